# The frame of every page: doors, commands, strips, dialogs, and what the browser code says.

## Doors

nav-rail = Work areas
nav-bottom = Bottom bar
nav-home = Home
nav-inbox = Inbox
nav-inbox-count = { $count ->
    [one] { $count } waits for you
   *[other] { $count } wait for you
}
nav-log = Log
nav-customers = Customers
nav-issues = Issues
nav-orders = Orders
nav-feedback = Feedback
nav-search = Search
nav-reports = Figures
nav-admin = Administration
nav-me = My menu
nav-more = More
nav-settings = My settings
nav-test-mail = Test mail (built in)

## Commands

command-with-key = { $label } ({ $key })
command-palette = Find a command, customer or number
command-keys = Keys
command-go-home = Go home
command-go-inbox = Go to inbox
command-go-customers = Go to customers
command-go-organisations = Go to organisations
command-go-issues = Go to issues
command-go-orders = Go to orders
command-go-feedback = Go to feedback
command-go-search = Search everything
command-go-counts = Go to figures
command-go-ledger = Daily ledger
command-go-admin = Go to administration
command-go-me = My settings
command-log = Log a contact
command-next = Next
command-previous = Previous
command-open = Open
command-back = Back to the list
command-refresh = Show what is new
command-context = Side panel
command-reply = Reply
command-note = Write a note
command-send = Send
command-send-close = Send and close
command-close = Close the interaction
command-claim = Take
command-assign = Assign
command-classify = Classify
command-new-order = New order
command-new-issue = New issue
command-new-feedback = New feedback
command-undo = Undo

## Lists of keys and the palette

keys-desk = Everywhere
keys-list = In a list
keys-interaction = In an open interaction
keys-on = Single-key shortcuts are on.
keys-off = Single-key shortcuts are off.
keys-change = Change
palette-label = Command, customer, number or word
palette-placeholder = For example “log”, Anssi, ISS-310…
palette-foot = Arrows choose, Enter opens.

## Skip links and strips

skip-list = Skip to the list
skip-thread = Skip to the thread
skip-composer = Skip to the reply field
skip-context = Skip to the side panel
shell-toasts = Notices
shell-sign-in-again = Sign in again
shell-sign-in-again-why = Your session ended. The page and the draft are kept.
forbidden-grantors = { $who } can grant the right.

## Components

pager-name = Pages
pager-first = To the top
pager-more = Show more
chart-as-table = The figures as a table
chart-by-day = One bar a day
presence-here = { $count ->
    [one] { $who } is looking
   *[other] { $who } are looking
}
presence-writing = { $count ->
    [one] { $who } is writing
   *[other] { $who } are writing
}
clock-response = response
clock-resolution = resolution
clock-follow-up = follow-up
clock-due = { $kind }: due { $at }
clock-kept = kept
clock-late = overdue
clock-left = left
chain-name = Record chain
channel-missed = { $channel }, missed
channel-out = { $channel }, from us
person-card = Customer
person-no-organisation = no organisation
person-verified = verified

## What the browser code says; { $n }, { $who }, { $at } and { $seconds } are filled there

browser-new = { $n } new
browser-outbox = { $n } waiting to send
browser-offline = The connection to the server broke. What you see is from { $at }.
browser-stale = What you see is from { $at }.
browser-sending = Sending…
browser-held = leaves in { $seconds } s
browser-undone = Sending undone. The text is back in the field.
browser-failed = That did not work. Nothing was lost.
browser-retry = Try again
browser-undo = Undo
browser-copied = Copied
browser-loading = Loading…
browser-slow = This takes longer than usual.
browser-who_writes = { $who } is writing
browser-who_watches = { $who } is looking
browser-newer = { $n } newer messages
browser-send_anyway = Send anyway
browser-saved = Draft saved { $at }
browser-shortcut_off = Shortcuts are off.
browser-arrived = { $n } new arrived
browser-no_hits = No hits
browser-dismiss = Dismiss
