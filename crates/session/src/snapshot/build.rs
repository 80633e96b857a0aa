//! Makes the snapshots from the run, the desk and what the shell knows. Pure.

use jiff::SignedDuration;
use jiff::tz::TimeZone;

use crate::decide::{neighbour, opening_after, opening_starts};
use crate::desk::{Desk, Purpose};
use crate::model::intent::Intent;
use crate::model::interstitial::InterstitialKind;
use crate::model::stamp::Moment;
use crate::queries::floor::next_can_speak;
use crate::queries::ready::Machine;
use crate::queries::search::Index;
use crate::snapshot::audience::{AudienceSnapshot, PageId, RoomView};
use crate::snapshot::rundown::card as said;
use crate::snapshot::{
    Clocks, Draft, Locked, NextUp, NoteRow, OverviewCard, PresenterSnapshot, Primary, Projection, Saved, SlideCard,
    SlotStatement, StatusLine, Ticking, Trouble,
};
use crate::snapshot::{agenda, cards, checklist, floor, room, search, shows, timer};
use crate::state::run::Run;
use crate::state::{Place, State};
use crate::words::clock_time;
use crate::{content::SessionContent, overview, rundown, steps};

/// Whether the audience window draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// It has drawn the latest.
    Yes,
    /// It was told a moment ago.
    Soon,
    /// It has not drawn for this long.
    No(SignedDuration),
}

/// What the shell knows and the session does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shell {
    /// Whether the room's window draws.
    pub drawing: Drawing,
    /// Whether what is shown is on disk.
    pub saved: Saved,
    /// Where the room's window is, in words.
    pub room_window: String,
    /// One of our windows has the focus.
    pub focused: bool,
    /// The presenter window is kept above all others.
    pub on_top: bool,
    /// The agenda differs from the session's file.
    pub agenda_unsaved: bool,
    /// This machine's zone.
    pub local_zone: TimeZone,
    /// What was found out about the machine before the start.
    pub machine: Machine,
}

/// What the room is to see.
pub fn room_view(state: &State) -> RoomView {
    if let Some(colour) = state.blank {
        return RoomView::Blank { colour };
    }
    if let Some(card) = state.card.as_ref().and_then(|card| cards::room_card(state, card)) {
        return RoomView::Card { card };
    }
    let id = match (&state.cover, &state.frozen) {
        (Some(cover), _) => PageId::interstitial(cover.with.kind, cover.page),
        (None, Some(frozen)) => PageId::slide(frozen),
        (None, None) => PageId::slide(&state.place),
    };
    RoomView::Page { id }
}

/// The audience window's snapshot as of `now`.
pub fn audience(run: &Run, now: &Moment, number: u64, keys_seen: u64, typing: bool) -> AudienceSnapshot {
    let state = run.state();
    AudienceSnapshot {
        number,
        view: room_view(state),
        ready: ready(state),
        keys_seen,
        typing,
        corner: cards::corner(state, now),
        timer: cards::room_timer(state, now),
    }
}

