//! A desk that was just set up, with people of each role, for the tests of all rooms.

use db::{Error, Store, Tx};
use desk::first_start::{SetUp, set_up};
use desk::kernel::{Actor, Timestamp};
use desk::people::agent::{self, AgentInput};
use language::Lang;
use testkit::Database;

/// A desk on one database.
pub struct Stage {
    pub store: Store,
    pub admin: Actor,
}

/// The time at which every test begins: a Tuesday at noon in Helsinki.
pub fn noon() -> Timestamp {
    "2026-11-24T10:00:00Z".parse().unwrap()
}

/// So many minutes after noon.
pub fn after(minutes: i64) -> Timestamp {
    noon().checked_add(jiff::SignedDuration::from_mins(minutes)).unwrap()
}

/// What the first form says in most tests.
pub fn first_form() -> SetUp {
    SetUp {
        organisation: "Yritys Oy".into(),
        brand: String::new(),
        language: Lang::Fi,
        administrator: "Liisa Lehto".into(),
        email: "Liisa@Yritys.example".into(),
        password_hash: Some("hash".into()),
        service: None,
    }
}

impl Stage {
    /// Sets the desk up.
    pub fn new(database: &Database) -> Stage {
        let store = database.store().clone();
        let admin = store.write_blocking(|tx| set_up(tx, &first_form(), noon())).unwrap();
        Stage { store, admin }
    }

    /// Runs an act that must succeed.
    pub fn act<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> T
    where
        T: Send + 'static,
        E: From<Error> + Send + std::fmt::Debug + 'static,
    {
        self.store.write_blocking(work).unwrap()
    }

    /// Runs an act that must be refused.
    pub fn refused<T, E>(&self, work: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> String
    where
        T: Send + std::fmt::Debug + 'static,
        E: desk::kernel::Refusal + From<Error> + Send + std::fmt::Debug + 'static,
    {
        self.store.write_blocking(work).unwrap_err().code().to_string()
    }

    /// Bytes that are durable before a transaction names them; answers their digest.
    pub fn blob(&self, bytes: &[u8]) -> String {
        self.store.blobs().put_blocking(&self.store, bytes.to_vec()).unwrap()
    }

    /// A colleague of a role.
    pub fn colleague(&self, name: &str, role: &str) -> Actor {
        let admin = self.admin.clone();
        let input = AgentInput {
            name: name.into(),
            email: format!("{}@yritys.example", name.to_lowercase().replace(' ', ".")),
            language: "fi".into(),
            title: String::new(),
            roles: vec![role.into()],
            active: true,
        };
        let made = self.act(move |tx| agent::save(tx, &admin, None, &input, noon()));
        let role = role.to_string();
        let rights = desk::access::rights_of([role.as_str()]);
        Actor { agent: Some(made.id), name: made.name, rights, ..self.admin.clone() }
    }
}
