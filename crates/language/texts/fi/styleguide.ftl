# Headings of the styleguide.

styleguide-buttons = Painikkeet
styleguide-fields = Kentät
styleguide-signs = Lajit, tilat ja merkit
styleguide-chain = Ketju
styleguide-clock = Lupauskello
styleguide-people = Ihmiset
styleguide-banners = Nauhat
styleguide-toast = Ilmoitus ja kumoaminen
styleguide-messages = Viestit ja niiden tilat
styleguide-trace = Loki
styleguide-empty = Tyhjä
