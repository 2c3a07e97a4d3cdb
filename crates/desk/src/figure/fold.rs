//! Folding deltas into day rows. Runs as a job; running it twice at once changes nothing.

use db::{Error, Tx, args};

/// The periodic job that folds.
pub const FOLD_JOB: &str = "figure.fold";

/// So many deltas a transaction.
pub const FOLD_STEP: u64 = 5_000;

/// Folds the oldest deltas; answers how many. When it is `FOLD_STEP`, more may wait.
///
/// # Errors
/// What the engine refuses.
pub fn fold(tx: &mut Tx) -> Result<u64, Error> {
    let last: Option<i64> = tx.opt(
        "SELECT max(id) FROM (SELECT id FROM figure_delta ORDER BY id LIMIT $1) oldest HAVING count(*) > 0",
        args![FOLD_STEP as i64],
    )?;
    let Some(last) = last else { return Ok(0) };
    tx.exec(
        "INSERT INTO figure_day (day, measure, channel_id, team_id, agent_id, mark, detail, n)
         SELECT day, measure, channel_id, team_id, agent_id, mark, detail, CAST(SUM(n) AS BIGINT) FROM figure_delta WHERE id <= $1
          GROUP BY day, measure, channel_id, team_id, agent_id, mark, detail
         ON CONFLICT (measure, day, channel_id, team_id, agent_id, mark, detail) DO UPDATE SET n = figure_day.n + excluded.n",
        args![last],
    )?;
    tx.exec("DELETE FROM figure_delta WHERE id <= $1", args![last])
}
