# One search over all.

search-label = Sök med namn, nummer eller ord
search-placeholder = Anssi, ISS-310, 040…, faktura
search-kinds = Var söks det
search-all = Allt
search-people = Personer
search-interactions = Kontakthändelser
search-records = Registreringar
search-hits = Träffar, nyast först
search-bounded = Ordet är mycket vanligt: bara de nyaste träffarna har jämförts. Lägg till ett ord.
search-none = Inga träffar
search-none-text = Prova ett annat ord eller grundformen.
search-hint-lead = En sökning för allt:
search-hint-name = namn, e-post eller telefonnummer
search-hint-number = ett nummer, som INT-1042 eller ISS-310
search-hint-word = ett ord ur meddelandena; böjning stör inte
