//! Older rows of a keyset list.

use maud::{Markup, html};

use crate::Shell;

/// `base` is the address of the list with its filters; `paged` says that this is not its first page.
pub fn pager(shell: &Shell, base: &str, after: Option<&str>, paged: bool) -> Markup {
    let mark = if base.contains('?') { '&' } else { '?' };
    html! {
        @if after.is_some() || paged {
            nav .pager aria-label=(shell.t("pager-name")) {
                @if paged { a .btn .btn-quiet href=(base) { (shell.t("pager-first")) } }
                @if let Some(after) = after {
                    a .btn rel="next" data-next href=(format!("{base}{mark}after={after}")) {
                        (shell.t("pager-more"))
                    }
                }
            }
        }
    }
}

/// The address of a list with the filters that are set, without its cursor.
pub fn with_filters(path: &str, form: &crate::form::Form, names: &[&str]) -> String {
    let set: Vec<String> = names
        .iter()
        .filter(|name| !form.value(name).is_empty())
        .map(|name| format!("{name}={}", escaped(form.value(name))))
        .collect();
    if set.is_empty() { path.to_owned() } else { format!("{path}?{}", set.join("&")) }
}

/// Percent-encoding for a query value: everything but unreserved characters.
pub fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    #[test]
    fn filters_stay_in_the_address() {
        let form = Form::new().with("q", "lasku & viite ä").with("owner", "");
        assert_eq!(
            with_filters("/desk/issues", &form, &["q", "owner"]),
            "/desk/issues?q=lasku%20%26%20viite%20%C3%A4"
        );
    }
}
