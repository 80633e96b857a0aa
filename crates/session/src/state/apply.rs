//! What each fact changes. Total: a fact about something unknown changes nothing, and any fact may be missing.

use jiff::SignedDuration;

use crate::model::content::DeckInfo;
use crate::model::fact::Fact;
use crate::model::ids::{DeckId, ItemId};
use crate::model::item_clock::{ItemClock, ItemRun};
use crate::model::outcome::Recorded;
use crate::model::poll;
use crate::model::stamp::{Moment, Stamp};
use crate::queries::floor::Speech;
use crate::queries::room_time::CornerCard;
use crate::state::{Cover, Exposure, HISTORY, Mic, Note, Place, State};

impl State {
    /// Applies one fact. `TakenBack` is the run's to carry out, since it needs the rows before.
    pub fn apply(&mut self, stamp: &Stamp, fact: &Fact) {
        let at = &stamp.at;
        self.change(stamp, fact);
        // A card stays no longer than what it says is so.
        self.card = self.card.take().filter(|card| card.is_known(self));
        self.end_exposure_of_what_is_gone(at);
        if !matches!(fact, Fact::TakenBack { .. } | Fact::PutBack { .. }) {
            self.heard = Some(at.clone());
        }
    }

    fn change(&mut self, stamp: &Stamp, fact: &Fact) {
        let at = &stamp.at;
        match fact {
            Fact::Opened { .. }
            | Fact::ClockStepped { .. }
            | Fact::TakenBack { .. }
            | Fact::PutBack { .. }
            | Fact::AgendaSaved { .. } => {}
            Fact::Closed => self.end_exposure(at),
            // The windows were gone since the last that is known: nothing was shown in between.
            Fact::WentOn => {
                let stopped = self.heard.take().unwrap_or_else(|| at.clone());
                self.end_exposure(&stopped);
            }
            Fact::DeckRead { deck } => self.read_deck(deck),
            Fact::DeckAttached { item, deck, file } => {
                if let Some(found) = self.content.agenda.iter_mut().find(|known| known.id == *item) {
                    found.deck = deck.id.clone();
                    found.brings_deck = true;
                    self.attached.insert(item.clone(), file.clone());
                    self.read_deck(deck);
                }
            }
            Fact::ContentTaken { content, .. } => {
                self.content = (**content).clone();
                self.keep_places_inside();
                self.keep_cover_inside(at);
                if self.item.as_ref().is_some_and(|item| self.content.item(item).is_none()) {
                    self.end_item(at);
                    self.item = None;
                }
            }
            Fact::Turned { to } => self.turn(to),
            Fact::Covered { with, .. } if self.content.interstitial(with.kind).is_none() => {}
            Fact::Covered { with, page, opening } => {
                let same = self.cover.as_ref().is_some_and(|cover| cover.with == *with);
                if opening.is_some() {
                    self.opened_with.insert(with.kind);
                }
                let since = match &self.cover {
                    Some(cover) if same => cover.since.clone(),
                    _ => at.clone(),
                };
                self.cover = Some(Cover { with: with.clone(), page: *page, opening: *opening, since });
                self.keep_cover_inside(at);
            }
            Fact::Uncovered => self.cover = None,
            Fact::Blanked { colour } => {
                self.end_exposure(at);
                self.blank = Some(*colour);
            }
            Fact::Unblanked => self.blank = None,
            Fact::Froze { at } => {
                if self.knows(at) {
                    self.frozen = Some(at.clone());
                }
            }
            Fact::Thawed => self.frozen = None,
            Fact::RoomElsewhere => {
                self.end_exposure(at);
                self.elsewhere = true;
            }
            Fact::RoomBack => self.elsewhere = false,
            Fact::Drawn { what } => {
                let visible = self.text_on_show().as_ref() == Some(what);
                let up = self.exposures.last().is_some_and(|last| last.until.is_none() && last.what == *what);
                if visible && !up {
                    self.end_exposure(at);
                    self.exposures.push(Exposure { what: what.clone(), from: at.clone(), until: None });
                }
            }
            Fact::ShownElsewhere { kind } => {
                self.shown_elsewhere.insert(*kind, at.clone());
            }
            Fact::ItemBegun { item } => self.begin(item, at),
            // Only the time of the item that is up runs, whatever facts are missing.
            Fact::TimeStarted { item, .. } | Fact::TimeResumed { item } if self.item.as_ref() != Some(item) => {}
            Fact::TimeStarted { item, at } => self.with_item(item, |run| run.clock = run.clock.running(at)),
            Fact::TimePaused { item } => self.with_item(item, |run| run.clock = run.clock.paused(at)),
            Fact::TimeResumed { item } => self.with_item(item, |run| run.clock = run.clock.running(at)),
            Fact::TimeAdded { item, by } => self.with_item(item, |run| run.added = run.added.saturating_add(*by)),
            Fact::TimeReset { item } => self.with_item(item, |run| {
                run.clock = ItemClock::Handover;
                run.waits_since = at.clone();
                run.added = SignedDuration::ZERO;
                run.talk_took = None;
                run.short_talk = None;
            }),
            Fact::DiscussionBegun { item } => self.with_item(item, |run| run.talk_took = Some(run.clock.spent(at))),
            Fact::SpeakerBegan { item: Some(item), .. } if self.item.as_ref() != Some(item) => {}
            Fact::SpeakerBegan { number, item, speaker, name } => {
                if let Some(item) = item {
                    self.with_item(item, |run| run.speakers = run.speakers.max(*number));
                }
                let (item, name) = (item.clone(), name.clone());
                let speech = Speech { item, number: *number, name, from: at.clone(), until: None };
                self.floor.begins(speech, speaker.as_ref());
                self.mic = Some(Mic { number: *number, since: at.clone() });
            }
            Fact::MicFreed => {
                self.mic = None;
                self.floor.ends(at);
            }
            Fact::Ticked { entry } => {
                if self.content.checklist.iter().any(|known| known.id == *entry) {
                    self.ticks.insert(entry.clone(), at.clone());
                }
            }
            Fact::Unticked { entry } => {
                self.ticks.remove(entry);
            }
            Fact::Noted { text, item, at: place } => {
                let (text, item, place) = (text.clone(), item.clone(), place.clone());
                self.notes.push(Note { at: at.clone(), text, item, place, row: stamp.row });
            }
            Fact::SessionEnded => {
                self.end_item(at);
                self.item = None;
                self.ended = Some(at.clone());
            }

            Fact::ItemMoved { item, before } => self.move_item(item, before.as_ref()),
            Fact::ItemAdded { item, before } => self.add_item(item, before.as_ref()),
            Fact::ItemRemoved { item } => self.remove_item(item),
            Fact::ItemSkipped { item } if self.item.as_ref() == Some(item) => {}
            Fact::ItemSkipped { item } => self.with_agenda_item(item, |item| item.skipped = true),
            Fact::ItemBroughtBack { item } => self.with_agenda_item(item, |item| item.skipped = false),
            Fact::ItemSplit { item, time, second } => self.split_item(item, *time, second),
            Fact::MinutesSet { item, time } => self.set_minutes(item, *time),
            Fact::TimeGiven { item, time } => self.give_time(item, *time),
            Fact::ItemRetitled { item, title } => self.retitle(item, title),
            Fact::PresenterSet { item, presenter } => {
                self.with_agenda_item(item, |item| item.presenter.clone_from(presenter));
            }
            Fact::KindSet { item, kind } => self.with_agenda_item(item, |item| item.kind = *kind),
            Fact::StartSet { item, at } => self.with_agenda_item(item, |item| item.fixed_start = *at),
            Fact::AgendaAgreed => self.agreed = Some(at.clone()),
            Fact::OverrunAccepted { until } => self.overrun_until = Some(*until),
            Fact::ShortTalkBegun { item, number } => {
                self.with_item(item, |run| run.short_talk = Some((*number, run.clock.spent(at))));
            }

            Fact::Unknown(_) => self.unread += 1,
            Fact::OutcomeRecorded { item, outcome } => {
                if self.content.item(item).is_some() {
                    let recorded = Recorded { outcome: outcome.clone(), at: at.clone(), row: stamp.row };
                    self.outcomes.insert(item.clone(), recorded);
                }
            }
            Fact::CardShown { card } => {
                if card.is_known(self) {
                    self.end_exposure(at);
                    self.card = Some(card.clone());
                    self.card_since = Some(at.clone());
                }
            }
            Fact::CardTakenAway => self.card = None,
            Fact::QueueJoined { .. }
            | Fact::QueueOrdered { .. }
            | Fact::QueueLeft { .. }
            | Fact::QueueClosed { .. }
            | Fact::QueueReopened { .. }
            | Fact::SpeakerNamed { .. } => self.floor.change(fact),
            Fact::PollAsked { .. } | Fact::PollCounted { .. } | Fact::PollTaken { .. } | Fact::PollWithdrawn { .. } => {
                poll::change(&mut self.polls, at, stamp.row, fact);
                self.card = self.card.take().filter(|card| card.is_known(self));
            }
            Fact::TimeShown { minutes } => self.corner = Some(CornerCard { minutes: *minutes, since: at.clone() }),
            Fact::TimeHidden => self.corner = None,
            Fact::RoomTimer { on } => self.room_timer = *on,
            Fact::SlidesShownBy { item, by } => {
                self.showers.insert(item.clone(), *by);
            }
            Fact::RoleFilled { role, names } => {
                self.roles.insert(*role, names.clone());
            }
            Fact::PresenterSeated { item, seat } => {
                if self.content.item(item).is_some() {
                    self.seats.insert(item.clone(), *seat);
                }
            }
            Fact::ReminderSilenced { reminder, on: true } => {
                self.silenced.insert(reminder.clone());
            }
            Fact::ReminderSilenced { reminder, on: false } => {
                self.silenced.remove(reminder);
            }
            Fact::MinutesCopied { row } => self.copied = Some(*row),
            Fact::ClockSimulated => self.simulated = true,
        }
    }

