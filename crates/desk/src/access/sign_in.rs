//! Signing in by password: who it is, and how often it may be tried. Limits count failures per account and address, and per
//! account, never per address alone: an office behind one address is not locked out by one colleague.

use db::{Error, Tx, args};

use super::signed::actor_of;
use crate::kernel::{Actor, Timestamp, fold};

/// Failures of one account from one address within the window.
const PER_PAIR: i64 = 8;
/// Failures of one account from anywhere within the window.
const PER_ACCOUNT: i64 = 40;
/// The window (microseconds).
const WINDOW: i64 = 15 * 60 * 1_000_000;

/// What is known of an account before its password is checked.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The stored hash; `None` for an unknown account, which is checked all the same.
    pub password_hash: Option<String>,
    /// The person.
    pub actor: Option<Actor>,
    /// Seconds to wait when it has been tried too often.
    pub wait_seconds: Option<u64>,
}

/// Looks an account up and says whether it may be tried now.
///
/// # Errors
/// What the engine refuses.
pub fn account(tx: &mut Tx, email: &str, address: &str, now: Timestamp) -> Result<Account, Error> {
    let (email, since) = (fold(email), now.as_microsecond() - WINDOW);
    let failed: Vec<(String, i64)> = tx.list(
        "SELECT address, at FROM sign_in_attempt WHERE email = $1 AND at > $2 AND NOT success ORDER BY at DESC LIMIT 100",
        args![&email, since],
    )?;
    let here = failed.iter().filter(|(from, _)| from == address).count() as i64;
    if here >= PER_PAIR || failed.len() as i64 >= PER_ACCOUNT {
        let oldest = failed.last().map_or(0, |(_, at)| *at);
        let wait = (oldest + WINDOW - now.as_microsecond()).max(1_000_000) / 1_000_000;
        return Ok(Account { wait_seconds: u64::try_from(wait).ok(), ..Account::default() });
    }
    let found: Option<(i64, Option<String>)> =
        tx.opt("SELECT id, password_hash FROM agent WHERE email = $1 AND active", args![&email])?;
    let Some((agent, password_hash)) = found else { return Ok(Account::default()) };
    Ok(Account { password_hash, actor: actor_of(tx, agent)?, wait_seconds: None })
}

/// Notes how a try ended; no act.
///
/// # Errors
/// What the engine refuses.
pub fn note(tx: &mut Tx, email: &str, address: &str, success: bool, now: Timestamp) -> Result<(), Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO sign_in_attempt (id, at, email, address, success) VALUES ($1, $2, $3, $4, $5)",
        args![id, now, fold(email), address, success],
    )?;
    Ok(())
}
