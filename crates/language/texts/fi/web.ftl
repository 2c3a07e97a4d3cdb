# Pages of the web floor: home, customers, records, administration, the trace, and why a request was refused.

## Home

home-mine = Omat avoimet
home-in-queue = Jonossa
home-closed-today = Suljettu tänään
home-trouble-mailbox = Postilaatikko { $address } ei vastaa.
home-trouble-parked = { $count ->
    [one] { $count } saapunut viesti odottaa sivussa päätöstäsi.
   *[other] { $count } saapunutta viestiä odottaa sivussa päätöstäsi.
}
home-trouble-dead = { $count ->
    [one] { $count } taustatyö jäi tekemättä.
   *[other] { $count } taustatyötä jäi tekemättä.
}
home-step-service = Luo ensimmäinen palvelu
home-step-mailbox = Yhdistä postilaatikko
home-step-colleague = Kutsu työkaveri
home-step-form = Tee verkkolomake

## Customer

customer-erase = Poista henkilön tiedot
customer-erase-about = Nimi, osoitteet, viestit ja liitteet poistetaan lopullisesti. Numerot, ajat ja tilat jäävät, jotta luvut pysyvät oikeina.
customer-erase-reason = Miksi tiedot poistetaan
customer-erase-reason-hint = Jää lokiin. Älä kirjoita tähän henkilön tietoja.
customer-erase-do = Poista lopullisesti
duplicate-same_name = Sama nimi

## Page of an issue, order or feedback

recordpage-effect = Vaikutus
recordpage-order-kind = Tilauksen laji
recordpage-feedback-kind = Palautteen laji
recordpage-origin = Alkuperä
record-link-back-opened_from = Tästä syntyi
record-link-back-caused_by = Aiheutti
record-link-back-follows = Tätä jatkaa
record-link-back-duplicates = Tämän kaksoiskappale
record-link-back-replaces = Tämän korvaa

## Figures

counts-nothing = Ei kenenkään

## Administration

admin-audit-verify = Tarkista ketju
admin-users-link-sent = Linkki on lähetetty
admin-tokens-scope-read = Lukea
admin-tokens-scope-write = Kirjoittaa
admin-tokens-scope-admin = Ylläpitää
mailbox-test-imap = Saapuva posti (IMAP)
mailbox-test-smtp = Lähtevä posti (SMTP)
mailbox-test-time = Palvelin ei vastannut puolessa minuutissa

## What was just done

said-logged = Yhteydenotto kirjattu
said-merged = Asiakkaat yhdistetty
said-unmerged = Asiakkaat erotettu taas
said-not-same = Merkitty eri henkilöiksi
said-erased = Henkilön tiedot poistetaan
said-filed = Viesti arkistoitu
said-record-owner = Siirretty
said-record-service = Palvelu vaihdettu
said-record-title = Otsikko vaihdettu
said-record-resolution = Pulma merkitty ratkaistuksi
said-record-delivery = Tilaus merkitty toimitetuksi
said-record-answer = Vastaus tallennettu
said-record-closure = Suljettu

## The trace: what happened

trace-access-link_made = Lähetettiin kertakäyttöinen linkki
trace-access-password_set = Salasana vaihdettiin
trace-access-set_up = Tuki otettiin käyttöön
trace-access-signed_in = Kirjauduttiin sisään
trace-access-signed_out = Kirjauduttiin ulos
trace-access-token_made = Luotiin API-avain
trace-access-token_revoked = API-avain poistettiin käytöstä
trace-agent-changed = Käyttäjän tietoja muutettiin
trace-agent-invited = Käyttäjä kutsuttiin
trace-brand-changed = Brändiä muutettiin
trace-category-changed = Luokkaa muutettiin
trace-channel-changed = Kanavaa muutettiin
trace-customer-changed = Asiakkaan tietoja muutettiin
trace-customer-created = Asiakas lisättiin
trace-customer-erased = Asiakkaan tiedot poistettiin
trace-customer-hold_changed = Säilytysmääräystä muutettiin
trace-customer-merged = Asiakkaat yhdistettiin
trace-customer-unmerged = Asiakkaat erotettiin taas
trace-desk-set_up = Tuki otettiin käyttöön
trace-duplicate-dismissed = Todettiin eri henkilöiksi
trace-feedback-answered = Palautteeseen vastattiin
trace-feedback-closed = Palaute suljettiin
trace-feedback-received = Palaute kirjattiin
trace-form-changed = Lomaketta muutettiin
trace-identity-added = Lisättiin osoite tai numero
trace-identity-retired = Poistettiin osoite tai numero
trace-inbound-filed = Sivussa ollut viesti arkistoitiin
trace-inbound-parked = Viesti jäi sivuun
trace-inbound-retried = Sivussa ollutta viestiä yritettiin uudelleen
trace-interaction-acted = Kirjattiin toimenpide
trace-interaction-action_removed = Poistettiin toimenpide
trace-interaction-answered = Vastattiin ja suljettiin
trace-interaction-arrived = Yhteydenotto saapui
trace-interaction-assigned = Yhteydenotto annettiin toiselle
trace-interaction-assured = Henkilöllisyys tarkistettiin
trace-interaction-begun = Aloitettiin uusi yhteydenotto
trace-interaction-claimed = Yhteydenotto otettiin
trace-interaction-classified = Yhteydenotto luokiteltiin
trace-interaction-closed = Yhteydenotto suljettiin
trace-interaction-continued = Liitettiin aiempaan asiaan
trace-interaction-customer_set = Merkittiin, kuka asiakas on
trace-interaction-filed = Viesti liitettiin ilman vastaustarvetta
trace-interaction-follow_up_set = Sovittiin jatkosta
trace-interaction-guess_answered = Ehdotukseen vastattiin
trace-interaction-joined = Asiakas lisäsi viestin
trace-interaction-logged = Yhteydenotto kirjattiin
trace-interaction-marked = Lisättiin merkintä
trace-interaction-participant_added = Lisättiin osallistuja
trace-interaction-released = Yhteydenotto palautettiin jonoon
trace-interaction-undone = Edellinen teko kumottiin
trace-interaction-unmarked = Poistettiin merkintä
trace-issue-closed = Pulma suljettiin
trace-issue-recorded = Pulma kirjattiin
trace-issue-resolved = Pulma ratkaistiin
trace-ledger-signed = Päiväkirja allekirjoitettiin
trace-mailbox-changed = Postilaatikkoa muutettiin
trace-mailbox-health_changed = Postilaatikon kunto muuttui
trace-message-changed = Viestin tila muuttui
trace-message-noted = Kirjoitettiin muistiinpano
trace-message-receipt_made = Lähetettiin vastaanottokuittaus
trace-message-replied = Vastattiin asiakkaalle
trace-message-taken_back = Lähetys peruttiin
trace-order-closed = Tilaus suljettiin
trace-order-delivered = Tilaus toimitettiin
trace-order-received = Tilaus kirjattiin
trace-organisation-changed = Organisaation tietoja muutettiin
trace-organisation-created = Organisaatio lisättiin
trace-record-assigned = Omistaja vaihtui
trace-record-renamed = Otsikko vaihdettiin
trace-record-service_set = Palvelu vaihdettiin
trace-service-changed = Palvelua muutettiin
trace-setting-changed = Asetusta muutettiin
trace-team-changed = Tiimiä muutettiin

