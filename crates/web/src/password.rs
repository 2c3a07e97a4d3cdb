//! Passwords: argon2id in a bounded pool, so that a rush of sign-ins cannot eat the machine.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

/// The shortest password that is taken (characters).
pub const SHORTEST: usize = 10;

/// Hashes and checks passwords, at most `places` at once (19 MiB each).
#[derive(Clone)]
pub struct Hasher {
    places: Arc<Semaphore>,
}

impl Hasher {
    /// A hasher that works on at most `places` passwords at once.
    pub fn new(places: usize) -> Hasher {
        Hasher { places: Arc::new(Semaphore::new(places.max(1))) }
    }

    /// The hash of a password in PHC form.
    pub async fn hash(&self, password: String) -> String {
        self.run(move || {
            engine().hash_password(password.as_bytes()).map(|hash| hash.to_string()).unwrap_or_default()
        })
        .await
    }

    /// Whether the password fits; an account without a hash takes the same time and never fits.
    pub async fn fits(&self, password: String, hash: Option<String>) -> bool {
        self.run(move || {
            let stored = hash.unwrap_or_else(|| NOBODY.to_string());
            PasswordHash::new(&stored)
                .is_ok_and(|parsed| engine().verify_password(password.as_bytes(), &parsed).is_ok())
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let _place = self.places.acquire().await.expect("the pool is never closed");
        tokio::task::spawn_blocking(work).await.expect("hashing does not panic")
    }
}

/// A well-formed hash that no password fits, so that an unknown account answers as slowly as a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn engine() -> Argon2<'static> {
    let params = Params::new(19_456, 2, 1, None).expect("the parameters are legal");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let hasher = Hasher::new(2);
        let hash = hasher.hash("oikea hevonen".into()).await;
        assert!(hash.starts_with("$argon2id$"));
        assert!(hasher.fits("oikea hevonen".into(), Some(hash.clone())).await);
        assert!(!hasher.fits("väärä hevonen".into(), Some(hash)).await);
        assert!(!hasher.fits("mikä tahansa".into(), None).await);
    }
}
