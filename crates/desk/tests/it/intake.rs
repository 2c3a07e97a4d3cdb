use desk::intake::{Arrival, Bounce, Outcome, bring_back};
use desk::interaction::message::{self, Address};
use desk::interaction::{self, ActionKind, Closing, Mark, Missed, Reply, State, receipt};
use desk::kernel::Actor;
use testkit::for_each_database;

use crate::stage::{Stage, after, noon};
use crate::work::{comes, letter, now_of};

/// Answers and closes a contact, so that its thread has no open one.
fn over(stage: &Stage, actor: &Actor, contact: i64, minute: i64) -> i64 {
    let (actor, contact) = (actor.clone(), now_of(stage, contact));
    let raw = stage.store.blobs().put_blocking(&stage.store, b"Subject: Re: Lasku".to_vec()).unwrap();
    stage.act(move |tx| {
        let marked =
            interaction::mark(tx, &actor, &contact, (&Mark::new("issue", ""), ""), None, after(minute))
                .unwrap();
        let reply = Reply { text: "Hei, korjasimme laskun.".into(), ..Reply::default() };
        let done = interaction::answered(
            tx,
            &actor,
            &marked.interaction,
            (&reply, &Closing::default()),
            after(minute),
        )?;
        message::set_built(tx, done.message, "vastaus@yritys.example", &raw).unwrap();
        Ok::<i64, interaction::AnsweredError>(done.message)
    })
}

fn reply_to(arrival: Arrival, rfc_id: &str) -> Arrival {
    Arrival { in_reply_to: Some(rfc_id.into()), ..arrival }
}

// proves: R004, R029
#[test]
fn a_letter_of_somebody_unknown_becomes_a_contact_that_waits() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let mut mail = letter(&stage, 1, "Hei, lasku on väärä.", noon());
        mail.cc = vec![Address { name: "Eeva".into(), address: "eeva@posti.example".into() }];
        let arrived = comes(&stage, mail, noon());
        assert_eq!(arrived.outcome, Outcome::New);
        let contact = now_of(&stage, arrived.interaction);
        assert_eq!(
            (contact.state(), contact.record.owner_id, contact.assurance.as_str()),
            (State::Attempted, None, "none")
        );
        assert_eq!(contact.record.title, "Lasku ei täsmää");
        assert!(contact.record.customer_id.is_some() && contact.record.due().is_some());
        assert_eq!(contact.language.as_deref(), Some("fi"));
        let thread = stage.act(move |tx| interaction::thread(tx, arrived.conversation, None, 10));
        assert_eq!(thread.conversation.number, contact.record.number, "the customer knows the first number");
        assert_eq!(thread.messages[0].message.text, "Hei, lasku on väärä.");
        let found = stage.act(move |tx| {
            let ask = desk::search::Ask::new("laskun");
            desk::search::search(tx, &Actor::system(), &ask, None, 10)
        });
        assert_eq!(found.hits.items.len(), 1);
    });
}

#[test]
fn an_exact_duplicate_changes_nothing_and_another_text_under_its_name_is_no_duplicate() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let first = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let version = now_of(&stage, first.interaction).record.version;
        let again = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), after(5));
        assert_eq!((again.outcome, again.message), (Outcome::Duplicate, first.message));
        assert_eq!(now_of(&stage, first.interaction).record.version, version);
        let other = comes(&stage, letter(&stage, 1, "Aivan toinen asia.", noon()), after(6));
        assert_ne!(other.outcome, Outcome::Duplicate);
        let all: i64 = stage.act(|tx| tx.one("SELECT count(*) FROM message", &[]));
        assert_eq!(all, 2);
    });
}

#[test]
fn what_comes_while_a_contact_is_open_is_part_of_it_and_after_it_follows_it() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let first = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let more = comes(
            &stage,
            reply_to(letter(&stage, 2, "Summa on 20 euroa liikaa.", after(1)), "1@posti.example"),
            after(1),
        );
        assert_eq!((more.outcome, more.interaction), (Outcome::Joined, first.interaction));
        over(&stage, &maija, first.interaction, 10);
        let later =
            reply_to(letter(&stage, 3, "Lasku on yhä väärä, miksi?", after(500)), "vastaus@yritys.example");
        let next = comes(&stage, later, after(500));
        assert_eq!((next.outcome, next.conversation), (Outcome::Followed, first.conversation));
        assert_eq!(now_of(&stage, first.interaction).state(), State::Closed, "never opened again");
        let (record, before) =
            (now_of(&stage, next.interaction).record, now_of(&stage, first.interaction).record);
        let chain = stage.act(move |tx| desk::linking::chain(tx, &record));
        assert_eq!(chain[0].reference, before.reference());
        let stored: i64 =
            stage.act(|tx| desk::figure::lines(tx, "stored", 0, 100_000)).iter().map(|line| line.n).sum();
        assert_eq!(stored, 2, "several messages of an open contact are one contact");
    });
}