## Why it did not work

refusal-access-sign_in_failed = Sähköposti tai salasana ei täsmää.
refusal-access-sign_in_needed = Kirjaudu ensin sisään.
refusal-access-too_many_tries = Yrityksiä on ollut liian monta. Odota hetki ja yritä sitten uudelleen.
refusal-database-full = Levy on täynnä, joten mitään ei tallennettu. Kerro ylläpitäjälle.
refusal-database-unavailable = Tietokantaan ei juuri nyt saada yhteyttä. Mitään ei kadonnut; yritä hetken päästä uudelleen.
refusal-figure-dimension_unknown = Lukuja ei voi eritellä näin. Valitse kanava, tiimi, henkilö tai merkintä.
refusal-interaction-direction_unknown = Suunta on joko in (asiakkaalta meille) tai out (meiltä asiakkaalle).
refusal-interaction-outcome_unknown = Valitse, miten yhteydenotto kävi.
refusal-log-at_bad = Tarkista päivä ja kellonaika.
refusal-log-outcome_unknown = Valitse, miten kävi.
refusal-mailbox-message_empty = Viesti on tyhjä.
refusal-mailbox-port_bad = Portti on luku 1–65535. Tyhjä tarkoittaa tavallista porttia.
refusal-message-kind_unknown = Valitse, onko tämä vastaus vai muistiinpano.
refusal-password-current_wrong = Nykyinen salasana ei täsmää.
refusal-password-differs = Salasanat eivät ole samat. Kirjoita uusi salasana uudelleen.
refusal-request-body_malformed = Pyynnön sisältö ei ole oikeassa muodossa: { $what }
refusal-request-broken = Jokin meni vikaan meidän päässämme. Yritä hetken päästä uudelleen.
refusal-request-cursor_malformed = Sivun osoite on vanhentunut. Aloita luettelon alusta.
refusal-request-failed = Tämä ei onnistunut. Yritä hetken päästä uudelleen.
refusal-request-foreign_origin = Lähetys tuli toiselta sivustolta, joten sitä ei hyväksytty.
refusal-request-form_expired = Sivu on ollut auki pitkään. Lataa se uudelleen ja yritä vielä kerran.
refusal-request-key_malformed = Idempotency-Key on tyhjä tai liian pitkä.
refusal-request-key_reused = Samaa tunnusta käytettiin jo toiseen lähetykseen. Lataa sivu uudelleen.
refusal-request-not_found = Sivua ei löydy, tai sinulla ei ole oikeutta nähdä sitä.
refusal-request-refused = Tämä ei onnistu. Tarkista tiedot ja yritä uudelleen.
refusal-request-too_large = Lähetys on liian suuri.
refusal-request-too_many = Liian monta lähetystä peräkkäin. Odota hetki ja yritä uudelleen.
refusal-request-view_unknown = Tällaista näkymää ei ole.
refusal-setup-code_wrong = Aloituskoodi ei täsmää. Ohjelma tulosti sen käynnistyessään.
refusal-sink-address_bad = Tarkista asiakkaan osoite.
refusal-sink-text_missing = Kirjoita viesti.
