//! What follows from an intent that bashes the agenda.

use jiff::{RoundMode, SignedDuration, Timestamp, TimestampRound, Unit};

use crate::decide::decision::Decision;
use crate::decide::item_fields::{self, named, people};
use crate::decide::overrun::{take_best_way, take_way};
use crate::decide::time::next_talk;
use crate::model::fact::Fact;
use crate::model::ids::ItemId;
use crate::model::intent::Intent;
use crate::model::item::{Item, ItemKind, MOST_ITEMS};
use crate::model::keys::Action;
use crate::model::stamp::Stamp;
use crate::queries::rundown::agenda::rundown;
use crate::queries::rundown::slot::{slot_in_force, slot_shift};
use crate::queries::rundown::time::{allotted, spent};
use crate::state::State;
use crate::typed::item_line::{ItemLine, item_line};
use crate::typed::minutes::{Refusal, TypedMinutes, doubt, typed_minutes};
use crate::typed::time_of_day::{NoInstant, next_typed, skipped_words, time_of_day, twice_notice};
use crate::words::minutes_words;

/// How an item stands, as far as bashing asks.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Standing {
    ToCome,
    Up,
    Over,
}

/// What follows, for the intents of agenda bashing; nothing for the others.
pub(super) fn decide(state: &State, intent: &Intent, stamp: &Stamp) -> Decision {
    if state.content.plain {
        return Decision::say("This is a plain talk. It has no agenda to change.");
    }
    match intent {
        Intent::AddItem { title, presenter, minutes, kind, before } => {
            add(state, (title, presenter, minutes), *kind, before.as_ref(), stamp)
        }
        Intent::AddItemLine { line, kind } => add_line(state, &item_line(line), *kind, stamp),
        Intent::AgreeAgenda if state.content.agenda.is_empty() => Decision::say("This session has no agenda"),
        Intent::AgreeAgenda => Decision { notice: Some("Agenda agreed".into()), ..Fact::AgendaAgreed.into() },
        Intent::SetSessionOutcomes { outcomes } => item_fields::set_session_outcomes(state, outcomes),
        Intent::TakeWay { way } => take_way(state, way, &stamp.at),
        Intent::TakeBestWay => take_best_way(state, &stamp.at),
        Intent::NextTalk => next_talk(state, stamp),
        Intent::MoveItem { item, .. }
        | Intent::RemoveItem { item }
        | Intent::SkipItem { item }
        | Intent::BringItemBack { item }
        | Intent::SplitItem { item, .. }
        | Intent::SetMinutes { item, .. }
        | Intent::SetTitle { item, .. }
        | Intent::SetPresenter { item, .. }
        | Intent::SetKind { item, .. }
        | Intent::SetStart { item, .. }
        | Intent::SetTalk { item, .. }
        | Intent::SetQuestion { item, .. }
        | Intent::SetSeat { item, .. }
        | Intent::SetOutcomes { item, .. }
        | Intent::SetText { item, .. }
        | Intent::SetLinks { item, .. } => match state.content.item_index(item) {
            Some(index) => of_item(state, index, intent, stamp),
            None => Decision::say("This item is no longer on the agenda"),
        },
        _ => Decision::default(),
    }
}

