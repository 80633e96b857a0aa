//! What the chair wants of the windows rather than of the session: lines, the search, the overview.

use chairside_session::desk::{DeskAction, LINE, Purpose, Typing, line};
use chairside_session::snapshot::{self, SearchCard};
use chairside_session::{Intent, Place, PollId, outcome, overview, poll};

use super::Actor;
use crate::window::Window;

impl Actor {
    /// Carries out what the chair wants of the windows.
    pub(super) fn desk_action(&mut self, window: Window, action: DeskAction) {
        if action.waits_for_notes() && self.asks_about_notes() {
            self.must_answer_first();
            return;
        }
        match action {
            DeskAction::PlaceNotes { file, notes } => self.place_notes(&file, notes),
            DeskAction::KeepNotesHidden => self.keep_notes_hidden(),
            DeskAction::AskAboutNotes => self.ask_again_about_notes(),
            DeskAction::GoOn => self.accept_offer(),
            DeskAction::StartOver => self.decline_offer(),
            DeskAction::StayInSession => self.desk.asks_to_end = false,
            DeskAction::Quit => self.close(Window::Presenter),
            DeskAction::StayOpen => self.desk.asks_to_close = None,
            DeskAction::Help => self.desk.help_open = !self.desk.help_open,
            DeskAction::OpenNote => self.open_line(window, Purpose::Note),
            DeskAction::OpenSearch => {
                self.library.pdfs.renderer().wake();
                self.open_line(window, Purpose::Search);
            }
            DeskAction::OpenPoll => {
                let poll = poll::open(self.run.state()).map(|poll| poll.id.clone());
                self.open_line_for(window, line::of_poll(self.run.state()), poll);
            }
            DeskAction::OpenResult { poll } => self.open_line_for(window, Purpose::PollResult, Some(poll)),
            DeskAction::OpenQueue => self.open_line(window, Purpose::Queue),
            DeskAction::OpenName => self.open_line(window, Purpose::Name),
            DeskAction::OpenOutcome if !self.desk.outcome_open && !outcome::can_decide(self.run.state()) => {
                self.desk.notice = Some(if self.run.state().items.is_empty() {
                    "No item has begun yet, so there is nothing to decide".into()
                } else {
                    "No item is up to decide on".into()
                });
            }
            DeskAction::OpenOutcome => {
                self.desk.outcome_open = !self.desk.outcome_open;
                // The chooser takes its keys in the presenter window.
                if self.desk.outcome_open && window == Window::Audience {
                    self.desktop.focus_presenter();
                }
            }
            DeskAction::DraftText { text } => self.take_draft(&text),
            DeskAction::ItemLine { text } => self.desk.item_line = text.chars().take(LINE).collect(),
            DeskAction::Overview => {
                self.library.pdfs.renderer().wake();
                let here = overview::tile(&self.run.state().content, &self.run.state().place);
                self.desk.overview = self.desk.overview.is_none().then_some(here);
            }
            DeskAction::OverviewColumns { columns } => self.desk.overview_columns = columns,
            DeskAction::Choose { towards } => {
                let columns = usize::try_from(self.desk.overview_columns).unwrap_or(usize::MAX);
                if let Some(chosen) = &mut self.desk.overview {
                    *chosen = overview::moved(&self.run.state().content, chosen, towards, columns);
                }
            }
            DeskAction::ChooseSlide { deck, slide } => {
                let place = Place { deck, slide: slide.saturating_sub(1) };
                if let Some(chosen) = &mut self.desk.overview {
                    *chosen = overview::tile(&self.run.state().content, &place);
                }
            }
            DeskAction::GoToChosen => self.go_to_chosen(),
            DeskAction::ChooseDeck => self.ask_for_deck(None),
            DeskAction::ChooseDeckFor { item } => self.choose_deck_for(item),
            DeskAction::DroppedOn { number, item } => self.dropped_on(number, item),
            DeskAction::SaveAs => self.ask_where_to_save(),
            DeskAction::LookAhead { intent } => self.desk.ahead = intent,
            DeskAction::ReadAgenda { text } => self.read_agenda(&text),
            DeskAction::LeavePasted => self.desk.pasted = None,
            DeskAction::Refresh => self.refresh(),
            DeskAction::TakeChanges { ticked } => self.take_changes(&ticked),
            DeskAction::LeaveChanges => self.leave_changes(),
            DeskAction::CheckDecks => self.check_decks(),
            DeskAction::ShowCheck => self.show_check(),
            DeskAction::LeaveCheck => self.leave_check(),
            DeskAction::CopyLetters => self.copy_letters(),
            DeskAction::ChoosePolls => {
                let folder = self.library.source.folder();
                self.desktop.choose(|windows| windows.choose_polls(&folder));
            }
            DeskAction::PasteDeck => self.desktop.paste_deck(),
            DeskAction::TakeWaiting => self.take_waiting(),
            DeskAction::TakeFile => self.take_changed_file(),
            DeskAction::KeepWhatWas => self.decline_changed_file(),
            DeskAction::Password { text } => self.unlock(text),
            DeskAction::LeaveLocked => self.leave_locked(),
            DeskAction::FollowLink { url, text } => self.follow_link(&url, text.as_deref()),
            DeskAction::OpenLink => self.open_link(),
            DeskAction::CopyLink => self.copy_link(),
            DeskAction::LeaveLink => self.desk.link = None,
            DeskAction::FullScreen => self.desktop.full_screen(),
            DeskAction::SwapScreens => self.swap_screens(),
            DeskAction::RoomScreen { number } => self.choose_room_screen(number),
            DeskAction::Identify => self.identify_screens(),
            DeskAction::SpeakerWindow => self.toggle_speaker(),
            DeskAction::SpeakerScreen { number } => self.choose_speaker_screen(number),
            DeskAction::AudienceSize { width, height } => self.desktop.set_room_size(width, height),
            DeskAction::Understood => self.desk.troubles.clear(),
            DeskAction::Narrow => self.desktop.toggle_narrow(),
            DeskAction::OnTop => self.desktop.toggle_on_top(),
            DeskAction::Set { setting } => self.set(&setting),
            DeskAction::ResetSettings => self.reset_settings(),
            DeskAction::Point { tool } => self.arm(tool),
            DeskAction::PutToolAway => self.put_tool_away(),
            DeskAction::PutAllAway => self.put_all_away(),
            DeskAction::EraseSlide => self.erase_slide(),
            DeskAction::TextSize { step } => self.resize_text(step),
            DeskAction::NotesSize { step } => self.resize_notes(step),
            DeskAction::SaveAgenda => self.save_agenda(&[]),
            DeskAction::SaveSettled { sides } => self.settle(&sides),
            DeskAction::LeaveUnsaved => self.desk.conflicts.clear(),
            DeskAction::CopyMergedNotes => self.copy_merged_notes(),
            DeskAction::CopyMinutes { part } => self.copy_minutes(part),
            DeskAction::SaveHandout { part } => self.save_handout(part),
            DeskAction::LookAtHandout { part } => self.desk.handout = Some(part),
        }
    }

