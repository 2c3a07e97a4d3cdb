//! What the mail jobs share: the store, the clock, the key, how this desk is known, and where mail leaves.

use std::sync::Arc;

use db::Store;
use desk::kernel::Clock;
use desk::mailbox::Mailbox;
use jiff::tz::TimeZone;
use jobs::Runner;

use super::settings::{MailboxSecrets, MailboxSettings};
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
    relay: Option<Arc<dyn Relay>>,
}

impl Door {
    /// A door over a store. With a relay nothing leaves by SMTP.
    pub fn new(store: Store, clock: Clock, key: SealKey, base_url: &str, zone: TimeZone, relay: Option<Arc<dyn Relay>>) -> Door {
        Door { store, clock, key, base_url: base_url.into(), zone, relay }
    }

    /// Adds the mail jobs to a runner.
    #[must_use]
    pub fn register(&self, runner: Runner) -> Runner {
        let (arrive, deliver, receipt, link) = (self.clone(), self.clone(), self.clone(), self.clone());
        runner
            .register(desk::mailbox::inbound::ARRIVE_JOB, move |job| super::arrive::run(arrive.clone(), job))
            .register(desk::mailbox::delivery::DELIVER_JOB, move |job| super::deliver::run(deliver.clone(), job))
            .register(desk::reactions::RECEIPT_JOB, move |job| super::receipt::run(receipt.clone(), job))
            .register(desk::access::link::MAIL_JOB, move |job| super::link_mail::run(link.clone(), job))
    }

    /// The identification of this desk in its own mail, by which loops are seen.
    pub(super) fn desk_id(&self) -> String {
        mail::token::make(self.key.bytes(), 1)
    }

    /// The opened secrets of a mailbox; empty ones when they cannot be opened.
    pub(super) fn secrets(&self, mailbox: &Mailbox) -> MailboxSecrets {
        let opened = self.key.open(&mailbox.secrets).ok();
        opened.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Hands a built message over.
    pub(super) async fn hand_over(&self, mailbox: &Mailbox, recipients: &[String], raw: &[u8]) -> Handed {
        if let Some(relay) = &self.relay {
            relay.take(&mailbox.address, recipients, raw);
            return Handed::Taken("built-in test mail".into());
        }
        let settings = MailboxSettings::from_json(&mailbox.settings);
        let Some(server) = settings.smtp else {
            return Handed::Later("the mailbox has no server to send by".into());
        };
        let secrets = self.secrets(mailbox);
        smtp::hand_over(&server, &secrets.smtp_password, &mailbox.address, recipients, raw).await
    }
}
