//! What the ground promises, on both databases.

mod blobs;
mod events;
mod writes;
