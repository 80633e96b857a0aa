//! What `check` says of front matters: a file in, messages out.

use chairside_session::file::read;
use chairside_session::{InterstitialKind, content::ItemKind};
use jiff::SignedDuration;

fn messages(yaml: &str) -> Vec<String> {
    read("s.md", yaml, 2).1.iter().map(ToString::to_string).collect()
}

#[test]
fn a_whole_session_is_read() {
    let yaml = r#"meeting: IETF 112
group: secdispatch
title: Security Dispatch
start: 2021-11-09T12:00:00Z
end: 2021-11-09T14:00:00Z
time-zone: Europe/Prague
chairs: [Kathleen Moriarty, { name: Mohit Sethi, email: mohit@example.org }]
note-well: ietf-2021
mic: 2m..3m
open-with: [note-well, code-of-conduct, recording]
links:
  Minutes: https://notes.ietf.org/notes-ietf-112-secdispatch
  List: secdispatch@ietf.org
agenda:
  - { title: Intro, presenter: Chairs, time: 5m, deck: chairs }
  - { title: Private Access Tokens, presenter: Tommy Pauly, time: 25m, talk: 15m, question: "Interest? Where?" }
  - { kind: fyi, title: Credential Transfer, text: a BoF, link: "https://mailarchive.ietf.org/arch/msg/dispatch/x/" }
  - Private Access Tokens
checklist: [Water for the speakers]
"#;
    let (said, problems) = read("s.md", yaml, 2);
    assert_eq!(problems, []);
    let said = said.unwrap();
    assert!(said.is_session);
    assert_eq!(said.slot.unwrap().length(), SignedDuration::from_hours(2));
    assert_eq!(said.chairs[1].email.as_deref(), Some("mohit@example.org"));
    assert_eq!(said.editions[&InterstitialKind::NoteWell].value, "ietf-2021");
    assert_eq!(said.editions[&InterstitialKind::NoteWell].line, 9);
    assert_eq!(said.links[1].url, "mailto:secdispatch@ietf.org");
    assert_eq!(said.agenda[1].talk, Some(SignedDuration::from_mins(15)));
    assert_eq!(said.agenda[2].kind, ItemKind::Fyi);
    let ids: Vec<_> = said.agenda.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["intro", "private-access-tokens", "credential-transfer", "private-access-tokens-2"]);
}

#[test]
fn a_local_time_is_in_the_sessions_zone() {
    let (said, _) = read("s.md", "start: 2021-11-09T13:00\nend: 2021-11-09T15:00\ntime-zone: Europe/Prague\n", 2);
    assert_eq!(said.unwrap().slot.unwrap().start, "2021-11-09T12:00:00Z".parse().unwrap());
}

#[test]
fn kinds_fixed_starts_and_short_talks_are_read() {
    let yaml = r"agenda:
  - { title: A, kind: talk }
  - { title: B, kind: fixed-length, at: 13:00 }
  - { title: C, kind: as-time-permits, at: 2021-11-09T13:30 }
  - { title: D, kind: aob, at: 2021-11-09T13:45:00+01:00 }
  - { title: E, kind: break, at: '0:15' }
  - title: F
    talks:
      - One
      - { title: Two, presenter: [Ann, Bob], time: 5m }
      - { title: Three, time: 8m }
start: 2021-11-09T12:00
end: 2021-11-10T00:30
time-zone: Europe/Prague
";
    let (said, problems) = read("s.md", yaml, 2);
    assert_eq!(problems, []);
    let agenda = said.unwrap().agenda;
    let kinds: Vec<_> = agenda.iter().map(|item| item.kind).collect();
    let [talk, aob] = [ItemKind::Talk, ItemKind::Aob];
    assert_eq!(kinds, [talk, talk, ItemKind::AsTimePermits, aob, ItemKind::Break, talk]);
    let starts: Vec<_> = agenda.iter().filter_map(|item| item.fixed_start).map(|at| at.to_string()).collect();
    assert_eq!(
        starts,
        ["2021-11-09T12:00:00Z", "2021-11-09T12:30:00Z", "2021-11-09T12:45:00Z", "2021-11-09T23:15:00Z"],
        "in the session's zone, past midnight when the slot is"
    );
    assert_eq!(agenda[5].time, SignedDuration::from_mins(13), "what its talks take together");
    let talks: Vec<_> = agenda[5].talks.iter().map(|talk| (talk.title.as_str(), talk.presenter.as_deref())).collect();
    assert_eq!(talks, [("One", None), ("Two", Some("Ann, Bob")), ("Three", None)]);
}

