# Error pages: what happened, what was kept, what to do.

failure-signed-out = Kirjaudu jatkaaksesi
failure-signed-out-text = Istunto on päättynyt. Kirjautumisen jälkeen pääset samalle sivulle.
failure-forbidden = Tähän sinulla ei ole oikeutta
failure-not-found = Sivua ei löydy
failure-not-found-text = Osoitteessa ei ole mitään, tai se ei näy sinulle.
failure-conflict = Joku ehti ennen sinua
failure-conflict-text = Tietoa muutettiin sillä välin. Mitään ei ole ylikirjoitettu.
failure-kept = Kirjoittamasi teksti
failure-look = Katso uusin
failure-refused = Tätä ei voi tehdä nyt
failure-too-many = Hetki vielä
failure-too-many-text = Yrityksiä tuli paljon. Odota { $seconds } sekuntia ja yritä sitten uudelleen.
failure-broken = Jokin meni rikki meillä
failure-broken-text = Tallennettu on tallessa. Yritä uudelleen; jos sama toistuu, kerro ylläpitäjälle tunnus.
failure-busy = Palvelin on juuri nyt kiireinen
failure-busy-text = Mitään ei kadonnut. Yritä hetken kuluttua uudelleen.
failure-reference = Tunnus:
failure-home = Etusivulle
failure-status = Virhe { $status }
