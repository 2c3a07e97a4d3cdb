use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};

use crate::{Lang, catalogue};

/// The variables of each key of a language.
pub(super) type Keys = BTreeMap<String, BTreeSet<String>>;

/// Words that never stand in a text: Tuki has no tickets.
const FORBIDDEN: &[&str] = &["tiketti", "tiketin", "tiketit", "ticket", "palvelupyyn"];

/// A text of so many words that is the same in two languages was not translated.
const UNTRANSLATED_WORDS: usize = 4;

/// What is wrong with the catalogues themselves: syntax, keys twice, missing in a language, other variables
/// than in Finnish, forbidden words, texts left untranslated.
pub fn catalogues() -> Vec<String> {
    let mut problems = Vec::new();
    let languages = Lang::ALL.map(|lang| read(lang, &mut problems));
    let everything: BTreeSet<&String> = languages.iter().flat_map(|texts| texts.keys()).collect();
    for key in everything {
        compare(key, &languages, &mut problems);
    }
    problems
}

/// The keys of one language with their variables; what is wrong with its files is told elsewhere.
pub(super) fn keys(lang: Lang) -> Keys {
    read(lang, &mut Vec::new()).into_iter().map(|(key, text)| (key, text.variables)).collect()
}

#[derive(Default)]
struct Text {
    variables: BTreeSet<String>,
    words: String,
}

fn read(lang: Lang, problems: &mut Vec<String>) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    for (file, source) in catalogue::files(lang) {
        let place = format!("texts/{lang}/{file}.ftl");
        let resource = match fluent_syntax::parser::parse(*source) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                problems.extend(errors.iter().map(|error| format!("{place}: {error}")));
                resource
            }
        };
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let text = text_of(message);
                look_for_forbidden(&place, message.id.name, &text, problems);
                if texts.insert(message.id.name.to_owned(), text).is_some() {
                    problems.push(format!("{place}: the key {} stands twice", message.id.name));
                }
            }
        }
    }
    texts
}

fn look_for_forbidden(place: &str, key: &str, text: &Text, problems: &mut Vec<String>) {
    let words = text.words.to_lowercase();
    for word in FORBIDDEN.iter().filter(|word| words.contains(**word)) {
        problems.push(format!("{place}: {key} says “{word}”, a word that Tuki does not use"));
    }
}

fn compare(key: &str, languages: &[BTreeMap<String, Text>; 3], problems: &mut Vec<String>) {
    let mut present = Vec::new();
    for (lang, texts) in Lang::ALL.into_iter().zip(languages) {
        match texts.get(key) {
            Some(text) => present.push((lang, text)),
            None => problems.push(format!("texts/{lang}: the key {key} is missing")),
        }
    }
    for pair in present.windows(2) {
        let [(first, one), (second, other)] = pair else { continue };
        if one.variables != other.variables {
            problems.push(format!("{key} has other variables in {first} than in {second}"));
        }
        if one.words == other.words && one.words.split_whitespace().count() >= UNTRANSLATED_WORDS {
            problems.push(format!("{key} is the same in {first} and {second}"));
        }
    }
}

fn text_of(message: &Message<&str>) -> Text {
    let mut text = Text::default();
    if let Some(pattern) = &message.value {
        collect(pattern, &mut text);
    }
    text
}

fn collect(pattern: &Pattern<&str>, text: &mut Text) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.words.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => variable(inline, text),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                variable(selector, text);
                variants.iter().for_each(|variant| collect(&variant.value, text));
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>, text: &mut Text) {
    match inline {
        InlineExpression::VariableReference { id } => {
            text.variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = expression.as_ref() {
                variable(inner, text);
            }
        }
        _ => {}
    }
}
