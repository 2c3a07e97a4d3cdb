//! The commands beside `serve`, one a file: what is asked on the command line, and what is printed.
//! They hold no rule of the desk. Standard output is for what a program reads, standard error for what a person reads.

pub mod backup;
pub mod demo;
pub mod erase;
pub mod mail;
pub mod verify;
