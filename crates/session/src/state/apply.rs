//! Applies facts to the state. A fact about something unknown changes nothing, and any fact may be missing. There is
//! one line for each fact here; the files beside this one make the changes, by subject.

use crate::model::fact::Fact;
use crate::model::stamp::Stamp;
use crate::state::State;

impl State {
    /// Applies one fact. The run itself carries out `TakenBack` and `PutBack`, because they need the earlier rows.
    pub fn apply(&mut self, stamp: &Stamp, fact: &Fact) {
        self.change(stamp, fact);
        // A card disappears as soon as it is no longer true.
        self.card = self.card.take().filter(|card| self.knows_card(card));
        self.end_exposure_of_what_is_gone(&stamp.at);
        self.reach(&stamp.at);
        if !matches!(fact, Fact::TakenBack { .. } | Fact::PutBack { .. }) {
            self.heard = Some(stamp.at.clone());
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
            Fact::Unknown(_) => self.unread += 1,
            Fact::ClockSimulated => self.simulated = true,
            Fact::Closed => self.end_exposure(at),
            Fact::Resumed => self.resume(at),

            Fact::DeckRead { deck } => self.read_deck(deck),
            Fact::NotesPlaced { deck, file, notes } => self.notes_answers.add(deck, file, *notes),
            Fact::DeckAttached { item, deck, file } => self.attach_deck(item, deck, file),
            Fact::ContentTaken { content, .. } => self.take_content(content, at),
            Fact::Turned { to } => {
                self.holding = false;
                self.turn(to);
            }
            Fact::HoldingShown => self.holding = !self.content.plain,

            Fact::Covered { with, page, opening } => self.cover(with, *page, *opening, at),
            Fact::Uncovered => self.cover = None,
            Fact::Blanked { colour } => self.blank_screen(*colour, at),
            Fact::Unblanked => self.blank = None,
            Fact::Frozen { at: place } => self.freeze(place),
            Fact::Thawed => self.frozen = None,
            Fact::RoomElsewhere => self.look_elsewhere(at),
            Fact::RoomBack => self.elsewhere = false,
            Fact::Drawn { what } => self.expose(what, at),
            Fact::ShownElsewhere { kind } => {
                self.shown_elsewhere.insert(*kind, at.clone());
            }
            Fact::CardShown { card } => self.show_card(card, at),
            Fact::CardTakenAway => self.card = None,
            Fact::TimeShown { minutes } => self.show_time(*minutes, at),
            Fact::TimeHidden => self.corner = None,
            Fact::RoomTimer { on } => self.room_timer = *on,
            Fact::SlidesShownBy { item, by } => {
                self.showers.insert(item.clone(), *by);
            }
            Fact::SpeakerTold { words } => self.speaker_told.clone_from(words),

            Fact::StrokeDrawn { on, stroke } => self.draw(on, stroke),
            Fact::StrokesErased { on, strokes } => self.erase(on, strokes),
            Fact::StrokesShown { on } => self.strokes_hidden = !on,

            Fact::ItemBegun { item } => self.begin(item, at),
            Fact::TimeStarted { item, at: from } => self.run_time(item, from),
            Fact::TimeResumed { item } => self.run_time(item, at),
            Fact::TimePaused { item } => self.with_item(item, |run| run.clock = run.clock.paused(at)),
            Fact::TimeAdded { item, by } => self.with_item(item, |run| run.added = run.added.saturating_add(*by)),
            Fact::TimeReset { item } => self.reset_time(item, at),
            Fact::DiscussionBegun { item } => self.with_item(item, |run| run.talk_took = Some(run.clock.spent(at))),
            Fact::ShortTalkBegun { item, number } => self.begin_short_talk(item, *number, at),
            Fact::SessionEnded => self.end_session(at),

            Fact::SpeakerBegan { number, item, speaker, name } => {
                self.begin_speech(*number, item.as_ref(), speaker.as_ref(), name.as_ref(), at);
            }
            Fact::MicFreed => self.free_mic(at),
            Fact::QueueJoined { .. }
            | Fact::QueueOrdered { .. }
            | Fact::QueueLeft { .. }
            | Fact::QueueClosed { .. }
            | Fact::QueueReopened { .. }
            | Fact::SpeakerNamed { .. } => self.floor.change(fact),
            Fact::PollAsked { .. } | Fact::PollCounted { .. } | Fact::PollTaken { .. } | Fact::PollWithdrawn { .. } => {
                self.change_polls(stamp, fact);
            }

            Fact::ItemMoved { item, before } => self.move_item(item, before.as_ref()),
            Fact::ItemAdded { item, before } => self.add_item(item, before.as_ref()),
            Fact::ItemRemoved { item } => self.remove_item(item),
            Fact::ItemSkipped { item } => self.skip_item(item),
            Fact::ItemBroughtBack { item } => self.with_agenda_item(item, |item| item.skipped = false),
            Fact::ItemSplit { item, time, second } => self.split_item(item, *time, second),
            Fact::MinutesSet { item, time } => self.set_minutes(item, *time),
            Fact::TimeGiven { item, time } => self.give_time(item, *time),
            Fact::ItemRetitled { item, title } => self.retitle(item, title),
            Fact::PresenterSet { item, presenter } => self.set_presenter(item, presenter.as_ref()),
            Fact::KindSet { item, kind } => self.with_agenda_item(item, |item| item.kind = *kind),
            Fact::StartSet { item, at } => self.with_agenda_item(item, |item| item.fixed_start = *at),
            Fact::TalkSet { item, talk } => self.set_talk(item, *talk),
            Fact::QuestionSet { item, question } => {
                self.with_agenda_item(item, |item| item.question.clone_from(question));
            }
            Fact::SeatExpected { item, seat } => self.with_agenda_item(item, |item| item.seat = *seat),
            Fact::OutcomesSet { item, outcomes } => {
                self.with_agenda_item(item, |item| item.outcomes.clone_from(outcomes));
            }
            Fact::SessionOutcomesSet { outcomes } => self.content.set_outcomes(outcomes.clone()),
            Fact::TextSet { item, text } => self.with_agenda_item(item, |item| item.text.clone_from(text)),
            Fact::LinkSet { item, link, more } => self.with_agenda_item(item, |item| {
                item.link.clone_from(link);
                item.more_links.clone_from(more);
            }),
            Fact::AgendaAgreed => self.agreed = Some(at.clone()),
            Fact::OverrunAccepted { until } => self.overrun_until = Some(*until),

            Fact::OutcomeRecorded { item, outcome } => self.record_outcome(item, outcome, stamp),
            Fact::Noted { text, item, at: place } => self.note(text, item.as_ref(), place, stamp),
            Fact::NoteMended { note, text } => self.mend_note(note, text, stamp),
            Fact::Ticked { entry } => self.tick(entry, at),
            Fact::Unticked { entry } => {
                self.ticks.remove(entry);
            }
            Fact::RoleFilled { role, names } => {
                self.roles.insert(*role, names.clone());
            }
            Fact::PresenterSeated { item, seat, who } => self.seat_presenter(item, *seat, who.as_deref()),
            Fact::ReminderSilenced { reminder, on } => self.silence(reminder, *on),
            Fact::MinutesCopied { row } => self.copied = Some(*row),
        }
    }
}
