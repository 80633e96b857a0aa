//! Addresses of the body's systems, and the templates with dates that they are made from.

use jiff::civil::Date;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

/// The system that an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// The video call.
    Meetecho,
    /// The tool for people in the room: queue, shows of hands, sign-in.
    OnsiteTool,
    /// The chat.
    Chat,
    /// The shared notes.
    Minutes,
    /// The session's page with its slides.
    Slides,
    /// The meeting's agenda.
    Agenda,
    /// The group's mailing list.
    MailingList,
    /// That list's archive.
    MailingListArchive,
    /// The group's charter.
    Charter,
    /// The group's wiki.
    Wiki,
    /// The chairs' common address.
    Chairs,
    /// The area directors' common address.
    AreaDirectors,
    /// The guide for participants.
    ParticipantGuide,
    /// The address for reporting problems.
    Issues,
}

/// An address with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The name that people use, such as "Zulip".
    pub label: String,
    /// The address, which starts with https, http, mailto or xmpp.
    pub url: String,
    /// The system that it leads to.
    pub kind: LinkKind,
}

/// An address with placeholders: `{acronym}` stands for the group's acronym, `{num}` for the number of an IETF meeting, and
/// `{meeting}` for that number or an interim's (`interim-2022-httpbis-01`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LinkTemplate {
    /// The system that the address leads to.
    pub kind: LinkKind,
    /// The name that people use.
    pub label: String,
    /// The address with its placeholders.
    pub url: String,
    /// The first day of its use; `None` when it is not known.
    #[serde(default)]
    pub from: Option<Date>,
    /// The first day on which it was no longer in use; `None` while it is.
    #[serde(default)]
    pub to: Option<Date>,
}

impl LinkTemplate {
    /// Whether it is in use on `date`: from `from` on, and before `to`.
    pub(crate) fn in_use_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date < to)
    }

    /// Fills the placeholders; `None` when the value for one is missing.
    pub(crate) fn fill(&self, group: &str, meeting: Option<&str>) -> Option<Link> {
        let number = meeting.filter(|meeting| meeting.bytes().all(|byte| byte.is_ascii_digit()));
        let mut url = self.url.clone();
        for (placeholder, value) in [("{acronym}", Some(group)), ("{num}", number), ("{meeting}", meeting)] {
            if url.contains(placeholder) {
                let value = value.filter(|value| !value.is_empty())?;
                url = url.replace(placeholder, &encoded(value));
            }
        }
        Some(Link { label: self.label.clone(), url, kind: self.kind })
    }
}

/// All but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Percent-encodes a value, so that it cannot change other parts of the address.
fn encoded(value: &str) -> String {
    utf8_percent_encode(value, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_cannot_change_the_rest_of_an_address() {
        assert_eq!(encoded("a/../b?c#d é"), "a%2F..%2Fb%3Fc%23d%20%C3%A9");
    }
}
