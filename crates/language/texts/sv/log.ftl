# Logging a contact in one line.

log-title = Logga en kontakt
log-lead = Samtal, möte, ett ord i korridoren eller bara ett försök – på några sekunder.
log-who = Vem
log-who-hint = Namn, nummer eller e-post. Också en okänd går bra.
log-found = Menade du
log-somebody-new = Någon annan
log-outcome = Hur gick det
log-what = Vad gällde det
log-what-hint = Med kundens egna ord, om du hinner.
log-more = Tid, andra som var med, tjänst
log-direction = Riktning
log-at = När
log-at-hint = Tomt betyder nu. En tidigare tid märks som inskriven i efterhand.
log-participants = Andra som var med
log-participants-hint = En per rad.
log-then = Sedan 3P: service, problem, respons.
log-save = Logga
log-today = Det du loggat i dag
log-none-today = Du har inte loggat något i dag än.
