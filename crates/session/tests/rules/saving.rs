//! The bashed agenda written back into its session file: what changes is what was changed, and nothing else.

use chairside_session::content::{Item, ItemKind, SessionContent};
use chairside_session::{DeckId, Fact, Intent};
use proptest::prelude::*;

use crate::support::Chair;
use crate::support::files::{
    MIXED, STYLES, added, as_intent, bash, content, difference, id, moved, presenter, removed, save, saved, set, title,
};

#[test]
fn several_links_of_an_item_are_a_list_and_one_is_a_text() {
    let text = "---\ntitle: S\nagenda:\n  - title: Tokens\n    link: https://a.example # the wiki\n---\n";
    let set = |urls: &[&str]| Intent::SetLinks {
        item: "tokens".into(),
        urls: urls.iter().copied().map(String::from).collect(),
    };
    let two = saved(text, &[set(&["https://a.example", "https://b.example/x,y"])]).unwrap();
    assert!(two.contains("    link: [\"https://a.example\", \"https://b.example/x,y\"] # the wiki\n"), "{two}");
    assert_eq!(content(&two).agenda[0].links().collect::<Vec<_>>(), ["https://a.example", "https://b.example/x,y"]);
    let one = saved(&two, &[set(&["https://b.example/z"])]).unwrap();
    assert!(one.contains("https://b.example/z") && !one.contains('['), "{one}");
    let none = saved(&one, &[set(&[""])]).unwrap();
    assert!(!none.contains("link"), "{none}");
}

#[test]
fn what_was_changed_is_what_changes() {
    let cases: Vec<(Vec<Intent>, &str)> = vec![
        (vec![Intent::AgreeAgenda], ""),
        (vec![Intent::SkipItem { item: id("any-words") }], ""),
        (
            vec![set("intro", "7")],
            "-  - { id: intro, title: Intro, presenter: Chairs, time: 5m }   # short\n\
             +  - { id: intro, title: Intro, presenter: Chairs, time: 7m }   # short\n",
        ),
        (
            vec![
                Intent::SetKind { item: id("intro"), kind: ItemKind::Break },
                Intent::SetStart { item: id("private-access-tokens"), at: "13:00".into() },
            ],
            "-  - { id: intro, title: Intro, presenter: Chairs, time: 5m }   # short\n\
             +  - { id: intro, title: Intro, presenter: Chairs, time: 5m, kind: break }   # short\n\
             +    at: \"13:00\"\n",
        ),
        (vec![set("private-access-tokens", "20")], "-    time: 25 min\n+    time: 20 min\n"),
        (
            vec![set("private-access-tokens", "10")],
            "-    time: 25 min\n-    talk: 15m\n+    time: 10 min\n+    talk: 10m\n",
        ),
        (
            vec![set("multicast-and-more", "30")],
            "-  - { title: \"Multicast, and more\", presenter: [Jake Holland, Max Franke], time: 25,\n\
             +  - { title: \"Multicast, and more\", presenter: [Jake Holland, Max Franke], time: 30,\n",
        ),
        (
            vec![title("private-access-tokens", "Chris's tokens")],
            "-  - title: 'Private Access Tokens'\n+  - title: 'Chris''s tokens'\n",
        ),
        (
            vec![title("multicast-and-more", "A \"quoted\" title: with all")],
            "-  - { title: \"Multicast, and more\", presenter: [Jake Holland, Max Franke], time: 25,\n\
             +  - { title: \"A \\\"quoted\\\" title: with all\", presenter: [Jake Holland, Max Franke], time: 25,\n",
        ),
        (
            vec![presenter("private-access-tokens", "Chris Wood")],
            "-    presenter: Tommy Pauly   # remote\n+    presenter: Chris Wood   # remote\n",
        ),
        (vec![presenter("private-access-tokens", "")], "-    presenter: Tommy Pauly   # remote\n"),
        (
            vec![presenter("intro", "")],
            "-  - { id: intro, title: Intro, presenter: Chairs, time: 5m }   # short\n\
             +  - { id: intro, title: Intro, time: 5m }   # short\n",
        ),
        (
            vec![presenter("multicast-and-more", "Jake Holland")],
            "-  - { title: \"Multicast, and more\", presenter: [Jake Holland, Max Franke], time: 25,\n\
             +  - { title: \"Multicast, and more\", presenter: Jake Holland, time: 25,\n",
        ),
        (vec![set("any-words", "5")], "-  - Any words\n+  - title: Any words\n+    time: 5m\n"),
        (vec![title("any-words", "Other: words")], "-  - Any words\n+  - \"Other: words\"\n"),
        (vec![presenter("credential-transfer", "Dmitry")], "+    presenter: Dmitry\n"),
        // Moved with its comment.
        (
            vec![moved("private-access-tokens", Some("intro"))],
            "-  # First of all.\n\
             -  - { id: intro, title: Intro, presenter: Chairs, time: 5m }   # short\n\
             +  # First of all.\n\
             +  - { id: intro, title: Intro, presenter: Chairs, time: 5m }   # short\n",
        ),
        (vec![removed("any-words")], "-  - Any words\n"),
        (
            vec![removed("private-access-tokens")],
            "-\n-  # The tokens.\n-  - title: 'Private Access Tokens'\n-    presenter: Tommy Pauly   # remote\n\
             -    time: 25 min\n-    talk: 15m\n-    question: \"Interest? # where: should it go?\"\n",
        ),
        (
            vec![added("Late one", "10", ItemKind::Talk, Some("private-access-tokens"))],
            "+  - title: Late one\n+    presenter: Ann Example\n+    time: 10m\n",
        ),
        (
            vec![added("Other business", "", ItemKind::Aob, Some("multicast-and-more"))],
            "+  - kind: aob\n+    title: Other business\n+    presenter: Ann Example\n",
        ),
        (
            vec![Intent::SplitItem { item: id("private-access-tokens"), minutes: "15".into() }],
            "-    time: 25 min\n+    time: 15 min\n\
             +  - title: Private Access Tokens (continued)\n+    presenter: Tommy Pauly\n+    time: 10m\n",
        ),
    ];
    for (intents, expected) in cases {
        let new = saved(MIXED, &intents).unwrap_or_else(|problem| panic!("{intents:?}: {problem}"));
        assert_eq!(difference(MIXED, &new), expected, "{intents:?}\n{new}");
    }
}

