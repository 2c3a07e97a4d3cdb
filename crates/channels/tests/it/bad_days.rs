//! The fetching side on bad days: shown at the mailbox, over when it is over, and nothing lost or doubled meanwhile.

use std::time::Duration;

use channels::seal::SealKey;
use testkit::{Gate, Passage, dovecot, for_each_database};

use crate::stage::{ADDRESS, Stage, fetching, letter, post_office};

#[test]
fn a_server_that_is_gone_slow_silent_or_out_of_its_mind_is_shown_and_recovers_by_itself() {
    for_each_database(|database| {
        let office = post_office();
        let gate = Gate::before_port(office.port());
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &fetching(gate.port()));
        stage.open();
        stage.wait_health(&mailbox, "well");
        let mut count = 0;
        for passage in [Passage::Shut, Passage::Nonsense, Passage::LoseAnswer, Passage::Silent] {
            gate.set(Passage::Shut);
            gate.set(passage);
            let note = stage.wait_health(&mailbox, "failing");
            assert!(note.starts_with("IMAP: "), "{note}");
            count += 1;
            office.deliver(ADDRESS, &letter(count, "", &format!("Viesti {passage:?}")));
            gate.set(Passage::Open);
            stage.wait_understood(i64::try_from(count).unwrap());
            stage.wait_health(&mailbox, "well");
        }
        gate.set(Passage::Slow(Duration::from_millis(30)));
        office.deliver(ADDRESS, &letter(9, "", "Hidas viesti"));
        stage.wait_understood(5);
        assert_eq!((stage.contacts().len(), stage.inbound("arrived")), (5, 5));
    });
}

#[test]
fn a_connection_that_died_in_silence_while_waiting_is_noticed() {
    for_each_database(|database| {
        let office = post_office();
        let gate = Gate::before_port(office.port());
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &fetching(gate.port()));
        stage.open_at(channels::email::Pace { idle: Duration::from_millis(300), ..crate::stage::brisk() });
        stage.wait_health(&mailbox, "well");
        gate.set(Passage::Silent);
        office.deliver(ADDRESS, &letter(1, "", "Onko siellä ketään?"));
        stage.wait_health(&mailbox, "failing");
        gate.set(Passage::Open);
        stage.wait_understood(1);
        stage.wait_health(&mailbox, "well");
    });
}

#[test]
fn a_wrong_password_and_a_foreign_key_are_told_and_end_with_the_right_ones() {
    for_each_database(|database| {
        let office = post_office();
        let mut stage = Stage::new(database);
        let settings = fetching(office.port());
        let own = SealKey::new([7; 32]);
        let mailbox = stage.mailbox_sealed(ADDRESS, &settings, &own, "väärä");
        stage.open();
        let note = stage.wait_health(&mailbox, "failing");
        assert!(note.contains("sign-in"), "{note}");
        stage.mailbox_sealed(ADDRESS, &settings, &SealKey::new([8; 32]), dovecot::PASSWORD);
        testkit::wait_until("the note", || stage.row(&mailbox).health_note.contains("another key"));
        stage.mailbox(ADDRESS, &settings);
        stage.wait_health(&mailbox, "well");
    });
}

#[test]
fn a_mailbox_that_is_switched_off_is_left_alone() {
    for_each_database(|database| {
        let mut office = post_office();
        let mut stage = Stage::new(database);
        let mailbox = stage.mailbox(ADDRESS, &fetching(office.port()));
        stage.open();
        stage.wait_health(&mailbox, "well");
        stage.switch_off(&mailbox);
        office.go_down();
        stage.forward(jiff::SignedDuration::from_hours(1));
        office.come_back();
        assert_eq!(stage.row(&mailbox).health, "off");
    });
}
