//! The pages that can cover the slide: the Note Well, the Code of Conduct, the links and so on. One table has a row for
//! each kind. Session files, generated slides, the editions of the IETF's texts, the checklist, the buttons and the
//! minutes all take their names from it, so a new kind is a row here, a row in the table of keys and its text.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the pages of a kind come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// A text that is published in editions, one file each in `assets/boilerplate/NAME/`. Participants must have seen it:
    /// it has an entry in the checklist and a line in the minutes.
    Editions,
    /// The session's own data. `crates/load` draws them.
    Session,
}

/// What is said of a kind.
struct Row {
    name: &'static str,
    label: &'static str,
    words: &'static str,
    source: Source,
}

/// Makes the enum and its table from the rows, in the order of the buttons.
macro_rules! interstitials {
    ($($(#[$doc:meta])* $kind:ident $name:literal, $label:literal, $words:literal, $source:ident;)*) => {
        /// A kind of page that can cover the slide.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[ts(export)]
        pub enum InterstitialKind {
            $($(#[$doc])* #[serde(rename = $name)] $kind,)*
        }

        impl InterstitialKind {
            /// All kinds, in the order of their buttons.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$kind,)*];

            const fn row(self) -> Row {
                match self {
                    $(Self::$kind => Row { name: $name, label: $label, words: $words, source: Source::$source },)*
                }
            }
        }
    };
}

// The columns: name (in session files, on generated slides, as a folder of editions); label of the button; words in a
// sentence; where the pages come from.
interstitials! {
    /// The Note Well: conduct, privacy and intellectual property rights.
    NoteWell "note-well", "Note Well", "the Note Well", Editions;
    /// The key points of the Code of Conduct (RFC 7154, BCP 54).
    CodeOfConduct "code-of-conduct", "Conduct", "the Code of Conduct", Editions;
    /// "This session is being recorded".
    Recording "recording", "Recording", "the recording notice", Editions;
    /// The (online) meeting tips.
    Tips "tips", "Tips", "the meeting tips", Editions;
    /// The participation guidelines: how to speak at the microphone.
    MicRules "mic-rules", "Mic rules", "the mic rules", Editions;
    /// The session's links, each with a QR code.
    Links "links", "Links", "the links", Session;
    /// The agenda as it stands now.
    Agenda "agenda", "Agenda", "the agenda", Session;
}

impl InterstitialKind {
    /// The kinds whose texts are published in editions, in the order of their buttons.
    pub fn boilerplate() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| kind.is_boilerplate())
    }

    /// The name in session files (`open-with: [note-well]`, `note-well: ietf-2021`), on generated slides
    /// (`<!-- slide: note-well -->`), and of the folder with its editions.
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// Returns the kind with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What it is called in a sentence: "The room sees the Note Well".
    pub const fn words(self) -> &'static str {
        self.row().words
    }

    /// What it is called in a list: "Recording notice".
    pub fn title(self) -> String {
        let words = self.words();
        let mut letters = words.strip_prefix("the ").unwrap_or(words).chars();
        letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
    }

    /// The label of its button, which may be shorter.
    pub const fn label(self) -> &'static str {
        self.row().label
    }

    /// Whether it is a text that participants must have seen, published in editions. A generated slide of such a text is
    /// skipped when the text was shown just before.
    pub const fn is_boilerplate(self) -> bool {
        matches!(self.row().source, Source::Editions)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_and_labels_are_unique_and_names_lead_back() {
        let names: BTreeSet<_> = InterstitialKind::ALL.iter().map(|kind| kind.name()).collect();
        let labels: BTreeSet<_> = InterstitialKind::ALL.iter().map(|kind| kind.label()).collect();
        assert_eq!((names.len(), labels.len()), (InterstitialKind::ALL.len(), InterstitialKind::ALL.len()));
        for kind in InterstitialKind::ALL {
            assert_eq!(InterstitialKind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(InterstitialKind::from_name("outcomes"), None);
    }

    #[test]
    fn a_title_is_the_words_of_the_sentence_without_the_article() {
        assert_eq!(InterstitialKind::NoteWell.title(), "Note Well");
        assert_eq!(InterstitialKind::Recording.title(), "Recording notice");
        assert_eq!(InterstitialKind::Tips.title(), "Meeting tips");
    }

    #[test]
    fn what_is_made_of_the_session_has_no_editions() {
        let own: Vec<_> = InterstitialKind::ALL.into_iter().filter(|kind| !kind.is_boilerplate()).collect();
        assert_eq!(own, [InterstitialKind::Links, InterstitialKind::Agenda]);
        assert_eq!(InterstitialKind::boilerplate().count() + own.len(), InterstitialKind::ALL.len());
    }
}
