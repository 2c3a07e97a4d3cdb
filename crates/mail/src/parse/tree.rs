//! The parts of a message: one loop over the bytes with a stack of open multiparts, so that no nesting, however deep,
//! costs more than its length. An attached message is one part: what lies in it is not opened here.
//! Which parts are the body follows RFC 8621 section 4.1.4, as mail programs do.

use std::borrow::Cow;

use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, GetHeader, Header, HeaderName, HeaderValue, MessageParser};

/// What a part is, as far as the body is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Multipart,
    Plain,
    Html,
    /// Text that is shown as a file.
    OtherText,
    /// A picture, a sound, a film: may stand between the words.
    Media,
    Message,
    Other,
}

/// One part with its decoded content.
#[derive(Debug)]
pub(super) struct Part<'x> {
    pub(super) headers: Vec<Header<'x>>,
    pub(super) sort: Sort,
    /// Without its transfer encoding; as it was sent when `is_damaged`.
    pub(super) bytes: Cow<'x, [u8]>,
    /// Its end or its encoding is broken.
    pub(super) is_damaged: bool,
}

impl<'x> Part<'x> {
    pub(super) fn content_type(&self) -> Option<&ContentType<'x>> {
        self.headers.header_value(&HeaderName::ContentType).and_then(HeaderValue::as_content_type)
    }

    pub(super) fn transfer_encoding(&self) -> &str {
        self.headers
            .header_value(&HeaderName::ContentTransferEncoding)
            .and_then(HeaderValue::as_text)
            .unwrap_or_default()
    }

    fn is_marked_as_file(&self) -> bool {
        let disposition = self.headers.header_value(&HeaderName::ContentDisposition);
        disposition.and_then(HeaderValue::as_content_type).is_some_and(ContentType::is_attachment)
    }
}

/// All parts in order; the three lists hold places among them.
#[derive(Debug, Default)]
pub(super) struct Tree<'x> {
    pub(super) parts: Vec<Part<'x>>,
    pub(super) html_body: Vec<usize>,
    pub(super) text_body: Vec<usize>,
    pub(super) attachments: Vec<usize>,
}

/// Takes a message apart; `None` when it has no header field at all.
pub(super) fn read(raw: &[u8]) -> Option<Tree<'_>> {
    let mut reader = Reader {
        stream: MessageStream::new(raw),
        raw,
        tree: Tree::default(),
        level: Level::root(),
        above: Vec::new(),
    };
    let parser = MessageParser::new();
    loop {
        let mut headers = Vec::new();
        if !reader.stream.parse_headers(&parser, &mut headers) {
            reader.header_alone(headers);
            break;
        }
        if !reader.take_part(headers) {
            break;
        }
    }
    (!reader.tree.parts.is_empty()).then_some(reader.tree)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Root,
    Mixed,
    Alternative,
    Related,
    Digest,
}

/// An open multipart.
struct Level {
    kind: Kind,
    boundary: Option<Vec<u8>>,
    inside_alternative: bool,
    parts: usize,
    html_before: usize,
    text_before: usize,
    wants_html: bool,
    wants_text: bool,
}

impl Level {
    fn root() -> Self {
        Self {
            kind: Kind::Root,
            boundary: None,
            inside_alternative: false,
            parts: 0,
            html_before: 0,
            text_before: 0,
            wants_html: true,
            wants_text: true,
        }
    }
}

struct Reader<'x> {
    stream: MessageStream<'x>,
    raw: &'x [u8],
    tree: Tree<'x>,
    level: Level,
    above: Vec<Level>,
}

impl<'x> Reader<'x> {
    /// A header without a body is an empty text.
    fn header_alone(&mut self, headers: Vec<Header<'x>>) {
        if self.tree.parts.is_empty() && !headers.is_empty() {
            self.tree.parts.push(Part {
                headers,
                sort: Sort::OtherText,
                bytes: Cow::Borrowed(b""),
                is_damaged: true,
            });
        }
    }

    /// Takes the part whose header was just read; false when nothing follows.
    fn take_part(&mut self, headers: Vec<Header<'x>>) -> bool {
        self.level.parts += 1;
        let mut part = Part { headers, sort: Sort::Other, bytes: Cow::Borrowed(b""), is_damaged: false };
        part.sort = sort_of(part.content_type(), self.level.kind);
        if part.sort == Sort::Multipart {
            if self.open(&part) {
                self.tree.parts.push(part);
                return true;
            }
            let is_lump =
                part.content_type().is_some_and(|content_type| content_type.has_attribute("boundary"));
            part.sort = if is_lump { Sort::OtherText } else { Sort::Other };
        }
        self.fill(&mut part);
        self.place(&part);
        self.tree.parts.push(part);
        if self.level.boundary.is_some() { self.go_on() } else { self.stream.offset() < self.raw.len() }
    }

