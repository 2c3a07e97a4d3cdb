# Pages of the web floor: home, customers, records, administration, the trace, and why a request was refused.

## Home

home-mine = Mina öppna
home-in-queue = I kön
home-closed-today = Avslutade i dag
home-trouble-mailbox = Brevlådan { $address } svarar inte.
home-trouble-parked = { $count ->
    [one] { $count } inkommet meddelande är parkerat och väntar på ditt beslut.
   *[other] { $count } inkomna meddelanden är parkerade och väntar på ditt beslut.
}
home-trouble-dead = { $count ->
    [one] { $count } bakgrundsjobb blev ogjort.
   *[other] { $count } bakgrundsjobb blev ogjorda.
}
home-step-service = Skapa den första tjänsten
home-step-mailbox = Anslut en brevlåda
home-step-colleague = Bjud in en kollega
home-step-form = Gör ett webbformulär

## Customer

customer-erase = Radera personens uppgifter
customer-erase-about = Namn, adresser, meddelanden och bilagor raderas för gott. Nummer, tider och lägen finns kvar så att siffrorna förblir rätta.
customer-erase-reason = Varför uppgifterna raderas
customer-erase-reason-hint = Står kvar i loggen. Skriv inga personuppgifter här.
customer-erase-do = Radera för gott
duplicate-same_name = Samma namn

## Page of an issue, order or feedback

recordpage-effect = Verkan
recordpage-order-kind = Typ av beställning
recordpage-feedback-kind = Typ av respons
recordpage-origin = Ursprung
record-link-back-opened_from = Gav upphov till
record-link-back-caused_by = Orsakade
record-link-back-follows = Fortsattes av
record-link-back-duplicates = Har en dubblett
record-link-back-replaces = Ersattes av

## Figures

counts-nothing = Ingens

## Administration

admin-audit-verify = Kontrollera kedjan
admin-users-link-sent = Länken har skickats
admin-tokens-scope-read = Läsa
admin-tokens-scope-write = Skriva
admin-tokens-scope-admin = Administrera
mailbox-test-imap = Inkommande post (IMAP)
mailbox-test-smtp = Utgående post (SMTP)
mailbox-test-time = Servern svarade inte inom en halv minut

## What was just done

said-logged = Kontakthändelsen har antecknats
said-merged = Kunderna har slagits ihop
said-unmerged = Kunderna är åtskilda igen
said-not-same = Markerade som olika personer
said-erased = Personens uppgifter raderas
said-filed = Meddelandet har arkiverats
said-record-owner = Överfört
said-record-service = Tjänsten har bytts
said-record-title = Rubriken har ändrats
said-record-resolution = Problemet har markerats som löst
said-record-delivery = Beställningen har markerats som levererad
said-record-answer = Svaret har sparats
said-record-closure = Avslutat

## The trace: what happened

