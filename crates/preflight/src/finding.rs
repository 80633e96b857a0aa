//! What a look at a deck finds.

use serde::Serialize;

/// What a finding is about, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The deck cannot be shown at all.
    Unreadable,
    /// Half of each page may be the speaker's notes.
    Notes,
    /// The slides seem to be those of another item.
    OtherTalk,
    /// The deck is a collection of files, or a form.
    Container,
    /// A film, a sound or a model that moves.
    Media,
    /// A page took so long that the room would wait for it.
    Slow,
    /// Something of a page is not drawn: an annotation, an attachment, a layer.
    NotDrawn,
    /// Something is on a layer that is hidden.
    Hidden,
    /// A font is not in the file.
    Font,
    /// Text that the last row cannot read.
    Small,
    /// Text whose colour is too near its background's.
    Contrast,
    /// More slides than there is time for.
    Pace,
    /// The deck names another speaker or another draft than the agenda.
    Name,
    /// A text of the template is still there.
    Template,
    /// A Note Well that is no longer in force.
    NoteWell,
    /// A link leads nowhere.
    Link,
    /// The pages have no numbers.
    Numbers,
    /// Pages of different shapes, or upright ones.
    Shape,
}

/// Something to mend, or to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is about.
    pub kind: Kind,
    /// The pages, from 0, in order; empty when it is about the whole deck.
    pub pages: Vec<u32>,
    /// What was found, without a capital or a full stop: "text on page 3 is too small for the last row".
    pub what: String,
    /// Why it matters, likewise.
    pub why: String,
    /// What to do about it, likewise.
    pub instead: String,
}

/// "page 3", "pages 3 and 5", "pages 3, 4 and 12 more", for pages counted from 0.
pub(crate) fn pages_in_words(pages: &[u32]) -> String {
    const NAMED: usize = 6;
    let number = |page: &u32| page.saturating_add(1).to_string();
    match pages {
        [] => "the deck".into(),
        [page] => format!("page {}", number(page)),
        [first @ .., last] if pages.len() <= NAMED => {
            let first: Vec<String> = first.iter().map(number).collect();
            format!("pages {} and {}", first.join(", "), number(last))
        }
        _ => {
            let named: Vec<String> = pages[..NAMED - 1].iter().map(number).collect();
            format!("pages {} and {} more", named.join(", "), pages.len() + 1 - NAMED)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_named_until_there_are_many() {
        for (pages, words) in [
            (&[2][..], "page 3"),
            (&[2, 4], "pages 3 and 5"),
            (&[0, 1, 2, 3, 4, 5], "pages 1, 2, 3, 4, 5 and 6"),
            (&[0, 1, 2, 3, 4, 5, 6], "pages 1, 2, 3, 4, 5 and 2 more"),
        ] {
            assert_eq!(pages_in_words(pages), words);
        }
    }
}
