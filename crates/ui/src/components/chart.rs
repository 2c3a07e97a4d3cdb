//! Server-made SVG: a bar a day, zero-based, with the greatest and the last labelled, and the table in `<details>`.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::Shell;

const WIDTH: usize = 1040;
const HEIGHT: usize = 124;

/// `finding` is the title that states what the bars show.
pub fn days(shell: &Shell, finding: &str, days: &[(Date, i64)]) -> Markup {
    html! {
        @if !days.is_empty() {
            figure .chart {
                figcaption { (finding) }
                (bars(shell, days))
                details {
                    summary { (shell.t("chart-as-table")) }
                    table .table .table-slim { tbody {
                        @for (day, n) in days {
                            tr {
                                th scope="row" { (shell.words().civil_date(*day)) }
                                td .num { (shell.words().number(*n)) }
                            }
                        }
                    } }
                }
            }
        }
    }
}

fn bars(shell: &Shell, days: &[(Date, i64)]) -> Markup {
    let most = days.iter().map(|(_, n)| *n).max().unwrap_or(0).max(1);
    let step = WIDTH / days.len().max(1);
    let width = step.saturating_sub(3).clamp(1, 40);
    let height = |n: i64| usize::try_from(n.max(0) * 80 / most).unwrap_or(0);
    html! {
        svg .bars viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(shell.t("chart-by-day")) {
            line .bars-base x1="0" y1="100" x2=(WIDTH) y2="100" {}
            @for (index, (day, n)) in days.iter().enumerate() {
                rect .bar x=(index * step) y=(100 - height(*n)) width=(width) height=(height(*n)) rx="2" {
                    title { (shell.words().civil_date(*day)) ": " (n) }
                }
                @if *n == most {
                    text .bars-label x=(index * step + width / 2) y=(94_usize.saturating_sub(height(*n)))
                        text-anchor="middle" {
                        (n)
                    }
                }
                @if index == 0 || index + 1 == days.len() {
                    text .bars-day x=(index * step + if index == 0 { 0 } else { width }) y="120" text-anchor=(if index == 0 { "start" } else { "end" }) {
                        (shell.words().day_and_month(*day))
                    }
                }
            }
        }
    }
}
