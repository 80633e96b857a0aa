//! What the session decides of an item: which of its possible outcomes, by whom it is taken up, in a sentence. Whose
//! outcomes they are stands in the content; nothing here knows a body.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::RowId;
use crate::model::stamp::Moment;

/// What is said when none of the possible outcomes was chosen.
pub const NO_CONCLUSION: &str = "No conclusion; continue on the list";

/// What was decided of an item, or is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Outcome {
    /// Of the session's possible outcomes, in their order. None: no conclusion, continue on the list.
    pub chosen: Vec<String>,
    /// The working group that takes it up.
    pub wg: Option<String>,
    /// The area director.
    pub ad: Option<String>,
    /// Whether the area director is willing; `None` when that was not asked.
    pub willing: Option<bool>,
    /// What else there is to say, in a sentence.
    pub sentence: Option<String>,
}

impl Outcome {
    /// The outcome in words: "Direct to an existing WG. WG: tls. AD: Paul Wouters, willing. A sentence."
    pub fn words(&self) -> String {
        let parts = std::iter::once(self.conclusion()).chain(self.details());
        parts.map(|part| part.trim_end_matches('.').to_string()).collect::<Vec<_>>().join(". ") + "."
    }

    /// What was chosen: "Direct to an existing WG; AD-sponsorship".
    pub fn conclusion(&self) -> String {
        if self.chosen.is_empty() { NO_CONCLUSION.into() } else { self.chosen.join("; ") }
    }

    /// Who takes it up, and the sentence: a line each.
    pub fn details(&self) -> Vec<String> {
        let willing = match self.willing {
            Some(true) => ", willing",
            Some(false) => ", not willing",
            None => "",
        };
        let wg = self.wg.as_ref().map(|wg| format!("WG: {wg}"));
        let ad = match &self.ad {
            Some(ad) => Some(format!("AD: {ad}{willing}")),
            None if self.willing.is_some() => Some(format!("AD{willing}")),
            None => None,
        };
        wg.into_iter().chain(ad).chain(self.sentence.clone()).collect()
    }

    /// Trimmed, with empty texts left out and the choices in the session's order, each once.
    #[must_use]
    pub fn tidied(&self, possible: &[String]) -> Self {
        let text = |text: &Option<String>| {
            let words = text.iter().flat_map(|text| text.split_whitespace()).collect::<Vec<_>>().join(" ");
            (!words.is_empty()).then_some(words)
        };
        Self {
            chosen: possible.iter().filter(|outcome| self.chosen.contains(outcome)).cloned().collect(),
            wg: text(&self.wg),
            ad: text(&self.ad),
            willing: self.willing,
            sentence: text(&self.sentence),
        }
    }
}

/// An outcome as it was recorded. The latest of an item counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// What was decided.
    pub outcome: Outcome,
    /// When.
    pub at: Moment,
    /// In which row of the journal.
    pub row: RowId,
}
