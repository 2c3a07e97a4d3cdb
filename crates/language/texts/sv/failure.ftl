# Error pages: what happened, what was kept, what to do.

failure-signed-out = Logga in för att fortsätta
failure-signed-out-text = Sessionen har tagit slut. Efter inloggningen kommer du till samma sida.
failure-forbidden = Det här har du inte rätt till
failure-not-found = Sidan finns inte
failure-not-found-text = Det finns inget på adressen, eller så syns det inte för dig.
failure-conflict = Någon hann före
failure-conflict-text = Uppgiften ändrades under tiden. Inget har skrivits över.
failure-kept = Texten du skrev
failure-look = Se det senaste
failure-refused = Det här går inte just nu
failure-too-many = Ett ögonblick
failure-too-many-text = Det blev många försök. Vänta { $seconds } sekunder och försök igen.
failure-broken = Något gick sönder hos oss
failure-broken-text = Det som sparats finns kvar. Försök igen; om det upprepas, ge administratören koden.
failure-busy = Servern är upptagen just nu
failure-busy-text = Inget gick förlorat. Försök igen om en stund.
failure-reference = Kod:
failure-home = Till start
failure-status = Fel { $status }
