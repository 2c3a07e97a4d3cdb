//! Making an actor of an agent's row.

use db::{Error, Tx, args};
use language::Lang;

use super::roles::rights_of;
use crate::kernel::{Actor, ActorKind};

/// The actor that an active agent is; `None` when there is none.
pub(crate) fn actor_of(tx: &mut Tx, agent: i64) -> Result<Option<Actor>, Error> {
    let found: Option<(String, String)> =
        tx.opt("SELECT name, language FROM agent WHERE id = $1 AND active", args![agent])?;
    let Some((name, language)) = found else { return Ok(None) };
    let roles: Vec<String> =
        tx.all("SELECT role FROM agent_role WHERE agent_id = $1 ORDER BY role", args![agent])?;
    Ok(Some(Actor {
        kind: ActorKind::Agent,
        agent: Some(agent),
        name,
        rights: rights_of(roles.iter().map(String::as_str)),
        lang: Lang::from_code(&language).unwrap_or_default(),
    }))
}