#[test]
fn other_styles_are_kept_too() {
    let cases = [
        // One list on one line.
        (
            "agenda: [Intro, { title: B, time: 5m }, C]\n",
            vec![moved("c", Some("b"))],
            "agenda: [Intro, C, { title: B, time: 5m }]\n",
        ),
        ("agenda: [Intro, { title: B, time: 5m }, C]\n", vec![removed("b")], "agenda: [Intro, C]\n"),
        (
            "agenda: [Intro]\n",
            vec![added("New", "5", ItemKind::Talk, None)],
            "agenda: [Intro, { title: New, presenter: Ann Example, time: 5m }]\n",
        ),
        (
            "agenda: [\n  { title: A, time: 1h },\n  { title: B },\n]\n",
            vec![set("a", "30"), set("b", "90s")],
            "agenda: [\n  { title: A, time: 30m },\n  { title: B, time: 1m30s },\n]\n",
        ),
        // Dashes that are not indented, and a deeper dash.
        (
            "agenda:\n- title: A\n- title: B\ntitle: x\n",
            vec![moved("b", Some("a"))],
            "agenda:\n- title: B\n- title: A\ntitle: x\n",
        ),
        (
            "agenda:\n    -   title: A\n        time: 5\n",
            vec![set("a", "6")],
            "agenda:\n    -   title: A\n        time: 6\n",
        ),
        // The key that goes is the first.
        ("agenda:\n  - presenter: Ann\n    title: A\n", vec![presenter("a", "")], "agenda:\n  - title: A\n"),
        // No agenda yet, and none any more.
        (
            "meeting: x\n",
            vec![added("New: one", "5", ItemKind::Talk, None)],
            "meeting: x\nagenda:\n  - title: \"New: one\"\n    presenter: Ann Example\n    time: 5m\n",
        ),
        (
            "agenda: []\nmeeting: x\n",
            vec![added("New, old", "5", ItemKind::Talk, None)],
            "agenda:\n  - title: \"New, old\"\n    presenter: Ann Example\n    time: 5m\nmeeting: x\n",
        ),
        ("agenda:\n  - A\nmeeting: x\n", vec![removed("a")], "agenda:\n    []\nmeeting: x\n"),
        ("agenda: [A]\nmeeting: x\n", vec![removed("a")], "agenda: []\nmeeting: x\n"),
        ("agenda: [\n  A,\n  B,\n]\n", vec![removed("a"), removed("b")], "agenda: [\n  \n]\n"),
        // Lines that end as on Windows.
        (
            "agenda:\r\n  - title: A\r\n    time: 5m\r\nmeeting: x\r\n",
            vec![added("New", "5", ItemKind::Talk, None), set("a", "6")],
            "agenda:\r\n  - title: A\r\n    time: 6m\r\n  - title: New\r\n    presenter: Ann Example\r\n    time: 5m\r\nmeeting: x\r\n",
        ),
        // A folded text gives way to a new one.
        (
            "agenda:\n  - title: >\n      A long\n      title\n    time: 5m\n",
            vec![title("a-long-title", "B")],
            "agenda:\n  - title: B\n    time: 5m\n",
        ),
    ];
    for (yaml, intents, expected) in cases {
        let text = format!("---\n{yaml}---\n# Slides\n");
        let new = saved(&text, &intents).unwrap_or_else(|problem| panic!("{yaml}{intents:?}: {problem}"));
        let expected = format!("---\n{expected}---\n# Slides\n");
        assert_eq!(new, expected, "{yaml}");
    }
}