    /// Enters a multipart when its boundary comes.
    fn open(&mut self, part: &Part<'x>) -> bool {
        let Some(content_type) = part.content_type() else { return false };
        let Some(boundary) = content_type.attribute("boundary") else { return false };
        if !self.stream.seek_next_part(boundary.as_bytes()) {
            return false;
        }
        let kind = match content_type.subtype() {
            Some("alternative") => Kind::Alternative,
            Some("related") => Kind::Related,
            Some("digest") => Kind::Digest,
            _ => Kind::Mixed,
        };
        let inner = Level {
            kind,
            boundary: Some(boundary.as_bytes().to_vec()),
            inside_alternative: self.level.inside_alternative || kind == Kind::Alternative,
            parts: 0,
            html_before: self.tree.html_body.len(),
            text_before: self.tree.text_body.len(),
            wants_html: self.level.wants_html,
            wants_text: self.level.wants_text,
        };
        self.stream.skip_crlf();
        self.above.push(std::mem::replace(&mut self.level, inner));
        true
    }

    /// Reads the content to the next boundary and takes its encoding off.
    fn fill(&mut self, part: &mut Part<'x>) {
        let start = self.stream.offset();
        let boundary = self.level.boundary.as_deref().unwrap_or_default();
        let (end, bytes) = match part.transfer_encoding() {
            encoding if encoding.eq_ignore_ascii_case("base64") => self.stream.decode_base64_mime(boundary),
            encoding if encoding.eq_ignore_ascii_case("quoted-printable") => {
                self.stream.decode_quoted_printable_mime(boundary)
            }
            _ => self.stream.mime_part(boundary),
        };
        if end == usize::MAX {
            self.damaged(part, start);
        } else {
            part.bytes = bytes;
        }
    }

    /// What cannot be decoded is kept as it was sent; a part that never ends reaches to the end.
    fn damaged(&mut self, part: &mut Part<'x>, start: usize) {
        part.is_damaged = true;
        if part.sort != Sort::Plain && part.sort != Sort::Message {
            part.sort = Sort::OtherText;
        }
        let (end, is_ended) = self.stream.seek_part_end(self.level.boundary.as_deref());
        part.bytes = Cow::Borrowed(self.raw.get(start..end).unwrap_or_default());
        if !is_ended {
            self.level.boundary = None;
        }
    }

    /// Body or file.
    fn place(&mut self, part: &Part<'x>) {
        let place = self.tree.parts.len();
        let (to_html, to_text) = self.belongs_to_body(part);
        if to_html {
            self.tree.html_body.push(place);
        }
        if to_text {
            self.tree.text_body.push(place);
        }
        let is_body = match part.sort {
            Sort::Html => to_html,
            Sort::Plain => to_text,
            _ => false,
        };
        if !is_body {
            self.tree.attachments.push(place);
        }
    }

    fn belongs_to_body(&mut self, part: &Part<'x>) -> (bool, bool) {
        let level = &mut self.level;
        if level.kind == Kind::Alternative {
            return (part.sort == Sort::Html, part.sort == Sort::Plain);
        }
        if !is_shown(part, level) {
            return (false, false);
        }
        if level.inside_alternative && (level.wants_text || level.wants_html) {
            match part.sort {
                Sort::Html => level.wants_text = false,
                Sort::Plain => level.wants_html = false,
                _ => {}
            }
        }
        (level.wants_html, level.wants_text)
    }

    /// Behind a boundary: the next part, or the end of one or more multiparts. False when nothing follows.
    fn go_on(&mut self) -> bool {
        while self.stream.is_multipart_end() {
            self.share_the_only_body();
            let Some(outer) = self.above.pop() else { return false };
            self.level = outer;
            let Some(boundary) = &self.level.boundary else { return false };
            if self.stream.seek_next_part_offset(boundary).is_none() {
                return false;
            }
        }
        true
    }

    /// An alternative with only one form is the body in both.
    fn share_the_only_body(&mut self) {
        let (level, tree) = (&self.level, &mut self.tree);
        if level.kind != Kind::Alternative || !level.wants_html || !level.wants_text {
            return;
        }
        let no_text = level.text_before == tree.text_body.len();
        let no_html = level.html_before == tree.html_body.len();
        if no_text && !no_html {
            tree.text_body.extend_from_slice(&tree.html_body[level.html_before..]);
        } else if no_html && !no_text {
            tree.html_body.extend_from_slice(&tree.text_body[level.text_before..]);
        }
    }
}

fn sort_of(content_type: Option<&ContentType<'_>>, inside: Kind) -> Sort {
    let Some(content_type) = content_type else {
        return if inside == Kind::Digest { Sort::Message } else { Sort::Plain };
    };
    match (content_type.ctype(), content_type.subtype()) {
        ("multipart", _) => Sort::Multipart,
        ("text", Some("plain")) => Sort::Plain,
        ("text", Some("html")) => Sort::Html,
        ("text", _) => Sort::OtherText,
        ("image" | "audio" | "video", _) => Sort::Media,
        ("message", Some("rfc822" | "global")) => Sort::Message,
        _ => Sort::Other,
    }
}

/// Shown with the words rather than beside them.
fn is_shown(part: &Part<'_>, level: &Level) -> bool {
    let showable = matches!(part.sort, Sort::Plain | Sort::Html | Sort::Media);
    let is_whole = level.parts == 1 && level.kind == Kind::Root && part.sort == Sort::Plain;
    if part.is_damaged {
        return is_whole;
    }
    let nameless = part.content_type().is_none_or(|content_type| !content_type.has_attribute("name"));
    let first_or_free =
        level.parts == 1 || level.kind != Kind::Related && (part.sort == Sort::Media || nameless);
    showable && !part.is_marked_as_file() && first_or_free
}