fn of_item(state: &State, index: usize, intent: &Intent, stamp: &Stamp) -> Decision {
    let item = &state.content.agenda[index];
    let id = item.id.clone();
    let standing = standing(state, &id);
    match intent {
        Intent::MoveItem { before, .. } => move_item(state, index, before.as_ref()),
        Intent::RemoveItem { .. } => match standing {
            Standing::Up => Decision::say("This item is up. Begin another one before you remove it."),
            Standing::Over => Decision::say("This item has been up, so it stays in the minutes"),
            Standing::ToCome => Fact::ItemRemoved { item: id }.into(),
        },
        Intent::SkipItem { .. } => match standing {
            _ if item.skipped => Decision::say("This item is already skipped"),
            Standing::Up => {
                Decision::say(format!("This item is up. {} begins the next one.", state.cap(Action::NextItem)))
            }
            Standing::Over => Decision::say("This item is over"),
            Standing::ToCome => Fact::ItemSkipped { item: id }.into(),
        },
        Intent::BringItemBack { .. } if item.skipped => Fact::ItemBroughtBack { item: id }.into(),
        Intent::BringItemBack { .. } => Decision::say("This item isn't skipped"),
        Intent::SplitItem { .. } | Intent::SetMinutes { .. } | Intent::SetTalk { .. } if standing == Standing::Over => {
            Decision::say("This item is over, so its minutes can't be changed")
        }
        Intent::SplitItem { minutes, .. } => split(state, index, minutes, stamp),
        Intent::SetMinutes { minutes, .. } => match whole_time(state, index, minutes, stamp) {
            Ok(time) if time == item.time && time == allotted(state, index) => Decision::default(),
            Ok(time) => {
                let notice = doubt(minutes, stamp.at.wall, &state.content.time_zone());
                Decision { notice, ..Fact::MinutesSet { item: id, time }.into() }
            }
            Err(why) => Decision::say(why),
        },
        Intent::SetStart { .. } if standing != Standing::ToCome => Decision::say("This item has started"),
        Intent::SetStart { at, .. } => match fixed_start(state, at, stamp) {
            Ok((at, _)) if at == item.fixed_start => Decision::default(),
            Ok((at, notice)) => Decision { notice, ..Fact::StartSet { item: id, at }.into() },
            Err(why) => Decision::say(why),
        },
        _ => item_fields::set(item, intent),
    }
}

fn standing(state: &State, item: &ItemId) -> Standing {
    match state.items.get(item) {
        _ if state.item.as_ref() == Some(item) => Standing::Up,
        Some(_) => Standing::Over,
        None => Standing::ToCome,
    }
}

fn move_item(state: &State, index: usize, before: Option<&ItemId>) -> Decision {
    let agenda = &state.content.agenda;
    let item = agenda[index].id.clone();
    let to = match before {
        Some(before) => match state.content.item_index(before) {
            Some(to) => to,
            None => return Decision::say("The item that should follow it is no longer on the agenda"),
        },
        None => agenda.len(),
    };
    if to == index || to == index + 1 {
        return Decision::default();
    }
    Fact::ItemMoved { item, before: before.cloned() }.into()
}

/// The notice when there is no room for another item.
const FULL: &str = "The agenda has 500 items, and there can be no more. Remove one first.";

fn is_full(state: &State) -> bool {
    state.content.agenda.len() >= MOST_ITEMS
}

/// The id of an item that this stamp makes.
fn new_id(stamp: &Stamp) -> ItemId {
    format!("added-{}", stamp.row.0.simple()).into()
}

fn add(
    state: &State,
    (title, presenter, minutes): (&str, &str, &str),
    kind: ItemKind,
    before: Option<&ItemId>,
    stamp: &Stamp,
) -> Decision {
    let Some(title) = named(title) else { return Decision::say("An item needs a title") };
    if is_full(state) {
        return Decision::say(FULL);
    }
    if before.is_some_and(|before| state.content.item(before).is_none()) {
        return Decision::say("The item that should follow it is no longer on the agenda");
    }
    let mut item = Item { presenter: people(presenter), kind, ..Item::titled(new_id(stamp), title) };
    if !minutes.trim().is_empty() {
        let zone = state.content.time_zone();
        let typed = typed_minutes(minutes, stamp.at.wall, &zone);
        match typed {
            Ok(TypedMinutes::Until(_)) => {
                return Decision::say("Type minutes for a new item, such as 7 or 1h30. You can set its end later.");
            }
            Ok(typed) => match typed.applied(SignedDuration::ZERO, stamp.at.wall) {
                Ok(time) => item.time = time,
                Err(refusal) => return Decision::say(refusal.words()),
            },
            Err(refusal) => return Decision::say(refusal.words()),
        }
    }
    Fact::ItemAdded { item: Box::new(item), before: before.cloned() }.into()
}

