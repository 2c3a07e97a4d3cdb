//! What the ground promises, on both databases.

mod backup;
mod blobs;
mod events;
mod writes;
