//! How dates, durations, numbers and lists are written in each language. Words come from the catalogue
//! (`common.ftl`), the order and the signs stand here. Never asks what time it is: the caller says.
//! Every function is a method of `Words`.

mod date;
mod duration;
mod list;
mod number;

pub(crate) use number::grouped;
