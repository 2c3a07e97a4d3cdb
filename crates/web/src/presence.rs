//! Who looks at and who writes in which thread, in memory. Losing it loses nothing: browsers say it again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use desk::kernel::Timestamp;
use tokio::sync::broadcast;

/// Presence is forgotten when it has not been renewed for this long (milliseconds).
const LASTS: i64 = 45_000;

/// How present somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Has the thread open.
    Here,
    /// Writes an answer.
    Writing,
}

/// One person at one thread.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Somebody {
    /// The person's key.
    pub agent: String,
    /// The person's name.
    pub name: String,
    /// How present.
    pub level: Level,
}

/// A change that browsers should hear of.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Change {
    /// The thread's number.
    pub int: i64,
    /// Everybody there now.
    pub who: Vec<Somebody>,
}

type Seats = HashMap<i64, HashMap<String, (Somebody, i64)>>;

/// All seats of this process.
#[derive(Clone)]
pub struct Presence {
    seats: Arc<Mutex<Seats>>,
    changes: broadcast::Sender<Change>,
}

impl Default for Presence {
    fn default() -> Presence {
        Presence { seats: Arc::default(), changes: broadcast::channel(256).0 }
    }
}

impl Presence {
    /// Somebody is at a thread; tells the others, who forget what is not renewed.
    pub fn enter(&self, thread: i64, somebody: Somebody, now: Timestamp) {
        self.change(thread, now, true, |seat| {
            seat.insert(somebody.agent.clone(), (somebody.clone(), now.as_millisecond()));
        });
    }

    /// Somebody has left a thread.
    pub fn leave(&self, thread: i64, agent: &str, now: Timestamp) {
        self.change(thread, now, false, |seat| {
            seat.remove(agent);
        });
    }

    /// Everybody at a thread but one.
    pub fn others(&self, thread: i64, agent: &str, now: Timestamp) -> Vec<Somebody> {
        let mut seats = self.seats.lock().expect("no holder of the lock panics");
        let Some(seat) = seats.get_mut(&thread) else { return Vec::new() };
        forget(seat, now);
        people(seat).into_iter().filter(|somebody| somebody.agent != agent).collect()
    }

    /// Changes as they come.
    pub fn listen(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    fn change(
        &self,
        thread: i64,
        now: Timestamp,
        renewed: bool,
        act: impl FnOnce(&mut HashMap<String, (Somebody, i64)>),
    ) {
        let mut seats = self.seats.lock().expect("no holder of the lock panics");
        let seat = seats.entry(thread).or_default();
        let before = people(seat);
        forget(seat, now);
        act(seat);
        let who = people(seat);
        if seat.is_empty() {
            seats.remove(&thread);
        }
        if who != before || renewed {
            let _ = self.changes.send(Change { int: thread, who });
        }
    }
}

fn forget(seat: &mut HashMap<String, (Somebody, i64)>, now: Timestamp) {
    seat.retain(|_, (_, at)| now.as_millisecond() - *at < LASTS);
}

fn people(seat: &HashMap<String, (Somebody, i64)>) -> Vec<Somebody> {
    let mut people: Vec<Somebody> = seat.values().map(|(somebody, _)| somebody.clone()).collect();
    people.sort_by(|a, b| a.agent.cmp(&b.agent));
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    fn maija(level: Level) -> Somebody {
        Somebody { agent: "m".into(), name: "Maija".into(), level }
    }

    #[test]
    fn presence_is_told_when_it_is_renewed_and_forgotten_when_not() {
        let presence = Presence::default();
        let mut changes = presence.listen();
        let now: Timestamp = "2026-11-24T10:00:00Z".parse().unwrap();
        presence.enter(7, maija(Level::Here), now);
        presence.enter(7, maija(Level::Here), now);
        presence.enter(7, maija(Level::Writing), now);
        let told: Vec<Level> = (0..3).map(|_| changes.try_recv().unwrap().who[0].level).collect();
        assert_eq!(told, [Level::Here, Level::Here, Level::Writing]);
        assert!(changes.try_recv().is_err());
        assert_eq!(presence.others(7, "x", now).len(), 1);
        assert!(presence.others(7, "m", now).is_empty());
        let later: Timestamp = "2026-11-24T10:01:00Z".parse().unwrap();
        assert!(presence.others(7, "x", later).is_empty());
    }
}
