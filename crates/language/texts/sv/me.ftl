# One's own settings.

me-theme = Utseende
me-theme-system = Som på enheten
me-theme-light = Ljust
me-theme-dark = Mörkt
me-theme-contrast = Hög kontrast
me-density = Täthet
me-density-hint = Hur höga raderna i listan är.
me-density-compact = Tät
me-density-default = Normal
me-density-comfortable = Luftig
me-keys = Enknappskommandon
me-keys-hint = Stäng av dem om röststyrning eller ett hjälpmedel råkar utlösa dem.
me-keys-lead = Inget kräver en tangent, men de sparar mycket tid varje dag.
me-undo = Ångertid i sekunder
me-undo-hint = 0–30. Så länge väntar meddelandet innan det går i väg.
me-password = Lösenord
me-password-current = Nuvarande lösenord
me-password-new = Nytt lösenord
me-password-change = Byt lösenord
