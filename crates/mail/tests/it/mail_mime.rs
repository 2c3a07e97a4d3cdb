use mail::{Message, parse};
use serde_json::Value;

use crate::{Score, files, fixtures, name};

/// Header fields, body words and attachments against what was written down beside each mail.
#[test]
fn mails_are_read_as_written_down() {
    let Some(folder) = fixtures("mail-mime") else { return };
    let (mut fields, mut mails) = (Score::default(), Score::default());
    for group in ["rfc", "malformed", "thirdparty"] {
        for path in files(&folder.join(group), "eml") {
            let message = parse(&std::fs::read(&path).unwrap());
            let wanted: Value =
                serde_json::from_slice(&std::fs::read(path.with_extension("json")).unwrap()).unwrap();
            let title = format!("{group}/{}", name(&path));
            let mut whole = true;
            for (field, got, wanted) in compared(&message, &wanted) {
                whole &= got == wanted;
                fields.note(got == wanted, || format!("{title} {field}: {got:?} instead of {wanted:?}"));
            }
            assert_eq!(message.unreadable, None, "{title}");
            mails.note(whole, || title);
        }
    }
    fields.tell("mail-mime, fields");
    mails.tell("mail-mime, whole mails");
    assert!(fields.percent() >= 99.0 && mails.percent() >= 94.0);
}

/// Lists of address fields as header lines.
#[test]
fn address_lists_are_read_as_written_down() {
    let Some(folder) = fixtures("mail-mime") else { return };
    let cases: Vec<Value> =
        serde_json::from_slice(&std::fs::read(folder.join("headers/address.json")).unwrap()).unwrap();
    let mut score = Score::default();
    for case in &cases {
        let header = case["header"].as_str().unwrap();
        let message = parse(format!("Subject: x\nTo:{header}\n\nx").as_bytes());
        let got: Vec<String> = message
            .to
            .iter()
            .map(|a| format!("{}<{}>", a.name.as_deref().unwrap_or_default(), a.address))
            .collect();
        let wanted = addresses(&case["expected"]);
        score.note(got == wanted, || format!("{header:?}: {got:?} instead of {wanted:?}"));
    }
    score.tell("mail-mime, address fields");
    assert!(score.percent() >= 98.0);
}

