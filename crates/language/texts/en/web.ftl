# Pages of the web floor: home, customers, records, administration, the trace, and why a request was refused.

## Home

home-mine = My open ones
home-in-queue = In the queue
home-closed-today = Closed today
home-trouble-mailbox = The mailbox { $address } does not answer.
home-trouble-parked = { $count ->
    [one] { $count } message that came in is parked and waits for your decision.
   *[other] { $count } messages that came in are parked and wait for your decision.
}
home-trouble-dead = { $count ->
    [one] { $count } job was given up.
   *[other] { $count } jobs were given up.
}
home-step-service = Create the first service
home-step-mailbox = Connect a mailbox
home-step-colleague = Invite a colleague
home-step-form = Make a web form

## Customer

customer-erase = Erase this person’s data
customer-erase-about = Name, addresses, messages and files are erased for good. Numbers, times and states stay, so that the figures remain true.
customer-erase-reason = Why it is erased
customer-erase-reason-hint = Stays in the trace. Write nothing personal here.
customer-erase-do = Erase for good
duplicate-same_name = Same name

## Page of an issue, order or feedback

recordpage-effect = Effect
recordpage-order-kind = Kind of order
recordpage-feedback-kind = Kind of feedback
recordpage-origin = Origin
record-link-back-opened_from = Gave rise to
record-link-back-caused_by = Caused
record-link-back-follows = Followed by
record-link-back-duplicates = Has a duplicate
record-link-back-replaces = Replaced by

## Figures

counts-nothing = None

## Administration

admin-audit-verify = Check the chain
admin-users-link-sent = The link has been sent
admin-tokens-scope-read = Read
admin-tokens-scope-write = Write
admin-tokens-scope-admin = Administer
mailbox-test-imap = Incoming mail (IMAP)
mailbox-test-smtp = Outgoing mail (SMTP)
mailbox-test-time = The server did not answer within half a minute

## What was just done

said-logged = Interaction logged
said-merged = Customers merged
said-unmerged = Customers parted again
said-not-same = Marked as different people
said-erased = The person’s data is being erased
said-filed = Message filed away
said-record-owner = Handed over
said-record-service = Service changed
said-record-title = Title changed
said-record-resolution = Issue marked as resolved
said-record-delivery = Order marked as delivered
said-record-answer = Answer saved
said-record-closure = Closed

## The trace: what happened

trace-access-link_made = A one-time link was sent
trace-access-password_set = A password was set
trace-access-set_up = The desk was set up
trace-access-signed_in = Signed in
trace-access-signed_out = Signed out
trace-access-token_made = An API token was made
trace-access-token_revoked = An API token was revoked
trace-agent-changed = A user was changed
trace-agent-invited = A user was invited
trace-brand-changed = A brand was changed
trace-category-changed = A category was changed
trace-channel-changed = A channel was changed
trace-customer-changed = The customer’s details were changed
trace-customer-created = The customer was added
trace-customer-erased = The customer’s data was erased
trace-customer-hold_changed = The legal hold was changed
trace-customer-merged = Customers were merged
trace-customer-unmerged = Customers were parted again
trace-desk-set_up = The desk was set up
trace-duplicate-dismissed = Found to be different people
trace-feedback-answered = The feedback was answered
trace-feedback-closed = The feedback was closed
trace-feedback-received = The feedback was recorded
trace-form-changed = A form was changed
trace-identity-added = An address or number was added
trace-identity-retired = An address or number was removed
trace-inbound-filed = A parked message was filed away
trace-inbound-parked = A message was parked
trace-inbound-retried = A parked message was tried again
trace-interaction-acted = An action was noted
trace-interaction-action_removed = An action was removed
trace-interaction-answered = Answered and closed
trace-interaction-arrived = The interaction came in
trace-interaction-assigned = The interaction was handed over
trace-interaction-assured = The identity was checked
trace-interaction-begun = A new interaction was begun
trace-interaction-claimed = The interaction was claimed
trace-interaction-classified = The interaction was classified
trace-interaction-closed = The interaction was closed
trace-interaction-continued = Joined to an earlier matter
trace-interaction-customer_set = The customer was named
trace-interaction-filed = The message was filed, no answer needed
trace-interaction-follow_up_set = The follow-up was agreed
trace-interaction-guess_answered = A guess was answered
trace-interaction-joined = The customer added a message
trace-interaction-logged = The interaction was logged
trace-interaction-marked = A mark was set
trace-interaction-participant_added = A participant was added
trace-interaction-released = The interaction went back to the queue
trace-interaction-undone = The act before was taken back
trace-interaction-unmarked = A mark was removed
trace-issue-closed = The issue was closed
trace-issue-recorded = The issue was recorded
trace-issue-resolved = The issue was resolved
trace-ledger-signed = The daily ledger was signed
trace-mailbox-changed = A mailbox was changed
trace-mailbox-health_changed = A mailbox’s health changed
trace-message-changed = A message’s state changed
trace-message-noted = A note was written
trace-message-receipt_made = A receipt was sent
trace-message-replied = The customer was answered
trace-message-taken_back = A message was taken back
trace-order-closed = The order was closed
trace-order-delivered = The order was delivered
trace-order-received = The order was recorded
trace-organisation-changed = The organisation was changed
trace-organisation-created = The organisation was added
trace-record-assigned = The owner was changed
trace-record-renamed = The title was changed
trace-record-service_set = The service was changed
trace-service-changed = A service was changed
trace-setting-changed = A setting was changed
trace-team-changed = A team was changed

## Why it did not work

refusal-access-sign_in_failed = The e-mail address or the password does not match.
refusal-access-sign_in_needed = Please sign in first.
refusal-access-too_many_tries = There were too many tries. Wait a moment, then try again.
refusal-database-full = The disk is full, so nothing was saved. Tell the administrator.
refusal-database-unavailable = The database cannot be reached right now. Nothing was lost; try again in a moment.
refusal-figure-dimension_unknown = Figures cannot be broken down by this. Choose channel, team, person or mark.
refusal-interaction-direction_unknown = The direction is either in (from the customer to us) or out (from us to the customer).
refusal-interaction-outcome_unknown = Choose how the interaction went.
refusal-log-at_bad = Check the date and the time.
refusal-log-outcome_unknown = Choose how it went.
refusal-mailbox-message_empty = The message is empty.
refusal-mailbox-port_bad = The port is a number from 1 to 65535. Empty means the usual one.
refusal-message-kind_unknown = Choose whether this is a reply or a note.
refusal-password-current_wrong = The current password does not match.
refusal-password-differs = The passwords differ. Type the new one again.
refusal-request-body_malformed = The body of the request is malformed: { $what }
refusal-request-broken = Something went wrong on our side. Try again in a moment.
refusal-request-cursor_malformed = The address of the page is out of date. Start from the beginning of the list.
refusal-request-failed = This did not work. Try again in a moment.
refusal-request-foreign_origin = The request came from another site and was not accepted.
refusal-request-form_expired = The page has been open for long. Reload it and try once more.
refusal-request-key_malformed = The Idempotency-Key is empty or too long.
refusal-request-key_reused = The same key was already used for something else. Reload the page.
refusal-request-not_found = There is no such page, or you may not see it.
refusal-request-refused = This cannot be done. Check what you entered and try again.
refusal-request-too_large = What you sent is too large.
refusal-request-too_many = Too many requests in a row. Wait a moment and try again.
refusal-request-view_unknown = There is no such view.
refusal-setup-code_wrong = The setup code does not match. The program printed it when it started.
refusal-sink-address_bad = Check the customer’s address.
refusal-sink-text_missing = Write a message.
