//! Writes every sample page to a folder, to be looked at: `cargo run -p ui --example gallery -- FOLDER [fi|sv|en] [light|dark]`.
//! Asset addresses become relative to the folder; the style sheet is joined from `crates/assets/css`.

use std::path::{Path, PathBuf};

use language::Lang;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().unwrap_or_else(|| "gallery".to_owned()));
    let lang = args.next().and_then(|code| Lang::from_code(&code)).unwrap_or_default();
    let theme = args.next().unwrap_or_else(|| "system".to_owned());
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("tuki.css"), style_sheet()?)?;
    for (name, page) in ui::sample::pages(lang) {
        let html = page
            .into_string()
            .replace("/assets/", "")
            .replace("data-theme=\"system\"", &format!("data-theme=\"{theme}\""));
        std::fs::write(folder.join(format!("{name}.html")), html)?;
    }
    Ok(())
}

fn style_sheet() -> std::io::Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/css");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files.iter().map(std::fs::read_to_string).collect()
}
