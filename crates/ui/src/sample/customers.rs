//! Samples of customers.
