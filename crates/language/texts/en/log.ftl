# Logging a contact in one line.

log-title = Log a contact
log-lead = A call, a meeting, a word in the hallway or a mere attempt – in a few seconds.
log-who = Who
log-who-hint = Name, number or email. Someone unknown will do too.
log-found = Did you mean
log-somebody-new = Somebody else
log-outcome = How it went
log-what = What it was about
log-what-hint = In the customer’s own words, if you have time.
log-more = Time, others present, service
log-direction = Direction
log-at = When
log-at-hint = Empty means now. An earlier time is marked as entered afterwards.
log-participants = Others present
log-participants-hint = One a line.
log-then = Next the 3P: service, issue, feedback.
log-save = Log it
log-today = Logged by you today
log-none-today = You have not logged anything today.
