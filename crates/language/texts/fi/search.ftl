# One search over all.

search-label = Hae nimellä, numerolla tai sanalla
search-placeholder = Anssi, ISS-310, 040…, lasku
search-kinds = Mistä haetaan
search-all = Kaikki
search-people = Henkilöt
search-interactions = Yhteydenotot
search-records = Kirjaukset
search-hits = Osumat, uusin ensin
search-bounded = Sana on hyvin yleinen: vain uusimmat osumat on vertailtu. Lisää toinen sana.
search-none = Ei osumia
search-none-text = Kokeile toista sanaa tai perusmuotoa.
search-hint-lead = Yksi haku kaikesta:
search-hint-name = nimi, sähköposti tai puhelinnumero
search-hint-number = numero, kuten INT-1042 tai ISS-310
search-hint-word = sana viesteistä; taivutus ei haittaa
