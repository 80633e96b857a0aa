//! Names of the slides that are made from the session's data, and the nearest one for a name that is misspelt.

use chairside_problem::nearest;

/// Names of the generated slides, as written in `<!-- slide: NAME -->`.
pub const KINDS: &[&str] =
    &["note-well", "code-of-conduct", "recording", "tips", "mic-rules", "links", "agenda", "item", "outcomes"];

const TITLES: &[&str] = &[
    "Note Well",
    "Code of Conduct",
    "Recording",
    "Meeting tips",
    "Mic rules",
    "Links",
    "Agenda",
    "Agenda item",
    "Outcomes",
];

/// What a comment `<!-- slide: … -->` asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// One of [`KINDS`]. With `again` it is shown even when `open-with` has just shown it.
    Known { name: &'static str, again: bool },
    /// There is no such slide; `nearest` is the name that was probably meant.
    Unknown { written: String, nearest: Option<&'static str> },
}

/// Reads what follows `slide:` in a comment. Capitals do not matter, and blanks and underscores count as hyphens.
pub(crate) fn wanted(written: &str) -> Wanted {
    let mut words: Vec<String> = written
        .split(|c: char| c.is_whitespace() || c == '_')
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let again = words.len() > 1 && words.last().is_some_and(|last| last == "again");
    if again {
        words.pop();
    }
    let name = words.join("-");
    match KINDS.iter().find(|kind| **kind == name) {
        Some(name) => Wanted::Known { name, again },
        None => Wanted::Unknown { nearest: nearest(&name, KINDS.iter().copied()), written: name },
    }
}

/// The title of a generated slide in lists, until the session has made the slide.
pub(crate) fn title(name: &str) -> &'static str {
    KINDS.iter().position(|kind| *kind == name).map_or("", |at| TITLES[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_title() {
        assert_eq!(KINDS.len(), TITLES.len());
        assert_eq!(title("mic-rules"), "Mic rules");
    }

    #[test]
    fn names_are_read_loosely_and_the_nearest_is_offered() {
        let known = |name, again| Wanted::Known { name, again };
        let unknown = |written: &str, nearest| Wanted::Unknown { written: written.into(), nearest };
        for (written, expected) in [
            ("note-well", known("note-well", false)),
            ("note-well again", known("note-well", true)),
            ("Note Well", known("note-well", false)),
            ("code_of_conduct  again", known("code-of-conduct", true)),
            ("notewell", unknown("notewell", Some("note-well"))),
            ("adgenda", unknown("adgenda", Some("agenda"))),
            ("outcome", unknown("outcome", Some("outcomes"))),
            ("mic-rule", unknown("mic-rule", Some("mic-rules"))),
            ("summary", unknown("summary", None)),
            ("again", unknown("again", None)),
            ("", unknown("", None)),
        ] {
            assert_eq!(wanted(written), expected, "{written}");
        }
    }
}
