//! Error pages: what happened, what was kept, what to do, and a reference code for the one who mends it.

use crate::view::Forbidden;

#[derive(Clone, Debug)]
pub enum Failure {
    /// 401
    SignedOut,
    /// 403: visible but not allowed.
    Forbidden(Forbidden),
    /// 404: unknown, or not for this reader.
    NotFound,
    /// 409: something changed in between; `text` is what was typed, so that nothing is lost.
    Conflict { back: String, text: String },
    /// 422 without a form of its own.
    Refused { message: String, back: String },
    /// 429
    TooMany { wait_seconds: i64 },
    /// 500
    Broken { reference: String },
    /// 503
    Busy { reference: String },
}

impl Failure {
    pub fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Forbidden(_) => 403,
            Self::NotFound => 404,
            Self::Conflict { .. } => 409,
            Self::Refused { .. } => 422,
            Self::TooMany { .. } => 429,
            Self::Broken { .. } => 500,
            Self::Busy { .. } => 503,
        }
    }
}
