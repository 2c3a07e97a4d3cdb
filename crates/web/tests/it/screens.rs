//! The desk's own screens: logging, customers, records, search, figures, the trace. Each promise through HTTP.

use axum::http::StatusCode;
use testkit::for_each_database;

use crate::house::{Answer, Asker, FORM, House, form};

/// What stands between two pieces of a page.
fn between<'p>(page: &'p str, before: &str, after: &str) -> &'p str {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("no {before} in {page}"));
    rest.split_once(after).unwrap_or_else(|| panic!("no {after} after {before}")).0
}

/// The number at the end of an address.
fn number(answer: &Answer) -> i64 {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.brief());
    answer.location().rsplit('/').next().unwrap().parse().unwrap()
}

/// The key at the end of an address.
fn key(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.brief());
    answer.location().rsplit('/').next().unwrap().to_string()
}

fn logged(house: &House, who: &str, fields: &[(&str, &str)]) -> Answer {
    let usual = [("channel", "phone"), ("direction", "in"), ("outcome", "connected"), ("customer", "")];
    let fields: Vec<(&str, &str)> = usual.into_iter().chain(fields.iter().copied()).collect();
    house.post(who, "/desk/log", &fields)
}

fn read(house: &House, who: &str, path: &str) -> String {
    let answer = house.get(Asker::Session(who), path);
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.brief());
    assert!(!answer.text.contains('«'), "{path} shows a key without a text");
    answer.text
}

#[test]
fn a_contact_is_logged_once_however_often_its_form_is_sent() {
    for_each_database(|database| {
        let house = House::new(database);
        let agent = house.colleague("agent");
        let once = [("ticket", "t-1"), ("who", "Anssi Asiakas"), ("text", "Kysyi laskusta. Neuvottiin.")];
        let first = number(&logged(&house, &agent, &once));
        assert_eq!(number(&logged(&house, &agent, &once)), first);
        let other = [("ticket", "t-1"), ("who", "Anssi Asiakas"), ("text", "Kysyi vielä toimituksesta.")];
        assert_ne!(number(&logged(&house, &agent, &other)), first);
        let page = read(&house, &agent, &format!("/desk/inbox/mine/{first}"));
        assert!(page.contains("Kysyi laskusta. Neuvottiin.") && page.contains("Anssi Asiakas"));
        assert!(read(&house, &agent, "/desk/log").contains("Kysyi laskusta."), "it is in today's list");
    });
}

#[test]
fn a_refused_log_keeps_what_was_typed_and_logs_nothing() {
    for_each_database(|database| {
        let house = House::new(database);
        let agent = house.colleague("agent");
        let before = house.events();
        for (fields, field) in [
            ([("who", "Anssi"), ("text", ""), ("at", "")], "log-text-error"),
            ([("who", "Anssi"), ("text", "Huomenna"), ("at", "2099-01-01T10:00")], "log-at-error"),
            ([("who", "Anssi"), ("text", "Milloin?"), ("at", "eilen")], "log-at-error"),
        ] {
            let answer = logged(&house, &agent, &fields);
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains(field) && answer.text.contains("value=\"Anssi\""), "{field}");
        }
        assert_eq!(house.events(), before);
    });
}

#[test]
fn an_attempt_that_reached_nobody_waits_in_the_queue_with_its_reason() {
    for_each_database(|database| {
        let house = House::new(database);
        let agent = house.colleague("agent");
        let fields =
            [("channel", "phone"), ("direction", "in"), ("outcome", "no_answer"), ("who", "040 555 0101")];
        let missed = house.post(&agent, "/desk/log", &fields);
        assert_eq!(missed.location(), format!("/desk/inbox/queue/{}", number(&missed)));
        assert!(read(&house, &agent, "/desk/log").contains("No answer"));
    });
}

