//! Machines that answer machines. Recognises automatic answers, lists, bulk and our own mail coming back, and decides
//! whether a message may ever be answered automatically (RFC 3834). The story starts in `may_answer`.

mod absence;

use jiff::civil::Date;
use serde::Serialize;

use crate::address;
use crate::bounce;
use crate::message::{Kind, Message, Signs};
use crate::thread;

/// More machines on the way than this is a loop that somebody else did not notice.
const MOST_HOPS: usize = 30;

/// What an automatic answer says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AutoReply {
    /// It says that somebody is away.
    pub away: bool,
    /// The last day of the absence or the day of the return, whichever the words name.
    pub until: Option<Date>,
}

/// Who we are, to tell our own mail from that of others.
#[derive(Clone, Copy, Debug)]
pub struct Ours<'a> {
    /// The id that we write into `X-Tuki-Desk`.
    pub desk_id: &'a str,
    /// All addresses at which we receive, without tags.
    pub addresses: &'a [String],
    /// With it our own message ids were made.
    pub secret: &'a [u8],
}

/// Why a message is never answered automatically.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// A delivery report.
    #[error("it is a delivery report")]
    Bounce,
    /// A feedback report.
    #[error("it is a feedback report")]
    FeedbackReport,
    /// A machine wrote it.
    #[error("a machine wrote it")]
    AutoReply,
    /// It came through a list or as a newsletter.
    #[error("it came through a list")]
    List,
    /// It says itself that it is bulk.
    #[error("it is bulk mail")]
    Bulk,
    /// The sender asked for no automatic answers.
    #[error("the sender asked for no automatic answers")]
    Suppressed,
    /// The envelope has no sender.
    #[error("its envelope has no sender")]
    EmptySender,
    /// It carries our own mark: our own mail came back.
    #[error("it is our own mail that came back")]
    OwnEcho,
    /// It came from one of our own addresses.
    #[error("it came from one of our own addresses")]
    OwnAddress,
    /// It went through too many machines.
    #[error("it went through too many machines")]
    TooManyHops,
    /// There is no address to which an answer could go.
    #[error("it names no sender")]
    NoSender,
    /// The address says that nobody reads it.
    #[error("nobody reads the sender's address")]
    RobotSender,
}

impl Reason {
    /// A stable word for records and the catalogue of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Bounce => "bounce",
            Self::FeedbackReport => "feedback_report",
            Self::AutoReply => "auto_reply",
            Self::List => "list",
            Self::Bulk => "bulk",
            Self::Suppressed => "suppressed",
            Self::EmptySender => "empty_sender",
            Self::OwnEcho => "own_echo",
            Self::OwnAddress => "own_address",
            Self::TooManyHops => "too_many_hops",
            Self::NoSender => "no_sender",
            Self::RobotSender => "robot_sender",
        }
    }
}

/// Whether an automatic answer (a receipt) may be sent to this message (RFC 3834 section 2). People may always answer.
pub fn may_answer(message: &Message, ours: Ours<'_>) -> Result<(), Reason> {
    own_mail(message, ours)?;
    match message.kind {
        Kind::Bounce => return Err(Reason::Bounce),
        Kind::FeedbackReport => return Err(Reason::FeedbackReport),
        Kind::AutoReply => return Err(Reason::AutoReply),
        Kind::List => return Err(Reason::List),
        Kind::Message => {}
    }
    let signs = &message.signs;
    if signs.received > MOST_HOPS {
        return Err(Reason::TooManyHops);
    }
    if signs.return_path.as_deref() == Some("") {
        return Err(Reason::EmptySender);
    }
    if is_bulk(signs) || signs.feedback_id.is_some() {
        return Err(Reason::Bulk);
    }
    if is_suppressed(signs) {
        return Err(Reason::Suppressed);
    }
    let to = message.reply_to.first().or(message.from.as_ref()).map(|to| address::normal(&to.address));
    let to = to.filter(|to| to.contains('@')).ok_or(Reason::NoSender)?;
    let local = to.split('@').next().unwrap_or_default();
    if is_robot_name(local) { Err(Reason::RobotSender) } else { Ok(()) }
}

