# Figures by name: title and definition, published beside each figure.

figure-contacts = Interactions
figure-contacts-definition = All interactions and attempts, by the day they happened. One interaction counts once, however many messages it has. A message of thanks belongs to what it follows.
figure-inbound = From customers to us
figure-inbound-definition = Interactions in which the customer turned to us.
figure-outbound = From us to customers
figure-outbound-definition = Interactions in which we turned to the customer. An answer to an open interaction is no new one.
figure-missed = Missed
figure-missed-definition = Attempts in which nobody was reached: busy, gave up waiting, no answer, closed.
figure-late_entries = Logged afterwards
figure-late_entries-definition = Interactions that were logged well after they happened. Both times are kept.
figure-marks = Marks
figure-marks-definition = What the interactions were about: service, issue, feedback or other. One interaction may have several marks, so the sum may exceed the number of interactions.
figure-closed = Closed
figure-closed-definition = Closed interactions, by the day of closing. A closing that was taken back does not count.
figure-orders = Orders
figure-orders-definition = Orders that were recorded.
figure-issues = Issues
figure-issues-definition = Issues that were recorded. A question settled at once that left no work is no issue.
figure-feedback = Feedback
figure-feedback-definition = Feedback that was recorded.
figure-accepted_guesses = Suggestions accepted as they were
figure-accepted_guesses-definition = The share of closings in which every suggested mark and category was accepted unchanged, of all closings. It tells how well the suggestions hit, and warns when they are merely waved through.
figure-unofficial_share = Share of unofficial channels
figure-unofficial_share-definition = The share of interactions that came by own phone, own email or in person, of all. They are served and recorded too.