#[test]
fn a_customer_is_made_reached_merged_and_parted() {
    for_each_database(|database| {
        let house = House::new(database);
        let agent = house.colleague("agent");
        let made = [("name", "Anssi Asiakas"), ("email", "anssi@posti.example"), ("phone", "040 555 0101")];
        let one = key(&house.post(&agent, "/desk/customers/new", &made));
        let taken = house.post(
            &agent,
            "/desk/customers/new",
            &[("name", "Toinen"), ("email", "Anssi@posti.example")],
        );
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.text.contains("new-email-error") && taken.text.contains("Anssi Asiakas"));
        let two = key(&house.post(&agent, "/desk/customers/new", &[("name", "A. Asiakas")]));
        let contact =
            number(&logged(&house, &agent, &[("who", ""), ("customer", &two), ("text", "Kysyi koosta.")]));
        key(&house.post(&agent, &format!("/desk/customers/{one}/merge"), &[("other", &two)]));
        let page = read(&house, &agent, &format!("/desk/customers/{one}"));
        assert!(page.contains("Kysyi koosta.") && page.contains(&format!("id=\"int-{contact}\"")));
        let merge = between(&page, "name=\"merge\" value=\"", "\"").to_string();
        key(&house.post(&agent, &format!("/desk/customers/{one}/unmerge"), &[("merge", &merge)]));
        assert!(!read(&house, &agent, &format!("/desk/customers/{one}")).contains("Kysyi koosta."));
        assert!(read(&house, &agent, &format!("/desk/customers/{two}")).contains("Kysyi koosta."));
    });
}

#[test]
fn only_who_may_erase_is_offered_it_and_a_reason_is_needed() {
    for_each_database(|database| {
        let house = House::new(database);
        let (agent, admin) = (house.colleague("agent"), house.colleague("administrator"));
        let one = key(&house.post(&agent, "/desk/customers/new", &[("name", "Anssi Asiakas")]));
        let act = format!("/desk/customers/{one}/erasure");
        assert!(!read(&house, &agent, &format!("/desk/customers/{one}")).contains(&act));
        assert_eq!(house.post(&agent, &act, &[("reason", "oma pyyntö")]).status, StatusCode::FORBIDDEN);
        assert_eq!(house.post(&admin, &act, &[("reason", " ")]).status, StatusCode::UNPROCESSABLE_ENTITY);
        key(&house.post(&admin, &act, &[("reason", "oma pyyntö")]));
        let page = read(&house, &admin, &format!("/desk/customers/{one}"));
        assert!(!page.contains("Anssi Asiakas") && page.contains("were erased on request"));
    });
}

#[test]
fn an_issue_is_resolved_and_closed_from_its_page_and_an_old_reading_changes_nothing() {
    for_each_database(|database| {
        let house = House::new(database);
        let agent = house.colleague("agent");
        let contact = number(&logged(&house, &agent, &[("who", "Anssi"), ("text", "Lasku ei täsmää.")]));
        let spawned = [("title", "Lasku ei täsmää"), ("text", ""), ("effect", "reduced")];
        let made = house.post(&agent, &format!("/desk/interactions/{contact}/issues"), &spawned);
        assert!(made.status.is_redirection() || made.status.is_success(), "{}", made.brief());
        let page = read(&house, &agent, "/desk/issues/1");
        let version = between(&page, "data-version=\"", "\"").to_string();
        assert!(page.contains("Lasku ei täsmää.") && page.contains("/desk/issues/1/resolution"));
        let missing =
            house.post(&agent, "/desk/issues/1/resolution", &[("version", &version), ("cause", "fault")]);
        assert!(missing.text.contains("resolution-resolution-error"), "{}", missing.brief());
        let resolution = [
            ("version", version.as_str()),
            ("cause", "fault"),
            ("resolution", "Lasku korjattiin"),
            ("can_work_again", "yes"),
        ];
        assert_eq!(number(&house.post(&agent, "/desk/issues/1/resolution", &resolution)), 1);
        let old = house.post(&agent, "/desk/issues/1/closure", &[("version", &version), ("informed", "on")]);
        assert_eq!(old.status, StatusCode::CONFLICT, "{}", old.brief());
        let version = between(&old.text, "data-version=\"", "\"").to_string();
        let closure = [("version", version.as_str()), ("informed", "on")];
        assert_eq!(number(&house.post(&agent, "/desk/issues/1/closure", &closure)), 1);
        assert!(read(&house, &agent, "/desk/issues?state=done").contains("Lasku ei täsmää"));
        assert!(!read(&house, &agent, "/desk/issues?state=open").contains("Lasku ei täsmää"));
        assert_eq!(house.get(Asker::Session(&agent), "/desk/issues?q=ISS-1").location(), "/desk/issues/1");
    });
}

#[test]
fn one_search_finds_words_and_numbers_and_serves_the_palette() {
    for_each_database(|database| {
        let house = House::new(database);
        let agent = house.colleague("agent");
        let contact = number(&logged(&house, &agent, &[("who", "Anssi"), ("text", "Lasku oli hukassa.")]));
        let page = read(&house, &agent, "/desk/search?q=laskun");
        assert!(page.contains("<mark>Lasku</mark>"), "the word is found in its basic form and marked alone");
        assert!(read(&house, &agent, &format!("/desk/search?q=INT-{contact}")).contains("Lasku oli hukassa"));
        let mut request = axum::http::Request::builder().uri("/desk/search?q=lasku");
        request =
            request.header("cookie", format!("tuki_session={agent}")).header("tuki-fragment", "palette");
        let options = house.send(request.body(axum::body::Body::empty()).unwrap());
        assert!(
            options.text.starts_with("<li role=\"option\" data-href=\"/desk/inbox/all/"),
            "{}",
            options.brief()
        );
    });
}

