//! The claim of a delivery while it is handed over: renewed as long as the database answers. Who cannot renew it any more stops
//! before another node may take it, so that a database that went away makes no message leave twice.

use std::time::Duration;

use desk::mailbox::delivery::{self, CLAIM_LASTS};

use super::door::Door;

/// How often the claim is renewed.
const RENEW: Duration = Duration::from_micros(CLAIM_LASTS as u64 / 4);
/// How long after the last renewal handing over may still go on.
const SAFE: Duration = Duration::from_micros(CLAIM_LASTS as u64 / 2);

/// Ready, with the reason in words, when the claim is or may soon be another's.
pub(super) async fn lost(door: &Door, delivery: i64) -> String {
    let mut renewed = tokio::time::Instant::now();
    loop {
        tokio::time::sleep(RENEW).await;
        let (begun, now) = (tokio::time::Instant::now(), door.clock.now());
        let renewing = door.store.write(move |tx| delivery::renew(tx, delivery, now));
        match tokio::time::timeout(RENEW, renewing).await {
            Ok(Ok(true)) => renewed = begun,
            Ok(Ok(false)) => return "it is no longer ours to send".into(),
            Ok(Err(_)) | Err(_) if renewed.elapsed() >= SAFE => {
                return "the database was away while it was sent".into();
            }
            Ok(Err(_)) | Err(_) => {}
        }
    }
}
