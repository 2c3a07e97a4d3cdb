//! What can go wrong on the ground, in one type. Callers ask by method, never by the engine's words.

use std::fmt;

/// What kind of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Unique,
    NoRow,
    DiskFull,
    Unavailable,
    /// A server that takes no writes (a standby).
    ReadOnly,
    Retryable,
    TicketConflict,
    TooSlow,
    Panicked,
    Other,
}

/// A failure of the database; the transaction it happened in has changed nothing.
#[derive(Clone, Debug)]
pub struct Error {
    pub(crate) kind: Kind,
    message: String,
    constraint: Option<String>,
}

impl Error {
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into(), constraint: None }
    }

    pub(crate) fn unavailable(message: impl Into<String>) -> Error {
        Error::new(Kind::Unavailable, message)
    }

    /// Whether the fault lies with the database and not with what the closure did, so that it counts whatever the
    /// closure answers.
    pub(crate) fn overrules(&self) -> bool {
        use Kind::{DiskFull, Retryable, TooSlow, Unavailable};
        matches!(self.kind, DiskFull | Retryable | TooSlow | Unavailable)
    }

    /// A failure of another kind, told in words.
    pub fn other(message: impl Into<String>) -> Error {
        Error::new(Kind::Other, message)
    }

    /// A row with this value is there already.
    pub fn is_unique_violation(&self) -> bool {
        self.kind == Kind::Unique
    }

    /// The index, constraint or columns of a unique violation, as the engine names them.
    pub fn constraint(&self) -> Option<&str> {
        self.constraint.as_deref()
    }

    /// `one` found no row.
    pub fn is_no_row(&self) -> bool {
        self.kind == Kind::NoRow
    }

    /// The disk is full.
    pub fn is_disk_full(&self) -> bool {
        self.kind == Kind::DiskFull
    }

    /// The database cannot be reached; a later try may succeed.
    pub fn is_unavailable(&self) -> bool {
        self.kind == Kind::Unavailable
    }

    /// An idempotency key was used again with another request.
    pub fn is_ticket_conflict(&self) -> bool {
        self.kind == Kind::TicketConflict
    }

    /// The closure ran too long and was stopped.
    pub fn is_too_slow(&self) -> bool {
        self.kind == Kind::TooSlow
    }

    /// The closure panicked.
    pub fn is_panic(&self) -> bool {
        self.kind == Kind::Panicked
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode;
        let kind = match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) if is_unique(&error) => Kind::Unique,
            Some(ErrorCode::DiskFull) => Kind::DiskFull,
            Some(ErrorCode::OperationInterrupted) => Kind::TooSlow,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::DatabaseBusy) => {
                Kind::Unavailable
            }
            _ => Kind::Other,
        };
        let message = error.to_string();
        let constraint = message.rsplit_once("failed: ").map(|(_, what)| what.to_string());
        Error { kind, message, constraint: constraint.filter(|_| kind == Kind::Unique) }
    }
}

fn is_unique(error: &rusqlite::Error) -> bool {
    const UNIQUE: [i32; 3] = [2067, 1555, 2579];
    error.sqlite_error().is_some_and(|e| UNIQUE.contains(&e.extended_code))
}

impl From<postgres::Error> for Error {
    fn from(error: postgres::Error) -> Error {
        let Some(told) = error.as_db_error() else {
            let message = with_source(&error);
            let kind = if is_our_mistake(&message) { Kind::Other } else { Kind::Unavailable };
            return Error::new(kind, message);
        };
        let kind = match told.code().code() {
            "23505" => Kind::Unique,
            "40001" | "40P01" | "55P03" => Kind::Retryable,
            "53100" => Kind::DiskFull,
            "57014" => Kind::TooSlow,
            "25006" => Kind::ReadOnly,
            "0A000" if told.message().contains("hot standby") => Kind::ReadOnly,
            // The schema changed under a prepared statement: a new connection prepares it anew.
            "0A000" if told.message().contains("cached plan") => Kind::Unavailable,
            "53300" | "25P03" => Kind::Unavailable,
            code if code.starts_with("08") || code.starts_with("57P") => Kind::Unavailable,
            _ => Kind::Other,
        };
        let constraint = told.constraint().map(str::to_string);
        Error { kind, message: told.to_string(), constraint }
    }
}

fn with_source(error: &postgres::Error) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

/// Failures without a word from the server that a new connection would not mend.
fn is_our_mistake(message: &str) -> bool {
    const OURS: [&str; 7] = [
        "error serializing",
        "error deserializing",
        "invalid column",
        "query returned",
        "expected ",
        "invalid connection string",
        "invalid configuration",
    ];
    OURS.iter().any(|start| message.starts_with(start))
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        use std::io::ErrorKind::{QuotaExceeded, StorageFull};
        let is_full = matches!(error.kind(), StorageFull | QuotaExceeded);
        Error::new(if is_full { Kind::DiskFull } else { Kind::Other }, error.to_string())
    }
}
