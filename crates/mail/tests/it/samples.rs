use mail::auto_reply::{self, Ours, Reason};
use mail::{Kind, Message, parse, thanks_only};

use crate::samples_folder;

fn sample(name: &str) -> Message {
    parse(&std::fs::read(samples_folder().join(format!("{name}.eml"))).unwrap())
}

#[test]
fn own_words_are_found_in_the_answers_of_the_usual_programs() {
    let cases = [
        ("gmail-reply-fi", "Hei,\n\nlasku on yhä väärin. Voitteko tarkistaa?\n\nMaija"),
        ("gmail-reply-plain-fi", "Kyllä, näin se on."),
        ("gmail-reply-sv", "Hej,\n\nfakturan är fortfarande fel."),
        ("gmail-forward-fi", "Tämä tuli minulle, hoidatteko?"),
        ("outlook-reply-fi", "Hei,\n\nsumma on 120 €, ei 210 €.\n\nYstävällisin terveisin\n\nMaija Virtanen"),
        ("outlook-reply-sv", "Hej!\n\nSumman är 120 €.\n\nMed vänlig hälsning\nMaija"),
        ("outlook-reply-de", "Guten Tag,\n\ndie Summe stimmt nicht."),
        ("outlook-forward-en", "Please take care of this one."),
        ("outlook-mobile-en", "Still wrong, sorry."),
        ("apple-reply-fi", "Kiitos, nyt se on oikein."),
        ("apple-reply-sv", "Tack, nu stämmer den."),
        ("thunderbird-inline-fi", "Kyllä on.\n\n> Mikä on osoite?\nKotikatu 1."),
        ("thunderbird-html-de", "Danke, das passt."),
        ("thanks-fi", "Kiitos paljon avusta!\n\nTerveisin\nMaija"),
        (
            "flowed-en",
            "This is one long paragraph that the program broke into lines of fewer than eighty signs.",
        ),
    ];
    for (name, wanted) in cases {
        let message = sample(name);
        let lines =
            |text: &str| text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines(&message.own_text), lines(wanted), "{name}");
        assert_eq!(message.kind, Kind::Message, "{name}");
    }
    assert!(sample("thunderbird-inline-fi").signature.contains("Firma Oy"));
    assert!(sample("outlook-reply-fi").quoted_text.contains("Korjasimme laskun."));
    assert!(sample("gmail-reply-fi").body_text.contains("korjasimme laskun."));
}

#[test]
fn forwarded_mail_names_the_customer_who_wrote_it() {
    for (name, from, text) in [
        ("gmail-forward-fi", "anssi@koti.example", "Hei, pumppu ei käynnisty. Mitä teen?\n\nAnssi"),
        ("outlook-forward-en", "anna@home.example", "The pump does not start."),
    ] {
        let forwarded = sample(name).forwarded.unwrap_or_else(|| panic!("{name}"));
        assert_eq!(forwarded.from.unwrap().address, from, "{name}");
        assert_eq!(forwarded.text, text, "{name}");
    }
    assert_eq!(sample("outlook-reply-sv").forwarded, None);
}

#[test]
fn absences_are_recognised_with_the_day_of_return() {
    for (name, until) in [
        ("away-outlook-fi", Some("2026-01-07")),
        ("away-gmail-fi", Some("2026-01-07")),
        ("away-sv", Some("2026-01-07")),
        ("away-en", Some("2026-01-07")),
    ] {
        let message = sample(name);
        let reply = message.auto_reply.unwrap_or_else(|| panic!("{name}"));
        assert_eq!(message.kind, Kind::AutoReply, "{name}");
        assert!(reply.away, "{name}");
        assert_eq!(reply.until.map(|day| day.to_string()).as_deref(), until, "{name}");
    }
    assert_eq!(sample("receipt-read-en").kind, Kind::AutoReply);
    assert_eq!(sample("bounce-delivered").kind, Kind::AutoReply);
}

#[test]
fn bounces_say_what_failed_and_whether_for_good() {
    for (name, status, permanent, delayed) in [
        ("bounce-postfix", "5.1.1", true, false),
        ("bounce-delayed", "4.4.1", false, true),
        ("bounce-full-fi", "5.2.2", true, false),
    ] {
        let message = sample(name);
        let bounce = message.bounce.unwrap_or_else(|| panic!("{name}"));
        assert_eq!(message.kind, Kind::Bounce, "{name}");
        assert_eq!(bounce.status.as_deref(), Some(status), "{name}");
        assert_eq!((bounce.permanent, bounce.delayed), (permanent, delayed), "{name}");
        assert_eq!(bounce.recipient.as_deref(), Some("matti@firma.example"), "{name}");
        assert_eq!(bounce.original_message_id.as_deref(), Some("m.alku@desk.example"), "{name}");
    }
    assert_eq!(sample("complaint-about-bounce-fi").kind, Kind::Message);
    assert_eq!(sample("feedback-report").kind, Kind::FeedbackReport);
}

#[test]
fn machines_lists_and_our_own_mail_are_never_answered() {
    let addresses = ["tuki@desk.example".to_owned()];
    let ours = Ours { desk_id: "desk-1", addresses: &addresses, secret: b"secret" };
    let cases = [
        ("gmail-reply-fi", Ok(())),
        ("away-outlook-fi", Err(Reason::AutoReply)),
        ("away-en", Err(Reason::AutoReply)),
        ("bounce-postfix", Err(Reason::Bounce)),
        ("feedback-report", Err(Reason::FeedbackReport)),
        ("list-mailman-fi", Err(Reason::List)),
        ("newsletter-en", Err(Reason::List)),
        ("loop-own", Err(Reason::OwnEcho)),
        ("no-reply-shop-en", Err(Reason::RobotSender)),
        ("no-from-no-date", Err(Reason::NoSender)),
    ];
    for (name, wanted) in cases {
        assert_eq!(auto_reply::may_answer(&sample(name), ours), wanted, "{name}");
    }
}

