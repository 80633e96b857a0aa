//! Two chairs change one agenda: one in the session, another in the file. What only one of them changed is kept; what both
//! changed in different ways is asked.

use chairside_session::ItemId;
use chairside_session::content::ItemKind;
use chairside_session::file::merge::{
    About, Conflict, Entry, Field, Merge, Minutes, Said, Settled, Side, Version, merge,
};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use proptest::prelude::*;

fn minutes(time: i64, talk: Option<i64>) -> Minutes {
    let minutes = SignedDuration::from_mins;
    Minutes { time: minutes(time), talk: talk.map(minutes) }
}

fn entry(id: &str, title: &str, time: i64) -> Entry {
    Entry { id: id.into(), said: Said { title: title.into(), minutes: minutes(time, None), ..Said::default() } }
}

/// "intro: Intro 5 | pat: Tokens 25 | mops: Media 10"
fn base() -> Vec<Entry> {
    vec![entry("intro", "Intro", 5), entry("pat", "Tokens", 25), entry("mops", "Media", 10)]
}

/// The base with this done to the item.
fn with(item: &str, change: impl Fn(&mut Said)) -> Vec<Entry> {
    let mut entries = base();
    entries.iter_mut().filter(|entry| entry.id.as_str() == item).for_each(|entry| change(&mut entry.said));
    entries
}

fn without(item: &str) -> Vec<Entry> {
    base().into_iter().filter(|entry| entry.id.as_str() != item).collect()
}

fn in_order(items: [&str; 3]) -> Vec<Entry> {
    items.iter().map(|id| base().into_iter().find(|entry| entry.id.as_str() == *id).unwrap()).collect()
}

fn added(title: &str, at: usize) -> Vec<Entry> {
    let mut entries = base();
    entries.insert(at, entry(&title.to_lowercase(), title, 7));
    entries
}

fn merge_of(base: &[Entry], ours: &[Entry], theirs: &[Entry], settled: &Settled) -> Merge {
    merge(&base.to_vec().into(), &ours.to_vec().into(), theirs.to_vec().into(), settled, &TimeZone::UTC)
}

fn merged(ours: &[Entry], theirs: &[Entry]) -> Merge {
    merge_of(&base(), ours, theirs, &[])
}

/// "Intro 5 | Tokens 25/15 (Ann) …"
fn words(entries: &[Entry]) -> String {
    let words = |Entry { said, .. }: &Entry| {
        let talk = said.minutes.talk.map(|talk| format!("/{}", talk.as_secs() / 60)).unwrap_or_default();
        let presenter = said.presenter.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        format!("{} {}{talk}{presenter}", said.title, said.minutes.time.as_secs() / 60)
    };
    entries.iter().map(words).collect::<Vec<_>>().join(" | ")
}

#[test]
fn what_only_one_side_changed_is_kept() {
    let ann = |said: &mut Said| said.presenter = Some("Ann".into());
    let longer = |said: &mut Said| said.minutes.time = SignedDuration::from_mins(30);
    let cases = [
        ("nothing", base(), base(), "Intro 5 | Tokens 25 | Media 10"),
        ("different fields of one item", with("pat", ann), with("pat", longer), "Intro 5 | Tokens 30 (Ann) | Media 10"),
        ("different items", with("intro", ann), with("mops", ann), "Intro 5 (Ann) | Tokens 25 | Media 10 (Ann)"),
        ("the same", with("pat", ann), with("pat", ann), "Intro 5 | Tokens 25 (Ann) | Media 10"),
        (
            "the whole and the talk's share",
            with("pat", longer),
            with("pat", |said| said.minutes.talk = Some(SignedDuration::from_mins(20))),
            "Intro 5 | Tokens 30/20 | Media 10",
        ),
        ("added and changed", added("Tea", 1), with("pat", ann), "Intro 5 | Tea 7 | Tokens 25 (Ann) | Media 10"),
        (
            "both added, at one place",
            added("Tea", 1),
            added("Cake", 1),
            "Intro 5 | Cake 7 | Tea 7 | Tokens 25 | Media 10",
        ),
        ("both added the same", added("Tea", 1), added("Tea", 3), "Intro 5 | Tokens 25 | Media 10 | Tea 7"),
        (
            "moved and changed",
            in_order(["mops", "intro", "pat"]),
            with("pat", ann),
            "Media 10 | Intro 5 | Tokens 25 (Ann)",
        ),
        (
            "moved and added",
            in_order(["mops", "intro", "pat"]),
            added("Tea", 1),
            "Media 10 | Intro 5 | Tea 7 | Tokens 25",
        ),
        (
            "both moved the same",
            in_order(["mops", "pat", "intro"]),
            in_order(["mops", "pat", "intro"]),
            "Media 10 | Tokens 25 | Intro 5",
        ),
        ("removed and another changed", without("intro"), with("pat", ann), "Tokens 25 (Ann) | Media 10"),
        ("both removed", without("intro"), without("intro"), "Tokens 25 | Media 10"),
        ("removed and moved", without("intro"), in_order(["mops", "intro", "pat"]), "Media 10 | Tokens 25"),
    ];
    for (case, ours, theirs, expected) in cases {
        for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
            let merge = merged(one, other);
            assert_eq!(merge.conflicts, [], "{case}");
            assert_eq!(words(&merge.entries), expected, "{case}");
        }
    }
}

