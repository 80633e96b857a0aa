//! Lines that say one thing of an entry, behind a key: "Time requested: 10 min", "Action: adopt?", "Draft name: …".

/// What a line says of its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// What it is called; on an entry's own line, its title.
    Title,
    /// Who presents.
    Presenters,
    /// How long it takes.
    Time,
    /// Something else: kept as a note.
    Other,
}

const KEYS: &[(&str, Detail)] = &[
    ("draft name", Detail::Title),
    ("draft title", Detail::Title),
    ("draft", Detail::Title),
    ("document name", Detail::Title),
    ("title", Detail::Title),
    ("talk title", Detail::Title),
    ("presentation title", Detail::Title),
    ("topic", Detail::Title),
    ("topic name", Detail::Title),
    ("presenter", Detail::Presenters),
    ("presenters", Detail::Presenters),
    ("speaker", Detail::Presenters),
    ("speakers", Detail::Presenters),
    ("who", Detail::Presenters),
    ("lead", Detail::Presenters),
    ("presenting", Detail::Presenters),
    ("presented by", Detail::Presenters),
    ("time", Detail::Time),
    ("duration", Detail::Time),
    ("minutes", Detail::Time),
    ("length", Detail::Time),
    ("time requested", Detail::Time),
    ("time allocated", Detail::Time),
    ("allocated time", Detail::Time),
    ("requested time", Detail::Time),
    ("time needed", Detail::Time),
    ("slot", Detail::Time),
    ("datatracker url", Detail::Other),
    ("datatracker link", Detail::Other),
    ("draft url", Detail::Other),
    ("requester", Detail::Other),
    ("requester email", Detail::Other),
    ("requestor", Detail::Other),
    ("requestor email", Detail::Other),
    ("email", Detail::Other),
    ("chair action", Detail::Other),
    ("chairs action", Detail::Other),
    ("action", Detail::Other),
    ("actions", Detail::Other),
    ("goal", Detail::Other),
    ("goals", Detail::Other),
    ("objective", Detail::Other),
    ("objectives", Detail::Other),
    ("purpose", Detail::Other),
    ("moderator", Detail::Presenters),
    ("moderators", Detail::Presenters),
    ("facilitator", Detail::Presenters),
    ("redner", Detail::Presenters),
    ("vortrag", Detail::Presenters),
    ("dauer", Detail::Time),
    ("time slot", Detail::Time),
    ("estimated time", Detail::Time),
    ("repo", Detail::Other),
    ("repository", Detail::Other),
    ("github", Detail::Other),
    ("i-d", Detail::Other),
    ("wg draft", Detail::Other),
    ("wg github", Detail::Other),
    ("notes", Detail::Other),
    ("slides", Detail::Other),
    ("drafts", Detail::Other),
    ("document", Detail::Other),
    ("documents", Detail::Other),
    ("reference", Detail::Other),
    ("references", Detail::Other),
    ("background", Detail::Other),
    ("link", Detail::Other),
    ("links", Detail::Other),
    ("url", Detail::Other),
    ("status", Detail::Other),
];

/// The key that a line begins with, and its value.
pub(crate) fn of(text: &str) -> Option<(Detail, &str)> {
    let at = text.bytes().take(50).position(|b| b == b':')?;
    let (name, value) = (text.get(..at)?, &text[at + 1..]);
    if value.starts_with("//") {
        return None;
    }
    // "Time requested (including Q&A)"
    let name = name.split('(').next().unwrap_or_default();
    let name = name.trim_matches(|c: char| c.is_whitespace() || "*_-".contains(c)).to_lowercase();
    let found = KEYS.iter().find(|(known, _)| *known == name)?;
    Some((found.1, value.trim_start_matches(['*', '_']).trim()))
}

/// Whether an entry is a form that nobody has filled in: "Draft name:".
pub(crate) fn is_empty_form(text: &str) -> bool {
    of(text.split('\n').next().unwrap_or_default())
        .is_some_and(|(detail, value)| detail == Detail::Title && value.chars().all(|c| !c.is_alphanumeric()))
}
