//! What holds whatever is pressed, whatever the clocks do, and whichever facts are missing.

use chairside_session::card::Card;
use chairside_session::content::{InterstitialInfo, ItemKind, ShortTalk};
use chairside_session::minutes::{self, Options};
use chairside_session::outcome::Outcome;
use chairside_session::pointing::{Dot, Ink, Stroke};
use chairside_session::rundown::{OverrunFix, next_change};
use chairside_session::search::Index;
use chairside_session::snapshot::{PageId, RoomView, audience};
use chairside_session::{
    Blank, BootId, DeckId, Fact, Intent, Interstitial, InterstitialKind, Moment, Place, Row, RowId, Run,
    SessionContent, Stamp, State, decide,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::support::{Chair, deck, minutes, plain_run, sec_dispatch};

const SECRET: &str = "for the chair alone";

/// The session, with everything that is the chair's alone marked.
fn content() -> SessionContent {
    let mut content = sec_dispatch();
    for item in &mut content.agenda {
        item.title = format!("{SECRET} {}", item.title);
        item.question = Some(SECRET.into());
        item.text = Some(SECRET.into());
    }
    content.outcomes = vec![SECRET.into(), "Another outcome".into()];
    content.room.decides = true;
    content.checklist.iter_mut().for_each(|entry| entry.text = SECRET.into());
    content.agenda[2].fixed_start = Some("2021-11-09T12:45:00Z".parse().unwrap());
    content.agenda[2].talks = vec![ShortTalk { title: SECRET.into(), presenter: None, time: minutes(5) }; 2];
    content.agenda[3].kind = ItemKind::Aob;
    content.agenda[2].shown_by = chairside_session::ShownBy::Presenter;
    content
}

fn kind() -> impl Strategy<Value = InterstitialKind> {
    prop::sample::select(InterstitialKind::ALL.as_slice())
}

fn item() -> impl Strategy<Value = chairside_session::ItemId> {
    prop::sample::select(vec!["intro", "pat", "multicast", "summary", "nothing"]).prop_map(Into::into)
}

fn deck_id() -> impl Strategy<Value = DeckId> {
    prop::sample::select(vec!["chairs", "pat", "item:multicast", "nothing"]).prop_map(Into::into)
}

fn entry() -> impl Strategy<Value = chairside_session::EntryId> {
    prop::sample::select(vec!["scribe", "note-well-shown", "headset", "nothing"]).prop_map(Into::into)
}

fn intent() -> impl Strategy<Value = Intent> {
    let slide = prop_oneof![0..25_u32, Just(u32::MAX)];
    let minutes = prop_oneof![-3..4, any::<i32>()];
    prop_oneof![
        6 => Just(Intent::Next),
        3 => Just(Intent::Back),
        1 => Just(Intent::First),
        1 => Just(Intent::Last),
        2 => (prop::option::of(deck_id()), slide).prop_map(|(deck, slide)| Intent::GoTo { deck, slide }),
        1 => Just(Intent::SkipOn),
        1 => Just(Intent::SkipBack),
        1 => (0..25_u32).prop_map(|number| Intent::GoToNumber { number }),
        2 => Just(Intent::HistoryBack),
        1 => Just(Intent::ChairsDeck),
        3 => kind().prop_map(|kind| Intent::Show { kind }),
        2 => Just(Intent::Uncover),
        1 => Just(Intent::Blank { colour: Blank::Black }),
        1 => Just(Intent::Blank { colour: Blank::White }),
        1 => Just(Intent::Freeze),
        1 => Just(Intent::Elsewhere),
        4 => Just(Intent::NextItem),
        1 => Just(Intent::PreviousItem),
        1 => item().prop_map(|item| Intent::BeginItem { item }),
        1 => Just(Intent::EndSession),
        1 => Just(Intent::ReopenSession),
        1 => Just(Intent::MendNote { note: "nobody".into(), text: SECRET.into() }),
        1 => Just(Intent::TakeOnAction { note: "nobody".into(), name: SECRET.into() }),
        1 => Just(Intent::AskToEnd),
        3 => Just(Intent::StartOrPause),
        1 => prop::option::of(any::<u32>()).prop_map(|seconds| Intent::StartAsOf { seconds }),
        1 => minutes.prop_map(|minutes| Intent::AddMinutes { minutes }),
        1 => Just(Intent::ResetTime),
        3 => Just(Intent::Mic),
        1 => Just(Intent::MicFree),
        1 => (entry(), any::<bool>()).prop_map(|(entry, on)| Intent::Tick { entry, on }),
        1 => kind().prop_map(|kind| Intent::ShownElsewhere { kind }),
        1 => Just(Intent::Note { text: SECRET.into() }),
        3 => Just(Intent::Undo),
        2 => Just(Intent::Redo),
        4 => bashing(),
        6 => in_the_room(),
        3 => drawing(),
    ]
}

/// What draws and erases.
fn drawing() -> impl Strategy<Value = Intent> {
    let page = || prop::sample::select(vec!["chairs/0", "chairs/1", "show:note-well/0", "nowhere"]);
    let on = move || page().prop_map(|page| PageId(page.into()));
    let dot = || (0..10_100_u16, 0..10_100_u16, 0..120_u8).prop_map(|(x, y, pressure)| Dot(x, y, pressure));
    let ink = prop_oneof![Just(Ink::Pen), Just(Ink::Highlighter)];
    let stroke = (0..9_u8, ink, prop::collection::vec(dot(), 0..6)).prop_map(|(id, ink, dots)| Stroke {
        id: format!("s{id}").into(),
        ink,
        dots,
    });
    prop_oneof![
        4 => (on(), stroke).prop_map(|(on, stroke)| Intent::DrawStroke { on, stroke }),
        3 => (on(), dot(), dot()).prop_map(|(on, from, to)| Intent::EraseAlong { on, from, to }),
        1 => on().prop_map(|on| Intent::EraseStrokes { on }),
        1 => any::<bool>().prop_map(|on| Intent::ShowStrokes { on }),
    ]
}

/// What changes the agenda.
fn bashing() -> impl Strategy<Value = Intent> {
    let minutes = || prop::sample::select(vec!["0", "7", "+5", "-5", "12:45", "90", "soon"]).prop_map(String::from);
    let before = || prop::option::of(item());
    let kind = || prop::sample::select(vec![ItemKind::Talk, ItemKind::Aob, ItemKind::AsTimePermits, ItemKind::Break]);
    let way = prop_oneof![
        Just(OverrunFix::FromOpenItems),
        item().prop_map(|item| OverrunFix::Shorten { item }),
        item().prop_map(|item| OverrunFix::Drop { item }),
        Just(OverrunFix::RunOver),
    ];
    prop_oneof![
        (item(), before()).prop_map(|(item, before)| Intent::MoveItem { item, before }),
        (minutes(), kind(), before()).prop_map(|(minutes, kind, before)| Intent::AddItem {
            title: SECRET.into(),
            presenter: SECRET.into(),
            minutes,
            kind,
            before
        }),
        (minutes(), kind())
            .prop_map(|(minutes, kind)| Intent::AddItemLine { line: format!("{SECRET} / {SECRET} / {minutes}"), kind }),
        (item(), minutes()).prop_map(|(item, minutes)| Intent::Together {
            intents: vec![
                Intent::SetTitle { item: item.clone(), title: SECRET.into() },
                Intent::SetMinutes { item: item.clone(), minutes },
                Intent::SkipItem { item },
            ]
        }),
        item().prop_map(|item| Intent::RemoveItem { item }),
        item().prop_map(|item| Intent::SkipItem { item }),
        item().prop_map(|item| Intent::BringItemBack { item }),
        (item(), minutes()).prop_map(|(item, minutes)| Intent::SplitItem { item, minutes }),
        (item(), minutes()).prop_map(|(item, minutes)| Intent::SetMinutes { item, minutes }),
        item().prop_map(|item| Intent::SetTitle { item, title: SECRET.into() }),
        item().prop_map(|item| Intent::SetPresenter { item, presenter: SECRET.into() }),
        (item(), kind()).prop_map(|(item, kind)| Intent::SetKind { item, kind }),
        (item(), prop::sample::select(vec!["13:00", "", "25:00", "12:07"]))
            .prop_map(|(item, at)| Intent::SetStart { item, at: at.into() }),
        (item(), prop::sample::select(vec!["", "5", "90", "soon"]))
            .prop_map(|(item, minutes)| Intent::SetTalk { item, minutes: minutes.into() }),
        (item(), prop::sample::select(vec!["", "Adopt?"]))
            .prop_map(|(item, question)| Intent::SetQuestion { item, question: question.into() }),
        (item(), prop::sample::select(vec![None, Some(chairside_session::people::Seat::Remote)]))
            .prop_map(|(item, seat)| Intent::SetSeat { item, seat }),
        (item(), prop::sample::select(vec!["", "Adopt; Last call", "; ;"]))
            .prop_map(|(item, outcomes)| Intent::SetOutcomes { item, outcomes: outcomes.into() }),
        prop::sample::select(vec!["", "Adopt; Last call", "; ;"])
            .prop_map(|outcomes| Intent::SetSessionOutcomes { outcomes: outcomes.into() }),
        item().prop_map(|item| Intent::SetText { item, text: SECRET.into() }),
        (item(), prop::sample::select(vec!["", "https://example.org", "kim@example.org", "javascript:x"]))
            .prop_map(|(item, url)| Intent::SetLinks { item, urls: vec![url.into(), "https://example.org/2".into()] }),
        Just(Intent::AgreeAgenda),
        way.prop_map(|way| Intent::TakeWay { way }),
        Just(Intent::NextTalk),
    ]
}

fn in_the_room() -> impl Strategy<Value = Intent> {
    let outcome = (prop::bool::ANY, prop::option::of(any::<bool>()))
        .prop_map(|(some, willing)| Outcome {
            chosen: if some { vec![SECRET.into()] } else { Vec::new() },
            willing,
            sentence: Some(SECRET.into()),
            free: false,
            ..Outcome::default()
        })
        .boxed();
    let line = prop::sample::select(vec!["31 4 62", "a hum", "", "7"]);
    let minutes = prop::option::of(0..6_u32);
    prop_oneof![
        (item(), outcome.clone()).prop_map(|(item, outcome)| Intent::RecordOutcome { item, outcome }),
        (item(), outcome).prop_map(|(item, outcome)| Intent::ProposeOutcome { item, outcome }),
        Just(Intent::ShowQuestion),
        Just(Intent::ShowSummary),
        Just(Intent::JoinQueue { name: SECRET.into() }),
        Just(Intent::CloseQueue),
        Just(Intent::ShowQueueClosed),
        prop::option::of(0..4_u32).prop_map(|number| Intent::NameSpeaker { number, name: SECRET.into() }),
        Just(Intent::AskPoll { question: SECRET.into(), kind: None }),
        line.prop_map(|line| Intent::CountPoll { poll: None, line: line.into() }),
        Just(Intent::ShowPoll { poll: None }),
        (minutes, any::<bool>()).prop_map(|(minutes, large)| Intent::TimeCard { minutes, large }),
        Just(Intent::RoomTimer),
        Just(Intent::FillRole { role: chairside_session::people::Role::Scribe, names: vec![SECRET.into()] }),
        (item(), any::<bool>()).prop_map(|(item, remote)| {
            let seat =
                if remote { chairside_session::people::Seat::Remote } else { chairside_session::people::Seat::OnSite };
            Intent::SeatPresenter { item, seat, who: remote.then(|| SECRET.into()) }
        }),
        any::<bool>().prop_map(|on| Intent::Silence { reminder: "audio-video".into(), on }),
        Just(Intent::MinutesCopied),
    ]
}

/// What comes from outside while the chair presses keys.
fn outside() -> impl Strategy<Value = Fact> {
    let drawn = kind().prop_map(|kind| {
        let edition = kind.is_boilerplate().then(|| "ietf-2021".into());
        Fact::Drawn { what: Interstitial { kind, edition } }
    });
    let read = (deck_id(), 0..12_u32).prop_map(|(id, slides)| Fact::DeckRead { deck: deck(id.as_str(), slides) });
    let taken = (0..4_usize, any::<bool>()).prop_map(|(gone, fewer_pages)| {
        let mut content = content();
        content.agenda.remove(gone);
        content.checklist.truncate(gone);
        content.interstitials.retain(|info| info.kind as usize != gone);
        if fewer_pages {
            content.interstitials.iter_mut().for_each(|info: &mut InterstitialInfo| info.pages = 1);
        }
        Fact::ContentTaken { content: Box::new(content), hash: "bb".into(), in_file: None }
    });
    prop_oneof![
        6 => drawn,
        1 => read,
        1 => taken,
        1 => Just(Fact::Resumed),
        1 => Just(Fact::Closed),
        1 => any::<i64>().prop_map(|by| Fact::ClockStepped { by: SignedDuration::from_secs(by) }),
        1 => Just(Fact::Unknown(serde_json::json!({"fact": "polled"}))),
    ]
}

#[derive(Debug, Clone)]
enum Happens {
    Wanted(Intent),
    Outside(Fact),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![4 => intent().prop_map(Happens::Wanted), 1 => outside().prop_map(Happens::Outside)]
}

/// Any moment: clocks that go backwards, boots that change, the ends of time.
fn moment() -> impl Strategy<Value = Moment> {
    let near = 1_636_459_200_i64;
    let (first, last) = (Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    let wall = prop_oneof![8 => near..near + 9_000, 1 => first..=last];
    let steady = prop_oneof![8 => 0..9_000_i64, 1 => any::<i64>()];
    (wall, steady, 0..3_u8).prop_map(|(wall, steady, boot)| Moment {
        wall: Timestamp::from_second(wall).unwrap(),
        steady: SignedDuration::from_secs(steady),
        boot: BootId(boot.to_string()),
    })
}

fn story() -> impl Strategy<Value = Vec<(Happens, Moment, bool)>> {
    prop::collection::vec((happens(), moment(), prop::bool::weighted(0.1)), 0..50)
}

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
    let shell = chairside_session::snapshot::Shell {
        drawing: chairside_session::snapshot::Drawing::No(SignedDuration::MAX),
        saved: chairside_session::snapshot::Saved::Writing,
        room_window: String::new(),
        focused: false,
        on_top: false,
        agenda_unsaved: false,
        local_zone: jiff::tz::TimeZone::UTC,
        rehearsal: None,
        headings: Vec::new(),
        settings: chairside_settings::Settings::default(),
        settings_file: String::new(),
        text_size: 100,
        screens: chairside_session::snapshot::ScreensCard::default(),
        notes_page: None,
        machine: chairside_session::ready::Machine::default(),
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
