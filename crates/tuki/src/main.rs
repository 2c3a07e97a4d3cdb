//! The program `tuki`: reads its configuration, wires the floors together, runs one command.
//! It holds no rule of the desk. `serve.rs` is the long-running one; the others stand in `commands/`.

mod commands;
mod config;
mod desk_place;
mod memory;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Tuki: customer support in which every contact is recorded once and nothing lies unseen.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the desk until SIGTERM.
    Serve(config::ServeOptions),
    /// Serve a desk with living demonstration data in a folder of its own.
    Demo(commands::demo::DemoOptions),
    /// Write a whole backup into a new folder.
    Backup(commands::backup::BackupOptions),
    /// Restore a backup into an empty place; refuses to overwrite.
    Restore(commands::backup::RestoreOptions),
    /// Check the sealed trace: chain, gaps, changed or erased details.
    Verify(config::PlaceOptions),
    /// Look at mail as Tuki would store it.
    Mail {
        #[command(subcommand)]
        command: commands::mail::MailCommand,
    },
    /// Erase the personal text of one customer.
    Erase(commands::erase::EraseOptions),
}

fn main() -> ExitCode {
    rustls::crypto::ring::default_provider().install_default().expect("nobody installed a provider before");
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("TUKI_LOG").unwrap_or_else(|_| "info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let outcome = match cli.command {
        Command::Serve(options) => serve::run(options),
        Command::Demo(options) => commands::demo::run(options),
        Command::Backup(options) => commands::backup::backup(options),
        Command::Restore(options) => commands::backup::restore(options),
        Command::Verify(place) => commands::verify::run(&place),
        Command::Mail { command } => commands::mail::run(&command),
        Command::Erase(options) => commands::erase::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tuki: {error:#}");
            ExitCode::FAILURE
        }
    }
}
