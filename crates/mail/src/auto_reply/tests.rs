use super::*;
use crate::message::Address;

const SECRET: &[u8] = b"secret";

fn judged(message: &Message) -> Result<(), Reason> {
    let addresses = ["tuki@desk.fi".to_owned()];
    may_answer(message, Ours { desk_id: "desk-1", addresses: &addresses, secret: SECRET })
}

fn from(address: &str) -> Message {
    Message { from: Some(Address::bare(address)), ..Message::default() }
}

fn signed(change: impl FnOnce(&mut Signs)) -> Message {
    let mut message = from("maija@firma.fi");
    change(&mut message.signs);
    message
}

#[test]
fn a_person_may_be_answered() {
    assert_eq!(judged(&from("maija@firma.fi")), Ok(()));
    assert_eq!(judged(&signed(|signs| signs.auto_submitted = Some("no".to_owned()))), Ok(()));
    assert_eq!(judged(&signed(|signs| signs.suppress = Some("dr, ndr, rn".to_owned()))), Ok(()));
}

#[test]
fn our_own_mail_is_known_by_any_of_its_marks() {
    assert_eq!(judged(&signed(|signs| signs.desk_ids = vec!["Desk-1".to_owned()])), Err(Reason::OwnEcho));
    assert_eq!(judged(&signed(|signs| signs.loops = vec!["desk-1".to_owned()])), Err(Reason::OwnEcho));
    let echo =
        Message { message_id: Some(thread::message_id(SECRET, 5, "desk.fi")), ..from("maija@firma.fi") };
    assert_eq!(judged(&echo), Err(Reason::OwnEcho));
    assert_eq!(judged(&from("Tuki+c.x@desk.fi")), Err(Reason::OwnAddress));
    let reply = Message { reply_to: vec![Address::bare("tuki@desk.fi")], ..from("maija@firma.fi") };
    assert_eq!(judged(&reply), Err(Reason::OwnAddress));
}

#[test]
fn another_desk_is_answered_once_since_its_receipts_say_what_they_are() {
    assert_eq!(judged(&signed(|signs| signs.desk_ids = vec!["desk-2".to_owned()])), Ok(()));
    let receipt = signed(|signs| signs.auto_submitted = Some("auto-replied".to_owned()));
    assert!(read(&receipt).is_some());
}

#[test]
fn what_asks_for_silence_gets_it() {
    assert_eq!(judged(&signed(|signs| signs.return_path = Some(String::new()))), Err(Reason::EmptySender));
    assert_eq!(judged(&signed(|signs| signs.precedence = Some("junk".to_owned()))), Err(Reason::Bulk));
    assert_eq!(
        judged(&signed(|signs| signs.suppress = Some("dr, autoreply".to_owned()))),
        Err(Reason::Suppressed)
    );
    assert_eq!(judged(&signed(|signs| signs.received = 31)), Err(Reason::TooManyHops));
    assert_eq!(judged(&from("noreply@firma.fi")), Err(Reason::RobotSender));
    assert_eq!(judged(&Message::default()), Err(Reason::NoSender));
}

#[test]
fn a_person_may_write_about_absences() {
    let message = Message {
        subject: Some("Re: Automatic reply: loma".to_owned()),
        body_text: "Olen lomalla 7.1. asti, soita sitten.".to_owned(),
        ..from("maija@firma.fi")
    };
    assert_eq!(read(&message), None);
}
