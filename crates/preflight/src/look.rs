//! All rules, one after another.

use crate::finding::Finding;
use crate::seen::DeckSeen;
use crate::{contrast, known, names, note_well, numbers, pace, shape, small, template};

/// What is to be mended in a deck: the gravest first, and among equals in the order of the pages.
pub fn look(deck: &DeckSeen<'_>) -> Vec<Finding> {
    let mut findings = known::find(deck);
    findings.extend(small::find(deck));
    findings.extend(contrast::find(deck));
    findings.extend(pace::find(deck));
    findings.extend(names::find(deck));
    findings.extend(template::find(deck));
    findings.extend(note_well::find(deck));
    findings.extend(numbers::find(deck));
    findings.extend(shape::find(deck));
    findings.sort_by_key(|finding| (finding.kind, finding.pages.first().copied()));
    findings
}
