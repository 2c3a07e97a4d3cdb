//! The piece of a text around what was sought, with the matching words marked. Pure; call it outside the transaction.

use language::{Lang, Query, analyse};

/// Words before the first match.
const BEFORE: usize = 8;
/// Words in all.
const WORDS: usize = 28;
/// So many words of a text are looked at.
const LOOKED_AT: usize = 250;

/// Pieces of the text; `true` pieces matched. The beginning of the text when nothing in it matches.
pub fn excerpt(text: &str, lang: Option<Lang>, sought: &Query) -> Vec<(String, bool)> {
    let words: Vec<&str> = text.split_whitespace().take(LOOKED_AT).collect();
    let lang = lang.or(Some(Lang::default()));
    let matches: Vec<bool> = words.iter().map(|word| meets(word, lang, sought)).collect();
    let first = matches.iter().position(|met| *met).unwrap_or(0);
    let start = first.saturating_sub(BEFORE);
    let end = (start + WORDS).min(words.len());
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for at in start..end {
        let space = if at + 1 < end { " " } else { "" };
        match pieces.last_mut() {
            Some((piece, met)) if *met == matches[at] => piece.push_str(&format!("{}{space}", words[at])),
            _ => pieces.push((format!("{}{space}", words[at]), matches[at])),
        }
    }
    framed(pieces, start > 0, end < words.len() || words.len() == LOOKED_AT)
}

fn framed(mut pieces: Vec<(String, bool)>, cut_before: bool, cut_after: bool) -> Vec<(String, bool)> {
    if cut_before {
        pieces.insert(0, ("… ".into(), false));
    }
    if cut_after && !pieces.is_empty() {
        pieces.push((" …".into(), false));
    }
    pieces
}

fn meets(word: &str, lang: Option<Lang>, sought: &Query) -> bool {
    if sought.is_empty() {
        return false;
    }
    let terms = analyse(word, lang);
    sought.all_of.iter().flatten().any(|one| {
        terms.iter().any(|term| *term == one.term || one.prefix && term.starts_with(one.term.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use language::query;

    #[test]
    fn the_matching_words_are_marked_in_their_surroundings() {
        let long = format!("{} En löydä laskua mistään. {}", "alku ".repeat(20), "loppu ".repeat(60));
        let pieces = excerpt(&long, Some(Lang::Fi), &query("lasku"));
        assert_eq!(pieces.first().unwrap().0, "… ");
        assert_eq!(pieces.last().unwrap().0, " …");
        let marked: Vec<&str> =
            pieces.iter().filter(|(_, met)| *met).map(|(piece, _)| piece.trim()).collect();
        assert_eq!(marked, ["laskua"]);
    }

    #[test]
    fn a_text_without_a_match_shows_its_beginning() {
        let pieces = excerpt("Hei, kiitos paljon!", None, &query("lasku"));
        assert_eq!(pieces, vec![("Hei, kiitos paljon!".to_string(), false)]);
        assert!(excerpt("", None, &query("")).is_empty());
    }
}