/// The presenter window's snapshot as of `now`. `notes` are the speaker notes of the chair's slide, `index` holds the
/// texts for a search.
#[allow(clippy::too_many_arguments, reason = "each is a thing of its own, and there is one caller")]
pub fn presenter(
    run: &Run,
    desk: &Desk,
    shell: &Shell,
    now: &Moment,
    notes: &str,
    index: &Index,
    number: u64,
    keys_seen: u64,
) -> PresenterSnapshot {
    let state = run.state();
    let content = &state.content;
    let zone = content.time_zone();
    let rundown = rundown::rundown(state, now);
    let note_well_up = state.cover.as_ref().is_some_and(|cover| cover.with.kind == InterstitialKind::NoteWell);
    PresenterSnapshot {
        number,
        keys_seen,
        clocks: clocks(now, &zone, &shell.local_zone),
        room: room::statement(state, shell, now),
        stamp: room::stamp(state),
        slide: SlideCard {
            page: PageId::slide(&state.place),
            ready: ready(state),
            position: position(content, &state.place),
            beside: beside(content, &state.place),
            notes: notes.into(),
        },
        next: next_up(state),
        slot: rundown.as_ref().filter(|_| !content.is_open_talk()).map(|rundown| SlotStatement {
            ends: projection(rundown.ends),
            free: rundown.slot.map(|slot| Ticking {
                ms: millis(slot.end.duration_since(rundown.ends.at)),
                rate: if rundown.ends.slips { -1 } else { 0 },
            }),
            ended: state.ended.is_some(),
        }),
        rundown: rundown.as_ref().filter(|_| !content.plain).map(|rundown| said(run, rundown, now, &zone)),
        timer: timer::card(state, rundown.as_ref(), now),
        primary: primary(state, now),
        mic: timer::mic(state, now),
        floor: floor::card(state, now, &zone),
        people: floor::people(state, &shell.machine, now),
        shows: shows::buttons(state, &zone),
        note_well_up,
        agenda: agenda::rows(state, rundown.as_ref(), now, &zone),
        checklist: checklist::rows(state, &zone),
        notes: state
            .notes
            .iter()
            .map(|note| NoteRow {
                at: clock_time(note.at.wall, &zone),
                text: note.text.clone(),
                item: note
                    .item
                    .as_ref()
                    .map_or_else(|| under_no_item(state, &note.at).into(), |item| agenda::known_name(state, item)),
            })
            .collect(),
        digits: (!desk.digits.is_empty()).then(|| desk.digits.clone()),
        notice: desk.notice.clone(),
        asks_to_end: desk.asks_to_end,
        not_reached: if desk.asks_to_end { not_reached(state) } else { String::new() },
        offer: desk.offer.clone(),
        waiting: desk.waiting.clone(),
        changed_file: desk.changed_file.as_ref().map(|what| format!("The session file has changed ({what})")),
        locked: desk.locked.as_ref().map(|(name, tried)| Locked {
            words: if *tried {
                format!("That is not the password of {name}")
            } else {
                format!("{name} is encrypted and asks for a password")
            },
        }),
        draft: desk.draft.as_ref().map(|draft| Draft {
            purpose: draft.purpose,
            text: draft.text.clone(),
            poll: draft.poll.clone(),
            from_audience: draft.from_audience,
        }),
        search: desk
            .draft
            .as_ref()
            .filter(|draft| draft.purpose == Purpose::Search)
            .map(|draft| search(state, index, &draft.text, draft.chosen)),
        overview: desk
            .overview
            .as_ref()
            .map(|chosen| OverviewCard { chosen: PageId::slide(&overview::tile(content, chosen)) }),
        help_open: desk.help_open,
        outcome_open: desk.outcome_open,
        troubles: desk.troubles.iter().map(|words| Trouble { words: words.clone() }).collect(),
        status: StatusLine {
            room_window: match shell.drawing {
                Drawing::No(_) => format!("{}, not drawing", shell.room_window),
                Drawing::Yes | Drawing::Soon => format!("{}, drawing", shell.room_window),
            },
            saved: shell.saved.clone(),
            focused: shell.focused,
            on_top: shell.on_top,
            agenda_unsaved: shell.agenda_unsaved,
        },
    }
}

/// What a note stands under that was written while no item was up.
fn under_no_item(state: &State, at: &Moment) -> &'static str {
    let since = |begun: &Option<Moment>| begun.as_ref().is_some_and(|begun| at.wall >= begun.wall);
    if since(&state.ended) {
        "After the end"
    } else if since(&state.started) {
        "Between two items"
    } else {
        "Before the first item"
    }
}

