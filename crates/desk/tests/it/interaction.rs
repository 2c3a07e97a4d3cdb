use desk::conversation::{self, DraftKind};
use desk::interaction::message::{self, change_state};
use desk::interaction::{
    self, ActionKind, Closing, Direction, Interaction, Mark, Missed, Narrow, Outcome, Reply, State, View,
    action, mark,
};
use desk::kernel::{Actor, Timestamp};
use desk::promise;
use desk::spine::NewParty;
use testkit::for_each_database;

use crate::stage::{Stage, after, noon};
use crate::work::{comes, letter, logged, now_of};

fn marked(stage: &Stage, actor: &Actor, contact: &Interaction, key: &'static str) -> Interaction {
    let (actor, contact) = (actor.clone(), contact.clone());
    stage
        .act(move |tx| {
            interaction::mark(tx, &actor, &contact, (&Mark::parse(key, None).unwrap(), ""), None, after(2))
        })
        .interaction
}

fn acted(stage: &Stage, actor: &Actor, contact: &Interaction, kind: ActionKind) -> Interaction {
    let (actor, contact) = (actor.clone(), contact.clone());
    stage.act(move |tx| interaction::add_action(tx, &actor, &contact, (kind, ""), None, after(3))).interaction
}

fn claimed(stage: &Stage, actor: &Actor, contact: i64) -> Interaction {
    let (actor, contact) = (actor.clone(), now_of(stage, contact));
    stage.act(move |tx| interaction::claim(tx, &actor, &contact, None, after(1))).interaction
}

fn close_refused(stage: &Stage, actor: &Actor, contact: &Interaction, closing: Closing) -> String {
    let (actor, contact) = (actor.clone(), contact.clone());
    stage.refused(move |tx| interaction::close(tx, &actor, &contact, &closing, after(4)))
}

fn closed(stage: &Stage, actor: &Actor, contact: &Interaction, closing: Closing) -> interaction::Done {
    let (actor, contact) = (actor.clone(), contact.clone());
    stage.act(move |tx| interaction::close(tx, &actor, &contact, &closing, after(4)))
}

fn answer(text: &str) -> Reply {
    Reply { text: text.into(), terms: "vastaus".into(), hold_seconds: 8, ..Reply::default() }
}

fn sum(stage: &Stage, measure: &'static str, detail: &'static str) -> i64 {
    let lines = stage.act(move |tx| desk::figure::lines(tx, measure, 0, 100_000));
    lines.iter().filter(|line| line.detail == detail).map(|line| line.n).sum()
}

// proves: R016, R027, R039
#[test]
fn a_call_is_written_down_afterwards_with_both_times_and_its_direction() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let then = after(-180);
        let call = logged(
            &stage,
            &maija,
            |log| (log.channel, log.occurred_at) = ("own_phone".into(), Some(then)),
            noon(),
        );
        assert_eq!((call.record.occurred_at, call.entered_at, call.late_entry), (then, noon(), true));
        assert_eq!((call.state(), call.direction, call.official), (State::Connected, Direction::In, false));
        assert_eq!(call.record.owner_id, maija.agent);
        let at_once = logged(&stage, &maija, |log| log.direction = Direction::Out, noon());
        assert!(!at_once.late_entry && at_once.official);
        assert_eq!(
            (sum(&stage, "stored", "in"), sum(&stage, "stored", "out"), sum(&stage, "late", "")),
            (1, 1, 1)
        );
    });
}

