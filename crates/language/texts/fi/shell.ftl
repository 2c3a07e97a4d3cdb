# The frame of every page: doors, commands, strips, dialogs, and what the browser code says.

## Doors

nav-rail = Työtilat
nav-bottom = Alapalkki
nav-home = Etusivu
nav-inbox = Saapuneet
nav-inbox-count = { $count ->
    [one] { $count } odottaa sinua
   *[other] { $count } odottaa sinua
}
nav-log = Kirjaa
nav-customers = Asiakkaat
nav-issues = Pulmat
nav-orders = Tilaukset
nav-feedback = Palautteet
nav-search = Haku
nav-reports = Luvut
nav-admin = Ylläpito
nav-me = Oma valikko
nav-more = Lisää
nav-settings = Omat asetukset
nav-test-mail = Testiposti (sisäänrakennettu)

## Commands

command-with-key = { $label } ({ $key })
command-palette = Etsi komento, asiakas tai numero
command-keys = Näppäimet
command-go-home = Siirry etusivulle
command-go-inbox = Siirry saapuneisiin
command-go-customers = Siirry asiakkaisiin
command-go-organisations = Siirry organisaatioihin
command-go-issues = Siirry pulmiin
command-go-orders = Siirry tilauksiin
command-go-feedback = Siirry palautteisiin
command-go-search = Hae kaikesta
command-go-counts = Siirry lukuihin
command-go-ledger = Päiväkirja kanavittain
command-go-admin = Siirry ylläpitoon
command-go-me = Omat asetukset
command-log = Kirjaa yhteydenotto
command-next = Seuraava
command-previous = Edellinen
command-open = Avaa
command-back = Takaisin luetteloon
command-refresh = Näytä uudet
command-context = Tietopalsta
command-reply = Vastaa
command-note = Kirjoita muistiinpano
command-send = Lähetä
command-send-close = Lähetä ja sulje
command-close = Sulje yhteydenotto
command-claim = Ota
command-assign = Anna toiselle
command-classify = Luokittele
command-new-order = Uusi tilaus
command-new-issue = Uusi pulma
command-new-feedback = Uusi palaute
command-undo = Kumoa

## Lists of keys and the palette

keys-desk = Kaikkialla
keys-list = Luettelossa
keys-interaction = Avoimessa yhteydenotossa
keys-on = Yhden näppäimen pikanäppäimet ovat käytössä.
keys-off = Yhden näppäimen pikanäppäimet ovat pois päältä.
keys-change = Muuta
palette-label = Komento, asiakas, numero tai sana
palette-placeholder = Esim. ”kirjaa”, Anssi, ISS-310…
palette-foot = Nuolilla valitset, rivinvaihdolla avaat.

## Skip links and strips

skip-list = Siirry luetteloon
skip-thread = Siirry viesteihin
skip-composer = Siirry vastauskenttään
skip-context = Siirry tietopalstaan
shell-toasts = Ilmoitukset
shell-sign-in-again = Kirjaudu uudelleen
shell-sign-in-again-why = Istunto päättyi. Sivu ja luonnos ovat tallessa.
forbidden-grantors = Oikeuden voi antaa { $who }.

## Components

pager-name = Sivut
pager-first = Alkuun
pager-more = Näytä lisää
chart-as-table = Luvut taulukkona
chart-by-day = Pylväs päivää kohden
presence-here = { $count ->
    [one] { $who } katsoo
   *[other] { $who } katsovat
}
presence-writing = { $count ->
    [one] { $who } kirjoittaa
   *[other] { $who } kirjoittavat
}
clock-response = vastaus
clock-resolution = ratkaisu
clock-follow-up = jatko
clock-due = { $kind }: viimeistään { $at }
clock-kept = pidetty
clock-late = myöhässä
clock-left = jäljellä
chain-name = Tästä syntynyt ketju
channel-missed = { $channel }, ei tavoitettu
channel-out = { $channel }, meiltä
person-card = Asiakas
person-no-organisation = ei organisaatiota
person-verified = varmistettu

## What the browser code says; { $n }, { $who }, { $at } and { $seconds } are filled there

browser-new = { $n } uutta
browser-outbox = { $n } odottaa lähetystä
browser-offline = Yhteys palvelimeen katkesi. Tiedot ovat ajalta { $at }.
browser-stale = Tiedot ovat ajalta { $at }.
browser-sending = Lähetetään…
browser-held = lähtee { $seconds } s kuluttua
browser-undone = Lähetys kumottu. Teksti on taas kentässä.
browser-failed = Ei onnistunut. Mitään ei kadonnut.
browser-retry = Yritä uudelleen
browser-undo = Kumoa
browser-copied = Kopioitu
browser-loading = Ladataan…
browser-slow = Tämä kestää tavallista kauemmin.
browser-who_writes = { $who } kirjoittaa
browser-who_watches = { $who } katsoo
browser-newer = { $n } uudempaa viestiä
browser-send_anyway = Lähetä silti
browser-saved = Luonnos tallennettu { $at }
browser-shortcut_off = Pikanäppäimet ovat pois päältä.
browser-arrived = { $n } uutta saapunut
browser-no_hits = Ei osumia
browser-dismiss = Sulje ilmoitus
