# One interaction: header, thread, messages and the column beside it.

## Header

interaction-back = Back to the list
interaction-assign = Assign
interaction-release = Release to the queue
interaction-mine = (you)
interaction-unclaimed = nobody has it yet
interaction-entered = Entered { $at }
interaction-owner-away = { $who } is away: { $until }
interaction-missed = Missed: { $why }
interaction-closed = Closed { $at } – { $who }

## Thread

thread-name = Messages and events
thread-earlier = Show earlier
message-note-label = Note – only for us
message-erased = The words were erased on request.
message-quoted = Quoted message
message-original = Original formatting
message-leaves = leaves in { $seconds } s
message-deferred = Not delivered yet, trying again { $at }
message-server-said = The receiving server said:
message-bring-back = Bring to the queue
message-filed = Filed with a closed interaction: nothing new in it.
message-send-again = Send again

## The column beside

context-name = 3P and details
context-last-said = Last said
context-who = Who is this?
context-unknown = This person is not known yet. You can serve them all the same.
context-new-person = Enter the person
context-identity = Email or phone
context-open-now = Open now
context-recent = Lately
