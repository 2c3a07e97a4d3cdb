//! A desk with a mailbox whose door is open: jobs run and mailboxes are watched as `tuki serve` does it, in this process.

use std::time::Duration;

use channels::email::settings::{MailboxSecrets, MailboxSettings, Security, Server, StartWith};
use channels::email::{Door, Pace, Watchers, keep};
use channels::seal::SealKey;
use db::{Error, Store, Tx, args};
use desk::catalogue::{brand, channel};
use desk::first_start::{SetUp, set_up};
use desk::interaction::{self, Mark, Reply};
use desk::kernel::{Actor, Clock};
use desk::mailbox::{self, Mailbox, MailboxInput, inbound};
use desk::people::agent::{self, AgentInput};
use desk::reactions;
use jiff::SignedDuration;
use jobs::{Job, Outcome, Runner, RunnerHandle};
use language::Lang;
use testkit::{Database, Dovecot, SmtpSink, dovecot, wait_for};

/// The mailbox that most tests use, here and at Dovecot.
pub const ADDRESS: &str = "tuki@test.local";

/// Patience of seconds where the product has minutes, and no help from polling.
pub fn brisk() -> Pace {
    Pace {
        rows: Duration::from_millis(50),
        step: Duration::from_secs(2),
        idle: Duration::from_secs(600),
        poll: Duration::from_secs(600),
        shortest: Duration::from_millis(50),
        longest: Duration::from_millis(200),
        handing: Duration::from_secs(5),
        largest: 200_000,
    }
}

/// A desk.
pub struct Stage {
    pub store: Store,
    pub clock: Clock,
    pub admin: Actor,
    pub maija: Actor,
    key: SealKey,
    runtime: tokio::runtime::Runtime,
    open: Option<(RunnerHandle, Watchers)>,
}

db::row! {
    /// A contact as the assertions see it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Contact {
        id: i64,
        number: i64,
        state: String,
        missed: Option<String>,
        conversation: i64,
        title: String,
        offered: Option<i64>,
    }
}

db::row! {
    /// A message as the assertions see it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Words {
        id: i64,
        interaction: i64,
        kind: String,
        text: String,
        state: Option<String>,
        rfc_id: Option<String>,
    }
}

impl Stage {
    /// A desk that was just set up. Its doors are closed.
    pub fn new(database: &Database) -> Stage {
        let (store, clock) = (database.store().clone(), Clock::settable());
        let now = clock.now();
        let with = SetUp {
            organisation: "Yritys Oy".into(),
            brand: String::new(),
            language: Lang::Fi,
            administrator: "Liisa Lehto".into(),
            email: "liisa@yritys.example".into(),
            password_hash: None,
            service: Some("Verkkopalvelu".into()),
        };
        let admin = store.write_blocking(move |tx| set_up(tx, &with, now)).unwrap();
        let input = AgentInput {
            name: "Maija Meri".into(),
            email: "maija@yritys.example".into(),
            language: "fi".into(),
            title: String::new(),
            roles: vec!["agent".into()],
            active: true,
        };
        let doer = admin.clone();
        let made = store.write_blocking(move |tx| agent::save(tx, &doer, None, &input, now)).unwrap();
        let rights = desk::access::rights_of(["agent"]);
        let maija = Actor { agent: Some(made.id), name: made.name, rights, ..admin.clone() };
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        Stage { store, clock, admin, maija, key: SealKey::new([7; 32]), runtime, open: None }
    }

    /// A mailbox with these settings; its password at Dovecot fits.
    pub fn mailbox(&self, address: &str, settings: &MailboxSettings) -> Mailbox {
        self.mailbox_sealed(address, settings, &self.key, dovecot::PASSWORD)
    }

    /// A mailbox whose password was sealed with another key, or does not fit.
    pub fn mailbox_sealed(
        &self,
        address: &str,
        settings: &MailboxSettings,
        key: &SealKey,
        password: &str,
    ) -> Mailbox {
        let secrets = MailboxSecrets { imap_password: password.into(), smtp_password: String::new() };
        let sealed = key.seal(&serde_json::to_string(&secrets).unwrap());
        let (admin, now, address, settings) =
            (self.admin.clone(), self.clock.now(), address.to_string(), settings.to_json());
        self.act(move |tx| {
            let channel = channel::load(tx, "mail").unwrap().id;
            let brand = brand::usual(tx)?.unwrap().id;
            let known = mailbox::by_address(tx, &address)?;
            let input = MailboxInput {
                name: String::new(),
                address: address.clone(),
                channel,
                brand,
                team: None,
                service: None,
                settings: settings.clone(),
                secrets: Some(sealed.clone()),
                active: true,
                version: None,
            };
            mailbox::save(tx, &admin, known.as_ref(), &input, now)
        })
    }

    /// Another installation has another key.
    pub fn use_key(&mut self, key: [u8; 32]) {
        self.key = SealKey::new(key);
    }

