//! Bad days of the whole program, seen from outside: killed at any moment, its database gone, its disk full, copied under load.
//! Every message comes in exactly once, goes out at least once, and the trace verifies. `desk.rs` is the desk and its visitors.

mod backup;
mod database;
mod desk;
mod disk;
mod kills;
mod nodes;
