//! The form's row: where it leads and what it asks.

use db::{Error, Row, Tx, args};
use serde_json::json;

use super::field::{Field, FieldKind, from_json, to_json};
use crate::access::require;
use crate::kernel::{Actor, Names, Right, Timestamp, key_of};
use crate::timeline::{EventKind, Happening, append};

/// A form was made or changed.
pub const CHANGED: EventKind = EventKind::quiet("form.changed");

/// A form with more own fields than this is not filled by anybody.
const MOST_FIELDS: usize = 40;

/// A hosted web form.
#[derive(Clone, Debug)]
pub struct Form {
    /// Internal id.
    pub id: i64,
    /// Its key, the last part of its address.
    pub key: String,
    /// Its names.
    pub names: Names,
    /// The words above it.
    pub intro: Names,
    /// Its own fields.
    pub fields: Vec<Field>,
    /// What its contacts are about, when it says so: `service`, `issue`, `feedback`.
    pub mark: Option<String>,
    /// The service that it concerns.
    pub service: Option<i64>,
    /// The channel that its contacts come by.
    pub channel: i64,
    /// The brand that it speaks for.
    pub brand: i64,
    /// The team whose queue it feeds.
    pub team: Option<i64>,
    /// Whether it can be filled.
    pub active: bool,
    /// For changing it.
    pub version: i64,
}

impl db::FromRow for Form {
    fn from_row(row: &Row) -> Result<Form, Error> {
        let (names, intro, fields): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
        Ok(Form {
            id: row.get(0)?,
            key: row.get(1)?,
            names: Names::from_json(&names),
            intro: Names::from_json(&intro),
            fields: from_json(&fields),
            mark: row.get(5)?,
            service: row.get(6)?,
            channel: row.get(7)?,
            brand: row.get(8)?,
            team: row.get(9)?,
            active: row.get(10)?,
            version: row.get(11)?,
        })
    }
}

/// What a form or program says of a form.
#[derive(Clone, Debug, Default)]
pub struct FormInput {
    /// Its names.
    pub names: Names,
    /// The words above it.
    pub intro: Names,
    /// Its own fields.
    pub fields: Vec<Field>,
    /// `service`, `issue`, `feedback` or none.
    pub mark: Option<String>,
    /// Internal id of the service.
    pub service: Option<i64>,
    /// Internal id of the channel.
    pub channel: i64,
    /// Internal id of the brand.
    pub brand: i64,
    /// Internal id of the team.
    pub team: Option<i64>,
    /// Whether it can be filled.
    pub active: bool,
    /// The version that was seen; another one now is a conflict.
    pub version: Option<i64>,
}

crate::refusals! {
    /// Why a form is not made, changed or shown.
    FormError {
        /// Only who may configure changes it.
        NotAllowed => Forbidden "access.right_missing",
        /// There is no such form, or it is closed.
        Missing => Missing "form.missing",
        /// No name in any language.
        NameMissing => Invalid "form.name_missing" at "name",
        /// A field has no label.
        LabelMissing => Invalid "form.label_missing" at "fields",
        /// A choice offers fewer than two.
        ChoicesMissing => Invalid "form.choices_missing" at "fields",
        /// Too many fields.
        TooManyFields => Invalid "form.too_many_fields" at "fields",
        /// The mark is none there is.
        MarkUnknown => Invalid "form.mark_unknown" at "mark",
        /// Somebody else changed it meanwhile.
        Changed => Conflict "record.changed",
    }
}

impl From<crate::access::Forbidden> for FormError {
    fn from(_: crate::access::Forbidden) -> FormError {
        FormError::NotAllowed
    }
}

/// All forms, oldest first.
///
/// # Errors
/// What the engine refuses.
pub fn list(tx: &mut Tx) -> Result<Vec<Form>, Error> {
    tx.list(
        "SELECT id, key, names, intro, fields, mark, service_id, channel_id, brand_id, team_id, active, version FROM form ORDER BY id LIMIT 500",
        &[],
    )
}

/// The form of a key, for administration.
///
/// # Errors
/// `form.missing`.
pub fn load(tx: &mut Tx, key: &str) -> Result<Form, FormError> {
    tx.opt(
        "SELECT id, key, names, intro, fields, mark, service_id, channel_id, brand_id, team_id, active, version FROM form WHERE key = $1",
        args![key],
    )?
    .ok_or(FormError::Missing)
}

/// The form of an id.
///
/// # Errors
/// `form.missing`.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Form, FormError> {
    load(tx, &key_of(id))
}