#[test]
fn the_figures_of_a_period_lead_to_the_rows_behind_them() {
    for_each_database(|database| {
        let house = House::new(database);
        let lead = house.colleague("lead");
        let contact = number(&logged(&house, &lead, &[("who", "Anssi"), ("text", "Kysyi koosta.")]));
        let page = read(&house, &lead, "/desk/reports/counts?by=channel");
        let rows =
            page.split("href=\"").find(|piece| piece.contains("rows=1")).expect("a line leads to its rows");
        let address = rows.split('#').next().unwrap().replace("&amp;", "&");
        assert!(read(&house, &lead, &address).contains(&format!("/desk/inbox/all/{contact}")));
        assert!(read(&house, &lead, "/desk/reports/ledger").contains("✓ 0"));
    });
}

#[test]
fn the_chain_is_checked_only_for_who_may_read_the_trace() {
    for_each_database(|database| {
        let house = House::new(database);
        let (lead, admin) = (house.colleague("lead"), house.colleague("administrator"));
        assert_eq!(house.post(&lead, "/desk/admin/audit/verification", &[]).status, StatusCode::FORBIDDEN);
        let checked = house.post(&admin, "/desk/admin/audit/verification", &[]);
        assert_eq!(checked.status, StatusCode::OK, "{}", checked.brief());
        assert!(checked.text.contains("The chain is whole"), "{}", checked.brief());
        let found = read(&house, &admin, "/desk/admin/audit?kind=agent.invited");
        assert_eq!(found.matches("trace-seq").count(), 2);
    });
}

#[test]
fn a_web_form_becomes_a_contact_once_and_a_robots_is_closed_at_once() {
    for_each_database(|database| {
        let house = House::new(database);
        let admin = house.colleague("administrator");
        let names = [("name_fi", "Kysy"), ("name_sv", "Fråga"), ("name_en", "Ask"), ("active", "on")];
        let own = [
            ("f0_label_en", "Size"),
            ("f0_kind", "choice"),
            ("f0_choices", "small\nlarge"),
            ("f0_required", "on"),
        ];
        let more = [names.as_slice(), &own, &[("add_field", "1")]].concat();
        let editor = house.post(&admin, "/desk/admin/forms/new", &more);
        assert!(
            editor.status == StatusCode::OK && editor.text.contains("f1_kind"),
            "one row more, nothing saved"
        );
        let saved = house.post(&admin, "/desk/admin/forms/new", &[names.as_slice(), &own].concat());
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.brief());
        let list = read(&house, &admin, "/desk/admin/forms");
        let address = format!("/f/{}", between(&list, "href=\"/f/", "\""));
        let page = house.get(Asker::Stranger, &format!("{address}?lang=en"));
        assert!(page.text.contains("Ask") && page.text.contains("Size"), "{}", page.brief());
        let ticket = between(&page.text, "name=\"ticket\" value=\"", "\"").to_string();
        let send =
            |fields: &[(&str, &str)]| house.ask(Asker::Stranger, "POST", &address, (FORM, form(fields)));
        let refused = send(&[("ticket", &ticket), ("email", "anssi"), ("text", "Where is it?")]);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("form-email-error") && refused.text.contains("form-field_f1-error"));
        let good = [
            ("ticket", ticket.as_str()),
            ("email", "anssi@posti.example"),
            ("text", "Where is it?"),
            ("field_f1", "large"),
        ];
        let (first, again) = (send(&good), send(&good));
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.brief());
        assert_eq!(first.location(), again.location(), "sent twice, taken in once");
        let thanks = house.get(Asker::Stranger, first.location());
        assert!(thanks.text.contains("INT-1") && thanks.text.contains("answer"), "{}", thanks.brief());
        let contact = read(&house, &admin, "/desk/inbox/queue/1");
        assert!(contact.contains("Where is it?") && contact.contains("Size: large"));
        send(&[good.as_slice(), &[("website", "http://spam.example")]].concat());
        assert!(read(&house, &admin, "/desk/inbox/closed").contains("int-2"));
    });
}
