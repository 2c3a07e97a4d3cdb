use mail::{Kind, Message, auto_reply, parse};

use crate::{Score, files, fixtures, name};

#[test]
fn delivery_reports_of_all_servers_are_recognised() {
    let Some(folder) = fixtures("bounces") else { return };
    let (mut automatic, mut bounces, mut recipients, mut classes) =
        (Score::default(), Score::default(), Score::default(), Score::default());
    for path in files(&folder.join("dos"), "eml") {
        let raw = std::fs::read(&path).unwrap();
        let message = parse(&raw);
        let name = name(&path);
        let text = String::from_utf8_lossy(&raw).into_owned();
        automatic.note(message.kind != Kind::Message && !may_be_answered(&message), || {
            format!("{name}: {:?}", message.kind)
        });
        if name.starts_with("arf") || name.starts_with("rfc3834") {
            continue;
        }
        bounces.note(message.kind == Kind::Bounce, || {
            format!("{name}: {:?} {:?}", message.kind, message.subject)
        });
        let Some(bounce) = &message.bounce else { continue };
        if let Some(named) = field(&text, "Final-Recipient") {
            let named = named
                .rsplit([';', ' '])
                .next()
                .unwrap_or_default()
                .trim_matches(['<', '>', ' '])
                .to_lowercase();
            if named.contains('@') {
                recipients.note(bounce.recipient.as_deref() == Some(&*named), || {
                    format!("{name}: {:?} {named}", bounce.recipient)
                });
            }
        }
        if let Some(status) = field(&text, "Status").filter(|status| status.starts_with(['4', '5'])) {
            classes.note(bounce.permanent == status.starts_with('5'), || {
                format!("{name}: {:?} {status}", bounce.status)
            });
        }
    }
    automatic.tell("bounces, recognised as automatic");
    bounces.tell("bounces, recognised as bounces");
    recipients.tell("bounces, recipient as the report names it");
    classes.tell("bounces, hard or soft as the report says");
    assert!(automatic.percent() >= 99.0 && bounces.percent() >= 99.0);
    assert!(recipients.percent() >= 97.0 && classes.percent() >= 97.0);
}

#[test]
fn mail_of_people_is_no_bounce() {
    let Some(folder) = fixtures("bounces") else { return };
    for path in files(&folder.join("not"), "eml").iter().filter(|path| name(path).starts_with("is-not")) {
        let message = parse(&std::fs::read(path).unwrap());
        assert_eq!(message.kind, Kind::Message, "{}", name(path));
    }
}

fn may_be_answered(message: &Message) -> bool {
    let ours = auto_reply::Ours { desk_id: "desk", addresses: &[], secret: b"secret" };
    auto_reply::may_answer(message, ours).is_ok()
}

fn field(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}