#[test]
fn what_the_customer_adds_after_our_answer_is_promised_an_answer_again() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let first = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let (doer, contact) = (maija.clone(), now_of(&stage, first.interaction));
        let reply = Reply { text: "Selvitämme.".into(), ..Reply::default() };
        let sent = stage.act(move |tx| interaction::reply(tx, &doer, &contact, &reply, after(1)));
        assert_eq!(sent.interaction.record.due(), None);
        comes(&stage, reply_to(letter(&stage, 2, "Milloin?", after(30)), "1@posti.example"), after(30));
        assert!(now_of(&stage, first.interaction).record.due().is_some());
    });
}

#[test]
fn thanks_are_filed_with_what_they_follow_and_brought_back_with_one_key() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let first = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        over(&stage, &maija, first.interaction, 10);
        let mut thanks = reply_to(letter(&stage, 2, "Kiitos!", after(60)), "vastaus@yritys.example");
        thanks.thanks_only = true;
        let filed = comes(&stage, thanks, after(60));
        assert_eq!((filed.outcome, filed.interaction), (Outcome::Filed, first.interaction));
        let doer = maija.clone();
        let open = stage.act(move |tx| interaction::count(tx, &doer, interaction::View::Open));
        assert_eq!(open, 0);
        let message = stage.act(move |tx| message::by_id(tx, filed.message)).unwrap();
        let doer = maija.clone();
        let back = stage.act(move |tx| bring_back(tx, &doer, &message, after(61)));
        assert_eq!((back.state(), back.conversation()), (State::Attempted, first.conversation));
        let id = back.record.id;
        assert_eq!(stage.act(move |tx| message::of_interaction(tx, id)).len(), 1);
    });
}

// proves: R016
#[test]
fn what_programs_write_is_kept_closed_at_once_and_never_answered() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        for (n, reason) in
            [Missed::AutoReply, Missed::List, Missed::Spam, Missed::Loop].into_iter().enumerate()
        {
            let mut mail = letter(&stage, 100 + n as i64, "Olen lomalla.", noon());
            mail.robot = Some(reason);
            let arrived = comes(&stage, mail, noon());
            let contact = now_of(&stage, arrived.interaction);
            assert_eq!(
                (arrived.outcome, contact.state(), contact.missed),
                (Outcome::Filed, State::Closed, Some(reason))
            );
            assert_eq!(
                (contact.closed_by.as_deref(), contact.close_reason.as_deref()),
                (Some("system"), Some(reason.code()))
            );
            assert_eq!(contact.record.customer_id, None, "a program makes no person");
            assert!(stage.act(move |tx| receipt::receipt_due(tx, arrived.interaction)).is_none());
        }
    });
}

#[test]
fn our_message_that_came_back_is_marked_so_in_its_thread() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let first = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let ours = over(&stage, &maija, first.interaction, 10);
        let delivery: i64 =
            stage.act(move |tx| tx.one("SELECT id FROM delivery WHERE message_id = $1", db::args![ours]));
        stage.act(move |tx| {
            desk::mailbox::delivery::claim(tx, delivery, after(11))?;
            desk::mailbox::delivery::sent(tx, delivery, after(11))
        });
        let mut back = letter(&stage, 9, "550 5.1.1 no such user", after(12));
        back.from.address = "mailer-daemon@posti.example".into();
        back.bounce = Some(Bounce {
            original: Some("vastaus@yritys.example".into()),
            permanent: true,
            note: "550 5.1.1".into(),
        });
        let arrived = comes(&stage, back, after(12));
        assert_eq!((arrived.outcome, arrived.conversation), (Outcome::Filed, first.conversation));
        let state = stage.act(move |tx| message::by_id(tx, ours)).unwrap().state;
        assert_eq!(state.as_deref(), Some("bounced"));
        assert_eq!(now_of(&stage, arrived.interaction).missed, Some(Missed::Bounced));
    });
}

