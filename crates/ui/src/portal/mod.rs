//! What the customer meets: a hosted web form and its thanks. Calm, large, in the customer's language; it shows
//! nothing of the desk and works without scripts. The story starts in [`form`].

pub mod form;
