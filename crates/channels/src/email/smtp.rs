//! Speaking SMTP: hand one built message to the relay and say what became of it.

use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::settings::{Security, Server};

/// What became of a message at the relay.
#[derive(Debug, PartialEq, Eq)]
pub enum Handed {
    /// The relay took it.
    Taken(String),
    /// Not now: try again later.
    Later(String),
    /// Never: the relay refuses the message or its recipient.
    Refused(String),
}

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// Hands a message over. `recipients` are bare addresses.
pub async fn hand_over(
    server: &Server,
    password: &str,
    from: &str,
    recipients: &[String],
    raw: &[u8],
) -> Handed {
    let transport = match transport(server, password) {
        Ok(transport) => transport,
        Err(reason) => return Handed::Later(reason),
    };
    let envelope = match envelope(from, recipients) {
        Ok(envelope) => envelope,
        Err(reason) => return Handed::Refused(reason),
    };
    match transport.send_raw(&envelope, raw).await {
        Ok(answer) => Handed::Taken(answer.message().collect::<Vec<_>>().join(" ")),
        Err(error) if error.is_permanent() => Handed::Refused(told(&error)),
        Err(error) => Handed::Later(told(&error)),
    }
}

/// Whether the relay can be reached and accepts the sign-in.
///
/// # Errors
/// What the relay or the network said.
pub async fn test(server: &Server, password: &str) -> Result<(), String> {
    match transport(server, password)?.test_connection().await {
        Ok(true) => Ok(()),
        Ok(false) => Err("the server does not answer NOOP".into()),
        Err(error) => Err(told(&error)),
    }
}

fn transport(server: &Server, password: &str) -> Result<Transport, String> {
    let tls = match server.security {
        Security::None => Tls::None,
        Security::Starttls => Tls::Required(parameters(&server.host)?),
        Security::Tls => Tls::Wrapper(parameters(&server.host)?),
    };
    let mut builder = Transport::builder_dangerous(&server.host)
        .port(server.port)
        .tls(tls)
        .hello_name(ClientId::default())
        .timeout(Some(Duration::from_secs(60)));
    if !server.user.is_empty() {
        builder = builder.credentials(Credentials::new(server.user.clone(), password.into()));
    }
    Ok(builder.build())
}

fn parameters(host: &str) -> Result<TlsParameters, String> {
    TlsParameters::new(host.into()).map_err(|error| error.to_string())
}

fn envelope(from: &str, recipients: &[String]) -> Result<Envelope, String> {
    let from: Address = from.parse().map_err(|_| format!("{from} is no address"))?;
    let to: Result<Vec<Address>, String> =
        recipients.iter().map(|to| to.parse().map_err(|_| format!("{to} is no address"))).collect();
    Envelope::new(Some(from), to?).map_err(|error| error.to_string())
}

/// The error with its cause, on one line and bounded, for the message's state.
fn told(error: &lettre::transport::smtp::Error) -> String {
    let mut text = error.to_string();
    if let Some(source) = std::error::Error::source(error) {
        text = format!("{text}: {source}");
    }
    text.chars().filter(|c| !c.is_control()).take(300).collect()
}
