//! One message: its words, people, files, raw bytes and search rows.

use db::{Error, Tx, args};

use crate::kernel::Timestamp;

db::row! {
    struct Stored {
        interaction: i64,
        html: Option<String>,
        raw: Option<String>,
        delivery_raw: Option<String>,
    }
}

/// Erases a message; the row stays with its times and states.
pub(super) fn erase(tx: &mut Tx, id: i64, now: Timestamp) -> Result<(), Error> {
    let stored: Stored = tx.one(
        "SELECT m.interaction_id, m.html_digest, m.raw_digest, d.raw_digest FROM message m LEFT JOIN delivery d ON d.message_id = m.id WHERE m.id = $1",
        args![id],
    )?;
    tx.exec(
        "UPDATE message SET text = '', quoted = '', signature = '', subject = '', author_address = '',
                author_name = CASE WHEN agent_id IS NULL THEN '' ELSE author_name END,
                html_digest = NULL, raw_digest = NULL, rfc_id = NULL, in_reply_to = NULL, erased_at = $2 WHERE id = $1",
        args![id, now],
    )?;
    tx.exec("UPDATE recipient SET name = '', address = '' WHERE message_id = $1", args![id])?;
    tx.exec("UPDATE message_change SET note = '' WHERE message_id = $1 AND note <> ''", args![id])?;
    tx.exec("UPDATE delivery SET raw_digest = NULL, last_error = NULL WHERE message_id = $1", args![id])?;
    for digest in [&stored.html, &stored.raw, &stored.delivery_raw].into_iter().flatten() {
        tx.release_blob(digest, "message", id)?;
    }
    if let Some(raw) = &stored.raw {
        inbound(tx, raw)?;
    }
    files(tx, id)?;
    crate::search::erase(tx, "interaction", stored.interaction)?;
    Ok(())
}

/// The raw messages that were kept at the door.
fn inbound(tx: &mut Tx, digest: &str) -> Result<(), Error> {
    let kept: Vec<i64> = tx.all("SELECT id FROM inbound WHERE digest = $1 ORDER BY id", args![digest])?;
    for id in kept {
        tx.release_blob(digest, "inbound", id)?;
        tx.exec("UPDATE inbound SET digest = '', reason = '' WHERE id = $1", args![id])?;
    }
    Ok(())
}

fn files(tx: &mut Tx, message: i64) -> Result<(), Error> {
    let files: Vec<(i64, String)> = tx.all(
        "SELECT id, digest FROM attachment WHERE message_id = $1 AND digest <> '' ORDER BY id",
        args![message],
    )?;
    for (id, digest) in files {
        tx.release_blob(&digest, "attachment", id)?;
        tx.exec(
            "UPDATE attachment SET name = '', digest = '', bytes = 0, content_id = NULL WHERE id = $1",
            args![id],
        )?;
    }
    Ok(())
}