#[test]
fn what_cannot_have_happened_is_not_written_down() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let refused = |change: fn(&mut interaction::Log), actor: &Actor| {
            let mut log =
                interaction::Log { channel: "phone".into(), text: "Kysyi.".into(), ..Default::default() };
            change(&mut log);
            let actor = actor.clone();
            stage.refused(move |tx| interaction::log(tx, &actor, &log, noon()))
        };
        assert_eq!(refused(|log| log.channel = "smoke".into(), &maija), "log.channel_unknown");
        assert_eq!(refused(|log| log.text = " ".into(), &maija), "log.text_missing");
        assert_eq!(refused(|log| log.occurred_at = Some(after(60)), &maija), "log.in_future");
        assert_eq!(refused(|log| log.occurred_at = Some(after(-60 * 24 * 500)), &maija), "log.too_old");
        assert_eq!(refused(|log| log.matter = Some(99_999), &maija), "interaction.matter_unknown");
        assert_eq!(refused(|_| {}, &stage.colleague("Vili", "viewer")), "access.right_missing");
    });
}

// proves: R028
#[test]
fn a_meeting_holds_several_people() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let people =
            ["Anssi", "Eeva", "Åsa"].map(|name| NewParty { name: name.into(), ..NewParty::default() });
        let met = logged(
            &stage,
            &maija,
            |log| (log.channel, log.participants) = ("meeting".into(), people.to_vec()),
            noon(),
        );
        let parties = stage.act(move |tx| desk::spine::parties(tx, met.record.id));
        let shown: Vec<(&str, &str)> =
            parties.iter().map(|party| (party.role.as_str(), party.name.as_str())).collect();
        assert_eq!(shown, [("from", "Anssi"), ("present", "Eeva"), ("present", "Åsa")]);
    });
}

// proves: R016
#[test]
fn an_attempt_that_nobody_answered_waits_in_the_queue_until_something_follows() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let missed = logged(
            &stage,
            &maija,
            |log| (log.outcome, log.text) = (Outcome::Missed(Missed::Abandoned), String::new()),
            noon(),
        );
        assert_eq!((missed.state(), missed.record.owner_id), (State::Missed, None));
        assert!(missed.record.due().is_some());
        let in_view = |view| {
            let maija = maija.clone();
            stage.act(move |tx| interaction::queue(tx, &maija, view, Narrow::default(), None, 50)).items.len()
        };
        assert_eq!((in_view(View::Missed), in_view(View::Unclaimed), in_view(View::Open)), (1, 1, 1));
        assert_eq!(close_refused(&stage, &maija, &missed, Closing::default()), "closing.follow_up_missing");
        let other = logged(&stage, &maija, |log| log.outcome = Outcome::Missed(Missed::Busy), noon());
        let other = acted(&stage, &maija, &other, ActionKind::Called);
        closed(&stage, &maija, &other, Closing::default());
        let reason = Closing { reason: Some("Soitti väärään numeroon".into()), ..Closing::default() };
        let done = closed(&stage, &maija, &missed, reason).interaction;
        assert_eq!((done.state(), done.record.owner_id), (State::Closed, maija.agent));
        assert_eq!((in_view(View::Missed), in_view(View::Done)), (0, 2), "a call back is a follow-up");
        assert_eq!(sum(&stage, "missed", "abandoned"), 1);
    });
}

#[test]
fn a_call_of_ours_that_nobody_answered_is_closed_without_more() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let tried = logged(
            &stage,
            &maija,
            |log| (log.outcome, log.direction) = (Outcome::Missed(Missed::NoAnswer), Direction::Out),
            noon(),
        );
        assert_eq!((tried.record.owner_id, tried.record.due()), (maija.agent, None));
        assert_eq!(closed(&stage, &maija, &tried, Closing::default()).interaction.state(), State::Closed);
    });
}

