//! Names of the slides that are made from the session's data, and the nearest one for a name that is misspelt.

use chairside_interstitial::InterstitialKind;
use chairside_problem::nearest;

/// Generated slides that are no page to cover another slide: name and title.
const OTHERS: [(&str, &str); 2] = [("item", "Agenda item"), ("outcomes", "Outcomes")];

/// Names of the generated slides, as written in `<!-- slide: NAME -->`.
pub fn names() -> impl Iterator<Item = &'static str> {
    InterstitialKind::ALL.iter().map(|kind| kind.name()).chain(OTHERS.map(|(name, _)| name))
}

/// What a comment `<!-- slide: … -->` asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// One of [`names`]. With `again` it is shown even when `open-with` has just shown it.
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
    match names().find(|known| *known == name) {
        Some(name) => Wanted::Known { name, again },
        None => Wanted::Unknown { nearest: nearest(&name, names()), written: name },
    }
}

/// The title of a generated slide in lists, until the session has made the slide.
pub(crate) fn title(name: &str) -> String {
    let other = || OTHERS.iter().find(|(known, _)| *known == name).map(|(_, title)| (*title).to_string());
    InterstitialKind::from_name(name).map(InterstitialKind::title).or_else(other).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_title() {
        assert!(names().all(|name| !title(name).is_empty()));
        assert_eq!(title("mic-rules"), "Mic rules");
        assert_eq!(title("outcomes"), "Outcomes");
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
