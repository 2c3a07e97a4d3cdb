//! What every page needs around itself: language, time, who is signed in, addresses of assets, the CSRF token, and the
//! frame that is drawn from them. A component takes `&Shell` where it needs words, time or an icon.

mod frame;
mod nav;

use jiff::{Timestamp, tz::TimeZone};
use language::{Arg, Lang, Words};
use maud::Markup;

pub use frame::{Parts, bare, desk, fragment, portal};

/// Content-hashed addresses of the browser's files.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    pub css: String,
    /// `core.js`, loaded as a module with `defer`.
    pub js: String,
    /// The icon sprite; icons are `<use href="{sprite}#name">`.
    pub sprite: String,
    pub favicon: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    Compact,
    #[default]
    Default,
    Comfortable,
}

/// The reader's own settings that pages and `core.js` follow.
#[derive(Clone, Debug)]
pub struct Look {
    pub theme: Theme,
    pub density: Density,
    /// False: single-key shortcuts are off (WCAG 2.1.4).
    pub keys: bool,
    /// 0–30 s.
    pub undo_seconds: i64,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: Theme::System, density: Density::Default, keys: true, undo_seconds: 8 }
    }
}

/// Which door of the rail is lit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    #[default]
    Home,
    Inbox,
    Log,
    Customers,
    Issues,
    Orders,
    Feedback,
    Search,
    Reports,
    Admin,
    Me,
    Mail,
}

/// Who is signed in. `administers` and `leads` only decide which doors the rail shows.
#[derive(Clone, Debug, Default)]
pub struct Me {
    pub key: String,
    pub name: String,
    pub role: String,
    pub administers: bool,
    pub reports: bool,
    /// False for a viewer: logging and answering are not offered.
    pub serves: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Info,
    Ok,
    Warn,
    Bad,
}

/// What the last act did, shown once after the redirect; `undo` is the address that takes it back by POST.
#[derive(Clone, Debug, Default)]
pub struct Toast {
    pub text: String,
    pub tone: Tone,
    pub undo: Option<String>,
}

/// A strip over the page; `action` is a link to the one next step.
#[derive(Clone, Debug, Default)]
pub struct Banner {
    pub text: String,
    pub tone: Tone,
    pub action: Option<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Shell {
    pub lang: Lang,
    pub now: Timestamp,
    pub tz: TimeZone,
    pub csrf: String,
    pub assets: Assets,
    /// The organisation whose desk this is.
    pub organisation: String,
    /// `None` on sign-in, set-up, portal and error pages for strangers.
    pub me: Option<Me>,
    pub look: Look,
    pub place: Place,
    /// Open interactions in the reader's own view: the number at the inbox door.
    pub inbox: i64,
    pub toast: Option<Toast>,
    pub banners: Vec<Banner>,
    /// True on a demonstration: the rail shows the door to the built-in test mail.
    pub demo: bool,
    /// The last event that this page knows of (`data-seq` of the body).
    pub seq: i64,
    /// The reader's other languages to offer on sign-in and portal pages: address that switches to each.
    pub path: String,
}

impl Shell {
    /// A shell with nothing but language and time, to be filled with struct update syntax.
    pub fn new(lang: Lang, now: Timestamp, tz: TimeZone) -> Self {
        Self {
            lang,
            now,
            tz,
            csrf: String::new(),
            assets: Assets::default(),
            organisation: String::new(),
            me: None,
            look: Look::default(),
            place: Place::default(),
            inbox: 0,
            toast: None,
            banners: Vec::new(),
            demo: false,
            seq: 0,
            path: String::new(),
        }
    }

    pub fn words(&self) -> Words {
        Words::new(self.lang)
    }

    pub fn t(&self, key: &str) -> String {
        self.words().t(key)
    }

    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words().with(key, args)
    }

    /// `9.12`, `eilen 9.12`, `12.11.`
    pub fn when(&self, at: Timestamp) -> String {
        self.words().when(at, self.now, &self.tz)
    }

    pub fn date_time(&self, at: Timestamp) -> String {
        self.words().date_time(at, &self.tz)
    }

    pub fn date(&self, at: Timestamp) -> String {
        self.words().date(at, &self.tz)
    }

    /// A `<time>` with the machine's form, the short form as text and the long one as tooltip.
    pub fn time(&self, at: Timestamp) -> Markup {
        maud::html! { time datetime=(at) title=(self.date_time(at)) { (self.when(at)) } }
    }
}
