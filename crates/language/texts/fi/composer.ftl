# The composer: reply and note.

composer-side = Kenelle kirjoitat?
composer-reply = Vastaa
composer-note = Muistiinpano
composer-to = Vastaanottaja: { $who }
composer-only-us = Näkyy vain meille, ei asiakkaalle
composer-text = Teksti
composer-placeholder = Kirjoita tähän…
composer-save-note = Tallenna muistiinpano
composer-confirms = Vahvistaa:
composer-saved = Luonnos tallennettu { $at }
composer-others-draft = { $who } on kirjoittanut luonnoksen { $at }
composer-newer = { $count ->
    [one] Sillä välin tuli { $count } uusi viesti
   *[other] Sillä välin tuli { $count } uutta viestiä
}
composer-newer-kept = Tekstisi on tallessa. Lue uudet ja päätä sitten.
composer-send-anyway = Lähetä silti
