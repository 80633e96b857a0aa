//! What holds whatever is pressed, whatever the clocks do, and whichever facts are missing.

use chairside_session::card::Card;
use chairside_session::minutes::{self, Options};
use chairside_session::rundown::next_change;
use chairside_session::search::Index;
use chairside_session::snapshot::{Drawing, PageId, RoomView, Saved, Shell, audience};
use chairside_session::{
    BootId, DeckId, Fact, Intent, InterstitialKind, Moment, Place, Row, RowId, Run, SessionContent, Stamp, State,
    decide,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::stories::{Happens, SECRET, content, moment, story};
use crate::support::{Chair, plain_run};

fn opened(rehearsal: bool) -> Run {
    let at = Moment { wall: Timestamp::UNIX_EPOCH, steady: SignedDuration::ZERO, boot: BootId("0".into()) };
    let stamp = Stamp { at, row: row_id(0), author: "chair".into() };
    let fact = Fact::Opened { content: Box::new(content()), hash: "aa".into(), rehearsal };
    Run::replay(vec![Row { number: 1, stamp, fact }]).unwrap()
}

fn row_id(n: usize) -> RowId {
    RowId(uuid::Uuid::from_u128(n as u128 * 0x1_0000))
}

/// Lets the story happen; `each` looks at the run after every fact.
fn holds(story: &[(Happens, Moment, bool)], rehearsal: bool, mut each: impl FnMut(&Run)) -> Run {
    let mut run = opened(rehearsal);
    for (n, (happens, at, by_other)) in story.iter().enumerate() {
        let author = if *by_other { "co-chair" } else { "chair" };
        let stamp = Stamp { at: at.clone(), row: row_id(n + 1), author: author.into() };
        let facts = match happens {
            Happens::Wanted(intent) => decide(&run, intent, &stamp).facts,
            Happens::Outside(fact) => vec![fact.clone()],
        };
        for (n, fact) in (0..).zip(facts) {
            run.record(stamp.nth(n), fact);
            each(&run);
        }
    }
    run
}

fn is_well_formed(state: &State) {
    let content = &state.content;
    let slides = |deck: &DeckId| content.deck(deck).map_or(0, |deck| deck.slides.len());
    if content.decks.iter().any(|deck| !deck.slides.is_empty()) {
        assert!((state.place.slide as usize) < slides(&state.place.deck), "{:?}", state.place);
    }
    for place in state.history.iter().chain(&state.frozen) {
        assert!((place.slide as usize) < slides(&place.deck), "{place:?}");
    }
    assert_ne!(state.history.last(), Some(&state.place), "going back leads somewhere else");
    if let Some(cover) = &state.cover {
        let pages = content.interstitial(cover.with.kind).expect("a page that the session has").pages;
        assert!(cover.page < pages);
    }
    let (last, before) = state.exposures.split_last().map_or((None, [].as_slice()), |(last, rest)| (Some(last), rest));
    assert!(before.iter().all(|exposure| exposure.until.is_some()), "at most one is up");
    if let Some(up) = last.filter(|last| last.until.is_none()) {
        assert!(
            state.blank.is_none() && state.card.is_none() && !state.elsewhere,
            "what nobody can see is not being shown"
        );
        assert_eq!(state.text_on_show().as_ref(), Some(&up.what));
    }
    assert!(state.item.as_ref().is_none_or(|item| content.item(item).is_some() && state.items.contains_key(item)));
    assert!(state.item.is_none() || state.ended.is_none());
    for (id, run) in &state.items {
        assert!(!run.clock.runs() || state.item.as_ref() == Some(id), "only the item that is up has a running time");
        assert!(run.ended.is_none() == (state.item.as_ref() == Some(id)), "every other item has ended");
    }
}

/// Every page that the room may be shown: the slides of all decks (where a deck was left it may have lost slides since),
/// and the interstitials.
fn pages_of(content: &SessionContent) -> Vec<PageId> {
    const MOST: u32 = 30;
    let slides = |deck: &DeckId| (0..MOST).map(|slide| PageId::slide(&Place { deck: deck.clone(), slide })).collect();
    let decks = content.decks.iter().flat_map(|deck| -> Vec<PageId> { slides(&deck.id) });
    let kinds = InterstitialKind::ALL.into_iter();
    decks.chain(kinds.flat_map(|kind| (0..MOST).map(move |page| PageId::interstitial(kind, page)))).collect()
}

/// Looks at everything that is said of the state.
fn looks(run: &Run, now: &Moment) {
    let shell = Shell {
        drawing: Drawing::No(SignedDuration::MAX),
        saved: Saved::Writing,
        focused: false,
        ..Shell::in_order(jiff::tz::TimeZone::UTC)
    };
    let desk = chairside_session::desk::Desk::default();
    let snapshot = chairside_session::snapshot::presenter(run, &desk, &shell, now, SECRET, &Index::default(), 1, 1);
    assert!(snapshot.slide.notes == SECRET);
    let speakers = Options { speakers: true };
    assert!(minutes::minutes(run, speakers).starts_with("# "));
    for handout in [minutes::report(run), minutes::for_the_list(run), minutes::without_outcome(run)] {
        assert!(!handout.is_empty());
    }
    for note in &run.state().notes {
        assert!(minutes::since(run, 0, speakers).contains(&note.text), "nothing is lost");
    }
    assert_eq!(minutes::since(run, u64::MAX, speakers), "");
    assert!(next_change(run.state(), now).is_none_or(|wait| wait.is_positive()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_story_leaves_a_well_formed_state(story in story(), rehearsal: bool, now in moment()) {
        let run = holds(&story, rehearsal, |run| is_well_formed(run.state()));
        looks(&run, &now);
    }

    #[test]
    fn a_replay_to_any_row_is_the_state_as_it_was_then(story in story()) {
        holds(&story, false, |run| {
            let replayed = Run::replay(run.rows().to_vec()).unwrap();
            assert_eq!(replayed.state(), run.state());
        });
    }

    #[test]
    fn any_facts_may_be_missing(story in story(), gone in prop::collection::vec(any::<bool>(), 200), now in moment()) {
        let run = holds(&story, false, |_| ());
        let kept = run.rows().iter().enumerate().filter(|(n, _)| *n == 0 || !gone[*n % gone.len()]);
        let rows: Vec<Row> = kept.map(|(_, row)| row.clone()).collect();
        let run = Run::replay(rows).unwrap();
        is_well_formed(run.state());
        looks(&run, &now);
    }

    #[test]
    fn what_is_taken_back_is_as_if_it_had_not_been(story in story(), at in moment()) {
        let mut run = holds(&story, false, |_| ());
        let stamp = Stamp { at, row: row_id(10_000), author: "chair".into() };
        let decision = decide(&run, &Intent::Undo, &stamp);
        let mut taken = Vec::new();
        for (nth, fact) in (0..).zip(decision.facts) {
            // An item that is undone turns the slide back: that happens now, and stays.
            if let Fact::TakenBack { row } = fact {
                taken.push(row);
            }
            run.record(stamp.nth(nth), fact);
        }
        let kept = run.rows().iter().filter(|row| !taken.contains(&row.stamp.row));
        let without: Vec<Row> = kept.filter(|row| !matches!(row.fact, Fact::TakenBack { row } if taken.contains(&row))).cloned().collect();
        let replayed = Run::replay(without).unwrap();
        prop_assert_eq!(run.state(), replayed.state());
    }

    #[test]
    fn what_is_put_back_is_as_if_it_had_never_been_taken_back(story in story(), at in moment()) {
        let mut run = holds(&story, false, |_| ());
        let was = run.state().clone();
        let undone = run.latest_decision("chair").map(|(rows, _)| rows.len());
        let mut turned = false;
        for (n, intent) in [Intent::Undo, Intent::Redo].into_iter().enumerate() {
            let stamp = Stamp { at: at.clone(), row: row_id(10_000 + n), author: "chair".into() };
            let facts = decide(&run, &intent, &stamp).facts;
            let rows = facts.iter().filter(|fact| matches!(fact, Fact::TakenBack { .. } | Fact::PutBack { .. })).count();
            turned |= rows < facts.len();
            if let Some(undone) = undone {
                prop_assert_eq!(rows, undone, "{:?}", intent);
            }
            for (n, fact) in (0..).zip(facts) {
                run.record(stamp.nth(n), fact);
            }
        }
        if undone.is_some() && !turned {
            prop_assert_eq!(run.state(), &was);
        } else if undone.is_some() {
            // The slide was turned there and back: the room saw that, and where it was before is remembered.
            let now = run.state().clone();
            prop_assert_eq!((&now.item, &now.items, &now.elsewhere), (&was.item, &was.items, &was.elsewhere));
            prop_assert_eq!(now.place, was.place);
        }
    }

    #[test]
    fn taking_back_comes_to_an_end(story in story(), at in moment()) {
        let mut run = holds(&story, false, |_| ());
        for n in 0.. {
            let stamp = Stamp { at: at.clone(), row: row_id(10_000 + n), author: "chair".into() };
            let facts = decide(&run, &Intent::Undo, &stamp).facts;
            if facts.is_empty() {
                break;
            }
            for (nth, fact) in (0..).zip(facts) {
                run.record(stamp.nth(nth), fact);
            }
            prop_assert!(n < 1_000);
        }
        prop_assert!(run.state().items.is_empty() || run.latest_decision("co-chair").is_some());
    }

    #[test]
    fn next_then_back_is_where_it_was(slides in 2..40_u32, turns in 0..50_u32) {
        let mut chair = Chair::opens(plain_run(slides));
        for _ in 0..turns % (slides - 1) {
            chair.press("→");
        }
        let was = chair.slide();
        prop_assert_ne!(&chair.press("→").slide(), &was);
        prop_assert_eq!(chair.press("←").slide(), was);
    }

    /// The audience snapshot is a type without room for anything else (this match is all of it); and what it holds is
    /// nothing but names of pages.
    #[test]
    fn nothing_of_the_chairs_goes_to_the_room(story in story(), typing: bool) {
        holds(&story, false, |run| {
            let snapshot = audience(run, &run.rows().last().unwrap().stamp.at, 7, 9, typing);
            let chairside_session::snapshot::AudienceSnapshot { number: _, ref view, ref ready, keys_seen: _, typing: _, ref corner, ref timer, plain: _, esc_leaves: _, letters: _, tool, countdown } = snapshot;
            let pages = ready.iter().chain(match view {
                RoomView::Page { id } => Some(id),
                RoomView::Blank { .. } | RoomView::Card { .. } | RoomView::Holding { .. } | RoomView::Break { .. } | RoomView::Ended { .. } => None,
            });
            assert_eq!(tool, None, "the shell's");
            if let Some(words) = corner {
                assert!(words == "Time" || words.ends_with(" left"), "{words}");
            }
            assert!(timer.is_none() || run.state().room_timer, "only once the chair has turned it on");
            if let Some(left) = countdown {
                assert!(matches!(view, RoomView::Holding { .. } | RoomView::Break { .. }) && left.ms > 0, "only to what is ahead");
            }
            let asked = matches!(run.state().card, Some(Card::Question { .. } | Card::Proposal { .. } | Card::Summary | Card::Poll { .. }));
            let known = pages_of(&run.state().content);
            for page in pages {
                assert!(known.contains(page), "{page}");
            }
            // What comes next is named on the pages before the start and in breaks, as the agenda's own page names it.
            let mut public = snapshot.clone();
            if let RoomView::Holding { page } | RoomView::Break { page } = &mut public.view {
                let comes = run.state().comes_next().map(|index| &run.state().content.agenda[index]);
                let up = run.state().item.as_ref().and_then(|id| run.state().content.item(id));
                let next = page.next.iter_mut().flat_map(|next| [&mut next.title, &mut next.presenter]);
                for words in [&mut page.heading, &mut page.line].into_iter().chain(next) {
                    for item in comes.into_iter().chain(up) {
                        for name in std::iter::once(&item.title).chain(&item.presenter) {
                            *words = words.replace(name.as_str(), "");
                        }
                    }
                }
            }
            let json = serde_json::to_string(&public).unwrap();
            assert!(asked || !json.contains(SECRET), "{json}");
        });
    }
}
