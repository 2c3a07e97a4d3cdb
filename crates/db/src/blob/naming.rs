//! Naming blobs: the rows that need a blob say so in the transaction that makes them.

use crate::{Error, Tx, args};

impl Tx<'_> {
    /// Names a blob: while anything names it, it is not swept.
    ///
    /// # Errors
    /// When the blob is not stored (put it first), or what the engine refuses.
    pub fn use_blob(&mut self, digest: &str, by_kind: &str, by_id: i64) -> Result<(), Error> {
        self.exec("UPDATE blob SET unnamed = FALSE WHERE digest = $1 AND unnamed", args![digest])?;
        let added = self.exec(
            "INSERT INTO blob_use (digest, by_kind, by_id)
             SELECT digest, CAST($2 AS TEXT), CAST($3 AS BIGINT) FROM blob WHERE digest = $1 AND doomed_at IS NULL
             ON CONFLICT (digest, by_kind, by_id) DO NOTHING",
            args![digest, by_kind, by_id],
        )?;
        if added == 1 || self.names(digest, by_kind, by_id)? {
            return Ok(());
        }
        Err(Error::other(format!("the blob {digest} is not stored and cannot be named")))
    }

    /// No longer names a blob.
    ///
    /// # Errors
    /// What the engine refuses.
    pub fn release_blob(&mut self, digest: &str, by_kind: &str, by_id: i64) -> Result<(), Error> {
        self.exec(
            "DELETE FROM blob_use WHERE digest = $1 AND by_kind = $2 AND by_id = $3",
            args![digest, by_kind, by_id],
        )?;
        self.exec(
            "UPDATE blob SET unnamed = TRUE WHERE digest = $1 AND NOT probe
                AND NOT EXISTS (SELECT 1 FROM blob_use u WHERE u.digest = $1)",
            args![digest],
        )?;
        Ok(())
    }

    fn names(&mut self, digest: &str, by_kind: &str, by_id: i64) -> Result<bool, Error> {
        let found: Option<i64> = self.opt(
            "SELECT by_id FROM blob_use WHERE digest = $1 AND by_kind = $2 AND by_id = $3",
            args![digest, by_kind, by_id],
        )?;
        Ok(found.is_some())
    }
}
