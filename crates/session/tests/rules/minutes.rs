//! The minutes of the `SecDispatch` session of IETF 112 from its first slide to its end, and what they withstand.

use chairside_session::content::{Link, Person};
use chairside_session::desk::MinutesPart;
use chairside_session::minutes::{Options, handout_rows, minutes, of_item, part, since_last_copy, skeleton};
use chairside_session::outcome::Outcome;
use chairside_session::people::Role;
use chairside_session::{Intent, InterstitialKind, SessionContent};
use proptest::prelude::*;

use crate::support::{Chair, item, sec_dispatch};

fn content() -> SessionContent {
    let mut content = sec_dispatch();
    let person = |name: &str| Person { name: name.into(), email: None };
    content.chairs = ["Kathleen Moriarty", "Mohit Sethi", "Richard Barnes"].map(person).to_vec();
    content.area_directors = vec![
        Person { name: "Roman Danyliw".into(), email: Some("rdd@example.org".into()) },
        Person { name: "Benjamin Kaduk".into(), email: Some("kaduk@example.org".into()) },
    ];
    content.outcomes = [
        "Direct to an existing WG",
        "Propose a new, focused WG",
        "AD-sponsorship (assuming AD is willing)",
        "Additional discussion or community development required",
        "IETF should not work on this topic",
    ]
    .map(String::from)
    .to_vec();
    content.room.decides = true;
    content.room.note_takers = vec!["Robin Wilton".into()];
    content.links.push(Link { label: "Mailing list".into(), url: "mailto:secdispatch@ietf.org".into() });
    content.agenda[1].link = Some("https://datatracker.ietf.org/doc/draft-private-access-tokens/01/".into());
    content.agenda[2].question = Some("Which of draft-krose-multicast-security-04's threats\nare the web's?".into());
    let mut fyi = item("credential-transfer", 0);
    fyi.kind = chairside_session::content::ItemKind::Fyi;
    fyi.title = "Draft on Secure Credential Transfer".into();
    fyi.text = Some("dispatch had consensus to initiate a BoF".into());
    fyi.link = Some("https://mailarchive.ietf.org/arch/msg/dispatch/_Z-2C2MNsq_e40JvTSY6pOesQ7M/".into());
    content.agenda.push(fyi);
    content
}

fn note(chair: &mut Chair, text: &str) {
    chair.wants(&Intent::Note { text: text.into() });
}

/// The session up to the end of the first talk's discussion.
fn half_way() -> Chair {
    let mut chair = Chair::opens(content());
    chair.wants(&Intent::FillRole { role: Role::Scribe, names: vec!["Rich Salz".into()] });
    note(chair.at("11:58"), "Room opens, audio checked");
    chair.at("12:00").press("→ →").room_draws(InterstitialKind::NoteWell);
    chair.at("12:00:40").press("→").room_draws(InterstitialKind::CodeOfConduct);
    chair.at("12:01").press("→ →").wants(&Intent::ShownElsewhere { kind: InterstitialKind::Recording });
    chair.press("Shift+→ P");
    note(chair.at("12:03"), "No agenda bashing");
    chair.at("12:05").press("Shift+→ P → →");
    note(chair.at("12:11"), "Tommy: tokens are bound to an origin | see draft-private-access-tokens-01");
    chair.at("12:19").press("→ M");
    chair.wants(&Intent::JoinQueue { name: "Ben Schwartz".into() });
    chair.press("M").at("12:21:10").press("M");
    note(&mut chair, "# Martin: <b>no</b> `code` without *privacy*");
    chair.at("12:23").press("Ctrl+m");
    note(&mut chair, "action: Tommy: bring this to the privacypass list");
    chair.wants(&Intent::AskPoll { question: "Is there interest in this work?".into(), kind: None });
    chair.at("12:25").wants(&Intent::CountPoll { poll: None, line: "31 4 62".into() });
    let outcome = Outcome {
        chosen: vec!["Direct to an existing WG".into()],
        wg: Some("privacypass".into()),
        ad: Some("Ben Kaduk".into()),
        willing: Some(true),
        sentence: Some("A recharter may be needed".into()),
        free: false,
    };
    chair.at("12:28").wants(&Intent::RecordOutcome { item: "pat".into(), outcome });
    chair
}

fn whole() -> Chair {
    let mut chair = half_way();
    chair.at("12:31").press("Shift+→ P");
    note(chair.at("12:40"), "Jake: integrity is the open question");
    chair.at("12:52").wants(&Intent::RecordOutcome { item: "multicast".into(), outcome: Outcome::default() });
    chair.at("12:53").press("Shift+→ P");
    note(&mut chair, "action @mohit send the summary");
    chair.at("12:55").press("Shift+→").at("12:56").press("Shift+→ Enter");
    note(chair.at("12:57"), "The room applauds");
    chair
}

