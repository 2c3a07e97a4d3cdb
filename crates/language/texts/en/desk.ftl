# Inboxes and threads: views, what happened, what was just done.

inbox-view-mine = Mine
inbox-view-queue = In the queue
inbox-view-open = All open
inbox-view-missed = Not reached
inbox-view-closed = Closed
inbox-view-all = All
inbox-unknown = Unknown

event-nobody = the team
event-interaction-claimed = { $who } took the interaction
event-interaction-released = { $who } gave the interaction back to the queue
event-interaction-assigned = { $who } handed the interaction over: { $owner }
event-interaction-closed = { $who } closed the interaction
event-interaction-answered = { $who } answered and closed the interaction
event-interaction-undone = { $who } took the last act back
event-interaction-continued = { $who } joined the interaction to this matter
event-interaction-customer_set = { $who } said who the customer is
event-message-taken_back = { $who } took the message back

said-claim = The interaction is yours now
said-take-over = You took the interaction over
said-release = You gave the interaction back to the queue
said-owner = Handed over
said-marks = Marked
said-guesses = Noted
said-service = Service changed
said-category = Category changed
said-actions = Action noted
said-removal = Removed
said-follow-up = Follow-up noted
said-customer = Customer set
said-closure = Interaction closed
said-answered = Sending and closing
said-reply = Sending
said-note = Note saved
said-undone = Taken back
said-retry = Trying again
said-brought_back = Brought to the queue
said-orders = Order recorded
said-issues = Issue recorded
said-feedback = Feedback recorded

follow-up-call_back = We will call back
follow-up-write = We will write to the customer
follow-up-wait = The customer will be in touch again

record-order-kind-basic = Basic service
record-order-kind-special = Special service
record-order-kind-change = Change
record-order-kind-product = Product
record-order-kind-add_on = Add-on
record-feedback-kind-comment = Comment
record-feedback-kind-wish = Wish
record-feedback-kind-suggestion = Improvement suggestion
record-feedback-kind-complaint = Complaint
record-feedback-kind-praise = Praise
record-effect-reduced = Makes work harder
record-effect-lost = Stops work
