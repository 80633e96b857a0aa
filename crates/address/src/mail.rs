//! `mailto:` with whom it goes to and the subject, and nothing else: no text, no copies, no files.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::address::{Address, Doubt};
use crate::hidden::hides;
use crate::host;
use crate::refused::Refused;

/// What may stand in a `mailto:` address as it is (RFC 6068), without what ends a part of it.
pub const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'+');

/// Checks what follows `mailto:`.
pub fn check(rest: &str) -> Result<Address, Refused> {
    let rest = rest.split('#').next().unwrap_or_default();
    let (to, fields) = rest.split_once('?').unwrap_or((rest, ""));
    let mut to = vec![to];
    let (mut subject, mut left_out) = (None, Vec::new());
    for field in fields.split(['&', ';']).filter(|field| !field.is_empty()) {
        let (name, value) = field.split_once('=').unwrap_or((field, ""));
        match decoded(name)?.to_ascii_lowercase().as_str() {
            "to" => to.push(value),
            "subject" if subject.is_none() => subject = Some(value),
            other => left_out.push(name_of(other)),
        }
    }
    let mut mailboxes = Vec::new();
    for mailbox in to.into_iter().flat_map(|list| list.split(',')).filter(|mailbox| !mailbox.is_empty()) {
        mailboxes.push(Mailbox::read(mailbox)?);
    }
    if mailboxes.is_empty() {
        return Err(Refused::Mailbox(rest.to_owned()));
    }
    let mut doubts = Vec::new();
    doubts.extend(mailboxes.iter().find_map(|mailbox| mailbox.doubt.clone()));
    if !left_out.is_empty() {
        left_out.sort();
        left_out.dedup();
        doubts.push(Doubt::LeftOut(left_out.join(", ")));
    }
    let mut hosts: Vec<&str> = mailboxes.iter().map(|mailbox| mailbox.domain.as_str()).collect();
    hosts.dedup();
    let to: Vec<String> = mailboxes.iter().map(Mailbox::written).collect();
    let mut url = format!("mailto:{}", to.join(","));
    if let Some(subject) = subject.map(decoded).transpose()?.filter(|subject| !subject.is_empty()) {
        let words: String = subject.chars().map(|character| if hides(character) { ' ' } else { character }).collect();
        url.push_str("?subject=");
        url.extend(utf8_percent_encode(&words, ESCAPED));
    }
    Ok(Address { url, host: hosts.join(", "), doubts })
}

/// What a field is called in a message: only the usual ones, since the name comes from the link.
fn name_of(field: &str) -> String {
    match field {
        "cc" | "bcc" => "copies to others",
        "body" => "the text of the mail",
        "attach" | "attachment" | "attachments" => "attached files",
        "subject" => "a second subject",
        _ => "other settings",
    }
    .to_owned()
}

/// `local@domain`.
pub struct Mailbox {
    local: String,
    /// In ASCII.
    pub domain: String,
    /// What is to be said about the domain.
    pub doubt: Option<Doubt>,
}

impl Mailbox {
    /// Reads one with its escapes.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let refused = || Refused::Mailbox(text.to_owned());
        let mailbox = decoded(text)?;
        if let Some(hidden) = mailbox.chars().find(|character| hides(*character)) {
            return Err(if hidden.is_whitespace() { Refused::Blank } else { Refused::Hidden(hidden) });
        }
        // A mail program splits at these, or reads a name and an address.
        if mailbox.contains(['<', '>', '"', '\\', '(', ')', ',', ';', ':', '/']) {
            return Err(refused());
        }
        let (local, domain) = mailbox.split_once('@').ok_or_else(refused)?;
        if local.is_empty() || local.starts_with('-') || domain.contains('@') {
            return Err(refused());
        }
        let (domain, doubt) = host::domain(domain).map_err(|_| refused())?;
        Ok(Self { local: local.to_owned(), domain, doubt })
    }

    /// As it stands in an address.
    pub fn written(&self) -> String {
        format!("{}@{}", utf8_percent_encode(&self.local, ESCAPED), self.domain)
    }
}

/// A part of the address without its escapes, which have to be UTF-8.
pub fn decoded(part: &str) -> Result<Cow<'_, str>, Refused> {
    percent_decode_str(part).decode_utf8().map_err(|_| Refused::Mailbox(part.to_owned()))
}