// proves: R017, R018
#[test]
fn closing_names_what_is_missing_until_nothing_is() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let call = logged(&stage, &maija, |_| {}, noon());
        assert_eq!(close_refused(&stage, &maija, &call, Closing::default()), "closing.mark_missing");
        let call = marked(&stage, &maija, &call, "issue");
        assert_eq!(call.state(), State::Classified);
        assert_eq!(close_refused(&stage, &maija, &call, Closing::default()), "closing.action_missing");
        let call = acted(&stage, &maija, &call, ActionKind::ReferredElsewhere);
        assert_eq!(close_refused(&stage, &maija, &call, Closing::default()), "closing.only_referred");
        let call = acted(&stage, &maija, &call, ActionKind::Advised);
        let done = closed(&stage, &maija, &call, Closing::default()).interaction;
        assert_eq!(
            (done.state(), done.ended_at.is_some(), done.record.closed_at),
            (State::Closed, true, Some(after(4)))
        );
        assert_eq!(close_refused(&stage, &maija, &done, Closing::default()), "closing.already_closed");
        let id = done.record.id;
        let actions = stage.act(move |tx| action::of(tx, id));
        assert!(actions.iter().all(|action| action.by_name == "Maija"));
        assert_eq!(sum(&stage, "closed", "no_guess") + sum(&stage, "closed", "some_changed"), 1);
    });
}

#[test]
fn only_the_owner_or_who_leads_closes_and_nobody_closes_what_nobody_has() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (maija, matti) = (stage.colleague("Maija", "agent"), stage.colleague("Matti", "agent"));
        let lead = stage.colleague("Leena", "lead");
        let call = marked(&stage, &maija, &logged(&stage, &maija, |_| {}, noon()), "feedback");
        let call = acted(&stage, &maija, &call, ActionKind::Informed);
        assert_eq!(close_refused(&stage, &matti, &call, Closing::default()), "closing.not_owner");
        let stale = Closing { version: Some(1), ..Closing::default() };
        assert_eq!(close_refused(&stage, &maija, &call, stale), "record.changed");
        assert_eq!(closed(&stage, &lead, &call, Closing::default()).interaction.state(), State::Closed);
        let mail = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let mail = now_of(&stage, mail.interaction);
        assert_eq!(close_refused(&stage, &maija, &mail, Closing::default()), "closing.unclaimed");
    });
}

#[test]
fn a_desk_with_several_services_asks_for_a_category_where_the_channel_is_strict() {
    use desk::catalogue::{category, service};
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let admin = stage.admin.clone();
        let names = |name: &str| desk::kernel::Names::new(name, name, name);
        let made = names("Laskutus");
        let (class, concerned) = stage.act(move |tx| {
            let mut made_service = None;
            for name in ["Verkkokauppa", "Toimitus"] {
                let input = service::ServiceInput {
                    names: desk::kernel::Names::new(name, name, name),
                    description: String::new(),
                    owner: None,
                    active: true,
                };
                made_service = Some(service::save(tx, &admin, None, &input, noon())?.id);
            }
            let input =
                category::CategoryInput { names: made.clone(), parent: None, service: None, active: true };
            Ok::<_, desk::catalogue::CatalogueError>((
                category::save(tx, &admin, None, &input, noon())?.id,
                made_service,
            ))
        });
        let call = logged(&stage, &maija, |log| log.service = concerned, noon());
        let call = acted(&stage, &maija, &marked(&stage, &maija, &call, "advice"), ActionKind::Advised);
        assert_eq!(close_refused(&stage, &maija, &call, Closing::default()), "closing.category_missing");
        let (doer, contact) = (maija.clone(), call.clone());
        let chosen = interaction::Class { category: Some(Some(class)), ..Default::default() };
        let call = stage
            .act(move |tx| interaction::classify(tx, &doer, &contact, chosen, None, after(3)))
            .interaction;
        assert_eq!(closed(&stage, &maija, &call, Closing::default()).interaction.state(), State::Closed);
    });
}

