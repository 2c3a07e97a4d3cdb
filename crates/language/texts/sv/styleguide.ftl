# Headings of the styleguide.

styleguide-buttons = Knappar
styleguide-fields = Fält
styleguide-signs = Typer, lägen och etiketter
styleguide-chain = Kedja
styleguide-clock = Löftesklocka
styleguide-people = Människor
styleguide-banners = Band
styleguide-toast = Meddelande och ångra
styleguide-messages = Meddelanden och deras lägen
styleguide-trace = Logg
styleguide-empty = Tomt
