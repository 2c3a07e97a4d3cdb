//! Samples of admin.
