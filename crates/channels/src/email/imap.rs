//! Speaking IMAP: sign in, list what is new, fetch one message at a time, wait for more. Every step has a time limit,
//! so that a slow server or one that talks nonsense is an error and never a hang.

use std::fmt::Debug;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use async_imap::extensions::idle::IdleResponse;
use async_imap::{Client, Session};
use futures_util::StreamExt;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::pace::Pace;
use super::settings::{Security, Server};

/// A message larger than this is not fetched but parked (bytes).
pub const LARGEST: u32 = 60 * 1024 * 1024;
/// A line slower than this is no line (bytes a second): so much longer may the fetching of a large message take.
const SLOWEST: u32 = 32 * 1024;

/// Why the mailbox could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ImapError {
    /// The server cannot be reached.
    #[error("cannot connect to {0}: {1}")]
    Connect(String, std::io::Error),
    /// The server's certificate or name is not good.
    #[error("TLS failed: {0}")]
    Tls(String),
    /// The user name or password is not accepted.
    #[error("sign-in refused: {0}")]
    SignIn(String),
    /// The server answered something unexpected.
    #[error("the server answered: {0}")]
    Protocol(#[from] async_imap::error::Error),
    /// The server took too long.
    #[error("no answer within {} s", .0.as_secs())]
    TimedOut(Duration),
}

