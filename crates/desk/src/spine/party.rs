//! Who takes part in a record and as what: from, to, cc, present, reporter, payer, informed …

use db::{Error, Tx, args};

/// Somebody to add.
#[derive(Clone, Debug, Default)]
pub struct NewParty {
    /// `from`, `to`, `cc`, `present`, `reporter`, `payer`, `informed`.
    pub role: String,
    /// A known customer.
    pub customer_id: Option<i64>,
    /// One of ours.
    pub agent_id: Option<i64>,
    /// An organisation.
    pub organisation_id: Option<i64>,
    /// The name as it was said; empty when known by id.
    pub name: String,
    /// Address or number as it was said.
    pub address: String,
}

db::row! {
    /// Somebody who takes part, with the name that is known now.
    #[derive(Clone, Debug)]
    pub struct Party {
        /// Internal id.
        id: i64,
        /// As what.
        role: String,
        /// A known customer.
        customer_id: Option<i64>,
        /// That customer's opaque key.
        customer_key: Option<String>,
        /// One of ours.
        agent_id: Option<i64>,
        /// An organisation.
        organisation_id: Option<i64>,
        /// The best name there is.
        name: String,
        /// Address or number as it was said.
        address: String,
    }
}

/// Adds somebody; answers the row's id.
///
/// # Errors
/// What the engine refuses.
pub fn add_party(tx: &mut Tx, record: i64, party: &NewParty) -> Result<i64, Error> {
    let id = tx.new_id();
    tx.exec(
        "INSERT INTO party (id, record_id, role, customer_id, agent_id, organisation_id, name, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, record, &party.role, party.customer_id, party.agent_id, party.organisation_id, &party.name, &party.address],
    )?;
    Ok(id)
}

/// Everybody who takes part, in the order in which they were added.
///
/// # Errors
/// What the engine refuses.
pub fn parties(tx: &mut Tx, record: i64) -> Result<Vec<Party>, Error> {
    tx.all(
        "SELECT p.id, p.role, p.customer_id, c.key, p.agent_id, p.organisation_id,
                COALESCE(NULLIF(c.name, ''), a.name, o.name, p.name), p.address
           FROM party p LEFT JOIN customer c ON c.id = p.customer_id LEFT JOIN agent a ON a.id = p.agent_id
                LEFT JOIN organisation o ON o.id = p.organisation_id
          WHERE p.record_id = $1 ORDER BY p.id",
        args![record],
    )
}
