//! What follows from an intent: facts, and perhaps a word to the chair. Pure.

mod agenda;

use jiff::SignedDuration;

use crate::model::card;
use crate::model::content::{Item, SlideInfo};
use crate::model::fact::{Fact, Interstitial};
use crate::model::ids::DeckId;
use crate::model::intent::Intent;
use crate::model::interstitial::InterstitialKind;
use crate::model::item_clock::ItemClock;
use crate::model::stamp::Stamp;
use crate::model::{outcome, people, poll, room_plan, steps};
use crate::queries::{floor as mic, ready, room_time};
use crate::snapshot::position;
use crate::state::run::Run;
use crate::state::{Place, State};

/// What follows from an intent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// What happens, in order.
    pub facts: Vec<Fact>,
    /// A word to the chair, in the presenter window only.
    pub notice: Option<String>,
    /// The chair is asked whether the session ends.
    pub asks_to_end: bool,
}

impl Decision {
    pub(crate) fn say(text: impl Into<String>) -> Self {
        Self { notice: Some(text.into()), ..Self::default() }
    }
}

impl From<Fact> for Decision {
    fn from(fact: Fact) -> Self {
        vec![fact].into()
    }
}

impl From<Vec<Fact>> for Decision {
    fn from(facts: Vec<Fact>) -> Self {
        Self { facts, ..Self::default() }
    }
}

/// Decides what follows from `intent`, given how the run stands and when it was wanted.
pub fn decide(run: &Run, intent: &Intent, stamp: &Stamp) -> Decision {
    let state = run.state();
    let decision = card::comes_first(state, intent).unwrap_or_else(|| decide_by_rule(state, run, intent, stamp));
    with_the_talk(state, stamp, card::goes_with(state, decision))
}

/// A talk without a session has one item, whose time starts with the first turn.
fn with_the_talk(state: &State, stamp: &Stamp, mut decision: Decision) -> Decision {
    let turns = decision.facts.iter().any(|fact| matches!(fact, Fact::Turned { .. }));
    if let (true, true, Some(item)) =
        (state.content.plain && state.items.is_empty(), turns, state.content.agenda.first())
    {
        let item = item.id.clone();
        decision.facts.push(Fact::ItemBegun { item: item.clone() });
        decision.facts.push(Fact::TimeStarted { item, at: stamp.at.clone() });
    }
    decision
}

