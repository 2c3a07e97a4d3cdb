//! My settings, GET and POST `/desk/me`: `language`, `theme` (`system`, `light`, `dark`, `contrast`), `density` (`compact`, `default`,
//! `comfortable`), `keys` (switch), `undo_seconds`; and the key list, GET `/desk/me/keys`. POST `/desk/me/password`:
//! `current`, `password`.

use crate::form::Form;

#[derive(Clone, Debug, Default)]
pub struct MySettings {
    pub form: Form,
    pub password: Form,
    pub email: String,
    pub roles: Vec<String>,
    pub teams: Vec<String>,
}