#[test]
fn every_problem_names_its_line_and_what_to_write() {
    let cases: &[(&str, &[&str])] = &[
        ("title: [a", &["s.md:2: error: a `[` is not closed; close it with `]`, and put commas between its entries"]),
        ("title: a\ngroup: b: c", &["s.md:3: error: a value has a `: ` in it; write `group: \"b: c\"`"]),
        (
            "just a text",
            &[
                "s.md:2: error: the front matter is a text, not keys with values; write keys such as `title: My session`",
            ],
        ),
        (
            "start: 2021-11-09T14:00:00Z\nend: 2021-11-09T12:00:00Z",
            &["s.md:3: error: the session ends before it starts; write an `end:` after `start:`"],
        ),
        (
            "start: soon",
            &[
                "s.md:2: error: `start: soon` is not a date and time",
                "s.md:2: warning: there is a `start:` but no `end:`",
            ],
        ),
        (
            "start: 2021-11-09\nend: 2021-11-10",
            &["s.md:2: error: `start: 2021-11-09` is not", "s.md:3: error: `end: 2021-11-10` is not"],
        ),
        ("time-zone: Mars/Olympus", &["s.md:2: error: there is no time zone `Mars/Olympus`"]),
        ("title:\n  - a", &["s.md:3: error: `title` is a list; write one text"]),
        ("agenda:\n  - { title: A, time: -5m }", &["s.md:3: error: `time: -5m` is below zero; write minutes"]),
        ("agenda:\n  - { title: A, time: 99h }", &["s.md:3: error: `time: 99h` is longer than a day"]),
        ("agenda:\n  - { title: A, time: 5m, talk: 6m }", &["s.md:3: error: the talk is longer than its item"]),
        ("agenda:\n  - { time: 5m }", &["s.md:3: error: an agenda item has no title; add `title:`"]),
        (
            "agenda:\n  - { title: A, tiem: 5m }",
            &["s.md:3: warning: the item's key `tiem` is unknown and ignored; write `time` if that is meant"],
        ),
        (
            "agenda:\n  - { title: A, kind: plenary }",
            &[
                "s.md:3: error: `kind: plenary` is unknown; write `fixed-length`, `as-time-permits`, `aob`, `break` or `fyi`",
            ],
        ),
        (
            "agenda:\n  - { title: A, at: 13:00 }",
            &[
                "s.md:3: error: `at: 13:00` needs the session's day; add `start:` and `end:`, or write `2021-11-09T13:00`",
            ],
        ),
        (
            "agenda:\n  - { title: A, at: noon }",
            &[
                "s.md:3: error: `at: noon` is not a time; write `13:00`, or `2021-11-09T13:00`, in the session's time-zone",
            ],
        ),
        (
            "start: 2021-11-09T12:00:00Z\nend: 2021-11-09T14:00:00Z\nagenda:\n  - { title: A, at: 15:00 }",
            &["s.md:5: warning: `at: 15:00` is not within the session; write a time between `start:` and `end:`"],
        ),
        (
            "agenda:\n  - title: A\n    time: 5m\n    talks: [B, { title: C, time: 6m, tiem: 1 }, { time: 1m }]",
            &[
                "s.md:5: warning: the short talk's key `tiem` is unknown and ignored; write `time` if that is meant",
                "s.md:5: error: a short talk has no title; add `title:`",
                "s.md:5: warning: the short talks take longer than their item; write a `time:` that holds them and",
            ],
        ),
        ("agneda: []", &["s.md:2: warning: the key `agneda` is unknown and ignored; write `agenda` if that is meant"]),
        (
            "marp: true\ntheme: gaia",
            &["s.md:2: warning: `marp` belongs to another program", "s.md:3: warning: `theme` belongs"],
        ),
        (
            "links:\n  X: javascript:alert(1)",
            &["s.md:3: error: `javascript:alert(1)` is not an address that can be opened"],
        ),
        ("open-with: [note-wel]", &["s.md:2: error: `open-with` does not know `note-wel`"]),
        ("mic: 3m..2m", &["s.md:2: error: `mic: 3m..2m` has its limits the wrong way round"]),
        (
            "meeting: a\nmeeting: b",
            &["s.md:3: error: the key `meeting` stands twice, first on line 2; take one of them away"],
        ),
    ];
    for (yaml, expected) in cases {
        let got = messages(yaml);
        assert_eq!(got.len(), expected.len(), "{yaml}\n{got:#?}");
        for (message, start) in got.iter().zip(*expected) {
            assert!(message.starts_with(start), "{yaml}\n got {message}\nwant {start}");
        }
    }
}

