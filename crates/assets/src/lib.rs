//! The browser's files, built from `ts/`, `css/` and `icons.txt` and embedded in the program: found by their hashed path, so
//! they may be kept for ever. Knows no request and no page. The story starts in `build.rs`; `url` gives pages the addresses.

/// A file of the browser, as it is and compressed. All forms hold the same content.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// The content as it is.
    pub bytes: &'static [u8],
    /// The content in Brotli.
    pub brotli: &'static [u8],
    /// The content in gzip.
    pub gzip: &'static [u8],
    /// The value of the `Content-Type` header.
    pub content_type: &'static str,
    /// The value of the `ETag` header, with its quotes.
    pub etag: &'static str,
}

struct Entry {
    name: &'static str,
    path: &'static str,
    url: &'static str,
    asset: Asset,
}

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// The file behind a path below `/assets/`, hash included: `core-1A2B3C4D.js`. `None` when there is none (or no longer).
pub fn get(path: &str) -> Option<Asset> {
    ENTRIES.iter().find(|entry| entry.path == path).map(|entry| entry.asset)
}

/// The address of a file by its plain name: `core.js`, `app.css`, `icons.svg`, `favicon.svg`.
///
/// # Panics
/// When no such file is built; names are written in the code, so a test finds it.
pub fn url(name: &str) -> &'static str {
    ENTRIES
        .iter()
        .find(|entry| entry.name == name)
        .map(|entry| entry.url)
        .expect("the file is one of those that are built")
}

/// The address of an icon in the sprite: `/assets/icons-….svg#inbox`.
///
/// # Panics
/// When `icons.txt` does not name the icon.
pub fn icon_url(name: &str) -> &'static str {
    ICONS.iter().find(|(icon, _)| *icon == name).map(|(_, url)| *url).expect("the icon stands in icons.txt")
}

/// All icons of the sprite.
pub fn icon_names() -> impl Iterator<Item = &'static str> {
    ICONS.iter().map(|(name, _)| *name)
}

/// Paths of all files, for tests that walk them.
pub fn paths() -> impl Iterator<Item = &'static str> {
    ENTRIES.iter().map(|entry| entry.path)
}

#[cfg(test)]
mod tests;
