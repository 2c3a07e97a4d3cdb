# Role home: what waits, what was promised, what is not whole.

home-title = Hei, { $name }
home-look = Katso
home-steps = Käyttöönotto
home-urgent = Kiireellisimmät
home-nothing-urgent = Sinua ei odota kukaan
home-go-queue = Katso jono
home-all-mine = Kaikki omat
home-promised = Luvattu
home-queues = Jonot
home-queue = Jono
home-waiting = Odottaa
home-late = Myöhässä
home-oldest = Vanhin
