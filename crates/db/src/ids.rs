//! Ids made by the node: 41 bits of milliseconds since 2026, 10 bits of node, 12 bits of counter. They rise with time,
//! are never made twice, and a clock set back is harmless: the generator never goes below what it has given.

use std::sync::atomic::{AtomicI64, Ordering};

/// 2026-01-01T00:00:00Z in milliseconds since 1970.
const EPOCH_MS: i64 = 1_767_225_600_000;
const NODE_BITS: i64 = 10;
const COUNTER_BITS: i64 = 12;

/// How many nodes may share one database.
pub const NODES: i64 = 1 << NODE_BITS;

/// The id generator of one process.
pub(crate) struct Ids {
    node: AtomicI64,
    /// Milliseconds and counter of the last id, without the node.
    last: AtomicI64,
}

impl Ids {
    pub(crate) fn new() -> Ids {
        Ids { node: AtomicI64::new(0), last: AtomicI64::new(0) }
    }

    /// Takes this node's number and starts above an id that is stored already. When the clock has been set back, a second
    /// above it: the newest id of other tables may be a little newer than the one that is known.
    pub(crate) fn start(&self, node: i64, above: i64) {
        let mut start_ms = (above >> (NODE_BITS + COUNTER_BITS)) + 1;
        if start_ms + EPOCH_MS > milliseconds() {
            start_ms += 1_000;
        }
        self.last.fetch_max(start_ms << COUNTER_BITS, Ordering::SeqCst);
        self.node.store(node, Ordering::SeqCst);
    }

    /// The next id.
    pub(crate) fn next(&self) -> i64 {
        let now = (milliseconds() - EPOCH_MS).max(0) << COUNTER_BITS;
        let mut last = self.last.load(Ordering::SeqCst);
        loop {
            let next = (last + 1).max(now);
            match self.last.compare_exchange_weak(last, next, Ordering::SeqCst, Ordering::SeqCst) {
                Ok(_) => return compose(next, self.node.load(Ordering::SeqCst)),
                Err(newer) => last = newer,
            }
        }
    }
}

fn compose(tick: i64, node: i64) -> i64 {
    let (ms, counter) = (tick >> COUNTER_BITS, tick & ((1 << COUNTER_BITS) - 1));
    (ms << (NODE_BITS + COUNTER_BITS)) | (node << COUNTER_BITS) | counter
}

#[expect(clippy::disallowed_methods, reason = "ids are made of the wall clock")]
fn milliseconds() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_and_start_above_what_is_stored() {
        let ids = Ids::new();
        ids.start(3, 0);
        let first = ids.next();
        let many: Vec<i64> = (0..10_000).map(|_| ids.next()).collect();
        assert!(many.windows(2).all(|pair| pair[0] < pair[1]) && first < many[0]);
        assert!(many.iter().all(|id| *id > 0 && (id >> 12) & 1023 == 3));
        let far = first + (1 << 40);
        ids.start(4, far);
        assert!(ids.next() > far);
    }
}
