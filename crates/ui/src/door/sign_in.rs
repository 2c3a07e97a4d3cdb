//! Sign-in, GET and POST `/sign-in`: `email`, `password`, `next`.

use crate::form::Form;

#[derive(Clone, Debug, Default)]
pub struct SignIn {
    pub form: Form,
    /// On a demonstration: role names and their sign-in links.
    pub demo_links: Vec<(String, String)>,
    /// Said over the form: signed out, session ended, password changed.
    pub said: Option<String>,
}