#[test]
fn what_both_changed_in_different_ways_is_asked_field_by_field() {
    let titled = |title: &'static str| with("pat", move |said| said.title = title.into());
    let timed = |time, talk| with("pat", move |said| said.minutes = minutes(time, talk));
    let presented = |name: Option<&'static str>| with("pat", move |said| said.presenter = name.map(Into::into));
    let cases = [
        (titled("Private tokens"), titled("Access tokens"), "Tokens: Title: Private tokens or Access tokens"),
        (timed(20, None), timed(30, None), "Tokens: Minutes: 20 min or 30 min"),
        (timed(10, None), timed(25, Some(15)), "Tokens: Minutes: 10 min or 25 min, of which the talk 15 min"),
        (presented(Some("Ann")), presented(Some("Bob")), "Tokens: Presenter: Ann or Bob"),
        (
            with("pat", |said| said.kind = ItemKind::Aob),
            with("pat", |said| said.kind = ItemKind::Break),
            "Tokens: Kind: aob or break",
        ),
        (
            with("pat", |said| said.question = Some("Adopt?".into())),
            with("pat", |said| said.question = Some("Merge?".into())),
            "Tokens: Question: Adopt? or Merge?",
        ),
        (
            with("pat", |said| said.deck = Some("a.pdf".into())),
            with("pat", |said| said.deck = Some("b.pdf".into())),
            "Tokens: Deck: a.pdf or b.pdf",
        ),
        (without("pat"), timed(30, None), "Tokens: On the agenda: removed or changed (minutes: 30 min)"),
        (presented(Some("Ann")), without("pat"), "Tokens: On the agenda: changed (presenter: Ann) or removed"),
        (
            in_order(["mops", "intro", "pat"]),
            in_order(["pat", "intro", "mops"]),
            ": Order of the items: Media, Intro, Tokens or Tokens, Intro, Media",
        ),
    ];
    for (ours, theirs, expected) in cases {
        let merge = merged(&ours, &theirs);
        let said = |one: &Conflict| format!("{}: {}: {} or {}", one.title, one.label(), one.mine, one.theirs);
        assert_eq!(merge.conflicts.iter().map(said).collect::<Vec<_>>(), [expected]);
        for (side, chosen) in [(Side::Mine, &ours), (Side::Theirs, &theirs)] {
            let settled = [(merge.conflicts[0].clone(), side)];
            let after = merge_of(&base(), &ours, &theirs, &settled);
            assert!(after.is_settled(&settled) && !after.is_settled(&[]));
            assert_eq!(words(&after.entries), words(chosen), "{expected}");
        }
    }
}

#[test]
fn a_choice_counts_only_for_what_was_shown() {
    let titled = |title: &'static str| with("pat", move |said| said.title = title.into());
    let shown = merged(&titled("One"), &titled("Two")).conflicts.remove(0);
    let settled = [(shown, Side::Mine)];
    let again = merge_of(&base(), &titled("One"), &titled("Three"), &settled);
    assert!(!again.is_settled(&settled));
}

