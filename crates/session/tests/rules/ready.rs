//! What should be in place before the first item, and who is.

use chairside_session::content::{Item, ShortTalk};
use chairside_session::people::{Role, Seat};
use chairside_session::ready::{Machine, ReadyAbout, is_near, ready, reminders, standing};
use chairside_session::rundown::next_change;
use chairside_session::{Intent, ItemId, SessionContent, ShownBy, State};
use jiff::SignedDuration;

use crate::support::{Chair, sec_dispatch};

fn content() -> SessionContent {
    let mut content = sec_dispatch();
    content.room.note_takers = vec!["Robin Wilton".into()];
    content.agenda[2].seat = Some(Seat::Remote);
    content.interstitials[0].current = false;
    content.interstitials[0].standing = "replaced on 1 Jan 2021".into();
    content
}

fn lines(chair: &Chair, machine: &Machine) -> Vec<String> {
    let lines = ready(chair.state(), machine).into_iter();
    let mark = |done, silenced| match (done, silenced) {
        (true, _) => "✓",
        (false, true) => "ticked",
        (false, false) => "✗",
    };
    lines.map(|line| format!("{} {}: {}", mark(line.done, line.silenced), line.text, line.detail)).collect()
}

/// The item's speakers are there.
fn seated(item: &str, seat: Seat) -> Intent {
    Intent::SeatPresenter { item: item.into(), seat, who: None }
}

#[test]
fn before_anybody_is_there_everything_open_is_named() {
    let chair = Chair::opens(content());
    let machine = Machine {
        broken: [("pat".into(), "asks for a password".to_string())].into(),
        window: Some(Ok(())),
        disk: Some(Err("the disk is full".into())),
        ..Machine::default()
    };
    assert_eq!(
        lines(&chair, &machine),
        [
            "✓ Note takers: Robin Wilton",
            "✗ Chat scribe: nobody yet",
            "✗ Audio and video checked, on site and remote: not ticked",
            "✗ Tommy Pauly is there: not seen yet",
            "✗ Slides of “Private Access Tokens”: pat.pdf: asks for a password",
            "✗ Jake Holland is there: not seen yet, expected remote",
            "✗ Slides of “Multicast Transports”: no slides yet",
            "✓ Chairs' slides: Chairs' slides, 9 slides",
            "✗ Boilerplate in its edition in force: Note Well: replaced on 1 Jan 2021",
            "✓ The room's window: drawing",
            "✗ Autosave: the disk is full",
        ]
    );
    let not_looked_at = lines(&chair, &Machine::default());
    assert!(not_looked_at.iter().all(|line| !line.contains("window") && !line.contains("journal")));
}

#[test]
fn names_of_a_role_are_read_as_they_are_typed() {
    let mut chair = Chair::opens(content());
    for (typed, names) in [
        ("Robin Example, Sam Example", &["Robin Example", "Sam Example"][..]),
        (" Robin   Example ;Sam,, Sam", &["Robin Example", "Sam"]),
        (" , ", &[]),
        ("", &[]),
    ] {
        chair.wants(&Intent::FillRole { role: Role::Scribe, names: vec![typed.into()] });
        assert_eq!(chair.state().names_of(Role::Scribe), names, "{typed}");
    }
    let again = Intent::FillRole { role: Role::Scribe, names: vec!["Sam;".into()] };
    assert_eq!(chair.wants(&again).facts.len(), 1);
    assert_eq!(chair.wants(&again).facts, [], "the same names are no change");
}

#[test]
fn a_line_says_whether_it_asks_for_a_role_or_for_a_speaker() {
    let mut chair = Chair::opens(content());
    let about = |chair: &Chair, id: &str| {
        let ready = chair.snapshot().people.ready;
        ready.into_iter().find(|line| line.id.as_str() == id).unwrap().about
    };
    assert_eq!(about(&chair, "scribe"), ReadyAbout::Role { role: Role::Scribe });
    assert_eq!(about(&chair, "audio-video"), ReadyAbout::Other);
    assert_eq!(about(&chair, "slides:multicast"), ReadyAbout::Slides { item: "multicast".into() });
    let speaker = |seat| ReadyAbout::Speaker { item: "multicast".into(), who: None, seat };
    assert_eq!(about(&chair, "speaker:multicast"), speaker(None));
    chair.wants(&seated("multicast", Seat::OnSite));
    assert_eq!(about(&chair, "speaker:multicast"), speaker(Some(Seat::OnSite)));
}

