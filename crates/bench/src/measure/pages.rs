//! Pages over HTTP, on a small and on a large desk.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use rusqlite::{Connection, OpenFlags};

use super::program::Served;
use crate::http::p95;
use crate::words::Chance;

/// So many requests of each page.
const REQUESTS: u64 = 400;
const WARM_UP: u64 = 40;
/// Words that occur in many messages, some or few.
const WORDS: [&str; 8] = [
    "lasku",
    "tilaus",
    "fakturan",
    "invoice",
    "sovellus liite",
    "osoite paketti",
    "korhonen",
    "postissa odottaa",
];

/// The pages that are measured.
pub const PAGES: [&str; 4] = ["inbox page", "open interaction", "timeline of a customer", "search"];

/// What there is on a desk to ask for.
pub struct Known {
    numbers: Vec<i64>,
    customers: Vec<i64>,
}

impl Known {
    /// Reads numbers and customers from the database file, spread over all of it.
    pub fn of(data: &Path) -> Result<Known> {
        let file = Connection::open_with_flags(data.join("tuki.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let column = |sql: &str| -> Result<Vec<i64>> {
            let mut statement = file.prepare(sql)?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        Ok(Known {
            numbers: column(
                "SELECT number FROM record WHERE kind = 'interaction' AND number % 997 IN (1, 2, 3, 5)",
            )?,
            customers: column("SELECT id FROM customer ORDER BY id LIMIT 4000")?,
        })
    }
}

/// The 95th percentile of each of `PAGES`.
pub fn times(served: &Served, known: &Known) -> Result<[Duration; 4]> {
    let mut client = served.client()?;
    let mut chance = Chance::of(4);
    let mut all: [Vec<Duration>; 4] = Default::default();
    for round in 0..WARM_UP + REQUESTS {
        for (page, times) in all.iter_mut().enumerate() {
            let answer = client.page(&path(page, known, &mut chance))?;
            if round >= WARM_UP {
                times.push(answer.took);
            }
        }
    }
    Ok(all.map(p95))
}

fn path(page: usize, known: &Known, chance: &mut Chance) -> String {
    let one =
        |of: &[i64], chance: &mut Chance| of[usize::try_from(chance.below(of.len() as u64)).unwrap_or(0)];
    match page {
        0 => "/desk/inbox/all".to_owned(),
        1 => format!("/desk/inbox/all/{}", one(&known.numbers, chance)),
        2 => format!("/desk/customers/{}", desk::kernel::key_of(one(&known.customers, chance))),
        _ => format!("/desk/search?q={}", chance.one(&WORDS).replace(' ', "+")),
    }
}
