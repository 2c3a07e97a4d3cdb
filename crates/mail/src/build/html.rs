//! The HTML alternative of a plain text: light, readable in dark mode since it names no colours, links live.

/// Renders plain words: paragraphs, line breaks, lists kept as lines, quotes marked, web and mail addresses as links.
pub fn from_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut html = String::with_capacity(text.len() * 2 + 400);
    html.push_str(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\"></head>\n<body style=\"font-family:sans-serif;font-size:16px;\
         line-height:1.5\">\n",
    );
    for paragraph in text.trim_matches('\n').split("\n\n").map(|paragraph| paragraph.trim_matches('\n')) {
        if !paragraph.trim().is_empty() {
            push_paragraph(&mut html, paragraph);
        }
    }
    html.push_str("</body></html>\n");
    html
}

fn push_paragraph(html: &mut String, paragraph: &str) {
    let quoted = paragraph.lines().all(|line| line.starts_with('>'));
    html.push_str(if quoted { "<blockquote type=\"cite\"><p>" } else { "<p>" });
    for (number, line) in paragraph.lines().enumerate() {
        if number > 0 {
            html.push_str("<br>\n");
        }
        let line = if quoted { line.trim_start_matches('>').trim_start() } else { line };
        push_line(html, line.trim_end());
    }
    html.push_str(if quoted { "</p></blockquote>\n" } else { "</p>\n" });
}

fn push_line(html: &mut String, line: &str) {
    let indent = line.len() - line.trim_start_matches(' ').len();
    html.extend(std::iter::repeat_n("&nbsp;", indent));
    let mut rest = &line[indent..];
    while !rest.is_empty() {
        let word_ends = rest.find(char::is_whitespace).unwrap_or(rest.len());
        push_word(html, &rest[..word_ends]);
        rest = &rest[word_ends..];
        let space_ends = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        push_escaped(html, &rest[..space_ends]);
        rest = &rest[space_ends..];
    }
}

fn push_word(html: &mut String, word: &str) {
    let opening = word.len() - word.trim_start_matches(['(', '<', '"', '\'', '[']).len();
    let (before, inner) = word.split_at(opening);
    let inner_ends = inner.trim_end_matches(['.', ',', ')', '>', '"', '\'', ']', ';', ':', '!', '?']).len();
    let (inner, after) = inner.split_at(inner_ends);
    push_escaped(html, before);
    match address_of(inner) {
        Some(address) => {
            html.push_str("<a href=\"");
            push_escaped(html, &address);
            html.push_str("\">");
            push_escaped(html, inner);
            html.push_str("</a>");
        }
        None => push_escaped(html, inner),
    }
    push_escaped(html, after);
}

fn address_of(word: &str) -> Option<String> {
    if word.starts_with("https://") || word.starts_with("http://") {
        return (word.len() > 10).then(|| word.to_owned());
    }
    if word.starts_with("www.") && word.len() > 6 {
        return Some(format!("https://{word}"));
    }
    let mail = word.is_ascii() && word.contains('@') && crate::address::check(word).is_ok();
    mail.then(|| format!("mailto:{word}"))
}

fn push_escaped(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c if c.is_control() && c != '\t' => {}
            c => html.push(c),
        }
    }
}
