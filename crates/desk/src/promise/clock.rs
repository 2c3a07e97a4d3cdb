//! The due time of a contact: the channel's target in service minutes of the desk's calendar.

use db::{Error, Tx};

use crate::calendar::Calendar;
use crate::catalogue::channel::Channel;
use crate::kernel::Timestamp;
use crate::setting;

/// The desk's calendar.
///
/// # Errors
/// What the engine refuses.
pub fn desk_calendar(tx: &mut Tx) -> Result<Calendar, Error> {
    setting::get(tx, setting::CALENDAR, Calendar::default_finnish())
}

/// When the first response of a contact on this channel is due that came at `from`.
///
/// # Errors
/// What the engine refuses.
pub fn due_of_channel(tx: &mut Tx, channel: &Channel, from: Timestamp) -> Result<Timestamp, Error> {
    Ok(desk_calendar(tx)?.add_service_minutes(from, channel.first_response_minutes))
}
