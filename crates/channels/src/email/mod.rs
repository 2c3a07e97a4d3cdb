//! Mail: mailboxes are watched by IMAP, raw bytes are kept before they are understood, answers leave by SMTP.
//! It never drops a message: what cannot be read or routed is parked in sight.
//! The way in: `watch.rs` → `take.rs` → `keep.rs` → job → `arrive.rs`. The way out: job → `deliver.rs` → `smtp.rs`.

mod arrival;
mod arrive;
mod backoff;
mod claim;
mod deliver;
mod door;
mod health;
pub mod imap;
pub mod keep;
mod link_mail;
mod outgoing;
mod pace;
mod receipt;
pub mod settings;
pub mod smtp;
mod take;
pub mod test;
mod watch;

pub use door::{Door, Relay};
pub use pace::Pace;
pub use watch::Watchers;
