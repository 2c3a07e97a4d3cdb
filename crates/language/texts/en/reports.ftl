# Counts and the daily ledger.

counts-title = Figures
counts-data = As data (API)
counts-from = From
counts-to = To
counts-by = Broken down
counts-by-channel = Channel
counts-by-team = Team
counts-by-agent = Person
counts-by-mark = Mark
counts-mark = Mark
counts-contacts = Contacts
counts-inbound = Inbound
counts-outbound = Outbound
counts-missed = Missed
counts-closed = Closed
counts-guesses = Suggestions accepted
counts-guesses-about = Closings that accepted every suggestion as it was: a measure of how good the classification is.
counts-chart = { $count ->
    [one] { $count } contact in the chosen time
   *[other] { $count } contacts in the chosen time
}
counts-rule-title = Counting rule
counts-rule = One contact counts once, however many messages it has. An attempt counts although nobody was reached. A message of thanks belongs to what it follows. Automatic replies, bounces and spam are left out.
counts-behind = The rows behind the figure: { $what }
ledger-title = Daily ledger
ledger-lead = Every day and channel: seen at the source = stored = closed + open + parked. The difference must be zero.
ledger-none = The first day is not over yet
ledger-seen = Seen
ledger-stored = Stored
ledger-closed = Closed
ledger-open = Open
ledger-parked = Parked
ledger-difference = Difference
ledger-digest = Digest
ledger-signed = Signed { $at }
ledger-unsigned = Still running, not signed yet
