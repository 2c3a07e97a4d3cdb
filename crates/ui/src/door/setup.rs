//! The first start, GET and POST `/setup`: `organisation`, `brand`, `language`, `name`, `email`, `password`, and `code` (printed by
//! the program at start, so that only who runs it can set it up).

use crate::form::Form;

#[derive(Clone, Debug, Default)]
pub struct Setup {
    pub form: Form,
    pub needs_code: bool,
}