#[test]
fn one_tick_silences_and_can_be_taken_back() {
    let mut chair = Chair::opens(content());
    chair.wants(&Intent::FillRole { role: Role::Scribe, names: vec![" Rich  Salz, Kyle Rose".into(), String::new()] });
    chair.wants(&seated("multicast", Seat::Remote));
    chair.wants(&Intent::Silence { reminder: "audio-video".into(), on: true });
    chair.wants(&Intent::Silence { reminder: "slides:multicast".into(), on: true });
    assert_eq!(chair.wants(&Intent::Silence { reminder: "nothing".into(), on: true }).facts, []);
    assert_eq!(chair.wants(&seated("nothing", Seat::Remote)).facts, []);
    let said = lines(&chair, &Machine::default());
    for expected in [
        "✓ Chat scribe: Rich Salz, Kyle Rose",
        "ticked Audio and video checked, on site and remote: not ticked",
        "✓ Jake Holland is there: remote",
        "ticked Slides of “Multicast Transports”: no slides yet",
    ] {
        assert!(said.iter().any(|line| line == expected), "{expected} is not among {said:?}");
    }
    assert_eq!(chair.snapshot().people.words, "3 of 10 not in place");
    chair.press("Ctrl+z");
    assert_eq!(
        (chair.notice(), chair.snapshot().people.words.as_str()),
        ("Undone: ticked before the start", "4 of 10 not in place")
    );
}

#[test]
fn slides_that_somebody_else_shows_are_not_missed() {
    let mut content = content();
    content.agenda[2].shown_by = ShownBy::Meetecho;
    let chair = Chair::opens(content);
    let said = lines(&chair, &Machine::default());
    assert!(said.contains(&"✓ Slides of “Multicast Transports”: Meetecho shows them".into()), "{said:?}");
}

#[test]
fn the_panel_is_open_from_ten_minutes_before_the_start_until_the_first_item() {
    let mut chair = Chair::opens(content());
    chair.at("11:49");
    assert!(!is_near(chair.state(), &chair.clock.now()));
    assert_eq!(next_change(chair.state(), &chair.clock.now()), Some(SignedDuration::from_mins(1)));
    assert!(chair.at("11:50").snapshot().people.near);
    assert!(chair.at("12:03").snapshot().people.near);
    let people = chair.press("Shift+→").snapshot().people;
    assert!(!people.near && !people.before);
    assert!(!is_near(Chair::rehearses(content()).state(), &chair.clock.now()), "a rehearsal has no ten minutes before");
}

/// The ids of the reminders that are left.
fn left(chair: &Chair) -> Vec<String> {
    let machine = Machine { window: Some(Err("not drawing".into())), ..Machine::default() };
    reminders(chair.state(), &machine).iter().map(|line| line.id.to_string()).collect()
}

#[test]
fn what_is_not_in_place_is_still_said_after_the_start_until_its_item_has_passed() {
    let mut chair = Chair::opens(content());
    chair.wants(&Intent::Silence { reminder: "audio-video".into(), on: true });
    assert!(left(&chair).contains(&"audio-video".into()), "all of it before the start");
    chair.at("12:00").press("Shift+→");
    let multicast = ["speaker:multicast", "slides:multicast"];
    assert_eq!(left(&chair)[..2], ["scribe", "speaker:pat"], "what is settled has gone, and the window has its strip");
    assert_eq!(left(&chair)[2..4], multicast);
    chair.press("Shift+→");
    assert!(left(&chair).contains(&"speaker:pat".into()), "it runs");
    chair.wants(&Intent::FillRole { role: Role::Scribe, names: vec!["Rich Salz".into()] });
    chair.press("Shift+→");
    assert_eq!(left(&chair)[..2], multicast, "the first talk has passed");
    chair.wants(&Intent::SkipItem { item: "summary".into() });
    assert_eq!(chair.snapshot().people.ready.len(), left(&chair).len());
    chair.press("Shift+→ Enter");
    assert!(chair.state().ended.is_some() && left(&chair).is_empty());
}

