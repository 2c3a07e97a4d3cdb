# Words that every screen shares.

## Acts

common-save = Tallenna
common-cancel = Peru
common-close = Sulje
common-add = Lisää
common-edit = Muokkaa
common-remove = Poista
common-delete = Poista
common-create = Luo
common-send = Lähetä
common-back = Takaisin
common-next = Seuraava
common-previous = Edellinen
common-continue = Jatka
common-search = Hae
common-filter = Rajaa
common-clear = Tyhjennä
common-choose = Valitse
common-open = Avaa
common-show = Näytä
common-hide = Piilota
common-show-all = Näytä kaikki
common-show-more = Näytä lisää
common-show-less = Näytä vähemmän
common-copy = Kopioi
common-copied = Kopioitu
common-download = Lataa
common-upload = Lataa tiedosto
common-print = Tulosta
common-retry = Yritä uudelleen
common-undo = Kumoa
common-reload = Päivitä sivu
common-change = Vaihda
common-confirm = Vahvista
common-test = Testaa
common-skip = Ohita
common-details = Lisätiedot
common-help = Ohje
common-menu = Valikko
common-skip-to-content = Siirry sisältöön
common-sign-out = Kirjaudu ulos

## Answers and states

common-yes = Kyllä
common-no = Ei
common-ok = OK
common-done = Valmis
common-none = Ei mitään
common-nobody = Ei kukaan
common-all = Kaikki
common-other = Muu
common-unknown = Ei tiedossa
common-unnamed = Nimetön
common-optional = vapaaehtoinen
common-required = pakollinen
common-on = Käytössä
common-off = Pois käytöstä
common-active = Käytössä
common-retired = Poistettu käytöstä
common-new = Uusi
common-loading = Ladataan…
common-saving = Tallennetaan…
common-saved = Tallennettu
common-sending = Lähetetään…
common-empty = Täällä ei ole vielä mitään.
common-no-results = Ei hakutuloksia.

## Fields

common-name = Nimi
common-description = Kuvaus
common-language = Kieli
common-email = Sähköposti
common-phone = Puhelin
common-date = Päivä
common-time = Aika
common-state = Tila
common-owner = Omistaja
common-customer = Asiakas
common-organisation = Organisaatio
common-service = Palvelu
common-concerns-service = Koskee palvelua
common-channel = Kanava
common-team = Tiimi
common-person = Henkilö
common-category = Luokka
common-reason = Syy
common-note = Muistiinpano
common-attachments = Liitteet
common-created = Luotu
common-changed = Muutettu
common-due = Määräaika
common-today = Tänään
common-yesterday = Eilen
common-tomorrow = Huomenna
common-this-week = Tällä viikolla

## Errors

common-error-required = Tämä tieto tarvitaan.
common-error-invalid = Tarkista tämä tieto.
common-error-too-long = Teksti on liian pitkä.
common-error-email = Tarkista sähköpostiosoite. Esimerkiksi: nimi@yritys.fi
common-error-check-fields = Tarkista merkityt kohdat. Mitään ei ole vielä tallennettu.
common-error-not-found = Sivua ei löydy tai sinulla ei ole oikeutta nähdä sitä.
common-error-forbidden = Sinulla ei ole oikeutta tähän.
common-error-conflict = Joku muutti tätä samaan aikaan. Katso uusin versio ja yritä uudelleen.
common-error-expired = Sivu on ollut auki pitkään. Lataa se uudelleen ja yritä vielä kerran.
common-error-too-many = Yrityksiä on liian monta. Odota hetki ja yritä uudelleen.
common-error-failed = Jokin meni vikaan meidän päässämme. Yritä hetken päästä uudelleen.
common-error-offline = Yhteys palvelimeen katkesi. Yritämme uudelleen.

## Counts

common-count-results = { $count ->
    [one] { $count } tulos
   *[other] { $count } tulosta
}
common-count-more = ja { $count } muuta
common-count-new = { $count ->
    [one] { $count } uusi
   *[other] { $count } uutta
}
common-count-attachments = { $count ->
    [one] { $count } liite
   *[other] { $count } liitettä
}

## Formats

common-quoted = ”{ $text }”
common-date-time = { $date } klo { $time }
common-long-date = { $weekday } { $day }. { $month } { $year }
common-yesterday-at = eilen { $time }
common-tomorrow-at = huomenna { $time }
common-under-a-minute = alle 1 min
common-minutes-short = { $count } min
common-hours-short = { $count } t
common-days-short = { $count } pv
common-time-left = { $time } jäljellä
common-time-over = { $time } myöhässä
common-list-and = { $first } ja { $last }
common-list-or = { $first } tai { $last }

## Months and weekdays

common-month-1 = tammikuu
common-month-2 = helmikuu
common-month-3 = maaliskuu
common-month-4 = huhtikuu
common-month-5 = toukokuu
common-month-6 = kesäkuu
common-month-7 = heinäkuu
common-month-8 = elokuu
common-month-9 = syyskuu
common-month-10 = lokakuu
common-month-11 = marraskuu
common-month-12 = joulukuu
common-month-in-date-1 = tammikuuta
common-month-in-date-2 = helmikuuta
common-month-in-date-3 = maaliskuuta
common-month-in-date-4 = huhtikuuta
common-month-in-date-5 = toukokuuta
common-month-in-date-6 = kesäkuuta
common-month-in-date-7 = heinäkuuta
common-month-in-date-8 = elokuuta
common-month-in-date-9 = syyskuuta
common-month-in-date-10 = lokakuuta
common-month-in-date-11 = marraskuuta
common-month-in-date-12 = joulukuuta
common-month-short-1 = tammi
common-month-short-2 = helmi
common-month-short-3 = maalis
common-month-short-4 = huhti
common-month-short-5 = touko
common-month-short-6 = kesä
common-month-short-7 = heinä
common-month-short-8 = elo
common-month-short-9 = syys
common-month-short-10 = loka
common-month-short-11 = marras
common-month-short-12 = joulu
common-weekday-1 = maanantai
common-weekday-2 = tiistai
common-weekday-3 = keskiviikko
common-weekday-4 = torstai
common-weekday-5 = perjantai
common-weekday-6 = lauantai
common-weekday-7 = sunnuntai
common-weekday-short-1 = ma
common-weekday-short-2 = ti
common-weekday-short-3 = ke
common-weekday-short-4 = to
common-weekday-short-5 = pe
common-weekday-short-6 = la
common-weekday-short-7 = su
