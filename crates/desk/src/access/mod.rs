//! Who may do what, and who is at the door: rights by role, agents' sessions, tokens, one-time links, sign-in limits.
//! It stores digests only; hashing and cookies are the web floor's. Start with `roles.rs`.

mod event;
pub mod link;
mod roles;
pub mod session;
pub mod sign_in;
mod signed;
pub mod token;

pub use event::EVENTS;
pub use roles::{Forbidden, ROLES, require, rights_of, roles_with};
pub use session::Signed;
pub(crate) use signed::actor_of;
