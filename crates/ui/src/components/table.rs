//! A data table: a caption that names it, head cells with scope, numbers to the end edge. On narrow pages it scrolls inside
//! its own box, which can be reached by keyboard.

use maud::{Markup, html};

/// A head cell: its words and whether the column holds numbers.
pub struct Head {
    pub label: String,
    pub number: bool,
}

pub fn head(label: impl Into<String>) -> Head {
    Head { label: label.into(), number: false }
}

pub fn number(label: impl Into<String>) -> Head {
    Head { label: label.into(), number: true }
}

/// `rows` are whole `<tr>`s, the first cell a `<th scope="row">` where a row has a name.
pub fn table(caption: &str, heads: &[Head], rows: &Markup) -> Markup {
    html! {
        div .table-box role="region" aria-label=(caption) tabindex="0" {
            table .table {
                caption .vh { (caption) }
                thead { tr { @for head in heads { th scope="col" .num[head.number] { (head.label) } } } }
                tbody { (rows) }
            }
        }
    }
}
