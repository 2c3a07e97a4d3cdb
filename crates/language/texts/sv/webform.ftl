# The hosted web form, as a customer meets it.

webform-subject = Ämne
webform-text = Berätta med egna ord
webform-text-hint = Vad försökte du, vad hände, vad önskar du?
webform-name = Ditt namn
webform-email-hint = Vi svarar till den här adressen.
webform-thanks = Tack, ditt meddelande har kommit fram
webform-number = Ärendets nummer, som du kan hänvisa till:
webform-answer-by = Vi svarar senast { $at }.
webform-copy = Vi skickade en bekräftelse till { $email }.
