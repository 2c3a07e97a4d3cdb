//! The address of a PostgreSQL database and how its server is trusted. Beside what the client library knows, an address may
//! ask for `sslmode=verify-full` and name the issuer of the server's certificate with `sslrootcert=FILE`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use postgres::config::SslMode;
use postgres::{Client, Config, NoTls};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::Error;

/// Opens a connection. TLS is used, and the server's certificate and name checked, when the address asks for it
/// (`require`, `verify-ca`, `verify-full`); otherwise the connection is plain.
pub(crate) fn connect(address: &str) -> Result<Client, Error> {
    let Address { mut config, roots } = parse(address)?;
    config.connect_timeout(Duration::from_secs(5)).keepalives_idle(Duration::from_secs(30));
    config.keepalives_interval(Duration::from_secs(5)).keepalives_retries(3);
    config.tcp_user_timeout(Duration::from_secs(30)).application_name("tuki");
    if config.get_ssl_mode() == SslMode::Require {
        Ok(config.connect(tls(roots.as_deref())?)?)
    } else {
        Ok(config.connect(NoTls)?)
    }
}

struct Address {
    config: Config,
    roots: Option<PathBuf>,
}

fn parse(address: &str) -> Result<Address, Error> {
    let is_url = address.starts_with("postgres://") || address.starts_with("postgresql://");
    let (start, options, between) = match address.split_once('?') {
        Some((start, options)) if is_url => (format!("{start}?"), options, '&'),
        _ if is_url => (address.to_string(), "", '&'),
        _ => (String::new(), address, ' '),
    };
    let (mut kept, mut roots) = (Vec::new(), None);
    for option in options.split(between).filter(|option| !option.is_empty()) {
        match option.split_once('=') {
            Some(("sslrootcert", file)) => roots = Some(PathBuf::from(file.trim_matches('\''))),
            Some(("sslmode", "verify-full" | "verify-ca")) => kept.push("sslmode=require"),
            _ => kept.push(option),
        }
    }
    let config = format!("{start}{}", kept.join(&between.to_string())).parse()?;
    Ok(Address { config, roots })
}

fn tls(roots: Option<&Path>) -> Result<MakeRustlsConnect, Error> {
    let mut trusted = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(file) = roots {
        let unreadable = |error| Error::other(format!("{} cannot be read: {error}", file.display()));
        trusted = RootCertStore::empty();
        for certificate in CertificateDer::pem_file_iter(file).map_err(unreadable)? {
            trusted.add(certificate.map_err(unreadable)?).map_err(|error| Error::other(error.to_string()))?;
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::other(error.to_string()))?
        .with_root_certificates(trusted)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_how_the_server_is_trusted() {
        let table = [
            ("postgres://tuki@db/tuki", false, None),
            ("postgres://tuki@db/tuki?sslmode=require", true, None),
            (
                "postgresql://tuki@db/tuki?sslmode=verify-full&sslrootcert=/etc/ca.pem",
                true,
                Some("/etc/ca.pem"),
            ),
            ("host=db user=tuki sslmode=verify-ca sslrootcert=/etc/ca.pem", true, Some("/etc/ca.pem")),
            ("host=db user=tuki dbname=tuki", false, None),
        ];
        for (address, is_secure, roots) in table {
            let read = parse(address).unwrap();
            assert_eq!(read.config.get_ssl_mode() == SslMode::Require, is_secure, "{address}");
            assert_eq!(read.roots.as_deref(), roots.map(Path::new), "{address}");
            assert_eq!(read.config.get_user(), Some("tuki"), "{address}");
        }
        assert!(parse("postgres://db/tuki?sslmode=perhaps").is_err());
    }
}
