//! Who does something: a person, a token of theirs, a customer, or Tuki itself.

use language::Lang;

/// What may be done. The table from roles to rights stands in `access`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Right {
    /// See contacts, customers and the records born of them.
    SeeContacts = 0,
    /// Take, answer, mark, close contacts; make and work records.
    Serve,
    /// Assign to others, take over, sign off what others hold.
    Lead,
    /// See figures and the daily ledger.
    SeeFigures,
    /// See what parked or failed, and try again.
    Operate,
    /// Change services, categories, teams, channels, forms, brands.
    Configure,
    /// Change mailboxes and their secrets.
    ConfigureMail,
    /// Invite people, give roles, make tokens for others.
    ManagePeople,
    /// Read the sealed trace of everything.
    SeeAudit,
    /// Erase a person's text and lift or set legal holds.
    Erase,
    /// See and work incidents (their records come later).
    Repair,
}

/// A set of rights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rights(u32);

impl Rights {
    /// No right at all.
    pub const NONE: Rights = Rights(0);
    /// Every right.
    pub const ALL: Rights = Rights(u32::MAX);

    /// The set with these rights.
    pub const fn of(rights: &[Right]) -> Rights {
        let mut bits = 0;
        let mut i = 0;
        while i < rights.len() {
            bits |= 1 << rights[i] as u8;
            i += 1;
        }
        Rights(bits)
    }

    /// Both sets together.
    pub const fn and(self, other: Rights) -> Rights {
        Rights(self.0 | other.0)
    }

    /// What stands in both sets (a token's scope over its owner's rights).
    pub const fn within(self, other: Rights) -> Rights {
        Rights(self.0 & other.0)
    }

    /// Whether the right is in the set.
    pub const fn has(self, right: Right) -> bool {
        self.0 & (1 << right as u8) != 0
    }
}

/// Which kind of doer stands behind an act; the trace keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorKind {
    /// A person who serves.
    Agent,
    /// A program with a person's token.
    Token,
    /// A person who is served.
    Customer,
    /// Tuki itself.
    System,
}

impl ActorKind {
    /// The word that the trace stores.
    pub fn code(self) -> &'static str {
        match self {
            ActorKind::Agent => "agent",
            ActorKind::Token => "token",
            ActorKind::Customer => "customer",
            ActorKind::System => "system",
        }
    }
}

/// The doer of an act.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Which kind of doer.
    pub kind: ActorKind,
    /// The agent's id when a person who serves (or their token) acts.
    pub agent: Option<i64>,
    /// The name that others see.
    pub name: String,
    /// What the doer may do.
    pub rights: Rights,
    /// The language in which refusals are told.
    pub lang: Lang,
}

impl Actor {
    /// Tuki itself.
    pub fn system() -> Actor {
        Actor {
            kind: ActorKind::System,
            agent: None,
            name: "Tuki".into(),
            rights: Rights::ALL,
            lang: Lang::Fi,
        }
    }

    /// A customer who acts by mail or form: may do nothing but speak.
    pub fn customer(name: &str) -> Actor {
        Actor {
            kind: ActorKind::Customer,
            agent: None,
            name: name.into(),
            rights: Rights::NONE,
            lang: Lang::Fi,
        }
    }

    /// Whether the doer has a right.
    pub fn may(&self, right: Right) -> bool {
        self.rights.has(right)
    }
}
