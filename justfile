# Shorter names for what is done often.

# Start the demonstration.
demo *arguments:
    cargo run --release -- demo {{arguments}}

# While working: one database, no browser.
fast:
    ./test --fast

# The whole truth, as the build machine asks for it.
ci:
    ./test

# The big ones too.
long:
    ./test --long

# The rules of the house alone.
tidy:
    cargo xtask tidy

# Measure and write docs/performance.md.
bench *arguments:
    cargo xtask bench {{arguments}}

# Put everything into its form.
format:
    cargo fmt --all
