//! Two chairs have the same session file open, and both save. The second to save finds what the first has written.

use chairside_session::content::{Item, ItemKind, SessionContent};
use chairside_session::file::merge::{Conflict, Entry, Side, Taken, Version, base, merge, ours, taken};
use chairside_session::file::{Saved, save_agenda};
use chairside_session::{Fact, Intent};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::support::Chair;
use crate::support::files::{STYLES, added, as_intent, bash, content, id, moved, presenter, removed, save, set, title};

const FILE: &str = "---\n# Ours\ngroup: tls\nlinks:\n  Chat: https://chat.example\nagenda:\n  - { title: One, time: 5m }   # short\n  \
                    - title: Two\n    time: 10 min\n  - Three\nchecklist: [Water]\n---\n# Slides\n";

/// A chair who opened the file and then wants this.
fn chair(text: &str, intents: &[Intent]) -> Chair {
    let mut chair = Chair::opens(content(text));
    for intent in intents {
        let decision = chair.wants(intent);
        assert!(!decision.facts.is_empty(), "{intent:?}: {:?}", decision.notice);
    }
    chair
}

fn saved(text: &str, chair: &Chair, settled: &[(Conflict, Side)]) -> Result<Saved, String> {
    let (base, ours) = versions(chair);
    save_agenda("s.md", text, None, &base, &ours, settled).map_err(|problem| problem.to_string())
}

fn versions(chair: &Chair) -> (Version, Version) {
    let named = |file: &str| Some(file.to_string());
    (base(&chair.run, named), ours(chair.state(), named))
}

#[test]
fn what_somebody_else_changed_in_the_file_stays() {
    let cases: Vec<(Vec<Intent>, &str, &str, &str, &str)> = vec![
        // What the session changed; what the file says instead of what; what is then written instead of what.
        (vec![set("two", "12")], "title: Two", "title: Zwei", "time: 10 min", "time: 12 min"),
        (vec![set("one", "7")], "time: 10 min", "time: 20 min", "One, time: 5m", "One, time: 7m"),
        (vec![set("one", "7")], "checklist: [Water]", "checklist: [Tea]", "One, time: 5m", "One, time: 7m"),
        (vec![set("one", "7")], "# Slides", "# Others' slides", "One, time: 5m", "One, time: 7m"),
        (vec![set("one", "7")], "https://chat.example", "https://new.example", "One, time: 5m", "One, time: 7m"),
        (vec![set("one", "7")], "# short", "# brief", "One, time: 5m", "One, time: 7m"),
        (vec![set("one", "7")], "  - Three\n", "", "One, time: 5m", "One, time: 7m"),
        (
            vec![presenter("two", "Ann")],
            "  - Three\n",
            "  - Three\n  - Four\n",
            "time: 10 min\n",
            "time: 10 min\n    presenter: Ann\n",
        ),
        (vec![removed("three")], "title: Two", "title: Zwei", "  - Three\n", ""),
        (vec![moved("three", Some("one"))], "time: 10 min", "time: 20 min", "  - Three\n", ""),
        (
            vec![added("New", "5", ItemKind::Talk, None)],
            "  - Three\n",
            "  - Drei\n",
            "  - Drei\n",
            "  - Drei\n  - title: New\n    presenter: Ann Example\n    time: 5m\n",
        ),
        // Both changed the same.
        (vec![set("one", "7")], "One, time: 5m", "One, time: 7m", "", ""),
        (vec![title("two", "Zwei")], "title: Two", "title: Zwei", "", ""),
    ];
    for (intents, was, by_others, before, after) in cases {
        let theirs = FILE.replacen(was, by_others, 1);
        let mut expected = theirs.replacen(before, after, 1);
        if intents == [moved("three", Some("one"))] {
            expected = expected.replacen("  - { title: One", "  - Three\n  - { title: One", 1);
        }
        let new = save(&theirs, &chair(FILE, &intents)).unwrap_or_else(|problem| panic!("{intents:?}: {problem}"));
        assert_eq!(new, expected, "{intents:?}, and in the file {by_others:?}");
    }
}

