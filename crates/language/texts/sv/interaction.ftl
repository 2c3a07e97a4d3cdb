# One interaction: header, thread, messages and the column beside it.

## Header

interaction-back = Tillbaka till listan
interaction-assign = Ge
interaction-release = Släpp till kön
interaction-mine = (du)
interaction-unclaimed = ingen har tagit den
interaction-entered = Inskrivet { $at }
interaction-owner-away = { $who } är borta: { $until }
interaction-missed = Missad: { $why }
interaction-closed = Stängd { $at } – { $who }

## Thread

thread-name = Meddelanden och händelser
thread-earlier = Visa tidigare
message-note-label = Anteckning – bara för oss
message-erased = Texten har raderats på begäran.
message-quoted = Citerat meddelande
message-original = Ursprunglig layout
message-leaves = skickas om { $seconds } s
message-deferred = Inte framme än, nytt försök { $at }
message-server-said = Mottagarens server sade:
message-bring-back = Lyft till kön
message-filed = Bifogades en avslutad kontakthändelse: inget nytt ärende.
message-send-again = Skicka igen

## The column beside

context-name = 3P och uppgifter
context-last-said = Senast lovat
context-who = Vem tar kontakt?
context-unknown = Personen är inte identifierad ännu. Du kan ändå hjälpa.
context-new-person = Skriv in personen
context-identity = E-post eller telefon
context-open-now = Öppet just nu
context-recent = Senast