    fn knows(&self, place: &Place) -> bool {
        place.slide < self.slides(&place.deck)
    }

    fn turn(&mut self, to: &Place) {
        if !self.knows(to) || self.place == *to {
            return;
        }
        let from = std::mem::replace(&mut self.place, to.clone());
        self.left_at.insert(from.deck.clone(), from.slide);
        // Going back along the history takes its last entry off, so that pressing again goes on backwards.
        if self.history.last() == Some(to) {
            self.history.pop();
        } else {
            self.history.push(from);
            if self.history.len() > HISTORY {
                self.history.remove(0);
            }
        }
    }

    fn read_deck(&mut self, deck: &DeckInfo) {
        match self.content.decks.iter_mut().find(|known| known.id == deck.id) {
            Some(known) => *known = deck.clone(),
            None => self.content.decks.push(deck.clone()),
        }
        self.keep_places_inside();
    }

    pub(crate) fn keep_places_inside(&mut self) {
        let counts: Vec<_> = self.content.decks.iter().map(|deck| (deck.id.clone(), self.slides(&deck.id))).collect();
        let count = |deck: &DeckId| counts.iter().find(|(id, _)| id == deck).map_or(0, |(_, count)| *count);
        let inside = |place: &Place| place.slide < count(&place.deck);
        if !inside(&self.place) {
            self.place = match (count(&self.place.deck), counts.iter().find(|(_, slides)| *slides > 0)) {
                (0, Some((deck, _))) => Place { deck: deck.clone(), slide: 0 },
                (slides, _) => Place { deck: self.place.deck.clone(), slide: slides.saturating_sub(1) },
            };
        }
        self.history.retain(inside);
        // What was between two entries may be gone, and going back must lead somewhere else.
        self.history.dedup();
        if self.history.last() == Some(&self.place) {
            self.history.pop();
        }
        self.left_at.retain(|deck, slide| *slide < count(deck));
        self.frozen = self.frozen.take().filter(inside);
    }

