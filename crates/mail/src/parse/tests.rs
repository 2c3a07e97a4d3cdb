use super::*;

#[test]
fn html_comes_before_plain_text_unless_it_holds_no_word() {
    let mail = |html: &str| {
        format!(
            "From: a@b.fi\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nplain\n--x\n\
             Content-Type: text/html\n\n{html}\n--x--\n"
        )
    };
    assert_eq!(parse(mail("<p>html</p>").as_bytes()).body_text, "html");
    let empty = parse(mail("<img src=x>").as_bytes());
    assert_eq!(empty.body_text, "plain");
    assert!(empty.body_html.is_some() && empty.attachments.is_empty());
}

#[test]
fn the_order_of_kinds_is_bounce_report_auto_reply_list_message() {
    let kind = |fields: &str| parse(format!("From: a@b.fi\n{fields}\n\nhei\n").as_bytes()).kind;
    let report = "Content-Type: multipart/report; report-type=delivery-status; boundary=x";
    assert_eq!(kind(&format!("{report}\nAuto-Submitted: auto-replied\nList-Id: <x>")), Kind::Bounce);
    assert_eq!(kind("Auto-Submitted: auto-generated\nList-Id: <x>"), Kind::AutoReply);
    assert_eq!(kind("List-Id: <x>"), Kind::List);
    assert_eq!(kind("Auto-Submitted: no"), Kind::Message);
}

#[test]
fn ids_come_without_brackets_and_the_way_is_noted() {
    let message = parse(
        b"Return-Path: <>\nReceived: by a\nReceived: by b\nFrom: a@b.fi\nMessage-ID: <1@x>\nIn-Reply-To: <0@x>\n\
          References: <8@x>\n <9@x>\nX-Loop: desk\nX-Tuki-Desk: d1\n\nhei",
    );
    assert_eq!(message.message_id.as_deref(), Some("1@x"));
    assert_eq!(message.in_reply_to.as_deref(), Some("0@x"));
    assert_eq!(message.references, ["8@x", "9@x"]);
    assert_eq!((message.signs.received, message.signs.return_path.as_deref()), (2, Some("")));
    assert_eq!(
        (message.signs.loops, message.signs.desk_ids),
        (vec!["desk".to_owned()], vec!["d1".to_owned()])
    );
}

#[test]
fn a_message_of_many_megabytes_is_read_whole() {
    let line = "lämmin rivi\r\n";
    let mut raw = b"From: a@b.fi\r\nSubject: x\r\n\r\n".to_vec();
    raw.extend(line.bytes().cycle().take(line.len() * 200_000));
    assert_eq!(parse(&raw).body_text.lines().count(), 200_000);
}