fn decide_by_rule(state: &State, run: &Run, intent: &Intent, stamp: &Stamp) -> Decision {
    match intent {
        Intent::Next => next(state),
        Intent::Back => back(state),
        Intent::First => jump(state, Place { deck: state.place.deck.clone(), slide: 0 }),
        Intent::Last => {
            let very_last = state.slides(&state.place.deck).saturating_sub(1);
            let of_talk = state.content.deck(&state.place.deck).and_then(|deck| deck.end);
            // From the talk's last slide on, the last of those for questions.
            let last = of_talk.filter(|end| state.place.slide < *end).unwrap_or(very_last).min(very_last);
            jump(state, Place { deck: state.place.deck.clone(), slide: last })
        }
        Intent::SkipOn => skip_on(state),
        Intent::SkipBack => skip_back(state),
        Intent::GoTo { deck, slide } => go_to(state, deck.as_ref(), *slide),
        Intent::GoToNumber { number } => go_to_number(state, *number),
        Intent::HistoryBack => match strayed(state).map(|(_, to)| to).or_else(|| state.history.last().cloned()) {
            Some(place) => jump(state, place),
            None => Decision::say("There is no slide to go back to yet"),
        },
        Intent::ChairsDeck => chairs_deck(state),
        Intent::Show { kind } => show(state, *kind),
        Intent::Uncover => uncover(state),
        Intent::Blank { .. } | Intent::Freeze if state.elsewhere => cannot_see("this window"),
        Intent::Blank { colour } if state.blank == Some(*colour) => Fact::Unblanked.into(),
        Intent::Blank { colour } => Fact::Blanked { colour: *colour }.into(),
        Intent::Freeze if state.frozen.is_some() => Fact::Thawed.into(),
        Intent::Freeze => Fact::Froze { at: state.place.clone() }.into(),
        Intent::Elsewhere if state.elsewhere => Fact::RoomBack.into(),
        Intent::Elsewhere => Fact::RoomElsewhere.into(),
        Intent::NextItem => next_item(state, stamp),
        Intent::PreviousItem => previous_item(state, stamp),
        Intent::BeginItem { item } => match state.content.item(item) {
            Some(item) if state.item.as_ref() == Some(&item.id) => Decision::say("This item is already up"),
            Some(item) => begin(state, item, stamp).into(),
            None => Decision::default(),
        },
        Intent::AskToEnd if state.ended.is_some() => has_ended(),
        Intent::AskToEnd => Decision { asks_to_end: !state.content.plain, ..Decision::default() },
        Intent::EndSession if state.ended.is_some() => Decision::say("The session has ended"),
        Intent::EndSession => Fact::SessionEnded.into(),
        Intent::StartOrPause => start_or_pause(state, stamp),
        Intent::StartAsOf { seconds } => start_as_of(state, *seconds, stamp),
        Intent::AddMinutes { minutes } => add_minutes(state, *minutes),
        Intent::ResetTime => match state.item.clone() {
            Some(item) => Fact::TimeReset { item }.into(),
            None => no_item(state),
        },
        Intent::Mic => mic::next(state, stamp),
        Intent::MicFree if state.mic.is_some() => Fact::MicFreed.into(),
        Intent::MicFree => Decision::say("Nobody speaks at the microphone"),
        Intent::Tick { entry, on } => {
            let known = state.content.checklist.iter().any(|known| known.id == *entry && known.shown.is_none());
            match (known, *on, state.ticks.contains_key(entry)) {
                (true, true, false) => Fact::Ticked { entry: entry.clone() }.into(),
                (true, false, true) => Fact::Unticked { entry: entry.clone() }.into(),
                _ => Decision::default(),
            }
        }
        Intent::ShownElsewhere { kind } if state.shown_elsewhere.contains_key(kind) => {
            Decision::say("Already ticked as shown elsewhere; Ctrl+Z takes it back")
        }
        Intent::ShownElsewhere { kind } => Fact::ShownElsewhere { kind: *kind }.into(),
        Intent::Note { text } => match text.trim() {
            "" => Decision::default(),
            text => Fact::Noted { text: text.into(), item: state.item.clone(), at: state.place.clone() }.into(),
        },
        Intent::Undo => match run.latest_decision(&stamp.author) {
            Some((rows, words)) => Decision {
                facts: rows.into_iter().map(|row| Fact::TakenBack { row }).collect(),
                notice: Some(format!("Taken back: {words}")),
                asks_to_end: false,
            },
            None => Decision::say("There is no decision to take back; a turned slide is not one"),
        },
        Intent::Redo => match run.latest_taken_back(&stamp.author) {
            Some((rows, words)) => Decision {
                facts: rows.into_iter().map(|row| Fact::PutBack { row }).collect(),
                notice: Some(format!("Put back: {words}")),
                asks_to_end: false,
            },
            None => Decision::say("There is nothing to put back: no decision was taken back since the latest one"),
        },
        Intent::MoveItem { .. }
        | Intent::AddItem { .. }
        | Intent::RemoveItem { .. }
        | Intent::SkipItem { .. }
        | Intent::BringItemBack { .. }
        | Intent::SplitItem { .. }
        | Intent::SetMinutes { .. }
        | Intent::SetTitle { .. }
        | Intent::SetPresenter { .. }
        | Intent::SetKind { .. }
        | Intent::SetStart { .. }
        | Intent::AgreeAgenda
        | Intent::TakeWay { .. }
        | Intent::TakeBestWay
        | Intent::NextTalk => agenda::decide(state, intent, stamp),
        Intent::RecordOutcome { item, outcome } => outcome::record(state, item, outcome),
        Intent::ProposeOutcome { item, outcome } => card::proposal(state, item, outcome),
        Intent::ShowQuestion => card::question(state),
        Intent::ShowSummary => card::summary(state),
        Intent::JoinQueue { name } => mic::join(state, name, stamp),
        Intent::LeaveQueue { speaker } => mic::leave(state, speaker),
        Intent::MoveInQueue { speaker, to } => mic::reorder(state, speaker, *to),
        Intent::CloseQueue => mic::close(state),
        Intent::ShowQueueClosed => card::queue_closed(state),
        Intent::NameSpeaker { number, name } => mic::name(state, *number, name),
        Intent::AskPoll { question, kind } => poll::ask(state, question, *kind, stamp),
        Intent::CountPoll { poll, line } => poll::count(state, poll.as_ref(), line),
        Intent::ShowPoll { poll } => poll::show(state, poll.as_ref()),
        Intent::WithdrawPoll { poll } => poll::withdraw(state, poll),
        Intent::TakePolls { json } => poll::take(state, json, stamp),
        Intent::TimeCard { minutes, large } => room_time::time_card(state, *minutes, *large, &stamp.at),
        Intent::RoomTimer => room_time::timer(state),
        Intent::ShownBy { by } => room_plan::shown_by(state, *by),
        Intent::FillRole { role, names } => people::fill(state, *role, names),
        Intent::SeatPresenter { item, seat } => people::seat(state, item, *seat),
        Intent::Silence { reminder, on } => ready::silence(state, reminder, *on),
        Intent::MinutesCopied => Fact::MinutesCopied { row: run.next_number() - 1 }.into(),
    }
}

