# The composer: reply and note.

composer-side = Vem skriver du till?
composer-reply = Svara
composer-note = Anteckning
composer-to = Till: { $who }
composer-only-us = Syns bara för oss, inte för kunden
composer-text = Text
composer-placeholder = Skriv här…
composer-save-note = Spara anteckningen
composer-confirms = Bekräftar:
composer-saved = Utkastet sparat { $at }
composer-others-draft = { $who } har skrivit ett utkast { $at }
composer-newer = { $count ->
    [one] Under tiden kom { $count } nytt meddelande
   *[other] Under tiden kom { $count } nya meddelanden
}
composer-newer-kept = Din text finns kvar. Läs de nya och bestäm sedan.
composer-send-anyway = Skicka ändå
