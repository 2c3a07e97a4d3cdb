use desk::assignment::{self, Hand};
use desk::feedback::{self, Answer};
use desk::interaction::{self, Interaction, mark};
use desk::issue::{self, Closing, Resolution};
use desk::kernel::Actor;
use desk::order::{self, Delivery};
use desk::spanning::{self, Facts};
use desk::spine::{self, Filter};
use testkit::for_each_database;

use crate::stage::{Stage, after, noon};
use crate::work::{comes, letter, logged, now_of};

fn facts(title: &str) -> Facts {
    Facts { title: title.into(), terms: "sana".into(), ..Facts::default() }
}

fn issue_of(stage: &Stage, actor: &Actor, contact: &Interaction) -> (issue::Issue, Interaction) {
    let (actor, contact) = (actor.clone(), contact.clone());
    stage.act(move |tx| {
        spanning::spawn_issue(tx, &actor, &contact, (&facts("Lasku ei aukea"), "lost"), after(1))
    })
}

fn order_of(stage: &Stage, actor: &Actor, contact: &Interaction) -> (order::Order, Interaction) {
    let (actor, contact) = (actor.clone(), contact.clone());
    stage.act(move |tx| {
        spanning::spawn_order(tx, &actor, &contact, (&facts("Plus-paketti"), "change"), after(2))
    })
}

// proves: R014, R019, R023, R114, R143
#[test]
fn one_call_gives_an_order_two_issues_and_feedback_that_live_on_after_it() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let mail = comes(&stage, letter(&stage, 1, "Laskun liite ei aukea.", noon()), noon());
        let contact = now_of(&stage, mail.interaction);
        let (first, contact) = issue_of(&stage, &maija, &contact);
        let (_, contact) = issue_of(&stage, &maija, &contact);
        let (ordered, contact) = order_of(&stage, &maija, &contact);
        let (doer, now) = (maija.clone(), contact.clone());
        let (told, contact) = stage.act(move |tx| {
            spanning::spawn_feedback(tx, &doer, &now, (&facts("Ohje on epäselvä"), "complaint", ""), after(3))
        });
        assert_eq!(first.own_words, "Laskun liite ei aukea.", "the customer's own words, verbatim");
        assert_eq!(
            (first.record.owner_id, first.record.customer_id),
            (maija.agent, contact.record.customer_id)
        );
        assert_eq!((told.origin.as_str(), ordered.order_kind.as_str()), ("spontaneous", "change"));
        let id = contact.record.id;
        let keys: Vec<String> = stage
            .act(move |tx| mark::of(tx, id))
            .into_iter()
            .filter(|one| one.counts())
            .map(|one| one.key())
            .collect();
        assert!(
            ["issue", "service:order", "feedback"].iter().all(|key| keys.iter().any(|found| found == key)),
            "{keys:?}"
        );
        let children = stage.act(move |tx| desk::linking::children(tx, id));
        assert_eq!(children.len(), 4);
        let (doer, now) = (maija.clone(), contact.clone());
        let over = stage
            .act(move |tx| interaction::close(tx, &doer, &now, &interaction::Closing::default(), after(4)));
        assert!(over.interaction.record.is_done());
        let (doer, number) = (maija.clone(), first.record.number);
        assert!(!stage.act(move |tx| issue::load(tx, &doer, number)).record.is_done());
        let parties = stage.act(move |tx| spine::parties(tx, first.record.id));
        assert_eq!((parties[0].role.as_str(), parties[0].name.as_str()), ("reporter", "Anssi Asiakas"));
    });
}

#[test]
fn an_issue_is_resolved_with_cause_deed_and_outcome_and_closed_when_all_know() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let (made, _) = issue_of(&stage, &maija, &logged(&stage, &maija, |_| {}, noon()));
        let refused = |with: Resolution| {
            let (doer, made) = (maija.clone(), made.clone());
            stage.refused(move |tx| issue::resolve(tx, &doer, &made, &with, after(2)))
        };
        let whole = Resolution {
            cause: "unknown".into(),
            resolution: "Luotiin lasku uudelleen.".into(),
            can_work_again: "yes".into(),
            version: None,
        };
        assert_eq!(
            refused(Resolution { resolution: " ".into(), ..whole.clone() }),
            "issue.resolution_missing"
        );
        assert_eq!(refused(Resolution { cause: String::new(), ..whole.clone() }), "issue.cause_missing");
        assert_eq!(
            refused(Resolution { can_work_again: String::new(), ..whole.clone() }),
            "issue.work_again_missing"
        );
        assert_eq!(refused(Resolution { version: Some(99), ..whole.clone() }), "record.changed");
        let (doer, one) = (maija.clone(), made.clone());
        let early = stage.refused(move |tx| {
            issue::close(tx, &doer, &one, Closing { informed: true, version: None }, after(2))
        });
        assert_eq!(early, "issue.not_resolved");
        let (doer, one) = (maija.clone(), made.clone());
        let resolved = stage.act(move |tx| issue::resolve(tx, &doer, &one, &whole, after(2)));
        assert_eq!((resolved.record.state.as_str(), resolved.resolved_at), ("resolved", Some(after(2))));
        let (doer, one) = (maija.clone(), resolved.clone());
        let untold = stage.refused(move |tx| issue::close(tx, &doer, &one, Closing::default(), after(3)));
        assert_eq!(untold, "issue.parties_not_informed");
        let (doer, one) = (maija.clone(), resolved.clone());
        let closing = Closing { informed: true, version: Some(resolved.record.version) };
        let closed = stage.act(move |tx| issue::close(tx, &doer, &one, closing, after(3)));
        assert_eq!((closed.record.state.as_str(), closed.record.closed_at), ("closed", Some(after(3))));
        assert_eq!(closed.own_words, made.own_words);
    });
}