#[test]
fn the_sessions_list_of_outcomes_is_written_where_it_stands_or_before_the_agenda() {
    let list = |outcomes: &str| vec![Intent::SetSessionOutcomes { outcomes: outcomes.into() }];
    let cases = [
        (
            "meeting: x\n\n# Ours\nagenda: [A]\n",
            list("Adopt; Wait, and see"),
            "meeting: x\noutcomes: [Adopt, \"Wait, and see\"]\n\n# Ours\nagenda: [A]\n",
        ),
        ("agenda:\n- A\nmeeting: x\n", list("Adopt"), "agenda:\n- A\nmeeting: x\noutcomes: [Adopt]\n"),
        (
            "outcomes: [Adopt] # ours\nagenda: [A]\n",
            list("Adopt; Reject"),
            "outcomes: [Adopt, Reject] # ours\nagenda: [A]\n",
        ),
        ("outcomes: [Adopt]\n# The agenda.\nagenda: [A]\n", list(""), "# The agenda.\nagenda: [A]\n"),
        (
            "group: x\noutcomes:\n- Adopt\n- Reject\n# The agenda.\nagenda: [A]\n",
            list("Wait"),
            "group: x\noutcomes: [Wait]\n# The agenda.\nagenda: [A]\n",
        ),
        ("group: x\noutcomes:\n  - Adopt\n  - Reject\nagenda: [A]\n", list(""), "group: x\nagenda: [A]\n"),
        ("outcomes: [\n  Adopt,\n]\nagenda: [A]\n", list("Wait"), "outcomes: [Wait]\nagenda: [A]\n"),
        ("outcomes: []\nagenda: [A]\n", list("Wait"), "outcomes: [Wait]\nagenda: [A]\n"),
        ("meeting: x\n", list("Wait"), "meeting: x\noutcomes: [Wait]\n"),
        ("meeting: x\r\nagenda: [A]\r\n", list("Wait"), "meeting: x\r\noutcomes: [Wait]\r\nagenda: [A]\r\n"),
    ];
    for (yaml, intents, expected) in cases {
        let text = format!("---\n{yaml}---\n# Slides\n");
        let new = saved(&text, &intents).unwrap_or_else(|problem| panic!("{yaml}: {problem}"));
        assert_eq!(new, format!("---\n{expected}---\n# Slides\n"), "{yaml}");
    }
    // An agenda that cannot be changed stays as it is, and the list is written.
    let new = saved("---\nagenda: &all\n  - A\n  - B\n---\n", &list("Wait")).unwrap();
    assert!(new.contains("Wait") && new.contains("agenda: &all\n  - A\n  - B\n"), "{new}");
}

#[test]
fn the_session_that_comes_with_chairside() {
    let text = include_str!("../../../../assets/sessions/ietf112-secdispatch.md");
    let bashed = [
        moved("multicast-transports", Some("private-access-tokens")),
        set("private-access-tokens", "20"),
        added("Late one", "5", ItemKind::Talk, Some("summary")),
    ];
    let new = saved(text, &bashed).unwrap();
    let question = "question: Keep the DISPATCH question in mind. Is there interest, and where should it go?";
    assert_eq!(
        difference(text, &new),
        format!(
            "-  - id: private-access-tokens\n-    title: Private Access Tokens\n-    presenter: Tommy Pauly\n\
             -    time: 25m\n-    {question}\n\
             +  - id: private-access-tokens\n+    title: Private Access Tokens\n+    presenter: Tommy Pauly\n\
             +    time: 20m\n+    {question}\n\
             +  - title: Late one\n+    presenter: Ann Example\n+    time: 5m\n"
        )
    );
}

#[test]
fn an_id_is_written_where_the_title_would_lead_to_another_item() {
    let text = "---\nagenda:\n  - { title: A, time: 5m }\n  - { title: B, time: 5m }\n---\n";
    // B takes the title of the A that was removed: nothing else is called so.
    let new = saved(text, &[removed("a"), title("b", "A")]).unwrap();
    assert_eq!(new, "---\nagenda:\n  - { title: A, time: 5m }\n---\n");
    let swapped = saved(text, &[title("a", "X"), title("b", "A"), title("a", "B")]).unwrap();
    assert!(swapped.contains("{ title: B, time: 5m, id: a }") && swapped.contains("{ title: A, time: 5m, id: b }"));
}