    /// A changed file may leave an interstitial fewer pages, or none.
    fn keep_cover_inside(&mut self, at: &Moment) {
        let Some(cover) = &mut self.cover else { return };
        if let Some(info) = self.content.interstitial(cover.with.kind) {
            cover.page = cover.page.min(info.pages.saturating_sub(1));
        } else {
            self.cover = None;
            self.end_exposure(at);
        }
    }

    fn end_exposure(&mut self, at: &Moment) {
        if let Some(last) = self.exposures.last_mut()
            && last.until.is_none()
        {
            last.until = Some(at.clone());
        }
    }

    /// A text that is no longer on show is no longer seen, whatever took it away.
    fn end_exposure_of_what_is_gone(&mut self, at: &Moment) {
        let up = self.exposures.last().filter(|last| last.until.is_none());
        if up.is_some_and(|up| self.text_on_show().as_ref() != Some(&up.what)) {
            self.end_exposure(at);
        }
    }

    fn begin(&mut self, item: &ItemId, at: &Moment) {
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

    fn end_item(&mut self, at: &Moment) {
        self.mic = None;
        self.corner = None;
        self.floor.ends(at);
        if let Some(run) = self.item.as_ref().and_then(|id| self.items.get_mut(id)) {
            run.clock = run.clock.paused(at);
            run.ended = Some(at.clone());
        }
    }

    fn with_item(&mut self, item: &ItemId, change: impl FnOnce(&mut ItemRun)) {
        if let Some(run) = self.items.get_mut(item) {
            change(run);
        }
    }
}
