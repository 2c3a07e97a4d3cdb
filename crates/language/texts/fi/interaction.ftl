# One interaction: header, thread, messages and the column beside it.

## Header

interaction-back = Takaisin luetteloon
interaction-assign = Anna
interaction-release = Vapauta jonoon
interaction-mine = (sinä)
interaction-unclaimed = ei vielä kenelläkään
interaction-entered = Kirjattu { $at }
interaction-owner-away = { $who } on poissa: { $until }
interaction-missed = Ei tavoitettu: { $why }
interaction-closed = Suljettu { $at } – { $who }

## Thread

thread-name = Viestit ja tapahtumat
thread-earlier = Näytä aiemmat
message-note-label = Muistiinpano – vain meille
message-erased = Teksti on poistettu pyynnöstä.
message-quoted = Lainattu viesti
message-original = Alkuperäinen muotoilu
message-leaves = lähtee { $seconds } s kuluttua
message-deferred = Ei vielä perillä, yritetään uudelleen { $at }
message-server-said = Vastaanottajan palvelin sanoi:
message-bring-back = Nosta jonoon
message-filed = Liitettiin suljettuun yhteydenottoon: ei uutta asiaa.
message-send-again = Lähetä uudelleen

## The column beside

context-name = 3P ja tiedot
context-last-said = Viimeksi luvattu
context-who = Kuka ottaa yhteyttä?
context-unknown = Yhteydenottajaa ei tunnisteta vielä. Palvella voi silti.
context-new-person = Kirjaa henkilö
context-identity = Sähköposti tai puhelin
context-open-now = Nyt auki
context-recent = Viimeksi