// proves: R149
#[test]
fn one_owner_at_a_time_and_the_second_is_told_who_has_it() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (maija, matti) = (stage.colleague("Maija", "agent"), stage.colleague("Matti", "agent"));
        let mail = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let mine = claimed(&stage, &maija, mail.interaction);
        assert_eq!((mine.state(), mine.connected_at), (State::Connected, Some(after(1))));
        let (doer, contact) = (matti.clone(), mine.clone());
        let taken =
            stage.store.write_blocking(move |tx| interaction::claim(tx, &doer, &contact, None, after(2)));
        let refused = taken.unwrap_err();
        use desk::kernel::Refusal;
        assert_eq!(
            (refused.code(), refused.args()),
            ("interaction.taken", vec![("owner", "Maija".to_string())])
        );
        let (doer, contact) = (matti.clone(), mine.clone());
        let refused =
            stage.refused(move |tx| interaction::reply(tx, &doer, &contact, &answer("Hei!"), after(2)));
        assert_eq!(refused, "reply.owned_by_other");
        let (doer, contact) = (maija.clone(), mine.clone());
        let free = stage.act(move |tx| interaction::release(tx, &doer, &contact, None, after(3))).interaction;
        assert_eq!(free.record.owner_id, None);
        assert_eq!(claimed(&stage, &matti, free.record.id).record.owner_id, matti.agent);
    });
}

#[test]
fn nobody_answers_past_what_they_have_not_seen_unless_they_say_so() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let first = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let contact = claimed(&stage, &maija, first.interaction);
        let seen = sealed(&stage, first.conversation);
        let mut more = letter(&stage, 2, "Lisäys: summa on 20 euroa liikaa.", after(2));
        more.in_reply_to = Some("1@posti.example".into());
        assert_eq!(comes(&stage, more, after(2)).interaction, first.interaction);
        sealed(&stage, first.conversation);
        let (doer, now) = (maija.clone(), contact.clone());
        let blind = Reply { base_seq: Some(seen), ..answer("Hei Anssi!") };
        let given = blind.clone();
        let refused = stage.refused(move |tx| interaction::reply(tx, &doer, &now, &given, after(3)));
        assert_eq!(refused, "reply.newer_messages");
        let (doer, now) = (maija.clone(), contact.clone());
        let forced = Reply { force: true, ..blind };
        stage.act(move |tx| interaction::reply(tx, &doer, &now, &forced, after(3)));
    });
}

/// Waits until the thread's events are sealed; answers the newest.
fn sealed(stage: &Stage, conversation: i64) -> i64 {
    let store = stage.store.clone();
    testkit::wait_until("the events are sealed", || {
        let all = store.read_blocking(move |tx| desk::timeline::of_conversation(tx, conversation, 50));
        all.unwrap().iter().all(|entry| entry.seq.is_some())
    });
    stage.act(move |tx| interaction::thread(tx, conversation, None, 50)).seq
}

// proves: R130
#[test]
fn an_answer_keeps_the_promise_and_taking_it_back_breaks_it_again() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let mail = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let before = now_of(&stage, mail.interaction);
        // 4 service hours after noon on a Tuesday: exactly at closing time.
        assert_eq!(before.record.due(), Some("2026-11-24T14:00:00Z".parse::<Timestamp>().unwrap()));
        let (doer, contact) = (maija.clone(), before.clone());
        let sent = stage.act(move |tx| {
            interaction::reply(tx, &doer, &contact, &answer("Hei Anssi, korjaamme."), after(5))
        });
        assert_eq!((sent.interaction.record.due(), sent.interaction.state()), (None, State::Connected));
        assert_eq!(sent.interaction.record.owner_id, maija.agent);
        let states = |stage: &Stage| {
            stage
                .act(move |tx| promise::of_record(tx, mail.interaction))
                .iter()
                .map(|one| one.state.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(states(&stage), ["met"]);
        let doer = maija.clone();
        let (back, text) = stage.act(move |tx| interaction::take_back(tx, &doer, sent.message, after(5)));
        assert_eq!((text.as_str(), back.record.due()), ("Hei Anssi, korjaamme.", before.record.due()));
        assert_eq!(states(&stage), ["running"]);
        let drafts = stage.act(move |tx| conversation::drafts(tx, mail.conversation));
        assert_eq!((drafts.len(), drafts[0].kind), (1, DraftKind::Reply));
        assert!(stage.act(move |tx| action::of(tx, mail.interaction)).is_empty());
        let doer = maija.clone();
        let again = stage.refused(move |tx| interaction::take_back(tx, &doer, sent.message, after(5)));
        assert_eq!(again, "take_back.left");
        let shown = stage.act(move |tx| interaction::thread(tx, mail.conversation, None, 50));
        assert_eq!(shown.messages.len(), 1);
    });
}

