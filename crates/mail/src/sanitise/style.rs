//! Style attributes: a short list of properties, and no value that loads, moves out of its frame, or calculates.

/// What a mail may say of its looks. Nothing that places an element over others or hides the page.
const PROPERTIES: &[&str] = &[
    "background",
    "background-color",
    "border",
    "border-bottom",
    "border-bottom-color",
    "border-bottom-style",
    "border-bottom-width",
    "border-collapse",
    "border-color",
    "border-left",
    "border-left-color",
    "border-left-style",
    "border-left-width",
    "border-radius",
    "border-right",
    "border-right-color",
    "border-right-style",
    "border-right-width",
    "border-spacing",
    "border-style",
    "border-top",
    "border-top-color",
    "border-top-style",
    "border-top-width",
    "border-width",
    "clear",
    "color",
    "direction",
    "display",
    "float",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-height",
    "max-width",
    "min-width",
    "overflow-wrap",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "table-layout",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "vertical-align",
    "white-space",
    "width",
    "word-break",
    "word-wrap",
];
/// Properties that change the looks more than the flow of text does.
const SHOWY: &[&str] = &["background", "border", "color", "font-size", "width", "float", "padding"];

/// The declarations of a style attribute that are on the list and whose values are plain.
pub(super) fn harmless(style: &str) -> String {
    let mut kept = String::new();
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let name = name.trim().to_ascii_lowercase();
        let value = value.trim();
        let flows = name != "display" || is_flow(value);
        if flows && PROPERTIES.contains(&name.as_str()) && is_plain_value(value) {
            if !kept.is_empty() {
                kept.push(';');
            }
            kept.push_str(&name);
            kept.push(':');
            kept.push_str(value);
        }
    }
    kept
}

fn is_flow(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let value = value.trim_end_matches("!important").trim();
    ["none", "block", "inline", "inline-block", "table", "table-row", "table-cell", "list-item"]
        .contains(&value)
}

/// Letters, digits and the few signs that colours, sizes and names of fonts need; of functions, colours alone.
pub(super) fn is_plain_value(value: &str) -> bool {
    let plain = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '#' | '%' | '.' | ',' | '-' | '!' | '\'' | '"' | '+' | '_')
    };
    if value.len() > 300 {
        return false;
    }
    if value.chars().all(plain) {
        return true;
    }
    let lower = value.to_ascii_lowercase();
    let colour = ["rgb(", "rgba(", "hsl(", "hsla("].iter().any(|function| lower.contains(function));
    let only_colours = lower.matches('(').count()
        == lower.matches("rgb(").count()
            + lower.matches("rgba(").count()
            + lower.matches("hsl(").count()
            + lower.matches("hsla(").count();
    colour && only_colours && value.chars().all(|c| plain(c) || matches!(c, '(' | ')' | '/'))
}

/// Whether the style wants to load something.
pub(super) fn loads(style: &str) -> bool {
    let lower = style.to_ascii_lowercase();
    lower.contains("url(") && (lower.contains("http:") || lower.contains("https:") || lower.contains("//"))
}

pub(super) fn shows(kept: &str) -> bool {
    SHOWY.iter().any(|name| kept.contains(name))
}
