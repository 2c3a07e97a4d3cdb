# One's own settings.

me-theme = Appearance
me-theme-system = As on this device
me-theme-light = Light
me-theme-dark = Dark
me-theme-contrast = High contrast
me-density = Density
me-density-hint = How tall the rows of a list are.
me-density-compact = Compact
me-density-default = Default
me-density-comfortable = Comfortable
me-keys = Single-key shortcuts
me-keys-hint = Switch off if speech control or another aid triggers them by accident.
me-keys-lead = Nothing needs a key, but they save a good deal of every day.
me-undo = Time to undo, in seconds
me-undo-hint = 0–30. A message waits this long before it leaves.
me-password = Password
me-password-current = Current password
me-password-new = New password
me-password-change = Change the password
