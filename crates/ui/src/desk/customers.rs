//! Customers by name, GET `/desk/customers?q=&after=`, and a new one, GET and POST `/desk/customers/new` (fields `name`, `title`,
//! `language`, `organisation`, `note`, `email`, `phone`).

use crate::form::{Choice, Form};
use crate::view::Customer;

#[derive(Clone, Debug, Default)]
pub struct Customers {
    pub filter: Form,
    pub rows: Vec<Customer>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct NewCustomer {
    pub form: Form,
    pub organisations: Vec<Choice>,
}
