# The built-in test mail of a demonstration.

sink-title = Testiposti
sink-built-in = Sisäänrakennettu testiposti.
sink-lead = Mikään täällä ei lähde tältä koneelta. Kirjoita asiakkaana ja lue, mitä Tuki vastaa.
sink-sent = Viesti on perillä. Se näkyy saapuneissa hetken kuluttua.
sink-see = Katso jono
sink-out = Tuen lähettämät
sink-none = Tuki ei ole vielä lähettänyt mitään
sink-none-text = Kirjoita asiakkaana: vastaanottokuittaus tulee minuutin sisällä.
sink-write = Kirjoita asiakkaana
sink-from-name = Asiakkaan nimi
sink-from = Asiakkaan osoite
sink-to = Kenelle
sink-subject = Aihe
sink-text = Viesti
sink-send = Lähetä asiakkaana