#[test]
fn nothing_is_written_until_what_both_changed_is_settled() {
    let theirs = FILE.replace("title: Two", "title: Zwei").replace("  - Three\n", "");
    let chair = chair(FILE, &[title("two", "Deux"), set("two", "12"), presenter("three", "Ann")]);
    let Saved::Conflicts(conflicts) = saved(&theirs, &chair, &[]).unwrap() else { panic!("nothing is asked") };
    let words = |one: &Conflict| format!("{}: {}: {} / {}", one.title, one.label(), one.mine, one.theirs);
    assert_eq!(
        conflicts.iter().map(words).collect::<Vec<_>>(),
        ["Two: Title: Deux / Zwei", "Three: On the agenda: changed (presenter: Ann) / removed"]
    );
    let choose = |sides: [Side; 2]| conflicts.iter().cloned().zip(sides).collect::<Vec<_>>();
    let file = |title: &str, three: &str| {
        FILE.replace("title: Two\n    time: 10 min", &format!("title: {title}\n    time: 12 min"))
            .replace("  - Three\n", three)
    };
    for (sides, expected) in [
        ([Side::Mine, Side::Mine], file("Deux", "  - title: Three\n    presenter: Ann\n")),
        ([Side::Mine, Side::Theirs], file("Deux", "")),
        ([Side::Theirs, Side::Mine], file("Zwei", "  - title: Three\n    presenter: Ann\n")),
        ([Side::Theirs, Side::Theirs], file("Zwei", "")),
    ] {
        let Saved::Text(new) = saved(&theirs, &chair, &choose(sides)).unwrap() else { panic!("asked again") };
        assert_eq!(new.replace("\n    id: two", ""), expected, "{sides:?}");
    }
    // One of two is not enough.
    assert!(matches!(saved(&theirs, &chair, &choose([Side::Mine, Side::Mine])[..1]).unwrap(), Saved::Conflicts(_)));
}

#[test]
fn an_item_that_comes_back_has_all_that_the_session_knows_of_it() {
    let text = "---\nagenda:\n  - title: One\n    time: 20m\n    talk: 10m\n    question: \"Adopt: yes?\"\n    seat: remote\n    shown-by: meetecho\n    \
                link: https://example.org/a\n    deck: one.pdf\n    talks: [A, { title: B, presenter: Bob, time: 2m }]\n  - Two\n---\n";
    let mut before = content(text);
    before.named_decks.insert(id("one"), "one.pdf".into());
    let mut chair = Chair::opens(before);
    chair.wants(&presenter("one", "Ann"));
    let theirs = "---\nagenda:\n  - Two\n---\n";
    let Saved::Conflicts(conflicts) = saved(theirs, &chair, &[]).unwrap() else { panic!("nothing is asked") };
    let Saved::Text(new) = saved(theirs, &chair, &[(conflicts[0].clone(), Side::Mine)]).unwrap() else {
        panic!("asked again")
    };
    let again = content(&new);
    let wanted = &chair.state().content.agenda[0];
    assert_eq!(Item { deck: wanted.deck.clone(), ..again.agenda[0].clone() }, *wanted, "{new}");
    assert!(new.contains("deck: one.pdf"), "{new}");
}

/// What the session knows nothing of comes back too: the comments, and where a deck has its notes.
#[test]
fn an_item_that_was_removed_in_the_file_comes_back_as_it_was_written() {
    const BLOCK: &str = "  # The guest can\n  # only stay until noon.\n  - title: Two   # short\n    deck: two.pdf\n    notes: right\n    time: 5m\n";
    const FLOW: &str = "  # Ask again.\n  - { title: Two, deck: two.pdf, notes: left, time: 5m } # short\n";
    for (style, ends, others) in
        [(BLOCK, "\n", "- One"), (FLOW, "\n", "- One"), (BLOCK, "\r\n", "- One"), (FLOW, "\n", "- title: One")]
    {
        let file = |item: &str| format!("---\nagenda:\n  {others}\n{item}checklist: [Water]\n---\n# Slides\n");
        let mut before = content(&file(style));
        before.named_decks.insert(id("two"), "two.pdf".into());
        let mut chair = Chair::opens(before);
        chair.wants(&presenter("two", "Ann"));
        let theirs = file("").replace('\n', ends);
        let (base, ours) = versions(&chair);
        let save = |settled: &[_]| save_agenda("s.md", &theirs, Some(&file(style)), &base, &ours, settled).unwrap();
        let Saved::Conflicts(conflicts) = save(&[]) else { panic!("nothing is asked") };
        let Saved::Text(new) = save(&[(conflicts[0].clone(), Side::Mine)]) else { panic!("asked again") };
        let with_presenter = match style {
            BLOCK => style.replace("time: 5m\n", "time: 5m\n    presenter: Ann\n"),
            _ => style.replace("time: 5m", "time: 5m, presenter: Ann"),
        };
        assert_eq!(new, file(&with_presenter).replace('\n', ends));
    }
    // Where the comment stayed in the file, it is not written twice.
    let file = |item: &str| format!("---\nagenda:\n  - One\n  # Ask again.\n{item}---\n");
    let text = file("  - { title: Two, time: 5m }\n");
    let chair = chair(&text, &[presenter("two", "Ann")]);
    let (base, ours) = versions(&chair);
    let save = |settled: &[_]| save_agenda("s.md", &file(""), Some(&text), &base, &ours, settled).unwrap();
    let Saved::Conflicts(conflicts) = save(&[]) else { panic!("nothing is asked") };
    let Saved::Text(new) = save(&[(conflicts[0].clone(), Side::Mine)]) else { panic!("asked again") };
    assert_eq!(new.matches("Ask again").count(), 1, "{new}");
}

