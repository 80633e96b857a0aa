//! What the session decides about an item: which of the possible outcomes, who takes it up, and a sentence. The
//! possible outcomes come from the content; no standards body is built in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::RowId;
use crate::model::stamp::Moment;

/// The words for an outcome with nothing chosen.
pub const NO_CONCLUSION: &str = "No conclusion; continue on the list";

/// The outcome of an item, recorded or proposed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Outcome {
    /// The chosen ones of the session's possible outcomes, in their order. Empty: no conclusion, continue on the list.
    pub chosen: Vec<String>,
    /// The working group that takes the item up.
    pub wg: Option<String>,
    /// The area director who sponsors it.
    pub ad: Option<String>,
    /// Whether the area director is willing; `None` if nobody asked.
    pub willing: Option<bool>,
    /// Anything else, in a sentence.
    pub sentence: Option<String>,
    /// The sentence is the outcome itself: nothing of the list was chosen, "no conclusion" neither.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub free: bool,
}

impl Outcome {
    /// The whole outcome: "Direct to an existing WG. WG: tls. AD: Paul Wouters, willing. A sentence."
    pub fn words(&self) -> String {
        let parts = std::iter::once(self.conclusion()).chain(self.details());
        parts.map(|part| part.trim_end_matches('.').to_string()).collect::<Vec<_>>().join(". ") + "."
    }

    /// What was chosen: "Direct to an existing WG; AD-sponsorship". An outcome in own words is those words.
    pub fn conclusion(&self) -> String {
        match &self.sentence {
            Some(sentence) if self.is_free() => sentence.clone(),
            _ if self.chosen.is_empty() => NO_CONCLUSION.into(),
            _ => self.chosen.join("; "),
        }
    }

    fn is_free(&self) -> bool {
        self.free && self.chosen.is_empty()
    }

    /// Who takes it up, and the sentence, one line each.
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
        let sentence = self.sentence.clone().filter(|_| !self.is_free());
        wg.into_iter().chain(ad).chain(sentence).collect()
    }

    /// Trims the texts, drops empty ones, and puts the choices in the order of `possible`, each once.
    #[must_use]
    pub fn tidied(&self, possible: &[String]) -> Self {
        let text = |text: &Option<String>| {
            let words = text.iter().flat_map(|text| text.split_whitespace()).collect::<Vec<_>>().join(" ");
            (!words.is_empty()).then_some(words)
        };
        let chosen: Vec<String> = possible.iter().filter(|outcome| self.chosen.contains(outcome)).cloned().collect();
        let sentence = text(&self.sentence);
        Self {
            free: self.free && chosen.is_empty() && sentence.is_some(),
            chosen,
            wg: text(&self.wg),
            ad: text(&self.ad),
            willing: self.willing,
            sentence,
        }
    }
}

/// A recorded outcome. The latest one of an item counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The outcome.
    pub outcome: Outcome,
    /// When it was recorded.
    pub at: Moment,
    /// The journal row that holds it.
    pub row: RowId,
}