#[test]
fn who_presents_short_talks_is_asked_for_by_name_and_completes_names() {
    let talk = |presenter: &str| ShortTalk {
        title: "A talk".into(),
        presenter: Some(presenter.into()),
        time: SignedDuration::from_mins(5),
    };
    let mut content = content();
    content.agenda[1].talks = vec![talk("Tommy Pauly"), talk("Chris Wood"), talk("chris wood"), talk("Chairs")];
    content.agenda[2].presenter = None;
    content.agenda[2].talks = vec![talk("Kyle Rose")];
    let mut chair = Chair::opens(content);
    let there: Vec<String> = ready(chair.state(), &Machine::default())
        .into_iter()
        .filter(|line| line.text.ends_with("is there"))
        .map(|line| format!("{} {}", line.id, line.text))
        .collect();
    let expected =
        ["speaker:pat Tommy Pauly is there", "talk:pat:2 Chris Wood is there", "talk:multicast:1 Kyle Rose is there"];
    assert_eq!(there, expected);
    chair.wants(&Intent::Silence { reminder: "talk:pat:2".into(), on: true });
    assert!(chair.state().silenced.contains(&"talk:pat:2".into()));
    let known = chair.press("Shift+→").snapshot().floor.queue.unwrap().candidates;
    assert_eq!(known[..3], ["Tommy Pauly", "Chris Wood", "Kyle Rose"]);
}

#[test]
fn what_an_earlier_run_knows_of_the_people_counts_for_the_file_as_it_is_now() {
    let mut chair = Chair::opens(content());
    chair.wants(&seated("multicast", Seat::Remote));
    chair.wants(&Intent::FillRole { role: Role::Scribe, names: vec!["Rich Salz".into()] });
    chair.wants(&Intent::Silence { reminder: "audio-video".into(), on: true });
    chair.wants(&Intent::Note { text: "Audio checked".into() });
    let mut today = content();
    today.interstitials[0].current = true;
    today.agenda[1].title = "Privacy Pass".into();
    let state = State::not_begun(today.clone(), chair.state());
    assert_eq!((&state.content.agenda[1].title, state.notes.len()), (&today.agenda[1].title, 1));
    let settled =
        ready(&state, &Machine::default()).into_iter().filter(chairside_session::ready::ReadyLine::is_settled);
    let settled: Vec<String> = settled.map(|line| line.id.to_string()).collect();
    for id in ["scribe", "audio-video", "speaker:multicast", "editions"] {
        assert!(settled.iter().any(|known| known == id), "{id} is not among {settled:?}");
    }
}

#[test]
fn an_item_without_a_presenter_asks_for_nobody() {
    let mut content = content();
    content.agenda[1].presenter = None;
    let chair = Chair::opens(content);
    let about: Vec<String> =
        lines(&chair, &Machine::default()).into_iter().filter(|line| line.contains("Private Access")).collect();
    assert_eq!(about, ["✓ Slides of “Private Access Tokens”: pat.pdf, 20 slides"], "no name is made of its title");
}

