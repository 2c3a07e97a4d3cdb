//! The test button of a mailbox: both sides are spoken to, nothing is fetched or sent.

use desk::mailbox::Mailbox;

use super::pace::Pace;
use super::settings::{MailboxSecrets, MailboxSettings, OTHER_KEY};
use super::{imap, smtp};
use crate::seal::SealKey;

/// How one side answered.
#[derive(Clone, Debug)]
pub struct Tested {
    /// `imap` or `smtp`.
    pub side: &'static str,
    /// Whether it works.
    pub ok: bool,
    /// What was said when it does not.
    pub note: String,
}

/// Speaks to both sides of a mailbox, as far as it has them.
pub async fn test(mailbox: &Mailbox, key: &SealKey) -> Vec<Tested> {
    let settings = MailboxSettings::from_json(&mailbox.settings);
    let (pace, opened) = (Pace::brisk(), MailboxSecrets::open(key, &mailbox.secrets));
    let Ok(secrets) = opened else {
        let sides = [("imap", settings.imap.is_some()), ("smtp", settings.smtp.is_some())];
        return sides
            .into_iter()
            .filter(|(_, is)| *is)
            .map(|(side, _)| step(side, Err(OTHER_KEY.into())))
            .collect();
    };
    let mut steps = Vec::new();
    if let Some(server) = &settings.imap {
        let outcome = match imap::open(server, &secrets.imap_password, &settings.folder, pace).await {
            Ok(open) => {
                open.close().await;
                Ok(())
            }
            Err(error) => Err(error.to_string()),
        };
        steps.push(step("imap", outcome));
    }
    if let Some(server) = &settings.smtp {
        steps.push(step("smtp", smtp::test(server, &secrets.smtp_password, pace).await));
    }
    steps
}

fn step(side: &'static str, outcome: Result<(), String>) -> Tested {
    Tested { side, ok: outcome.is_ok(), note: outcome.err().unwrap_or_default() }
}
