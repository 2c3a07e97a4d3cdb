//! Lists of the API: `?after=&limit=` in, `{items, next}` out. The cursor is opaque.

use desk::kernel::{Cursor, Page};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::errors::Problem;

/// How many items a list gives unless asked.
const USUAL: usize = 50;
/// How many at the most.
const MOST: usize = 200;

/// Where a page starts and how long it is.
#[derive(Debug, Default, Deserialize)]
pub struct Paging {
    after: Option<String>,
    limit: Option<usize>,
}

impl Paging {
    /// The cursor.
    ///
    /// # Errors
    /// 400 `request.cursor_malformed` when the text is no cursor of ours.
    pub fn after(&self) -> Result<Option<Cursor>, Problem> {
        let Some(text) = self.after.as_deref().filter(|text| !text.is_empty()) else { return Ok(None) };
        Cursor::decode(text).map(Some).ok_or_else(|| Problem::bad_request("request.cursor_malformed"))
    }

    /// The length of a page.
    pub fn limit(&self) -> usize {
        self.limit.unwrap_or(USUAL).clamp(1, MOST)
    }
}

/// A page as JSON.
pub fn listed<T>(page: Page<T>, show: impl FnMut(&T) -> Value) -> Value {
    let items: Vec<Value> = page.items.iter().map(show).collect();
    json!({ "items": items, "next": page.next.map(|cursor| cursor.encode()) })
}
