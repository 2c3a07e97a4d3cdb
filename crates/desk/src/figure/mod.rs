//! Counting: every act writes small delta rows, a job folds them into one row a day and dimension, reports add both up.
//! It never counts messages or records, and no row is updated by every act. Start with `count.rs`.

mod count;
mod day;
mod fold;
mod sum;

pub use count::{Count, count};
pub use day::{date_of, day_of, day_of_date, start_of};
pub use fold::{FOLD_JOB, FOLD_STEP, fold};
pub use sum::{Dimension, Line, Only, by_day, lines};
