# Inboxes and threads: views, what happened, what was just done.

inbox-view-mine = Mina
inbox-view-queue = I kön
inbox-view-open = Alla öppna
inbox-view-missed = Ej nådda
inbox-view-closed = Avslutade
inbox-view-all = Alla
inbox-unknown = Okänd

event-nobody = teamet
event-interaction-claimed = { $who } tog kontakthändelsen
event-interaction-released = { $who } lämnade tillbaka kontakthändelsen till kön
event-interaction-assigned = { $who } flyttade kontakthändelsen: { $owner }
event-interaction-closed = { $who } avslutade kontakthändelsen
event-interaction-answered = { $who } svarade och avslutade kontakthändelsen
event-interaction-undone = { $who } ångrade sin senaste åtgärd
event-interaction-continued = { $who } kopplade kontakthändelsen till det här ärendet
event-interaction-customer_set = { $who } angav vem kunden är
event-message-taken_back = { $who } ångrade sändningen

said-claim = Kontakthändelsen är nu din
said-take-over = Du tog över kontakthändelsen
said-release = Du lämnade tillbaka kontakthändelsen till kön
said-owner = Flyttad
said-marks = Markerat
said-guesses = Antecknat
said-service = Tjänsten har ändrats
said-category = Kategorin har ändrats
said-actions = Åtgärden har antecknats
said-removal = Borttaget
said-follow-up = Uppföljningen har antecknats
said-customer = Kunden har angetts
said-closure = Kontakthändelsen har avslutats
said-answered = Skickas och avslutas
said-reply = Skickas
said-note = Anteckningen har sparats
said-undone = Ångrat
said-retry = Försöker på nytt
said-brought_back = Lyft till kön
said-orders = Beställningen har registrerats
said-issues = Problemet har registrerats
said-feedback = Responsen har registrerats

follow-up-call_back = Vi ringer tillbaka
follow-up-write = Vi skriver till kunden
follow-up-wait = Kunden hör av sig på nytt

record-order-kind-basic = Bastjänst
record-order-kind-special = Specialtjänst
record-order-kind-change = Ändring
record-order-kind-product = Produkt
record-order-kind-add_on = Tilläggsbeställning
record-feedback-kind-comment = Kommentar
record-feedback-kind-wish = Önskemål
record-feedback-kind-suggestion = Förbättringsförslag
record-feedback-kind-complaint = Klagomål
record-feedback-kind-praise = Beröm
record-effect-reduced = Försvårar arbetet
record-effect-lost = Hindrar arbetet