fn add_line(state: &State, line: &ItemLine, kind: ItemKind, stamp: &Stamp) -> Decision {
    match line.refusal() {
        Some(why) => Decision::say(why),
        None => add(state, (&line.title, &line.presenter, &line.minutes), kind, None, stamp),
    }
}

/// The whole time that typed minutes give the item.
fn whole_time(state: &State, index: usize, minutes: &str, stamp: &Stamp) -> Result<SignedDuration, String> {
    let now = &stamp.at;
    let typed = typed_minutes(minutes, now.wall, &state.content.time_zone()).map_err(Refusal::words)?;
    let item = &state.content.agenda[index];
    let from = if state.item.as_ref() == Some(&item.id) {
        // It ends then if its time runs on from now.
        now.wall.saturating_sub(spent(state, index, now)).unwrap_or(now.wall)
    } else {
        let rundown = rundown(state, now);
        let times = rundown.as_ref().and_then(|rundown| rundown.items.get(index)).and_then(|times| times.projected);
        match times {
            Some(times) => times.start.at,
            None if matches!(typed, TypedMinutes::Until(_)) => {
                return Err("This item has no start time yet. Type minutes, such as 7 or 1h30.".into());
            }
            None => now.wall,
        }
    };
    typed.applied(allotted(state, index), from).map_err(Refusal::words)
}

/// The instant of a typed fixed start: within the slot, or the next such time if the session has no slot. Also a notice for
/// the chair if that time comes twice.
fn fixed_start(state: &State, typed: &str, stamp: &Stamp) -> Result<(Option<Timestamp>, Option<String>), String> {
    if typed.trim().is_empty() {
        return Ok((None, None));
    }
    let zone = state.content.time_zone();
    let slot = slot_in_force(state, &stamp.at);
    let from = slot.map_or(stamp.at.wall, |slot| slot.start);
    let time = time_of_day(typed).ok_or("Type a start time such as 13:00, or nothing for no fixed start")?;
    let meant = next_typed(&time, from, slot.map(|slot| slot.end), &zone).map_err(|why| match why {
        NoInstant::SkippedOver { local, earlier, later } => skipped_words(local, earlier, later, &zone),
        NoInstant::WrongOffset | NoInstant::OutOfRange => "Type a start time such as 13:00, without its zone".into(),
    })?;
    let at = meant.at;
    if slot.is_some_and(|slot| at >= slot.end) {
        return Err("That is after the session's end. Type an earlier time.".into());
    }
    // A rehearsal is held at another time, to the second; the agenda keeps whole minutes of its own.
    let shift = slot_shift(state, slot);
    let own = at.saturating_sub(shift).unwrap_or(at);
    let whole = TimestampRound::new().smallest(Unit::Minute).mode(RoundMode::Ceil);
    let own = if shift.is_zero() { at } else { own.round(whole).unwrap_or(own) };
    Ok((Some(own), twice_notice(&meant, &zone)))
}

fn split(state: &State, index: usize, minutes: &str, stamp: &Stamp) -> Decision {
    if is_full(state) {
        return Decision::say(FULL);
    }
    let item = &state.content.agenda[index];
    let whole = allotted(state, index);
    let first = match whole_time(state, index, minutes, stamp) {
        Ok(first) => first,
        Err(why) => return Decision::say(why),
    };
    let used = spent(state, index, &stamp.at);
    if !first.is_positive() || first >= whole || first < used {
        let least = if used.is_zero() { "0".into() } else { minutes_words(used) };
        return Decision::say(format!(
            "Type the minutes of the first part: more than {least}, less than {}",
            minutes_words(whole)
        ));
    }
    let id = new_id(stamp);
    // The deck stays with the first; the second may be given one.
    let second = Item {
        presenter: item.presenter.clone(),
        time: whole.saturating_sub(first),
        kind: item.kind,
        ..Item::titled(id, format!("{} (continued)", item.title))
    };
    Fact::ItemSplit { item: item.id.clone(), time: first, second: Box::new(second) }.into()
}
