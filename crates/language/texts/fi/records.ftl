# Words of the records: kinds, states, marks, actions, messages. Each ends in the code name that is stored.

## One and many of each kind

record-kind-conversation = Asia
record-kind-interaction = Yhteydenotto
record-kind-issue = Pulma
record-kind-order = Tilaus
record-kind-feedback = Palaute
record-kind-incident = Häiriö
record-kind-improvement = Kehityskohde
record-kind-problem = Ongelma
record-kind-article = Ohje
record-kind-customer = Asiakas
record-kind-organisation = Organisaatio
record-kinds-conversation = Asiat
record-kinds-interaction = Yhteydenotot
record-kinds-issue = Pulmat
record-kinds-order = Tilaukset
record-kinds-feedback = Palautteet
record-kinds-incident = Häiriöt
record-kinds-improvement = Kehityskohteet
record-kinds-problem = Ongelmat
record-kinds-article = Ohjeet
record-kinds-customer = Asiakkaat
record-kinds-organisation = Organisaatiot

## Categories of states

record-category-open = Auki
record-category-waiting = Odottaa
record-category-done = Valmis

## States of an interaction

record-state-interaction-attempted = Odottaa vastausta
record-state-interaction-connected = Käsittelyssä
record-state-interaction-classified = Luokiteltu
record-state-interaction-missed = Ei tavoitettu
record-state-interaction-closed = Suljettu

## States of an issue

record-state-issue-recorded = Kirjattu
record-state-issue-classified = Luokiteltu
record-state-issue-diagnosing = Selvityksessä
record-state-issue-waiting_customer = Odottaa asiakasta
record-state-issue-waiting_third_party = Odottaa ulkopuolista
record-state-issue-resolved = Ratkaistu
record-state-issue-closed = Suljettu
record-state-issue-reopened = Avattu uudelleen
record-state-issue-cancelled = Peruttu
record-state-issue-duplicate = Kaksoiskappale

## States of an order

record-state-order-received = Vastaanotettu
record-state-order-validated = Tarkistettu
record-state-order-confirmed = Vahvistettu
record-state-order-awaiting_approval = Odottaa hyväksyntää
record-state-order-approved = Hyväksytty
record-state-order-in_fulfilment = Toimituksessa
record-state-order-delivered = Toimitettu
record-state-order-closed = Suljettu
record-state-order-needs_correction = Korjattava
record-state-order-rejected = Hylätty
record-state-order-declined = Ei hyväksytty
record-state-order-cancelled = Peruttu
record-state-order-failed = Epäonnistui

## States of a piece of feedback

record-state-feedback-received = Vastaanotettu
record-state-feedback-recorded = Kirjattu
record-state-feedback-classified = Luokiteltu
record-state-feedback-routed = Ohjattu vastuuhenkilölle
record-state-feedback-acknowledged = Kuitattu
record-state-feedback-in_handling = Käsittelyssä
record-state-feedback-answered = Vastattu
record-state-feedback-closed = Suljettu

## Why a contact did not come through

record-missed-abandoned = Asiakas lopetti ennen vastausta
record-missed-busy = Varattu
record-missed-no_answer = Ei vastausta
record-missed-out_of_hours = Palveluajan ulkopuolella
record-missed-bounced = Viesti ei mennyt perille
record-missed-spam = Roskaposti
record-missed-auto_reply = Automaattivastaus
record-missed-list = Jakelulista
record-missed-loop = Automaattien viestikierre

## Direction

record-direction-in = Asiakkaalta meille
record-direction-out = Meiltä asiakkaalle

## Official or not

record-official-yes = Virallinen kanava
record-official-no = Epävirallinen kanava
record-late-entry = Kirjattu jälkikäteen

## Marks: what a contact was about

record-mark-service = Palvelu
record-mark-issue = Pulma
record-mark-feedback = Palaute
record-mark-other = Muu
record-mark-service-order = Tilaus
record-mark-service-advice = Neuvonta
record-mark-service-status_enquiry = Tilannekysely
record-mark-guess = Ehdotus

## Actions: what was done

