//! Keyset pages: a cursor is the sort position of the last row seen, never an offset.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The position after which a page starts: the sort value and the id of the last row seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The sort value: microseconds, or a sort key for lists by name.
    pub sort: String,
    /// The row's id, which breaks ties.
    pub id: i64,
}

impl Cursor {
    /// As text for addresses; opaque to its readers.
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(format!("{}\u{1f}{}", self.id, self.sort))
    }

    /// From text; `None` when it is not a cursor of ours.
    pub fn decode(text: &str) -> Option<Cursor> {
        let plain = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let (id, sort) = plain.split_once('\u{1f}')?;
        Some(Cursor { sort: sort.into(), id: id.parse().ok()? })
    }

    /// The sort value as a time in microseconds.
    pub fn micros(&self) -> i64 {
        self.sort.parse().unwrap_or(0)
    }
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Cuts rows that were fetched with one too many into a page; `position` tells the cursor of a row.
    pub fn cut(mut rows: Vec<T>, limit: usize, position: impl Fn(&T) -> Cursor) -> Page<T> {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(position) } else { None };
        Page { items: rows, next }
    }

    /// The same page with its rows changed.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(change).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_the_address_bar_and_rubbish_is_refused() {
        let cursor = Cursor { sort: "öhman{3".into(), id: 42 };
        assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
        for bad in ["", "%%%", "bm9wZQ", "AAAA"] {
            assert_eq!(Cursor::decode(bad), None);
        }
    }

    #[test]
    fn a_page_knows_whether_more_follows() {
        let at = |n: &i64| Cursor { sort: n.to_string(), id: *n };
        assert_eq!(Page::cut(vec![1, 2, 3], 2, at).next.unwrap().id, 2);
        assert!(Page::cut(vec![1, 2], 2, at).next.is_none());
    }
}
