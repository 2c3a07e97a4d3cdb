//! The program from the outside: its commands, as whoever runs the machine types them.

mod commands;
mod faults;
mod first_start;