#[test]
fn the_whole_session() {
    let chair = whole();
    insta::assert_snapshot!(minutes(&chair.run, Options::default()));
    let again = chairside_session::Run::replay(chair.run.rows().to_vec()).unwrap();
    assert_eq!(minutes(&again, Options::default()), minutes(&chair.run, Options::default()), "byte for byte");
}

#[test]
fn before_the_session_the_skeleton() {
    insta::assert_snapshot!(skeleton(Chair::opens(content()).state()));
    assert_eq!(skeleton(Chair::rehearses(content()).state()), skeleton(Chair::opens(content()).state()));
}

#[test]
fn the_skeleton_has_what_was_said_before_the_first_item_so_that_the_next_copy_need_not() {
    let mut chair = Chair::opens(content());
    chair.wants(&Intent::FillRole { role: Role::Scribe, names: vec!["Rich Salz".into()] });
    note(chair.at("11:58"), "Audio checked");
    let text = skeleton(chair.state());
    for said in ["* Chat scribe: Rich Salz\n", "## Before the first item\n\n- 11:58 Audio checked"] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    chair.wants(&Intent::MinutesCopied);
    chair.at("12:00").press("Shift+→");
    let new = since_last_copy(&chair.run, Options::default());
    assert!(!new.contains("Audio checked") && new.starts_with("## 1. Intro"), "{new}");
}

#[test]
fn at_the_end_each_text_has_its_page() {
    let run = whole().run;
    let texts = handout_rows(run.state()).into_iter().skip(1).map(|row| {
        let text = part(&run, row.part, false);
        format!("{} ({}) → {}\n{text}", row.label, row.words, row.link.map_or_else(|| "-".into(), |link| link.url))
    });
    insta::assert_snapshot!(texts.collect::<Vec<_>>().join("\n"));
}

#[test]
fn half_way_one_item_with_its_speakers() {
    let chair = half_way();
    insta::assert_snapshot!(of_item(&chair.run, &"pat".into(), Options { speakers: true }));
    assert_eq!(of_item(&chair.run, &"nothing".into(), Options::default()), "");
    assert!(!minutes(&chair.run, Options::default()).contains("Schwartz"), "speakers only when asked for");
}

#[test]
fn since_the_last_copy_only_what_is_new() {
    let mut chair = half_way();
    let all = since_last_copy(&chair.run, Options::default());
    assert!(all.contains("No agenda bashing") && all.contains("privacypass list"));
    chair.wants(&Intent::MinutesCopied);
    assert_eq!(since_last_copy(&chair.run, Options::default()), "");
    note(chair.at("12:29"), "Roman will recharter");
    assert_eq!(
        since_last_copy(&chair.run, Options::default()),
        "## 2. Private Access Tokens\n\n- 12:29 Roman will recharter (slide 4)\n"
    );
    chair.press("Ctrl+z");
    assert_eq!(since_last_copy(&chair.run, Options::default()), "", "what is taken back is not new");
    chair.at("12:31").press("Shift+→");
    let new = since_last_copy(&chair.run, Options::default());
    assert!(new.starts_with("## 3. Multicast Transports\n\n* Jake Holland, since 12:31"), "{new}");
}

#[test]
fn what_is_said_of_an_item_that_is_gone_or_of_none_is_not_lost() {
    let mut chair = half_way();
    let mut changed = content();
    changed.agenda.remove(1);
    chair.happens(chairside_session::Fact::ContentTaken {
        content: Box::new(changed),
        hash: "cc".into(),
        in_file: None,
    });
    chair.at("12:30").wants(&Intent::AskPoll { question: "A break?".into(), kind: None });
    let text = minutes(&chair.run, Options::default());
    let (_, loose) = text.split_once("## Between the items and after the end\n\n").unwrap();
    for said in [
        "- 12:11 Tommy: tokens",
        "- 12:23 Action: **Tommy:** bring this",
        "**Poll** at 12:23 (not a vote, to be confirmed on the list): Is there interest in this work? **31 yes",
        "A break? **no result**",
        "Of the item “pat”: **Outcome:** Direct to an existing WG.",
    ] {
        assert!(loose.contains(said), "{said} is not in {loose}");
    }
}

