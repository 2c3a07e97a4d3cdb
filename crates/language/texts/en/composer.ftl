# The composer: reply and note.

composer-side = Who are you writing to?
composer-reply = Reply
composer-note = Note
composer-to = To: { $who }
composer-only-us = Only we see this, not the customer
composer-text = Text
composer-placeholder = Write here…
composer-save-note = Save the note
composer-confirms = Confirms:
composer-saved = Draft saved { $at }
composer-others-draft = { $who } has a draft from { $at }
composer-newer = { $count ->
    [one] { $count } new message came in between
   *[other] { $count } new messages came in between
}
composer-newer-kept = Your text is kept. Read the new ones, then decide.
composer-send-anyway = Send anyway
