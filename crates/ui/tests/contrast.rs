//! The colour tokens of the style sheet keep their promises: text at least 4.5 : 1 on every surface, borders of inputs and
//! the focus ring at least 3 : 1, in the light and the dark theme (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::BTreeMap;

type Colour = [f64; 3];

const SURFACES: [&str; 6] = ["canvas", "sunken", "surface", "raised", "hover", "sel"];
const TEXTS: [&str; 9] = ["ink", "ink2", "ink3", "link", "brand", "ok", "warn", "bad", "info"];
/// Text on its own soft ground.
const PAIRS: [(&str, &str); 17] = [
    ("on-brand", "brand"),
    ("on-brand", "brand-hover"),
    ("brand", "brand-soft"),
    ("ink", "brand-soft"),
    ("ink2", "brand-soft"),
    ("warn", "brand-soft"),
    ("bad", "brand-soft"),
    ("ok", "brand-soft"),
    ("ink", "note"),
    ("ink2", "note"),
    ("ink3", "note"),
    ("warn", "note"),
    ("ok", "ok-soft"),
    ("warn", "warn-soft"),
    ("bad", "bad-soft"),
    ("info", "info-soft"),
    ("ink", "info-soft"),
];
const KINDS: [&str; 6] = ["k-issue", "k-order", "k-feedback", "k-incident", "k-dev", "k-know"];

fn tokens() -> BTreeMap<String, [Colour; 2]> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/css/02-tokens.css");
    let css = std::fs::read_to_string(path).expect("the token file");
    let root = css.split("[data-theme").next().expect("the first part");
    root.split(';').filter_map(token).collect()
}

fn token(declaration: &str) -> Option<(String, [Colour; 2])> {
    let (name, value) = declaration.trim().rsplit_once("--")?.1.split_once(':')?;
    let (light, dark) = value.trim().strip_prefix("light-dark(")?.strip_suffix(')')?.split_once(", ")?;
    Some((name.to_owned(), [colour(light)?, colour(dark)?]))
}

fn colour(hex: &str) -> Option<Colour> {
    let digits = hex.trim().strip_prefix('#')?;
    let wide: String =
        if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
    let part = |at: usize| u8::from_str_radix(wide.get(at..at + 2)?, 16).ok().map(|n| f64::from(n) / 255.0);
    Some([part(0)?, part(2)?, part(4)?])
}

fn luminance(colour: Colour) -> f64 {
    let linear = colour.map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn ratio(one: Colour, other: Colour) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn too_low(pairs: impl Iterator<Item = (String, String)>, least: f64) -> Vec<String> {
    let tokens = tokens();
    let mut low = Vec::new();
    for (text, ground) in pairs {
        for (theme, name) in ["light", "dark"].into_iter().enumerate() {
            let found = ratio(tokens[&text][theme], tokens[&ground][theme]);
            if found < least {
                low.push(format!("{text} on {ground}, {name}: {found:.2}"));
            }
        }
    }
    low
}

fn on_surfaces(texts: &[&str]) -> Vec<(String, String)> {
    texts.iter().flat_map(|text| SURFACES.map(|surface| ((*text).to_owned(), surface.to_owned()))).collect()
}

#[test]
fn every_text_can_be_read_on_every_surface() {
    assert_eq!(too_low(on_surfaces(&TEXTS).into_iter(), 4.5), Vec::<String>::new());
    assert_eq!(too_low(on_surfaces(&KINDS).into_iter(), 4.5), Vec::<String>::new());
}

#[test]
fn every_text_can_be_read_on_its_own_ground() {
    let own = PAIRS.map(|(text, ground)| (text.to_owned(), ground.to_owned()));
    let kinds = KINDS.map(|kind| (kind.to_owned(), format!("{kind}-soft")));
    assert_eq!(too_low(own.into_iter().chain(kinds), 4.5), Vec::<String>::new());
}

/// No input stands on a selected row, so its border is not measured there.
#[test]
fn borders_of_inputs_and_the_focus_ring_stand_out() {
    let pairs = on_surfaces(&["line-strong", "focus"]);
    let met = pairs.into_iter().filter(|(line, ground)| !(line == "line-strong" && ground == "sel"));
    assert_eq!(too_low(met, 3.0), Vec::<String>::new());
}
