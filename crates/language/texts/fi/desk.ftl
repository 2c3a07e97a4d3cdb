# Inboxes and threads: views, what happened, what was just done.

inbox-view-mine = Omat
inbox-view-queue = Jonossa
inbox-view-open = Kaikki avoimet
inbox-view-missed = Tavoittamattomat
inbox-view-closed = Suljetut
inbox-view-all = Kaikki
inbox-unknown = Tuntematon

event-nobody = tiimi
event-interaction-claimed = { $who } otti yhteydenoton
event-interaction-released = { $who } palautti yhteydenoton jonoon
event-interaction-assigned = { $who } siirsi yhteydenoton: { $owner }
event-interaction-closed = { $who } sulki yhteydenoton
event-interaction-answered = { $who } vastasi ja sulki yhteydenoton
event-interaction-undone = { $who } perui viimeisen toimensa
event-interaction-continued = { $who } liitti yhteydenoton tähän asiaan
event-interaction-customer_set = { $who } merkitsi, kuka asiakas on
event-message-taken_back = { $who } perui lähetyksen

said-claim = Yhteydenotto on nyt sinun
said-take-over = Otit yhteydenoton hoitaaksesi
said-release = Palautit yhteydenoton jonoon
said-owner = Siirretty
said-marks = Merkitty
said-guesses = Kirjattu
said-service = Palvelu vaihdettu
said-category = Luokka vaihdettu
said-actions = Toimenpide kirjattu
said-removal = Poistettu
said-follow-up = Jatkotoimi kirjattu
said-customer = Asiakas merkitty
said-closure = Yhteydenotto suljettu
said-answered = Lähetetään ja suljetaan
said-reply = Lähetetään
said-note = Muistiinpano tallennettu
said-undone = Peruttu
said-retry = Yritetään uudelleen
said-brought_back = Nostettu jonoon
said-orders = Tilaus kirjattu
said-issues = Pulma kirjattu
said-feedback = Palaute kirjattu

follow-up-call_back = Soitamme takaisin
follow-up-write = Kirjoitamme asiakkaalle
follow-up-wait = Asiakas ottaa uudelleen yhteyttä

record-order-kind-basic = Peruspalvelu
record-order-kind-special = Erikoispalvelu
record-order-kind-change = Muutos
record-order-kind-product = Tuote
record-order-kind-add_on = Lisätilaus
record-feedback-kind-comment = Kommentti
record-feedback-kind-wish = Toive
record-feedback-kind-suggestion = Parannusehdotus
record-feedback-kind-complaint = Valitus
record-feedback-kind-praise = Kiitos
record-effect-reduced = Haittaa työtä
record-effect-lost = Estää työn
