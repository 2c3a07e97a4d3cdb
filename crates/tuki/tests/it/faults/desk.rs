//! A desk that was set up, the started program that serves it, and visitors who push mail until they hear that it is kept.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use db::{Place, Tx, args};
use desk::access::token;
use desk::first_start::{SetUp, set_up};
use desk::kernel::{Actor, Clock};
use desk::people::agent::{self, AgentInput};
use language::Lang;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::{Database, Dovecot, Received, Running, SmtpSink, dovecot};

pub const ADDRESS: &str = "tuki@test.local";
const OPERATOR: &str = "tk_operator";
const AGENT: &str = "tk_agent";
/// Leases of a killed node run out within half a minute each; this only catches hanging.
const DEADLINE: Duration = Duration::from_secs(180);

/// A desk and everything around it.
pub struct Desk {
    pub database: Database,
    pub sink: SmtpSink,
    pub office: Dovecot,
    mailbox: String,
}

/// What the started program is told beside its place.
#[derive(Clone, Default)]
pub struct How {
    /// Another address of the database: a gate before it.
    pub database: Option<String>,
    /// The data folder; usually that of the database.
    pub data: Option<PathBuf>,
    /// A limit for each file (blocks of 1 024 bytes), which the program meets as a disk that takes no more.
    pub file_limit: Option<u64>,
}

impl Desk {
    /// Sets a desk up with a mailbox that is watched and sends by the sink.
    pub fn new(mut database: Database) -> Desk {
        set_up_desk(&database);
        database.close();
        let (sink, office) = (SmtpSink::start(), Dovecot::start(&[ADDRESS]));
        let mut desk = Desk { database, sink, office, mailbox: String::new() };
        desk.mailbox = desk.make_mailbox();
        desk
    }

    fn make_mailbox(&self) -> String {
        let served = self.serve();
        let server = |port: u16, user: &str| json!({ "host": "127.0.0.1", "port": port, "security": "none", "user": user });
        let body = json!({
            "address": ADDRESS, "imap_password": dovecot::PASSWORD,
            "settings": { "imap": server(self.office.port(), ADDRESS), "smtp": server(self.sink.port(), ""), "start_with": "all" },
        });
        let visitor = Visitor::new(&served.url(""));
        let made = visitor.post("/api/v1/mailboxes", OPERATOR, &body).expect("the desk answers");
        assert_eq!(made.0, 201, "{}", made.1);
        served.end();
        made.1["key"].as_str().expect("a mailbox has a key").to_string()
    }

    /// Serves it.
    pub fn serve(&self) -> Running {
        self.serve_as(&How::default())
    }

    /// Serves it otherwise.
    pub fn serve_as(&self, how: &How) -> Running {
        let data = how.data.clone().unwrap_or_else(|| self.database.folder().to_path_buf());
        let place = match &how.database {
            Some(address) => Place::Postgres(address.clone()),
            None => self.database.place(),
        };
        let mut command = match how.file_limit {
            None => tuki(),
            Some(blocks) => {
                // The signal is ignored, so that a write beyond the limit is an error and not the end.
                let script = format!("trap '' XFSZ; ulimit -S -f {blocks}; exec \"$0\" \"$@\"");
                let mut shell = clean(Command::new("bash"));
                shell.args(["-c", &script, env!("CARGO_BIN_EXE_tuki")]);
                shell
            }
        };
        command.args(["serve", "--json", "--listen", "127.0.0.1:0"]);
        at(&mut command, &place, &data);
        Running::start(&mut command)
    }

    /// Runs a command about it.
    pub fn command(&self, arguments: &[&str]) -> Output {
        command_at(&self.database.place(), self.database.folder(), arguments)
    }

    /// The path at which raw messages are pushed.
    pub fn door(&self) -> String {
        format!("/api/v1/mailboxes/{}/messages", self.mailbox)
    }

