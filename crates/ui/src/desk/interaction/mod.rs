//! One interaction: its chain, promises and owner, the thread, the composer and the 3P panel. This room draws; what may be
//! done and what is missing comes in the view. The story starts in [`pane`], which the inbox puts beside its list, and in
//! [`aside`], the column of 3P and context.

mod closing;
mod composer;
mod context;
mod header;
mod message;
mod panel;
mod records;
mod thread;
mod view;

pub use composer::composer;
pub use context::{aside, last_said};
pub use header::presence;
pub use message::message;
pub use panel::panel;
pub use thread::thread;
pub use view::*;

use maud::{Markup, html};

use crate::Shell;

/// The open interaction: header, thread and composer (`#view`).
pub fn pane(shell: &Shell, view: &Interaction) -> Markup {
    html! {
        section #view .view data-pane data-int=(view.number) data-seq=(view.seq) data-version=(view.version) aria-labelledby="view-title" {
            (header::header(shell, view))
            (thread::thread(shell, view))
            (composer::composer(shell, view))
        }
    }
}