/// Our own mark, our own id or our own address means that this must not be answered.
fn own_mail(message: &Message, ours: Ours<'_>) -> Result<(), Reason> {
    let marked = |id: &String| !ours.desk_id.is_empty() && id.trim().eq_ignore_ascii_case(ours.desk_id);
    if message.signs.desk_ids.iter().chain(&message.signs.loops).any(marked)
        || message.message_id.as_deref().is_some_and(|id| thread::own_message(ours.secret, id).is_some())
    {
        return Err(Reason::OwnEcho);
    }
    let own = |address: &str| {
        let address = address::without_tag(address);
        ours.addresses.iter().any(|ours| address::without_tag(ours) == address)
    };
    let senders = message.from.iter().chain(&message.sender).chain(&message.reply_to);
    if senders.map(|sender| sender.address.as_str()).any(own) { Err(Reason::OwnAddress) } else { Ok(()) }
}

/// Reads an automatic answer; `None` when a person seems to have written the message.
pub(crate) fn read(message: &Message) -> Option<AutoReply> {
    let subject = message.subject.as_deref().unwrap_or_default().to_lowercase();
    if !(is_automatic(&message.signs) || is_receipt(message) || absence::is_subject(&subject)) {
        return None;
    }
    let until = absence::until(&subject, &message.body_text, message.date);
    let away = until.is_some() || absence::is_subject(&subject) || absence::is_away(&message.body_text);
    Some(AutoReply { away, until })
}

fn is_automatic(signs: &Signs) -> bool {
    let said =
        signs.auto_submitted.as_deref().map(|value| value.split(';').next().unwrap_or_default().trim());
    let submitted = said.is_some_and(|value| !value.is_empty() && value != "no");
    let precedence =
        matches!(signs.precedence.as_deref().map(str::trim), Some("auto_reply" | "auto-reply" | "autoreply"));
    submitted || precedence || signs.machine_field.is_some()
}

/// Read receipts (RFC 8098) and delivery reports of success.
fn is_receipt(message: &Message) -> bool {
    message.signs.report_type.as_deref() == Some("disposition-notification")
        || message.attachments.iter().any(|part| part.content_type == "message/disposition-notification")
        || bounce::is_success_report(message)
}

/// A mailing list or a newsletter (RFC 2919, RFC 2369).
pub(crate) fn is_list(message: &Message) -> bool {
    let signs = &message.signs;
    signs.list_id.is_some()
        || signs.list_fields
        || signs.precedence.as_deref().map(str::trim).is_some_and(|value| value == "list")
}

fn is_bulk(signs: &Signs) -> bool {
    matches!(signs.precedence.as_deref().map(str::trim), Some("bulk" | "junk" | "list"))
}

/// What Exchange understands (MS-OXCMAIL 2.2.3.2.14): all, or automatic answers among others.
fn is_suppressed(signs: &Signs) -> bool {
    signs.suppress.as_deref().is_some_and(|value| {
        value.split(',').map(str::trim).any(|word| matches!(word, "all" | "autoreply" | "-1"))
    })
}

/// Local parts that say that no person reads there.
pub(crate) fn is_robot_name(local: &str) -> bool {
    const WHOLE: &[&str] = &[
        "mailer-daemon",
        "mailerdaemon",
        "postmaster",
        "daemon",
        "bounce",
        "bounces",
        "nobody",
        "autoreply",
        "root",
        "listserv",
        "majordomo",
        "abuse-report",
        "notifications",
        "alerts",
    ];
    const INSIDE: &[&str] = &[
        "noreply",
        "no-reply",
        "no_reply",
        "no.reply",
        "donotreply",
        "do-not-reply",
        "do_not_reply",
        "do.not.reply",
        "dontreply",
        "eivastausta",
        "ei-vastausta",
        "alavastaa",
        "ala-vastaa",
        "svarainte",
        "ejsvar",
        "noresponse",
        "mailer-daemon",
        "-bounces",
        "bounce+",
        "bounces+",
        "-noreply",
        "nicht-antworten",
    ];
    WHOLE.contains(&local) || INSIDE.iter().any(|word| local.contains(word))
}

#[cfg(test)]
mod tests;
