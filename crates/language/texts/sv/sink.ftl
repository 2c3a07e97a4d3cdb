# The built-in test mail of a demonstration.

sink-title = Testpost
sink-built-in = Inbyggd testpost.
sink-lead = Inget här lämnar den här datorn. Skriv som kund och läs vad Tuki svarar.
sink-sent = Meddelandet är framme. Det syns snart i inkorgen.
sink-see = Se kön
sink-out = Skickat av Tuki
sink-none = Tuki har inte skickat något än
sink-none-text = Skriv som kund: en kvittens kommer inom en minut.
sink-write = Skriv som kund
sink-from-name = Kundens namn
sink-from = Kundens adress
sink-to = Till
sink-subject = Ämne
sink-text = Meddelande
sink-send = Skicka som kund