/// A comma, a `#` or a `: ` cuts a value that has no quotes: the message has the line to write, and what is read is what
/// was meant.
#[test]
fn a_value_that_is_cut_is_an_error_with_the_quoted_form() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "{ title: Open issues, updates to qmux }",
            "Open issues, updates to qmux",
            &["s.md:3: error: the comma ends the value of `title`, and `updates to qmux` is a key without a value; \
                 write `title: \"Open issues, updates to qmux\"`"],
        ),
        (
            "{ title: A, b, c, time: 5m }",
            "A, b, c",
            &[
                "s.md:3: error: the comma ends the value of `title`, and `b, c` is a key without a value; write `title: \"A, b, c\"`",
            ],
        ),
        (
            "{ title: A, presenter: Ana Lopez, Bo }",
            "A",
            &["s.md:3: error: the comma ends the value of `presenter`, and `Bo` is a key without a value; write \
                 `presenter: \"Ana Lopez, Bo\"`"],
        ),
        (
            "{ title: A, talks: [{ title: B, and C, time: 5m }] }",
            "A",
            &[
                "s.md:3: error: the comma ends the value of `title`, and `and C` is a key without a value; write `title: \"B, and C\"`",
            ],
        ),
        (
            "{ Open issues, title: A }",
            "A",
            &[
                "s.md:3: error: `Open issues` is a key without a value; write `title: \"Open issues\"` if it is the title",
            ],
        ),
        (
            "{ title: A, updates to qmux: the plan }",
            "A",
            &["s.md:3: error: an item has no key `updates to qmux`; put the value before it into double quotes"],
        ),
        ("{ title: Say \\ \"x\", y }", "Say \\ \"x\", y", &["s.md:3: error: the comma ends the value of `title`"]),
        (
            "title: Fix #12 and #13",
            "Fix #12 and #13",
            &["s.md:3: error: `#12 and #13` is read as a comment; write `title: \"Fix #12 and #13\"`"],
        ),
        ("Fix #12", "Fix #12", &["s.md:3: error: `#12` is read as a comment; write `\"Fix #12\"`"]),
        ("title: Intro # 5 minutes are enough", "Intro", &[]),
        ("title: 'Fix' #12", "Fix", &[]),
        ("{ title: C#, time: 5m }", "C#", &[]),
        ("{ title: A, presenter: [Ana, Bo] }", "A", &[]),
        ("{ title: A, question: }", "A", &["s.md:3: warning: `question:` is empty"]),
    ];
    for (item, title, expected) in cases {
        let (said, problems) = read("s.md", &format!("agenda:\n  - {item}\n"), 2);
        let got: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(got.len(), expected.len(), "{item}\n{got:#?}");
        assert!(got.iter().zip(*expected).all(|(got, start)| got.starts_with(start)), "{item}\n{got:#?}");
        assert_eq!(said.unwrap().agenda[0].title, *title);
    }
    let said = read("s.md", "agenda: [{ title: A, presenter: Ana, Bo }]", 2).0.unwrap();
    assert_eq!(said.agenda[0].presenter.as_deref(), Some("Ana, Bo"));
    // What stops the reading says the same.
    for (yaml, expected) in [
        (
            "agenda:\n  - { title: QUIC: the sequel, time: 5m }\n  - B\n",
            "s.md:3: error: a value has a `: ` in it; write `title: \"QUIC: the sequel\"`",
        ),
        (
            "agenda:\n  - title: QUIC: the sequel\n    time: 5m\n",
            "s.md:3: error: a value has a `: ` in it; write `title: \"QUIC: the sequel\"`",
        ),
        (
            "agenda:\n  - {title: #12, time: 5}\n",
            "s.md:3: error: a `#` begins a comment, so the rest of the line is not read; write `title: \"#12\"`",
        ),
        (
            "agenda:\n  - { title: Fix #12, time: 5m }\n  - B\n",
            "s.md:3: error: a `#` begins a comment, so the rest of the line is not read; write `title: \"Fix #12\"`",
        ),
    ] {
        assert_eq!(messages(yaml), [expected], "{yaml}");
    }
}

