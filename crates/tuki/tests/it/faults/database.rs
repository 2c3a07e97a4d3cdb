//! The database is gone for a while and comes back.

use db::Place;
use testkit::{Database, Engine, Gate, Passage};

use super::desk::{Desk, How, Pusher, Visitor, letter};

#[test]
fn while_the_database_is_gone_nothing_is_promised_and_afterwards_everything_goes_on() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let desk = Desk::new(Database::postgres());
    let Place::Postgres(address) = desk.database.place() else { panic!("it is on PostgreSQL") };
    let (server, name) = address.rsplit_once('/').expect("an address names its database");
    let port: u16 = server.rsplit_once(':').expect("an address names its port").1.parse().expect("a port");
    let gate = Gate::before_port(port);
    let through = format!("postgres://postgres@127.0.0.1:{}/{name}", gate.port());
    let served = desk.serve_as(&How { database: Some(through), ..How::default() });
    let pusher = Pusher::start("ennen", &desk.door(), &[served.url("")]);
    pusher.wait_for_more(5);

    for passage in [Passage::Shut, Passage::LoseAnswer] {
        gate.set(passage);
        let refused = Visitor::new(&served.url("")).push(&desk.door(), letter("Viesti katkon aikana"));
        assert!(matches!(refused, None | Some(503)), "{refused:?}");
        gate.set(Passage::Open);
        pusher.wait_for_more(3);
    }
    let mut texts = pusher.end();
    assert_eq!(Visitor::new(&served.url("")).push(&desk.door(), letter("Viesti katkon aikana")), Some(202));
    texts.push("Viesti katkon aikana".into());
    desk.wait_settled(&served, texts.len());
    served.end();
    desk.assert_whole(&texts);
    desk.assert_sent(&[]);
}
