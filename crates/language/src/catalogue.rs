//! The embedded texts of the three languages, parsed on first use and kept for the life of the program.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::Lang;
use crate::format::grouped;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

type Bundle = FluentBundle<FluentResource>;

/// The text files of a language: (name without `.ftl`, content).
pub(crate) fn files(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Fi => FI,
        Lang::Sv => SV,
        Lang::En => EN,
    }
}

pub(crate) fn has(lang: Lang, key: &str) -> bool {
    bundle(lang).get_message(key).is_some_and(|message| message.value().is_some())
}

/// The text of a key; `None` when the catalogue has none.
pub(crate) fn text(lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let bundle = bundle(lang);
    let message = bundle.get_message(key)?;
    let mut errors = Vec::new();
    Some(bundle.format_pattern(message.value()?, args, &mut errors).into_owned())
}

fn bundle(lang: Lang) -> &'static Bundle {
    static FINNISH: LazyLock<Bundle> = LazyLock::new(|| read(Lang::Fi));
    static SWEDISH: LazyLock<Bundle> = LazyLock::new(|| read(Lang::Sv));
    static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| read(Lang::En));
    match lang {
        Lang::Fi => &FINNISH,
        Lang::Sv => &SWEDISH,
        Lang::En => &ENGLISH,
    }
}

fn read(lang: Lang) -> Bundle {
    let locale: LanguageIdentifier = lang.code().parse().expect("our codes are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::En => number_with_commas,
        Lang::Fi | Lang::Sv => number_with_spaces,
    }));
    for (_, source) in files(lang) {
        // What parses is kept; the check of the catalogues reports the rest.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn number_with_commas<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    whole_number(value).map(|number| grouped(Lang::En, number))
}

fn number_with_spaces<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    whole_number(value).map(|number| grouped(Lang::Fi, number))
}

fn whole_number(value: &FluentValue<'_>) -> Option<i64> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) if value.fract() == 0.0 => Some(*value as i64),
        _ => None,
    }
}
