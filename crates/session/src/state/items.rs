//! What facts change about items, their time, outcomes, notes and people.

use jiff::SignedDuration;

use crate::model::ids::{EntryId, ItemId, NoteId, ReminderId};
use crate::model::item_clock::{ItemClock, ItemRun};
use crate::model::note::Note;
use crate::model::outcome::{Outcome, Recorded};
use crate::model::people::{Seat, folded};
use crate::model::place::Place;
use crate::model::stamp::{Moment, Stamp};
use crate::state::State;

impl State {
    pub(super) fn begin(&mut self, item: &ItemId, at: &Moment) {
        if self.content.item(item).is_none() || self.item.as_ref() == Some(item) {
            return;
        }
        self.end_item(at);
        self.ended = None;
        self.started.get_or_insert_with(|| at.clone());
        let run = self.items.entry(item.clone()).or_insert_with(|| ItemRun::begun_at(at.clone()));
        run.ended = None;
        run.waits_since = at.clone();
        self.item = Some(item.clone());
    }

    /// Ends the item that is up, with its clock, speaker, time card and what its speaker was told. The caller sets what is up
    /// afterwards.
    pub(super) fn end_item(&mut self, at: &Moment) {
        self.mic = None;
        self.corner = None;
        self.speaker_told = None;
        self.floor.ends(at);
        if let Some(run) = self.item.as_ref().and_then(|id| self.items.get_mut(id)) {
            run.clock = run.clock.paused(at);
            run.ended = Some(at.clone());
        }
    }

    pub(super) fn end_session(&mut self, at: &Moment) {
        self.end_item(at);
        self.item = None;
        self.ended = Some(at.clone());
        self.holding = !self.content.plain;
    }

    pub(super) fn with_item(&mut self, item: &ItemId, change: impl FnOnce(&mut ItemRun)) {
        if let Some(run) = self.items.get_mut(item) {
            change(run);
        }
    }

    /// Only the item that is up can run, whichever facts are missing.
    pub(super) fn run_time(&mut self, item: &ItemId, from: &Moment) {
        if self.item.as_ref() == Some(item) {
            self.with_item(item, |run| run.clock = run.clock.running(from));
        }
    }

    pub(super) fn reset_time(&mut self, item: &ItemId, at: &Moment) {
        self.with_item(item, |run| {
            run.clock = ItemClock::Handover;
            run.waits_since = at.clone();
            run.added = SignedDuration::ZERO;
            run.talk_took = None;
            run.short_talk = None;
        });
    }

    /// Remembers when the page on show was first reached in a plain talk, once its time has started.
    pub(super) fn reach(&mut self, at: &Moment) {
        let Some((_, run)) = self.item_run().filter(|_| self.content.plain) else { return };
        match run.clock {
            ItemClock::Handover => self.reached.clear(),
            ItemClock::Running { .. } | ItemClock::Paused { .. } => {
                let spent = run.clock.spent(at);
                let page = self.place.slide;
                let after = self.reached.range(..page).map(|(_, reached)| *reached).max();
                // Somebody had only looked at it when the pages before it were still to come.
                if self.reached.get(&page).is_none_or(|reached| after.is_some_and(|after| *reached < after)) {
                    self.reached.insert(page, spent);
                }
            }
        }
    }

    pub(super) fn begin_short_talk(&mut self, item: &ItemId, number: u32, at: &Moment) {
        self.with_item(item, |run| run.short_talk = Some((number, run.clock.spent(at))));
        // Somebody else speaks now.
        self.speaker_told = None;
    }

    pub(super) fn record_outcome(&mut self, item: &ItemId, outcome: &Outcome, stamp: &Stamp) {
        if self.content.item(item).is_some() {
            let recorded = Recorded { outcome: outcome.clone(), at: stamp.at.clone(), row: stamp.row };
            self.outcomes.insert(item.clone(), recorded);
        }
    }

    pub(super) fn note(&mut self, text: &str, item: Option<&ItemId>, place: &Place, stamp: &Stamp) {
        let (at, item, place) = (stamp.at.clone(), item.cloned(), place.clone());
        self.notes.push(Note { at, text: text.into(), item, place, id: NoteId::of(stamp.row), row: stamp.row });
    }

    /// Without a text the note is removed.
    pub(super) fn mend_note(&mut self, id: &NoteId, text: &str, stamp: &Stamp) {
        if text.is_empty() {
            self.notes.retain(|note| note.id != *id);
        } else if let Some(note) = self.notes.iter_mut().find(|note| note.id == *id) {
            (note.text, note.row) = (text.into(), stamp.row);
        }
    }

    pub(super) fn tick(&mut self, entry: &EntryId, at: &Moment) {
        if self.content.checklist.iter().any(|known| known.id == *entry) {
            self.ticks.insert(entry.clone(), at.clone());
        }
    }

    pub(super) fn seat_presenter(&mut self, item: &ItemId, seat: Seat, who: Option<&str>) {
        if self.content.item(item).is_none() {
            return;
        }
        if who.is_none() {
            self.seats.retain(|(of, _), _| of != item);
        }
        self.seats.insert((item.clone(), who.map(folded)), seat);
    }

    pub(super) fn silence(&mut self, reminder: &ReminderId, on: bool) {
        if on {
            self.silenced.insert(reminder.clone());
        } else {
            self.silenced.remove(reminder);
        }
    }
}
