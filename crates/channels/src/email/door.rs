//! What the mail jobs share: the store, the clock, the key, how this desk is known, and where mail leaves.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use db::Store;
use desk::kernel::Clock;
use desk::mailbox::Mailbox;
use jiff::tz::TimeZone;
use jobs::Runner;

use super::health::{self, Side};
use super::pace::Pace;
use super::settings::{MailboxSecrets, MailboxSettings, OTHER_KEY};
use super::smtp::{self, Handed};
use crate::seal::SealKey;

/// Where mail leaves that is not sent by SMTP: the demonstration's built-in sink.
pub trait Relay: Send + Sync {
    /// Takes a message over; it stays within this machine.
    fn take(&self, from: &str, recipients: &[String], raw: &[u8]);
}

/// The mail door of one process. Cheap to clone.
#[derive(Clone)]
pub struct Door {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) key: SealKey,
    pub(super) base_url: String,
    pub(super) zone: TimeZone,
    pub(super) pace: Pace,
    /// Deliveries that this process is handing over now.
    pub(super) sending: Arc<Mutex<HashSet<i64>>>,
    relay: Option<Arc<dyn Relay>>,
}

impl Door {
    /// A door over a store. With a relay nothing leaves by SMTP.
    pub fn new(
        store: Store,
        clock: Clock,
        key: SealKey,
        base_url: &str,
        zone: TimeZone,
        relay: Option<Arc<dyn Relay>>,
    ) -> Door {
        let (base_url, pace, sending) = (base_url.into(), Pace::default(), Arc::default());
        Door { store, clock, key, base_url, zone, pace, sending, relay }
    }

    /// The door with other times and sizes.
    #[must_use]
    pub fn with_pace(self, pace: Pace) -> Door {
        Door { pace, ..self }
    }

    /// Adds the mail jobs to a runner.
    #[must_use]
    pub fn register(&self, runner: Runner) -> Runner {
        let (arrive, deliver, receipt, link) = (self.clone(), self.clone(), self.clone(), self.clone());
        runner
            .register(desk::mailbox::inbound::ARRIVE_JOB, move |job| super::arrive::run(arrive.clone(), job))
            .register(desk::mailbox::delivery::DELIVER_JOB, move |job| {
                super::deliver::run(deliver.clone(), job)
            })
            .register(desk::reactions::RECEIPT_JOB, move |job| super::receipt::run(receipt.clone(), job))
            .register(desk::access::link::MAIL_JOB, move |job| super::link_mail::run(link.clone(), job))
    }

    /// The identification of this desk in its own mail, by which loops are seen.
    pub(super) fn desk_id(&self) -> String {
        mail::token::make(self.key.bytes(), 1)
    }

    /// The opened secrets of a mailbox.
    ///
    /// # Errors
    /// In words, when they were sealed with another key.
    pub(super) fn secrets(&self, mailbox: &Mailbox) -> Result<MailboxSecrets, String> {
        MailboxSecrets::open(&self.key, &mailbox.secrets).map_err(|_| OTHER_KEY.to_string())
    }

    /// Whether mail leaves without a server of the mailbox.
    pub(super) fn has_relay(&self) -> bool {
        self.relay.is_some()
    }

    /// Hands a built message over, and notes at the mailbox how its sending side fares.
    pub(super) async fn hand_over(&self, mailbox: &Mailbox, recipients: &[String], raw: &[u8]) -> Handed {
        if let Some(relay) = &self.relay {
            relay.take(&mailbox.address, recipients, raw);
            return Handed::Taken("built-in test mail".into());
        }
        let settings = MailboxSettings::from_json(&mailbox.settings);
        let Some(server) = settings.smtp else {
            return Handed::Later("the mailbox has no server to send by".into());
        };
        let handed = match self.secrets(mailbox) {
            Ok(secrets) => {
                let letter = smtp::Letter { from: &mailbox.address, recipients, raw };
                smtp::hand_over(&server, &secrets.smtp_password, letter, self.pace).await
            }
            Err(why) => Handed::Unwell(why),
        };
        match &handed {
            Handed::Unwell(why) => health::note(self, mailbox.id, Side::Smtp, Err(why.clone())).await,
            Handed::Taken(_) => health::note(self, mailbox.id, Side::Smtp, Ok(())).await,
            Handed::Later(_) | Handed::Refused(_) => {}
        }
        handed
    }
}