    /// Switches a mailbox off.
    pub fn switch_off(&self, mailbox: &Mailbox) {
        let (admin, now, known) = (self.admin.clone(), self.clock.now(), self.row(mailbox));
        self.act(move |tx| {
            let input = MailboxInput {
                name: known.name.clone(),
                address: known.address.clone(),
                channel: known.channel,
                brand: known.brand,
                team: None,
                service: None,
                settings: known.settings.clone(),
                secrets: None,
                active: false,
                version: None,
            };
            mailbox::save(tx, &admin, Some(&known), &input, now)
        });
    }

    /// Sets jobs and watchers to work.
    pub fn open(&mut self) {
        self.open_at(brisk());
    }

    /// The same with other times.
    pub fn open_at(&mut self, pace: Pace) {
        let _runtime = self.runtime.enter();
        let now = self.clock.now();
        self.store.write_blocking(move |tx| reactions::start(tx, now)).unwrap();
        let zone = jiff::tz::TimeZone::UTC;
        let door = Door::new(
            self.store.clone(),
            self.clock.clone(),
            self.key.clone(),
            "http://desk.test",
            zone,
            None,
        )
        .with_pace(pace);
        let clock = self.clock.clone();
        let mut runner = Runner::new(self.store.clone(), move || clock.now());
        for kind in reactions::KINDS {
            let (store, clock) = (self.store.clone(), self.clock.clone());
            runner = runner.register(kind, move |job| work(store.clone(), clock.clone(), kind, job));
        }
        self.open = Some((door.register(runner).start(), Watchers::start(door)));
    }

    /// Ends watchers at once, as the end of the process does, and lets running jobs end.
    pub fn close(&mut self) {
        if let Some((runner, watchers)) = self.open.take() {
            watchers.stop();
            self.runtime.block_on(runner.stop());
        }
    }

    /// Moves the desk's clock.
    pub fn forward(&self, by: SignedDuration) {
        self.clock.set(self.clock.now().checked_add(by).unwrap());
        if let Some((runner, _)) = &self.open {
            runner.wake();
        }
    }

    /// Runs an act that must succeed.
    pub fn act<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> T
    where
        T: Send + 'static,
        E: From<Error> + Send + std::fmt::Debug + 'static,
    {
        self.store.write_blocking(work).unwrap()
    }

    /// Keeps a raw message as the API does.
    pub fn push(&self, mailbox: &Mailbox, raw: Vec<u8>) {
        let kept = keep::keep(&self.store, mailbox, &keep::Source::Pushed, raw, self.clock.now());
        self.runtime.block_on(kept).unwrap();
    }

    /// All contacts, oldest first.
    pub fn contacts(&self) -> Vec<Contact> {
        self.act::<_, Error>(|tx| {
            tx.all(
                "SELECT r.id, r.number, r.state, i.missed_reason, r.conversation_id, r.title, i.offered_id
                   FROM record r JOIN interaction i ON i.id = r.id WHERE r.kind = 'interaction' ORDER BY r.number",
                &[],
            )
        })
    }

    /// All messages of a kind, oldest first.
    pub fn messages(&self, kind: &'static str) -> Vec<Words> {
        self.act::<_, Error>(move |tx| {
            tx.all(
                "SELECT id, interaction_id, kind, text, state, rfc_id FROM message WHERE kind = $1 ORDER BY id",
                args![kind],
            )
        })
    }

    /// How often raw messages are in each state: (state, how many).
    pub fn inbound(&self, state: &'static str) -> i64 {
        self.act::<_, Error>(move |tx| tx.one("SELECT count(*) FROM inbound WHERE state = $1", args![state]))
    }

    /// Why raw messages are parked.
    pub fn parked(&self) -> Vec<String> {
        self.act::<_, Error>(|tx| {
            tx.all("SELECT reason FROM inbound WHERE state = 'parked' ORDER BY id", &[])
        })
    }

    /// Waits until so many raw messages came in and all are understood.
    pub fn wait_understood(&self, count: i64) {
        let what = format!("{count} messages to be understood");
        wait_for(&what, || {
            let (all, waiting): (i64, i64) = self.act::<_, Error>(|tx| {
                tx.one("SELECT count(*), COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0) FROM inbound", &[])
            });
            (all >= count && waiting == 0).then_some(())
        });
    }

    /// Waits until nothing is left to do: no job but those that come round, and nothing on its way out.
    pub fn wait_quiet(&self) {
        wait_for("all jobs to end", || {
            let busy: i64 = self.act::<_, Error>(|tx| {
                tx.one(
                    "SELECT count(*) FROM job WHERE state IN ('waiting', 'running') AND kind NOT IN ('figure.fold', 'report.ledger', 'desk.sweep')
                        AND kind LIKE 'mail.%'",
                    &[],
                )
            });
            let reacting: i64 = self.act::<_, Error>(|tx| {
                tx.one(
                    "SELECT count(*) FROM job WHERE state IN ('waiting', 'running') AND kind = $1",
                    args![desk::timeline::REACT_JOB],
                )
            });
            (busy == 0 && reacting == 0).then_some(())
        });
    }

    /// The row of a mailbox now.
    pub fn row(&self, mailbox: &Mailbox) -> Mailbox {
        let id = mailbox.id;
        self.act::<_, Error>(move |tx| mailbox::by_id(tx, id)).unwrap()
    }