    /// Opens a line to type in.
    fn open_line(&mut self, window: Window, purpose: Purpose) {
        self.open_line_for(window, purpose, None);
    }

    /// Opens a line, for this poll if it is about one. A line that is open already stays.
    fn open_line_for(&mut self, window: Window, purpose: Purpose, poll: Option<PollId>) {
        if let Some(why) = line::refused(purpose, self.run.state()) {
            self.desk.notice = Some(why);
            return;
        }
        let from_audience = window == Window::Audience;
        self.desk.draft.get_or_insert_with(|| Typing { purpose, poll, from_audience, ..Typing::default() });
    }

    /// The presenter window's line reads so now. If its line was refused or closed meanwhile, the text becomes a note:
    /// letters typed into a field are never lost.
    fn take_draft(&mut self, text: &str) {
        if self.desk.draft.is_none() && self.run.state().content.plain {
            return;
        }
        let draft = self.desk.draft.get_or_insert_default();
        draft.text = text.chars().take(LINE).collect();
        draft.from_audience = false;
        draft.chosen = 0;
        draft.entered_empty = false;
    }

    /// What the open search finds; `None` when no search is open.
    pub(super) fn search(&mut self) -> Option<SearchCard> {
        let draft = self.desk.draft.as_ref().filter(|draft| draft.purpose == Purpose::Search)?;
        let (text, chosen) = (draft.text.clone(), draft.chosen);
        self.make_index();
        Some(snapshot::search(self.run.state(), self.texts.index()?, &text, chosen))
    }

    /// Keeps the chosen result among those that are found now.
    pub(super) fn keep_choice_among_results(&mut self) {
        let chosen = self.search().map(|card| card.chosen);
        if let (Some(chosen), Some(draft)) = (chosen, &mut self.desk.draft) {
            draft.chosen = chosen;
        }
    }

    /// Makes the index of all slides, unless it is there already.
    pub(super) fn make_index(&mut self) {
        self.texts.make_index(&self.run.state().content, &self.library.session.pages);
    }

    /// Goes to the chosen tile: to its first step, unless one of its steps is on screen already.
    fn go_to_chosen(&mut self) {
        let state = self.run.state();
        let Some(chosen) = self.desk.overview.clone() else { return };
        let to = if overview::tile(&state.content, &state.place) == chosen { state.place.clone() } else { chosen };
        self.act(&Intent::GoTo { deck: Some(to.deck), slide: to.slide + 1 });
    }
}