#[test]
fn an_answer_that_came_back_has_answered_nobody_and_every_state_stays() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let mail = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let (doer, contact) = (maija.clone(), now_of(&stage, mail.interaction));
        let sent = stage.act(move |tx| {
            interaction::reply(tx, &doer, &contact, &answer("Hei Anssi, korjaamme."), after(5))
        });
        for (state, minute) in
            [("queued", 6), ("deferred", 7), ("deferred", 9), ("sent", 10), ("bounced", 11)]
        {
            stage.act(move |tx| change_state(tx, sent.message, state, "550", after(minute)));
        }
        assert!(now_of(&stage, mail.interaction).record.due().is_some());
        let shown = stage.act(move |tx| interaction::thread(tx, mail.conversation, None, 50));
        let states: Vec<&str> =
            shown.messages[1].changes.iter().map(|change| change.state.as_str()).collect();
        assert_eq!(states, ["held", "queued", "deferred", "deferred", "sent", "bounced"]);
    });
}

#[test]
fn answering_confirms_the_named_guesses_and_closes_in_one_act_with_one_undo() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let mail = comes(&stage, letter(&stage, 1, "Lasku on väärä, summa ei täsmää.", noon()), noon());
        let before = now_of(&stage, mail.interaction);
        let (contact, id) = (before.clone(), mail.interaction);
        let guesses = stage.act(move |tx| interaction::guesses(tx, &contact));
        assert_eq!(guesses, ["issue"]);
        let (doer, contact) = (maija.clone(), before.clone());
        let unnamed = stage.refused(move |tx| {
            interaction::answered(tx, &doer, &contact, (&answer("Hei!"), &Closing::default()), after(5))
        });
        assert_eq!(unnamed, "closing.mark_missing");
        assert!(now_of(&stage, id).record.owner_id.is_none(), "a refused act leaves nothing behind");
        let (doer, contact) = (maija.clone(), before.clone());
        let closing = Closing { guesses: guesses.clone(), ..Closing::default() };
        let done = stage
            .act(move |tx| interaction::answered(tx, &doer, &contact, (&answer("Hei!"), &closing), after(5)));
        assert_eq!(done.interaction.state(), State::Closed);
        assert_eq!((sum(&stage, "closed", "all_accepted"), sum(&stage, "replied", "")), (1, 1));
        let key = done.undo.unwrap().key;
        let (other, stranger) = (key.clone(), stage.colleague("Matti", "agent"));
        assert_eq!(
            stage.refused(move |tx| interaction::undo(tx, &stranger, &other, after(5))),
            "undo.missing"
        );
        let doer = maija.clone();
        let (back, text) = stage.act(move |tx| interaction::undo(tx, &doer, &key, after(5)));
        assert_eq!(
            (back.state(), text.as_deref(), back.record.owner_id),
            (State::Attempted, Some("Hei!"), None)
        );
        assert_eq!((back.record.due(), back.record.closed_at), (before.record.due(), None));
        let marks = stage.act(move |tx| mark::of(tx, id));
        assert!(marks.len() == 1 && !marks[0].counts(), "the guess is a guess again");
        assert_eq!(
            (sum(&stage, "closed", "all_accepted"), sum(&stage, "replied", ""), sum(&stage, "marked", "")),
            (0, 0, 0)
        );
    });
}

