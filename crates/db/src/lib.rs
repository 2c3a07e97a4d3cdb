//! The ground: a store of synchronous transactions over SQLite or PostgreSQL, one SQL text for both.
//! It knows no word of the trade. Group commit, tickets, ids, numbers, sealed events, blobs, migrations, backup.
//! The story starts in `store.rs` (`Store::write` takes a closure) and `tx.rs` (what a closure can do).

pub mod backup;
mod blob;
mod error;
mod event;
mod ids;
mod keeper;
mod migrate;
mod node;
mod number;
mod postgres_address;
mod postgres_engine;
mod postgres_writer;
mod reset;
mod row;
mod shared;
mod sqlite_engine;
mod sqlite_writer;
mod store;
mod ticket;
mod tx;
mod upkeep;
mod value;
mod work;

pub use blob::Blobs;
pub use error::Error;
pub use event::{EventRow, Report, verify};
pub use migrate::migrations_digest;
pub use reset::reset;
pub use row::{Column, FromRow, Row};
pub use store::{Options, Place, Store};
pub use tx::Tx;
pub use upkeep::upkeep;
pub use value::Value;

/// Wall-clock microseconds for the ground's own bookkeeping (leases, tickets, ages of blobs); acts bring their own time.
#[expect(clippy::disallowed_methods, reason = "leases and ages follow the wall clock")]
pub(crate) fn now_micros() -> i64 {
    jiff::Timestamp::now().as_microsecond()
}

/// Runs something that blocks on a thread of its own, so that it may be called inside an async runtime too.
pub(crate) fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(work).join())
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