#[test]
fn subjects_dates_and_ids_are_read_as_written_down() {
    let Some(folder) = fixtures("mail-mime") else { return };
    let cases = |file: &str| -> Vec<Value> {
        serde_json::from_slice(&std::fs::read(folder.join("headers").join(file)).unwrap()).unwrap()
    };
    let mut score = Score::default();
    for case in cases("unstructured.json") {
        let header = case["header"].as_str().unwrap();
        let got = words(parse(format!("Subject:{header}\n\nx").as_bytes()).subject.as_deref());
        let wanted = words(case["expected"].as_str());
        score.note(got == wanted, || format!("{header:?}: {got:?} instead of {wanted:?}"));
    }
    for case in cases("id.json") {
        let header = case["header"].as_str().unwrap();
        let got = parse(format!("Subject: x\nReferences:{header}\n\nx").as_bytes()).references;
        let wanted: Vec<&str> = case["expected"]
            .as_array()
            .map(|ids| ids.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        score.note(got == wanted, || format!("{header:?}: {got:?} instead of {wanted:?}"));
    }
    for case in cases("date.json") {
        let header = case["header"].as_str().unwrap();
        let got =
            parse(format!("Subject: x\nDate: {header}\n\nx").as_bytes()).date.map(|date| date.to_string());
        let wanted = date(&case["expected"]);
        score.note(got == wanted, || format!("{header:?}: {got:?} instead of {wanted:?}"));
    }
    score.tell("mail-mime, single fields");
    assert!(score.percent() >= 99.0);
}

type Compared = (&'static str, String, String);

fn compared(message: &Message, wanted: &Value) -> Vec<Compared> {
    let headers = &wanted["parts"][0]["headers"];
    let list = |list: &[mail::Address]| -> String {
        let one = |a: &mail::Address| format!("{}<{}>", a.name.as_deref().unwrap_or_default(), a.address);
        list.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let from: Vec<_> = message.from.iter().cloned().collect();
    let first =
        |field: &str| addresses(&last(headers, field)["Address"]).into_iter().next().unwrap_or_default();
    vec![
        ("subject", words(message.subject.as_deref()), words(last(headers, "subject")["Text"].as_str())),
        ("from", list(&from), first("from")),
        ("to", list(&message.to), addresses(&last(headers, "to")["Address"]).join(", ")),
        ("cc", list(&message.cc), addresses(&last(headers, "cc")["Address"]).join(", ")),
        ("reply_to", list(&message.reply_to), addresses(&last(headers, "reply_to")["Address"]).join(", ")),
        (
            "message_id",
            message.message_id.clone().unwrap_or_default(),
            ids(&last(headers, "message_id")).join(" "),
        ),
        (
            "in_reply_to",
            message.in_reply_to.clone().unwrap_or_default(),
            ids(&last(headers, "in_reply_to")).into_iter().next().unwrap_or_default(),
        ),
        ("references", message.references.join(" "), ids(&last(headers, "references")).join(" ")),
        (
            "date",
            message.date.map(|date| date.to_string()).unwrap_or_default(),
            date(&last(headers, "date")["DateTime"]).unwrap_or_default(),
        ),
        ("body", words(Some(&message.body_text)), body(wanted)),
        (
            "attachments",
            message.attachments.len().to_string(),
            wanted["attachments"].as_array().map_or(0, Vec::len).to_string(),
        ),
    ]
}

fn last(headers: &Value, field: &str) -> Value {
    let found = headers.as_array().and_then(|all| all.iter().rev().find(|header| header["name"] == field));
    found.map(|header| header["value"].clone()).unwrap_or_default()
}

fn words(text: Option<&str>) -> String {
    text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ids(value: &Value) -> Vec<String> {
    match (&value["Text"], &value["TextList"]) {
        (Value::String(id), _) => vec![id.clone()],
        (_, Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn addresses(value: &Value) -> Vec<String> {
    let one = |a: &Value| {
        format!("{}<{}>", a["name"].as_str().unwrap_or_default(), a["address"].as_str().unwrap_or_default())
    };
    let all = |list: &Value| {
        list.as_array().map(|list| list.iter().map(one).collect::<Vec<_>>()).unwrap_or_default()
    };
    let mut found = all(&value["List"]);
    for group in value["Group"].as_array().into_iter().flatten() {
        found.extend(all(&group["addresses"]));
    }
    found
}

fn date(value: &Value) -> Option<String> {
    let number = |name: &str| value[name].as_i64();
    let civil = jiff::civil::DateTime::new(
        number("year")?.try_into().ok()?,
        number("month")?.try_into().ok()?,
        number("day")?.try_into().ok()?,
        number("hour")?.try_into().ok()?,
        number("minute")?.try_into().ok()?,
        number("second")?.try_into().ok()?,
        0,
    );
    let away = (number("tz_hour")? * 60 + number("tz_minute")?)
        * if value["tz_before_gmt"] == true { -60 } else { 60 };
    let local = jiff::tz::TimeZone::UTC.to_timestamp(civil.ok()?).ok()?;
    Some(local.checked_sub(jiff::SignedDuration::from_secs(away)).ok()?.to_string())
}

/// The words of the written-down body: its HTML with tags taken off in the plainest way, for comparing words alone.
fn body(wanted: &Value) -> String {
    let mut all = String::new();
    let text = |ids: &Value| -> String {
        let mut all = String::new();
        for id in ids.as_array().into_iter().flatten() {
            let body = &wanted["parts"][id.as_u64().unwrap() as usize]["body"];
            if let Some(text) = body["Text"].as_str() {
                all.push_str(text);
            } else if let Some(html) = body["Html"].as_str() {
                all.push_str(&mail_parser::decoders::html::html_to_text(html));
            }
            all.push('\n');
        }
        all
    };
    all.push_str(&text(&wanted["html_body"]));
    if all.trim().is_empty() {
        all = text(&wanted["text_body"]);
    }
    words(Some(&all))
}