#[test]
fn taking_back_the_answer_that_closed_a_contact_opens_it_too() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let mail = comes(&stage, letter(&stage, 1, "Lasku on väärä, summa ei täsmää.", noon()), noon());
        let (doer, contact) = (maija.clone(), now_of(&stage, mail.interaction));
        let closing = Closing { guesses: vec!["issue".into()], ..Closing::default() };
        let done = stage
            .act(move |tx| interaction::answered(tx, &doer, &contact, (&answer("Hei!"), &closing), after(5)));
        let (doer, message) = (maija.clone(), done.message);
        let (back, text) = stage.act(move |tx| interaction::take_back(tx, &doer, message, after(5)));
        assert_eq!((back.state(), text.as_str()), (State::Attempted, "Hei!"));
        let matti = stage.colleague("Matti", "agent");
        claimed(&stage, &matti, mail.interaction);
        let (doer, contact) = (maija.clone(), now_of(&stage, mail.interaction));
        let closing = Closing { guesses: vec!["issue".into()], ..Closing::default() };
        let forced = Reply { force: true, ..answer("Hei!") };
        let refused = stage
            .refused(move |tx| interaction::answered(tx, &doer, &contact, (&forced, &closing), after(6)));
        assert_eq!(refused, "closing.not_owner");
    });
}

#[test]
fn an_act_is_taken_back_within_a_minute_and_only_if_nothing_followed() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let call = marked(&stage, &maija, &logged(&stage, &maija, |_| {}, noon()), "issue");
        let call = acted(&stage, &maija, &call, ActionKind::Advised);
        let done = closed(&stage, &maija, &call, Closing::default());
        let key = done.undo.clone().unwrap().key;
        let (doer, late) = (maija.clone(), key.clone());
        assert_eq!(stage.refused(move |tx| interaction::undo(tx, &doer, &late, after(6))), "undo.too_late");
        let (doer, contact) = (maija.clone(), done.interaction.clone());
        stage.act(move |tx| interaction::note(tx, &doer, &contact, ("Muista kysyä.", "muista"), after(4)));
        let doer = maija.clone();
        assert_eq!(stage.refused(move |tx| interaction::undo(tx, &doer, &key, after(4))), "undo.followed");
        let other = marked(&stage, &maija, &logged(&stage, &maija, |_| {}, noon()), "issue");
        let other = acted(&stage, &maija, &other, ActionKind::Advised);
        let done = closed(&stage, &maija, &other, Closing::default());
        let (doer, key) = (maija.clone(), done.undo.unwrap().key);
        let (back, _) = stage.act(move |tx| interaction::undo(tx, &doer, &key, after(4)));
        assert_eq!((back.state(), back.closed_by), (State::Classified, None));
        let id = back.record.id;
        let kinds: Vec<String> = stage
            .act(move |tx| desk::timeline::of_subject(tx, "interaction", id, 50))
            .into_iter()
            .map(|entry| entry.kind)
            .collect();
        assert_eq!(
            &kinds[kinds.len() - 2..],
            ["interaction.closed", "interaction.undone"],
            "both stay in the trace"
        );
    });
}

#[test]
fn a_closed_contact_is_never_changed_again() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let call = acted(
            &stage,
            &maija,
            &marked(&stage, &maija, &logged(&stage, &maija, |_| {}, noon()), "issue"),
            ActionKind::Advised,
        );
        let done = closed(&stage, &maija, &call, Closing::default()).interaction;
        let (doer, contact) = (maija.clone(), done.clone());
        assert_eq!(
            stage.refused(move |tx| interaction::claim(tx, &doer, &contact, None, after(9))),
            "interaction.closed"
        );
        let (doer, contact) = (maija.clone(), done.clone());
        let refused =
            stage.refused(move |tx| interaction::reply(tx, &doer, &contact, &answer("Hei"), after(9)));
        assert_eq!(refused, "interaction.closed");
        let (doer, contact) = (maija.clone(), done.clone());
        let next = stage.act(move |tx| interaction::begin_outgoing(tx, &doer, &contact, after(9)));
        assert_eq!((next.direction, next.conversation()), (Direction::Out, done.conversation()));
        let (next, before) = (next.record, done.record.reference());
        let chain = stage.act(move |tx| desk::linking::chain(tx, &next));
        assert_eq!(chain[0].reference, before);
    });
}

