//! A better analyser reads everything anew, in the background and in small steps; search works all the while, by old terms where
//! the new ones have not come yet.

use db::{Error, Tx, args};
use language::{ANALYSER_VERSION, Lang};
use serde_json::json;

use super::follow::{index_customer, index_organisation, index_record};
use crate::kernel::{Actor, Timestamp};
use crate::search::{self, Doc, Older, Scope, terms_of};
use crate::setting;

/// The job that reads everything anew.
pub(super) const REINDEX_JOB: &str = "search.reindex";
/// The setting that remembers how far the job has come.
const POSITION: &str = "search.reindex_position";
/// So many documents a step: analysing takes time, and the writer waits meanwhile.
const STEP: i64 = 20;

/// Starts the job when everything was written by another analyser.
pub(super) fn reindex_if_older(tx: &mut Tx, now: Timestamp) -> Result<(), Error> {
    let known: i32 = setting::get(tx, setting::ANALYSER, 0)?;
    if known == ANALYSER_VERSION {
        return Ok(());
    }
    jobs::enqueue_unique(tx, REINDEX_JOB, "round", &json!({}), now)
}

/// Reads the next documents anew; `true` when there are more.
pub(super) fn reindex(tx: &mut Tx, now: Timestamp) -> Result<bool, Error> {
    let position: i64 = setting::get(tx, POSITION, 0)?;
    let older = search::older(tx, position, STEP)?;
    for doc in &older {
        anew(tx, doc)?;
    }
    match older.last() {
        Some(last) => setting::note(tx, POSITION, &last.doc, now)?,
        None => {
            setting::note(tx, POSITION, &0, now)?;
            setting::put(tx, &Actor::system(), setting::ANALYSER, &ANALYSER_VERSION, now)?;
        }
    }
    Ok(!older.is_empty())
}

fn anew(tx: &mut Tx, older: &Older) -> Result<(), Error> {
    match (older.message, older.kind.as_str()) {
        (Some(message), _) => message_anew(tx, older, message),
        (None, "customer") => index_customer(tx, older.subject),
        (None, "organisation") => index_organisation(tx, older.subject),
        (None, kind) => index_record(tx, kind, older.subject),
    }
}

type Words = (String, String, String, Option<String>, Option<i64>, Option<i64>, Option<i64>);

fn message_anew(tx: &mut Tx, older: &Older, message: i64) -> Result<(), Error> {
    let (subject, text, author, language, channel, organisation, brand): Words = tx.one(
        "SELECT m.subject, m.text, m.author_name, m.language, r.channel_id, r.organisation_id, r.brand_id
           FROM message m JOIN record r ON r.id = m.interaction_id WHERE m.id = $1",
        args![message],
    )?;
    let lang = language.as_deref().and_then(Lang::from_code);
    let terms = terms_of(&format!("{subject}\n{text}\n{author}"), lang);
    let doc = Doc {
        subject_kind: &older.kind,
        subject_id: older.subject,
        message_id: Some(message),
        occurred_at: older.at,
        terms: &terms,
        scope: Scope { channel, organisation, brand },
    };
    search::rewrite(tx, older.doc, &doc)
}
