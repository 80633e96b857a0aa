//! Two chairs have the same session file open, and both save. The second to save finds what the first has written.

use chairside_session::Intent;
use chairside_session::content::{Item, ItemKind, SessionContent};
use chairside_session::file::merge::{Conflict, Entry, Side, base, merge, ours};
use chairside_session::file::{Saved, save_agenda};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::saving::{STYLES, added, as_intent, bash, content, id, moved, presenter, removed, save, set, title};
use crate::support::Chair;

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
    save_agenda("s.md", text, &base, &ours, settled).map_err(|problem| problem.to_string())
}

fn versions(chair: &Chair) -> (Vec<Entry>, Vec<Entry>) {
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
        let Item { seat, outcomes, text, link, .. } = item;
        let rest = format!("{seat:?} {outcomes:?} {text:?} {link:?}");
        format!("{kind:?} {title} {presenter:?} {time} {talk:?} {fixed_start:?} {question:?} {talks:?} {rest}")
    };
    content.agenda.iter().map(said).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

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
        let wanted = merge(&was, &mine, others, &settled, &TimeZone::UTC).entries;
        let again = ours(Chair::opens(content(&new)).state(), |_| None);
        let plain = |entries: &[Entry]| entries.iter().map(|entry| entry.said.clone()).collect::<Vec<_>>();
        prop_assert_eq!(plain(&again), plain(&wanted), "\n{}", new);
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
