//! What the words of a title say an item is: a break, any other business, only if there is time.

use crate::reading::Kind;

/// Whether a text says that something is done only if there is time.
pub(crate) fn is_permits(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "time permit",
        "time allow",
        "time allot",
        "time remain",
        "if time",
        "parking lot",
        "if there is time",
        "time-permit",
        "overflow",
    ]
    .iter()
    .any(|words| lower.contains(words))
}

/// Words that stand before "break" where one is meant; "Make before break" is a talk.
const OF_BREAKS: &[&str] = &[
    "coffee",
    "tea",
    "and",
    "&",
    "or",
    "lunch",
    "bio",
    "comfort",
    "stretch",
    "short",
    "long",
    "quick",
    "snack",
    "cookie",
    "morning",
    "afternoon",
    "evening",
    "dinner",
    "networking",
    "health",
    "first",
    "second",
    "1st",
    "2nd",
    "minute",
    "min",
];

/// What a title says about its kind.
pub(crate) fn kind_of(title: &str) -> Kind {
    let lower = title.to_lowercase();
    let lower = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let breaks = [
        "break",
        "coffee break",
        "coffee",
        "lunch",
        "lunch break",
        "tea break",
        "reception",
        "dinner",
        "bio break",
        "short break",
        "pause",
        "mittagspause",
        "kaffeepause",
        "mittagessen",
        "pause café",
        "pause déjeuner",
        "breakfast",
        "休憩",
        "休息",
        "茶歇",
        "昼食",
        "午餐",
        "휴식",
        "점심",
    ];
    if breaks.contains(&lower)
        || lower.starts_with("break ")
        || lower.starts_with("lunch ")
        || lower.starts_with("coffee ")
        || lower.strip_suffix(" break").is_some_and(|before| before.split(' ').all(|word| OF_BREAKS.contains(&word)))
    {
        Kind::Break
    } else if [
        "aob",
        "any other business",
        "a.o.b",
        "other business",
        "aob / open mic",
        "verschiedenes",
        "sonstiges",
        "divers",
    ]
    .contains(&lower)
        || lower.starts_with("aob ")
        || lower.starts_with("any other business")
    {
        Kind::Aob
    } else if is_permits(lower) {
        Kind::AsTimePermits
    } else {
        Kind::Item
    }
}

/// Whether a title means the discussion of what stands above it.
pub(crate) fn is_discussion(title: &str) -> bool {
    let title = title.to_lowercase();
    matches!(
        title.trim(),
        "discussion" | "q&a" | "questions" | "discuss" | "q & a" | "questions and discussion" | "group discussion"
    )
}
