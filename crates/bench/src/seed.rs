//! Fills a desk with invented contacts by the same act through which real ones come. All of them stay open: lists are as long
//! as they can get. What would follow (receipts, notices) is taken as done, so that a served desk starts at rest.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use anyhow::{Context, Result, anyhow, ensure};
use db::{Options, Place, Store, Tx, args};
use desk::first_start::{self, SetUp};
use desk::intake::{Arrival, Sender, Understood, arrive};
use desk::kernel::Timestamp;
use desk::{access, figure};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::ToSpan;
use language::Lang;

use crate::words;

/// The secret of the seeded administrator's session and sign-in link.
pub const SECRET: &str = "seeded-for-measuring";
/// So many contacts in one transaction.
pub const CHUNK: u64 = 100;
/// So many contacts of one person.
const CONTACTS_OF_ONE: u64 = 5;
/// Seconds between two contacts, going back from now.
const APART: i64 = 31;

/// What to fill, and how much.
#[derive(clap::Args)]
pub struct Seeding {
    /// How many interactions there shall be.
    #[arg(long, default_value_t = 10_000)]
    interactions: u64,
    /// The data folder; it must not hold a desk yet.
    #[arg(long, default_value = "target/seeded")]
    data: PathBuf,
    /// A PostgreSQL address instead.
    #[arg(long)]
    database: Option<String>,
    /// Characters of each message.
    #[arg(long, default_value_t = 800)]
    characters: usize,
}

/// Fills what the arguments say.
pub fn run(seeding: &Seeding) -> Result<()> {
    let place = match &seeding.database {
        Some(address) => Place::Postgres(address.clone()),
        None => Place::Sqlite(seeding.data.join("tuki.db")),
    };
    std::fs::create_dir_all(&seeding.data)?;
    let store = Store::open(&place, Options::default()).map_err(|error| anyhow!("{error}"))?;
    fill(&store, seeding.interactions, seeding.characters)?;
    println!("{} interactions are in {}.", seeding.interactions, described(&place));
    println!("Serve them with `tuki serve` and open /sign-in/{SECRET}");
    Ok(())
}

/// Sets an empty desk up and lets contacts arrive.
pub fn fill(store: &Store, interactions: u64, characters: usize) -> Result<()> {
    let now = now();
    let channel = set_up(store, now)?;
    let bar = ProgressBar::new(interactions);
    let style = "{bar:40} {pos} of {len} contacts, {per_sec}, {eta} left";
    bar.set_style(ProgressStyle::with_template(style).context("the bar's style is bad")?);
    let arrivals = understood(interactions, characters, channel, now);
    for chunk in arrivals {
        let size = chunk.len() as u64;
        store.write_blocking(move |tx| take_in(tx, &chunk, now)).map_err(|error| anyhow!("{error}"))?;
        bar.inc(size);
    }
    bar.finish();
    settle(store)
}

/// Takes a chunk of contacts in.
fn take_in(tx: &mut Tx, chunk: &[Understood], now: Timestamp) -> Result<(), db::Error> {
    for one in chunk {
        arrive(tx, one, now)?;
    }
    tx.exec(
        "DELETE FROM job WHERE state = 'waiting' AND due_at <= $1",
        args![now.as_microsecond() + 3_600_000_000],
    )?;
    Ok(())
}

/// Makes a desk with one administrator, who has a session; answers the mail channel.
pub fn set_up(store: &Store, now: Timestamp) -> Result<i64> {
    let with = SetUp {
        organisation: "Yritys Oy".into(),
        brand: String::new(),
        language: Lang::Fi,
        administrator: "Minna Mittaaja".into(),
        email: "minna@yritys.example.fi".into(),
        password_hash: None,
        service: Some("Verkkopalvelu".into()),
    };
    let empty = store.read_blocking(first_start::needed).map_err(|error| anyhow!("{error}"))?;
    ensure!(empty, "there is a desk already; name an empty folder or database");
    let digest = digest(SECRET);
    let channel = store.write_blocking(move |tx| {
        let actor =
            first_start::set_up(tx, &with, now).map_err(|error| db::Error::other(error.to_string()))?;
        access::session::open(tx, &actor, &digest, "csrf", now)?;
        let agent = actor.agent.unwrap_or_default();
        access::link::create(tx, &actor, agent, access::link::Purpose::SignIn, &digest, now)?;
        tx.one::<i64>("SELECT id FROM channel WHERE key = 'mail'", &[])
    });
    channel.map_err(|error: db::Error| anyhow!("{error}"))
}

/// Contacts, analysed on a thread of their own, a chunk at a time.
fn understood(
    interactions: u64,
    characters: usize,
    channel: i64,
    now: Timestamp,
) -> Receiver<Vec<Understood>> {
    let (sender, receiver) = sync_channel(8);
    thread::spawn(move || {
        let mut number = 0;
        while number < interactions {
            let end = (number + CHUNK).min(interactions);
            let back = |number: u64| i64::try_from(interactions - number).unwrap_or(0) * APART;
            let at = |number: u64| now.checked_sub(back(number).seconds()).unwrap_or(now);
            let chunk =
                (number..end).map(|number| contact(number, characters, channel, at(number))).collect();
            if sender.send(chunk).is_err() {
                return;
            }
            number = end;
        }
    });
    receiver
}

/// The contact with this number: always the same words of the same person.
pub fn contact(number: u64, characters: usize, channel: i64, at: Timestamp) -> Understood {
    let (name, address) = words::person(number / CONTACTS_OF_ONE);
    let arrival = Arrival {
        channel,
        from: Sender { kind: "email".into(), address, name },
        subject: words::subject(number),
        text: words::message(number, characters),
        rfc_id: Some(format!("{number}.seed@example.fi")),
        occurred_at: at,
        ..Arrival::default()
    };
    arrival.understood()
}

/// Folds the figures, as the periodic job would.
fn settle(store: &Store) -> Result<()> {
    while store.write_blocking(figure::fold).map_err(|error| anyhow!("{error}"))? > 0 {}
    Ok(())
}

/// What the database keeps of a secret.
fn digest(secret: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The time now: a tool that measures stands outside the rules.
#[expect(clippy::disallowed_methods, reason = "a measurement begins now")]
pub fn now() -> Timestamp {
    Timestamp::from_microsecond(Timestamp::now().as_microsecond()).unwrap_or_default()
}

fn described(place: &Place) -> String {
    match place {
        Place::Sqlite(file) => file.parent().unwrap_or(Path::new(".")).display().to_string(),
        Place::Postgres(address) => address.clone(),
    }
}
