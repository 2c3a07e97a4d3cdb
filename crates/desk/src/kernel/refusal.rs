//! How a rule says no. Each act has its own error enum; this trait is what the doors need to tell it on.

/// What kind of no; doors turn it into their own signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// It is not there, or may not be seen: both look the same.
    Missing,
    /// It may be seen, but this act is not allowed to the doer.
    Forbidden,
    /// The input or the state breaks a named rule.
    Invalid,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// The database failed; nothing was changed.
    Failed,
}

/// An act's refusal: a stable code that names the broken rule, told in the reader's language by the catalogue
/// (`refusal-` and the code with dots turned to hyphens).
pub trait Refusal: std::error::Error {
    /// For example `closing.mark_missing`.
    fn code(&self) -> &'static str;
    /// What kind of no.
    fn kind(&self) -> RefusalKind;
    /// The field at which a form shows it, if one is to blame.
    fn field(&self) -> Option<&'static str> {
        None
    }
    /// What the sentence mentions: names and values for the catalogue.
    fn args(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
    /// The database error behind a failure, for the log.
    fn cause(&self) -> Option<&db::Error> {
        None
    }
}

impl Refusal for db::Error {
    fn code(&self) -> &'static str {
        "database.failed"
    }

    fn kind(&self) -> RefusalKind {
        RefusalKind::Failed
    }

    fn cause(&self) -> Option<&db::Error> {
        Some(self)
    }
}

/// Declares an act's error enum: each variant with its kind, its code and, where one is to blame, its field.
/// `Failed(db::Error)` is always there, so that `?` works on every statement.
#[macro_export]
macro_rules! refusals {
    ($(#[$meta:meta])* $name:ident { $($(#[$vm:meta])* $variant:ident $(($arg:ident))? => $kind:ident $code:literal $(at $field:literal)?),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub enum $name {
            $($(#[$vm])* $variant $(($crate::refusals!(@ty $arg)))?,)*
            /// The database failed; nothing was changed.
            Failed(db::Error),
        }
        impl From<db::Error> for $name {
            fn from(error: db::Error) -> Self { $name::Failed(error) }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self { $name::Failed(error) => write!(f, "{error}"), other => f.write_str($crate::kernel::Refusal::code(other)) }
            }
        }
        impl std::error::Error for $name {}
        impl $crate::kernel::Refusal for $name {
            fn code(&self) -> &'static str {
                match self { $($name::$variant $(($crate::refusals!(@ignore $arg)))? => $code,)* $name::Failed(_) => "database.failed" }
            }
            fn kind(&self) -> $crate::kernel::RefusalKind {
                match self { $($name::$variant $(($crate::refusals!(@ignore $arg)))? => $crate::kernel::RefusalKind::$kind,)* $name::Failed(_) => $crate::kernel::RefusalKind::Failed }
            }
            fn field(&self) -> Option<&'static str> {
                match self { $($name::$variant $(($crate::refusals!(@ignore $arg)))? => $crate::refusals!(@field $($field)?),)* $name::Failed(_) => None }
            }
            fn args(&self) -> Vec<(&'static str, String)> {
                match self { $($name::$variant $(($crate::refusals!(@bind $arg)))? => $crate::refusals!(@args self $name $variant $($arg)?),)* $name::Failed(_) => Vec::new() }
            }
            fn cause(&self) -> Option<&db::Error> {
                match self { $name::Failed(error) => Some(error), _ => None }
            }
        }
    };
    (@ty $arg:ident) => { String };
    (@ignore $arg:ident) => { _ };
    (@bind $arg:ident) => { _ };
    (@field) => { None };
    (@field $field:literal) => { Some($field) };
    (@args $self:ident $name:ident $variant:ident) => { Vec::new() };
    (@args $self:ident $name:ident $variant:ident $arg:ident) => {
        match $self { $name::$variant(value) => vec![(stringify!($arg), value.clone())], _ => Vec::new() }
    };
}

/// Lets an enum that joins several acts' refusals speak as the one that it holds.
#[macro_export]
macro_rules! refusal_of_either {
    ($name:ident { $($variant:ident),* $(,)? }) => {
        impl $name {
            fn inner(&self) -> &dyn $crate::kernel::Refusal {
                match self { $($name::$variant(refused) => refused,)* }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}", self.inner())
            }
        }
        impl std::error::Error for $name {}
        impl $crate::kernel::Refusal for $name {
            fn code(&self) -> &'static str { self.inner().code() }
            fn kind(&self) -> $crate::kernel::RefusalKind { self.inner().kind() }
            fn field(&self) -> Option<&'static str> { self.inner().field() }
            fn args(&self) -> Vec<(&'static str, String)> { self.inner().args() }
            fn cause(&self) -> Option<&db::Error> { $crate::kernel::Refusal::cause(self.inner()) }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    refusals! {
        /// A sample.
        SampleError {
            /// Without an argument.
            Empty => Invalid "sample.empty" at "text",
            /// With one.
            Taken(by) => Conflict "sample.taken",
        }
    }

    #[test]
    fn a_refusal_names_its_rule_its_field_and_its_values() {
        assert_eq!(SampleError::Empty.code(), "sample.empty");
        assert_eq!(SampleError::Empty.field(), Some("text"));
        let taken = SampleError::Taken("Maija".into());
        assert_eq!(taken.kind(), RefusalKind::Conflict);
        assert_eq!(taken.args(), vec![("by", "Maija".to_string())]);
    }
}
