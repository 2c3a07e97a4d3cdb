# Logging a contact in one line.

log-title = Kirjaa yhteydenotto
log-lead = Puhelu, tapaaminen, käytäväjuttu tai pelkkä yritys – muutamassa sekunnissa.
log-who = Kuka
log-who-hint = Nimi, numero tai sähköposti. Tuntematonkin käy.
log-found = Tarkoititko
log-somebody-new = Joku muu
log-outcome = Miten kävi
log-what = Mistä oli kyse
log-what-hint = Asiakkaan omin sanoin, jos ehdit.
log-more = Aika, muut mukana olleet, palvelu
log-direction = Suunta
log-at = Milloin
log-at-hint = Tyhjä tarkoittaa nyt. Mennyt aika merkitään jälkikäteen kirjatuksi.
log-participants = Muut mukana olleet
log-participants-hint = Yksi rivillä.
log-then = Seuraavaksi 3P: palvelu, pulma, palaute.
log-save = Kirjaa
log-today = Tänään kirjaamasi
log-none-today = Et ole vielä kirjannut mitään tänään.
