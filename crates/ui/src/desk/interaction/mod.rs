//! One interaction: its chain, promises and owner, the thread, the composer and the 3P panel. This room draws; what may be
//! done and what is missing comes in the view. The story starts in [`pane`], which the inbox puts beside its list.

mod view;

pub use view::*;
