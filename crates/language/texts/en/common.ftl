# Words that every screen shares.

## Acts

common-save = Save
common-cancel = Cancel
common-close = Close
common-add = Add
common-edit = Edit
common-remove = Remove
common-delete = Delete
common-create = Create
common-send = Send
common-back = Back
common-next = Next
common-previous = Previous
common-continue = Continue
common-search = Search
common-filter = Filter
common-clear = Clear
common-choose = Choose
common-open = Open
common-show = Show
common-hide = Hide
common-show-all = Show all
common-show-more = Show more
common-show-less = Show fewer
common-copy = Copy
common-copied = Copied
common-download = Download
common-upload = Upload
common-print = Print
common-retry = Try again
common-undo = Undo
common-reload = Reload the page
common-change = Change
common-confirm = Confirm
common-test = Test
common-skip = Skip
common-details = Details
common-help = Help
common-menu = Menu
common-skip-to-content = Skip to content
common-sign-out = Sign out

## Answers and states

common-yes = Yes
common-no = No
common-ok = OK
common-done = Done
common-none = None
common-nobody = Nobody
common-all = All
common-other = Other
common-unknown = Unknown
common-unnamed = No name
common-optional = optional
common-required = required
common-on = On
common-off = Off
common-active = In use
common-retired = Retired
common-new = New
common-loading = Loading…
common-saving = Saving…
common-saved = Saved
common-sending = Sending…
common-empty = Nothing here yet.
common-no-results = No results.

## Fields

common-name = Name
common-description = Description
common-language = Language
common-email = Email
common-phone = Phone
common-date = Date
common-time = Time
common-state = State
common-owner = Owner
common-customer = Customer
common-organisation = Organisation
common-service = Service
common-concerns-service = Concerns service
common-channel = Channel
common-team = Team
common-person = Person
common-category = Category
common-reason = Reason
common-note = Note
common-attachments = Attachments
common-created = Created
common-changed = Changed
common-due = Due
common-today = Today
common-yesterday = Yesterday
common-tomorrow = Tomorrow
common-this-week = This week

## Errors

common-error-required = This is needed.
common-error-invalid = Please check this.
common-error-too-long = This text is too long.
common-error-email = Check the email address. For example: name@company.com
common-error-check-fields = Check the marked fields. Nothing has been saved yet.
common-error-not-found = There is no such page, or you may not see it.
common-error-forbidden = You may not do this.
common-error-conflict = Someone changed this at the same time. Look at the newest version and try again.
common-error-expired = This page has been open for a long time. Reload it and try once more.
common-error-too-many = Too many attempts. Wait a moment and try again.
common-error-failed = Something went wrong on our side. Try again in a moment.
common-error-offline = The connection to the server broke. Trying again.

## Counts

common-count-results = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
common-count-more = and { $count } more
common-count-new = { $count } new
common-count-attachments = { $count ->
    [one] { $count } attachment
   *[other] { $count } attachments
}

## Formats

common-quoted = “{ $text }”
common-date-time = { $date } { $time }
common-long-date = { $weekday } { $day } { $month } { $year }
common-yesterday-at = yesterday { $time }
common-tomorrow-at = tomorrow { $time }
common-under-a-minute = under 1 min
common-minutes-short = { $count } min
common-hours-short = { $count } h
common-days-short = { $count } d
common-time-left = { $time } left
common-time-over = { $time } overdue
common-list-and = { $first } and { $last }
common-list-or = { $first } or { $last }

## Months and weekdays

common-month-1 = January
common-month-2 = February
common-month-3 = March
common-month-4 = April
common-month-5 = May
common-month-6 = June
common-month-7 = July
common-month-8 = August
common-month-9 = September
common-month-10 = October
common-month-11 = November
common-month-12 = December
common-month-in-date-1 = January
common-month-in-date-2 = February
common-month-in-date-3 = March
common-month-in-date-4 = April
common-month-in-date-5 = May
common-month-in-date-6 = June
common-month-in-date-7 = July
common-month-in-date-8 = August
common-month-in-date-9 = September
common-month-in-date-10 = October
common-month-in-date-11 = November
common-month-in-date-12 = December
common-month-short-1 = Jan
common-month-short-2 = Feb
common-month-short-3 = Mar
common-month-short-4 = Apr
common-month-short-5 = May
common-month-short-6 = Jun
common-month-short-7 = Jul
common-month-short-8 = Aug
common-month-short-9 = Sep
common-month-short-10 = Oct
common-month-short-11 = Nov
common-month-short-12 = Dec
common-weekday-1 = Monday
common-weekday-2 = Tuesday
common-weekday-3 = Wednesday
common-weekday-4 = Thursday
common-weekday-5 = Friday
common-weekday-6 = Saturday
common-weekday-7 = Sunday
common-weekday-short-1 = Mon
common-weekday-short-2 = Tue
common-weekday-short-3 = Wed
common-weekday-short-4 = Thu
common-weekday-short-5 = Fri
common-weekday-short-6 = Sat
common-weekday-short-7 = Sun