#[test]
fn outcomes_that_say_no_are_none() {
    for (written, outcomes, says) in [
        ("no", &[][..], true),
        ("None", &[], true),
        ("[]", &[], false),
        ("[no]", &["no"], false),
        ("Adopt", &["Adopt"], false),
    ] {
        let yaml = format!("outcomes: {written}\n");
        let (file, problems) = read("s.md", &yaml, 2);
        assert_eq!(file.unwrap().outcomes.unwrap_or_default(), outcomes, "{written}");
        let expected = format!("s.md:2: warning: `outcomes: {written}` is read as none; write `outcomes: []`");
        let expected: Vec<String> = says.then_some(expected).into_iter().collect();
        assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn an_empty_presenter_is_nobody() {
    for presenter in ["''", "\"\"", "[]", "['']", "' '"] {
        let said = read("s.md", &format!("agenda:\n  - title: A\n    presenter: {presenter}\n"), 2).0.unwrap();
        assert_eq!(said.agenda[0].presenter, None, "{presenter}");
    }
}

#[test]
fn words_that_look_like_yes_and_no_stay_words() {
    let (said, problems) = read("s.md", "agenda:\n  - Y\n  - { title: no, presenter: On }\n", 2);
    assert_eq!(problems, []);
    let agenda = said.unwrap().agenda;
    assert_eq!((agenda[0].title.as_str(), agenda[1].title.as_str()), ("Y", "no"));
    assert_eq!(agenda[1].presenter.as_deref(), Some("On"));
}

#[test]
fn an_empty_front_matter_is_a_plain_deck() {
    let (said, problems) = read("s.md", "", 2);
    assert!(!said.unwrap().is_session && problems.is_empty());
}

proptest::proptest! {
    #[test]
    fn no_front_matter_makes_it_panic(yaml in "(?s).{0,200}") {
        let _ = read("s.md", &yaml, 2);
    }

    #[test]
    fn no_value_makes_it_panic(key in "(title|start|end|agenda|links|mic|open-with|chairs|deck|time-zone)", value in "[-\\[\\]{}a-z0-9:,. \"'|>&*!T\n]{0,40}") {
        let _ = read("s.md", &format!("{key}: {value}"), 2);
    }
}

#[test]
fn what_is_said_of_the_room_is_read() {
    let yaml = "group: secdispatch\nnote-takers: Robin\nscribes: [Rich, Kyle]\nmarks: [1, 10m, 2]\nagenda:\n  \
                - { title: Intro, deck: chairs }\n  - { title: One, question: Where to?, shown-by: meetecho }\n  - Two\n";
    let (said, problems) = read("s.md", yaml, 1);
    let said = said.unwrap();
    assert_eq!(problems, []);
    assert_eq!((said.room.note_takers.len(), said.room.scribes.len(), said.room.decides), (1, 2, true));
    assert_eq!(said.room.marks, [10, 2, 1]);
    assert_eq!(said.agenda[1].shown_by, chairside_session::ShownBy::Meetecho);
    let missing = chairside_session::file::missing_questions("s.md", &said);
    let words: Vec<_> = missing.iter().map(ToString::to_string).collect();
    assert_eq!(words.len(), 1, "{words:?}");
    assert!(
        words[0].starts_with("s.md:8: ") && words[0].contains("“Two” is to be decided on and has no question"),
        "{words:?}"
    );

    for (yaml, decides) in [
        ("group: quic", false),
        ("group: quic\noutcomes: [Adopt]", true),
        ("group: gendispatch\noutcomes: []", false),
        ("group: DISPATCH", true),
    ] {
        assert_eq!(read("s.md", yaml, 1).0.unwrap().room.decides, decides, "{yaml}");
    }
    let (_, problems) = read("s.md", "group: quic\nmarks: [30s, x]\nagenda: [{ title: One, shown-by: zoom }]", 1);
    assert_eq!(problems.len(), 3, "{problems:?}");
}

#[test]
fn values_keep_the_spelling_of_the_file() {
    for value in [
        "1e3",
        "0x1F",
        "no",
        "1.10",
        "on",
        "y",
        "0o17",
        "1_000",
        "+1",
        ".5",
        "007",
        "1:30",
        "2026-02-30",
        "NaN",
        "Null",
    ] {
        for yaml in [format!("title: {value}"), format!("title: '{value}'"), format!("{{ title: {value} }}")] {
            let (said, problems) = read("s.md", &yaml, 2);
            assert_eq!((said.unwrap().title.as_deref(), problems), (Some(value), vec![]), "{yaml}");
        }
        let (said, problems) = read("s.md", &format!("links: {{ {value}: 'https://a.example' }}"), 2);
        assert_eq!((said.unwrap().links[0].label.as_str(), problems), (value, vec![]));
    }
    let (said, _) = read("s.md", "title: True\nchairs: [&a Kim, *a, !!str null]", 2);
    let said = said.unwrap();
    assert_eq!(said.title.as_deref(), Some("True"));
    let chairs: Vec<_> = said.chairs.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(chairs, ["Kim", "Kim", "null"]);
}

/// Front matter with a fault in each of many lines.
#[test]
fn all_errors_of_a_file_are_said_at_once_and_in_our_words() {
    let yaml = "title: \"not closed\nmeeting: IETF: 112\ngroup: @tls\ntime-zone: Mars/Olympus\nmic: 3m..2m\nagenda:\n  \
                - { title: A, time: 5m\n  - { title: B, time: -5m }\n  - title: C\n     time: 5m\n  - title: *d\n  \
                - { title: E, time: 5m }\n\t- F\njust words\nlinks: { X: 'javascript:alert(1)' }\n";
    let (said, problems) = read("s.md", yaml, 2);
    assert!(said.is_none());
    let words: Vec<_> = problems.iter().map(ToString::to_string).collect();
    let lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 8, 9, 11, 12, 14, 15, 16], "{words:#?}");
    for words in &words {
        for foreign in ["YAML", "scalar", "mapping", "sequence", "token", "flow", "block", "simple key"] {
            assert!(!words.contains(foreign), "{words}");
        }
    }
}