/// No item is up: the word to the chair.
pub(crate) fn no_item(state: &State) -> Decision {
    if state.ended.is_some() { has_ended() } else { Decision::say("No item is up yet: Shift+→ begins the next one") }
}

fn has_ended() -> Decision {
    Decision::say("The session has ended; Ctrl+Z takes that back")
}

fn cannot_see(what: &str) -> Decision {
    Decision::say(format!("The room looks elsewhere and cannot see {what}: X when it is back"))
}

fn next(state: &State) -> Decision {
    if state.blank.is_some() {
        return Fact::Unblanked.into();
    }
    if let Some(cover) = &state.cover {
        let pages = state.content.interstitial(cover.with.kind).map_or(1, |info| info.pages);
        if cover.page + 1 < pages {
            return covered(cover.with.clone(), cover.page + 1, cover.opening);
        }
        return match cover.opening {
            Some(at) => {
                if let Some((kind, at)) = opening_after(state, at) {
                    return cover_with(state, kind, Some(at));
                }
                // The end of the opening run goes on with the deck.
                let mut facts = vec![Fact::Uncovered];
                facts.extend(neighbour(state, true).map(|to| Fact::Turned { to }));
                facts.into()
            }
            None => Fact::Uncovered.into(),
        };
    }
    if let Some(kind) = opening_starts(state) {
        return cover_with(state, kind.0, Some(kind.1));
    }
    match neighbour(state, true) {
        Some(to) => Fact::Turned { to }.into(),
        None => Decision::say(end_of_deck(state)),
    }
}

fn back(state: &State) -> Decision {
    if state.blank.is_some() {
        return Fact::Unblanked.into();
    }
    if let Some(cover) = &state.cover {
        if cover.page > 0 {
            return covered(cover.with.clone(), cover.page - 1, cover.opening);
        }
        let before = cover.opening.and_then(|at| {
            let list = state.content.open_with.iter().enumerate().take(at as usize);
            list.rev().find(|(_, kind)| state.content.interstitial(**kind).is_some())
        });
        return match before {
            Some((at, kind)) => cover_with(state, *kind, u32::try_from(at).ok()),
            None => Fact::Uncovered.into(),
        };
    }
    match neighbour(state, false) {
        Some(to) => Fact::Turned { to }.into(),
        None => Decision::say("This is the first slide"),
    }
}