#[test]
fn an_item_that_the_file_calls_otherwise_is_found_again() {
    let mut by_title = base();
    by_title[1].id = "tokens".into();
    let mut by_deck = with("pat", |said| said.deck = Some("pat.pdf".into()));
    let deck_base = by_deck.clone();
    by_deck[1] = Entry { id: "other".into(), said: Said { title: "Other".into(), ..by_deck[1].said.clone() } };
    let mut by_place = base();
    by_place[1] = entry("other", "Other", 25);
    for (case, base, theirs, title) in [
        ("title", base(), by_title, "Tokens"),
        ("deck", deck_base, by_deck, "Other"),
        ("place", base(), by_place, "Other"),
    ] {
        let mut ours = base.clone();
        ours[1].said.presenter = Some("Ann".into());
        let merge = merge_of(&base, &ours, &theirs, &[]);
        assert_eq!(merge.conflicts, [], "{case}");
        let said = &merge.entries[1].said;
        assert_eq!((said.title.as_str(), said.presenter.as_deref()), (title, Some("Ann")), "{case}");
    }
    // Somebody removed one item and added another: not the same.
    let mut replaced = base();
    replaced[1] = entry("other", "Other", 12);
    let merge = merged(&with("pat", |said| said.presenter = Some("Ann".into())), &replaced);
    assert_eq!(merge.conflicts.len(), 1);
    assert!(words(&merge.entries).contains("Other 12"));
}

#[test]
fn the_sessions_list_of_outcomes_is_merged_as_a_whole() {
    let list = |line: &str| (!line.is_empty()).then(|| line.split('+').map(String::from).collect::<Vec<_>>());
    let version = |line: &str| Version { outcomes: list(line), entries: base() };
    // Before, mine, theirs; what comes of it, or what is asked.
    let cases = [
        ("", "", "", Ok("")),
        ("", "Adopt", "", Ok("Adopt")),
        ("", "", "Adopt", Ok("Adopt")),
        ("Adopt", "", "Adopt", Ok("")),
        ("Adopt", "Adopt", "", Ok("")),
        ("Adopt", "Adopt+Reject", "Adopt+Reject", Ok("Adopt+Reject")),
        ("Adopt", "Adopt+Reject", "Wait", Err("Adopt; Reject or Wait")),
        ("Adopt", "", "Wait", Err("the usual ones or Wait")),
        ("", "Adopt", "Wait", Err("Adopt or Wait")),
    ];
    for (before, mine, theirs, expected) in cases {
        let merged = |settled: &[_]| merge(&version(before), &version(mine), version(theirs), settled, &TimeZone::UTC);
        let found = merged(&[]);
        assert_eq!(found.entries, base());
        let Err(asked) = expected else {
            assert_eq!(
                (found.outcomes, found.conflicts),
                (list(expected.unwrap()), vec![]),
                "{before}: {mine}, {theirs}"
            );
            continue;
        };
        let conflict = &found.conflicts[0];
        assert_eq!((&conflict.about, conflict.label()), (&About::Outcomes, "Possible outcomes of the session"));
        assert_eq!(format!("{} or {}", conflict.mine, conflict.theirs), asked);
        for (side, chosen) in [(Side::Mine, mine), (Side::Theirs, theirs)] {
            assert_eq!(merged(&[(conflict.clone(), side)]).outcomes, list(chosen), "{asked}: {side:?}");
        }
    }
}

// Random edits on both sides.

#[derive(Debug, Clone)]
enum Edit {
    Set(usize, usize, u8),
    Remove(usize),
    Add(usize),
    Move(usize, usize),
    Outcomes(u8),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        6 => (0..6_usize, 0..Field::ALL.len(), 0..3_u8).prop_map(|(item, field, value)| Edit::Set(item, field, value)),
        1 => (0..6_usize).prop_map(Edit::Remove),
        1 => (0..7_usize).prop_map(Edit::Add),
        1 => (0..6_usize, 0..6_usize).prop_map(|(from, to)| Edit::Move(from, to)),
        1 => (0..3_u8).prop_map(Edit::Outcomes),
    ];
    prop::collection::vec(edit, 0..6)
}

fn start() -> Version {
    let entries = (0..5).map(|n| entry(&format!("i{n}"), &format!("Item {n}"), 10 + n));
    Version { outcomes: list(1), entries: entries.collect() }
}

/// One of a few lists of outcomes for the session.
fn list(value: u8) -> Option<Vec<String>> {
    [None, Some(vec!["Adopt".into()]), Some(vec!["Adopt".into(), "Wait, and see".into()])][usize::from(value)].clone()
}