    /// Waits until the program has nothing left to do with mail, asking the database itself (on SQLite: its reader).
    pub fn wait_settled(&self, served: &Running, expected: usize) {
        let visitor = Visitor::new(&served.url(""));
        let (start, mut seen) = (Instant::now(), String::new());
        while start.elapsed() < DEADLINE {
            let state = look(&self.database.place(), mail_state);
            if state.texts.len() == expected && state.busy == 0 && visitor.get("/health", OPERATOR).is_some()
            {
                return;
            }
            seen = format!("{} of {expected} texts, {} in work", state.texts.len(), state.busy);
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("the desk did not settle: {seen}; it said:\n{}", served.log());
    }

    /// Fails unless every text is in exactly once and the trace verifies. The program has ended.
    pub fn assert_whole(&self, texts: &[String]) {
        let state = look(&self.database.place(), mail_state);
        let mut counts: BTreeMap<&str, usize> = texts.iter().map(|text| (text.as_str(), 0)).collect();
        for text in &state.texts {
            *counts.entry(text).or_default() += 1;
        }
        let wrong: Vec<_> = counts.into_iter().filter(|(_, count)| *count != 1).collect();
        assert!(wrong.is_empty(), "not exactly once: {wrong:?}");
        assert_eq!(state.lost, 0, "messages that are neither understood nor parked");
        let verified = self.command(&["verify"]);
        assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    }

    /// Message-IDs of what was being handed over when the program fell: SMTP leaves open whether the relay has it.
    pub fn left_open(&self) -> Vec<String> {
        look(&self.database.place(), |tx| {
            tx.all(
                "SELECT m.rfc_id FROM delivery d JOIN message m ON m.id = d.message_id
                  WHERE d.state = 'queued' AND d.claimed_at IS NOT NULL AND m.rfc_id IS NOT NULL",
                &[],
            )
        })
    }

    /// Fails unless everything that was to leave has left, and nothing twice but what SMTP left open, as often as that was, and then
    /// byte by byte the same.
    pub fn assert_sent(&self, open: &[String]) {
        let state = look(&self.database.place(), mail_state);
        assert!(state.unsent.is_empty(), "not sent: {:?}", state.unsent);
        let mut by_id: HashMap<String, Vec<Received>> = HashMap::new();
        for one in self.sink.received() {
            by_id.entry(message_id(&one.text())).or_default().push(one);
        }
        for id in &state.sent {
            assert!(by_id.contains_key(id), "{id} counts as sent and never left");
        }
        assert_eq!(by_id.len(), state.sent.len(), "something left that is no message of the desk");
        for (id, all) in by_id {
            let allowed = 1 + open.iter().filter(|one| **one == id).count();
            assert!(all.len() <= allowed, "{id} left {} times, {allowed} would do", all.len());
            assert!(all.iter().all(|one| one.data == all[0].data), "{id} changed between its tries");
        }
    }
}

fn set_up_desk(database: &Database) {
    let now = Clock::system().now();
    let with = SetUp {
        organisation: "Yritys Oy".into(),
        brand: String::new(),
        language: Lang::Fi,
        administrator: "Liisa Lehto".into(),
        email: "liisa@yritys.example".into(),
        password_hash: None,
        service: Some("Verkkopalvelu".into()),
    };
    let made = database.store().write_blocking(move |tx: &mut Tx| -> Result<(), db::Error> {
        let admin = set_up(tx, &with, now).map_err(told)?;
        token::create(tx, &admin, "operator", &["read", "write", "admin"], &digest(OPERATOR), now)
            .map_err(told)?;
        let input = AgentInput {
            name: "Maija Meri".into(),
            email: "maija@yritys.example".into(),
            language: "fi".into(),
            title: String::new(),
            roles: vec!["agent".into()],
            active: true,
        };
        let maija = agent::save(tx, &admin, None, &input, now).map_err(told)?;
        let rights = desk::access::rights_of(["agent"]);
        let actor = Actor { agent: Some(maija.id), name: maija.name, rights, ..admin };
        token::create(tx, &actor, "agent", &["read", "write"], &digest(AGENT), now).map_err(told)?;
        Ok(())
    });
    made.expect("a desk can be set up");
}

fn told(error: impl std::fmt::Display) -> db::Error {
    db::Error::other(error.to_string())
}

fn digest(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a text grows");
        text
    })
}