#[test]
fn aliases_that_repeat_too_much_are_refused() {
    let names = ["b", "c", "d", "e", "f"].iter().zip(["a", "b", "c", "d", "e"]);
    let lines = names.map(|(name, from)| format!("{name}: &{name} [{}]\n", vec![format!("*{from}"); 8].join(", ")));
    let yaml = lines.fold("a: &a [x, x, x, x, x, x, x, x, x, x]\n".to_string(), |yaml, line| yaml + &line);
    assert!(messages(&yaml)[0].contains("repeat too much"), "{:?}", messages(&yaml));
    let deep = format!("title: {}", "[".repeat(100_000));
    assert_eq!(messages(&deep).len(), 1);
}

#[test]
fn a_type_before_a_value_and_a_deck_without_a_name_are_named() {
    let tag = |tag: &str, line: u32| {
        format!(
            "s.md:{line}: error: `{tag}` before a value means a type, which is not read; write the value itself, in double \
             quotes if it begins with `!`"
        )
    };
    assert_eq!(messages("title: x\nagenda: !include other.yaml\n"), [tag("!include", 3)]);
    assert_eq!(messages("title: !secret x\nagenda: !list [One]\n"), [tag("!secret", 2), tag("!list", 3)]);
    assert_eq!(messages("title: !!str 12\n"), [""; 0]);
    assert_eq!(
        messages("agenda:\n  - { title: One, deck: \"\" }\n"),
        ["s.md:3: warning: `deck:` is empty; give it a value or take the line away"]
    );
}

#[test]
fn more_items_or_links_than_there_can_be_are_refused_by_line() {
    let many = |count: usize, line: &str| (0..count).map(|nth| line.replace('N', &nth.to_string())).collect::<String>();
    let items = |count| format!("agenda:\n{}", many(count, "  - Item N\n"));
    assert_eq!(read("s.md", &items(500), 1).1, []);
    let (said, problems) = read("s.md", &items(5_000), 1);
    assert_eq!(said.unwrap().agenda.len(), 500);
    assert_eq!(
        problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["s.md:502: error: the agenda has 5000 items; the first 500 are read; make several sessions of it, or use \
          `talks:` for short talks"]
    );
    let links = |count| format!("links:\n{}", many(count, "  Link N: https://example.org/N\n"));
    assert_eq!(read("s.md", &links(200), 1).1, []);
    let (said, problems) = read("s.md", &links(1_000), 1);
    assert_eq!((said.unwrap().links.len(), problems.len(), problems[0].line), (200, 1, Some(202)));
}

/// Found by the fuzz target: each of these two lines can be read alone.
#[test]
fn what_is_right_line_by_line_and_wrong_as_a_whole_has_an_error() {
    for yaml in [" Nobody, time: 40m!}\nmeeding: Reh\n", "  group: tls\ntitle: A\n", " - a\ntitle: B\n"] {
        let (file, problems) = read("s.md", yaml, 2);
        assert!(file.is_none(), "{yaml:?}");
        let errors: Vec<_> = problems.iter().filter(|problem| problem.is_error()).collect();
        assert!(!errors.is_empty(), "{yaml:?}: {problems:?}");
        assert!(errors.iter().all(|error| error.line.is_some_and(|line| (2..=4).contains(&line))), "{errors:?}");
    }
}
