//! A desk with a door, in this process: people of each role with a session and a token.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use db::{Store, Tx};
use desk::access::{session, token};
use desk::first_start::{SetUp, set_up};
use desk::kernel::{Actor, Clock, Timestamp};
use desk::people::agent::{self, AgentInput};
use language::Lang;
use sha2::{Digest, Sha256};
use testkit::Database;
use tower::ServiceExt;

/// The desk and its door.
pub struct House {
    pub store: Store,
    pub admin: Actor,
    router: Router,
}

/// An answer, read whole unless it streams.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// Where a redirect leads; empty when it is none.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The beginning of its text, for messages.
    pub fn brief(&self) -> String {
        self.text.chars().take(160).collect()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("no JSON ({error}): {}", self.text))
    }
}

/// Who asks.
#[derive(Clone, Copy)]
pub enum Asker<'a> {
    Stranger,
    /// A session by its secret; its CSRF token is `csrf`.
    Session(&'a str),
    /// A program by its token.
    Token(&'a str),
}

impl House {
    pub fn new(database: &Database) -> House {
        House::built(database, None)
    }

    /// The house of a demonstration; its mail goes into the sink.
    pub fn demo(database: &Database, sink: web::sink::Sink) -> House {
        House::built(database, Some(sink))
    }

    fn built(database: &Database, sink: Option<web::sink::Sink>) -> House {
        let store = database.store().clone();
        let with = SetUp {
            organisation: "Yritys Oy".into(),
            brand: String::new(),
            language: Lang::En,
            administrator: "Liisa Lehto".into(),
            email: "liisa@yritys.example".into(),
            password_hash: None,
            service: Some("Verkkopalvelu".into()),
        };
        let admin = store.write_blocking(move |tx| set_up(tx, &with, now())).unwrap();
        let setup = web::Setup {
            store: store.clone(),
            clock: Clock::system(),
            base_url: "http://127.0.0.1".into(),
            zone: jiff::tz::TimeZone::UTC,
            key: channels::seal::SealKey::new([7; 32]),
            demo: sink.is_some(),
            demo_links: Vec::new(),
            setup_code: None,
            wake: Default::default(),
            sink,
            trusted_proxies: Vec::new(),
        };
        let router = web::router(web::App::new(setup));
        House { store, admin, router }
    }

    /// A colleague of a role, with a session and a token of every scope; answers the secret of both.
    pub fn colleague(&self, role: &str) -> String {
        let input = AgentInput {
            name: format!("Colleague {role}"),
            email: format!("{role}@yritys.example"),
            language: "en".into(),
            title: String::new(),
            roles: vec![role.into()],
            active: true,
        };
        let (admin, role, secret) = (self.admin.clone(), role.to_owned(), format!("secret-{role}"));
        let hash = digest(&secret);
        let rights = desk::access::rights_of([role.as_str()]);
        let write = move |tx: &mut Tx| {
            let made = agent::save(tx, &admin, None, &input, now())
                .map_err(|error| db::Error::other(error.to_string()))?;
            let actor = Actor { agent: Some(made.id), name: made.name, rights, ..admin.clone() };
            session::open(tx, &actor, &hash, "csrf", now())?;
            let scopes = ["read", "write", "admin"];
            token::create(tx, &actor, "test", &scopes, &hash, now())
                .map_err(|error| db::Error::other(error.to_string()))?;
            Ok::<_, db::Error>(())
        };
        self.store.write_blocking(write).unwrap();
        secret
    }

    /// Sends a request and reads the answer.
    pub fn ask(&self, asker: Asker, method: &str, path: &str, (content, body): (&str, String)) -> Answer {
        let mut request = Request::builder().method(Method::from_bytes(method.as_bytes()).unwrap()).uri(path);
        request = match asker {
            Asker::Stranger => request,
            Asker::Session(secret) => request.header(header::COOKIE, format!("tuki_session={secret}")),
            Asker::Token(secret) => request.header(header::AUTHORIZATION, format!("Bearer {secret}")),
        };
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, content);
        }
        let peer = ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000)));
        let request = request.extension(peer).body(Body::from(body)).unwrap();
        self.send(request)
    }

    /// Sends a request as it is.
    pub fn send(&self, request: Request<Body>) -> Answer {
        testkit::block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = answer.into_parts();
            let streams =
                parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
            let bytes = if streams {
                Default::default()
            } else {
                axum::body::to_bytes(body, usize::MAX).await.unwrap()
            };
            Answer {
                status: parts.status,
                headers: parts.headers,
                text: String::from_utf8_lossy(&bytes).into_owned(),
            }
        })
    }

    /// Reads without saying anything.
    pub fn get(&self, asker: Asker, path: &str) -> Answer {
        self.ask(asker, "GET", path, ("", String::new()))
    }

    /// Sends a form as a person with a session.
    pub fn post(&self, secret: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields: Vec<(&str, &str)> =
            [("csrf", "csrf")].into_iter().chain(fields.iter().copied()).collect();
        self.ask(Asker::Session(secret), "POST", path, (FORM, form(&fields)))
    }

    /// How many events the trace holds.
    pub fn events(&self) -> i64 {
        self.store.read_blocking(|tx| tx.one::<i64>("SELECT count(*) FROM event", &[])).unwrap()
    }
}

/// The type of a form's body.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// A form's body.
pub fn form(fields: &[(&str, &str)]) -> String {
    let escaped = |text: &str| -> String {
        let escape = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        };
        text.bytes().map(escape).collect()
    };
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// The time of the wall, as the door's clock tells it.
pub fn now() -> Timestamp {
    Clock::system().now()
}

fn digest(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
