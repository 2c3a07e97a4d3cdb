//! Promises of the browser's files: within their budgets, compressed, complete, and free of strings that are run.

use super::*;

fn named(name: &str) -> Asset {
    get(url(name).strip_prefix("/assets/").unwrap()).unwrap()
}

fn zipped(name: &str) -> usize {
    named(name).gzip.len()
}

fn text(name: &str) -> &'static str {
    std::str::from_utf8(named(name).bytes).unwrap()
}

#[test]
fn scripts_styles_and_icons_keep_within_their_budgets() {
    assert!(OWN_CORE <= 9_000, "core without its library: {OWN_CORE} bytes");
    let parts = [("composer.js", 3_072), ("palette.js", 2_560), ("app.css", 16_384), ("icons.svg", 6_144)];
    for (name, most) in parts {
        assert!(zipped(name) <= most, "{name}: {} bytes", zipped(name));
    }
    let first: usize = ["core.js", "composer.js", "outbox.js", "arrivals.js"].into_iter().map(zipped).sum();
    assert!(first <= 32_000, "scripts of the first page: {first} bytes");
}

#[test]
fn every_file_is_there_in_three_forms_under_a_name_of_its_content() {
    let mut paths: Vec<_> = paths().collect();
    assert!(paths.len() >= 8);
    for path in &paths {
        let asset = get(path).unwrap();
        assert!(
            !asset.bytes.is_empty() && !asset.brotli.is_empty() && asset.gzip.starts_with(&[0x1f, 0x8b]),
            "{path}"
        );
        assert!(asset.etag.starts_with('"') && asset.etag.ends_with('"'), "{path}");
        assert!(
            path.rsplit_once('-').is_some_and(|(_, hash)| hash.split('.').next().unwrap().len() == 12),
            "{path}"
        );
    }
    paths.dedup();
    assert_eq!(paths.len(), ENTRIES.len());
    assert!(get("core.js").is_none(), "only the hashed name is an address");
}

#[test]
fn parts_take_from_the_core_only_what_it_gives() {
    let core = url("core.js").rsplit('/').next().unwrap();
    let given = text("core.js").rsplit_once("export{").unwrap().1;
    let given: Vec<&str> =
        given.split('}').next().unwrap().split(',').filter_map(|one| one.split(" as ").last()).collect();
    for entry in ENTRIES.iter().filter(|entry| entry.name.ends_with(".js") && entry.name != "core.js") {
        let part = std::str::from_utf8(entry.asset.bytes).unwrap();
        for import in part.split("import{").skip(1).filter(|import| import.contains(core)) {
            for name in import.split('}').next().unwrap().split(',') {
                assert!(given.contains(&name.split(" as ").next().unwrap()), "{}: {name}", entry.name);
            }
        }
        assert!(!part.contains("core:"), "{}", entry.name);
    }
}

#[test]
fn the_core_loads_its_parts_by_their_hashed_names() {
    for part in
        ["palette.js", "composer.js", "combo.js", "outbox.js", "paging.js", "selection.js", "sign_in.js"]
    {
        let file = url(part).rsplit('/').next().unwrap();
        let known = ENTRIES
            .iter()
            .any(|entry| std::str::from_utf8(entry.asset.bytes).is_ok_and(|text| text.contains(file)));
        assert!(known, "{part}");
    }
}

#[test]
fn the_sprite_holds_every_listed_icon_once() {
    let sprite = text("icons.svg");
    for name in icon_names() {
        assert_eq!(sprite.matches(&format!(r#"<symbol id="{name}""#)).count(), 1, "{name}");
        assert!(icon_url(name).ends_with(&format!("#{name}")));
    }
    assert!(!sprite.contains("style="), "the content security policy forbids inline styles");
}

#[test]
fn the_style_sheet_declares_its_layers_before_anything_else() {
    assert!(text("app.css").starts_with("@layer reset,tokens,base,layout,components,utilities,print;"));
}
