# The built-in test mail of a demonstration.

sink-title = Test mail
sink-built-in = Built-in test mail.
sink-lead = Nothing here leaves this machine. Write as a customer and read what Tuki answers.
sink-sent = The message has arrived. It shows in the inbox in a moment.
sink-see = See the queue
sink-out = Sent by Tuki
sink-none = Tuki has not sent anything yet
sink-none-text = Write as a customer: a receipt comes within a minute.
sink-write = Write as a customer
sink-from-name = The customer’s name
sink-from = The customer’s address
sink-to = To
sink-subject = Subject
sink-text = Message
sink-send = Send as the customer