/// The chair applies the changed file.
fn applied(chair: &mut Chair, theirs: &str, settled: &[(Conflict, Side)]) -> Vec<Conflict> {
    match taken(&chair.run, content(theirs), settled, |_| None) {
        Taken::Conflicts(conflicts) => conflicts,
        Taken::Content { merged, in_file } => {
            chair.happens(Fact::ContentTaken { content: merged, hash: "bb".into(), in_file });
            Vec::new()
        }
    }
}

#[test]
fn what_the_session_changed_and_did_not_save_stays_when_the_file_is_applied() {
    let wanted = [title("one", "First"), presenter("two", "Ann"), added("New", "5", ItemKind::Talk, None)];
    let mut chair = chair(FILE, &wanted);
    let theirs = FILE.replace("time: 10 min", "time: 20 min").replace("  - Three\n", "  - Three\n  - Four\n");
    assert_eq!(applied(&mut chair, &theirs, &[]), []);
    let titles = |chair: &Chair| {
        let words = |item: &Item| format!("{} {} {:?}", item.title, item.time, item.presenter);
        chair.state().content.agenda.iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(
        titles(&chair),
        [
            "First PT5M None",
            "Two PT20M Some(\"Ann\")",
            "Three PT0S None",
            "Four PT0S None",
            "New PT5M Some(\"Ann Example\")"
        ]
    );
    // Each generated slide has its item's title, and every item has one.
    for item in &chair.state().content.agenda {
        assert_eq!(chair.state().content.deck(&item.deck).map(|deck| &deck.title), Some(&item.title));
    }
    // All of it is still to be saved, and saving writes no more than that.
    let added = "  - title: New\n    presenter: Ann Example\n    time: 5m\n";
    let wanted = |text: &str, last: &str| {
        let named = text.replace("title: One", "title: First");
        named.replace("20 min", "20 min\n    presenter: Ann").replace(last, &format!("{last}{added}"))
    };
    assert_eq!(save(&theirs, &chair).unwrap(), wanted(&theirs, "  - Four\n"));
    // One undo brings the agenda back as it was before.
    chair.wants(&Intent::Undo);
    assert_eq!(titles(&chair).len(), 4);
    let was = FILE.replace("10 min", "20 min");
    assert_eq!(save(FILE, &chair).unwrap(), wanted(&was, "  - Three\n").replace("20 min", "10 min"));
}

#[test]
fn nothing_is_applied_until_what_both_changed_is_settled() {
    for (side, expected) in [(Side::Mine, ["One", "Deux", "Three"]), (Side::Theirs, ["One", "Zwei", "Three"])] {
        let mut chair = chair(FILE, &[title("two", "Deux")]);
        let theirs = FILE.replace("title: Two", "title: Zwei");
        let before = chair.state().clone();
        let asked = applied(&mut chair, &theirs, &[]);
        assert_eq!(asked.len(), 1, "{asked:?}");
        assert_eq!(*chair.state(), before);
        assert_eq!(applied(&mut chair, &theirs, &[(asked[0].clone(), side)]), []);
        let titles: Vec<&str> = chair.state().content.agenda.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, expected);
        // What was chosen against the file is still to be saved.
        let (base, ours) = versions(&chair);
        assert_eq!(base == ours, side == Side::Theirs);
    }
}

#[test]
fn an_item_that_stays_though_the_file_removed_it_has_a_slide_and_keeps_its_deck_for_the_file() {
    let text = FILE.replace("  - Three\n", "  - { title: Three, deck: three.pdf }\n");
    let mut before = content(&text);
    before.agenda[2].deck = "three.pdf".into();
    before.agenda[2].brings_deck = true;
    let mut chair = Chair::opens(before);
    chair.wants(&presenter("three", "Ann"));
    let theirs = FILE.replace("  - Three\n", "");
    let asked = applied(&mut chair, &theirs, &[]);
    assert_eq!(applied(&mut chair, &theirs, &[(asked[0].clone(), Side::Mine)]), []);
    let content = &chair.state().content;
    let three = &content.agenda[2];
    assert_eq!((three.title.as_str(), three.presenter.as_deref()), ("Three", Some("Ann")));
    assert_eq!(content.deck(&three.deck).map(|deck| deck.slides.len()), Some(1));
    assert!(save(&theirs, &chair).unwrap().contains("deck: three.pdf"));
}

