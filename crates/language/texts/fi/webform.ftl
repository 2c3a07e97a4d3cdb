# The hosted web form, as a customer meets it.

webform-subject = Aihe
webform-text = Kerro omin sanoin
webform-text-hint = Mitä yritit, mitä tapahtui, mitä toivot?
webform-name = Nimesi
webform-email-hint = Vastaamme tähän osoitteeseen.
webform-thanks = Kiitos, viestisi on perillä
webform-number = Asian numero, johon voit viitata:
webform-answer-by = Vastaamme viimeistään { $at }.
webform-copy = Lähetimme vahvistuksen osoitteeseen { $email }.
