# Mail that Tuki sends, in the reader's language.

outgoing-number = Ärendets nummer: { $reference }
outgoing-quoted = { $who } skrev { $at }:
outgoing-receipt-thanks = Tack för ditt meddelande. { $brand } har tagit emot det.
outgoing-receipt-number = Ärendets nummer är { $reference }.
outgoing-receipt-by = Vi svarar senast { $at }.
outgoing-receipt-soon = Vi svarar så snart vi kan.
outgoing-receipt-more = Vill du tillägga något kan du svara på det här meddelandet.
outgoing-hello = Hej { $name },
outgoing-invitation = { $who } har bjudit in dig till Tuki: { $organisation }.
outgoing-invitation-plain = Du är inbjuden till Tuki: { $organisation }.
outgoing-invitation-subject = Inbjudan: { $organisation }
outgoing-invitation-link = Välj ett lösenord
outgoing-valid-hours = { $count ->
    [one] Länken gäller { $count } timme och en gång.
   *[other] Länken gäller { $count } timmar och en gång.
}
outgoing-valid-minutes = { $count ->
    [one] Länken gäller { $count } minut och en gång.
   *[other] Länken gäller { $count } minuter och en gång.
}
outgoing-reset = Du bad om ett nytt lösenord till Tuki: { $organisation }.
outgoing-reset-subject = Nytt lösenord: { $organisation }
outgoing-reset-link = Välj ett nytt lösenord
outgoing-reset-not-you = Om du inte bad om det här behöver du inte göra något.
