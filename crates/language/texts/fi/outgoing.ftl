# Mail that Tuki sends, in the reader's language.

outgoing-number = Asian numero: { $reference }
outgoing-quoted = { $who } kirjoitti { $at }:
outgoing-receipt-thanks = Kiitos viestistäsi. { $brand } on vastaanottanut sen.
outgoing-receipt-number = Asian numero on { $reference }.
outgoing-receipt-by = Vastaamme viimeistään { $at }.
outgoing-receipt-soon = Vastaamme mahdollisimman pian.
outgoing-receipt-more = Jos haluat lisätä jotain, vastaa tähän viestiin.
outgoing-hello = Hei { $name },
outgoing-invitation = { $who } kutsui sinut Tukeen: { $organisation }.
outgoing-invitation-plain = Sinut on kutsuttu Tukeen: { $organisation }.
outgoing-invitation-subject = Kutsu: { $organisation }
outgoing-invitation-link = Valitse salasana
outgoing-valid-hours = { $count ->
    [one] Linkki toimii { $count } tunnin ja yhden kerran.
   *[other] Linkki toimii { $count } tuntia ja yhden kerran.
}
outgoing-valid-minutes = { $count ->
    [one] Linkki toimii { $count } minuutin ja yhden kerran.
   *[other] Linkki toimii { $count } minuuttia ja yhden kerran.
}
outgoing-reset = Pyysit uutta salasanaa Tukeen: { $organisation }.
outgoing-reset-subject = Uusi salasana: { $organisation }
outgoing-reset-link = Valitse uusi salasana
outgoing-reset-not-you = Jos et pyytänyt tätä, sinun ei tarvitse tehdä mitään.
