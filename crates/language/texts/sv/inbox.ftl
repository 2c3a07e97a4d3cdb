# The inbox: views, list and its states.

inbox-views = Vyer
inbox-teams = Team
inbox-filter = Begränsa listan
inbox-filtered = Listan är begränsad.
inbox-unread = Oläst
inbox-empty-title = Ingen väntar här
inbox-closed-today = { $count ->
    [one] I dag har { $count } kontakt stängts.
   *[other] I dag har { $count } kontakter stängts.
}
inbox-none-open = Inget är öppet
inbox-none-open-text = Välj en kontakt i listan. Piltangenterna går fort.
