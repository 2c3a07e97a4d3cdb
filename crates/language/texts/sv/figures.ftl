# Figures by name: title and definition, published beside each figure.

figure-contacts = Kontakthändelser
figure-contacts-definition = Alla kontakthändelser och kontaktförsök enligt dagen då de skedde. En kontakthändelse räknas en gång, hur många meddelanden den än har. Ett tackmeddelande hör till det som det följer.
figure-inbound = Från kunder till oss
figure-inbound-definition = Kontakthändelser där kunden kontaktade oss.
figure-outbound = Från oss till kunder
figure-outbound-definition = Kontakthändelser där vi kontaktade kunden. Ett svar på en öppen kontakthändelse är ingen ny kontakthändelse.
figure-missed = Missade
figure-missed-definition = Försök där ingen nåddes: upptaget, gav upp väntan, inget svar, stängt.
figure-late_entries = Antecknade i efterhand
figure-late_entries-definition = Kontakthändelser som antecknades först klart efter att de skedde. Både tiden för händelsen och för anteckningen finns kvar.
figure-marks = Märkningar
figure-marks-definition = Vad kontakthändelserna gällde: service, problem, respons eller annat. En kontakthändelse kan ha flera märkningar, så summan kan vara större än antalet kontakthändelser.
figure-closed = Avslutade
figure-closed-definition = Avslutade kontakthändelser enligt dagen då de avslutades. Ett ångrat avslut räknas inte.
figure-orders = Beställningar
figure-orders-definition = Antecknade beställningar.
figure-issues = Problem
figure-issues-definition = Antecknade problem. En fråga som löstes genast och inte lämnade arbete efter sig är inget problem.
figure-feedback = Respons
figure-feedback-definition = Antecknad respons.
figure-accepted_guesses = Förslagen godkändes som de var
figure-accepted_guesses-definition = Andelen avslut där varje föreslagen märkning och kategori godkändes utan ändring, av alla avslut. Berättar hur väl förslagen träffar, och varnar om de bara kvitteras.
figure-unofficial_share = Andelen inofficiella kanaler
figure-unofficial_share-definition = Andelen kontakthändelser som kom till egen telefon, egen e-post eller vid ett möte, av alla. Också de betjänas och antecknas.
