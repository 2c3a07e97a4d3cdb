//! The things that can follow. Each finds its subjects, and does nothing when there are none.

use db::{Error, Tx, args};
use language::Lang;
use serde_json::json;

use crate::interaction::receipt::receipt_due;
use crate::kernel::Timestamp;
use crate::people::duplicate;
use crate::search::{self, Doc, Scope, terms_of};

/// The job that words the receipt and sends it; its payload is `{"interaction": id}`.
pub const RECEIPT_JOB: &str = "mail.receipt";

/// An event as those who follow see it.
pub(super) struct Event {
    pub(super) subjects: Vec<(String, i64)>,
}

impl Event {
    fn of<'e>(&'e self, kind: &'e str) -> impl Iterator<Item = i64> + 'e {
        self.subjects.iter().filter(move |(name, _)| name == kind).map(|(_, id)| *id)
    }
}

/// One thing that follows.
pub(super) type Follow = fn(&mut Tx, &Event, Timestamp) -> Result<(), Error>;

/// A receipt: once a matter, within a minute, never to robots (requirement R130).
pub(super) fn receipt(tx: &mut Tx, event: &Event, now: Timestamp) -> Result<(), Error> {
    for interaction in event.of("interaction") {
        if receipt_due(tx, interaction)?.is_some() {
            let payload = json!({ "interaction": interaction });
            jobs::enqueue_unique(tx, RECEIPT_JOB, &interaction.to_string(), &payload, now)?;
        }
    }
    Ok(())
}

/// Customers can be found by name, title, organisation, addresses and numbers. Named by the event, or by its contact.
pub(super) fn find_customer(tx: &mut Tx, event: &Event, _: Timestamp) -> Result<(), Error> {
    for customer in people_of(tx, event)? {
        index_customer(tx, customer)?;
    }
    Ok(())
}

/// People of the same name are suggested as one.
pub(super) fn duplicates(tx: &mut Tx, event: &Event, now: Timestamp) -> Result<(), Error> {
    for customer in people_of(tx, event)? {
        duplicate::look_for(tx, customer, now)?;
    }
    Ok(())
}

fn people_of(tx: &mut Tx, event: &Event) -> Result<Vec<i64>, Error> {
    let mut people: Vec<i64> = event.of("customer").collect();
    for interaction in event.of("interaction") {
        people.extend(unfound_customer(tx, interaction)?);
    }
    Ok(people)
}

/// The customer of a contact, when search does not know the person yet.
fn unfound_customer(tx: &mut Tx, interaction: i64) -> Result<Option<i64>, Error> {
    tx.opt(
        "SELECT r.customer_id FROM record r WHERE r.id = $1 AND r.customer_id IS NOT NULL AND NOT EXISTS
           (SELECT 1 FROM search_doc d WHERE d.subject_kind = 'customer' AND d.subject_id = r.customer_id)",
        args![interaction],
    )
}

type CustomerWords = (String, String, Timestamp, Option<i64>, Option<String>, Option<i64>);

pub(super) fn index_customer(tx: &mut Tx, customer: i64) -> Result<(), Error> {
    let found: Option<CustomerWords> = tx.opt(
        "SELECT c.name, c.title, c.created_at, c.organisation_id, o.name, c.merged_into FROM customer c
           LEFT JOIN organisation o ON o.id = c.organisation_id WHERE c.id = $1 AND c.erased_at IS NULL",
        args![customer],
    )?;
    let Some((name, title, at, organisation, belongs_to, merged_into)) = found else {
        search::erase(tx, "customer", customer)?;
        return Ok(());
    };
    if merged_into.is_some() {
        search::erase(tx, "customer", customer)?;
        return Ok(());
    }
    let identities: Vec<(String, String)> = tx.all(
        "SELECT value, folded FROM identity WHERE customer_id = $1 AND retired_at IS NULL ORDER BY id LIMIT 50",
        args![customer],
    )?;
    let mut words = vec![name, title, belongs_to.unwrap_or_default()];
    words.extend(identities.into_iter().flat_map(|(value, folded)| [value, folded]));
    let terms = terms_of(&words.join("\n"), Some(Lang::Fi));
    let scope = Scope { organisation, ..Scope::default() };
    search::replace(
        tx,
        Doc {
            subject_kind: "customer",
            subject_id: customer,
            message_id: None,
            occurred_at: at,
            terms: &terms,
            scope,
        },
    )
}

/// Organisations can be found by name and note.
pub(super) fn find_organisation(tx: &mut Tx, event: &Event, _: Timestamp) -> Result<(), Error> {
    event.of("organisation").try_for_each(|organisation| index_organisation(tx, organisation))
}

pub(super) fn index_organisation(tx: &mut Tx, organisation: i64) -> Result<(), Error> {
    let found: Option<(String, String, Timestamp)> =
        tx.opt("SELECT name, note, created_at FROM organisation WHERE id = $1", args![organisation])?;
    let Some((name, note, at)) = found else { return Ok(()) };
    let terms = terms_of(&format!("{name}\n{note}"), Some(Lang::Fi));
    let doc = Doc {
        subject_kind: "organisation",
        subject_id: organisation,
        message_id: None,
        occurred_at: at,
        terms: &terms,
        scope: Scope { organisation: Some(organisation), ..Scope::default() },
    };
    search::replace(tx, doc)
}

/// Orders, issues and feedback can be found by title and the customer's own words. Contacts are found by their messages.
pub(super) fn find_record(tx: &mut Tx, event: &Event, _: Timestamp) -> Result<(), Error> {
    for kind in ["issue", "order", "feedback"] {
        for record in event.of(kind) {
            index_record(tx, kind, record)?;
        }
    }
    Ok(())
}

type RecordWords = (String, Timestamp, Option<i64>, Option<i64>, Option<i64>, Option<String>);

pub(super) fn index_record(tx: &mut Tx, kind: &str, record: i64) -> Result<(), Error> {
    let found: Option<RecordWords> = tx.opt(
        "SELECT r.title, r.occurred_at, r.channel_id, r.organisation_id, r.brand_id, COALESCE(i.own_words, o.own_words, f.own_words)
           FROM record r LEFT JOIN issue i ON i.id = r.id LEFT JOIN order_record o ON o.id = r.id LEFT JOIN feedback f ON f.id = r.id
          WHERE r.id = $1 AND i.erased_at IS NULL AND o.erased_at IS NULL AND f.erased_at IS NULL",
        args![record],
    )?;
    let Some((title, at, channel, organisation, brand, own_words)) = found else { return Ok(()) };
    let terms = terms_of(&format!("{title}\n{}", own_words.unwrap_or_default()), None);
    let scope = Scope { channel, organisation, brand };
    search::replace(
        tx,
        Doc {
            subject_kind: kind,
            subject_id: record,
            message_id: None,
            occurred_at: at,
            terms: &terms,
            scope,
        },
    )
}