trace-access-link_made = En engångslänk skickades
trace-access-password_set = Lösenordet ändrades
trace-access-set_up = Tuki togs i bruk
trace-access-signed_in = Inloggning
trace-access-signed_out = Utloggning
trace-access-token_made = En API-nyckel skapades
trace-access-token_revoked = En API-nyckel togs ur bruk
trace-agent-changed = Användarens uppgifter ändrades
trace-agent-invited = En användare bjöds in
trace-brand-changed = Varumärket ändrades
trace-category-changed = Kategorin ändrades
trace-channel-changed = Kanalen ändrades
trace-customer-changed = Kundens uppgifter ändrades
trace-customer-created = Kunden lades till
trace-customer-erased = Kundens uppgifter raderades
trace-customer-hold_changed = Beslutet om bevarande ändrades
trace-customer-merged = Kunderna slogs ihop
trace-customer-unmerged = Kunderna skildes åt igen
trace-desk-set_up = Tuki togs i bruk
trace-duplicate-dismissed = Konstaterades vara olika personer
trace-feedback-answered = Responsen besvarades
trace-feedback-closed = Responsen avslutades
trace-feedback-received = Responsen registrerades
trace-form-changed = Formuläret ändrades
trace-identity-added = En adress eller ett nummer lades till
trace-identity-retired = En adress eller ett nummer togs bort
trace-inbound-filed = Ett parkerat meddelande arkiverades
trace-inbound-parked = Ett meddelande parkerades
trace-inbound-retried = Ett parkerat meddelande prövades på nytt
trace-interaction-acted = En åtgärd antecknades
trace-interaction-action_removed = En åtgärd togs bort
trace-interaction-answered = Besvarades och avslutades
trace-interaction-arrived = Kontakthändelsen kom in
trace-interaction-assigned = Kontakthändelsen gavs till någon annan
trace-interaction-assured = Identiteten kontrollerades
trace-interaction-begun = En ny kontakthändelse inleddes
trace-interaction-claimed = Kontakthändelsen togs
trace-interaction-classified = Kontakthändelsen klassificerades
trace-interaction-closed = Kontakthändelsen avslutades
trace-interaction-continued = Kopplades till ett tidigare ärende
trace-interaction-customer_set = Kunden angavs
trace-interaction-filed = Meddelandet lades till utan behov av svar
trace-interaction-follow_up_set = Uppföljningen avtalades
trace-interaction-guess_answered = Förslaget besvarades
trace-interaction-joined = Kunden lade till ett meddelande
trace-interaction-logged = Kontakthändelsen antecknades
trace-interaction-marked = En markering lades till
trace-interaction-participant_added = En deltagare lades till
trace-interaction-released = Kontakthändelsen lämnades tillbaka till kön
trace-interaction-undone = Föregående handling ångrades
trace-interaction-unmarked = En markering togs bort
trace-issue-closed = Problemet avslutades
trace-issue-recorded = Problemet registrerades
trace-issue-resolved = Problemet löstes
trace-ledger-signed = Dagboken signerades
trace-mailbox-changed = Brevlådan ändrades
trace-mailbox-health_changed = Brevlådans skick ändrades
trace-message-changed = Meddelandets läge ändrades
trace-message-noted = En anteckning skrevs
trace-message-receipt_made = En mottagningsbekräftelse skickades
trace-message-replied = Kunden fick svar
trace-message-taken_back = Sändningen ångrades
trace-order-closed = Beställningen avslutades
trace-order-delivered = Beställningen levererades
trace-order-received = Beställningen registrerades
trace-organisation-changed = Organisationens uppgifter ändrades
trace-organisation-created = Organisationen lades till
trace-record-assigned = Ägaren byttes
trace-record-renamed = Rubriken ändrades
trace-record-service_set = Tjänsten ändrades
trace-service-changed = Tjänsten ändrades
trace-setting-changed = En inställning ändrades
trace-team-changed = Teamet ändrades

## Why it did not work

refusal-access-sign_in_failed = E-postadressen eller lösenordet stämmer inte.
refusal-access-sign_in_needed = Logga in först.
refusal-access-too_many_tries = Det har varit för många försök. Vänta en stund och försök sedan igen.
refusal-database-full = Disken är full, så ingenting sparades. Meddela administratören.
refusal-database-unavailable = Databasen kan inte nås just nu. Ingenting har gått förlorat; försök igen om en stund.
refusal-figure-dimension_unknown = Siffrorna kan inte delas upp så. Välj kanal, team, person eller markering.
refusal-interaction-direction_unknown = Riktningen är antingen in (från kunden till oss) eller out (från oss till kunden).
refusal-interaction-outcome_unknown = Välj hur kontakthändelsen gick.
refusal-log-at_bad = Kontrollera dag och klockslag.
refusal-log-outcome_unknown = Välj hur det gick.
refusal-mailbox-message_empty = Meddelandet är tomt.
refusal-mailbox-port_bad = Porten är ett tal 1–65535. Tomt betyder den vanliga porten.
refusal-message-kind_unknown = Välj om det här är ett svar eller en anteckning.
refusal-password-current_wrong = Det nuvarande lösenordet stämmer inte.
refusal-password-differs = Lösenorden är inte lika. Skriv det nya lösenordet igen.
refusal-request-body_malformed = Innehållet i anropet har fel form: { $what }
refusal-request-broken = Något gick fel hos oss. Försök igen om en stund.
refusal-request-cursor_malformed = Sidans adress är för gammal. Börja från listans början.
refusal-request-failed = Det här lyckades inte. Försök igen om en stund.
refusal-request-foreign_origin = Anropet kom från en annan webbplats och godkändes inte.
refusal-request-form_expired = Sidan har varit öppen länge. Ladda om den och försök en gång till.
refusal-request-key_malformed = Idempotency-Key är tom eller för lång.
refusal-request-key_reused = Samma nyckel användes redan för något annat. Ladda om sidan.
refusal-request-not_found = Sidan finns inte, eller så har du inte rätt att se den.
refusal-request-refused = Det går inte. Kontrollera uppgifterna och försök igen.
refusal-request-too_large = Det du skickade är för stort.
refusal-request-too_many = För många försändelser efter varandra. Vänta en stund och försök igen.
refusal-request-view_unknown = Det finns ingen sådan vy.
refusal-setup-code_wrong = Startkoden stämmer inte. Programmet skrev ut den när det startade.
refusal-sink-address_bad = Kontrollera kundens adress.
refusal-sink-text_missing = Skriv ett meddelande.
