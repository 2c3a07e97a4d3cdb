//! The page that a measurement leaves behind: docs/performance.md.

use std::fmt::Write;

/// One line of the table.
pub struct Line {
    /// What was measured.
    pub what: String,
    /// What is to be reached.
    pub to_reach: &'static str,
    /// What came out, with the digits behind it.
    pub came_out: String,
    /// Whether that is enough.
    pub enough: bool,
}

/// A run: where, when, how large.
pub struct Run {
    /// The machine in one line.
    pub machine: String,
    /// The day, as `2026-11-24`.
    pub day: String,
    /// How many interactions the small and the large desk hold.
    pub sizes: (u64, u64),
    /// The table.
    pub lines: Vec<Line>,
}

/// The whole page.
pub fn page(run: &Run) -> String {
    let mut text = String::from(
        "# How fast it is\n\n`cargo xtask bench` writes this page. Read the ratios, which compare two measurements of one run on \
         one machine; the\ndigits belong to that machine.\n\n",
    );
    let _ = writeln!(text, "Measured on {} on {}.", run.day, run.machine);
    let _ = writeln!(
        text,
        "Release build, SQLite with `synchronous=FULL`, {} and {} interactions of about 800 characters each.\n",
        grouped(run.sizes.0),
        grouped(run.sizes.1)
    );
    text.push_str("| what | to reach | came out | |\n| --- | --- | --- | --- |\n");
    for line in &run.lines {
        let sign = if line.enough { "reached" } else { "**missed**" };
        let _ = writeln!(text, "| {} | {} | {} | {sign} |", line.what, line.to_reach, line.came_out);
    }
    text.push_str(HOW);
    text
}

const HOW: &str = "
## How it is measured

- **Arrivals**: 64 callers at once hand in contacts; each is the whole act (rows, search words, event, job) in the shared
  transactions of the store. The bare figure runs the very same statements with the very same values, recorded before, in
  batches of 256 on a bare connection with the same settings.
- **Pages at two sizes**: the same program over a small and a large desk, one connection, whole answers over HTTP; each page is
  asked for with ever other interactions, customers and words.
- **Processor time of the inbox page**: of the serving process over many requests, against the recorded statements of that
  page and its rendering run in a loop.
- **Memory**: anonymous memory of the serving process after a hundred inbox pages and a minute of rest.
- **Start**: from starting the program to the first whole answer.
- **Bytes a contact**: the growth of the data folder for each contact, search included. Contacts of mail also keep their
  raw original, which is as large as it came.
";

/// A number with spaces between groups of three digits.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_line_is_marked() {
        let line =
            |enough| Line { what: "inbox".into(), to_reach: "≤ 1.3 ×", came_out: "1.1 ×".into(), enough };
        let run = Run {
            machine: "m".into(),
            day: "2026-11-24".into(),
            sizes: (10_000, 1_000_000),
            lines: vec![line(true), line(false)],
        };
        let text = page(&run);
        assert!(text.contains("| inbox | ≤ 1.3 × | 1.1 × | reached |"));
        assert!(text.contains("**missed**"));
        assert!(text.contains("1\u{a0}000\u{a0}000"));
    }
}
