//! What a heading means by its words: the agenda, the session, opening or closing matters.

fn words(text: &str) -> String {
    text.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// A heading over the items: "Agenda", "Session 1 agenda".
pub(crate) fn is_agenda(text: &str) -> bool {
    let text = words(text);
    if matches!(text.as_str(), "topics" | "schedule") {
        return true;
    }
    let others = ["bash", "request", "update", "review", "revision", "status", "slides", "change", "item:"];
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let leads = words.first() == Some(&"agenda") && text.len() < 40;
    let ends = words.len() <= 4 && matches!(words[..], [.., "agenda"] | [.., "agenda", "items"]);
    let asked = words.len() <= 4 && words.last() == Some(&"requests");
    asked || (leads || ends) && !others.iter().any(|other| text.contains(other))
}

/// "Session I", "Second session", "Session interim-2026-01"
pub(crate) fn is_session(text: &str) -> bool {
    let has_word = words(text).split(|c: char| !c.is_alphanumeric()).any(|word| word == "session");
    has_word && text.len() < 60 && !is_about(text)
}

/// The name that a session's heading has beside day and time: "Session I".
pub(crate) fn own_name(text: &str) -> Option<String> {
    let names = ["session", "meeting", "interim", "side"];
    let part = text.split([',', '(']).flat_map(|part| part.split(" - ")).map(str::trim).find(|part| {
        let lower = part.to_lowercase();
        names.iter().any(|name| lower.contains(name)) && crate::date::find(part).is_none()
    })?;
    Some(part.trim_matches(|c: char| !c.is_alphanumeric() && c != ')').to_owned())
        .filter(|name| !name.is_empty() && name.len() <= 80)
}

/// A section about the session, not about items.
pub(crate) fn is_about(text: &str) -> bool {
    let text = words(text);
    let whole = [
        "links",
        "link",
        "materials",
        "meeting materials",
        "references",
        "related documents",
        "resources",
        "logistics",
        "chairs",
        "people",
        "leadership",
        "contacts",
        "roles",
        "wg chairs",
        "remote participation",
        "useful links",
        "meeting info",
        "meeting information",
        "session information",
        "documents",
        "about",
        "info",
        "location",
        "meeting details",
        "details",
        "participation",
        "proposed charter",
        "meetecho",
        "note takers",
        "notetakers",
        "minutes",
        "quick links",
        "request template example",
        "reading list",
        "background reading",
        "secretary",
        "secretaries",
        "technical advisor",
        "technical advisors",
        "document status",
        "social media",
        "iesg overlord",
        "wg delegates",
    ];
    let within = [
        "session link",
        "session time",
        "area director",
        "charter, documents",
        "time and date",
        "date and time",
        "about the working group",
        "participation info",
        "reference",
    ];
    whole.contains(&text.as_str())
        || within.iter().any(|words| text.contains(words))
        || text.starts_with("about ") && text.len() < 40
        || is_when(&text)
}

pub(crate) fn is_when(text: &str) -> bool {
    let text = words(text);
    [
        "time and date",
        "date and time",
        "when",
        "date",
        "time",
        "session times",
        "when and where",
        "date & time",
        "time & date",
    ]
    .contains(&text.as_str())
        || text.contains("session times")
}

/// Opening matters stay together as one item.
pub(crate) fn is_opening(title: &str) -> bool {
    let title = words(title);
    [
        "administriv",
        "welcome",
        "opening",
        "intro",
        "logistics",
        "preliminar",
        "chairs' intro",
        "chair intro",
        "note well",
        "housekeeping",
        "wg status",
        "agenda bash",
    ]
    .iter()
    .any(|start| title.starts_with(start))
}

pub(crate) fn is_closing(title: &str) -> bool {
    let title = words(title);
    [
        "wrap",
        "closing",
        "planning",
        "next steps",
        "aob",
        "any other business",
        "open mic",
        "conclusion",
        "summary",
        "open discussion",
    ]
    .iter()
    .any(|start| title.starts_with(start))
}
