//! A forgotten password (GET and POST `/forgot`: `email`), a new one by link (`/reset/{token}`, `/invitation/{token}`: `password`; an
//! invitation also `name`, `language`).

use crate::form::Form;

#[derive(Clone, Debug, Default)]
pub struct Forgot {
    pub form: Form,
    /// After posting: always the same answer, whoever the address belongs to.
    pub sent: bool,
}

#[derive(Clone, Debug, Default)]
pub struct NewPassword {
    pub token: String,
    pub email: String,
    pub form: Form,
    pub invitation: bool,
    /// The link was used or is too old.
    pub expired: bool,
}
