# One's own settings.

me-theme = Ulkoasu
me-theme-system = Kuten laitteessa
me-theme-light = Vaalea
me-theme-dark = Tumma
me-theme-contrast = Suuri kontrasti
me-density = Tiheys
me-density-hint = Kuinka korkeita luettelon rivit ovat.
me-density-compact = Tiivis
me-density-default = Tavallinen
me-density-comfortable = Väljä
me-keys = Yhden näppäimen pikanäppäimet
me-keys-hint = Kytke pois, jos puheohjaus tai apuväline laukaisee niitä vahingossa.
me-keys-lead = Mikään ei vaadi näppäintä, mutta ne säästävät joka päivä aikaa.
me-undo = Kumoamisaika sekunteina
me-undo-hint = 0–30. Viesti odottaa näin kauan ennen lähtöä.
me-password = Salasana
me-password-current = Nykyinen salasana
me-password-new = Uusi salasana
me-password-change = Vaihda salasana
