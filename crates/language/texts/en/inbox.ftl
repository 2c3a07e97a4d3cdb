# The inbox: views, list and its states.

inbox-views = Views
inbox-teams = Teams
inbox-filter = Narrow the list
inbox-filtered = The list is narrowed.
inbox-unread = Unread
inbox-empty-title = Nobody is waiting here
inbox-closed-today = { $count ->
    [one] { $count } interaction closed today.
   *[other] { $count } interactions closed today.
}
inbox-none-open = Nothing is open
inbox-none-open-text = Choose an interaction from the list. The arrow keys are quick.
