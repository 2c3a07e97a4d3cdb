# The inbox: views, list and its states.

inbox-views = Näkymät
inbox-teams = Tiimit
inbox-filter = Rajaa luetteloa
inbox-filtered = Luettelo on rajattu.
inbox-unread = Lukematta
inbox-empty-title = Täällä ei odota kukaan
inbox-closed-today = { $count ->
    [one] Tänään on suljettu { $count } yhteydenotto.
   *[other] Tänään on suljettu { $count } yhteydenottoa.
}
inbox-none-open = Mitään ei ole avattu
inbox-none-open-text = Valitse yhteydenotto luettelosta. Nuolinäppäimillä pääset nopeasti.
