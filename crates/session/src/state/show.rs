//! What facts change about what the room sees (interstitials, black, freeze, cards), and which texts it has seen.

use crate::model::blank::Blank;
use crate::model::card::{Card, CornerCard};
use crate::model::cover::{Cover, Exposure, Interstitial};
use crate::model::place::Place;
use crate::model::source::Source;
use crate::model::stamp::Moment;
use crate::state::State;

impl State {
    pub(super) fn cover(&mut self, with: &Interstitial, page: u32, opening: Option<u32>, at: &Moment) {
        if self.content.interstitial(with.kind).is_none() {
            return;
        }
        if opening.is_some() {
            self.opened_with.insert(with.kind);
        }
        let since = match &self.cover {
            Some(cover) if cover.with == *with => cover.since.clone(),
            _ => at.clone(),
        };
        self.cover = Some(Cover { with: with.clone(), page, opening, since });
        self.keep_cover_inside(at);
    }

    /// A changed file can leave an interstitial with fewer pages, or none.
    pub(super) fn keep_cover_inside(&mut self, at: &Moment) {
        let Some(cover) = &mut self.cover else { return };
        if let Some(info) = self.content.interstitial(cover.with.kind) {
            cover.page = cover.page.min(info.pages.saturating_sub(1));
        } else {
            self.cover = None;
            self.end_exposure(at);
        }
    }

    pub(super) fn blank_screen(&mut self, colour: Blank, at: &Moment) {
        self.end_exposure(at);
        self.blank = Some(colour);
    }

    pub(super) fn freeze(&mut self, place: &Place) {
        if self.knows(place) {
            self.frozen = Some(place.clone());
        }
    }

    pub(super) fn look_elsewhere(&mut self, at: &Moment) {
        self.end_exposure(at);
        self.elsewhere = true;
    }

    pub(super) fn show_card(&mut self, card: &Card, at: &Moment) {
        if self.knows_card(card) {
            self.end_exposure(at);
            self.card = Some(card.clone());
            self.card_since = Some(at.clone());
            if matches!(card, Card::Time { .. }) {
                self.corner = None;
            }
            if let Some(source) = Source::ticked_by(card) {
                self.note_shown(source, at);
            }
        }
    }

    /// Shows a time card in the corner. The large one says the same, so it goes.
    pub(super) fn show_time(&mut self, minutes: u32, at: &Moment) {
        if matches!(self.card, Some(Card::Time { .. })) {
            (self.card, self.card_since) = (None, None);
        }
        self.corner = Some(CornerCard { minutes, since: at.clone() });
        self.note_shown(Source::Time, at);
    }

    fn note_shown(&mut self, source: Source, at: &Moment) {
        self.cards_shown.insert(source, (at.clone(), self.item.clone()));
    }

    /// The audience window drew a text. The room has seen it if it is the one the room should see.
    pub(super) fn expose(&mut self, what: &Interstitial, at: &Moment) {
        let visible = self.text_on_show().as_ref() == Some(what);
        let up = self.exposures.last().is_some_and(|last| last.until.is_none() && last.what == *what);
        if visible && self.cover.is_some() {
            self.covered_with.insert(what.kind);
        }
        if visible && !up {
            self.end_exposure(at);
            self.exposures.push(Exposure { what: what.clone(), from: at.clone(), until: None });
        }
    }

    pub(super) fn end_exposure(&mut self, at: &Moment) {
        if let Some(last) = self.exposures.last_mut()
            && last.until.is_none()
        {
            last.until = Some(at.clone());
        }
    }

    /// Whatever hid a text, the room no longer sees it.
    pub(super) fn end_exposure_of_what_is_gone(&mut self, at: &Moment) {
        let up = self.exposures.last().filter(|last| last.until.is_none());
        if up.is_some_and(|up| self.text_on_show().as_ref() != Some(&up.what)) {
            self.end_exposure(at);
        }
    }

    /// Resumes after a crash. Nothing was shown since the latest fact.
    pub(super) fn resume(&mut self, at: &Moment) {
        let stopped = self.heard.take().unwrap_or_else(|| at.clone());
        self.end_exposure(&stopped);
    }
}
