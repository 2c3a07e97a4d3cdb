//! Options of the command line and their environment variables. Everything has a default that works on one machine.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::Args;

/// Where the desk's data lie.
#[derive(Args, Clone, Debug)]
pub struct PlaceOptions {
    /// The data folder: database, blobs and key (on PostgreSQL only the key).
    #[arg(long, env = "TUKI_DATA", default_value = "tuki-data")]
    pub data: PathBuf,
    /// A PostgreSQL address (`postgres://user:password@host/database`); without it everything lies in the data folder.
    #[arg(long, env = "TUKI_DATABASE")]
    pub database: Option<String>,
}

/// How the desk is reached.
#[derive(Args, Clone, Debug)]
pub struct ServeOptions {
    #[command(flatten)]
    pub place: PlaceOptions,
    /// The address to listen at.
    #[arg(long, env = "TUKI_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Allow listening beyond this machine.
    #[arg(long, env = "TUKI_PUBLIC")]
    pub public: bool,
    /// The address that people use, when a proxy stands before (`https://tuki.example.fi`).
    #[arg(long, env = "TUKI_BASE_URL")]
    pub base_url: Option<String>,
    /// Proxies whose word about the caller's address is believed.
    #[arg(long, env = "TUKI_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpAddr>,
    /// Print one line of JSON with the address on standard output.
    #[arg(long)]
    pub json: bool,
}

impl ServeOptions {
    /// Refuses an address beyond this machine that was not asked for openly.
    pub fn check_listen(&self) -> anyhow::Result<()> {
        if self.listen.ip().is_loopback() || self.public {
            return Ok(());
        }
        anyhow::bail!(
            "{} can be reached from other machines. Add --public if that is what you want (behind a proxy with TLS), \
             or listen at 127.0.0.1.",
            self.listen
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Probe {
        #[command(flatten)]
        options: ServeOptions,
    }

    #[test]
    fn listening_beyond_the_machine_must_be_asked_for() {
        let refused = Probe::parse_from(["tuki", "--listen", "0.0.0.0:8080"]);
        assert!(refused.options.check_listen().is_err());
        let asked = Probe::parse_from(["tuki", "--listen", "0.0.0.0:8080", "--public"]);
        assert!(asked.options.check_listen().is_ok());
        assert!(Probe::parse_from(["tuki"]).options.check_listen().is_ok());
    }
}
