//! Sealing of secrets that must be given to providers again (mailbox passwords): XChaCha20-Poly1305 with the key of this
//! installation. A copy of the database without the key tells nothing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};

/// The key of this installation (32 bytes, kept outside the database).
#[derive(Clone)]
pub struct SealKey([u8; 32]);

/// A sealed text could not be opened: another key, or a changed text.
#[derive(Debug, thiserror::Error)]
#[error("the secret cannot be opened with the key of this installation")]
pub struct Sealed;

impl SealKey {
    /// The key made of these bytes.
    pub fn new(bytes: [u8; 32]) -> SealKey {
        SealKey(bytes)
    }

    /// Seals a text.
    #[expect(clippy::disallowed_methods, reason = "a nonce must be fresh")]
    pub fn seal(&self, plain: &str) -> String {
        let nonce: [u8; 24] = rand::random();
        let sealed =
            self.cipher().encrypt(&XNonce::from(nonce), plain.as_bytes()).expect("a short text always seals");
        STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Opens a sealed text.
    ///
    /// # Errors
    /// When it was sealed with another key or has been changed.
    pub fn open(&self, sealed: &str) -> Result<String, Sealed> {
        let bytes = STANDARD_NO_PAD.decode(sealed).map_err(|_| Sealed)?;
        let (nonce, body) = bytes.split_first_chunk::<24>().ok_or(Sealed)?;
        let plain = self.cipher().decrypt(&XNonce::from(*nonce), body).map_err(|_| Sealed)?;
        String::from_utf8(plain).map_err(|_| Sealed)
    }

    /// The raw bytes, from which other keyed digests of this installation are derived.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_only_with_its_own_key_and_unchanged() {
        let key = SealKey::new([7; 32]);
        let sealed = key.seal("salasana");
        assert_eq!(key.open(&sealed).unwrap(), "salasana");
        assert_ne!(key.seal("salasana"), sealed);
        assert!(SealKey::new([8; 32]).open(&sealed).is_err());
        assert!(key.open(&sealed[..sealed.len() - 2]).is_err());
        assert!(key.open("").is_err());
    }
}
