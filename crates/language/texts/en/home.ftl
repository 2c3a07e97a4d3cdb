# Role home: what waits, what was promised, what is not whole.

home-title = Hello, { $name }
home-look = Look
home-steps = Getting started
home-urgent = Most urgent
home-nothing-urgent = Nobody is waiting for you
home-go-queue = See the queue
home-all-mine = All of mine
home-promised = Promised
home-queues = Queues
home-queue = Queue
home-waiting = Waiting
home-late = Overdue
home-oldest = Oldest
