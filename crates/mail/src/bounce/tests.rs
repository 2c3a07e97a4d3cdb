use super::*;
use crate::message::Kind;
use crate::parse;

fn mail(from: &str, subject: &str, body: &str) -> Message {
    parse(format!("From: {from}\nTo: tuki@desk.fi\nSubject: {subject}\n\n{body}\n").as_bytes())
}

#[test]
fn free_words_of_servers_are_read() {
    let message = mail(
        "MAILER-DAEMON@mx.fi",
        "failure notice",
        "Hi. I wasn't able to deliver your message.\n\n<matti@firma.fi>:\nRemote host said: 550 no such user (#5.1.1)\n\n\
         --- Below this line is a copy of the message.\n\nMessage-ID: <m.x@desk.fi>\nTo: matti@firma.fi",
    );
    assert_eq!(message.kind, Kind::Bounce);
    let bounce = message.bounce.unwrap();
    assert_eq!(bounce.status.as_deref(), Some("5.1.1"));
    assert_eq!(bounce.recipient.as_deref(), Some("matti@firma.fi"));
    assert_eq!(bounce.original_message_id.as_deref(), Some("m.x@desk.fi"));
    assert!(bounce.permanent && bounce.reason.unwrap().contains("550"));
}

#[test]
fn without_a_code_the_words_say_whether_to_try_again() {
    let permanent =
        |words: &str| mail("postmaster@mx.fi", "Undeliverable mail", words).bounce.unwrap().permanent;
    assert!(permanent("matti@firma.fi: user unknown"));
    assert!(!permanent("matti@firma.fi: mailbox full"));
    assert!(!permanent("matti@firma.fi: 421 try again later"));
}

#[test]
fn people_may_write_about_mail_that_failed() {
    let cases = [
        ("maija@firma.fi", "Undelivered mail", "Viestini palautui: 550 5.1.1 user unknown. Mitä teen?"),
        ("maija@firma.fi", "Delivery failed", "The parcel could not be delivered to the following address."),
        ("postmaster@firma.fi", "Kysymys laskusta", "Hei, mitä lasku sisältää?"),
    ];
    for (from, subject, body) in cases {
        assert_eq!(mail(from, subject, body).kind, Kind::Message, "{subject}");
    }
}