#[test]
fn a_stranger_to_contacts_sees_none_and_a_viewer_changes_none() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let (repair, viewer) = (stage.colleague("Reijo", "repair"), stage.colleague("Vili", "viewer"));
        let call = logged(&stage, &maija, |_| {}, noon());
        let number = call.record.number;
        let doer = repair.clone();
        assert_eq!(stage.refused(move |tx| interaction::load(tx, &doer, number)), "record.missing");
        let doer = repair.clone();
        let hidden =
            stage.refused(move |tx| interaction::queue(tx, &doer, View::Open, Narrow::default(), None, 5));
        assert_eq!(hidden, "record.missing");
        let (doer, contact) = (viewer.clone(), call.clone());
        let refused = stage.refused(move |tx| interaction::claim(tx, &doer, &contact, None, after(1)));
        assert_eq!(refused, "access.right_missing");
        stage.act(move |tx| interaction::load(tx, &viewer, number));
        assert_eq!(stage.refused(move |tx| interaction::load(tx, &maija, 987_654)), "record.missing");
    });
}

// proves: R020
#[test]
fn one_queue_holds_all_channels_in_the_order_of_their_promises() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        comes(&stage, letter(&stage, 1, "Lasku on väärä.", after(-30)), after(-30));
        logged(
            &stage,
            &maija,
            |log| (log.outcome, log.occurred_at) = (Outcome::Missed(Missed::Busy), Some(after(-5))),
            noon(),
        );
        let mut form = letter(&stage, 2, "Tilaisin kaksi lisää.", after(-600));
        form.channel = stage.act(|tx| desk::catalogue::channel::load(tx, "form")).id;
        comes(&stage, form, after(-600));
        let mut seen = Vec::new();
        let mut cursor = None;
        loop {
            let (doer, from) = (maija.clone(), cursor.clone());
            let page = stage.act(move |tx| {
                interaction::queue(tx, &doer, View::Open, Narrow::default(), from.as_ref(), 1)
            });
            seen.extend(page.items);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        let dues: Vec<Timestamp> = seen.iter().map(|row| row.due.unwrap().1).collect();
        assert!(seen.len() == 3 && dues.is_sorted(), "{dues:?}");
        assert!(seen.iter().all(|row| row.unread == (row.channel.0 != "phone")), "one's own log is read");
        let mail = seen.iter().find(|row| row.channel.0 == "mail").unwrap();
        assert_eq!(
            (mail.customer.as_ref().unwrap().1.as_str(), mail.preview.as_str()),
            ("Anssi Asiakas", "Lasku on väärä.")
        );
        let counted = stage.act({
            let maija = maija.clone();
            move |tx| interaction::count(tx, &maija, View::Open)
        });
        assert_eq!(counted, 3);
        let channel = stage.act(|tx| desk::catalogue::channel::load(tx, "form")).id;
        let narrow = Narrow { channel: Some(channel), ..Narrow::default() };
        let only = stage.act(move |tx| interaction::queue(tx, &maija, View::Open, narrow, None, 50));
        assert_eq!(only.items.len(), 1);
    });
}

// proves: R151
#[test]
fn a_call_continues_last_weeks_matter_and_the_customer_has_one_timeline() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let maija = stage.colleague("Maija", "agent");
        let mail = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let matter = now_of(&stage, mail.interaction);
        let customer = matter.record.customer_id.unwrap();
        let call = logged(&stage, &maija, |log| log.customer = Some(customer), after(60));
        let (doer, contact, number) = (maija.clone(), call.clone(), matter.record.number);
        let joined = stage
            .act(move |tx| interaction::continue_matter(tx, &doer, &contact, number, after(61)))
            .interaction;
        assert_eq!(joined.conversation(), mail.conversation);
        let shown = stage.act(move |tx| interaction::thread(tx, mail.conversation, None, 50));
        assert_eq!((shown.contacts.len(), shown.messages.len()), (2, 2));
        let whose = interaction::Of::Customer(customer);
        let line = stage.act(move |tx| interaction::of_customer(tx, &maija, whose, None, None, 50));
        let numbers: Vec<i64> = line.items.iter().map(|row| row.reference.number).collect();
        assert_eq!(numbers, [call.record.number, matter.record.number]);
        let said = stage.act(move |tx| interaction::last_said(tx, customer)).unwrap();
        assert_eq!(said.number, call.record.number);
    });
}

