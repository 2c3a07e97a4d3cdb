# The hosted web form, as a customer meets it.

webform-subject = Subject
webform-text = Tell us in your own words
webform-text-hint = What did you try, what happened, what do you hope for?
webform-name = Your name
webform-email-hint = We answer to this address.
webform-thanks = Thank you, we have your message
webform-number = The number of your matter, to refer to:
webform-answer-by = We will answer by { $at }.
webform-copy = We sent a confirmation to { $email }.
