//! What the deck's reader knows already: what is not shown, and what may look different; and how drawing went.

use std::time::Duration;

use chairside_deck::pdf::{Finding as Known, FindingKind, NotesFinding};

use crate::finding::{Finding, Kind, pages_in_words};
use crate::links::WHY;
use crate::seen::{DeckSeen, PageSeen};

/// The room waits when a page takes longer. (Pages are drawn ahead, but a jump finds none ready.)
const SLOW: Duration = Duration::from_secs(1);

pub(crate) fn find(deck: &DeckSeen<'_>) -> Vec<Finding> {
    let known = deck.info.findings.iter().filter_map(of_reader);
    known.chain(notes(&deck.info.notes)).chain(slow(deck)).chain(not_drawn(deck)).chain(not_tried(deck)).collect()
}

fn of_reader(known: &Known) -> Option<Finding> {
    let (kind, why) = match known.kind {
        FindingKind::Portfolio => (Kind::Container, "the room would see the cover alone"),
        FindingKind::Form => (Kind::Container, "the room would see a page that asks for another program"),
        FindingKind::Media => (Kind::Media, "the speaker counts on it"),
        FindingKind::Attachment => (Kind::NotDrawn, "the speaker may want to open it"),
        FindingKind::Annotation => (Kind::NotDrawn, "the room would see the page without it"),
        FindingKind::Layer => (Kind::Hidden, "the room does not see it, and whoever gets the file can switch it on"),
        FindingKind::Link => (Kind::Link, WHY),
        // `not_drawn` reports the page once somebody has tried to draw it.
        FindingKind::Page => return None,
        FindingKind::Font => (Kind::Font, "letters look different here, or are missing"),
        FindingKind::Transparency => (Kind::NotDrawn, "colours may look different from what the speaker sees"),
    };
    Some(Finding {
        kind,
        pages: known.pages.clone(),
        what: known.what.clone(),
        why: why.into(),
        instead: known.instead.clone(),
    })
}

fn notes(found: &NotesFinding) -> Option<Finding> {
    let NotesFinding::Uncertain(evidence) = found else { return None };
    Some(Finding {
        kind: Kind::Notes,
        pages: Vec::new(),
        what: format!("half of each page may be the speaker's notes: {}", evidence.reasons.join("; ")),
        why: "the room must not see them".into(),
        instead: "say in the window where the notes are, or ask the speaker for a file without them".into(),
    })
}

fn slow(deck: &DeckSeen<'_>) -> Option<Finding> {
    let slow = |page: &PageSeen| page.failure.is_none() && page.took > SLOW;
    let pages: Vec<u32> = (0..).zip(deck.pages).filter(|(_, page)| slow(page)).map(|(number, _)| number).collect();
    let longest = pages.iter().filter_map(|page| deck.pages.get(*page as usize)).map(|page| page.took).max()?;
    let verb = if pages.len() == 1 { "takes" } else { "take up to" };
    Some(Finding {
        kind: Kind::Slow,
        what: format!("{} {verb} {:.1} s to draw", pages_in_words(&pages), longest.as_secs_f32()),
        why: "when you jump there, the room sees a coarse version first".into(),
        instead: "ask for a PDF whose pictures have the size of a screen, and whose figures have fewer parts".into(),
        pages,
    })
}

/// Pages that cannot be drawn, one finding for each reason.
fn not_drawn(deck: &DeckSeen<'_>) -> Vec<Finding> {
    let mut reasons: Vec<(&str, Vec<u32>)> = Vec::new();
    for (number, page) in (0_u32..).zip(deck.pages) {
        let Some(why) = &page.failure else { continue };
        match reasons.iter_mut().find(|(known, _)| known == why) {
            Some((_, pages)) => pages.push(number),
            None => reasons.push((why, vec![number])),
        }
    }
    let finding = |(why, pages): (&str, Vec<u32>)| Finding {
        kind: Kind::Unreadable,
        what: format!("{} cannot be shown: such a page {why}", pages_in_words(&pages)),
        why: "the room would read “This slide cannot be shown”".into(),
        instead: "print the deck to a new PDF, or ask the speaker for one".into(),
        pages,
    };
    reasons.into_iter().map(finding).collect()
}

fn not_tried(deck: &DeckSeen<'_>) -> Option<Finding> {
    let pages: Vec<u32> = (0..).zip(deck.pages).filter(|(_, page)| page.untried).map(|(number, _)| number).collect();
    let verb = if pages.len() == 1 { "was" } else { "were" };
    (!pages.is_empty()).then(|| Finding {
        kind: Kind::Unreadable,
        what: format!("{} {verb} not tried: others took longer than 5 s each", pages_in_words(&pages)),
        why: "nobody knows whether the room would see them".into(),
        instead: "print the deck to a new PDF, or ask the speaker for one".into(),
        pages,
    })
}
