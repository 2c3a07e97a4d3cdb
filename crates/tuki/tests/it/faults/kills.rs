//! kill -9 at random moments while mail flows in, by pushing and by IMAP, and out.

use std::time::Duration;

use testkit::{Database, Engine};

use super::desk::{ADDRESS, Chance, Desk, Pusher, Visitor, letter};

fn killed_again_and_again(engine: Engine) {
    let desk = Desk::new(Database::fresh(engine));
    let (mut chance, mut texts, mut open) = (Chance::new(), Vec::new(), Vec::new());
    let mut served = desk.serve();
    let pusher = Pusher::start("työnnetty", &desk.door(), &[served.url("")]);
    for round in 0..testkit::rounds(3, 50) {
        for n in 0..4 {
            let text = format!("Viesti noudettu {round} {n}");
            desk.office.deliver(ADDRESS, &letter(&text));
            texts.push(text);
        }
        answer_some(&Visitor::new(&served.url("")), round);
        pusher.wait_for_more(2 + chance.below(8) as usize);
        // The moment itself is the test: any instant of whatever runs then.
        std::thread::sleep(Duration::from_micros(chance.below(40_000)));
        served.kill();
        open.extend(desk.left_open());
        served = desk.serve();
        pusher.turn_to(&[served.url("")]);
        pusher.wait_for_more(1);
    }
    texts.extend(pusher.end());
    desk.wait_settled(&served, texts.len());
    served.end();
    desk.assert_whole(&texts);
    desk.assert_sent(&open);
}

/// Answers the newest contacts; what is not answered because the desk fell is no promise.
fn answer_some(visitor: &Visitor, round: usize) {
    for contact in visitor.contacts().unwrap_or_default().iter().take(3) {
        if let Some(reference) = contact["ref"].as_str() {
            visitor.reply(reference, &format!("Vastaus {round}"));
        }
    }
}

#[test]
fn killed_on_sqlite_it_loses_nothing_and_doubles_nothing() {
    if testkit::engines().contains(&Engine::Sqlite) {
        killed_again_and_again(Engine::Sqlite);
    }
}

#[test]
fn killed_on_postgresql_it_loses_nothing_and_doubles_nothing() {
    if testkit::engines().contains(&Engine::Postgres) {
        killed_again_and_again(Engine::Postgres);
    }
}
