//! What an address in an agenda leads to: a draft, slides, or a page about the session.

use crate::reading::Link;

/// What a link is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum For {
    /// A draft, by its name without the version.
    Draft(String),
    Slides,
    Other,
}

/// Labels that mean slides and nothing else.
const SLIDES: &[&str] = &[
    "slides",
    "slide",
    "presentation",
    "presentations",
    "deck",
    "slide deck",
    "slidedeck",
    "pdf",
    "pptx",
    "ppt",
    "slideware",
    "chair slides",
    "chairs slides",
    "chairs' slides",
];

/// Whether a label says only that it leads to slides.
pub(crate) fn is_slides_label(label: &str) -> bool {
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    SLIDES.iter().any(|known| known.eq_ignore_ascii_case(label))
}

/// What an address is for, with its label.
pub(crate) fn purpose(label: &str, url: &str) -> For {
    let lower = url.to_ascii_lowercase();
    if is_slides_label(label) {
        return For::Slides;
    }
    if let Some(name) = draft_in(url) {
        return For::Draft(name);
    }
    let file = lower.split(['?', '#']).next().unwrap_or_default();
    let is_deck = [".pdf", ".pptx", ".ppt", ".odp", ".key"].iter().any(|suffix| file.ends_with(suffix));
    let is_slides =
        lower.contains("/slides-") || lower.contains("/slides/") || lower.contains("docs.google.com/presentation");
    if is_deck || is_slides { For::Slides } else { For::Other }
}

/// The link to a draft's page.
pub(crate) fn draft(name: &str) -> Link {
    Link { label: name.to_owned(), url: format!("https://datatracker.ietf.org/doc/{name}/") }
}

/// The name of the draft in a text or an address, without its version.
pub(crate) fn draft_in(text: &str) -> Option<String> {
    drafts(text).next().map(|(_, name)| name)
}

/// The drafts that a text names: where each stands, and its name without the version.
pub(crate) fn drafts(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, String)> + '_ {
    text.match_indices("draft-").filter_map(|(at, _)| {
        if text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '-') {
            return None;
        }
        let rest = &text[at..];
        let len = rest.bytes().take(200).take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        let name = rest[..len].trim_end_matches('-');
        // Two parts after "draft-" at least, one of them with a letter: author and subject.
        let parts: Vec<&str> = name.split('-').collect();
        let named = parts.len() >= 3 && parts[1..].iter().all(|part| !part.is_empty());
        let named = named && parts[1].chars().any(char::is_alphabetic);
        named.then(|| (at..at + name.len(), without_version(name).to_ascii_lowercase()))
    })
}

/// "draft-ietf-quic-qlog-03" without "-03".
fn without_version(name: &str) -> &str {
    match name.rsplit_once('-') {
        Some((start, version)) if version.len() == 2 && version.bytes().all(|b| b.is_ascii_digit()) => start,
        _ => name,
    }
}

/// Pages that belong to the session, not to an item, by their label.
const OF_SESSION: &[&str] = &[
    "meetecho",
    "chat",
    "jabber",
    "zulip",
    "slack",
    "minutes",
    "notes",
    "etherpad",
    "codimd",
    "hedgedoc",
    "webex",
    "zoom",
    "onsite tool",
    "on-site tool",
    "agenda link",
    "ietf agenda",
    "datatracker",
    "data tracker",
    "charter",
    "mailing list",
    "wiki",
    "audio",
    "youtube",
    "recording",
    "materials",
    "proceedings",
    "remote participation",
    "full client",
    "onsite",
    "client",
    "github",
    "repositor",
    "general info",
    "in other time zones",
    "calendar",
    "bluesheet",
    "meeting arrangements",
    "logistics",
    "in your local timezone",
    "interim meeting",
    "documents, drafts",
    "note-taking",
    "notetaking",
    "stream",
    "chat room",
];

/// Whether a link's label, or its address, says that it is about the session as a whole.
pub(crate) fn is_of_session(label: &str, url: &str) -> bool {
    let label = label.to_lowercase();
    let label = label.trim();
    let by_label = label.len() <= 60 && OF_SESSION.iter().any(|known| label.contains(known));
    let url = url.to_ascii_lowercase();
    let hosts = [
        "meetecho.com/",
        "xmpp:",
        "notes.ietf.org/",
        "codimd.ietf.org/",
        "zulip.ietf.org/",
        "//etherpad.",
        "timeanddate.com/",
        "webex.com/",
    ];
    by_label || hosts.iter().any(|host| url.contains(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_named_without_version() {
        let name = |text: &str| draft_in(text);
        assert_eq!(name("see draft-ietf-quic-qlog-03.txt").as_deref(), Some("draft-ietf-quic-qlog"));
        assert_eq!(name("https://tools.ietf.org/html//draft-a-b").as_deref(), Some("draft-a-b"));
        assert_eq!(
            name("x/#go.draft-ietf-quic-qlog-h3-events.html").as_deref(),
            Some("draft-ietf-quic-qlog-h3-events")
        );
        for text in ["draft-", "draft-1-2", "redraft-a-b", "a draft-like thing", "draft-ietf"] {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn slides_are_known_by_label_or_address() {
        assert_eq!(purpose("Slides", "https://x.org/draft-a-b"), For::Slides);
        assert_eq!(purpose("Update", "https://x.org/u.pdf?raw=true"), For::Slides);
        assert_eq!(purpose("A", "https://x.org/draft-a-b-00"), For::Draft("draft-a-b".into()));
        assert_eq!(purpose("A", "https://github.com/x"), For::Other);
    }
}
