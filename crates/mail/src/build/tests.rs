use super::*;
use crate::parse;

fn outgoing() -> Outgoing {
    Outgoing {
        from: Address::named("Tuki Mäki, asiakaspalvelu", "tuki@desk.fi"),
        reply_to: Some(Address::bare("tuki+c.abc@desk.fi")),
        to: vec![Address::named("Åsa \"Ö\" Öhman", "asa@firma.fi"), Address::bare("b@firma.fi")],
        cc: vec![Address::bare("c@firma.fi")],
        subject: "Re: Lämpöpumppu ei käynnisty – ja hyvin pitkä aihe, joka ei mahdu yhdelle riville mitenkään".to_owned(),
        text: "Hei,\n\nkäynnistä pumppu uudelleen: https://desk.fi/ohje?a=1&b=2.\n\n  - yksi\n  - kaksi\n\nTerveisin\nMatti".to_owned(),
        message_id: "m.abc@desk.fi".to_owned(),
        in_reply_to: Some("<kysymys@firma.fi>".to_owned()),
        references: vec!["alku@firma.fi".to_owned()],
        date: "2026-03-01T10:20:30Z".parse().unwrap(),
        desk_id: "desk-1".to_owned(),
        ..Outgoing::default()
    }
}

#[test]
fn what_is_built_reads_back_the_same() {
    let mail = outgoing();
    let read = parse(&build(&mail));
    assert_eq!(read.from.as_ref(), Some(&mail.from));
    assert_eq!(read.to, mail.to);
    assert_eq!(read.cc, mail.cc);
    assert_eq!(read.reply_to, [mail.reply_to.clone().unwrap()]);
    assert_eq!(read.subject.as_deref(), Some(&*mail.subject));
    assert_eq!(read.message_id.as_deref(), Some("m.abc@desk.fi"));
    assert_eq!(read.in_reply_to.as_deref(), Some("kysymys@firma.fi"));
    assert_eq!(read.references, ["alku@firma.fi", "kysymys@firma.fi"]);
    assert_eq!(read.date, Some(mail.date));
    assert_eq!(read.signs.desk_ids, ["desk-1"]);
    assert_eq!(
        read.body_text.split_whitespace().collect::<Vec<_>>(),
        mail.text.split_whitespace().collect::<Vec<_>>()
    );
    assert!(read.body_html.unwrap().contains("<a href=\"https://desk.fi/ohje?a=1&amp;b=2\">"));
    assert!(read.attachments.is_empty());
}

#[test]
fn the_bytes_are_such_as_servers_like() {
    let mut mail = outgoing();
    mail.text = format!("{}\n.\nFrom x\n{}", "ä".repeat(3000), "a".repeat(5000));
    let bytes = build(&mail);
    assert!(bytes.is_ascii());
    let text = String::from_utf8(bytes).unwrap();
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.lines().all(|line| line.len() <= 998));
    let header = text.split("\r\n\r\n").next().unwrap();
    assert!(header.lines().all(|line| line.len() <= 200), "{header}");
}

#[test]
fn no_word_becomes_a_header() {
    let evil = "x\r\nBcc: vieras@paha.fi\r\n\r\nrunko";
    let mut mail = outgoing();
    mail.subject = evil.to_owned();
    mail.from = Address::named(evil, format!("tuki@desk.fi\r\nBcc: {evil}"));
    mail.to = vec![Address::named(evil, "a@b.fi>\r\nBcc: <x@y.fi")];
    mail.message_id = format!("a@b>{evil}");
    mail.in_reply_to = Some(evil.to_owned());
    mail.references = vec![evil.to_owned(), "ok@x".to_owned()];
    mail.desk_id = evil.to_owned();
    mail.headers = vec![
        ("X-Muu".to_owned(), evil.to_owned()),
        (evil.to_owned(), "a".to_owned()),
        ("Bcc".to_owned(), "x@y.fi".to_owned()),
        ("Content-Type".to_owned(), "text/evil".to_owned()),
    ];
    mail.attachments = vec![Attachment {
        name: Some(evil.to_owned()),
        content_type: evil.to_owned(),
        ..Attachment::default()
    }];
    let text = String::from_utf8(build(&mail)).unwrap();
    let header = text.split("\r\n\r\n").next().unwrap();
    let names: Vec<_> = header
        .lines()
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split(':').next().unwrap())
        .collect();
    let wanted = [
        "Date",
        "Message-ID",
        "From",
        "Subject",
        "Reply-To",
        "To",
        "Cc",
        "In-Reply-To",
        "References",
        "X-Tuki-Desk",
        "X-Muu",
        "MIME-Version",
        "Content-Type",
    ];
    assert_eq!(names, wanted);
    assert!(!text.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc:")));
}

#[test]
fn receipts_say_that_a_machine_wrote_them() {
    let mail = Outgoing { auto_submitted: true, ..outgoing() };
    let read = parse(&build(&mail));
    assert_eq!(read.signs.auto_submitted.as_deref(), Some("auto-replied"));
    assert_eq!(read.signs.suppress.as_deref(), Some("all"));
    assert_eq!(read.kind, crate::Kind::AutoReply);
}

#[test]
fn files_and_pictures_arrive_as_they_were() {
    let mut mail = outgoing();
    mail.html = Some("<p>Kuva: <img src=\"cid:kuva1\"></p>".to_owned());
    let file = |name: &str, kind: &str, cid: Option<&str>| Attachment {
        name: Some(name.to_owned()),
        content_type: kind.to_owned(),
        content_id: cid.map(str::to_owned),
        inline: cid.is_some(),
        bytes: (0..=255).cycle().take(3000).collect(),
    };
    mail.attachments = vec![
        file("Käyttöohje – uusi.pdf", "application/pdf", None),
        file("kuva.png", "image/png", Some("kuva1")),
    ];
    let mut read = parse(&build(&mail)).attachments;
    read.sort_by_key(|file| file.inline);
    assert_eq!(read, mail.attachments);
}

#[test]
fn long_chains_keep_their_first_and_newest_links() {
    let references = (0..100).map(|number| format!("{number}@x")).collect();
    let kept = super::references(&Outgoing { references, ..Outgoing::default() });
    assert_eq!(kept.len(), MOST_REFERENCES);
    assert_eq!((kept[0].as_str(), kept[1].as_str(), kept[19].as_str()), ("0@x", "81@x", "99@x"));
}
