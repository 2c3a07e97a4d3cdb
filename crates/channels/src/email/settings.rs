//! What an administrator tells about a mailbox, as its row keeps it.

use serde::{Deserialize, Serialize};

use crate::seal::{SealKey, Sealed};

/// What is noted at a mailbox whose passwords cannot be opened.
pub const OTHER_KEY: &str = "the passwords were sealed with another key; put back the key file of this installation or type the passwords again";

/// How a connection is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// TLS from the first byte.
    #[default]
    Tls,
    /// Plain at first, then TLS; refused when the server does not offer it.
    Starttls,
    /// Nothing: for servers on the same machine.
    None,
}

/// A server to speak to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Server {
    /// Host name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Protection of the connection.
    pub security: Security,
    /// User name; empty means no sign-in.
    pub user: String,
}

/// Which messages are taken when a mailbox is connected for the first time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StartWith {
    /// Those that nobody has read yet.
    #[default]
    Unread,
    /// Only what comes from now on.
    New,
    /// Everything in the folder.
    All,
}

/// The settings of one mailbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailboxSettings {
    /// Where mail is fetched; `None` when it is only pushed in.
    pub imap: Option<Server>,
    /// Folder that is watched.
    pub folder: String,
    /// Which messages are taken at first.
    pub start_with: StartWith,
    /// Whether a message is marked as read once it is kept.
    pub mark_seen: bool,
    /// Where mail is handed out; `None` when nothing can be sent.
    pub smtp: Option<Server>,
    /// The name that stands before the address; empty means the brand's.
    pub sender_name: String,
    /// Whether a receipt is sent.
    pub receipt: bool,
    /// Other addresses that lead here.
    pub aliases: Vec<String>,
}

impl Default for MailboxSettings {
    fn default() -> Self {
        MailboxSettings {
            imap: None,
            folder: "INBOX".into(),
            start_with: StartWith::default(),
            mark_seen: true,
            smtp: None,
            sender_name: String::new(),
            receipt: true,
            aliases: Vec::new(),
        }
    }
}

/// The secrets of one mailbox; stored sealed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MailboxSecrets {
    /// Password of the fetching side.
    pub imap_password: String,
    /// Password of the sending side.
    pub smtp_password: String,
}

impl MailboxSecrets {
    /// Opens the sealed text of a row; an empty text holds none.
    ///
    /// # Errors
    /// When it was sealed with another key.
    pub fn open(key: &SealKey, sealed: &str) -> Result<MailboxSecrets, Sealed> {
        if sealed.is_empty() {
            return Ok(MailboxSecrets::default());
        }
        serde_json::from_str(&key.open(sealed)?).map_err(|_| Sealed)
    }
}

impl MailboxSettings {
    /// From the row; an unreadable text counts as no settings.
    pub fn from_json(text: &str) -> MailboxSettings {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// For the row.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("settings are always JSON")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_the_row_and_unknown_text_is_harmless() {
        let settings = MailboxSettings {
            imap: Some(Server { host: "imap.yritys.fi".into(), port: 993, ..Server::default() }),
            ..MailboxSettings::default()
        };
        assert_eq!(MailboxSettings::from_json(&settings.to_json()), settings);
        assert_eq!(MailboxSettings::from_json("{}"), MailboxSettings::default());
        assert_eq!(MailboxSettings::from_json("rubbish"), MailboxSettings::default());
    }
}
