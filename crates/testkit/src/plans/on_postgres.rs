//! PostgreSQL: with scans and sorts switched off, a list that still has one cannot do without it.

use postgres::{Client, NoTls, SimpleQueryMessage};

use crate::Database;

pub(super) struct Reader {
    client: Client,
}

const SETTINGS: &str = "SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off; SET plan_cache_mode = force_generic_plan";

impl Reader {
    pub(super) fn open(database: &Database) -> Reader {
        let db::Place::Postgres(address) = database.place() else { panic!("this is no PostgreSQL") };
        let mut client = Client::connect(&address, NoTls).expect("the test database opens");
        client.batch_execute(SETTINGS).expect("settings can be set");
        Reader { client }
    }

    /// Prepares a statement and, for a list, reads its plan.
    pub(super) fn check(&mut self, sql: &str, list: bool) -> Result<(), String> {
        let prepared = self.client.prepare(sql).map_err(|error| said(&error))?;
        if !list {
            return Ok(());
        }
        let nothing = vec!["NULL"; prepared.params().len()].join(", ");
        let call = if nothing.is_empty() { String::new() } else { format!("({nothing})") };
        self.client.batch_execute(&format!("PREPARE noted AS {sql}")).map_err(|error| said(&error))?;
        let plan = self
            .client
            .simple_query(&format!("EXPLAIN (COSTS OFF) EXECUTE noted{call}"))
            .map_err(|error| said(&error));
        self.client.batch_execute("DEALLOCATE noted").map_err(|error| said(&error))?;
        lines(&plan?).iter().find_map(|line| fault(line)).map_or(Ok(()), Err)
    }
}

fn lines(plan: &[SimpleQueryMessage]) -> Vec<String> {
    let texts = plan.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    });
    texts.collect()
}

fn fault(line: &str) -> Option<String> {
    let node = line.trim_start().trim_start_matches("->").trim_start();
    let bad = node.starts_with("Seq Scan") || node == "Sort" || node.starts_with("Sort ");
    bad.then(|| format!("the list does not walk an index: {node}"))
}

fn said(error: &postgres::Error) -> String {
    error.as_db_error().map_or_else(|| error.to_string(), |db| db.message().to_owned())
}
