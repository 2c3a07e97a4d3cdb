//! Samples of records.
