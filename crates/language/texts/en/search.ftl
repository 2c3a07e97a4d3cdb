# One search over all.

search-label = Search by name, number or word
search-placeholder = Anssi, ISS-310, 040…, invoice
search-kinds = Where to look
search-all = Everything
search-people = People
search-interactions = Interactions
search-records = Records
search-hits = Matches, newest first
search-bounded = The word is very common: only the newest matches were compared. Add another word.
search-none = No matches
search-none-text = Try another word or its basic form.
search-hint-lead = One search for everything:
search-hint-name = a name, an email or a phone number
search-hint-number = a number, such as INT-1042 or ISS-310
search-hint-word = a word of the messages; inflection does not matter
