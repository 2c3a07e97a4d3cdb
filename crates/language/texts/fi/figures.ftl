# Figures by name: title and definition, published beside each figure.

figure-contacts = Yhteydenotot
figure-contacts-definition = Kaikki yhteydenotot ja yhteydenottoyritykset tapahtumapäivän mukaan. Yksi yhteydenotto lasketaan kerran, vaikka siinä olisi monta viestiä. Kiitosviesti kuuluu siihen, mitä se seuraa.
figure-inbound = Asiakkailta meille
figure-inbound-definition = Yhteydenotot, joissa asiakas otti yhteyttä meihin.
figure-outbound = Meiltä asiakkaille
figure-outbound-definition = Yhteydenotot, joissa me otimme yhteyttä asiakkaaseen. Vastaus avoimeen yhteydenottoon ei ole uusi yhteydenotto.
figure-missed = Tavoittamatta jääneet
figure-missed-definition = Yritykset, joissa kumpikaan ei tavoittanut toista: varattu, luopui odottamasta, ei vastannut, suljettu.
figure-late_entries = Jälkikäteen kirjatut
figure-late_entries-definition = Yhteydenotot, jotka kirjattiin vasta selvästi tapahtuman jälkeen. Sekä tapahtuman että kirjaamisen aika on tallessa.
figure-marks = Merkinnät
figure-marks-definition = Mistä yhteydenotoissa oli kyse: palvelu, pulma, palaute tai muu. Yhdellä yhteydenotolla voi olla useita merkintöjä, joten summa voi olla yhteydenottojen määrää suurempi.
figure-closed = Suljetut
figure-closed-definition = Suljetut yhteydenotot sulkemispäivän mukaan. Peruttua sulkemista ei lasketa.
figure-orders = Tilaukset
figure-orders-definition = Kirjatut tilaukset.
figure-issues = Pulmat
figure-issues-definition = Kirjatut pulmat. Heti ratkennut kysymys, josta ei jäänyt työtä, ei ole pulma.
figure-feedback = Palautteet
figure-feedback-definition = Kirjatut palautteet.
figure-accepted_guesses = Ehdotukset hyväksyttiin sellaisinaan
figure-accepted_guesses-definition = Niiden sulkemisten osuus, joissa jokainen ehdotettu merkintä ja luokka hyväksyttiin muuttamatta, kaikista sulkemisista. Kertoo, kuinka hyvin ehdotukset osuvat, ja varoittaa, jos ne vain kuitataan.
figure-unofficial_share = Epävirallisten kanavien osuus
figure-unofficial_share-definition = Omaan puhelimeen, omaan sähköpostiin tai kohdatessa tulleiden yhteydenottojen osuus kaikista. Nekin palvellaan ja kirjataan.
