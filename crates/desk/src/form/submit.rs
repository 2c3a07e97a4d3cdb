//! What was posted becomes a submission, or errors at its fields. Pure.

use std::collections::BTreeMap;

use language::Lang;

use super::field::FieldKind;
use super::row::Form;
use crate::kernel::fold;
use crate::people::identity::is_possible;

/// A form that can become a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// Name; may be empty.
    pub name: String,
    /// Address, folded.
    pub email: String,
    /// Telephone number; may be empty.
    pub phone: String,
    /// Subject; the form's name when none was written.
    pub subject: String,
    /// The sender's own words.
    pub text: String,
    /// Answers to the form's own fields, in their order, without the empty ones.
    pub answers: Vec<Answer>,
    /// Whether a field that people do not see was filled: a robot wrote it.
    pub robot: bool,
}

/// The answer to one field.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Answer {
    /// The field's key.
    pub key: String,
    /// Its label in the sender's language.
    pub label: String,
    /// What was answered.
    pub value: String,
}

impl Submission {
    /// The answers as JSON, for `interaction.form_fields`.
    pub fn answers_json(&self) -> serde_json::Value {
        serde_json::to_value(&self.answers).expect("answers are always JSON")
    }

    /// The text with the answers below it, a line each: what is stored as the sender's own words.
    pub fn whole_text(&self) -> String {
        let lines: Vec<String> =
            self.answers.iter().map(|answer| format!("{}: {}", answer.label, answer.value)).collect();
        if lines.is_empty() { self.text.clone() } else { format!("{}\n\n{}", self.text, lines.join("\n")) }
    }
}

/// What is wrong at one field: the name it was posted by, and the key of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Name in the post: `email`, `text`, `field_f1`.
    pub field: String,
    /// `refusal-form-field_missing` or `refusal-form-field_bad`.
    pub text_key: &'static str,
}

const MISSING: &str = "refusal-form-field_missing";
const BAD: &str = "refusal-form-field_bad";

/// Reads a post. Built-in fields are `name`, `email`, `phone`, `subject`, `text`, `website` (unseen); own ones are `field_<key>`.
///
/// # Errors
/// Every field that is missing or bad.
pub fn submit(
    form: &Form,
    posted: &BTreeMap<String, String>,
    lang: Lang,
) -> Result<Submission, Vec<FieldError>> {
    let said =
        |name: &str| posted.get(name).map(|value| value.trim().replace("\r\n", "\n")).unwrap_or_default();
    let mut wrong = Vec::new();
    let mut refuse = |field: &str, text_key| wrong.push(FieldError { field: field.into(), text_key });
    let (email, phone, text) = (fold(&said("email")), said("phone"), said("text"));
    match email.as_str() {
        "" => refuse("email", MISSING),
        some if !is_possible("email", some) => refuse("email", BAD),
        _ => {}
    }
    if !phone.is_empty() && !is_possible("phone", &phone) {
        refuse("phone", BAD);
    }
    match text.as_str() {
        "" => refuse("text", MISSING),
        some if !FieldKind::Text.takes(some, &[]) => refuse("text", BAD),
        _ => {}
    }
    let mut answers = Vec::new();
    for field in &form.fields {
        let name = format!("field_{}", field.key);
        let value = said(&name);
        if value.is_empty() {
            if field.required {
                refuse(&name, MISSING);
            }
        } else if field.kind.takes(&value, &field.choices) {
            let value = if field.kind == FieldKind::Switch { "✓".into() } else { value };
            answers.push(Answer { key: field.key.clone(), label: field.label.get(lang).into(), value });
        } else {
            refuse(&name, BAD);
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let subject = Some(said("subject")).filter(|subject| !subject.is_empty());
    let subject = subject.unwrap_or_else(|| form.names.get(lang).into());
    let robot = !said("website").is_empty();
    Ok(Submission { name: said("name"), email, phone, subject: line(&subject), text, answers, robot })
}

/// One line of at most 300 characters.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::super::field::Field;
    use super::*;
    use crate::kernel::Names;

    fn form() -> Form {
        let field = |key: &str, kind, required| Field {
            key: key.into(),
            label: Names::new("Tilausnumero", "Ordernummer", "Order number"),
            kind,
            required,
            choices: vec!["pieni".into(), "suuri".into()],
        };
        Form {
            id: 1,
            key: "k".into(),
            names: Names::new("Ota yhteyttä", "Kontakta oss", "Contact us"),
            intro: Names::default(),
            fields: vec![field("f1", FieldKind::Line, true), field("f2", FieldKind::Choice, false)],
            mark: None,
            service: None,
            channel: 1,
            brand: 1,
            team: None,
            active: true,
            version: 1,
        }
    }

    fn post(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
    }

    #[test]
    fn a_filled_form_becomes_a_submission_in_the_senders_words() {
        let posted = post(&[
            ("name", "Anssi"),
            ("email", " Anssi@Posti.example "),
            ("text", "Missä paita on?\r\nOdotan."),
            ("field_f1", "88"),
            ("field_f2", "suuri"),
        ]);
        let said = submit(&form(), &posted, Lang::Sv).unwrap();
        assert_eq!(
            (said.email.as_str(), said.subject.as_str(), said.robot),
            ("anssi@posti.example", "Kontakta oss", false)
        );
        assert_eq!(said.whole_text(), "Missä paita on?\nOdotan.\n\nOrdernummer: 88\nOrdernummer: suuri");
    }

    #[test]
    fn every_field_that_is_missing_or_bad_is_named() {
        let posted = post(&[
            ("email", "ei osoite"),
            ("phone", "x"),
            ("field_f2", "jättimäinen"),
            ("website", "http://"),
        ]);
        let wrong = submit(&form(), &posted, Lang::Fi).unwrap_err();
        let named: Vec<(&str, &str)> = wrong.iter().map(|one| (one.field.as_str(), one.text_key)).collect();
        assert_eq!(
            named,
            [("email", BAD), ("phone", BAD), ("text", MISSING), ("field_f1", MISSING), ("field_f2", BAD)]
        );
    }

    #[test]
    fn a_robot_fills_what_people_do_not_see() {
        let posted =
            post(&[("email", "a@b.example"), ("text", "x"), ("field_f1", "1"), ("website", "http://spam")]);
        assert!(submit(&form(), &posted, Lang::Fi).unwrap().robot);
    }
}
