//! Adding up: folded days and the deltas that wait, so that a figure is true at once.

use db::{Error, Tx, args};

/// By what a figure is broken down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dimension {
    /// By channel.
    #[default]
    Channel,
    /// By team.
    Team,
    /// By person.
    Agent,
    /// By mark (or kind of record).
    Mark,
}

impl Dimension {
    /// From the word in an address: `channel`, `team`, `agent` (or `person`), `mark`.
    pub fn from_code(code: &str) -> Option<Dimension> {
        match code {
            "channel" => Some(Dimension::Channel),
            "team" => Some(Dimension::Team),
            "agent" | "person" => Some(Dimension::Agent),
            "mark" => Some(Dimension::Mark),
            _ => None,
        }
    }

    /// The word in an address.
    pub fn code(self) -> &'static str {
        match self {
            Dimension::Channel => "channel",
            Dimension::Team => "team",
            Dimension::Agent => "agent",
            Dimension::Mark => "mark",
        }
    }
}

db::row! {
    /// One sum: of a measure, for one combination of dimensions.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        /// What is counted.
        measure: String,
        /// Internal id of the channel; 0 for none.
        channel: i64,
        /// Internal id of the team; 0 for none.
        team: i64,
        /// Internal id of the agent; 0 for none.
        agent: i64,
        /// The mark or record kind.
        mark: String,
        /// A finer word.
        detail: String,
        /// How many.
        n: i64,
    }
}

/// The sums of a measure over days `from` to `to`, both included.
///
/// # Errors
/// What the engine refuses.
pub fn lines(tx: &mut Tx, measure: &str, from: i64, to: i64) -> Result<Vec<Line>, Error> {
    tx.all(
        "SELECT measure, channel_id, team_id, agent_id, mark, detail, CAST(SUM(n) AS BIGINT) FROM (
           SELECT measure, channel_id, team_id, agent_id, mark, detail, n FROM figure_day WHERE measure = $1 AND day BETWEEN $2 AND $3
           UNION ALL
           SELECT measure, channel_id, team_id, agent_id, mark, detail, n FROM figure_delta WHERE measure = $1 AND day BETWEEN $2 AND $3) both_parts
          GROUP BY measure, channel_id, team_id, agent_id, mark, detail HAVING SUM(n) <> 0",
        args![measure, from, to],
    )
}

/// To what sums by day are limited; nothing by default.
#[derive(Clone, Debug, Default)]
pub struct Only {
    /// Internal id of the channel.
    pub channel: Option<i64>,
    /// Internal id of the team.
    pub team: Option<i64>,
    /// Internal id of the agent.
    pub agent: Option<i64>,
    /// The mark or record kind.
    pub mark: Option<String>,
}

/// The sums of a measure by day, oldest first; a day without any is left out.
///
/// # Errors
/// What the engine refuses.
pub fn by_day(
    tx: &mut Tx,
    measure: &str,
    (from, to): (i64, i64),
    only: &Only,
) -> Result<Vec<(i64, i64)>, Error> {
    tx.all(
        "SELECT day, CAST(SUM(n) AS BIGINT) FROM (
           SELECT day, channel_id, team_id, agent_id, mark, n FROM figure_day WHERE measure = $1 AND day BETWEEN $2 AND $3
           UNION ALL
           SELECT day, channel_id, team_id, agent_id, mark, n FROM figure_delta WHERE measure = $1 AND day BETWEEN $2 AND $3) both_parts
          WHERE (CAST($4 AS BIGINT) IS NULL OR channel_id = $4) AND (CAST($5 AS BIGINT) IS NULL OR team_id = $5)
            AND (CAST($6 AS BIGINT) IS NULL OR agent_id = $6) AND (CAST($7 AS TEXT) IS NULL OR mark = $7)
          GROUP BY day ORDER BY day",
        args![measure, from, to, only.channel, only.team, only.agent, only.mark.clone()],
    )
}