/// What the database says of mail.
#[derive(Debug, Default)]
pub struct MailState {
    /// The words of all customers' messages.
    pub texts: Vec<String>,
    /// Jobs of mail and messages on their way.
    pub busy: i64,
    /// Raw messages that are done but led nowhere.
    pub lost: i64,
    /// Message-IDs of what has left.
    pub sent: Vec<String>,
    /// What has not left though it should: (id, state).
    pub unsent: Vec<(i64, String)>,
}

fn mail_state(tx: &mut Tx) -> Result<MailState, db::Error> {
    let busy: i64 = tx.one(
        "SELECT (SELECT count(*) FROM job WHERE state IN ('waiting', 'running') AND kind LIKE 'mail.%')
              + (SELECT count(*) FROM job WHERE state IN ('waiting', 'running') AND kind = $1)
              + (SELECT count(*) FROM delivery WHERE state IN ('held', 'queued', 'deferred'))",
        args![desk::timeline::REACT_JOB],
    )?;
    Ok(MailState {
        texts: tx.all("SELECT text FROM message WHERE kind = 'customer'", &[])?,
        busy,
        lost: tx.one(
            "SELECT count(*) FROM inbound WHERE state = 'waiting' OR (state <> 'parked' AND message_id IS NULL)",
            &[],
        )?,
        sent: tx.all("SELECT rfc_id FROM message WHERE kind IN ('reply', 'receipt') AND state = 'sent'", &[])?,
        unsent: tx.all(
            "SELECT id, state FROM message WHERE kind IN ('reply', 'receipt') AND state <> 'sent'",
            &[],
        )?,
    })
}

/// Reads beside the running program, as `tuki verify` does.
pub fn look<T: Send + 'static>(
    place: &Place,
    work: impl Fn(&mut Tx) -> Result<T, db::Error> + Send + 'static,
) -> T {
    let options = db::Options { read_only: true, ..db::Options::default() };
    let store = db::Store::open(place, options).expect("the desk can be looked at");
    store.read_blocking(work).expect("the desk can be read")
}

fn message_id(raw: &str) -> String {
    let line = raw.lines().find(|line| line.to_lowercase().starts_with("message-id:")).unwrap_or_default();
    line.split(['<', '>']).nth(1).unwrap_or_default().to_string()
}

fn tuki() -> Command {
    clean(Command::new(env!("CARGO_BIN_EXE_tuki")))
}

fn clean(mut command: Command) -> Command {
    command.env_remove("TUKI_DATA").env_remove("TUKI_DATABASE").stdin(Stdio::null());
    command
}

fn at(command: &mut Command, place: &Place, data: &Path) {
    command.arg("--data").arg(data);
    if let Place::Postgres(address) = place {
        command.args(["--database", address]);
    }
}

/// Runs a command about the desk at a place.
pub fn command_at(place: &Place, data: &Path, arguments: &[&str]) -> Output {
    let mut command = tuki();
    command.args(arguments);
    at(&mut command, place, data);
    command.output().expect("the program starts")
}

/// Somebody who speaks to the desk over HTTP. Each has connections of their own.
pub struct Visitor {
    url: String,
    runtime: tokio::runtime::Runtime,
    http: reqwest::Client,
}

impl Visitor {
    pub fn new(url: &str) -> Visitor {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let http = reqwest::Client::builder().timeout(Duration::from_secs(20)).build();
        Visitor {
            url: url.trim_end_matches('/').to_string(),
            runtime: runtime.expect("a runtime can be built"),
            http: http.expect("a client can be built"),
        }
    }

    /// Pushes a raw message; the status, or nothing when no answer came.
    pub fn push(&self, path: &str, raw: Vec<u8>) -> Option<u16> {
        let request = self.http.post(format!("{}{path}", self.url)).bearer_auth(OPERATOR);
        self.send(request.header("content-type", "message/rfc822").body(raw)).map(|(status, _)| status)
    }

    /// Posts JSON.
    pub fn post(&self, path: &str, token: &str, body: &Value) -> Option<(u16, Value)> {
        self.send(self.http.post(format!("{}{path}", self.url)).bearer_auth(token).json(body))
    }

    /// Reads.
    pub fn get(&self, path: &str, token: &str) -> Option<(u16, Value)> {
        self.send(self.http.get(format!("{}{path}", self.url)).bearer_auth(token))
    }