/// The form of a key, for the public: a closed one is not there.
///
/// # Errors
/// `form.missing`.
pub fn open(tx: &mut Tx, key: &str) -> Result<Form, FormError> {
    let form = load(tx, key)?;
    if form.active { Ok(form) } else { Err(FormError::Missing) }
}

/// Counts a form that was sent: the source's side of the daily ledger. Call it in the transaction of the arrival.
///
/// # Errors
/// What the engine refuses.
pub fn received(tx: &mut Tx, form: &Form, now: Timestamp) -> Result<(), Error> {
    use crate::figure::{Count, count, day_of};
    let (day, channel) = (day_of(now), Some(form.channel));
    count(
        tx,
        Count { measure: "seen", day, channel, team: None, agent: None, mark: "", detail: "form", n: 1 },
    )
}

/// Makes a form (`key` is `None`) or changes one.
///
/// # Errors
/// `FormError`.
pub fn save(
    tx: &mut Tx,
    actor: &Actor,
    key: Option<&str>,
    with: &FormInput,
    now: Timestamp,
) -> Result<Form, FormError> {
    require(actor, Right::Configure)?;
    check(with)?;
    let known = key.map(|key| load(tx, key)).transpose()?;
    if known.as_ref().is_some_and(|known| with.version.is_some_and(|seen| seen != known.version)) {
        return Err(FormError::Changed);
    }
    let id = known.map_or_else(|| tx.new_id(), |known| known.id);
    let fields = to_json(&with_keys(&with.fields));
    tx.exec(
        "INSERT INTO form (id, key, names, intro, fields, mark, service_id, channel_id, brand_id, team_id, active, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)
         ON CONFLICT (id) DO UPDATE SET names = excluded.names, intro = excluded.intro, fields = excluded.fields, mark = excluded.mark,
           service_id = excluded.service_id, channel_id = excluded.channel_id, brand_id = excluded.brand_id, team_id = excluded.team_id,
           active = excluded.active, version = form.version + 1",
        args![
            id, key_of(id), with.names.to_json(), with.intro.to_json(), fields, with.mark.clone(), with.service, with.channel,
            with.brand, with.team, with.active, now
        ],
    )?;
    let detail = json!({ "name": with.names, "active": with.active });
    let subjects = vec![("form", id)];
    append(tx, actor, Happening { kind: CHANGED, conversation: None, subjects, detail }, now)?;
    by_id(tx, id)
}

fn check(with: &FormInput) -> Result<(), FormError> {
    let empty = |names: &Names| [&names.fi, &names.sv, &names.en].iter().all(|name| name.trim().is_empty());
    if empty(&with.names) {
        return Err(FormError::NameMissing);
    }
    if with.fields.len() > MOST_FIELDS {
        return Err(FormError::TooManyFields);
    }
    if with.fields.iter().any(|field| empty(&field.label)) {
        return Err(FormError::LabelMissing);
    }
    if with.fields.iter().any(|field| field.kind == FieldKind::Choice && field.choices.len() < 2) {
        return Err(FormError::ChoicesMissing);
    }
    let known = |mark: &str| matches!(mark, "service" | "issue" | "feedback");
    if with.mark.as_deref().is_some_and(|mark| !known(mark)) {
        return Err(FormError::MarkUnknown);
    }
    Ok(())
}

/// Fields keep their keys when others are added or removed; a new one gets the first that is free.
fn with_keys(fields: &[Field]) -> Vec<Field> {
    let mut taken: Vec<String> = Vec::new();
    let mut keyed = Vec::with_capacity(fields.len());
    for field in fields {
        let wanted: String =
            field.key.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '_').collect();
        let key = if wanted.is_empty() || taken.contains(&wanted) { free(&taken, fields) } else { wanted };
        taken.push(key.clone());
        keyed.push(Field { key, ..field.clone() });
    }
    keyed
}

fn free(taken: &[String], fields: &[Field]) -> String {
    let used = |key: &String| taken.contains(key) || fields.iter().any(|field| field.key == *key);
    (1..).map(|n| format!("f{n}")).find(|key| !used(key)).expect("numbers do not run out")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_keeps_its_key_when_another_is_added_before_it() {
        let named = |key: &str| Field { key: key.into(), label: Names::new("a", "", ""), ..Field::default() };
        let first = with_keys(&[named(""), named("")]);
        assert_eq!(first.iter().map(|f| f.key.as_str()).collect::<Vec<_>>(), ["f1", "f2"]);
        let later = with_keys(&[named(""), named("f1"), named("f2")]);
        assert_eq!(later.iter().map(|f| f.key.as_str()).collect::<Vec<_>>(), ["f3", "f1", "f2"]);
    }
}
