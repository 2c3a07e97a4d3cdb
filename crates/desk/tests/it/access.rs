use desk::access::link::{self, Purpose};
use desk::access::{session, sign_in, token};
use desk::kernel::Right;
use testkit::for_each_database;

use crate::stage::{Stage, after, noon};

#[test]
fn an_office_is_not_locked_out_by_one_colleague_who_forgot_the_password() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        stage.colleague("Maija Nieminen", "agent");
        for _ in 0..20 {
            stage.act(|tx| sign_in::note(tx, "maija.nieminen@yritys.example", "192.0.2.1", false, noon()));
        }
        let tried = |email: &'static str, address: &'static str| {
            stage.act(move |tx| sign_in::account(tx, email, address, after(1))).wait_seconds
        };
        assert!(tried("maija.nieminen@yritys.example", "192.0.2.1").is_some());
        assert!(tried("liisa@yritys.example", "192.0.2.1").is_none(), "the neighbour may try");
        assert!(tried("maija.nieminen@yritys.example", "198.51.100.7").is_none(), "from elsewhere too");
        let later =
            stage.act(|tx| sign_in::account(tx, "maija.nieminen@yritys.example", "192.0.2.1", after(16)));
        assert!(later.wait_seconds.is_none() && later.actor.is_some());
    });
}

#[test]
fn an_unknown_account_looks_like_a_known_one_with_a_wrong_password() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let unknown = stage.act(|tx| sign_in::account(tx, "nobody@yritys.example", "192.0.2.1", noon()));
        assert!(unknown.password_hash.is_none() && unknown.actor.is_none() && unknown.wait_seconds.is_none());
    });
}

#[test]
fn a_session_lasts_while_it_is_used_and_ends_with_a_new_password() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let admin = stage.admin.clone();
        stage.act(move |tx| session::open(tx, &admin, "digest", "csrf", noon()));
        let day = 24 * 60;
        stage.act(move |tx| session::touch(tx, "digest", after(10 * day)));
        let found = stage.act(move |tx| session::find(tx, "digest", after(20 * day))).unwrap();
        assert_eq!(
            (found.csrf.as_str(), found.roles.as_slice()),
            ("csrf", &["administrator".to_string()][..])
        );
        assert!(stage.act(move |tx| session::find(tx, "digest", after(25 * day))).is_none());
        let admin = stage.admin.clone();
        stage.act(move |tx| link::change_password(tx, &admin, "other", after(1)));
        assert!(stage.act(move |tx| session::find(tx, "digest", after(2))).is_none());
    });
}

#[test]
fn a_token_carries_no_more_than_its_scopes_and_its_persons_rights() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (admin, agent) = (stage.admin.clone(), stage.colleague("Matti Virtanen", "agent"));
        let key = stage.act(move |tx| token::create(tx, &admin, "raportti", &["read"], "t1", noon()));
        stage.act(move |tx| token::create(tx, &agent, "kaikki", &["read", "write", "admin"], "t2", noon()));
        let reader = stage.act(|tx| token::find(tx, "t1", after(1))).unwrap();
        assert!(
            reader.may(Right::SeeContacts) && !reader.may(Right::Serve) && !reader.may(Right::ManagePeople)
        );
        stage.act(|tx| token::touch(tx, "t1", after(1)));
        let owner = stage.admin.clone();
        let used = stage.act(move |tx| token::list(tx, &owner));
        assert_eq!(used.iter().find(|one| one.name == "raportti").unwrap().last_used_at, Some(after(1)));
        let worker = stage.act(|tx| token::find(tx, "t2", after(1))).unwrap();
        assert!(worker.may(Right::Serve) && !worker.may(Right::ManagePeople));
        let admin = stage.admin.clone();
        stage.act(move |tx| token::revoke(tx, &admin, &key, after(2)));
        assert!(stage.act(|tx| token::find(tx, "t1", after(3))).is_none());
        let admin = stage.admin.clone();
        assert_eq!(
            stage.refused(move |tx| token::create(tx, &admin, "x", &["everything"], "t3", noon())),
            "token.scope_unknown"
        );
    });
}

#[test]
fn anothers_token_is_revoked_only_by_who_manages_people() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (admin, matti) = (stage.admin.clone(), stage.colleague("Matti Virtanen", "agent"));
        let owner = matti.clone();
        let key = stage.act(move |tx| token::create(tx, &owner, "oma", &["read"], "t1", noon()));
        let maija = stage.colleague("Maija Nieminen", "agent");
        let wanted = key.clone();
        assert_eq!(
            stage.refused(move |tx| token::revoke(tx, &maija, &wanted, noon())),
            "access.right_missing"
        );
        stage.act(move |tx| token::revoke(tx, &admin, &key, noon()));
    });
}

#[test]
fn an_invitation_is_looked_at_often_and_used_once() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (admin, maija) = (stage.admin.clone(), stage.colleague("Maija Nieminen", "agent"));
        let agent = maija.agent.unwrap();
        stage.act(move |tx| link::create(tx, &admin, agent, Purpose::Invitation, "secret", noon()));
        for minute in [1, 2] {
            stage.act(move |tx| link::look(tx, "secret", Purpose::Invitation, after(minute)));
        }
        let gone = |minute, purpose| {
            stage.refused(move |tx| link::set_password(tx, "secret", purpose, "hash", after(minute)))
        };
        assert_eq!(gone(3, Purpose::Reset), "link.gone", "it is for nothing else");
        assert_eq!(gone(8 * 24 * 60, Purpose::Invitation), "link.gone", "it does not last for ever");
        stage.act(|tx| link::set_password(tx, "secret", Purpose::Invitation, "hash", after(4)));
        assert_eq!(gone(5, Purpose::Invitation), "link.gone", "it works once");
    });
}