/// A chair who bashes the agenda of this file.
fn bashed(text: &str, story: &[(u8, usize, usize, String)]) -> Chair {
    let mut chair = Chair::opens(content(text));
    for bash in story {
        if let Some(intent) = as_intent(bash, &chair.state().content.agenda) {
            chair.wants(&intent);
        }
    }
    chair
}

fn said(content: &SessionContent) -> Vec<String> {
    let said = |item: &Item| {
        let Item { kind, title, presenter, time, talk, fixed_start, question, talks, .. } = item;
        let Item { seat, outcomes, text, link, more_links, .. } = item;
        let rest = format!("{seat:?} {outcomes:?} {text:?} {link:?} {more_links:?}");
        format!("{kind:?} {title} {presenter:?} {time} {talk:?} {fixed_start:?} {question:?} {talks:?} {rest}")
    };
    let list = format!("{:?}", content.outcome_list.own);
    content.agenda.iter().map(said).chain([list]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// One chair saves, the other applies the file: the session has the merge of both, and saving then writes the same.
    #[test]
    fn the_session_has_what_both_wanted_once_the_file_is_applied(
        style in 0..STYLES.len(),
        first in prop::collection::vec(bash(), 0..5),
        second in prop::collection::vec(bash(), 0..5),
        sides in prop::collection::vec(any::<bool>(), 20),
    ) {
        let text = STYLES[style];
        let (first, mut second) = (bashed(text, &first), bashed(text, &second));
        let theirs = save(text, &first).map_err(TestCaseError::fail)?;
        let (was, mine) = versions(&second);
        let read = SessionContent { ..content(&theirs) };
        let asked = match taken(&second.run, read, &[], |_| None) {
            Taken::Conflicts(asked) => asked,
            Taken::Content { .. } => Vec::new(),
        };
        let side = |mine: &bool| if *mine { Side::Mine } else { Side::Theirs };
        let settled: Vec<_> = asked.into_iter().zip(sides.iter().map(side)).collect();
        prop_assert_eq!(applied(&mut second, &theirs, &settled), []);
        let agenda = said(&second.state().content);
        if mine == was {
            prop_assert_eq!(&agenda, &said(&content(&theirs)));
        }
        for item in &second.state().content.agenda {
            prop_assert!(second.state().content.deck(&item.deck).is_some(), "{:?} has no deck", item);
        }
        let Saved::Text(new) = saved(&theirs, &second, &[]).map_err(TestCaseError::fail)? else {
            return Err(TestCaseError::fail("asked again"));
        };
        prop_assert_eq!(said(&content(&new)), agenda, "\n{}", new);
    }

    /// One chair saves, then the other. What is written is the merge of both, and the rest of the file is as it was.
    #[test]
    fn the_file_reads_back_as_both_wanted_it(
        style in 0..STYLES.len(),
        first in prop::collection::vec(bash(), 0..5),
        second in prop::collection::vec(bash(), 0..5),
        sides in prop::collection::vec(any::<bool>(), 20),
    ) {
        let text = STYLES[style];
        let (first, second) = (bashed(text, &first), bashed(text, &second));
        let theirs = save(text, &first).map_err(TestCaseError::fail)?;
        let (was, mine) = versions(&second);
        let others = ours(Chair::opens(content(&theirs)).state(), |_| None);
        let asked = merge(&was, &mine, others.clone(), &[], &TimeZone::UTC).conflicts;
        let side = |mine: &bool| if *mine { Side::Mine } else { Side::Theirs };
        let settled: Vec<_> = asked.iter().cloned().zip(sides.iter().map(side)).collect();
        if let Some(one) = asked.first() {
            prop_assert!(matches!(saved(&theirs, &second, &[]), Ok(Saved::Conflicts(all)) if all[0] == *one));
        }
        let Saved::Text(new) = saved(&theirs, &second, &settled).map_err(TestCaseError::fail)? else {
            return Err(TestCaseError::fail("asked again"));
        };
        let wanted = merge(&was, &mine, others, &settled, &TimeZone::UTC);
        let again = ours(Chair::opens(content(&new)).state(), |_| None);
        let plain = |entries: &[Entry]| entries.iter().map(|entry| entry.said.clone()).collect::<Vec<_>>();
        prop_assert_eq!(plain(&again.entries), plain(&wanted.entries), "\n{}", new);
        prop_assert_eq!(&again.outcomes, &wanted.outcomes, "\n{}", new);
        if mine == was {
            prop_assert_eq!(&new, &theirs);
        }
        if said(&content(&theirs)) == said(&content(text)) {
            let alone = save(text, &second).map_err(TestCaseError::fail)?;
            prop_assert_eq!(said(&content(&new)), said(&content(&alone)));
        }
        let tail = |text: &str| text[text.rfind("\n---").unwrap()..].to_string();
        prop_assert_eq!(tail(&new), tail(text));
    }
}
