# Counts and the daily ledger.

counts-title = Luvut
counts-data = Tietona (API)
counts-from = Alkaen
counts-to = Asti
counts-by = Eriteltynä
counts-by-channel = Kanava
counts-by-team = Tiimi
counts-by-agent = Henkilö
counts-by-mark = Merkintä
counts-mark = Merkintä
counts-contacts = Yhteydenottoja
counts-inbound = Asiakkaalta
counts-outbound = Asiakkaalle
counts-missed = Ei tavoitettu
counts-closed = Suljettu
counts-guesses = Ehdotukset hyväksytty
counts-guesses-about = Sulkemiset, joissa jokainen ehdotus hyväksyttiin sellaisenaan: luokituksen laadun mitta.
counts-chart = { $count ->
    [one] { $count } yhteydenotto valitulla ajalla
   *[other] { $count } yhteydenottoa valitulla ajalla
}
counts-rule-title = Laskusääntö
counts-rule = Yksi yhteydenotto on yksi, vaikka siinä olisi monta viestiä. Yritys lasketaan, vaikka ketään ei tavoitettu. Kiitosviesti kuuluu siihen, mitä se seuraa. Automaattiset vastaukset, palautuneet ja roskaviestit eivät ole mukana.
counts-behind = Rivit luvun takana: { $what }
ledger-title = Päiväkirja
ledger-lead = Joka päivä ja kanava: lähteessä nähty = tallennettu = suljettu + auki + sivussa. Erotuksen pitää olla nolla.
ledger-none = Ensimmäinen päivä ei ole vielä päättynyt
ledger-seen = Nähty
ledger-stored = Tallennettu
ledger-closed = Suljettu
ledger-open = Auki
ledger-parked = Sivussa
ledger-difference = Erotus
ledger-digest = Tiiviste
ledger-signed = Allekirjoitettu { $at }
ledger-unsigned = Kesken, ei vielä allekirjoitettu
