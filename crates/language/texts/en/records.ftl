# Words of the records: kinds, states, marks, actions, messages. Each ends in the code name that is stored.

## One and many of each kind

record-kind-conversation = Matter
record-kind-interaction = Interaction
record-kind-issue = Issue
record-kind-order = Order
record-kind-feedback = Feedback
record-kind-incident = Incident
record-kind-improvement = Improvement
record-kind-problem = Problem
record-kind-article = Article
record-kind-customer = Customer
record-kind-organisation = Organisation
record-kinds-conversation = Matters
record-kinds-interaction = Interactions
record-kinds-issue = Issues
record-kinds-order = Orders
record-kinds-feedback = Feedback
record-kinds-incident = Incidents
record-kinds-improvement = Improvements
record-kinds-problem = Problems
record-kinds-article = Articles
record-kinds-customer = Customers
record-kinds-organisation = Organisations

## Categories of states

record-category-open = Open
record-category-waiting = Waiting
record-category-done = Done

## States of an interaction

record-state-interaction-attempted = Waiting for us
record-state-interaction-connected = In hand
record-state-interaction-classified = Classified
record-state-interaction-missed = Missed
record-state-interaction-closed = Closed

## States of an issue

record-state-issue-recorded = Recorded
record-state-issue-classified = Classified
record-state-issue-diagnosing = Being looked into
record-state-issue-waiting_customer = Waiting for the customer
record-state-issue-waiting_third_party = Waiting for a third party
record-state-issue-resolved = Resolved
record-state-issue-closed = Closed
record-state-issue-reopened = Reopened
record-state-issue-cancelled = Cancelled
record-state-issue-duplicate = Duplicate

## States of an order

record-state-order-received = Received
record-state-order-validated = Checked
record-state-order-confirmed = Confirmed
record-state-order-awaiting_approval = Waiting for approval
record-state-order-approved = Approved
record-state-order-in_fulfilment = Being fulfilled
record-state-order-delivered = Delivered
record-state-order-closed = Closed
record-state-order-needs_correction = Needs correcting
record-state-order-rejected = Rejected
record-state-order-declined = Declined
record-state-order-cancelled = Cancelled
record-state-order-failed = Failed

## States of a piece of feedback

record-state-feedback-received = Received
record-state-feedback-recorded = Recorded
record-state-feedback-classified = Classified
record-state-feedback-routed = With the person responsible
record-state-feedback-acknowledged = Acknowledged
record-state-feedback-in_handling = In hand
record-state-feedback-answered = Answered
record-state-feedback-closed = Closed

## Why a contact did not come through

record-missed-abandoned = The customer hung up before an answer
record-missed-busy = Busy
record-missed-no_answer = No answer
record-missed-out_of_hours = Outside service hours
record-missed-bounced = The message did not get through
record-missed-spam = Spam
record-missed-auto_reply = Automatic reply
record-missed-list = Mailing list
record-missed-loop = Programs answering each other

## Direction

record-direction-in = From the customer
record-direction-out = To the customer

## Official or not

record-official-yes = Official channel
record-official-no = Unofficial channel
record-late-entry = Entered afterwards

## Marks: what a contact was about

record-mark-service = Service
record-mark-issue = Issue
record-mark-feedback = Feedback
record-mark-other = Other
record-mark-service-order = Order
record-mark-service-advice = Advice
record-mark-service-status_enquiry = Status enquiry
record-mark-guess = Suggestion

## Actions: what was done

record-action-replied = Answered the customer
record-action-advised = Gave advice
record-action-guided = Guided step by step
record-action-informed = Told how things stand
record-action-on_behalf = Did it for the customer
record-action-called = Called the customer
record-action-recorded = Recorded
record-action-fixed = Put it right
record-action-referred_elsewhere = Referred elsewhere
record-action-callback_agreed = Agreed to call back
record-action-message_left = Left a message
record-action-other = Other

## How a logged contact went

record-outcome-connected = Reached
record-outcome-no_answer = No answer
record-outcome-busy = Busy
record-outcome-abandoned = Broke off before an answer
record-outcome-out_of_hours = Outside service hours
record-outcome-message_left = Left a message
record-outcome-callback_agreed = Agreed to call back

## Messages

record-message-customer = Customer’s message
record-message-reply = Reply
record-message-note = Internal note
record-message-log = Log entry
record-message-receipt = Receipt
record-message-state-sending = Sending…
record-message-state-held = Leaving in a moment
record-message-state-queued = Queued
record-message-state-sent = Sent
record-message-state-deferred = Not accepted yet, trying again
record-message-state-failed = Could not be sent
record-message-state-bounced = Came back
record-message-state-undone = Sending undone

## Links between records

record-link-opened_from = Opened from
record-link-caused_by = Caused by
record-link-follows = Follows
record-link-duplicates = Duplicates
record-link-replaces = Replaces

## Parties

record-party-from = From
record-party-to = To
record-party-cc = Copy
record-party-present = Present
record-party-reporter = Reporter
record-party-payer = Payer
record-party-informed = Informed

## Effect and cause of an issue

record-effect-prevents = Prevents use
record-effect-degrades = Hampers use
record-effect-unknown = Not known
record-cause-customer = On the customer’s side
record-cause-unclear = Unclear
record-cause-fault = Fault
record-cause-unknown = Not known
record-works-yes = Works again, the customer says
record-works-presumed = Presumably works again
record-works-no = Does not work yet
record-own-words = In the customer’s own words

## Kinds and origins of feedback

record-feedback-comment = Comment
record-feedback-wish = Wish
record-feedback-improvement_suggestion = Suggestion
record-feedback-complaint = Complaint
record-feedback-praise = Praise
record-feedback-origin-spontaneous = Unasked
record-feedback-origin-solicited = Asked for

## Kinds of identities

record-identity-email = Email
record-identity-phone = Phone
record-identity-handle = Handle
record-identity-customer_number = Customer number

## Who is really calling

record-assurance-none = Identity not checked
record-assurance-facts = Knows the customer’s facts
record-assurance-code = Confirmed by a one-time code
record-assurance-strong = Strongly identified

## Where a record comes from

record-provenance-live = Live
record-provenance-legacy = Imported
record-provenance-practice = Practice

## Counts

record-count-interaction = { $count ->
    [one] { $count } interaction
   *[other] { $count } interactions
}
record-count-issue = { $count ->
    [one] { $count } issue
   *[other] { $count } issues
}
record-count-order = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
record-count-feedback = { $count ->
    [one] { $count } piece of feedback
   *[other] { $count } pieces of feedback
}
record-count-message = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
