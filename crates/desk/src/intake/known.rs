//! Who an arrival is from. An unknown person becomes one; programs and forged senders become nobody.

use db::{Error, Tx, args};

use super::arrival::Arrival;
use crate::kernel::{Actor, Timestamp};
use crate::people::identify;

/// The sender as the desk knows them.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The customer.
    pub customer: Option<i64>,
    /// The customer's organisation.
    pub organisation: Option<i64>,
    /// Whether the customer was made just now.
    pub new: bool,
}

impl Known {
    /// The doer that the trace names.
    pub fn actor(&self, arrival: &Arrival) -> Actor {
        if self.customer.is_some() { Actor::customer(&arrival.from.name) } else { Actor::system() }
    }
}

pub(super) fn sender(tx: &mut Tx, arrival: &Arrival, now: Timestamp) -> Result<Known, Error> {
    if arrival.forged {
        return Ok(Known::default());
    }
    let (kind, address) = (arrival.from.kind.as_str(), arrival.from.address.as_str());
    let found = if arrival.is_robot() {
        identify::find(tx, kind, address)?.map(|customer| (customer, false))
    } else {
        identify::find_or_create(tx, (kind, address), &arrival.from.name, arrival.language.as_deref(), now)?
    };
    let Some((customer, new)) = found else { return Ok(Known::default()) };
    let organisation = if new { None } else { organisation_of(tx, customer)? };
    Ok(Known { customer: Some(customer), organisation, new })
}

fn organisation_of(tx: &mut Tx, customer: i64) -> Result<Option<i64>, Error> {
    let found: Option<Option<i64>> =
        tx.opt("SELECT organisation_id FROM customer WHERE id = $1", args![customer])?;
    Ok(found.flatten())
}