#[test]
fn a_thread_is_joined_only_by_who_takes_part_in_it_and_else_offered() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let first = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let mut stranger = letter(&stage, 2, "Näytä minulle lasku.", after(1));
        stranger.from.address = "urkkija@muualla.example".into();
        stranger.token_conversation = Some(first.conversation);
        let arrived = comes(&stage, stranger, after(1));
        assert_eq!(arrived.outcome, Outcome::New);
        assert_ne!(arrived.conversation, first.conversation);
        assert_eq!(now_of(&stage, arrived.interaction).offered_id, Some(first.conversation));
        let mut own = letter(&stage, 3, "Lisäys.", after(2));
        own.token_conversation = Some(first.conversation);
        assert_eq!(comes(&stage, own, after(2)).outcome, Outcome::Joined);
        let mut by_number = letter(&stage, 4, "Toinen lisäys.", after(3));
        by_number.named_number = Some(now_of(&stage, first.interaction).record.number);
        assert_eq!(comes(&stage, by_number, after(3)).outcome, Outcome::Joined);
    });
}

#[test]
fn a_forged_sender_touches_nothing_of_the_one_it_claims_to_be() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let first = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let mut forged = reply_to(letter(&stage, 2, "Vaihtakaa osoitteeni.", after(1)), "1@posti.example");
        (forged.forged, forged.assurance) = (true, "strong".into());
        let arrived = comes(&stage, forged, after(1));
        let contact = now_of(&stage, arrived.interaction);
        assert_eq!(arrived.outcome, Outcome::New);
        assert_eq!((contact.record.customer_id, contact.assurance.as_str()), (None, "none"));
        assert_eq!(contact.offered_id, Some(first.conversation));
    });
}

#[test]
fn a_receipt_is_made_once_a_matter_and_never_after_an_answer() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let first = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let words = receipt::Receipt {
            subject: "Saimme viestisi".into(),
            text: "Vastaamme pian.".into(),
            language: "fi".into(),
        };
        let made = stage.act({
            let words = words.clone();
            move |tx| receipt::make_receipt(tx, first.interaction, &words, after(1))
        });
        assert!(made.is_some());
        let again = stage.act(move |tx| receipt::make_receipt(tx, first.interaction, &words, after(2)));
        assert!(again.is_none());
        let thread = stage.act(move |tx| interaction::thread(tx, first.conversation, None, 10));
        assert_eq!(thread.messages[1].recipients[0].1.address, "anssi@posti.example");
    });
}

#[test]
fn a_letter_without_words_still_has_content_when_it_has_a_file() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let mut mail = letter(&stage, 1, "", noon());
        mail.subject = String::new();
        mail.attachments = vec![desk::attachment::NewAttachment {
            name: "kuva.png".into(),
            content_type: "image/png".into(),
            bytes: 10,
            digest: stage.store.blobs().put_blocking(&stage.store, b"0123456789".to_vec()).unwrap(),
            ..Default::default()
        }];
        let arrived = comes(&stage, mail, noon());
        assert_eq!(now_of(&stage, arrived.interaction).record.title, "kuva.png");
        let done = stage.act(move |tx| {
            let contact = interaction::take(tx, arrived.interaction)?;
            let claimed = interaction::claim(tx, &maija, &contact, None, after(1))?.interaction;
            let marked =
                interaction::mark(tx, &maija, &claimed, (&Mark::new("issue", ""), ""), None, after(1))?
                    .interaction;
            let acted =
                interaction::add_action(tx, &maija, &marked, (ActionKind::Called, ""), None, after(1))?
                    .interaction;
            Ok::<_, interaction::ActError>(
                interaction::close(tx, &maija, &acted, &Closing::default(), after(2)).unwrap(),
            )
        });
        assert_eq!(done.interaction.state(), State::Closed);
    });
}

#[test]
fn a_letter_of_somebody_known_needs_few_statements() {
    let database = testkit::Database::sqlite();
    let stage = Stage::new(&database);
    comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
    let next = letter(&stage, 2, "Milloin tilaukseni saapuu?", after(1)).understood();
    stage.store.record_calls(true);
    stage.act(move |tx| desk::intake::arrive(tx, &next, after(1)));
    let calls = stage.store.record_calls(false);
    let texts: Vec<&str> = calls.iter().map(|(sql, _)| *sql).collect();
    assert!(texts.len() <= 26, "{}: {texts:#?}", texts.len());
}
