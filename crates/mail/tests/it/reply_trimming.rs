use std::path::Path;

use mail::quote;

use crate::{Score, files, fixtures, name};

/// Too little cut leaves a quote standing; too much hides a customer's words. They are counted apart.
#[test]
fn own_words_are_told_from_quotes_and_signatures() {
    let Some(folder) = fixtures("reply-trimming") else { return };
    let (mut exact, mut kept) = (Score::default(), Score::default());
    for path in files(&folder.join("emails"), "txt") {
        let text = read(&path);
        let wanted = read(&folder.join("trimmed").join(path.file_name().unwrap()));
        let split = quote::split(&text);
        let got = split.own.trim();
        let name = name(&path);
        exact.note(got == wanted.trim(), || format!("{name}: {}", differing(got, wanted.trim())));
        kept.note(lost(got, wanted.trim()).is_none(), || {
            format!("{name}: lost {:?}", lost(got, wanted.trim()))
        });
        assert_nothing_is_lost(&text, &split, &name);
    }
    exact.tell("reply-trimming, exact");
    kept.tell("reply-trimming, nothing wanted was cut");
    assert!(exact.percent() >= 96.0 && kept.percent() >= 99.0);
}

#[test]
fn the_forwarded_message_is_found_inside() {
    let Some(folder) = fixtures("reply-trimming") else { return };
    let mut score = Score::default();
    for path in files(&folder.join("embedded"), "txt") {
        let text = read(&folder.join("emails").join(path.file_name().unwrap()));
        let wanted = read(&path);
        let before = read(&folder.join("before").join(path.file_name().unwrap()));
        let split = quote::split(&text);
        let found = split
            .forwarded
            .as_ref()
            .is_some_and(|inside| wanted.contains(inside.text.lines().next().unwrap_or_default()));
        let apart = before.trim().is_empty() || split.own.trim() == before.trim();
        score.note(found && apart, || format!("{}: {:?}", name(&path), split.own.lines().next()));
    }
    score.tell("reply-trimming, forwarded message found");
    assert!(score.percent() >= 90.0);
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n")
}

/// The first wanted line that is not there any more.
fn lost<'a>(got: &str, wanted: &'a str) -> Option<&'a str> {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    let got = words(got);
    wanted.lines().find(|line| !got.contains(&words(line)))
}

fn differing(got: &str, wanted: &str) -> String {
    let pairs = got.lines().zip(wanted.lines()).position(|(a, b)| a.trim_end() != b.trim_end());
    let at = pairs.unwrap_or_else(|| got.lines().count().min(wanted.lines().count()));
    format!("line {at}: {:?} instead of {:?}", got.lines().nth(at), wanted.lines().nth(at))
}

/// Every line of the message stands in one of the three texts.
fn assert_nothing_is_lost(text: &str, split: &quote::Split, name: &str) {
    let all = format!("{}\n{}\n{}", split.own, split.quoted, split.signature);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        assert!(all.contains(line), "{name}: {line}");
    }
}
