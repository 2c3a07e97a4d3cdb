//! Hosted web forms: which fields they have, what may be sent, and what the answers say in plain words.
//! It makes no interaction: `intake` does that from a `Submission`. Start with `field.rs`, then `submit.rs`.

mod field;
mod row;
mod submit;

pub use field::{Field, FieldKind};
pub use row::{CHANGED, Form, FormError, FormInput, by_id, list, load, open, received, save};
pub use submit::{Answer, FieldError, Submission, submit};