/// One of a few values of each field, so that both sides often say the same.
fn set(said: &mut Said, field: Field, value: u8) {
    let text = ["", "one", "two"][usize::from(value)];
    let some = (value > 0).then(|| text.to_string());
    match field {
        Field::Title => said.title = format!("Title {value}"),
        Field::Presenter => said.presenter = some,
        Field::Minutes => {
            let talk = (value > 0).then_some(5 * i64::from(value));
            if value == 2 {
                said.minutes.time = SignedDuration::from_mins(20);
            } else {
                said.minutes.talk = minutes(0, talk).talk;
            }
        }
        Field::FixedStart => said.fixed_start = Some(jiff::Timestamp::from_second(i64::from(value) * 600).unwrap()),
        Field::Kind => said.kind = [ItemKind::Talk, ItemKind::Aob, ItemKind::Break][usize::from(value)],
        Field::Deck => said.deck = some.map(|name| format!("{name}.pdf")),
        Field::Question => said.question = some,
        Field::Outcomes => said.outcomes = some.map(|outcome| vec![outcome, "Adopt it, now".into()]),
        Field::Talks => said.talks.truncate(usize::from(value)),
        Field::Text => said.text = some,
        Field::Links => said.links = some.into_iter().collect(),
        Field::ShownBy | Field::Seat => {
            said.seat = chairside_session::people::Seat::from_name(["", "on-site", "remote"][usize::from(value)]);
        }
    }
}

fn edited(edits: &[Edit], who: &str) -> Version {
    let Version { mut outcomes, mut entries } = start();
    for (number, edit) in edits.iter().enumerate() {
        let count = entries.len();
        match edit {
            Edit::Set(item, field, value) if count > 0 => {
                set(&mut entries[item % count].said, Field::ALL[*field], *value);
            }
            Edit::Remove(item) if count > 1 => drop(entries.remove(item % count)),
            Edit::Move(from, to) if count > 0 => {
                let moved = entries.remove(from % count);
                entries.insert(to % count, moved);
            }
            Edit::Add(at) => {
                let mut new = entry(&format!("{who}{number}"), &format!("New {who}{number}"), 3);
                new.said.presenter = Some(format!("{who}{number}"));
                entries.insert(at % (count + 1), new);
            }
            Edit::Outcomes(value) => outcomes = list(*value),
            _ => {}
        }
    }
    Version { outcomes, entries }
}

fn find<'a>(entries: &'a [Entry], id: &ItemId) -> Option<&'a Said> {
    entries.iter().find(|entry| entry.id == *id).map(|entry| &entry.said)
}

fn order(entries: &[Entry], of: impl Fn(&ItemId) -> bool) -> Vec<ItemId> {
    entries.iter().map(|entry| entry.id.clone()).filter(|id| of(id)).collect()
}

