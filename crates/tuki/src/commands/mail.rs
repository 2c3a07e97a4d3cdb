//! `tuki mail show`: what Tuki would store of a message, as one line of JSON. It judges nothing and opens no desk.

use std::io::{ErrorKind, Read, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Subcommand;

#[derive(Subcommand)]
pub enum MailCommand {
    /// Print one JSON object of what Tuki would store of a raw message.
    Show {
        /// The message (RFC 5322); without it standard input is read.
        file: Option<PathBuf>,
    },
}

/// Runs a command about mail.
///
/// # Errors
/// When the message cannot be read from the disk; never because of what it is.
pub fn run(command: &MailCommand) -> Result<()> {
    let MailCommand::Show { file } = command;
    let raw = match file {
        Some(path) => std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?,
        None => {
            let mut raw = Vec::new();
            std::io::stdin().lock().read_to_end(&mut raw).context("standard input cannot be read")?;
            raw
        }
    };
    let mut line = serde_json::to_vec(&mail::parse(&raw))?;
    line.push(b'\n');
    match std::io::stdout().lock().write_all(&line) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        outcome => Ok(outcome?),
    }
}