#[test]
fn a_deck_that_was_attached_is_named() {
    let text = "---\nagenda:\n  - { title: A, time: 5m }\n---\n";
    let before = content(text);
    let mut chair = Chair::opens(before.clone());
    let deck = crate::support::deck("late:a.pdf", 3);
    chair.happens(Fact::DeckAttached { item: id("a"), deck, file: "a.pdf".into() });
    assert_eq!(chair.state().content.agenda[0].deck, DeckId::from("late:a.pdf"));
    let new = save(text, &chair).unwrap();
    assert_eq!(new, "---\nagenda:\n  - { title: A, time: 5m, deck: a.pdf }\n---\n");
}

#[test]
fn what_cannot_be_changed_safely_is_said_and_left() {
    let unsafe_words = "the agenda is written in a way that cannot be changed without risk; change it by hand";
    let cases = [
        // An alias may not stand before its anchor.
        (
            "agenda:\n  - &a { title: A, time: 5m }\n  - { title: B, time: 5m, question: x }\n  - *a\n",
            moved("a-2", Some("a")),
        ),
        ("agenda: &all\n  - A\n  - B\n", removed("a")),
        ("agenda: [A, # first\n  B, C]\n", removed("b")),
    ];
    for (yaml, intent) in cases {
        let text = format!("---\n{yaml}---\n");
        let said = saved(&text, &[intent]).unwrap_err();
        assert!(said.contains(unsafe_words), "{yaml}: {said}");
    }
    let text = "---\nagenda: [A, B]\n---\n";
    let mut chair = Chair::opens(content(text));
    chair.wants(&removed("a"));
    for (other, says) in
        [("---\nagenda: [A\n---\n", "a `[` is not closed"), ("# Slides\n", "the file has no front matter")]
    {
        let problem = save(other, &chair).unwrap_err();
        assert!(problem.contains(says), "{problem}");
    }
}

#[test]
fn what_stands_before_the_front_matter_stays() {
    for before in ["\n", "\u{feff}\n\n", "<!-- ours -->\n", "<!-- of\nus -->\n\n<!-- and -->\r\n", "\n\u{feff}"] {
        let front = "---\nagenda: [A, B]\n---\n# S\n";
        let text = format!("{before}{front}");
        let mut chair = Chair::opens(content(front));
        chair.wants(&removed("b"));
        let new = save(&text, &chair).unwrap();
        assert_eq!(new, format!("{before}---\nagenda: [A]\n---\n# S\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever is bashed, the file read again has the bashed agenda; what stands around it is as it was.
    #[test]
    fn a_saved_agenda_reads_back_as_it_was_bashed(style in 0..STYLES.len(), story in prop::collection::vec(bash(), 0..8)) {
        let text = STYLES[style];
        let before = content(text);
        let mut chair = Chair::opens(before.clone());
        for bash in &story {
            if let Some(intent) = as_intent(bash, &chair.state().content.agenda) {
                chair.wants(&intent);
            }
        }
        let new = save(text, &chair);
        let new = new.map_err(|problem| TestCaseError::fail(format!("{problem}\n{:?}", chair.state().content.agenda)))?;
        let again = chairside_session::with_known_ids(content(&new), &chair.state().content);
        let plain = |item: &Item| Item { skipped: false, deck: DeckId::chairs(), ..item.clone() };
        let (is, wanted): (Vec<_>, Vec<_>) = (
            again.agenda.iter().map(plain).collect(),
            chair.state().content.agenda.iter().map(plain).collect(),
        );
        prop_assert_eq!(is, wanted, "\n{}", new);
        let now = &chair.state().content;
        prop_assert_eq!(&again.outcome_list.own, &now.outcome_list.own, "\n{}", new);
        let same_list = now.outcome_list.own == before.outcome_list.own;
        if let Some(at) = text.find("agenda:").filter(|_| same_list) {
            prop_assert_eq!(&new[..at], &text[..at]);
        }
        let tail = |text: &str| text[text.rfind("\n---").unwrap()..].to_string();
        prop_assert_eq!(tail(&new), tail(text));
        if same_list && now.agenda == before.agenda {
            prop_assert_eq!(&new, text);
        }
    }

    #[test]
    fn an_unchanged_agenda_leaves_every_byte(style in 0..STYLES.len()) {
        let before = content(STYLES[style]);
        let chair = Chair::opens(before.clone());
        let new = save(STYLES[style], &chair).unwrap();
        prop_assert_eq!(new, STYLES[style]);
    }

    /// Whatever the file is, nothing panics.
    #[test]
    fn no_file_makes_it_panic(yaml in "[-a-c:,{}\\[\\]#&*!|>'\" \n]{0,60}") {
        let text = format!("---\nagenda:{yaml}\n---\n");
        let before = SessionContent::bare("S", 1);
        let chair = Chair::opens(before.clone());
        let _ = save(&text, &chair);
    }
}
