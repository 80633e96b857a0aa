//! Turns an intent into facts, and optionally a notice. Pure. Here each intent is sent to its subject.

mod agenda;
mod cards;
mod checklist;
mod decision;
mod floor;
mod item_fields;
mod items;
mod notes;
mod outcomes;
mod overrun;
mod people;
mod pointing;
mod polls;
mod show;
mod speaker;
mod time;
pub mod time_cards;
mod turn;
mod undo;

pub use decision::Decision;

use crate::model::fact::Fact;
use crate::model::ids::RowId;
use crate::model::intent::Intent;
use crate::model::stamp::{CHAIR, Moment, Stamp};
use crate::state::State;
use crate::state::run::Run;

/// Decides what follows from `intent`, given how the run stands and when it was wanted.
pub fn decide(run: &Run, intent: &Intent, stamp: &Stamp) -> Decision {
    let state = run.state();
    let decision = cards::comes_first(state, intent).unwrap_or_else(|| by_subject(state, run, intent, stamp));
    time::with_the_talk(state, stamp, cards::goes_with(state, decision))
}

/// The state as it would be after `intent`; `None` if that would change nothing.
pub fn would_be(run: &Run, intent: &Intent, now: &Moment) -> Option<State> {
    let stamp = Stamp { at: now.clone(), row: RowId(uuid::Uuid::nil()), author: CHAIR.into() };
    let facts = decide(run, intent, &stamp).facts;
    let mut state = run.state().clone();
    for fact in &facts {
        state.apply(&stamp, fact);
    }
    (!facts.is_empty()).then_some(state)
}

