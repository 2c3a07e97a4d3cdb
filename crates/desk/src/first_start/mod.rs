//! The first start: an empty installation gets its brand, channels, team, categories and first administrator in one act.
//! It never touches a desk that somebody set up already. Start with `set_up`; the rows are in `seed.rs`.

mod seed;

use db::{Error, Tx, args};
use language::Lang;
use serde_json::json;

use crate::access::actor_of;
use crate::calendar::Calendar;
use crate::kernel::{Actor, Timestamp, fold, key_of, sort_key};
use crate::setting;
use crate::timeline::{EventKind, Happening, append};

/// The desk was set up.
const SET_UP: EventKind = EventKind::quiet("desk.set_up");

/// All kinds of this room.
pub const EVENTS: &[EventKind] = &[SET_UP];

/// What the first form asks.
#[derive(Clone, Debug)]
pub struct SetUp {
    /// Name of the organisation.
    pub organisation: String,
    /// Name that customers see; empty takes the organisation's.
    pub brand: String,
    /// Language of the desk.
    pub language: Lang,
    /// Name of the first administrator.
    pub administrator: String,
    /// Address of the first administrator.
    pub email: String,
    /// Hash of the password, made above; `None` when the first sign-in is by a link.
    pub password_hash: Option<String>,
    /// Name of the only service, when there is one to begin with.
    pub service: Option<String>,
}

crate::refusals! {
    /// Why the desk is not set up.
    SetUpError {
        /// Somebody has set it up already.
        Done => Missing "setup.done",
        /// No name of the organisation.
        OrganisationMissing => Invalid "setup.organisation_missing" at "organisation",
        /// No name of the administrator.
        NameMissing => Invalid "setup.name_missing" at "name",
        /// The address is no address.
        EmailBad => Invalid "setup.email_bad" at "email",
    }
}

/// Whether nobody can serve yet.
///
/// # Errors
/// What the engine refuses.
pub fn needed(tx: &mut Tx) -> Result<bool, Error> {
    let anybody: Option<i64> = tx.opt("SELECT id FROM agent LIMIT 1", &[])?;
    Ok(anybody.is_none())
}

/// Sets the desk up and answers the first administrator.
///
/// # Errors
/// `SetUpError`.
pub fn set_up(tx: &mut Tx, with: &SetUp, now: Timestamp) -> Result<Actor, SetUpError> {
    check(tx, with)?;
    seed::brand(tx, with, now)?;
    seed::channels(tx, now)?;
    let team = seed::team(tx, now)?;
    if let Some(service) = with.service.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        seed::service(tx, service, now)?;
    }
    seed::categories(tx, now)?;
    let agent = administrator(tx, with, team, now)?;
    let actor = actor_of(tx, agent)?.ok_or_else(|| Error::other("the first administrator is not there"))?;
    settings(tx, with, &actor, now)?;
    let subjects = vec![("agent", agent)];
    let detail = json!({ "organisation": with.organisation.trim() });
    append(tx, &actor, Happening { kind: SET_UP, conversation: None, subjects, detail }, now)?;
    Ok(actor)
}

fn check(tx: &mut Tx, with: &SetUp) -> Result<(), SetUpError> {
    if !needed(tx)? {
        return Err(SetUpError::Done);
    }
    if with.organisation.trim().is_empty() {
        return Err(SetUpError::OrganisationMissing);
    }
    if with.administrator.trim().is_empty() {
        return Err(SetUpError::NameMissing);
    }
    let email = fold(&with.email);
    let possible =
        email.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
    if possible && !email.contains(' ') { Ok(()) } else { Err(SetUpError::EmailBad) }
}

fn administrator(tx: &mut Tx, with: &SetUp, team: i64, now: Timestamp) -> Result<i64, Error> {
    let (id, name) = (tx.new_id(), with.administrator.trim());
    tx.exec(
        "INSERT INTO agent (id, key, name, sort_key, email, password_hash, language, title, settings, active, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '', '{}', TRUE, 1, $8)",
        args![
            id,
            key_of(id),
            name,
            sort_key(name),
            fold(&with.email),
            with.password_hash.clone(),
            with.language.code(),
            now
        ],
    )?;
    tx.exec("INSERT INTO agent_role (agent_id, role) VALUES ($1, 'administrator')", args![id])?;
    tx.exec("INSERT INTO team_member (team_id, agent_id) VALUES ($1, $2)", args![team, id])?;
    Ok(id)
}

fn settings(tx: &mut Tx, with: &SetUp, actor: &Actor, now: Timestamp) -> Result<(), Error> {
    let organisation = json!({ "name": with.organisation.trim(), "language": with.language.code() });
    setting::note(tx, setting::ANALYSER, &language::ANALYSER_VERSION, now)?;
    setting::put(tx, actor, setting::ORGANISATION, &organisation, now)?;
    setting::put(tx, actor, setting::CALENDAR, &Calendar::default_finnish(), now)
}
