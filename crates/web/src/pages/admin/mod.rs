//! Administration: for each area a list, a form, and what saving it does. Who may do it is asked by the acts.
//! Start with `area.rs`, which most areas share.

pub mod area;
pub mod audit;
pub mod brands;
pub mod categories;
pub mod channels;
pub mod forms;
pub mod jobs;
pub mod mailbox_form;
pub mod mailboxes;
pub mod services;
pub mod styleguide;
pub mod teams;
pub mod tokens;
pub mod users;

use ::desk::catalogue::{service, team};
use ::desk::kernel::key_of;
use ::desk::people::agent;
use db::Tx;
use language::Lang;
use ui::form::{Choice, Form};

use crate::errors::Problem;

/// Active agents to choose from, by name.
pub fn agent_choices(tx: &mut Tx) -> Result<Vec<Choice>, Problem> {
    let all = agent::list(tx)?;
    Ok(all.into_iter().filter(|one| one.active).map(|one| Choice::new(one.key, one.name)).collect())
}

/// Active services to choose from.
pub fn service_choices(tx: &mut Tx, lang: Lang) -> Result<Vec<Choice>, Problem> {
    let all = service::list(tx)?;
    Ok(all
        .into_iter()
        .filter(|one| one.active)
        .map(|one| Choice::new(one.key, one.names.get(lang)))
        .collect())
}

/// Active teams to choose from.
pub fn team_choices(tx: &mut Tx, lang: Lang) -> Result<Vec<Choice>, Problem> {
    let all = team::list(tx)?;
    Ok(all
        .into_iter()
        .filter(|one| one.active)
        .map(|one| Choice::new(one.key, one.names.get(lang)))
        .collect())
}

/// The internal id of a key that a form posted; empty means none.
pub fn agent_id(tx: &mut Tx, key: &str) -> Result<Option<i64>, Problem> {
    if key.is_empty() { Ok(None) } else { Ok(Some(agent::load(tx, key)?.id)) }
}

/// The internal id of a service's key; empty means none.
pub fn service_id(tx: &mut Tx, key: &str) -> Result<Option<i64>, Problem> {
    if key.is_empty() { Ok(None) } else { Ok(Some(service::load(tx, key)?.id)) }
}

/// The internal id of a team's key; empty means none.
pub fn team_id(tx: &mut Tx, key: &str) -> Result<Option<i64>, Problem> {
    if key.is_empty() { Ok(None) } else { Ok(Some(team::load(tx, key)?.id)) }
}

/// A form with names in the three languages.
pub fn names_form(names: &::desk::kernel::Names) -> Form {
    Form::new().with("name_fi", &names.fi).with("name_sv", &names.sv).with("name_en", &names.en)
}

/// The key of an optional id.
pub fn key_some(id: Option<i64>) -> Option<String> {
    id.map(key_of)
}

/// `new` in an address means a row that is not there yet.
pub fn existing(key: &str) -> Option<&str> {
    (key != "new").then_some(key)
}
