# Words of the records: kinds, states, marks, actions, messages. Each ends in the code name that is stored.

## One and many of each kind

record-kind-conversation = Ärende
record-kind-interaction = Kontakthändelse
record-kind-issue = Problem
record-kind-order = Beställning
record-kind-feedback = Respons
record-kind-incident = Störning
record-kind-improvement = Utvecklingsobjekt
record-kind-problem = Grundproblem
record-kind-article = Artikel
record-kind-customer = Kund
record-kind-organisation = Organisation
record-kinds-conversation = Ärenden
record-kinds-interaction = Kontakthändelser
record-kinds-issue = Problem
record-kinds-order = Beställningar
record-kinds-feedback = Respons
record-kinds-incident = Störningar
record-kinds-improvement = Utvecklingsobjekt
record-kinds-problem = Grundproblem
record-kinds-article = Artiklar
record-kinds-customer = Kunder
record-kinds-organisation = Organisationer

## Categories of states

record-category-open = Öppen
record-category-waiting = Väntar
record-category-done = Klar

## States of an interaction

record-state-interaction-attempted = Väntar på svar
record-state-interaction-connected = Under behandling
record-state-interaction-classified = Klassificerad
record-state-interaction-missed = Missad
record-state-interaction-closed = Avslutad

## States of an issue

record-state-issue-recorded = Registrerat
record-state-issue-classified = Klassificerat
record-state-issue-diagnosing = Under utredning
record-state-issue-waiting_customer = Väntar på kunden
record-state-issue-waiting_third_party = Väntar på utomstående
record-state-issue-resolved = Löst
record-state-issue-closed = Avslutat
record-state-issue-reopened = Öppnat på nytt
record-state-issue-cancelled = Återkallat
record-state-issue-duplicate = Dubblett

## States of an order

record-state-order-received = Mottagen
record-state-order-validated = Kontrollerad
record-state-order-confirmed = Bekräftad
record-state-order-awaiting_approval = Väntar på godkännande
record-state-order-approved = Godkänd
record-state-order-in_fulfilment = Under leverans
record-state-order-delivered = Levererad
record-state-order-closed = Avslutad
record-state-order-needs_correction = Ska rättas
record-state-order-rejected = Avvisad
record-state-order-declined = Inte godkänd
record-state-order-cancelled = Annullerad
record-state-order-failed = Misslyckades

## States of a piece of feedback

record-state-feedback-received = Mottagen
record-state-feedback-recorded = Registrerad
record-state-feedback-classified = Klassificerad
record-state-feedback-routed = Hos den ansvariga
record-state-feedback-acknowledged = Kvitterad
record-state-feedback-in_handling = Under behandling
record-state-feedback-answered = Besvarad
record-state-feedback-closed = Avslutad

## Why a contact did not come through

record-missed-abandoned = Kunden lade på före svar
record-missed-busy = Upptaget
record-missed-no_answer = Inget svar
record-missed-out_of_hours = Utanför servicetiden
record-missed-bounced = Meddelandet kom inte fram
record-missed-spam = Skräppost
record-missed-auto_reply = Automatiskt svar
record-missed-list = Sändlista
record-missed-loop = Automater som svarar varandra

## Direction

record-direction-in = Från kunden
record-direction-out = Till kunden

## Official or not

record-official-yes = Officiell kanal
record-official-no = Inofficiell kanal
record-late-entry = Antecknat i efterhand

## Marks: what a contact was about

record-mark-service = Tjänst
record-mark-issue = Problem
record-mark-feedback = Respons
record-mark-other = Annat
record-mark-service-order = Beställning
record-mark-service-advice = Rådgivning
record-mark-service-status_enquiry = Förfrågan om läget
record-mark-guess = Förslag

## Actions: what was done

record-action-replied = Svarade kunden
record-action-advised = Gav råd
record-action-guided = Handledde steg för steg
record-action-informed = Berättade om läget
record-action-on_behalf = Gjorde det åt kunden
record-action-called = Ringde kunden
record-action-recorded = Antecknade
record-action-fixed = Åtgärdade
record-action-referred_elsewhere = Hänvisade vidare
record-action-callback_agreed = Kom överens om att ringa upp
record-action-message_left = Lämnade ett meddelande
record-action-other = Annan åtgärd

## How a logged contact went

record-outcome-connected = Nådd
record-outcome-no_answer = Inget svar
record-outcome-busy = Upptaget
record-outcome-abandoned = Bröts före svar
record-outcome-out_of_hours = Utanför servicetiden
record-outcome-message_left = Lämnade ett meddelande
record-outcome-callback_agreed = Kom överens om att ringa upp

## Messages

record-message-customer = Kundens meddelande
record-message-reply = Svar
record-message-note = Intern anteckning
record-message-log = Anteckning
record-message-receipt = Mottagningskvittens
record-message-state-sending = Skickas…
record-message-state-held = Skickas om en stund
record-message-state-queued = I kö för utskick
record-message-state-sent = Skickat
record-message-state-deferred = Mottagaren tar inte emot ännu, vi försöker igen
record-message-state-failed = Gick inte att skicka
record-message-state-bounced = Kom i retur
record-message-state-undone = Utskicket ångrades

## Links between records

record-link-opened_from = Började från
record-link-caused_by = Beror på
record-link-follows = Fortsätter
record-link-duplicates = Dubblett av
record-link-replaces = Ersätter

## Parties

record-party-from = Avsändare
record-party-to = Mottagare
record-party-cc = Kopia
record-party-present = Närvarande
record-party-reporter = Anmälare
record-party-payer = Betalare
record-party-informed = För kännedom

## Effect and cause of an issue

record-effect-prevents = Hindrar användningen
record-effect-degrades = Stör användningen
record-effect-unknown = Okänd
record-cause-customer = Beror på kunden
record-cause-unclear = Oklar
record-cause-fault = Fel
record-cause-unknown = Inte känd
record-works-yes = Fungerar igen, kunden har bekräftat
record-works-presumed = Fungerar antagligen igen
record-works-no = Fungerar inte ännu
record-own-words = Med kundens egna ord

## Kinds and origins of feedback

record-feedback-comment = Kommentar
record-feedback-wish = Önskemål
record-feedback-improvement_suggestion = Förbättringsförslag
record-feedback-complaint = Klagomål
record-feedback-praise = Beröm
record-feedback-origin-spontaneous = På eget initiativ
record-feedback-origin-solicited = På begäran

## Kinds of identities

record-identity-email = E-post
record-identity-phone = Telefon
record-identity-handle = Användarnamn
record-identity-customer_number = Kundnummer

## Who is really calling

record-assurance-none = Identiteten har inte kontrollerats
record-assurance-facts = Känner till kundens uppgifter
record-assurance-code = Bekräftad med engångskod
record-assurance-strong = Starkt autentiserad

## Where a record comes from

record-provenance-live = Egen verksamhet
record-provenance-legacy = Importerat från ett äldre system
record-provenance-practice = Övning

## Counts

record-count-interaction = { $count ->
    [one] { $count } kontakthändelse
   *[other] { $count } kontakthändelser
}
record-count-issue = { $count } problem
record-count-order = { $count ->
    [one] { $count } beställning
   *[other] { $count } beställningar
}
record-count-feedback = { $count ->
    [one] { $count } respons
   *[other] { $count } responser
}
record-count-message = { $count ->
    [one] { $count } meddelande
   *[other] { $count } meddelanden
}
