//! What the customer meets: a hosted web form and its thanks. Calm, large, in the customer's language; works without scripts.

pub mod form;
