//! Writing a delta.

use db::{Error, Tx, args};

/// One thing that is counted. Measures: `seen`, `stored`, `missed`, `late`, `marked`, `closed`, `replied`, `born`, `filed`.
#[derive(Clone, Copy, Debug)]
pub struct Count<'a> {
    /// What is counted.
    pub measure: &'static str,
    /// The day it counts for: `day_of`.
    pub day: i64,
    /// Internal id of the channel.
    pub channel: Option<i64>,
    /// Internal id of the team.
    pub team: Option<i64>,
    /// Internal id of the agent.
    pub agent: Option<i64>,
    /// The mark or record kind; empty when it has none.
    pub mark: &'a str,
    /// A finer word; empty when there is none.
    pub detail: &'a str,
    /// How many; negative takes back.
    pub n: i64,
}

/// Counts.
///
/// # Errors
/// What the engine refuses.
pub fn count(tx: &mut Tx, one: Count<'_>) -> Result<(), Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO figure_delta (id, day, measure, channel_id, team_id, agent_id, mark, detail, n) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            id,
            one.day,
            one.measure,
            one.channel.unwrap_or(0),
            one.team.unwrap_or(0),
            one.agent.unwrap_or(0),
            one.mark,
            one.detail,
            one.n
        ],
    )?;
    Ok(())
}