fn clocks(now: &Moment, zone: &TimeZone, local: &TimeZone) -> Clocks {
    Clocks {
        epoch_ms: now.wall.as_millisecond(),
        zone_offset_s: zone.to_offset(now.wall).seconds(),
        zone_name: zone.to_offset_info(now.wall).abbreviation().to_string(),
        local_offset_s: local.to_offset(now.wall).seconds(),
    }
}

/// "Chairs' slides 9 / 14"; the steps of an overlay count as one.
pub(crate) fn position(content: &SessionContent, place: &Place) -> String {
    let Some(deck) = content.deck(&place.deck) else { return String::new() };
    match steps::standing(&deck.slides, place.slide) {
        Some(standing) if standing.of > 1 => format!("{} {} / {}", deck.title, standing.number, standing.of),
        _ => deck.title.clone(),
    }
}

/// The pages that a key would most likely bring: what `→` brings, the slide before, the two after next, and what
/// the next item brings.
pub(crate) fn ready(state: &State) -> Vec<PageId> {
    const AHEAD: u32 = 3;
    let Place { deck, slide } = &state.place;
    let in_deck =
        |slide: u32| (slide < state.slides(deck)).then(|| PageId::slide(&Place { deck: deck.clone(), slide }));
    let mut pages: Vec<PageId> = next_up(state).page.into_iter().collect();
    pages.extend(in_deck(slide + 1));
    pages.extend(slide.checked_sub(1).and_then(in_deck));
    pages.extend((2..=AHEAD).filter_map(|step| in_deck(slide + step)));
    if let Some(item) = state.comes_next().and_then(|next| state.content.agenda.get(next)) {
        let slide = state.left_at.get(&item.deck).copied().unwrap_or(0);
        pages.push(PageId::slide(&Place { deck: item.deck.clone(), slide }));
    }
    let mut seen = std::collections::BTreeSet::new();
    pages.retain(|page| seen.insert(page.clone()));
    pages
}

/// What belongs beside the position: "step 2 of 4", "labelled iii"; empty when there is nothing to add.
pub(crate) fn beside(content: &SessionContent, place: &Place) -> String {
    let Some(deck) = content.deck(&place.deck) else { return String::new() };
    let Some(standing) = steps::standing(&deck.slides, place.slide) else { return String::new() };
    let label = deck.slides.get(place.slide as usize).and_then(|slide| slide.label.as_deref());
    let other = label.filter(|label| !label.is_empty() && **label != standing.number.to_string());
    let labelled = other.map(|label| format!("labelled {label}"));
    let step = (standing.steps > 1).then(|| format!("step {} of {}", standing.step, standing.steps));
    labelled.into_iter().chain(step).collect::<Vec<_>>().join(" · ")
}

