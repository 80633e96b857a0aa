//! What does not change while the content stays: it is sent once.

use serde::Serialize;
use ts_rs::TS;

use crate::desk::keys::KeyRow;
use crate::minutes::handouts::HandoutRow;
use crate::model::content::Link;
use crate::snapshot::overview::OverviewDeck;

/// The header's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Header {
    /// "secdispatch · IETF 112".
    pub name: String,
    /// "Security Dispatch · Tue 9 Nov 2021 · 12:00–14:00 UTC".
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
    /// What is handed on after the session.
    pub handouts: Vec<HandoutRow>,
    /// Every key, for `?` and Ctrl+K.
    pub keys: Vec<KeyRow>,
    /// Every slide of every deck.
    pub overview: Vec<OverviewDeck>,
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
