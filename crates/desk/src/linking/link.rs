//! Making and reading links.

use db::{Error, Row, Tx, args};

use crate::kernel::{RecordKind, RecordRef, Timestamp};
use crate::spine::StateCategory;

/// What a link says: "from" … "to".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// The record was opened from the contact.
    OpenedFrom,
    /// The one was caused by the other.
    CausedBy,
    /// The contact continues a closed one.
    Follows,
    /// The record says the same as the other.
    Duplicates,
    /// The record stands in for the other.
    Replaces,
}

impl LinkKind {
    const ALL: [LinkKind; 5] = [
        LinkKind::OpenedFrom,
        LinkKind::CausedBy,
        LinkKind::Follows,
        LinkKind::Duplicates,
        LinkKind::Replaces,
    ];

    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            LinkKind::OpenedFrom => "opened_from",
            LinkKind::CausedBy => "caused_by",
            LinkKind::Follows => "follows",
            LinkKind::Duplicates => "duplicates",
            LinkKind::Replaces => "replaces",
        }
    }

    /// From the database's word.
    pub fn from_code(code: &str) -> Option<LinkKind> {
        LinkKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A link as one of its records sees it.
#[derive(Clone, Debug)]
pub struct Link {
    /// Internal id.
    pub id: i64,
    /// What it says.
    pub kind: LinkKind,
    /// Whether it starts at this record ("this follows the other").
    pub outward: bool,
    /// The other record's id.
    pub other: i64,
    /// Its kind and number.
    pub reference: RecordRef,
    /// Its title.
    pub title: String,
    /// Its state's code.
    pub state: String,
    /// Its state's shape.
    pub category: StateCategory,
    /// When it was linked.
    pub at: Timestamp,
}

impl db::FromRow for Link {
    fn from_row(row: &Row) -> Result<Link, Error> {
        let (kind, other_kind, category): (String, String, String) = (row.get(1)?, row.get(4)?, row.get(8)?);
        let unknown = || Error::other("a link of an unknown kind");
        Ok(Link {
            id: row.get(0)?,
            kind: LinkKind::from_code(&kind).ok_or_else(unknown)?,
            outward: row.get(2)?,
            other: row.get(3)?,
            reference: RecordRef::new(RecordKind::from_code(&other_kind).ok_or_else(unknown)?, row.get(5)?),
            title: row.get(6)?,
            state: row.get(7)?,
            category: StateCategory::from_code(&category),
            at: row.get(9)?,
        })
    }
}

/// Links two records: `from` was opened from, follows, duplicates … `to`. Answers the link's id.
///
/// # Errors
/// What the engine refuses.
pub fn link(
    tx: &mut Tx,
    kind: LinkKind,
    from: i64,
    to: i64,
    by: Option<i64>,
    now: Timestamp,
) -> Result<i64, Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO link (id, from_id, to_id, kind, at, by_agent, undone_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)",
        args![id, from, to, kind.code(), now, by],
    )?;
    Ok(id)
}

/// Takes a link back; answers whether it stood.
///
/// # Errors
/// What the engine refuses.
pub fn take_back(tx: &mut Tx, id: i64, now: Timestamp) -> Result<bool, Error> {
    Ok(tx.exec("UPDATE link SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL", args![id, now])? == 1)
}

/// The links of a record in both directions, oldest first.
///
/// # Errors
/// What the engine refuses.
pub fn links_of(tx: &mut Tx, record: i64) -> Result<Vec<Link>, Error> {
    let mut links: Vec<Link> = tx.all(
        "SELECT l.id, l.kind, TRUE, r.id, r.kind, r.number, r.title, r.state, r.state_category, l.at
           FROM link l JOIN record r ON r.id = l.to_id WHERE l.from_id = $1 AND l.undone_at IS NULL
         UNION ALL
         SELECT l.id, l.kind, FALSE, r.id, r.kind, r.number, r.title, r.state, r.state_category, l.at
           FROM link l JOIN record r ON r.id = l.from_id WHERE l.to_id = $1 AND l.undone_at IS NULL",
        args![record],
    )?;
    links.sort_by_key(|link| link.id);
    Ok(links)
}
