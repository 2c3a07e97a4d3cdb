//! Speaking SMTP: hand one built message to the relay and say what became of it.

use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::pace::Pace;
use super::settings::{Security, Server};

/// What became of a message at the relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The relay took it.
    Taken(String),
    /// Not this message now: try again later.
    Later(String),
    /// No message now: the relay cannot be reached, talks nonsense or lets us not in.
    Unwell(String),
    /// Never: the relay refuses the message or its recipient.
    Refused(String),
}

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// What is handed over.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The envelope's sender, a bare address.
    pub from: &'a str,
    /// The envelope's recipients, bare addresses.
    pub recipients: &'a [String],
    /// The message as built.
    pub raw: &'a [u8],
}

/// Hands a message over.
pub async fn hand_over(server: &Server, password: &str, letter: Letter<'_>, pace: Pace) -> Handed {
    let transport = match transport(server, password, pace) {
        Ok(transport) => transport,
        Err(reason) => return Handed::Unwell(reason),
    };
    let envelope = match envelope(letter.from, letter.recipients) {
        Ok(envelope) => envelope,
        Err(reason) => return Handed::Refused(reason),
    };
    match tokio::time::timeout(pace.handing, transport.send_raw(&envelope, letter.raw)).await {
        Ok(Ok(answer)) => Handed::Taken(answer.message().collect::<Vec<_>>().join(" ")),
        Ok(Err(error)) => judged(&error),
        Err(_) => Handed::Unwell(format!("not taken within {} s", pace.handing.as_secs())),
    }
}

/// A refused sign-in or service says nothing of the message (RFC 4954, 6; RFC 5321, 4.2.3: 421 and 521 close the whole service).
fn judged(error: &lettre::transport::smtp::Error) -> Handed {
    const NOT_THE_MESSAGE: [u16; 6] = [421, 521, 530, 534, 535, 538];
    match error.status().map(u16::from) {
        Some(code) if NOT_THE_MESSAGE.contains(&code) => Handed::Unwell(told(error)),
        Some(_) if error.is_permanent() => Handed::Refused(told(error)),
        Some(_) => Handed::Later(told(error)),
        None => Handed::Unwell(told(error)),
    }
}

/// Whether the relay can be reached and accepts the sign-in.
///
/// # Errors
/// What the relay or the network said.
pub async fn test(server: &Server, password: &str, pace: Pace) -> Result<(), String> {
    match transport(server, password, pace)?.test_connection().await {
        Ok(true) => Ok(()),
        Ok(false) => Err("the server does not answer NOOP".into()),
        Err(error) => Err(told(&error)),
    }
}

fn transport(server: &Server, password: &str, pace: Pace) -> Result<Transport, String> {
    let tls = match server.security {
        Security::None => Tls::None,
        Security::Starttls => Tls::Required(parameters(&server.host)?),
        Security::Tls => Tls::Wrapper(parameters(&server.host)?),
    };
    let mut builder = Transport::builder_dangerous(&server.host)
        .port(server.port)
        .tls(tls)
        .hello_name(ClientId::default())
        .timeout(Some(pace.step));
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
