//! The agenda's rows.

use jiff::SignedDuration;
use jiff::tz::TimeZone;

use crate::content::SessionContent;
use crate::ids::ItemId;
use crate::rundown::{allotted, slot_in_force, spent};
use crate::snapshot::presenter::{AgendaRow, ItemState};
use crate::snapshot::words::{clock_time, minutes_words};
use crate::stamp::Moment;
use crate::state::State;
use crate::steps;

/// "2", from the item's place in the agenda.
pub(crate) fn number(content: &SessionContent, item: &ItemId) -> String {
    content.item_index(item).map_or_else(String::new, |at| (at + 1).to_string())
}

/// "2 · Private Access Tokens".
pub(crate) fn name(content: &SessionContent, item: &ItemId) -> String {
    content.item(item).map_or_else(String::new, |found| format!("{} · {}", number(content, item), found.title))
}

/// All rows as of `now`. A row's time of day is when it was begun, else where the plan has it.
pub fn rows(state: &State, now: &Moment, zone: &TimeZone) -> Vec<AgendaRow> {
    let mut planned = slot_in_force(state, now).map(|slot| slot.start);
    let mut rows = Vec::new();
    for (index, item) in state.content.agenda.iter().enumerate() {
        let run = state.items.get(&item.id);
        let standing = match run {
            Some(_) if state.item.as_ref() == Some(&item.id) => ItemState::Now,
            Some(_) => ItemState::Done,
            None => ItemState::Planned,
        };
        let time = allotted(state, index);
        let took = spent(state, index, now);
        let words = match standing {
            ItemState::Done if item.time == SignedDuration::ZERO => format!("took {}", minutes_words(took)),
            ItemState::Done => format!("took {} of {}", minutes_words(took), minutes_words(time)),
            _ if item.time == SignedDuration::ZERO && time == SignedDuration::ZERO => String::new(),
            _ => minutes_words(time),
        };
        let deck = match state.content.deck(&item.deck) {
            Some(deck) if item.brings_deck => {
                let slides = steps::slides(&deck.slides).len();
                Some(format!("{}, {slides} {}", deck.title, if slides == 1 { "slide" } else { "slides" }))
            }
            _ if item.deck == crate::DeckId::of_item(&item.id) && item.kind == crate::content::ItemKind::Talk => {
                Some("no slides yet".into())
            }
            _ => None,
        };
        let who: Vec<String> = item.presenter.clone().into_iter().chain(deck).collect();
        let at = run.map(|run| run.begun.wall).or(planned);
        rows.push(AgendaRow {
            id: item.id.clone(),
            number: (index + 1).to_string(),
            title: item.title.clone(),
            who: who.join(" · "),
            time: words,
            state: standing,
            at: at.map_or_else(String::new, |at| clock_time(at, zone)),
        });
        planned = planned.and_then(|at| at.saturating_add(item.time).ok());
    }
    rows
}