record-action-replied = Vastattiin asiakkaalle
record-action-advised = Neuvottiin
record-action-guided = Opastettiin vaihe vaiheelta
record-action-informed = Kerrottiin tilanne
record-action-on_behalf = Tehtiin asiakkaan puolesta
record-action-called = Soitettiin asiakkaalle
record-action-recorded = Kirjattiin
record-action-fixed = Korjattiin
record-action-referred_elsewhere = Ohjattiin muualle
record-action-callback_agreed = Sovittiin takaisinsoitosta
record-action-message_left = Jätettiin viesti
record-action-other = Muu toimenpide

## How a logged contact went

record-outcome-connected = Tavoitettiin
record-outcome-no_answer = Ei vastausta
record-outcome-busy = Varattu
record-outcome-abandoned = Katkesi ennen vastausta
record-outcome-out_of_hours = Palveluajan ulkopuolella
record-outcome-message_left = Jätettiin viesti
record-outcome-callback_agreed = Sovittiin takaisinsoitosta

## Messages

record-message-customer = Asiakkaan viesti
record-message-reply = Vastaus
record-message-note = Sisäinen muistiinpano
record-message-log = Kirjaus
record-message-receipt = Vastaanottokuittaus
record-message-state-sending = Lähetetään…
record-message-state-held = Lähtee hetken kuluttua
record-message-state-queued = Jonossa lähtöön
record-message-state-sent = Lähetetty
record-message-state-deferred = Vastaanottaja ei ota vielä vastaan, yritämme uudelleen
record-message-state-failed = Ei lähtenyt
record-message-state-bounced = Palautui lähettäjälle
record-message-state-undone = Lähetys peruttu

## Links between records

record-link-opened_from = Alkoi yhteydenotosta
record-link-caused_by = Johtuu
record-link-follows = Jatkaa
record-link-duplicates = Kaksoiskappale kohteesta
record-link-replaces = Korvaa

## Parties

record-party-from = Lähettäjä
record-party-to = Vastaanottaja
record-party-cc = Kopio
record-party-present = Läsnä
record-party-reporter = Ilmoittaja
record-party-payer = Maksaja
record-party-informed = Tiedoksi

## Effect and cause of an issue

record-effect-prevents = Estää käytön
record-effect-degrades = Haittaa käyttöä
record-effect-unknown = Ei tiedossa
record-cause-customer = Asiakkaasta johtuva
record-cause-unclear = Epäselvä
record-cause-fault = Vika
record-cause-unknown = Ei tiedossa
record-works-yes = Toimii taas, asiakas vahvisti
record-works-presumed = Toimii oletettavasti taas
record-works-no = Ei toimi vielä
record-own-words = Asiakkaan omin sanoin

## Kinds and origins of feedback

record-feedback-comment = Kommentti
record-feedback-wish = Toive
record-feedback-improvement_suggestion = Parannusehdotus
record-feedback-complaint = Valitus
record-feedback-praise = Kiitos
record-feedback-origin-spontaneous = Oma-aloitteinen
record-feedback-origin-solicited = Pyydetty

## Kinds of identities

record-identity-email = Sähköposti
record-identity-phone = Puhelin
record-identity-handle = Tunnus
record-identity-customer_number = Asiakasnumero

## Who is really calling

record-assurance-none = Henkilöllisyyttä ei ole tarkistettu
record-assurance-facts = Tietää asiakkaan tiedot
record-assurance-code = Vahvistettu kertakoodilla
record-assurance-strong = Vahvasti tunnistettu

## Where a record comes from

record-provenance-live = Omaa toimintaa
record-provenance-legacy = Tuotu vanhasta järjestelmästä
record-provenance-practice = Harjoittelua

## Counts

record-count-interaction = { $count ->
    [one] { $count } yhteydenotto
   *[other] { $count } yhteydenottoa
}
record-count-issue = { $count ->
    [one] { $count } pulma
   *[other] { $count } pulmaa
}
record-count-order = { $count ->
    [one] { $count } tilaus
   *[other] { $count } tilausta
}
record-count-feedback = { $count ->
    [one] { $count } palaute
   *[other] { $count } palautetta
}
record-count-message = { $count ->
    [one] { $count } viesti
   *[other] { $count } viestiä
}
