# Mail that Tuki sends, in the reader's language.

outgoing-number = Matter number: { $reference }
outgoing-quoted = { $who } wrote on { $at }:
outgoing-receipt-thanks = Thank you for your message. { $brand } has received it.
outgoing-receipt-number = The number of your matter is { $reference }.
outgoing-receipt-by = We will answer by { $at }.
outgoing-receipt-soon = We will answer as soon as we can.
outgoing-receipt-more = If you want to add something, just answer this message.
outgoing-hello = Hello { $name },
outgoing-invitation = { $who } has invited you to Tuki: { $organisation }.
outgoing-invitation-plain = You are invited to Tuki: { $organisation }.
outgoing-invitation-subject = Invitation: { $organisation }
outgoing-invitation-link = Choose your password
outgoing-valid-hours = { $count ->
    [one] The link works for { $count } hour and once.
   *[other] The link works for { $count } hours and once.
}
outgoing-valid-minutes = { $count ->
    [one] The link works for { $count } minute and once.
   *[other] The link works for { $count } minutes and once.
}
outgoing-reset = You asked for a new password to Tuki: { $organisation }.
outgoing-reset-subject = New password: { $organisation }
outgoing-reset-link = Choose a new password
outgoing-reset-not-you = If you did not ask for this, you need not do anything.
