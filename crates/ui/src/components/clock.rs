//! The promise clock: text, shape and colour say the same. ● on time, ◐ a quarter of the time left, ▲ late, ✓ kept.

use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};

use crate::Shell;
use crate::view::{Promise, PromiseKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    OnTime,
    Soon,
    Late,
    Kept,
}

impl Standing {
    fn key(self) -> &'static str {
        match self {
            Self::OnTime => "ok",
            Self::Soon => "soon",
            Self::Late => "late",
            Self::Kept => "met",
        }
    }

    fn shape(self) -> &'static str {
        match self {
            Self::OnTime => "●",
            Self::Soon => "◐",
            Self::Late => "▲",
            Self::Kept => "✓",
        }
    }
}

/// How a promise stands at `now`: soon when less than a quarter of its time, and less than four hours, is left.
pub fn standing(promise: &Promise, now: Timestamp) -> Standing {
    if promise.met.is_some() {
        return Standing::Kept;
    }
    let left = promise.due.duration_since(now);
    let whole = promise.due.duration_since(promise.started);
    if left.is_negative() {
        Standing::Late
    } else if left < SignedDuration::from_hours(4) && left.as_secs() * 4 < whole.as_secs() {
        Standing::Soon
    } else {
        Standing::OnTime
    }
}

/// `◐ 18 min` in a row.
pub fn short(shell: &Shell, promise: &Promise) -> Markup {
    drawn(shell, promise, false)
}

/// `◐ vastaus 18 min` under a header.
pub fn full(shell: &Shell, promise: &Promise) -> Markup {
    drawn(shell, promise, true)
}

fn drawn(shell: &Shell, promise: &Promise, named: bool) -> Markup {
    let standing = standing(promise, shell.now);
    let left = promise.due.duration_since(shell.now);
    let kind = shell.t(kind_key(promise.kind));
    let tip =
        shell.with("clock-due", &[("kind", (&kind).into()), ("at", shell.date_time(promise.due).into())]);
    html! {
        span .clock data-clock=(standing.key()) data-due=(promise.due) data-started=(promise.started) title=(tip) {
            span .shape aria-hidden="true" { (standing.shape()) } " "
            @if named { span .clock-kind { (kind) } " " } @else { span .vh { (kind) " " } }
            @match (standing, promise.met) {
                (Standing::Kept, Some(met)) => { (shell.when(met)) span .vh { ", " (shell.t("clock-kept")) } }
                (Standing::Late, _) => { span .vh { (shell.t("clock-late")) " " } span data-left { (shell.words().duration_short(left)) } }
                _ => { span data-left { (shell.words().duration_short(left)) } span .vh { " " (shell.t("clock-left")) } }
            }
        }
    }
}

fn kind_key(kind: PromiseKind) -> &'static str {
    match kind {
        PromiseKind::Response => "clock-response",
        PromiseKind::Resolution => "clock-resolution",
        PromiseKind::FollowUp => "clock-follow-up",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_turns_soon_in_its_last_quarter_and_late_after_its_time() {
        let at = |minutes: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        let promise = Promise { started: at(0), due: at(100), ..Promise::default() };
        assert_eq!(standing(&promise, at(10)), Standing::OnTime);
        assert_eq!(standing(&promise, at(80)), Standing::Soon);
        assert_eq!(standing(&promise, at(101)), Standing::Late);
        assert_eq!(standing(&Promise { met: Some(at(99)), ..promise }, at(200)), Standing::Kept);
    }
}
