//! Samples of pages.