    /// How many contacts the first page of the list shows.
    pub fn contacts(&self) -> Option<Vec<Value>> {
        let (status, body) = self.get("/api/v1/interactions?view=all&limit=50", AGENT)?;
        (status == 200).then(|| body["items"].as_array().cloned().unwrap_or_default())
    }

    /// The agent answers a contact, once however often it is asked; the status.
    pub fn reply(&self, reference: &str, text: &str) -> Option<u16> {
        let body = json!({ "text": text, "hold_seconds": 0, "force": true });
        let request = self.http.post(format!("{}/api/v1/interactions/{reference}/messages", self.url));
        let request =
            request.bearer_auth(AGENT).header("idempotency-key", format!("{reference}-{text}")).json(&body);
        self.send(request).map(|(status, _)| status)
    }

    fn send(&self, request: reqwest::RequestBuilder) -> Option<(u16, Value)> {
        self.runtime.block_on(async {
            let answer = request.send().await.ok()?;
            let status = answer.status().as_u16();
            let body = answer.text().await.ok()?;
            Some((status, serde_json::from_str(&body).unwrap_or(Value::Null)))
        })
    }
}

/// A letter whose words occur nowhere else, of a sender of its own.
pub fn letter(text: &str) -> Vec<u8> {
    let name: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    format!(
        "From: Anssi <{name}@posti.example>\r\nTo: {ADDRESS}\r\nSubject: {name}\r\nMessage-ID: <{name}@posti.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    )
    .into_bytes()
}

/// Pushes letters one after the other, each until the desk says that it is kept, at whatever address it is now.
pub struct Pusher {
    urls: Arc<Mutex<Vec<String>>>,
    stop: Arc<AtomicBool>,
    kept: Arc<AtomicUsize>,
    thread: JoinHandle<Vec<String>>,
}

impl Pusher {
    /// Starts; with several addresses they take turns.
    pub fn start(name: &str, door: &str, urls: &[String]) -> Pusher {
        let urls = Arc::new(Mutex::new(urls.to_vec()));
        let (stop, kept) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let (name, door) = (name.to_string(), door.to_string());
        let (theirs, stopped, counted) = (urls.clone(), stop.clone(), kept.clone());
        let thread = std::thread::spawn(move || {
            let mut texts = Vec::new();
            while !stopped.load(Ordering::SeqCst) {
                let text = format!("Viesti {name} {}", texts.len());
                push_until_kept(&theirs, &door, &text, texts.len());
                texts.push(text);
                counted.fetch_add(1, Ordering::SeqCst);
            }
            texts
        });
        Pusher { urls, stop, kept, thread }
    }

    /// The desk is elsewhere from now on.
    pub fn turn_to(&self, urls: &[String]) {
        *self.urls.lock().expect("no holder panics") = urls.to_vec();
    }

    /// How many are kept so far.
    pub fn kept(&self) -> usize {
        self.kept.load(Ordering::SeqCst)
    }

    /// Waits until `more` further ones are kept.
    pub fn wait_for_more(&self, more: usize) {
        let wanted = self.kept() + more;
        testkit::wait_until(&format!("{wanted} kept letters"), || self.kept() >= wanted);
    }

    /// Ends after the letter in hand; the words of all.
    pub fn end(self) -> Vec<String> {
        self.stop.store(true, Ordering::SeqCst);
        self.thread.join().expect("the pusher ends")
    }
}

fn push_until_kept(urls: &Mutex<Vec<String>>, door: &str, text: &str, turn: usize) {
    let start = Instant::now();
    let mut tries = turn;
    while start.elapsed() < DEADLINE {
        let urls = urls.lock().expect("no holder panics").clone();
        if let Some(url) = urls.get(tries % urls.len().max(1))
            && Visitor::new(url).push(door, letter(text)) == Some(202)
        {
            return;
        }
        tries += 1;
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("{text} was never kept");
}

/// Numbers that differ between runs: when to strike.
pub struct Chance(u64);

impl Chance {
    pub fn new() -> Chance {
        let seed = u64::from(std::process::id());
        eprintln!("chance {seed}");
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}
