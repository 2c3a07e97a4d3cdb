//! `tuki erase`: a person's text goes by command. Business rows stay, the chain still verifies.

use anyhow::{Context, Result, bail};
use clap::Args;
use db::Store;
use desk::erasure::{self, EraseError, Step};
use desk::kernel::{Actor, Clock, Refusal};
use desk::people::customer;
use language::{Lang, Words};

use crate::config::PlaceOptions;

#[derive(Args)]
pub struct EraseOptions {
    #[command(flatten)]
    place: PlaceOptions,
    /// The key of the customer: the end of the address of the customer's page.
    customer: String,
    /// Why; it stays in the trace, so it must not name the person.
    #[arg(long)]
    reason: String,
    /// Says that you mean it: erasing cannot be taken back.
    #[arg(long)]
    yes: bool,
}

/// Erases, and does not end before nothing is left.
///
/// # Errors
/// When the desk refuses, for example by a legal hold.
pub fn run(options: &EraseOptions) -> Result<()> {
    if !options.yes {
        bail!("erasing cannot be taken back; add --yes when you mean it");
    }
    let store = open(&options.place)?;
    let people = command(&store, &options.customer, &options.reason)?;
    for person in &people {
        finish(&store, *person)?;
    }
    eprintln!("The text of this person has been erased. Backups still hold it until they are destroyed.");
    Ok(())
}

fn open(place: &PlaceOptions) -> Result<Store> {
    let opened = place.open();
    if place.database.is_some() {
        return opened;
    }
    opened.context("in a data folder erasing needs the desk for itself: stop Tuki first")
}

/// The act; answers whom it concerns: the person and those who were merged into them.
fn command(store: &Store, key: &str, reason: &str) -> Result<Vec<i64>> {
    let (key, reason, now) = (key.to_owned(), reason.to_owned(), Clock::system().now());
    let done = store.write_blocking(move |tx| -> Result<Option<Vec<i64>>, EraseError> {
        let actor = Actor::system();
        let Ok(customer) = customer::load(tx, &actor, &key) else { return Ok(None) };
        match erasure::erase(tx, &actor, &customer, &reason, now) {
            // What was commanded before and interrupted is brought to its end.
            Ok(()) | Err(EraseError::Done) => Ok(Some(erasure::everybody(tx, customer.id)?)),
            Err(refusal) => Err(refusal),
        }
    });
    match done {
        Ok(Some(people)) => Ok(people),
        Ok(None) => bail!("there is no customer with this key"),
        Err(refusal) => bail!(sentence(&refusal)),
    }
}

/// The bulk, step by step; the job that the act enqueued finds nothing left.
fn finish(store: &Store, person: i64) -> Result<()> {
    loop {
        let now = Clock::system().now();
        if store.write_blocking(move |tx| erasure::step(tx, person, now))? == Step::Done {
            return Ok(());
        }
    }
}

fn sentence(refusal: &EraseError) -> String {
    match refusal.cause() {
        Some(error) => error.to_string(),
        None => Words::new(Lang::En).t(&format!("refusal-{}", refusal.code().replace('.', "-"))),
    }
}
