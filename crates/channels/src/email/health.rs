//! How a mailbox fares, seen from its two sides: a side that works clears what it said itself, never what the other side suffers.

use desk::mailbox::{self, health::Health};

use super::door::Door;

/// Which side of a mailbox speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Imap,
    Smtp,
}

impl Side {
    /// The first word of its notes.
    fn word(self) -> &'static str {
        match self {
            Side::Imap => "IMAP: ",
            Side::Smtp => "SMTP: ",
        }
    }

    fn other(self) -> Side {
        match self {
            Side::Imap => Side::Smtp,
            Side::Smtp => Side::Imap,
        }
    }
}

/// Notes at the mailbox's row how one side fared.
pub(super) async fn note(door: &Door, mailbox: i64, side: Side, outcome: Result<(), String>) {
    let now = door.clock.now();
    let noted = door
        .store
        .write(move |tx| -> Result<(), db::Error> {
            let Some(row) = mailbox::by_id(tx, mailbox)?.filter(|row| row.active) else { return Ok(()) };
            let (health, note) = match &outcome {
                Err(why) => (Health::Failing, format!("{}{why}", side.word())),
                Ok(())
                    if row.health == Health::Failing.code()
                        && row.health_note.starts_with(side.other().word()) =>
                {
                    (Health::Failing, row.health_note)
                }
                Ok(()) => (Health::Well, String::new()),
            };
            mailbox::health::note(tx, mailbox, health, &note, now)
        })
        .await;
    if let Err(error) = noted {
        tracing::warn!(%error, "A mailbox's health could not be noted.");
    }
}
