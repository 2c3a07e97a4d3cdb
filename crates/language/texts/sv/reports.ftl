# Counts and the daily ledger.

counts-title = Siffror
counts-data = Som data (API)
counts-from = Från
counts-to = Till
counts-by = Uppdelat
counts-by-channel = Kanal
counts-by-team = Team
counts-by-agent = Person
counts-by-mark = Märkning
counts-mark = Märkning
counts-contacts = Kontakter
counts-inbound = Från kunden
counts-outbound = Till kunden
counts-missed = Missade
counts-closed = Stängda
counts-guesses = Förslag godkända
counts-guesses-about = Stängningar där varje förslag godkändes som det var: ett mått på klassificeringens kvalitet.
counts-chart = { $count ->
    [one] { $count } kontakt under vald tid
   *[other] { $count } kontakter under vald tid
}
counts-rule-title = Räkneregel
counts-rule = En kontakt är en, även om den har många meddelanden. Ett försök räknas, även om ingen nåddes. Ett tackmeddelande hör till det som det följer. Automatiska svar, studsar och skräppost är inte med.
counts-behind = Raderna bakom siffran: { $what }
ledger-title = Dagbok
ledger-lead = Varje dag och kanal: sett vid källan = sparat = stängt + öppet + parkerat. Skillnaden ska vara noll.
ledger-none = Den första dagen är inte slut än
ledger-seen = Sett
ledger-stored = Sparat
ledger-closed = Stängt
ledger-open = Öppet
ledger-parked = Parkerat
ledger-difference = Skillnad
ledger-digest = Kontrollsumma
ledger-signed = Signerad { $at }
ledger-unsigned = Pågår, inte signerad än
