//! What live screens are told: the place in the sealed order, the kind, and the references of what was touched; never contents.

use db::{Error, Tx, args};

use crate::kernel::{RecordKind, RecordRef, key_of};

/// One sealed event as screens hear of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Its place in the sealed order.
    pub seq: i64,
    /// Its kind.
    pub kind: String,
    /// What it touched: references of records (`INT-1042`), and `kind:key` of what has no number (`customer:…`, `mailbox:…`).
    pub refs: Vec<String>,
}

type Line = (i64, String, Option<String>, Option<i64>, Option<i64>);

/// The events after a place in the order, oldest first, at most `limit` of them. Who may not see contacts is told none of them.
///
/// # Errors
/// What the engine refuses.
pub fn after(tx: &mut Tx, seq: i64, limit: i64) -> Result<Vec<Touched>, Error> {
    let lines: Vec<Line> = tx.all(
        "SELECT e.seq, e.kind, s.subject_kind, s.subject_id, r.number
           FROM (SELECT id, seq, kind FROM event WHERE seq > $1 ORDER BY seq LIMIT $2) e
           LEFT JOIN event_subject s ON s.event_id = e.id LEFT JOIN record r ON r.id = s.subject_id ORDER BY e.seq",
        args![seq, limit],
    )?;
    let mut touched: Vec<Touched> = Vec::new();
    for (seq, kind, subject, id, number) in lines {
        if touched.last().is_none_or(|last| last.seq != seq) {
            touched.push(Touched { seq, kind, refs: Vec::new() });
        }
        let refs = &mut touched.last_mut().expect("one was just put there").refs;
        refs.extend(subject.zip(id).map(|(subject, id)| reference(&subject, id, number)));
    }
    Ok(touched)
}

fn reference(subject: &str, id: i64, number: Option<i64>) -> String {
    match (RecordKind::from_code(subject), number) {
        (Some(kind), Some(number)) => RecordRef::new(kind, number).to_string(),
        _ => format!("{subject}:{}", key_of(id)),
    }
}
