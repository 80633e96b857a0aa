//! Makes the presenter window's snapshot from the run, the desk and what the shell knows. Pure.

use crate::decide::would_be;
use crate::desk::open::Desk;
use crate::model::interstitial::InterstitialKind;
use crate::model::page_id::PageId;
use crate::model::purpose::Purpose;
use crate::model::stamp::Moment;
use crate::queries::overview::tile;
use crate::queries::rundown::agenda::rundown as of;
use crate::queries::search::Index;
use crate::snapshot::audience::audience;
use crate::snapshot::overview::OverviewCard;
use crate::snapshot::presenter::PresenterSnapshot;
use crate::snapshot::primary::next_steps;
use crate::snapshot::search::search;
use crate::snapshot::shell::Shell;
use crate::snapshot::times::clocks;
use crate::snapshot::{
    after, agenda, checklist, desk as open, floor, mic, next_up, notes, pace, people, pointing, room_statement,
    settings, shows, slide, slot, speaker_card, status, timer,
};
use crate::state::run::Run;

/// The presenter window's snapshot as of `now`. `speaker_notes` are those of the chair's slide as
/// sanitised HTML, `index` holds the texts for a search.
#[allow(clippy::too_many_arguments, reason = "each is a thing of its own, and there is one caller")]
pub fn presenter(
    run: &Run,
    desk: &Desk,
    shell: &Shell,
    now: &Moment,
    speaker_notes: &str,
    index: &Index,
    number: u64,
    keys_seen: u64,
) -> PresenterSnapshot {
    let state = run.state();
    let content = &state.content;
    let times = state.day_times();
    let rundown = of(state, now);
    let ahead = desk.ahead.as_ref().and_then(|intent| would_be(run, intent, now));
    let ahead = ahead.as_ref().unwrap_or(state);
    let rundown_ahead = if desk.ahead.is_some() { of(ahead, now) } else { rundown.clone() };
    let (primary, secondary) = next_steps(state, now);
    let searched = desk.draft.as_ref().filter(|draft| draft.purpose == Purpose::Search);
    PresenterSnapshot {
        number,
        keys_seen,
        clocks: clocks(state, now, &shell.local_zone),
        room: room_statement::statement(state, shell, now),
        shown: audience(run, now, 0, 0, false),
        slide: slide::card(state, speaker_notes),
        next: next_up::next_up(state),
        slot: rundown_ahead.as_ref().and_then(|rundown| slot::statement(ahead, rundown)),
        rundown: rundown
            .as_ref()
            .filter(|_| !content.plain)
            .zip(rundown_ahead.as_ref())
            .map(|(rundown, after)| crate::snapshot::rundown::card(run, rundown, (ahead, after), now, &times)),
        timer: timer::card(state, rundown.as_ref(), now),
        pace: pace::card(state, shell, now),
        primary,
        secondary,
        mic: mic::mic(state, now),
        floor: floor::card(run, rundown.as_ref(), now, &times),
        people: people::card(state, &shell.machine, now),
        shows: shows::buttons(state, now, &times),
        note_well_up: state.cover.as_ref().is_some_and(|cover| cover.with.kind == InterstitialKind::NoteWell),
        agenda: agenda::rows(ahead, rundown_ahead.as_ref(), now, &times),
        checklist: checklist::rows(state, &times),
        notes: notes::rows(state, &times),
        digits: (!desk.digits.is_empty()).then(|| desk.digits.clone()),
        notice: desk.notice.clone(),
        notice_offers: desk.offered_with_notice(),
        asks_to_close: desk.asks_to_close.clone(),
        asks_to_end: desk.asks_to_end,
        not_reached: if desk.asks_to_end { open::not_reached(state) } else { String::new() },
        offer: desk.offer.clone(),
        notes_question: desk.notes_question.clone(),
        waiting: desk.waiting.clone(),
        changed_file: desk.changed_file.clone(),
        link: desk.link.clone(),
        conflicts: open::conflicts(desk),
        settles: desk.settles,
        pasted: desk.pasted.clone(),
        decks_checked: desk.decks_checked.clone(),
        refresh: desk.refresh.clone(),
        dropped: desk.dropped,
        locked: open::locked(desk),
        draft: open::draft(desk),
        refused: desk.refused.clone(),
        item_line: open::item_line_card(desk),
        search: searched.map(|draft| search(state, index, &draft.text, draft.chosen)),
        overview: desk.overview.as_ref().map(|chosen| OverviewCard { chosen: PageId::slide(&tile(content, chosen)) }),
        help_open: desk.help_open,
        outcome_open: desk.outcome_open,
        pointing: pointing::pointing(state, desk),
        after: after::card(run, desk, shell),
        troubles: open::troubles(desk),
        speaker: speaker_card::card(state, &shell.speaker),
        status: status::line(shell),
        settings: settings::card(state, shell),
    }
}
