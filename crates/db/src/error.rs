//! What can go wrong on the ground, in one type. Callers ask by method, never by the engine's words.

use std::fmt;

/// What kind of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Unique,
    NoRow,
    DiskFull,
    Unavailable,
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
            let kind =
                if error.is_closed() || error.code().is_none() { Kind::Unavailable } else { Kind::Other };
            return Error::new(kind, error.to_string());
        };
        let kind = match told.code().code() {
            "23505" => Kind::Unique,
            "40001" | "40P01" => Kind::Retryable,
            "53100" => Kind::DiskFull,
            "57014" => Kind::TooSlow,
            code if code.starts_with("08") || code.starts_with("57P") || code == "53300" => Kind::Unavailable,
            _ => Kind::Other,
        };
        let constraint = told.constraint().map(str::to_string);
        Error { kind, message: told.to_string(), constraint }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        let kind = if error.kind() == std::io::ErrorKind::StorageFull { Kind::DiskFull } else { Kind::Other };
        Error::new(kind, error.to_string())
    }
}