/// The slides on screen belong to another item than the one that is up (after an undo): that item, and the place in the
/// deck of the item that is up. The strip says so and `HistoryBack` goes there.
pub(crate) fn strayed(state: &State) -> Option<(&Item, Place)> {
    let hidden = state.blank.is_some() || state.card.is_some() || state.cover.is_some();
    let covered = state.elsewhere || hidden || state.frozen.is_some();
    let up = state.content.item(state.item.as_ref()?)?;
    if covered || up.deck == state.place.deck || state.slides(&up.deck) == 0 {
        return None;
    }
    let of_it = |item: &&Item| item.deck == state.place.deck && item.deck != DeckId::chairs();
    let owner = state.content.agenda.iter().find(of_it)?;
    let slide = state.left_at.get(&up.deck).copied().unwrap_or(0);
    Some((owner, Place { deck: up.deck.clone(), slide }))
}

/// The next or previous slide of the deck that is not passed over.
pub(crate) fn neighbour(state: &State, forward: bool) -> Option<Place> {
    let count = state.slides(&state.place.deck);
    let deck = state.place.deck.clone();
    let place = |slide| Place { deck: deck.clone(), slide };
    let shown = |place: &Place| !state.passes_over(place);
    if forward {
        (state.place.slide + 1..count).map(place).find(shown)
    } else {
        (0..state.place.slide).rev().map(place).find(shown)
    }
}

/// The first page of the `open-with` run, when `→` on the first slide would begin it.
pub(crate) fn opening_starts(state: &State) -> Option<(InterstitialKind, u32)> {
    let at_start = state.place == Place { deck: DeckId::chairs(), slide: 0 };
    if !at_start || state.elsewhere || state.frozen.is_some() || !state.opened_with.is_empty() {
        return None;
    }
    opening_from(state, 0, |kind| !state.was_shown(kind))
}

/// The page of the `open-with` run after number `at`.
pub(crate) fn opening_after(state: &State, at: u32) -> Option<(InterstitialKind, u32)> {
    opening_from(state, at as usize + 1, |_| true)
}

fn opening_from(
    state: &State,
    from: usize,
    wanted: impl Fn(InterstitialKind) -> bool,
) -> Option<(InterstitialKind, u32)> {
    let list = state.content.open_with.iter().enumerate().skip(from);
    list.filter(|(_, kind)| state.content.interstitial(**kind).is_some() && wanted(**kind))
        .find_map(|(at, kind)| Some((*kind, u32::try_from(at).ok()?)))
}

fn skip_on(state: &State) -> Decision {
    if state.blank.is_some() || state.cover.is_some() || opening_starts(state).is_some() {
        return next(state);
    }
    match slide_on(state) {
        Some(to) => Fact::Turned { to }.into(),
        None => Decision::say(end_of_deck(state)),
    }
}

fn skip_back(state: &State) -> Decision {
    if state.blank.is_some() || state.cover.is_some() {
        return back(state);
    }
    match skipped(state, steps::slide_back) {
        Some(to) => Fact::Turned { to }.into(),
        None => Decision::say("This is the first slide"),
    }
}

/// The first step of the next slide that is not passed over.
pub(crate) fn slide_on(state: &State) -> Option<Place> {
    skipped(state, steps::slide_on)
}

fn skipped(state: &State, skip: impl Fn(&[SlideInfo], u32) -> Option<u32>) -> Option<Place> {
    let deck = state.content.deck(&state.place.deck)?;
    let further = std::iter::successors(skip(&deck.slides, state.place.slide), |at| skip(&deck.slides, *at));
    further.map(|slide| Place { deck: deck.id.clone(), slide }).find(|place| !state.passes_over(place))
}

fn end_of_deck(state: &State) -> String {
    match state.comes_next().filter(|_| state.ended.is_none()) {
        Some(next) if state.is_passed_over(next) => {
            format!("This is the last slide. Item {} was passed over: Shift+→ begins it", next + 1)
        }
        Some(next) => {
            let title = &state.content.agenda[next].title;
            format!("This is the last slide. Shift+→ begins item {}: {title}", next + 1)
        }
        None => "This is the last slide".into(),
    }
}

