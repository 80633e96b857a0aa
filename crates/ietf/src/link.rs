//! An address of the body's systems, and the template with dates that it is made from.

use jiff::civil::Date;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

/// What an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// The video call.
    Meetecho,
    /// The tool for those in the room: queue, shows of hands, signing in.
    OnsiteTool,
    /// The chat.
    Chat,
    /// Where notes are taken together.
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
    /// How to take part.
    ParticipantGuide,
    /// Where to get help.
    Issues,
}

/// An address with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What people call it: "Zulip".
    pub label: String,
    /// The address: https, http, mailto or xmpp.
    pub url: String,
    /// What it leads to.
    pub kind: LinkKind,
}

/// An address with places for a session's data: `{acronym}` the group's, `{num}` the number of an IETF meeting,
/// `{meeting}` that number or an interim's (`interim-2022-httpbis-01`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LinkTemplate {
    /// What it leads to.
    pub kind: LinkKind,
    /// What people call it.
    pub label: String,
    /// The address with its places.
    pub url: String,
    /// The first day of its use; `None` when it was in use before anything known here.
    #[serde(default)]
    pub from: Option<Date>,
    /// The first day on which it no longer was the one to use.
    #[serde(default)]
    pub to: Option<Date>,
}

impl LinkTemplate {
    /// Whether it was the address to use on `date`: from `from`, up to but without `to`.
    pub(crate) fn in_use_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date < to)
    }

    /// `None` when a place has nothing to fill it.
    pub(crate) fn fill(&self, group: &str, meeting: Option<&str>) -> Option<Link> {
        let number = meeting.filter(|meeting| meeting.bytes().all(|byte| byte.is_ascii_digit()));
        let mut url = self.url.clone();
        for (place, value) in [("{acronym}", Some(group)), ("{num}", number), ("{meeting}", meeting)] {
            if url.contains(place) {
                let value = value.filter(|value| !value.is_empty())?;
                url = url.replace(place, &encoded(value));
            }
        }
        Some(Link { label: self.label.clone(), url, kind: self.kind })
    }
}

/// All but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Percent-encodes a value, so that a group's name stays in its place.
fn encoded(value: &str) -> String {
    utf8_percent_encode(value, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_cannot_leave_its_place() {
        assert_eq!(encoded("a/../b?c#d é"), "a%2F..%2Fb%3Fc%23d%20%C3%A9");
    }
}
