# Words that every screen shares.

## Acts

common-save = Spara
common-cancel = Avbryt
common-close = Stäng
common-add = Lägg till
common-edit = Redigera
common-remove = Ta bort
common-delete = Radera
common-create = Skapa
common-send = Skicka
common-back = Tillbaka
common-next = Nästa
common-previous = Föregående
common-continue = Fortsätt
common-search = Sök
common-filter = Avgränsa
common-clear = Töm
common-choose = Välj
common-open = Öppna
common-show = Visa
common-hide = Dölj
common-show-all = Visa alla
common-show-more = Visa fler
common-show-less = Visa färre
common-copy = Kopiera
common-copied = Kopierat
common-download = Ladda ner
common-upload = Ladda upp
common-print = Skriv ut
common-retry = Försök igen
common-undo = Ångra
common-reload = Ladda om sidan
common-change = Ändra
common-confirm = Bekräfta
common-test = Testa
common-skip = Hoppa över
common-details = Mer information
common-help = Hjälp
common-menu = Meny
common-skip-to-content = Hoppa till innehållet
common-sign-out = Logga ut

## Answers and states

common-yes = Ja
common-no = Nej
common-ok = OK
common-done = Klart
common-none = Inget
common-nobody = Ingen
common-all = Alla
common-other = Annat
common-unknown = Okänt
common-unnamed = Utan namn
common-optional = frivilligt
common-required = obligatoriskt
common-on = På
common-off = Av
common-active = I bruk
common-retired = Ur bruk
common-new = Ny
common-loading = Laddar…
common-saving = Sparar…
common-saved = Sparat
common-sending = Skickar…
common-empty = Här finns inget ännu.
common-no-results = Inga träffar.

## Fields

common-name = Namn
common-description = Beskrivning
common-language = Språk
common-email = E-post
common-phone = Telefon
common-date = Datum
common-time = Tid
common-state = Status
common-owner = Ägare
common-customer = Kund
common-organisation = Organisation
common-service = Tjänst
common-concerns-service = Gäller tjänst
common-channel = Kanal
common-team = Team
common-person = Person
common-category = Kategori
common-reason = Orsak
common-note = Anteckning
common-attachments = Bilagor
common-created = Skapat
common-changed = Ändrat
common-due = Tidsfrist
common-today = I dag
common-yesterday = I går
common-tomorrow = I morgon
common-this-week = Den här veckan

## Errors

common-error-required = Fyll i det här fältet.
common-error-invalid = Kontrollera den här uppgiften.
common-error-too-long = Texten är för lång.
common-error-email = Kontrollera e-postadressen. Till exempel: namn@foretag.fi
common-error-check-fields = Kontrollera de markerade fälten. Inget har sparats ännu.
common-error-not-found = Sidan finns inte eller så har du inte rätt att se den.
common-error-forbidden = Du har inte rätt att göra detta.
common-error-conflict = Någon annan ändrade detta samtidigt. Läs den senaste versionen och försök igen.
common-error-expired = Sidan har varit öppen länge. Ladda om den och försök en gång till.
common-error-too-many = För många försök. Vänta en stund och försök igen.
common-error-failed = Något gick fel hos oss. Försök igen om en stund.
common-error-offline = Kontakten med servern bröts. Vi försöker igen.

## Counts

common-count-results = { $count ->
    [one] { $count } resultat
   *[other] { $count } resultat
}
common-count-more = och { $count } till
common-count-new = { $count ->
    [one] { $count } ny
   *[other] { $count } nya
}
common-count-attachments = { $count ->
    [one] { $count } bilaga
   *[other] { $count } bilagor
}

## Formats

common-quoted = ”{ $text }”
common-date-time = { $date } kl. { $time }
common-long-date = { $weekday } { $day } { $month } { $year }
common-yesterday-at = i går { $time }
common-tomorrow-at = i morgon { $time }
common-under-a-minute = under 1 min
common-minutes-short = { $count } min
common-hours-short = { $count } tim
common-days-short = { $count } d
common-time-left = { $time } kvar
common-time-over = { $time } över tiden
common-list-and = { $first } och { $last }
common-list-or = { $first } eller { $last }

## Months and weekdays

common-month-1 = januari
common-month-2 = februari
common-month-3 = mars
common-month-4 = april
common-month-5 = maj
common-month-6 = juni
common-month-7 = juli
common-month-8 = augusti
common-month-9 = september
common-month-10 = oktober
common-month-11 = november
common-month-12 = december
common-month-in-date-1 = januari
common-month-in-date-2 = februari
common-month-in-date-3 = mars
common-month-in-date-4 = april
common-month-in-date-5 = maj
common-month-in-date-6 = juni
common-month-in-date-7 = juli
common-month-in-date-8 = augusti
common-month-in-date-9 = september
common-month-in-date-10 = oktober
common-month-in-date-11 = november
common-month-in-date-12 = december
common-month-short-1 = jan.
common-month-short-2 = feb.
common-month-short-3 = mars
common-month-short-4 = apr.
common-month-short-5 = maj
common-month-short-6 = juni
common-month-short-7 = juli
common-month-short-8 = aug.
common-month-short-9 = sep.
common-month-short-10 = okt.
common-month-short-11 = nov.
common-month-short-12 = dec.
common-weekday-1 = måndag
common-weekday-2 = tisdag
common-weekday-3 = onsdag
common-weekday-4 = torsdag
common-weekday-5 = fredag
common-weekday-6 = lördag
common-weekday-7 = söndag
common-weekday-short-1 = må
common-weekday-short-2 = ti
common-weekday-short-3 = on
common-weekday-short-4 = to
common-weekday-short-5 = fr
common-weekday-short-6 = lö
common-weekday-short-7 = sö
