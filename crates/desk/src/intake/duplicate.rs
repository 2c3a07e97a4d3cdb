//! Whether an arrival was here already: the same Message-ID with the same words from the same sender. Another text under a
//! Message-ID that is known is no duplicate; nobody can make a message vanish by guessing its name.

use db::{Error, Tx, args};

use super::arrival::Arrival;
use super::arrive::Arrived;
use super::place::Outcome;

/// What is known of the arrival already.
pub(super) fn of(tx: &mut Tx, arrival: &Arrival) -> Result<Option<Arrived>, Error> {
    let Some(rfc_id) = &arrival.rfc_id else { return Ok(None) };
    let known: Vec<(i64, i64, i64, String, String)> = tx.all(
        "SELECT id, interaction_id, conversation_id, author_address, text FROM message WHERE rfc_id = $1 ORDER BY id LIMIT 20",
        args![rfc_id],
    )?;
    let same = known.into_iter().find(|(_, _, _, address, text)| {
        address.eq_ignore_ascii_case(&arrival.from.address) && *text == arrival.text
    });
    Ok(same.map(|(message, interaction, conversation, ..)| Arrived {
        message,
        interaction,
        conversation,
        outcome: Outcome::Duplicate,
    }))
}
