//! Rows on their way out of a statement, typed by position.

use jiff::Timestamp;

use crate::Error;

/// One row of an answer.
pub enum Row<'a> {
    /// From SQLite.
    Sqlite(&'a rusqlite::Row<'a>),
    /// From PostgreSQL.
    Postgres(&'a postgres::Row),
}

/// What a column can be read as.
pub trait Column: Sized {
    /// Reads the column at `at`.
    ///
    /// # Errors
    /// When the column holds something else.
    fn read(row: &Row, at: usize) -> Result<Self, Error>;
}

macro_rules! column {
    ($($ty:ty),*) => {
        $(impl Column for $ty {
            fn read(row: &Row, at: usize) -> Result<Self, Error> {
                match row {
                    Row::Sqlite(row) => Ok(row.get(at)?),
                    Row::Postgres(row) => Ok(row.try_get(at)?),
                }
            }
        }
        impl Column for Option<$ty> {
            fn read(row: &Row, at: usize) -> Result<Self, Error> {
                match row {
                    Row::Sqlite(row) => Ok(row.get(at)?),
                    Row::Postgres(row) => Ok(row.try_get(at)?),
                }
            }
        })*
    };
}
column!(bool, i64, f64, String, Vec<u8>);

impl Column for Timestamp {
    fn read(row: &Row, at: usize) -> Result<Self, Error> {
        micros(i64::read(row, at)?)
    }
}

impl Column for Option<Timestamp> {
    fn read(row: &Row, at: usize) -> Result<Self, Error> {
        Option::<i64>::read(row, at)?.map(micros).transpose()
    }
}

fn micros(value: i64) -> Result<Timestamp, Error> {
    Timestamp::from_microsecond(value).map_err(|error| Error::other(error.to_string()))
}

impl Row<'_> {
    /// The column at a position, counted from 0.
    ///
    /// # Errors
    /// When the column holds something else.
    pub fn get<T: Column>(&self, at: usize) -> Result<T, Error> {
        T::read(self, at)
    }
}

/// What a whole row can be read as.
pub trait FromRow: Sized {
    /// Reads the row.
    ///
    /// # Errors
    /// When a column holds something else.
    fn from_row(row: &Row) -> Result<Self, Error>;
}

impl<T: Column> FromRow for T {
    fn from_row(row: &Row) -> Result<Self, Error> {
        row.get(0)
    }
}

macro_rules! tuples {
    ($(($($name:ident $at:tt),+)),* $(,)?) => {
        $(impl<$($name: Column),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row) -> Result<Self, Error> {
                Ok(($(row.get::<$name>($at)?,)+))
            }
        })*
    };
}
tuples! {
    (A 0, B 1), (A 0, B 1, C 2), (A 0, B 1, C 2, D 3), (A 0, B 1, C 2, D 3, E 4), (A 0, B 1, C 2, D 3, E 4, F 5),
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6), (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7),
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8), (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9),
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10), (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11),
}

/// A struct whose fields are the columns of a row, in order.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$fmeta:meta])* $field:ident : $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$fmeta])* pub $field: $ty),* }
        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row) -> Result<Self, $crate::Error> {
                let mut at = 0..;
                $(let $field = row.get(at.next().expect("an endless count"))?;)*
                Ok($name { $($field),* })
            }
        }
    };
}
