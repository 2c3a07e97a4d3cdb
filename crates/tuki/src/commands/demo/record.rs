//! What the contacts of the demonstration gave rise to: orders, issues, feedback, most of them brought to their end.

use db::Tx;
use desk::interaction::Interaction;
use desk::kernel::{Actor, Timestamp};
use desk::spanning::{self, Facts};
use desk::{feedback, issue, order, search};

use super::contact::{Stage, Told, later};
use super::people::Desk;

/// Makes the record of a contact, if it has one.
///
/// # Errors
/// When the desk refuses; the demonstration's data are then at fault.
pub fn born(
    tx: &mut Tx,
    desk: &Desk,
    told: &Told,
    one: Interaction,
    actor: &Actor,
    at: Timestamp,
) -> anyhow::Result<Interaction> {
    let facts = Facts {
        title: told.subject.into(),
        own_words: told.text.into(),
        terms: search::terms_of(told.text, language::Lang::from_code(&told.person.language)),
        service: desk.services.get(told.service).copied(),
        team: None,
        owner: None,
    };
    match told.record {
        "issue" => issued(tx, told, &one, (&facts, actor), at),
        "order" => ordered(tx, told, &one, (&facts, actor), at),
        "feedback" => said(tx, told, &one, (&facts, actor), at),
        _ => Ok(one),
    }
}

/// Two in three are over.
fn is_over(told: &Told) -> bool {
    told.stage == Stage::Closed && told.at.as_second() % 3 != 0
}

type Who<'w> = (&'w Facts, &'w Actor);

fn issued(
    tx: &mut Tx,
    told: &Told,
    one: &Interaction,
    (facts, actor): Who,
    at: Timestamp,
) -> anyhow::Result<Interaction> {
    let (made, one) = spanning::spawn_issue(tx, actor, one, (facts, "reduced"), at)?;
    if is_over(told) {
        let resolution = if told.reply.is_empty() { told.text } else { told.reply };
        let with = issue::Resolution {
            cause: "unknown".into(),
            resolution: resolution.into(),
            can_work_again: "presumed".into(),
            version: None,
        };
        let made = issue::resolve(tx, actor, &made, &with, later(at, 2))?;
        issue::close(tx, actor, &made, issue::Closing { informed: true, version: None }, later(at, 20))?;
    }
    Ok(one)
}

fn ordered(
    tx: &mut Tx,
    told: &Told,
    one: &Interaction,
    (facts, actor): Who,
    at: Timestamp,
) -> anyhow::Result<Interaction> {
    let (made, one) = spanning::spawn_order(tx, actor, one, (facts, "basic"), at)?;
    if is_over(told) {
        let with = order::Delivery { note: String::new(), version: None };
        let made = order::deliver(tx, actor, &made, &with, later(at, 30))?;
        order::close(tx, actor, &made, None, later(at, 60))?;
    }
    Ok(one)
}

fn said(
    tx: &mut Tx,
    told: &Told,
    one: &Interaction,
    (facts, actor): Who,
    at: Timestamp,
) -> anyhow::Result<Interaction> {
    let (made, one) = spanning::spawn_feedback(tx, actor, one, (facts, told.feedback, "spontaneous"), at)?;
    if is_over(told) && !told.reply.is_empty() {
        let with = feedback::Answer { text: told.reply.into(), version: None };
        let made = feedback::answer(tx, actor, &made, &with, later(at, 30))?;
        feedback::close(tx, actor, &made, None, later(at, 60))?;
    }
    Ok(one)
}
