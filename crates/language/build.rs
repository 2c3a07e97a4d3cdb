//! Lists the text files under `texts/` for embedding, so that a new file needs no change in Rust.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=texts");
    println!("cargo::rerun-if-changed=build.rs");
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets the crate's folder"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets the output folder"));
    let mut list = String::new();
    for lang in ["fi", "sv", "en"] {
        writeln!(list, "const {}: &[(&str, &str)] = &[", lang.to_uppercase()).expect("a string grows");
        for file in text_files(&here.join("texts").join(lang)) {
            let name = file.file_stem().expect("a file has a name").to_string_lossy();
            writeln!(list, "    ({name:?}, include_str!({file:?})),").expect("a string grows");
        }
        list.push_str("];\n");
    }
    fs::write(out.join("texts.rs"), list).expect("the list of texts can be written");
}

fn text_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("every language has its folder in texts/");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder of texts can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    files.sort();
    files
}
