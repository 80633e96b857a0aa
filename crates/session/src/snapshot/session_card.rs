//! What does not change while the content stays: it is sent once.

use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::model::content::{Link, SessionContent};
use crate::model::ids::DeckId;
use crate::snapshot::overview::{OverviewDeck, overview};
use crate::state::State;
use crate::words::{DayTimes, counted, minutes_words};

/// The header's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Header {
    /// "SECDISPATCH · IETF 112"; the title of a deck without a group or a meeting.
    pub name: String,
    /// "Tue 9 Nov 2021 · 12:00–14:00", in the session's own time zone; empty without a slot. Of a plain talk
    /// "talk.pdf · 13 slides · 20 min".
    pub slot: String,
    /// "Rehearsal", when the slot is not today.
    pub rehearsal: bool,
    /// A plain deck, without a session.
    pub plain: bool,
}

/// What does not change while the content stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SessionCard {
    /// The header's words.
    pub header: Header,
    /// The links, in the order of the file.
    pub links: Vec<Link>,
    /// Every slide of every deck.
    pub overview: Vec<OverviewDeck>,
    /// The decks with speaker notes on at least one slide.
    pub decks_with_notes: Vec<DeckId>,
    /// The IETF's own rules for showing the Note Well: what to do, and what not.
    pub note_well_advice: Advice,
}

/// Advice to the chair, shown while the Note Well is up.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[ts(export)]
pub struct Advice {
    /// Do.
    pub dos: Vec<String>,
    /// Don't.
    pub donts: Vec<String>,
    /// Where it comes from.
    pub source: String,
}

/// What the presenter window is sent once, and again whenever the content changes. `note_well_advice` are the rules of
/// the body for showing the Note Well; a plain deck has none. `decks_with_notes` have speaker notes somewhere. `file` is the name of
/// the file that was opened, without its folder.
pub fn session_card(state: &State, note_well_advice: Advice, decks_with_notes: Vec<DeckId>, file: &str) -> SessionCard {
    let content = &state.content;
    SessionCard {
        header: Header {
            name: content.name().unwrap_or_else(|| content.title.clone()),
            slot: if content.plain { talk_words(content, file) } else { slot_words(content) },
            rehearsal: state.rehearsal,
            plain: content.plain,
        },
        links: content.links.clone(),
        overview: overview(content),
        decks_with_notes,
        note_well_advice: if content.plain { Advice::default() } else { note_well_advice },
    }
}

/// What a plain talk is, and how long: "talk.pdf · 13 slides · 20 min".
fn talk_words(content: &SessionContent, file: &str) -> String {
    let file = Some(file.to_owned()).filter(|file| !file.is_empty());
    let slides = content.deck(&DeckId::chairs()).map(|deck| counted(deck.slides.len(), "slide"));
    let time = content.agenda.first().map(|talk| talk.time).filter(SignedDuration::is_positive);
    let parts = [file, slides, time.map(|time| format!("{} min", minutes_words(time)))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// When the session is. The clock beside it names the time zone.
fn slot_words(content: &SessionContent) -> String {
    let Some(slot) = content.slot else { return String::new() };
    let zone = content.time_zone();
    let day = slot.start.to_zoned_datetime(zone.clone()).strftime("%a %-d %b %Y").to_string();
    format!("{day} · {}", DayTimes::new(zone, Some(slot.start)).span(slot.start, Some(slot.end)))
}