/// A connection whose protection no longer matters.
pub trait Stream: AsyncRead + AsyncWrite + Unpin + Send + Debug {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send + Debug> Stream for T {}

/// An open mailbox.
pub struct Mailbox {
    session: Session<Box<dyn Stream>>,
    /// The validity of its message numbers; when it changes, all numbers are new.
    pub uid_validity: u32,
    can_idle: bool,
    pace: Pace,
}

/// One message as the server keeps it.
pub struct Fetched {
    /// Its number within the validity.
    pub uid: u32,
    /// Its bytes; its header alone when it is larger than the pace allows.
    pub raw: Vec<u8>,
    /// Whether `raw` is all of it.
    pub whole: bool,
    /// Its size as the server tells it (bytes).
    pub size: u32,
}

/// Opens a folder.
///
/// # Errors
/// Any `ImapError`; nothing has been changed on the server.
pub async fn open(server: &Server, password: &str, folder: &str, pace: Pace) -> Result<Mailbox, ImapError> {
    let client = connect(server, pace.step).await?;
    let signed = limited(pace.step, async { Ok(client.login(&server.user, password).await) }).await?;
    let mut session = signed.map_err(|(error, _)| ImapError::SignIn(error.to_string()))?;
    let can_idle = limited(pace.step, async { Ok(session.capabilities().await?.has_str("IDLE")) }).await?;
    let selected = limited(pace.step, async { Ok(session.select(folder).await?) }).await?;
    Ok(Mailbox { session, uid_validity: selected.uid_validity.unwrap_or(0), can_idle, pace })
}

impl Mailbox {
    /// The numbers above `after` that fit the search words (`ALL`, `UNSEEN`, `SINCE 1-Jan-2026`), rising.
    pub async fn numbers_after(&mut self, after: u32, words: &str) -> Result<Vec<u32>, ImapError> {
        // What the server told before is answered by this search; what it tells from now on is news for the next one.
        while self.session.unsolicited_responses.try_recv().is_ok() {}
        let query = format!("UID {}:* {words}", after.saturating_add(1));
        let found = limited(self.pace.step, async { Ok(self.session.uid_search(&query).await?) }).await?;
        let mut numbers: Vec<u32> = found.into_iter().filter(|uid| *uid > after).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// When the server received each of these messages (seconds of the epoch), as far as it says.
    pub async fn received(&mut self, uids: &[u32]) -> Result<Vec<(u32, i64)>, ImapError> {
        let mut received = Vec::new();
        for some in uids.chunks(200) {
            let set = some.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
            limited(self.pace.step, async {
                let mut answers = self.session.uid_fetch(set, "(UID INTERNALDATE)").await?;
                while let Some(answer) = answers.next().await {
                    let answer = answer?;
                    received.extend(answer.uid.zip(answer.internal_date().map(|date| date.timestamp())));
                }
                Ok(())
            })
            .await?;
        }
        Ok(received)
    }

    /// Fetches one message without marking it; of one that is too large its header.
    pub async fn fetch(&mut self, uid: u32) -> Result<Option<Fetched>, ImapError> {
        let Some(size) = self.size_of(uid).await? else { return Ok(None) };
        let whole = size <= self.pace.largest;
        let part = if whole { "(UID BODY.PEEK[])" } else { "(UID BODY.PEEK[HEADER])" };
        let patience = self.pace.step + Duration::from_secs(u64::from(size / SLOWEST));
        let raw = limited(patience, async {
            let mut answers = self.session.uid_fetch(uid.to_string(), part).await?;
            let mut raw = None;
            while let Some(answer) = answers.next().await {
                let answer = answer?;
                if answer.uid == Some(uid) {
                    raw = answer.body().or(answer.header()).map(<[u8]>::to_vec).or(raw);
                }
            }
            Ok(raw)
        })
        .await?;
        Ok(Some(Fetched { uid, raw: raw.unwrap_or_default(), whole, size }))
    }

    async fn size_of(&mut self, uid: u32) -> Result<Option<u32>, ImapError> {
        limited(self.pace.step, async {
            let mut answers = self.session.uid_fetch(uid.to_string(), "(UID RFC822.SIZE)").await?;
            let mut size = None;
            while let Some(answer) = answers.next().await {
                let answer = answer?;
                if answer.uid == Some(uid) {
                    size = answer.size.or(Some(0));
                }
            }
            Ok(size)
        })
        .await
    }

    /// Marks a message as read.
    pub async fn mark_seen(&mut self, uid: u32) -> Result<(), ImapError> {
        limited(self.pace.step, async {
            let mut answers = self.session.uid_store(uid.to_string(), "+FLAGS.SILENT (\\Seen)").await?;
            while let Some(answer) = answers.next().await {
                answer?;
            }
            Ok(())
        })
        .await
    }

    /// Waits until something may have come: by IDLE where the server can, else for the pace's poll. Gives the mailbox back.
    pub async fn wait(self) -> Result<Mailbox, ImapError> {
        let Mailbox { mut session, uid_validity, can_idle, pace } = self;
        let news = session.unsolicited_responses.clone();
        if !can_idle {
            if news.is_empty() {
                tokio::time::sleep(pace.poll).await;
            }
            limited(pace.step, async { Ok(session.noop().await?) }).await?;
            return Ok(Mailbox { session, uid_validity, can_idle, pace });
        }
        if !news.is_empty() {
            return Ok(Mailbox { session, uid_validity, can_idle, pace });
        }
        let mut idle = session.idle();
        limited(pace.step, async { Ok(idle.init().await?) }).await?;
        // What came between the search and IDLE is told while IDLE begins, and not again.
        if news.is_empty() {
            let (waited, _stop) = idle.wait_with_timeout(pace.idle);
            if let IdleResponse::ManualInterrupt = waited.await? {
                return Err(ImapError::Protocol(async_imap::error::Error::ConnectionLost));
            }
        }
        let session = limited(pace.step, async { Ok(idle.done().await?) }).await?;
        Ok(Mailbox { session, uid_validity, can_idle, pace })
    }

    /// Says goodbye; errors no longer matter.
    pub async fn close(mut self) {
        let _ = limited(self.pace.step, async { Ok(self.session.logout().await?) }).await;
    }
}

async fn connect(server: &Server, step: Duration) -> Result<Client<Box<dyn Stream>>, ImapError> {
    let address = format!("{}:{}", server.host, server.port);
    let dialled = tokio::time::timeout(step, TcpStream::connect((server.host.as_str(), server.port))).await;
    let tcp = dialled
        .map_err(|_| ImapError::TimedOut(step))?
        .map_err(|error| ImapError::Connect(address, error))?;
    let mut stream: Box<dyn Stream> = match server.security {
        Security::Tls => Box::new(protect(tcp, &server.host, step).await?),
        Security::Starttls | Security::None => Box::new(tcp),
    };
    let mut client = Client::new(stream);
    greet(&mut client, step).await?;
    if server.security == Security::Starttls {
        limited(step, async { Ok(client.run_command_and_check_ok("STARTTLS", None).await?) }).await?;
        stream = Box::new(protect(client.into_inner(), &server.host, step).await?);
        client = Client::new(stream);
    }
    Ok(client)
}

async fn greet(client: &mut Client<Box<dyn Stream>>, step: Duration) -> Result<(), ImapError> {
    let greeting =
        limited(step, async { Ok(client.read_response().await.map_err(async_imap::error::Error::Io)?) })
            .await?;
    greeting.map(|_| ()).ok_or(ImapError::Protocol(async_imap::error::Error::ConnectionLost))
}

async fn protect<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    host: &str,
    step: Duration,
) -> Result<tokio_rustls::client::TlsStream<S>, ImapError> {
    let name = ServerName::try_from(host.to_string()).map_err(|error| ImapError::Tls(error.to_string()))?;
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let shaken = tokio::time::timeout(step, TlsConnector::from(Arc::new(config)).connect(name, stream)).await;
    shaken.map_err(|_| ImapError::TimedOut(step))?.map_err(|error| ImapError::Tls(error.to_string()))
}

async fn limited<T>(
    step: Duration,
    work: impl Future<Output = Result<T, ImapError>>,
) -> Result<T, ImapError> {
    tokio::time::timeout(step, work).await.map_err(|_| ImapError::TimedOut(step))?
}