#[test]
fn an_order_is_delivered_before_it_is_closed() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let (made, _) = order_of(&stage, &maija, &logged(&stage, &maija, |_| {}, noon()));
        let (doer, one) = (maija.clone(), made.clone());
        assert_eq!(
            stage.refused(move |tx| order::close(tx, &doer, &one, None, after(2))),
            "order.not_delivered"
        );
        let (doer, one) = (maija.clone(), made.clone());
        let with = Delivery { note: "Noudettu".into(), version: None };
        let delivered = stage.act(move |tx| order::deliver(tx, &doer, &one, &with, after(3)));
        assert_eq!((delivered.record.state.as_str(), delivered.delivered_at), ("delivered", Some(after(3))));
        let closed = stage.act(move |tx| order::close(tx, &maija, &delivered, None, after(4)));
        assert!(closed.record.is_done());
    });
}

#[test]
fn a_complaint_is_answered_before_it_is_closed_and_praise_need_not_be() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let mail = comes(&stage, letter(&stage, 1, "Ohje on epäselvä.", noon()), noon());
        let given = |kind: &'static str, contact: Interaction| {
            let doer = maija.clone();
            stage.act(move |tx| {
                spanning::spawn_feedback(tx, &doer, &contact, (&facts("Ohje"), kind, ""), after(1))
            })
        };
        let (complaint, contact) = given("complaint", now_of(&stage, mail.interaction));
        let (praise, _) = given("praise", contact);
        let (doer, one) = (maija.clone(), complaint.clone());
        assert_eq!(
            stage.refused(move |tx| feedback::close(tx, &doer, &one, None, after(2))),
            "feedback.not_answered"
        );
        let (doer, one) = (maija.clone(), complaint.clone());
        let answer = Answer { text: "Kiitos, korjasimme ohjeen.".into(), version: None };
        let answered = stage.act(move |tx| {
            spanning::answer_feedback(tx, &doer, &one, (&answer, &interaction::Reply::default()), after(2))
        });
        assert_eq!(answered.record.state, "answered");
        let thread = stage.act(move |tx| interaction::thread(tx, mail.conversation, None, 10));
        assert_eq!(thread.messages.last().unwrap().message.text, "Kiitos, korjasimme ohjeen.");
        for one in [answered, praise] {
            let doer = maija.clone();
            assert!(stage.act(move |tx| feedback::close(tx, &doer, &one, None, after(3))).record.is_done());
        }
    });
}

#[test]
fn records_are_listed_handed_over_and_renamed_by_who_may() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (maija, matti) = (stage.colleague("Maija", "agent"), stage.colleague("Matti", "agent"));
        let (made, _) = issue_of(&stage, &maija, &logged(&stage, &maija, |_| {}, noon()));
        let (doer, record) = (matti.clone(), made.record.clone());
        let grab = Hand { owner: Some(matti.agent), ..Hand::default() };
        let refused = stage.refused(move |tx| assignment::assign(tx, &doer, &record, grab, None, after(2)));
        assert_eq!(refused, "assignment.not_owner");
        let (doer, record) = (maija.clone(), made.record.clone());
        let handed = stage.act(move |tx| assignment::assign(tx, &doer, &record, grab, None, after(2)));
        assert_eq!(
            (handed.owner_id, handed.facing_owner_id),
            (matti.agent, maija.agent),
            "the customer's face stays"
        );
        let (doer, record) = (matti.clone(), handed.clone());
        let named = stage.act(move |tx| spine::rename(tx, &doer, &record, "Laskun liite", None, after(3)));
        assert_eq!(named.title, "Laskun liite");
        for (filter, count) in [
            (Filter::Open, 1),
            (Filter::OwnedBy(matti.agent.unwrap()), 1),
            (Filter::OwnedBy(maija.agent.unwrap()), 0),
            (Filter::All, 1),
            (Filter::Done, 0),
        ] {
            let doer = maija.clone();
            let page = stage.act(move |tx| issue::queue(tx, &doer, filter, None, 50));
            assert_eq!(page.items.len(), count, "{filter:?}");
        }
    });
}