#[test]
fn one_count_says_what_is_not_in_place() {
    let mut chair = Chair::opens(content());
    let said = |chair: &Chair| {
        let people = chair.snapshot().people;
        format!("{} | {} | {}", people.words, people.open, people.count)
    };
    // Nine lines and the chair's own tick. The Note Well is shown by itself, and the headset is the participants' tip.
    let open = "Chat scribe, Audio and video checked, on site and remote, Boilerplate in its edition in force, 1 deck, \
                2 speakers, scribe";
    assert_eq!(said(&chair), format!("7 of 10 not in place | {open} | 3/10"));
    chair.wants(&Intent::Tick { entry: "scribe".into(), on: true });
    chair.wants(&Intent::Tick { entry: "headset".into(), on: true });
    assert!(said(&chair).starts_with("6 of 10 not in place"), "{}", said(&chair));
    assert_eq!(chair.snapshot().people.missing, "6 of 10");
    let own: Vec<String> =
        chair.snapshot().checklist.into_iter().filter(|row| row.counts).map(|row| row.id.to_string()).collect();
    assert_eq!(own, ["scribe"], "the window lists those that count, and no others");
    for line in ready(chair.state(), &Machine::default()) {
        chair.wants(&Intent::Silence { reminder: line.id, on: true });
    }
    assert_eq!(said(&chair), " |  | 10/10");
}

#[test]
fn fonts_that_nobody_has_are_named_until_the_chair_ticks_them() {
    let mut chair = Chair::opens(sec_dispatch());
    let words =
        "talk.pdf: the font Kozuka (page 2) is not in the file; install one (Debian and Ubuntu: fonts-noto-cjk)";
    let machine = Machine { fonts: vec![words.into()], ..Machine::default() };
    let line = |chair: &Chair| ready(chair.state(), &machine).into_iter().find(|line| line.text == "Fonts").unwrap();
    assert_eq!((line(&chair).detail.as_str(), line(&chair).is_settled()), (words, false));
    chair.wants(&Intent::Silence { reminder: "fonts".into(), on: true });
    assert!(line(&chair).is_settled());
    assert!(ready(chair.state(), &Machine::default()).iter().all(|line| line.text != "Fonts"));
}

#[test]
fn pages_that_cannot_be_drawn_are_named_until_the_chair_ticks_them() {
    let mut chair = Chair::opens(sec_dispatch());
    let words = "talk.pdf: page 3 cannot be shown: the page took longer than 5 s; print the deck to a new PDF";
    let machine = Machine { pages: vec![words.into()], ..Machine::default() };
    let line = |chair: &Chair| ready(chair.state(), &machine).into_iter().find(|line| line.text == "Pages").unwrap();
    assert_eq!((line(&chair).detail.as_str(), line(&chair).is_settled()), (words, false));
    assert!(standing(chair.state(), &machine).open.contains(&"Pages".to_owned()));
    chair.wants(&Intent::Silence { reminder: "pages".into(), on: true });
    assert!(line(&chair).is_settled());
    assert!(ready(chair.state(), &Machine::default()).iter().all(|line| line.text != "Pages"));
}

#[test]
fn one_person_who_is_not_there_is_asked_for_once() {
    let mut content = content();
    content.agenda[2].presenter = Some("tommy pauly".into());
    let talk = |presenter: &str| ShortTalk {
        title: "A talk".into(),
        presenter: Some(presenter.into()),
        time: SignedDuration::from_mins(5),
    };
    content.agenda[2].talks = vec![talk("Tommy Pauly"), talk("Kyle Rose")];
    content.agenda[1].talks = vec![talk("Kyle Rose")];
    let mut chair = Chair::opens(content);
    let asked = |chair: &Chair| -> Vec<String> {
        let lines = ready(chair.state(), &Machine::default()).into_iter();
        lines.filter(|line| line.text.ends_with("there")).map(|line| format!("{} {}", line.id, line.detail)).collect()
    };
    assert_eq!(asked(&chair), ["speaker:pat not seen yet", "talk:pat:1 not ticked"]);
    // Where the first of their items is skipped, the next one asks.
    chair.wants(&Intent::SkipItem { item: "pat".into() });
    assert_eq!(asked(&chair)[1..], ["speaker:multicast not seen yet, expected remote"]);
    chair.wants(&seated("multicast", Seat::Remote));
    chair.wants(&Intent::BringItemBack { item: "pat".into() });
    assert_eq!(asked(&chair)[..1], ["speaker:pat remote"], "seen once is seen");
}

