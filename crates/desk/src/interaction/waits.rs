//! An open contact waits for us again because its customer said something more: nothing may lie unseen below the queue.

use db::{Error, Tx};

use super::interaction::Interaction;
use crate::catalogue::channel;
use crate::kernel::Timestamp;
use crate::promise::{self, Kind};

/// Starts the promise of the next answer unless one runs already; the caller saves the contact.
pub(crate) fn waits_again(tx: &mut Tx, interaction: &mut Interaction, at: Timestamp) -> Result<(), Error> {
    let Some(channel) = interaction.record.channel_id.filter(|_| interaction.record.due().is_none()) else {
        return Ok(());
    };
    let channel = channel::by_id(tx, channel)?;
    let due = promise::due_of_channel(tx, &channel, at)?;
    let promised = (channel.first_response_minutes, due);
    promise::start(tx, &mut interaction.record, Kind::NextResponse, promised, at)
}
