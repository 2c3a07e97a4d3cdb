//! Service time: opening hours, public holidays and daylight saving, exact to the second. Pure: it reads no clock and no table.
//! It never guesses: an hour that the clock skips is no service time, an hour that comes twice counts twice.
//! Start with `hours.rs` (`Calendar::add_service_minutes`); `holidays.rs` computes the Finnish public holidays.

mod holidays;
mod hours;

pub use holidays::{Holiday, finnish_holiday};
pub use hours::{Calendar, Opening};