fn jump(state: &State, to: Place) -> Decision {
    let mut facts = clear_the_way(state);
    if to != state.place {
        facts.push(Fact::Turned { to });
    }
    facts.into()
}

fn go_to(state: &State, deck: Option<&DeckId>, slide: u32) -> Decision {
    let deck = deck.unwrap_or(&state.place.deck).clone();
    let count = state.slides(&deck);
    if slide == 0 || slide > count {
        return Decision::say(format!("There is no slide {slide}; this deck has {count}"));
    }
    jump(state, Place { deck, slide: slide - 1 })
}

fn go_to_number(state: &State, number: u32) -> Decision {
    let slides = state.content.deck(&state.place.deck).map_or(&[][..], |deck| &deck.slides);
    match steps::numbered(slides, number) {
        Some(slide) => jump(state, Place { deck: state.place.deck.clone(), slide }),
        None => Decision::say(format!("There is no slide {number}; this deck has {}", steps::slides(slides).len())),
    }
}

/// To the chairs' slides and back, each where it was left. Under something that covers them they are uncovered.
fn chairs_deck(state: &State) -> Decision {
    let chairs = DeckId::chairs();
    let left = |deck: DeckId| Place { slide: state.left_at.get(&deck).copied().unwrap_or(0), deck };
    if state.place.deck != chairs {
        let mut decision = jump(state, left(chairs));
        decision.notice =
            Some(format!("The chairs' slides; H again goes back to {}", position(&state.content, &state.place)));
        return decision;
    }
    let uncovering = clear_the_way(state);
    if !uncovering.is_empty() {
        return uncovering.into();
    }
    let of_item = || {
        let item = state.content.item(state.item.as_ref()?)?;
        (item.deck != chairs && state.slides(&item.deck) > 0).then(|| item.deck.clone())
    };
    let before = state.history.iter().rev().map(|place| &place.deck).find(|deck| **deck != chairs).cloned();
    match before.or_else(of_item) {
        Some(deck) => {
            let to = left(deck);
            let notice = format!("Back to {}, where it was left", position(&state.content, &to));
            Decision { notice: Some(notice), ..jump(state, to) }
        }
        None => Decision::say("These are the chairs' slides"),
    }
}

/// Takes away what covers the slide; freeze stays.
fn clear_the_way(state: &State) -> Vec<Fact> {
    let mut facts = Vec::new();
    if state.blank.is_some() {
        facts.push(Fact::Unblanked);
    }
    if state.cover.is_some() {
        facts.push(Fact::Uncovered);
    }
    facts
}

fn uncover(state: &State) -> Decision {
    if state.blank.is_some() {
        Fact::Unblanked.into()
    } else if state.cover.is_some() {
        Fact::Uncovered.into()
    } else if state.frozen.is_some() {
        Fact::Thawed.into()
    } else {
        Decision::default()
    }
}

fn covered(with: Interstitial, page: u32, opening: Option<u32>) -> Decision {
    Fact::Covered { with, page, opening }.into()
}

fn cover_with(state: &State, kind: InterstitialKind, opening: Option<u32>) -> Decision {
    let edition = state.content.interstitial(kind).and_then(|info| info.edition.clone());
    covered(Interstitial { kind, edition }, 0, opening)
}

fn show(state: &State, kind: InterstitialKind) -> Decision {
    if state.elsewhere {
        return cannot_see(kind.words());
    }
    if state.content.interstitial(kind).is_none() {
        return Decision::say(format!("This session has no page for {}", kind.words()));
    }
    let up = state.cover.as_ref().is_some_and(|cover| cover.with.kind == kind);
    match (state.blank.is_some(), up) {
        (true, true) => Fact::Unblanked.into(),
        (false, true) => Fact::Uncovered.into(),
        (blank, false) => {
            let mut decision = cover_with(state, kind, None);
            if blank {
                decision.facts.push(Fact::Unblanked);
            }
            decision
        }
    }
}