#[test]
fn a_thread_is_read_in_pages_from_the_newest() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let first = comes(&stage, letter(&stage, 1, "Viesti 1", noon()), noon());
        for n in 2..=5 {
            let mut more = letter(&stage, n, &format!("Viesti {n}"), after(n));
            more.in_reply_to = Some("1@posti.example".into());
            comes(&stage, more, after(n));
        }
        let newest = stage.act(move |tx| interaction::thread(tx, first.conversation, None, 2));
        let texts = |thread: &interaction::Thread| -> Vec<String> {
            thread.messages.iter().map(|said| said.message.text.clone()).collect()
        };
        assert_eq!(texts(&newest), ["Viesti 4", "Viesti 5"]);
        let earlier = newest.earlier.clone();
        let older = stage.act(move |tx| interaction::thread(tx, first.conversation, earlier.as_ref(), 10));
        assert_eq!((texts(&older).len(), older.earlier.is_none()), (3, true));
        let id = newest.messages[0].message.id;
        let key = newest.messages[0].message.key();
        assert_eq!(stage.act(move |tx| message::of_key(tx, first.conversation, &key)).unwrap().id, id);
    });
}

#[test]
fn every_view_shows_what_it_promises_under_every_filter() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (maija, matti) = (stage.colleague("Maija", "agent"), stage.colleague("Matti", "agent"));
        let mail = comes(&stage, letter(&stage, 1, "Lasku on väärä.", noon()), noon());
        let customer = now_of(&stage, mail.interaction).record.customer_id;
        let call = acted(
            &stage,
            &maija,
            &marked(&stage, &maija, &logged(&stage, &maija, |_| {}, noon()), "issue"),
            ActionKind::Advised,
        );
        closed(&stage, &maija, &call, Closing::default());
        let (phone, mailed) = (call.record.channel_id, now_of(&stage, mail.interaction).record.channel_id);
        let narrow = Narrow::default();
        let table = [
            (View::All, narrow, 2),
            (View::All, Narrow { customer, ..narrow }, 1),
            (View::All, Narrow { service: Some(1), ..narrow }, 0),
            (View::All, Narrow { channel: phone, ..narrow }, 1),
            (View::Open, Narrow { owner: maija.agent, ..narrow }, 0),
            (View::Open, Narrow { channel: mailed, ..narrow }, 1),
            (View::Channel(mailed.unwrap()), narrow, 1),
            (View::Team(1), narrow, 0),
            (View::Mine, narrow, 0),
            (View::Done, narrow, 1),
            (View::Done, Narrow { owner: maija.agent, ..narrow }, 1),
            (View::Done, Narrow { owner: matti.agent, ..narrow }, 0),
            (View::Done, Narrow { channel: phone, ..narrow }, 1),
            (View::Done, Narrow { customer, ..narrow }, 0),
        ];
        for (view, narrow, expected) in table {
            let doer = maija.clone();
            let page = stage.act(move |tx| interaction::queue(tx, &doer, view, narrow, None, 50));
            assert_eq!(page.items.len(), expected, "{view:?} {narrow:?}");
        }
        let today = stage.act(|tx| interaction::count_closed_since(tx, noon(), 1_000));
        let late = stage.act(|tx| interaction::count_late(tx, None, after(60 * 24)));
        assert_eq!((today, late), (1, 1));
    });
}
