# The frame of every page: doors, commands, strips, dialogs, and what the browser code says.

## Doors

nav-rail = Arbetsytor
nav-bottom = Nedre fältet
nav-home = Start
nav-inbox = Inkorg
nav-inbox-count = { $count ->
    [one] { $count } väntar på dig
   *[other] { $count } väntar på dig
}
nav-log = Logga
nav-customers = Kunder
nav-issues = Problem
nav-orders = Beställningar
nav-feedback = Respons
nav-search = Sök
nav-reports = Siffror
nav-admin = Administration
nav-me = Min meny
nav-more = Mer
nav-settings = Mina inställningar
nav-test-mail = Testpost (inbyggd)

## Commands

command-with-key = { $label } ({ $key })
command-palette = Sök kommando, kund eller nummer
command-keys = Tangenter
command-go-home = Gå till start
command-go-inbox = Gå till inkorgen
command-go-customers = Gå till kunder
command-go-organisations = Gå till organisationer
command-go-issues = Gå till problem
command-go-orders = Gå till beställningar
command-go-feedback = Gå till respons
command-go-search = Sök överallt
command-go-counts = Gå till siffror
command-go-ledger = Dagbok per kanal
command-go-admin = Gå till administrationen
command-go-me = Mina inställningar
command-log = Logga en kontakt
command-next = Nästa
command-previous = Föregående
command-open = Öppna
command-back = Tillbaka till listan
command-refresh = Visa nya
command-context = Sidopanel
command-reply = Svara
command-note = Skriv en anteckning
command-send = Skicka
command-send-close = Skicka och stäng
command-close = Stäng kontakten
command-claim = Ta
command-assign = Ge till någon annan
command-classify = Klassificera
command-new-order = Ny beställning
command-new-issue = Nytt problem
command-new-feedback = Ny respons
command-undo = Ångra

## Lists of keys and the palette

keys-desk = Överallt
keys-list = I listan
keys-interaction = I en öppen kontakt
keys-on = Enknappskommandon är på.
keys-off = Enknappskommandon är av.
keys-change = Ändra
palette-label = Kommando, kund, nummer eller ord
palette-placeholder = T.ex. ”logga”, Anssi, ISS-310…
palette-foot = Välj med pilarna, öppna med retur.

## Skip links and strips

skip-list = Hoppa till listan
skip-thread = Hoppa till meddelandena
skip-composer = Hoppa till svarsfältet
skip-context = Hoppa till sidopanelen
shell-toasts = Meddelanden
shell-sign-in-again = Logga in igen
shell-sign-in-again-why = Sessionen tog slut. Sidan och utkastet är kvar.
forbidden-grantors = Rätten kan ges av { $who }.

## Components

pager-name = Sidor
pager-first = Till början
pager-more = Visa fler
chart-as-table = Siffrorna som tabell
chart-by-day = En stapel per dag
presence-here = { $count ->
    [one] { $who } tittar
   *[other] { $who } tittar
}
presence-writing = { $count ->
    [one] { $who } skriver
   *[other] { $who } skriver
}
clock-response = svar
clock-resolution = lösning
clock-follow-up = uppföljning
clock-due = { $kind }: senast { $at }
clock-kept = hållet
clock-late = försenat
clock-left = kvar
chain-name = Kedjan av ärenden
channel-missed = { $channel }, missad
channel-out = { $channel }, från oss
person-card = Kund
person-no-organisation = ingen organisation
person-verified = bekräftad

## What the browser code says; { $n }, { $who }, { $at } and { $seconds } are filled there

browser-new = { $n } nya
browser-outbox = { $n } väntar på att skickas
browser-offline = Kontakten med servern bröts. Uppgifterna är från { $at }.
browser-stale = Uppgifterna är från { $at }.
browser-sending = Skickar…
browser-held = skickas om { $seconds } s
browser-undone = Sändningen ångrades. Texten är tillbaka i fältet.
browser-failed = Det lyckades inte. Inget gick förlorat.
browser-retry = Försök igen
browser-undo = Ångra
browser-copied = Kopierat
browser-loading = Laddar…
browser-slow = Det här tar längre tid än vanligt.
browser-who_writes = { $who } skriver
browser-who_watches = { $who } tittar
browser-newer = { $n } nyare meddelanden
browser-send_anyway = Skicka ändå
browser-saved = Utkastet sparat { $at }
browser-shortcut_off = Tangenterna är avstängda.
browser-arrived = { $n } nya har kommit
browser-no_hits = Inga träffar
browser-dismiss = Stäng meddelandet
