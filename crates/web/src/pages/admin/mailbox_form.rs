//! The form of a mailbox: from its row to values, and from what was posted to settings and sealed passwords.

use channels::email::settings::{MailboxSecrets, MailboxSettings, Security, Server, StartWith};
use channels::seal::SealKey;
use db::Tx;
use desk::catalogue::{brand, channel};
use desk::kernel::key_of;
use desk::mailbox::{Mailbox, MailboxInput};
use ui::form::Form;

use super::{key_some, service_id, team_id};
use crate::errors::Problem;
use crate::frame::Fields;

/// The values of a new mailbox.
pub fn empty() -> Form {
    Form::new()
        .with("channel", "mail")
        .with("imap_security", "tls")
        .with("imap_start_with", "unread")
        .with_switch("imap_mark_seen", true)
        .with("smtp_security", "tls")
        .with_switch("receipt", true)
        .with_switch("active", true)
}

/// The values of a stored mailbox; passwords are never shown again.
///
/// # Errors
/// What the database refuses.
pub fn stored(tx: &mut Tx, one: &Mailbox) -> Result<Form, Problem> {
    let settings = MailboxSettings::from_json(&one.settings);
    let start = match settings.start_with {
        StartWith::Unread => "unread",
        StartWith::New => "new",
        StartWith::All => "all",
    };
    let form = Form::new()
        .with("name", &one.name)
        .with("address", &one.address)
        .with("sender_name", &settings.sender_name)
        .with("aliases", settings.aliases.join("\n"))
        .with("channel", channel::by_id(tx, one.channel)?.key)
        .with("brand", key_of(one.brand))
        .with_some("team", key_some(one.team))
        .with_some("service", key_some(one.service))
        .with("imap_folder", &settings.folder)
        .with("imap_start_with", start)
        .with_switch("imap_mark_seen", settings.mark_seen)
        .with_switch("receipt", settings.receipt)
        .with_switch("active", one.active);
    let form = server(form, "imap", settings.imap.as_ref());
    Ok(server(form, "smtp", settings.smtp.as_ref()))
}

fn server(form: Form, side: &str, server: Option<&Server>) -> Form {
    let Some(server) = server else { return form.with(&format!("{side}_security"), "tls") };
    let security = match server.security {
        Security::Tls => "tls",
        Security::Starttls => "starttls",
        Security::None => "none",
    };
    form.with(&format!("{side}_host"), &server.host)
        .with(&format!("{side}_port"), server.port.to_string())
        .with(&format!("{side}_security"), security)
        .with(&format!("{side}_user"), &server.user)
}

/// The settings that were posted.
///
/// # Errors
/// A field that is no port.
pub fn settings(fields: &Fields) -> Result<MailboxSettings, Problem> {
    let lines = fields.raw("aliases").lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(MailboxSettings {
        imap: posted_server(fields, "imap", (993, 143))?,
        folder: fields.some("imap_folder").unwrap_or_else(|| "INBOX".into()),
        start_with: match fields.text("imap_start_with") {
            "new" => StartWith::New,
            "all" => StartWith::All,
            _ => StartWith::Unread,
        },
        mark_seen: fields.is_on("imap_mark_seen"),
        smtp: posted_server(fields, "smtp", (465, 587))?,
        sender_name: fields.text("sender_name").to_string(),
        receipt: fields.is_on("receipt"),
        aliases: lines.map(str::to_lowercase).collect(),
    })
}

/// A server without a host is none. An empty port is the usual one: for TLS from the first byte, or for all else.
fn posted_server(fields: &Fields, side: &str, (tls, plain): (u16, u16)) -> Result<Option<Server>, Problem> {
    let Some(host) = fields.some(&format!("{side}_host")) else { return Ok(None) };
    let security = match fields.text(&format!("{side}_security")) {
        "starttls" => Security::Starttls,
        "none" => Security::None,
        _ => Security::Tls,
    };
    let name = format!("{side}_port");
    let port = match fields.text(&name) {
        "" if security == Security::Tls => tls,
        "" => plain,
        typed => typed
            .parse()
            .ok()
            .filter(|port| *port > 0)
            .ok_or_else(|| Problem::field(&name, "mailbox.port_bad"))?,
    };
    Ok(Some(Server { host, port, security, user: fields.text(&format!("{side}_user")).to_string() }))
}

/// The sealed passwords, when one was typed; an empty one leaves what there was. What another key has sealed is lost.
pub fn secrets(fields: &Fields, known: Option<&Mailbox>, key: &SealKey) -> Option<String> {
    let (imap, smtp) = (fields.raw("imap_password"), fields.raw("smtp_password"));
    if imap.is_empty() && smtp.is_empty() {
        return None;
    }
    let opened = known.and_then(|known| key.open(&known.secrets).ok());
    let mut secrets: MailboxSecrets =
        opened.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    if !imap.is_empty() {
        secrets.imap_password = imap.into();
    }
    if !smtp.is_empty() {
        secrets.smtp_password = smtp.into();
    }
    Some(key.seal(&serde_json::to_string(&secrets).expect("two texts are always JSON")))
}

/// What is saved.
///
/// # Errors
/// 404 when channel, brand, team or service is not there.
pub fn input(
    tx: &mut Tx,
    fields: &Fields,
    (settings, secrets): (&MailboxSettings, Option<&String>),
) -> Result<MailboxInput, Problem> {
    let brand = match fields.some("brand") {
        Some(key) => Some(brand::load(tx, &key)?),
        None => brand::usual(tx)?,
    };
    let channel = fields.some("channel").unwrap_or_else(|| "mail".into());
    Ok(MailboxInput {
        name: fields.text("name").to_string(),
        address: fields.text("address").to_string(),
        channel: channel::load(tx, &channel)?.id,
        brand: brand.ok_or_else(Problem::missing)?.id,
        team: team_id(tx, fields.text("team"))?,
        service: service_id(tx, fields.text("service"))?,
        settings: settings.to_json(),
        secrets: secrets.cloned(),
        active: fields.is_on("active"),
        version: None,
    })
}