/// What a merged item has to say of a field, given what was chosen in a conflict.
fn check_field(
    field: Field,
    base: &Said,
    ours: &Said,
    theirs: &Said,
    said: &Said,
    chosen: Option<Side>,
) -> Result<(), TestCaseError> {
    let (here, there) = (ours.differs(field, base), theirs.differs(field, base));
    let is = |of: &Said| !said.differs(field, of);
    match chosen {
        Some(side) => {
            prop_assert!(here && there && ours.differs(field, theirs), "{field:?} was asked for nothing");
            prop_assert!(is(if side == Side::Mine { ours } else { theirs }), "{field:?} is not what was chosen");
        }
        None if here && there && ours.differs(field, theirs) => {
            // Only the two parts of the minutes can be merged.
            prop_assert_eq!(field, Field::Minutes);
            let (was, one, other, is) = (base.minutes, ours.minutes, theirs.minutes, said.minutes);
            prop_assert_eq!(is.time, if one.time == was.time { other.time } else { one.time });
            prop_assert_eq!(is.talk, if one.talk == was.talk { other.talk } else { one.talk });
            prop_assert!(is.talk.is_none_or(|talk| talk <= is.time));
        }
        None if here => prop_assert!(is(ours), "{field:?} of mine is lost"),
        None => prop_assert!(is(theirs), "{field:?} of theirs is lost"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn where_only_one_side_changed_anything_the_merge_is_that_side(edits in edits()) {
        let (base, changed) = (start(), edited(&edits, "a"));
        for (ours, theirs) in [(&changed, &base), (&base, &changed), (&changed, &changed)] {
            let merge = merge(&base, ours, theirs.clone(), &[], &TimeZone::UTC);
            prop_assert_eq!(&merge.conflicts, &[]);
            prop_assert_eq!(&Version { outcomes: merge.outcomes, entries: merge.entries }, &changed);
        }
    }

    #[test]
    fn without_conflicts_it_does_not_matter_whose_side_is_whose(one in edits(), other in edits()) {
        let (base, ours, theirs) = (start(), edited(&one, "a"), edited(&other, "b"));
        let here = merge(&base, &ours, theirs.clone(), &[], &TimeZone::UTC);
        let there = merge(&base, &theirs, ours, &[], &TimeZone::UTC);
        prop_assert_eq!(here.conflicts.len(), there.conflicts.len());
        if here.conflicts.is_empty() {
            prop_assert_eq!((here.outcomes, here.entries), (there.outcomes, there.entries));
        }
    }

    #[test]
    fn no_edit_of_only_one_side_is_lost_and_a_conflict_comes_out_as_chosen(
        one in edits(),
        other in edits(),
        sides in prop::collection::vec(any::<bool>(), 40),
    ) {
        let (base, ours, theirs) = (start(), edited(&one, "a"), edited(&other, "b"));
        let asked = merge(&base, &ours, theirs.clone(), &[], &TimeZone::UTC).conflicts;
        let side = |mine: &bool| if *mine { Side::Mine } else { Side::Theirs };
        let settled: Vec<_> = asked.iter().cloned().zip(sides.iter().map(side)).collect();
        let merge = merge(&base, &ours, theirs.clone(), &settled, &TimeZone::UTC);
        prop_assert!(merge.is_settled(&settled));
        let chosen = |about: &About| settled.iter().find(|(one, _)| one.about == *about).map(|(_, side)| *side);
        match (chosen(&About::Outcomes), ours.outcomes == base.outcomes, theirs.outcomes == base.outcomes) {
            (Some(side), mine_is_old, theirs_is_old) => {
                prop_assert!(!mine_is_old && !theirs_is_old && ours.outcomes != theirs.outcomes);
                prop_assert_eq!(&merge.outcomes, if side == Side::Mine { &ours.outcomes } else { &theirs.outcomes });
            }
            (None, true, _) => prop_assert_eq!(&merge.outcomes, &theirs.outcomes),
            (None, false, is_old) => {
                prop_assert_eq!(&merge.outcomes, &ours.outcomes);
                prop_assert!(is_old || ours.outcomes == theirs.outcomes);
            }
        }
        let [base, ours, theirs] = [base, ours, theirs].map(|version| version.entries);
        for entry in &base {
            let id = &entry.id;
            let (ours, theirs, is) = (find(&ours, id), find(&theirs, id), find(&merge.entries, id));
            match (ours, theirs) {
                (Some(ours), Some(theirs)) => {
                    let is = is.ok_or_else(|| TestCaseError::fail("an item is lost"))?;
                    for field in Field::ALL {
                        check_field(*field, &entry.said, ours, theirs, is, chosen(&About::Field(id.clone(), *field)))?;
                    }
                }
                (None, None) => prop_assert_eq!(is, None),
                (Some(kept), None) | (None, Some(kept)) => {
                    let keeper = if ours.is_some() { Side::Mine } else { Side::Theirs };
                    let was_asked = chosen(&About::Presence(id.clone()));
                    prop_assert_eq!(was_asked.is_some(), *kept != entry.said);
                    prop_assert_eq!(is, (was_asked == Some(keeper)).then_some(kept));
                }
            }
        }
        let is_new = |entry: &&Entry| find(&base, &entry.id).is_none();
        for new in ours.iter().chain(&theirs).filter(is_new) {
            // An item that both sides added is known by its deck: it is one, and is asked about.
            let has_deck = |other: &&Entry| new.said.deck.is_some() && other.said.deck == new.said.deck;
            let is_of_both = [&ours, &theirs].iter().all(|side| side.iter().filter(is_new).any(|other| has_deck(&other)));
            if is_of_both {
                prop_assert!(merge.entries.iter().any(|entry| has_deck(&entry)));
            } else {
                prop_assert_eq!(find(&merge.entries, &new.id), Some(&new.said));
            }
        }
        // The order of whoever moved something.
        let in_all = |id: &ItemId| [&base, &ours, &theirs, &merge.entries].iter().all(|of| find(of, id).is_some());
        let [was, here, there, is] = [&base, &ours, &theirs, &merge.entries].map(|entries| order(entries, in_all));
        let of_both = |id: &ItemId| find(&ours, id).is_some() && find(&theirs, id).is_some();
        let moved_both = [&ours, &theirs].iter().all(|side| order(side, of_both) != order(&base, of_both));
        match chosen(&About::Order) {
            Some(Side::Mine) => prop_assert_eq!(is, here),
            Some(Side::Theirs) => prop_assert_eq!(is, there),
            None if moved_both => prop_assert!(is == here || is == there),
            None => prop_assert_eq!(is, if here == was { there } else { here }),
        }
    }
}