fn by_subject(state: &State, run: &Run, intent: &Intent, stamp: &Stamp) -> Decision {
    match intent {
        Intent::Next => turn::next(state),
        Intent::Back => turn::back(state),
        Intent::First => turn::first(state),
        Intent::Last => turn::last(state),
        Intent::SkipOn => turn::skip_on(state),
        Intent::SkipBack => turn::skip_back(state),
        Intent::GoTo { deck, slide } => turn::go_to(state, deck.as_ref(), *slide),
        Intent::GoToNumber { number } => turn::go_to_number(state, *number),
        Intent::HistoryBack => turn::history_back(state),
        Intent::ChairsDeck => turn::chairs_deck(state),

        Intent::Show { kind } => show::show(state, *kind),
        Intent::Uncover => show::uncover(state),
        Intent::Blank { colour } => show::blank(state, *colour),
        Intent::Freeze => show::freeze(state),
        Intent::Elsewhere => show::elsewhere(state),
        Intent::ShownElsewhere { kind } => show::shown_elsewhere(state, *kind),
        Intent::ShownBy { by } => show::shown_by(state, *by),
        Intent::TellSpeaker { words } => speaker::tell(state, words),

        Intent::NextItem => items::next_item(state, stamp),
        Intent::PreviousItem => items::previous_item(state, stamp),
        Intent::BeginItem { item } => items::begin_item(state, item, stamp),
        Intent::AskToEnd => items::ask_to_end(state),
        Intent::EndSession => items::end_session(state),
        Intent::ReopenSession => undo::reopen(run),

        Intent::StartOrPause => time::start_or_pause(state, stamp),
        Intent::StartAsOf { seconds } => time::start_as_of(state, *seconds, stamp),
        Intent::AddMinutes { minutes } => time::add_minutes(state, *minutes),
        Intent::ResetTime => time::reset(state),

        Intent::Mic => floor::next(state, stamp),
        Intent::MicFree => floor::free(state),
        Intent::JoinQueue { name } => floor::join(state, name, stamp),
        Intent::LeaveQueue { speaker } => floor::leave(state, speaker),
        Intent::MoveInQueue { speaker, to } => floor::reorder(state, speaker, *to),
        Intent::CloseQueue => floor::close(state),
        Intent::NameSpeaker { number, name } => floor::name(state, *number, name),

        Intent::MoveItem { .. }
        | Intent::AddItem { .. }
        | Intent::AddItemLine { .. }
        | Intent::RemoveItem { .. }
        | Intent::SkipItem { .. }
        | Intent::BringItemBack { .. }
        | Intent::SplitItem { .. }
        | Intent::SetMinutes { .. }
        | Intent::SetTitle { .. }
        | Intent::SetPresenter { .. }
        | Intent::SetKind { .. }
        | Intent::SetStart { .. }
        | Intent::SetTalk { .. }
        | Intent::SetQuestion { .. }
        | Intent::SetSeat { .. }
        | Intent::SetOutcomes { .. }
        | Intent::SetSessionOutcomes { .. }
        | Intent::SetText { .. }
        | Intent::SetLinks { .. }
        | Intent::AgreeAgenda
        | Intent::TakeWay { .. }
        | Intent::TakeBestWay
        | Intent::NextTalk => agenda::decide(state, intent, stamp),

        Intent::Together { intents } => together(run, intents, stamp),

        Intent::RecordOutcome { item, outcome } => outcomes::record(state, item, outcome),
        Intent::ProposeOutcome { item, outcome } => cards::proposal(state, item, outcome),
        Intent::ShowQuestion => cards::question(state),
        Intent::ShowSummary => cards::summary(state),
        Intent::ShowQueueClosed => cards::queue_closed(state),
        Intent::TimeCard { minutes, large } => time_cards::time_card(state, *minutes, *large, &stamp.at),
        Intent::RoomTimer => time_cards::timer(state),

        Intent::AskPoll { question, kind } => polls::ask(state, question, *kind, stamp),
        Intent::CountPoll { poll, line } => polls::count(state, poll.as_ref(), line),
        Intent::ShowPoll { poll } => polls::show(state, poll.as_ref()),
        Intent::WithdrawPoll { poll } => polls::withdraw(state, poll),
        Intent::TakePolls { json } => polls::take(state, json, stamp),

        Intent::FillRole { role, names } => people::fill(state, *role, names),
        Intent::SeatPresenter { item, seat, who } => people::seat(state, item, *seat, who.as_deref()),
        Intent::Tick { entry, on } => checklist::tick(state, entry, *on),
        Intent::Silence { reminder, on } => checklist::silence(state, reminder, *on),
        Intent::Note { text } => notes::note(state, text),
        Intent::MendNote { note, text } => notes::mend(state, note, text),
        Intent::TakeOnAction { note, name } => notes::take_on(state, note, name),
        Intent::MinutesCopied => Fact::MinutesCopied { row: run.next_number() - 1 }.into(),

        Intent::DrawStroke { on, stroke } => pointing::draw(state, on, stroke),
        Intent::EraseAlong { on, from, to } => pointing::erase_along(state, on, *from, *to),
        Intent::EraseStrokes { on } => pointing::erase_all(state, on),
        Intent::ShowStrokes { on } => pointing::show(state, *on),

        Intent::Undo => undo::undo(run, &stamp.author),
        Intent::Redo => undo::redo(run, &stamp.author),
    }
}

/// Decides on each intent as the ones before it leave the run. If one is refused, so are all, with its notice.
fn together(run: &Run, intents: &[Intent], stamp: &Stamp) -> Decision {
    let mut after = run.clone();
    let mut all = Decision::default();
    let mut stamps = (0..).map(|nth| stamp.nth(nth)).peekable();
    for intent in intents {
        let Some(first) = stamps.peek().cloned() else { break };
        let decision = decide(&after, intent, &first);
        if decision.is_refused() {
            return decision;
        }
        for (fact, stamp) in decision.facts.into_iter().zip(stamps.by_ref()) {
            after.record(stamp, fact.clone());
            all.facts.push(fact);
        }
        all.notice = decision.notice.or(all.notice);
    }
    all
}
