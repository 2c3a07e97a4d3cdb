//! What the tests of contacts and records do again and again.

use desk::catalogue::channel;
use desk::intake::{Arrival, Arrived, Sender, arrive};
use desk::interaction::{self, Interaction, Log};
use desk::kernel::{Actor, Timestamp};
use desk::search::terms_of;

use crate::stage::Stage;

/// A letter of Anssi's.
pub fn letter(stage: &Stage, n: i64, text: &str, at: Timestamp) -> Arrival {
    Arrival {
        channel: stage.act(|tx| channel::load(tx, "mail")).id,
        from: Sender {
            kind: "email".into(),
            address: "anssi@posti.example".into(),
            name: "Anssi Asiakas".into(),
        },
        subject: "Lasku ei täsmää".into(),
        text: text.into(),
        rfc_id: Some(format!("{n}@posti.example")),
        occurred_at: at,
        ..Arrival::default()
    }
}

/// Lets an arrival come in.
pub fn comes(stage: &Stage, arrival: Arrival, at: Timestamp) -> Arrived {
    let understood = arrival.understood();
    stage.act(move |tx| arrive(tx, &understood, at))
}

/// The contact as it is now.
pub fn now_of(stage: &Stage, id: i64) -> Interaction {
    stage.act(move |tx| interaction::take(tx, id))
}

/// Writes a call down.
pub fn logged(stage: &Stage, actor: &Actor, change: impl Fn(&mut Log), at: Timestamp) -> Interaction {
    let mut log = Log {
        channel: "phone".into(),
        text: "Anssi kysyi laskusta. Neuvottiin.".into(),
        terms: terms_of("Anssi kysyi laskusta. Neuvottiin.", None),
        ..Log::default()
    };
    change(&mut log);
    let actor = actor.clone();
    stage.act(move |tx| interaction::log(tx, &actor, &log, at))
}