#[test]
fn odd_charsets_and_headers_are_readable() {
    let message = sample("latin1-raw-headers-fi");
    assert_eq!(message.subject.as_deref(), Some("Lämpö ei riitä"));
    assert_eq!(message.from.unwrap().name.as_deref(), Some("Päivi Mäki"));
    assert_eq!(message.body_text, "Hyvää päivää, lämpö ei riitä.");
    let message = sample("split-encoded-word-fi");
    assert_eq!(message.subject.as_deref(), Some("Lämpö ei riitä"));
    assert_eq!(message.from.unwrap().name.as_deref(), Some("Päivi Mäki"));
    for (name, wanted) in [
        ("split-encoded-word-fi", "Hyvää päivää."),
        ("mislabelled-utf8-fi", "Hyvää päivää €."),
        ("utf16-body", "Hyvää päivää"),
        ("koi8-ru", "Насос не работает."),
        ("shift-jis", "ポンプ"),
        ("unclosed-multipart", "Teksti jäi auki."),
        ("forgotten-fold", "Eka."),
        ("newsletter-en", "News of today"),
        ("no-headers", "Hei,\n\nonko tämä viesti?"),
    ] {
        assert_eq!(sample(name).body_text, wanted, "{name}");
    }
    assert_eq!(sample("koi8-ru").subject.as_deref(), Some("Привет"));
    assert_eq!(sample("unclosed-multipart").attachments[0].bytes, b"%PDF-1.4\n");
    assert_eq!(sample("long-header").to.len(), 2000);
    assert_eq!(sample("future-date").date.unwrap().to_string(), "2199-12-31T23:59:59Z");
    assert_eq!(sample("broken-date").date, None);
}

#[test]
fn every_file_is_kept_with_its_name_and_bytes() {
    let message = sample("files-of-all-kinds");
    let got: Vec<_> = message
        .attachments
        .iter()
        .map(|a| (a.name.as_deref(), &*a.content_type, a.inline, a.bytes.len()))
        .collect();
    let wanted = [
        (Some("kuva.png"), "image/png", true, 8),
        (Some("Käyttöohje.pdf"), "application/pdf", false, 9),
        (Some("Pöytäkirja.doc"), "application/msword", false, 4),
        (None, "message/rfc822", false, 83),
        (None, "text/calendar", false, 30),
        (Some("winmail.dat"), "application/ms-tnef", false, 4),
        (Some("signature.asc"), "application/pgp-signature", false, 29),
        (None, "application/octet-stream", false, 3),
    ];
    assert_eq!(got, wanted);
    assert_eq!(message.attachments[0].content_id.as_deref(), Some("kuva1@x"));
    assert_eq!(message.attachments[3].file_name(), "attachment.eml");
    assert_eq!(message.body_text, "Kuva:");
}

#[test]
fn all_who_are_named_are_named() {
    let message = sample("many-recipients");
    let list = |list: &[mail::Address]| list.iter().map(|a| a.address.clone()).collect::<Vec<_>>();
    assert_eq!(list(&message.to), ["tuki@desk.example", "a@firma.example", "b@firma.example"]);
    assert_eq!(message.cc[0].name.as_deref(), Some("Mäki, Päivi"));
    assert_eq!(message.cc[1].name.as_deref(), Some("Öhman, Åsa"));
    assert_eq!(list(&message.reply_to), ["toimisto@firma.example"]);
    assert_eq!(message.sender.as_ref().unwrap().address, "sihteeri@firma.example");
    assert_eq!(message.delivered_to, ["tuki+c.abc@desk.example", "myynti@desk.example"]);
    assert_eq!(message.language.as_deref(), Some("fi"));
    assert!(message.signs.authentication[0].contains("dmarc=pass"));
    let ours = ["tuki@desk.example".to_owned()];
    assert_eq!(mail::thread::token_of(&message, &ours).as_deref(), Some("abc"));
}

#[test]
fn only_what_holds_nothing_is_unreadable() {
    for name in ["empty", "only-line-ends", "noise"] {
        assert!(sample(name).unreadable.is_some(), "{name}");
    }
    for path in crate::files(&samples_folder(), "eml") {
        let name = crate::name(&path);
        let message = parse(&std::fs::read(&path).unwrap());
        let nothing = ["empty.eml", "only-line-ends.eml", "noise.eml"].contains(&&*name);
        assert_eq!(message.unreadable.is_some(), nothing, "{name}");
    }
}

#[test]
fn thanks_are_told_from_matters() {
    assert!(thanks_only(&sample("thanks-fi").own_text));
    assert!(!thanks_only(&sample("gmail-reply-fi").own_text));
}

#[test]
fn a_message_is_shown_as_one_json_object_with_null_for_what_is_absent() {
    let shown = serde_json::to_value(sample("bounce-postfix")).unwrap();
    assert_eq!(shown["kind"], "bounce");
    assert_eq!(shown["bounce"]["status"], "5.1.1");
    assert_eq!(shown["from"]["address"], "MAILER-DAEMON@mx.example");
    assert!(shown["cc"].is_null() && shown["in_reply_to"].is_null());
    assert_eq!(shown["date"], "2025-12-01T08:15:00Z");
    assert_eq!(shown["attachments"].as_array().unwrap().len(), 2);
    assert!(shown["attachments"][0]["bytes"].is_u64());
}
