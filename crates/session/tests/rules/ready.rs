//! What should be in place before the first item, and who is.

use chairside_session::people::{Role, Seat};
use chairside_session::ready::{Machine, is_near, ready};
use chairside_session::rundown::next_change;
use chairside_session::{Intent, SessionContent, ShownBy};
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

#[test]
fn before_anybody_is_there_everything_open_is_named() {
    let chair = Chair::opens(content());
    let machine = Machine {
        broken: [("pat".into(), "asks for a password".to_string())].into(),
        window: Some(Ok(())),
        disk: Some(Err("the disk is full".into())),
    };
    assert_eq!(
        lines(&chair, &machine),
        [
            "✓ Note takers: Robin Wilton",
            "✗ Chat scribe: nobody yet",
            "✗ Audio and video checked, in the room and from afar: not ticked",
            "✗ Tommy Pauly is there: not seen yet",
            "✗ Audio of Tommy Pauly checked: not ticked",
            "✗ Slides of “Private Access Tokens”: pat.pdf: asks for a password",
            "✗ Jake Holland is there: not seen yet, expected remote",
            "✗ Audio of Jake Holland checked: not ticked",
            "✗ Slides of “Multicast Transports”: no slides yet",
            "✓ Chairs' slides: Chairs' slides, 9 slides",
            "✗ Boilerplate in its edition in force: Note Well: replaced on 1 Jan 2021",
            "✓ The room's window: drawing",
            "✗ The journal: the disk is full",
        ]
    );
    let not_looked_at = lines(&chair, &Machine::default());
    assert!(not_looked_at.iter().all(|line| !line.contains("window") && !line.contains("journal")));
}

#[test]
fn one_tick_silences_and_can_be_taken_back() {
    let mut chair = Chair::opens(content());
    chair.wants(&Intent::FillRole { role: Role::Scribe, names: vec![" Rich  Salz, Kyle Rose".into(), String::new()] });
    chair.wants(&Intent::SeatPresenter { item: "multicast".into(), seat: Seat::Remote });
    chair.wants(&Intent::Silence { reminder: "audio-video".into(), on: true });
    chair.wants(&Intent::Silence { reminder: "slides:multicast".into(), on: true });
    assert_eq!(chair.wants(&Intent::Silence { reminder: "nothing".into(), on: true }).facts, []);
    assert_eq!(chair.wants(&Intent::SeatPresenter { item: "nothing".into(), seat: Seat::Remote }).facts, []);
    let said = lines(&chair, &Machine::default());
    for expected in [
        "✓ Chat scribe: Rich Salz, Kyle Rose",
        "ticked Audio and video checked, in the room and from afar: not ticked",
        "✓ Jake Holland is there: remote",
        "ticked Slides of “Multicast Transports”: no slides yet",
    ] {
        assert!(said.iter().any(|line| line == expected), "{expected} is not among {said:?}");
    }
    assert_eq!(chair.snapshot().people.words, "4 things are not in place yet");
    chair.press("Ctrl+z");
    assert_eq!(
        (chair.notice(), chair.snapshot().people.words.as_str()),
        ("Taken back: tick before the start", "5 things are not in place yet")
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
    assert!(!people.near && people.ready.is_empty() && people.words.is_empty());
    assert!(!is_near(Chair::rehearses(content()).state(), &chair.clock.now()), "a rehearsal has no ten minutes before");
}