fn next_item(state: &State, stamp: &Stamp) -> Decision {
    if state.ended.is_some() {
        return has_ended();
    }
    if state.content.agenda.is_empty() {
        return Decision::say("This session has no agenda");
    }
    let Some(next) = state.comes_next() else { return Decision { asks_to_end: true, ..Decision::default() } };
    let notice = state.is_passed_over(next).then(|| format!("Item {} was passed over: now it is up", next + 1));
    Decision { notice, ..begin(state, &state.content.agenda[next], stamp).into() }
}

fn previous_item(state: &State, stamp: &Stamp) -> Decision {
    let at = match &state.item {
        Some(id) => state.content.item_index(id),
        None if state.ended.is_some() => Some(state.content.agenda.len()),
        None => None,
    };
    let before = at.and_then(|at| state.content.agenda.get(..at)).unwrap_or_default();
    match before.iter().rev().find(|item| !item.skipped) {
        Some(item) => begin(state, item, stamp).into(),
        None => Decision::say("There is no item before this one"),
    }
}

fn begin(state: &State, item: &Item, stamp: &Stamp) -> Vec<Fact> {
    let mut facts = vec![Fact::ItemBegun { item: item.id.clone() }];
    if state.shown_by(item).elsewhere() && !state.elsewhere {
        facts.push(Fact::RoomElsewhere);
    }
    if item.skipped {
        facts.push(Fact::ItemBroughtBack { item: item.id.clone() });
    }
    facts.extend(clear_the_way(state));
    if item.deck != state.place.deck && state.slides(&item.deck) > 0 {
        let slide = state.left_at.get(&item.deck).copied().unwrap_or(0);
        facts.push(Fact::Turned { to: Place { deck: item.deck.clone(), slide } });
    }
    let fresh = state.items.get(&item.id).is_none_or(|run| run.clock == ItemClock::Handover);
    if state.content.start_at_once && fresh {
        facts.push(Fact::TimeStarted { item: item.id.clone(), at: stamp.at.clone() });
    }
    facts
}

fn start_or_pause(state: &State, stamp: &Stamp) -> Decision {
    if let (true, None, Some(item)) = (state.content.plain, &state.item, state.content.agenda.first()) {
        let begun = Fact::ItemBegun { item: item.id.clone() };
        return vec![begun, Fact::TimeStarted { item: item.id.clone(), at: stamp.at.clone() }].into();
    }
    let Some((item, run)) = state.item_run() else { return no_item(state) };
    let item = item.clone();
    match run.clock {
        ItemClock::Handover => Fact::TimeStarted { item, at: stamp.at.clone() }.into(),
        ItemClock::Running { .. } => Fact::TimePaused { item }.into(),
        ItemClock::Paused { .. } => Fact::TimeResumed { item }.into(),
    }
}

fn start_as_of(state: &State, seconds: Option<u32>, stamp: &Stamp) -> Decision {
    let Some((item, run)) = state.item_run() else { return no_item(state) };
    if run.clock != ItemClock::Handover {
        return Decision::say("The time has already started");
    }
    let up_for = stamp.at.since(&run.waits_since);
    let ago = seconds.map_or(up_for, |seconds| SignedDuration::from_secs(seconds.into()).min(up_for));
    Fact::TimeStarted { item: item.clone(), at: stamp.at.back(ago) }.into()
}

fn add_minutes(state: &State, minutes: i32) -> Decision {
    let Some((id, run)) = state.item_run() else { return no_item(state) };
    let by = SignedDuration::from_mins(minutes.into());
    let planned = crate::queries::rundown::planned(state, id).unwrap_or_default();
    if planned.saturating_add(run.added).saturating_add(by).is_negative() {
        return Decision::say("The item has no more minutes to take away");
    }
    Fact::TimeAdded { item: id.clone(), by }.into()
}
