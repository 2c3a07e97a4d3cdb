# Role home: what waits, what was promised, what is not whole.

home-title = Hej, { $name }
home-look = Titta
home-steps = Så kommer ni i gång
home-urgent = Mest brådskande
home-nothing-urgent = Ingen väntar på dig
home-go-queue = Se kön
home-all-mine = Alla mina
home-promised = Lovat
home-queues = Köer
home-queue = Kö
home-waiting = Väntar
home-late = Försenade
home-oldest = Äldsta
