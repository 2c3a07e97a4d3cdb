//! Typed links between records, and the chain that a screen shows of them. Links are taken back, never deleted.
//! It knows no kind's rules. Start with `link.rs`.

mod chain;
mod link;

pub use chain::{ChainLink, chain, children};
pub use link::{Link, LinkKind, link, links_of, take_back};