/// The position and what belongs beside it.
fn position_in_full(content: &SessionContent, place: &Place) -> String {
    let parts = [position(content, place), beside(content, place)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What `→` would bring.
pub(crate) fn next_up(state: &State) -> NextUp {
    let slide = |place: Place| NextUp {
        page: Some(PageId::slide(&place)),
        label: position_in_full(&state.content, &place),
        then: None,
    };
    let opening = |(kind, at): (InterstitialKind, u32)| {
        let of_list = |wanted: &InterstitialKind| state.content.interstitial(*wanted).is_some();
        let total = state.content.open_with.iter().filter(|kind| of_list(kind)).count();
        let nth = state.content.open_with.iter().take(at as usize + 1).filter(|kind| of_list(kind)).count();
        NextUp {
            page: Some(PageId::interstitial(kind, 0)),
            label: format!("{} · {nth} of {total}", kind.label()),
            then: None,
        }
    };
    if state.blank.is_none() && state.card.is_some() {
        return match &state.cover {
            Some(cover) => NextUp {
                page: Some(PageId::interstitial(cover.with.kind, cover.page)),
                label: cover.with.kind.label().into(),
                then: None,
            },
            None => slide(state.frozen.clone().unwrap_or_else(|| state.place.clone())),
        };
    }
    if state.blank.is_some() {
        return match &state.cover {
            Some(cover) => NextUp {
                page: Some(PageId::interstitial(cover.with.kind, cover.page)),
                label: cover.with.kind.label().into(),
                then: None,
            },
            None => slide(state.place.clone()),
        };
    }
    if let Some(cover) = &state.cover {
        let pages = state.content.interstitial(cover.with.kind).map_or(1, |info| info.pages);
        if cover.page + 1 < pages {
            return NextUp {
                page: Some(PageId::interstitial(cover.with.kind, cover.page + 1)),
                label: format!("{} · page {} of {pages}", cover.with.kind.label(), cover.page + 2),
                then: None,
            };
        }
        return match cover.opening {
            Some(at) => match opening_after(state, at) {
                Some(next) => opening(next),
                None => slide(neighbour(state, true).unwrap_or_else(|| state.place.clone())),
            },
            None => slide(state.place.clone()),
        };
    }
    if let Some(next) = opening_starts(state) {
        return opening(next);
    }
    if let Some(place) = neighbour(state, true) {
        return slide(place);
    }
    let comes = state.comes_next().filter(|_| state.ended.is_none() && !state.content.plain);
    let then = comes.map(|next| format!("Then item {}", numbered(state, next)));
    NextUp { page: None, label: "End of deck".into(), then }
}

/// The one thing to do next.
fn primary(state: &State, now: &Moment) -> Option<Primary> {
    let button = |label: String, key: &str, intent| Some(Primary { label, key: key.into(), intent });
    if state.content.agenda.is_empty() || state.ended.is_some() || state.content.plain {
        return None;
    }
    let Some((id, run)) = state.item_run() else {
        let Some(next) = state.comes_next() else {
            return button("End the session".into(), "Shift+→", Intent::NextItem);
        };
        return button(format!("Begin item {}", numbered(state, next)), "Shift+→", Intent::NextItem);
    };
    if run.clock == crate::model::item_clock::ItemClock::Handover {
        return button("Start the time".into(), "P", Intent::StartOrPause);
    }
    let index = state.content.item_index(id)?;
    let item = &state.content.agenda[index];
    // Somebody's talk is discussed; what the chairs say from their own slides leads on.
    match run.talk_took {
        None if item.is_discussed() => return button("Discussion".into(), "M", Intent::Mic),
        Some(_) if next_can_speak(state, now) => return button("Next speaker".into(), "M", Intent::Mic),
        _ => {}
    }
    match state.comes_next() {
        Some(next) => button(format!("Item {}", numbered(state, next)), "Shift+→", Intent::NextItem),
        None => button("End the session".into(), "Shift+→", Intent::NextItem),
    }
}

/// "3: Multicast Transports", "2, passed over: Private Access Tokens".
fn numbered(state: &State, index: usize) -> String {
    let title = state.content.agenda.get(index).map_or("", |item| item.title.as_str());
    let passed_over = if state.is_passed_over(index) { ", passed over" } else { "" };
    format!("{}{passed_over}: {title}", index + 1)
}

/// "2 items were not reached: Multicast, AOB"; empty when every item was up or is skipped.
fn not_reached(state: &State) -> String {
    /// So many are named.
    const NAMED: usize = 6;
    let titles: Vec<&str> = state.not_reached().map(|item| item.title.as_str()).collect();
    let named = titles.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = titles.len().saturating_sub(NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    match titles.len() {
        0 => String::new(),
        1 => format!("1 item was not reached: {named}"),
        count => format!("{count} items were not reached: {named}{more}"),
    }
}

pub(crate) fn millis(time: SignedDuration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(if time.is_negative() { i64::MIN } else { i64::MAX })
}

pub(crate) fn projection(projected: rundown::Projected) -> Projection {
    Projection { epoch_ms: projected.at.as_millisecond(), rate: i8::from(projected.slips) }
}