    /// Waits until the mailbox's row says this and gives its note.
    pub fn wait_health(&self, mailbox: &Mailbox, health: &str) -> String {
        wait_for(&format!("the mailbox to be {health}"), || {
            Some(self.row(mailbox)).filter(|row| row.health == health).map(|row| row.health_note)
        })
    }

    /// Maija answers the contact; the message's id.
    pub fn reply(&self, contact: i64, text: &str, hold_seconds: i64) -> i64 {
        let (maija, now, text) = (self.maija.clone(), self.clock.now(), text.to_string());
        let message = self.act(move |tx| {
            let contact = interaction::take(tx, contact)?;
            let reply = Reply { text: text.clone(), hold_seconds, ..Reply::default() };
            interaction::reply(tx, &maija, &contact, &reply, now).map(|replied| replied.message)
        });
        self.wake();
        message
    }

    /// Maija answers and closes the contact.
    pub fn answer_and_close(&self, contact: i64, text: &str) -> i64 {
        let (maija, now, text) = (self.maija.clone(), self.clock.now(), text.to_string());
        let message = self.act(move |tx| {
            let contact = interaction::take(tx, contact)?;
            let mark = Mark::new("issue", "");
            let marked = interaction::mark(tx, &maija, &contact, (&mark, ""), None, now).unwrap();
            let reply = Reply { text: text.clone(), ..Reply::default() };
            let closing = interaction::Closing::default();
            interaction::answered(tx, &maija, &marked.interaction, (&reply, &closing), now)
                .map(|done| done.message)
        });
        self.wake();
        message
    }

    /// Waits until a message of ours is in a state, and gives the note of the change.
    pub fn wait_state(&self, message: i64, state: &'static str) -> String {
        wait_for(&format!("the message to be {state}"), || {
            let now: Option<String> = self
                .act::<_, Error>(move |tx| tx.one("SELECT state FROM message WHERE id = $1", args![message]));
            (now.as_deref() == Some(state)).then_some(())
        });
        self.act::<_, Error>(move |tx| {
            tx.one(
                "SELECT note FROM message_change WHERE message_id = $1 AND state = $2 ORDER BY id DESC LIMIT 1",
                args![message, state],
            )
        })
    }

    /// Has a parked message tried again.
    pub fn retry_parked(&self) {
        let (admin, now) = (self.admin.clone(), self.clock.now());
        self.act(move |tx| {
            let ids: Vec<i64> = tx.all("SELECT id FROM inbound WHERE state = 'parked'", &[])?;
            for id in ids {
                let one = inbound::by_id(tx, id)?.unwrap();
                inbound::retry(tx, &admin, &one, now)?;
            }
            Ok::<(), mailbox::MailboxError>(())
        });
    }

    fn wake(&self) {
        if let Some((runner, _)) = &self.open {
            runner.wake();
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.close();
        }
    }
}

async fn work(store: Store, clock: Clock, kind: &'static str, job: Job) -> Outcome {
    loop {
        let (payload, now) = (job.payload.clone(), clock.now());
        match store.write(move |tx| reactions::work(tx, kind, &payload, now)).await {
            Ok(reactions::Next::Done) => return Outcome::Done,
            Ok(reactions::Next::Again) => {}
            Err(error) => return Outcome::database(&error, job.attempts),
        }
    }
}

/// A server on this machine without protection.
pub fn server(port: u16, user: &str) -> Server {
    Server { host: "127.0.0.1".into(), port, security: Security::None, user: user.into() }
}

/// Settings that fetch everything from Dovecot.
pub fn fetching(port: u16) -> MailboxSettings {
    MailboxSettings {
        imap: Some(server(port, ADDRESS)),
        start_with: StartWith::All,
        ..MailboxSettings::default()
    }
}

/// Settings that only send.
pub fn sending(sink: &SmtpSink) -> MailboxSettings {
    MailboxSettings { smtp: Some(server(sink.port(), "")), ..MailboxSettings::default() }
}

/// Dovecot with the usual mailbox.
pub fn post_office() -> Dovecot {
    Dovecot::start(&[ADDRESS])
}

/// A letter of Anssi's; `head` are further header lines with their ends.
pub fn letter(n: usize, head: &str, text: &str) -> Vec<u8> {
    from("anssi@posti.example", n, head, text)
}

/// A letter of anybody's.
pub fn from(sender: &str, n: usize, head: &str, text: &str) -> Vec<u8> {
    let to = if head.contains("To: ") { String::new() } else { format!("To: {ADDRESS}\r\n") };
    format!(
        "From: Anssi Asiakas <{sender}>\r\n{to}Subject: Lasku {n}\r\nMessage-ID: <{n}@posti.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n{head}\r\n{text}\r\n"
    )
    .into_bytes()
}

/// A header of a sent message, unfolded; empty when there is none.
pub fn header(raw: &str, name: &str) -> String {
    let head = raw.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ").replace("\r\n\t", " ");
    let wanted = format!("{}:", name.to_lowercase());
    head.lines()
        .find(|line| line.to_lowercase().starts_with(&wanted))
        .map(|line| line[wanted.len()..].trim().to_string())
        .unwrap_or_default()
}
