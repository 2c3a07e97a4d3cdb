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

use super::settings::{Security, Server};

/// How long one step may take.
const STEP: Duration = Duration::from_secs(60);
/// How long a wait for news lasts before it is begun again (RFC 2177 says to renew within 29 minutes).
const IDLE: Duration = Duration::from_secs(25 * 60);
/// A message larger than this is not fetched but parked (bytes).
pub const LARGEST: u32 = 60 * 1024 * 1024;

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
    #[error("no answer within {} s", STEP.as_secs())]
    TimedOut,
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
}

/// One message as the server keeps it.
pub struct Fetched {
    /// Its number within the validity.
    pub uid: u32,
    /// Its bytes; `None` when it is larger than `LARGEST`.
    pub raw: Option<Vec<u8>>,
    /// Its size as the server tells it (bytes).
    pub size: u32,
}

/// Opens a folder.
///
/// # Errors
/// Any `ImapError`; nothing has been changed on the server.
pub async fn open(server: &Server, password: &str, folder: &str) -> Result<Mailbox, ImapError> {
    let client = connect(server).await?;
    let signed = limited(async { Ok(client.login(&server.user, password).await) }).await?;
    let mut session = signed.map_err(|(error, _)| ImapError::SignIn(error.to_string()))?;
    let can_idle = limited(async { Ok(session.capabilities().await?.has_str("IDLE")) }).await?;
    let selected = limited(async { Ok(session.select(folder).await?) }).await?;
    Ok(Mailbox { session, uid_validity: selected.uid_validity.unwrap_or(0), can_idle })
}

impl Mailbox {
    /// The numbers above `after` that fit the search words (`ALL`, `UNSEEN`), rising.
    pub async fn numbers_after(&mut self, after: u32, words: &str) -> Result<Vec<u32>, ImapError> {
        let query = format!("UID {}:* {words}", after.saturating_add(1));
        let found = limited(async { Ok(self.session.uid_search(&query).await?) }).await?;
        let mut numbers: Vec<u32> = found.into_iter().filter(|uid| *uid > after).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    /// Fetches one message without marking it.
    pub async fn fetch(&mut self, uid: u32) -> Result<Option<Fetched>, ImapError> {
        let Some(size) = self.size_of(uid).await? else { return Ok(None) };
        if size > LARGEST {
            return Ok(Some(Fetched { uid, raw: None, size }));
        }
        let raw = limited(async {
            let mut answers = self.session.uid_fetch(uid.to_string(), "(UID BODY.PEEK[])").await?;
            let mut raw = None;
            while let Some(answer) = answers.next().await {
                let answer = answer?;
                if answer.uid == Some(uid) {
                    raw = answer.body().map(<[u8]>::to_vec).or(raw);
                }
            }
            Ok(raw)
        })
        .await?;
        Ok(Some(Fetched { uid, raw: Some(raw.unwrap_or_default()), size }))
    }

    async fn size_of(&mut self, uid: u32) -> Result<Option<u32>, ImapError> {
        limited(async {
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
        limited(async {
            let mut answers = self.session.uid_store(uid.to_string(), "+FLAGS.SILENT (\\Seen)").await?;
            while let Some(answer) = answers.next().await {
                answer?;
            }
            Ok(())
        })
        .await
    }

    /// Waits until something may have come: by IDLE where the server can, else for `poll`. Gives the mailbox back.
    pub async fn wait(self, poll: Duration) -> Result<Mailbox, ImapError> {
        let Mailbox { mut session, uid_validity, can_idle } = self;
        if !can_idle {
            tokio::time::sleep(poll).await;
            limited(async { Ok(session.noop().await?) }).await?;
            return Ok(Mailbox { session, uid_validity, can_idle });
        }
        let mut idle = session.idle();
        limited(async { Ok(idle.init().await?) }).await?;
        let (news, _stop) = idle.wait_with_timeout(IDLE);
        if let IdleResponse::ManualInterrupt = news.await? {
            tracing::debug!("A wait for mail was interrupted.");
        }
        let session = limited(async { Ok(idle.done().await?) }).await?;
        Ok(Mailbox { session, uid_validity, can_idle })
    }

    /// Says goodbye; errors no longer matter.
    pub async fn close(mut self) {
        let _ = limited(async { Ok(self.session.logout().await?) }).await;
    }
}

async fn connect(server: &Server) -> Result<Client<Box<dyn Stream>>, ImapError> {
    let address = format!("{}:{}", server.host, server.port);
    let dialled = tokio::time::timeout(STEP, TcpStream::connect((server.host.as_str(), server.port))).await;
    let tcp =
        dialled.map_err(|_| ImapError::TimedOut)?.map_err(|error| ImapError::Connect(address, error))?;
    let mut stream: Box<dyn Stream> = match server.security {
        Security::Tls => Box::new(protect(tcp, &server.host).await?),
        Security::Starttls | Security::None => Box::new(tcp),
    };
    let mut client = Client::new(stream);
    greet(&mut client).await?;
    if server.security == Security::Starttls {
        limited(async { Ok(client.run_command_and_check_ok("STARTTLS", None).await?) }).await?;
        stream = Box::new(protect(client.into_inner(), &server.host).await?);
        client = Client::new(stream);
    }
    Ok(client)
}

async fn greet(client: &mut Client<Box<dyn Stream>>) -> Result<(), ImapError> {
    let greeting =
        limited(async { Ok(client.read_response().await.map_err(async_imap::error::Error::Io)?) }).await?;
    greeting.map(|_| ()).ok_or(ImapError::Protocol(async_imap::error::Error::ConnectionLost))
}

async fn protect<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    host: &str,
) -> Result<tokio_rustls::client::TlsStream<S>, ImapError> {
    let name = ServerName::try_from(host.to_string()).map_err(|error| ImapError::Tls(error.to_string()))?;
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let shaken = tokio::time::timeout(STEP, TlsConnector::from(Arc::new(config)).connect(name, stream)).await;
    shaken.map_err(|_| ImapError::TimedOut)?.map_err(|error| ImapError::Tls(error.to_string()))
}

async fn limited<T>(step: impl Future<Output = Result<T, ImapError>>) -> Result<T, ImapError> {
    tokio::time::timeout(STEP, step).await.map_err(|_| ImapError::TimedOut)?
}
