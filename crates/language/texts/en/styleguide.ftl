# Headings of the styleguide.

styleguide-buttons = Buttons
styleguide-fields = Fields
styleguide-signs = Kinds, states and tags
styleguide-chain = Record chain
styleguide-clock = Promise clock
styleguide-people = People
styleguide-banners = Banners
styleguide-toast = Toast with undo
styleguide-messages = Messages and their states
styleguide-trace = Trace
styleguide-empty = Empty