#[test]
fn the_agenda_as_it_was_bashed() {
    let mut content = content();
    content.agenda[2].talks = vec![chairside_session::content::ShortTalk {
        title: "Threats | in draft-krose-multicast-security-04".into(),
        presenter: Some("Kyle Rose".into()),
        time: crate::support::minutes(10),
    }];
    content.agenda[3].fixed_start = Some("2021-11-09T13:30:00Z".parse().unwrap());
    let mut chair = Chair::opens(content);
    chair.at("12:00").press("Shift+→ P");
    chair.at("12:02").wants(&Intent::SkipItem { item: "pat".into() });
    chair.wants(&Intent::AgreeAgenda);
    chair.at("12:05").press("Shift+→ P").at("12:25").press("Shift+→");
    let text = minutes(&chair.run, Options::default());
    for said in [
        "| 2 | Private Access Tokens (Tommy Pauly) | 12:05, 25 min | skipped |",
        "| 3 | Multicast Transports (Jake Holland) | 12:30, 25 min | 12:05–12:25, 20 min |",
        "| 4 | Summary (Chairs) | 13:30, 5 min | 12:25–, 0 min |",
        "| not reached |\n\nAgenda agreed at 12:02.\n",
        "* Skipped\n",
        "* Talk: Threats \\| in draft-krose-multicast-security-04 (Kyle Rose), 10 min\n",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    assert!(!text.contains("* Private Access Tokens: no outcome"), "{text}");
    assert!(
        chairside_session::minutes::without_outcome(&chair.run).starts_with("- Multicast Transports (Jake Holland)\n")
    );
}

/// The text of Markdown as it is read, without its tags; and the HTML.
fn read(markdown: &str) -> (String, String) {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options.render.r#unsafe = true;
    let html = comrak::markdown_to_html(markdown, &options);
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    (text, html)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever is typed into a note, the minutes read it as that text: no tag, no heading, no table, nothing lost.
    #[test]
    fn a_note_breaks_nothing(text in r"([#*_`<>|~$&\[\]()!=+:;{}%\\^\-./ a-zé0-9\n]|https://x\.org/|<script>|&lt;|\|---\||```){1,40}") {
        let mut chair = Chair::opens(content());
        chair.at("12:00").press("Shift+→");
        note(&mut chair, &text);
        let words: Vec<&str> = text.split_whitespace().collect();
        prop_assume!(!words.is_empty() && chairside_session::action::action(&text).is_none());
        let (read, html) = read(&of_item(&chair.run, &"intro".into(), Options::default()));
        let expected = format!("12:00 {} (slide 1)", words.join(" "));
        prop_assert!(read.contains(&expected), "{expected:?} is not in {read:?} of {html}");
        for tag in ["<script", "<code", "<em", "<strong", "<del", "<table", "<h1", "<h3", "<img", "<sup", "<hr", "<blockquote"] {
            prop_assert!(!html.contains(tag), "{tag} in {html}");
        }
        prop_assert_eq!(html.matches("<ul>").count(), 2, "what is known, then the notes: {}", html);
        prop_assert_eq!(html.matches("<li>").count(), 2, "{}", html);
    }
}

#[test]
fn the_agenda_as_text_is_in_the_form_of_the_ietfs_template_and_is_read_back_the_same() {
    let chair = whole();
    let text = part(&chair.run, MinutesPart::Agenda, false);
    insta::assert_snapshot!("agenda_text", text);
    let read = chairside_agenda::read(&text);
    assert_eq!(read.sessions.len(), 1, "{read:#?}");
    let shown = &chair.state().content;
    assert_eq!(read.sessions[0].title.as_ref(), Some(&shown.title));
    let links: Vec<_> = read.sessions[0].links.iter().map(|link| &link.url).collect();
    assert_eq!(links, shown.links.iter().map(|link| &link.url).collect::<Vec<_>>());
    let items = &read.sessions[0].items;
    let wanted = &shown.agenda;
    let titles: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, wanted.iter().map(|item| item.title.as_str()).collect::<Vec<_>>());
    for (item, wanted) in items.iter().zip(wanted).filter(|(_, wanted)| wanted.time.is_positive()) {
        assert_eq!(item.time, Some(wanted.time), "{}", item.title);
        assert_eq!(item.presenters.join(", "), wanted.presenter.clone().unwrap_or_default(), "{}", item.title);
    }
    // What was skipped is left out; an agenda without items is no text.
    let mut chair = half_way();
    chair.wants(&Intent::SkipItem { item: "multicast".into() });
    let text = part(&chair.run, MinutesPart::Agenda, false);
    assert!(!text.contains("Multicast Transports") && text.contains("### 3. Summary"), "{text}");
    assert_eq!(
        part(&Chair::opens(SessionContent { agenda: Vec::new(), ..content() }).run, MinutesPart::Agenda, false),
        ""
    );
}