#[test]
fn of_two_who_present_together_each_is_asked_for_once() {
    let mut content = content();
    content.agenda[1].presenter = Some("Max Franke, Jake Holland".into());
    content.agenda[2].presenter = Some("Jake Holland; Kyle Rose".into());
    let mut chair = Chair::opens(content);
    let asked = |chair: &Chair| -> Vec<String> {
        let lines = ready(chair.state(), &Machine::default()).into_iter();
        lines.filter(|line| line.text.ends_with("there")).map(|line| line.text).collect()
    };
    let [max, jake, kyle] = ["Max Franke is there", "Jake Holland is there", "Kyle Rose is there"];
    assert_eq!(asked(&chair), [max, jake, kyle]);
    chair.wants(&Intent::SetPresenter { item: "multicast".into(), presenter: "Multiple presenters".into() });
    assert_eq!(asked(&chair), [max, jake], "nobody is named");
    chair.wants(&Intent::SetPresenter { item: "multicast".into(), presenter: "Max Franke".into() });
    assert_eq!(asked(&chair), [max, jake]);
}

#[test]
fn of_two_who_present_together_one_can_be_on_site_and_the_other_remote() {
    let mut content = content();
    content.agenda[1].presenter = Some("Kazuho Oku, Marten Seemann".into());
    let mut chair = Chair::opens(content);
    let said = |chair: &Chair| -> Vec<String> {
        let said = lines(chair, &Machine::default()).into_iter();
        said.filter(|line| line.contains("Oku") || line.contains("Seemann")).collect()
    };
    let not_seen = ["✗ Kazuho Oku is there: not seen yet", "✗ Marten Seemann is there: not seen yet"];
    assert_eq!(said(&chair), not_seen);
    let ready = chair.snapshot().people.ready;
    let line = ready.iter().find(|line| line.text.contains("Oku")).unwrap();
    let ReadyAbout::Speaker { item, who, .. } = line.about.clone() else { panic!("{:?}", line.about) };
    assert_eq!((line.id.as_str(), who.as_deref()), ("speaker:pat:kazuho oku", Some("Kazuho Oku")));
    let seat =
        |item: &ItemId, who: &str, seat| Intent::SeatPresenter { item: item.clone(), who: Some(who.into()), seat };
    chair.wants(&seat(&item, "Kazuho Oku", Seat::OnSite));
    assert_eq!(said(&chair), ["✓ Kazuho Oku is there: on site", not_seen[1]]);
    chair.wants(&seat(&item, "Marten Seemann", Seat::Remote));
    assert_eq!(said(&chair), ["✓ Kazuho Oku is there: on site", "✓ Marten Seemann is there: remote"]);
    assert_eq!(chair.wants(&seat(&item, "KAZUHO OKU", Seat::OnSite)).facts, [], "the same is no change");
    chair.press("Ctrl+z");
    assert_eq!(said(&chair)[1], not_seen[1]);
    // Journals of earlier versions say it of an item, for all who present it.
    chair.wants(&seated("pat", Seat::Remote));
    assert_eq!(said(&chair), ["✓ Kazuho Oku is there: remote", "✓ Marten Seemann is there: remote"]);
}

/// The design's session of twelve items: a slide deck and a speaker each, and six things for the whole session.
#[test]
fn an_agenda_of_twelve_items_has_one_line_for_each_speaker_and_each_deck() {
    let mut content = content();
    content.checklist.clear();
    content.agenda = (1..=12)
        .map(|n| Item {
            presenter: Some(format!("Speaker {n}")),
            ..Item::titled(format!("i{n}").into(), format!("Item {n}"))
        })
        .collect();
    content.agenda[0].presenter = Some("Chairs".into());
    let chair = Chair::opens(content);
    let machine = Machine { window: Some(Ok(())), disk: Some(Ok(())), ..Machine::default() };
    let ids: Vec<String> = ready(chair.state(), &machine).iter().map(|line| line.id.to_string()).collect();
    let of = |prefix: &str| ids.iter().filter(|id| id.starts_with(prefix)).count();
    assert_eq!((of("speaker:"), of("slides:"), ids.len()), (11, 11, 11 + 11 + 7), "{ids:?}");
}
