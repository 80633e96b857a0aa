//! Which window goes where, in tables. A screen is written as its name and where it is: "A" is at the left, "B" and "C" to the right
//! of it, "B=A" shows the same as A.

use chairside_screens::{
    Places, RoomOn, Screen, ScreenKey, Screens, SpeakerOn, Wish, choices, news, places, speaker, swapped,
};
use proptest::prelude::*;

const WIDTH: u32 = 1920;

fn screens(names: &str) -> Screens {
    let screen = |name: &str| {
        let (name, shows) = name.split_once('=').unwrap_or((name, name));
        let left = i32::from(shows.as_bytes()[0] - b'A') * 1920;
        Screen { name: name.into(), at: (left, 0), size: (WIDTH, 1080), pixels: (WIDTH, 1080), is_primary: name == "A" }
    };
    Screens::new(&names.split_whitespace().map(screen).collect::<Vec<_>>())
}

fn key(name: &str) -> ScreenKey {
    ScreenKey(format!("{name} 1920x1080"))
}

/// "A|B": the presenter window is on A, and the room's fills B. "A|b": it is a window there.
fn at(names: &str, places: &str) -> Places {
    let (presenter, room) = places.split_once('|').unwrap();
    let on = key(&room.to_uppercase());
    let room = if room == room.to_uppercase() { RoomOn::Whole(on) } else { RoomOn::Window(on) };
    Places { screens: screens(names), presenter: key(presenter), room }
}

fn written(places: Option<&Places>) -> String {
    let Some(places) = places else { return "nowhere".into() };
    let room = match &places.room {
        RoomOn::Whole(on) => on.name(),
        RoomOn::Window(on) => on.name().to_lowercase(),
    };
    format!("{}|{room}", places.presenter.name())
}

fn wish(presenter: &str, room: &str) -> Wish {
    Wish { room: key(room), presenter: key(presenter) }
}

#[test]
fn at_the_start_the_room_has_the_other_screen_unless_something_is_remembered() {
    for (names, standing, remembered, to) in [
        ("", None, None, "nowhere"),
        ("A", Some("A"), None, "A|a"),
        ("A B", Some("A"), None, "A|B"),
        ("A B", Some("B"), None, "B|A"),
        ("B A", None, None, "A|B"),
        ("A B C", Some("B"), None, "B|A"),
        ("A B", Some("A"), Some(("B", "A")), "B|A"),
        ("A B C", Some("A"), Some(("A", "C")), "A|C"),
        // What is remembered is not all there, or no use.
        ("A B", Some("A"), Some(("A", "C")), "A|B"),
        ("A B", Some("A"), Some(("A", "A")), "A|B"),
        ("A", Some("A"), Some(("B", "A")), "A|a"),
        // Mirrored screens are one, and a third is another.
        ("A B=A", Some("A"), None, "A|a"),
        ("A B=A C", Some("B"), None, "A|C"),
        ("A B=A", Some("A"), Some(("A", "B")), "A|a"),
    ] {
        let wish = remembered.map(|(presenter, room)| wish(presenter, room));
        let found = places(&screens(names), None, wish.as_ref(), standing.map(key).as_ref());
        assert_eq!(written(found.as_ref()), to, "{names}, standing on {standing:?}, remembered {remembered:?}");
    }
}

#[test]
fn a_screen_that_goes_or_comes_moves_the_windows_and_shows_no_notes_to_the_room() {
    for (before, was, now, remembered, to) in [
        // The room's screen goes: a window on the one that is left, and back again.
        ("A B", "A|B", "A", None, "A|a"),
        ("A", "A|a", "A B", Some("A|B"), "A|B"),
        ("A", "A|a", "A B", None, "A|B"),
        // The presenter's goes: the slides stay where they are, in front.
        ("A B", "A|B", "B", None, "B|B"),
        ("B", "B|B", "A B", Some("A|B"), "A|B"),
        ("B", "B|B", "A B", None, "B|A"),
        // Three screens.
        ("A B C", "A|B", "A C", None, "A|a"),
        ("A C", "A|a", "A B C", Some("A|B"), "A|B"),
        ("A B C", "A|B", "A B", None, "A|B"),
        ("A B C", "A|B", "B C", None, "C|B"),
        ("A B", "A|B", "A B C", None, "A|B"),
        ("A B", "A|B", "C", None, "C|c"),
        // Another one in its place.
        ("A B", "A|B", "A C", None, "A|C"),
        // Full screen was left on purpose: that stays while the screens do, and while its screen does.
        ("A B", "A|b", "A B", Some("A|B"), "A|b"),
        ("A B", "A|b", "A B C", None, "A|b"),
        ("A B", "A|a", "A B", None, "A|a"),
        ("A B", "A|a", "A B", Some("A|B"), "A|B"),
        // A single screen with another resolution, or a window that fills it.
        ("A", "A|a", "A", None, "A|a"),
        ("A", "A|A", "A", None, "A|A"),
        // Mirrored: the slides stay over the notes.
        ("A B", "A|B", "A B=A", None, "A|A"),
        ("A B=A", "A|A", "A B", Some("A|B"), "A|B"),
        ("A B", "A|B", "", None, "nowhere"),
    ] {
        let wish = remembered.map(|to| {
            let (presenter, room) = to.split_once('|').unwrap();
            wish(presenter, room)
        });
        let found = places(&screens(now), Some(&at(before, was)), wish.as_ref(), None);
        assert_eq!(written(found.as_ref()), to, "{before} {was} → {now}, remembered {remembered:?}");
    }
}

#[test]
fn a_screen_with_another_resolution_or_scale_is_the_same_screen() {
    let screens = |sizes: &[(&str, u32)]| {
        let screen = |(left, (name, width)): (i32, &(&str, u32))| Screen {
            name: (*name).into(),
            at: (left * 4000, 0),
            size: (*width, 1080),
            pixels: (*width, 1080),
            is_primary: left == 0,
        };
        Screens::new(&(0..).zip(sizes).map(screen).collect::<Vec<_>>())
    };
    for (before, now, room, is_same) in [
        ([("A", 1920), ("B", 1920)], [("A", 1920), ("B", 2560)], "B 2560x1080", true),
        ([("A", 1920), ("B", 1920)], [("A", 1280), ("B", 2560)], "B 2560x1080", true),
        // Wayland has the names of models, which two screens may share.
        ([("A", 1920), ("A", 2560)], [("A", 1920), ("A", 3412)], "A 3412x1080", true),
        ([("A", 1920), ("A", 1920)], [("A", 1920), ("A", 2560)], "A 2560x1080", true),
        // Which of them is which is not known.
        ([("A", 1920), ("A", 2560)], [("A", 1280), ("A", 3412)], "A 3412x1080", false),
        ([("A", 1920), ("B", 1920)], [("A", 1920), ("C", 2560)], "C 2560x1080", false),
    ] {
        let (before, now) = (screens(&before), screens(&now));
        let wide = |screens: &Screens| screens.key(1).cloned().unwrap();
        let presenter = before.key(0).cloned().unwrap();
        let places_before = Places { presenter, room: RoomOn::Whole(wide(&before)), screens: before };
        let known = places_before.as_known_now(&now);
        let found = places(&now, Some(&known), None, None).unwrap();
        assert_eq!(found.room, RoomOn::Whole(ScreenKey(room.into())), "{now:?}");
        assert_eq!(found.screens.differ_from(&known.screens), !is_same, "{now:?}");
        let said = news(Some(&known), &found, "F11");
        assert_eq!(said.trouble.is_none(), is_same, "{said:?}");
    }
}

#[test]
fn the_room_will_probably_have_the_screen_beside_the_main_one() {
    for (names, beside) in
        [("", None), ("A", None), ("B A", Some("B")), ("A B C", Some("B")), ("A B=A", None), ("A B=A C", Some("C"))]
    {
        let screens = screens(names);
        assert_eq!(screens.beside_main().map(|(found, _)| found.clone()), beside.map(key), "{names}");
    }
}

#[test]
fn the_windows_change_screens_if_there_are_two() {
    for (names, was, to) in [
        ("A B", "A|B", Some("B|A")),
        ("A B C", "A|C", Some("C|A")),
        ("A B", "A|a", Some("B|A")),
        ("A", "A|a", None),
        ("A B=A", "A|a", None),
    ] {
        let now = at(names, was);
        let wish = swapped(&now);
        let found = wish.and_then(|wish| places(&now.screens, None, Some(&wish), None));
        assert_eq!(found.as_ref().map(|found| written(Some(found))).as_deref(), to, "{names} {was}");
    }
}

#[test]
fn the_messages_about_screens() {
    let words = |before: Option<(&str, &str)>, now: (&str, &str)| {
        let before = before.map(|(names, was)| at(names, was));
        let news = news(before.as_ref(), &at(now.0, now.1), "F11");
        news.trouble.or(news.notice).unwrap_or_default()
    };
    assert_eq!(words(None, ("A B", "A|B")), "");
    assert_eq!(
        words(None, ("A B=A", "A|a")),
        "The screens are mirrored. The room sees this window too. Extend the desktop in your display settings."
    );
    assert_eq!(
        words(Some(("A B", "A|B")), ("A B=A", "A|A")),
        "The screens are mirrored. The slides cover this window. If you press F11, the room sees it. Extend the desktop in \
         your display settings."
    );
    assert_eq!(words(Some(("A B=A", "A|a")), ("A B=A", "A|a")), "");
    assert_eq!(words(Some(("A B=A", "A|A")), ("A B", "A|B")), "The room's window fills B now. F11 makes it a window");
    assert_eq!(
        words(Some(("A B", "A|B")), ("A", "A|a")),
        "B is gone. The room's window is on this screen until B is back"
    );
    assert_eq!(words(Some(("A", "A|a")), ("A B", "A|B")), "The room's window fills B now. F11 makes it a window");
    assert_eq!(
        words(Some(("A B", "A|B")), ("B", "B|B")),
        "A is gone. The slides stay over this window: F11 or Esc brings it to the front"
    );
    assert_eq!(words(Some(("A B C", "A|B")), ("B C", "C|B")), "A is gone, so this window is on C now");
    assert_eq!(words(Some(("A B", "A|B")), ("A C", "A|C")), "B is gone. The room's window fills C now");
    assert_eq!(words(Some(("A B", "A|B")), ("A B C", "A|B")), "");
}

#[test]
fn screens_of_one_name_and_size_are_told_apart_by_their_place() {
    let named = |left: i32, name: &str| Screen {
        name: name.into(),
        at: (left, 0),
        size: (960, 540),
        pixels: (1920, 1080),
        is_primary: false,
    };
    let screens = Screens::new(&[named(960, "DELL U2415"), named(0, "DELL  U2415"), named(1920, "")]);
    let keys: Vec<_> = screens.iter().map(|(key, _)| (key.0.as_str(), key.name())).collect();
    assert_eq!(
        keys,
        [
            ("DELL U2415 1920x1080 #2", "DELL U2415 (2)".to_owned()),
            ("DELL U2415 1920x1080", "DELL U2415".to_owned()),
            ("Screen 1920x1080", "Screen".to_owned())
        ]
    );
    assert!(!screens.are_mirrored());
}

proptest! {
    /// Whatever comes and goes: both windows are on screens that are there, the slides are never covered by notes that come by themselves,
    /// and when a set of screens is there again, so are the windows.
    #[test]
    fn screens_come_and_go(changes in prop::collection::vec(1_u8..8, 1..40)) {
        let names = |set: u8| {
            ["A", "B", "C"].iter().enumerate().filter(|(bit, _)| set & (1 << bit) != 0).map(|(_, name)| *name).collect::<Vec<_>>().join(" ")
        };
        let mut now: Option<Places> = None;
        let mut seen = std::collections::HashMap::new();
        for set in changes {
            let there = screens(&names(set));
            let wish = seen.get(&there.set()).cloned();
            let next = places(&there, now.as_ref(), wish.as_ref(), None).unwrap();
            prop_assert!(there.has(&next.presenter) && there.has(next.room.screen()));
            if let Some(before) = &now
                && let RoomOn::Whole(on) = &before.room
                && there.has(on)
                && before.screens.iter().count() > 1
            {
                if wish.is_none() {
                    prop_assert_eq!(&next.room, &before.room, "the slides stay");
                } else if there.iter().count() > 1 {
                    prop_assert_ne!(&next.presenter, on, "notes come over the slides");
                }
            }
            // Notes never come over the slides because another set of screens was used so.
            let covers = |wish: &Wish| now.as_ref().is_some_and(|before| {
                before.screens.iter().count() > 1 && before.room == RoomOn::Whole(wish.presenter.clone())
            });
            if let Some(wish) = &wish && there.iter().count() > 1 && wish.room != wish.presenter && !covers(wish) {
                prop_assert_eq!((next.room.screen(), &next.presenter), (&wish.room, &wish.presenter));
            }
            seen.insert(there.set(), Wish { room: next.room.screen().clone(), presenter: next.presenter.clone() });
            now = Some(next);
        }
    }
}

/// "C": it fills C. "c": it is a window there. "-": it is hidden.
fn speaker_on(written: &str) -> SpeakerOn {
    let on = key(&written.to_uppercase());
    match written {
        "-" => SpeakerOn::Hidden,
        whole if whole == whole.to_uppercase() => SpeakerOn::Whole(on),
        _ => SpeakerOn::Window(on),
    }
}

#[test]
fn the_speakers_window_has_a_third_screen_and_is_never_by_itself_where_the_room_looks() {
    for (names, others, before, chosen, to) in [
        // It is opened: a third screen, else beside the presenter window.
        ("A", "A|a", None, None, "a"),
        ("A B", "A|B", None, None, "a"),
        ("A B C", "A|B", None, None, "C"),
        ("A B C", "A|C", None, None, "B"),
        ("A B C D", "A|B", None, Some("D"), "D"),
        ("A B C", "A|B", None, Some("A"), "a"),
        // Neither the room's screen, nor what shows the same as that one.
        ("A B", "A|B", None, Some("B"), "a"),
        ("A B C", "A|B", None, Some("B"), "C"),
        ("A B C=B", "A|B", None, Some("C"), "a"),
        ("A B", "A|b", None, None, "a"),
        // The room sees the only screen.
        ("A", "A|A", None, None, "-"),
        ("A B=A", "A|a", None, None, "-"),
        ("A B=A", "A|A", Some("a"), None, "-"),
        ("A B=A C", "A|C", None, None, "a"),
        // Screens that go and come.
        ("A B", "A|B", Some("C"), None, "a"),
        ("A B C", "A|B", Some("a"), None, "C"),
        ("A B C D", "A|B", Some("D"), None, "D"),
        ("A B C", "A|B", Some("C"), Some("A"), "a"),
        ("B", "B|B", Some("C"), None, "-"),
        ("A B", "A|B", Some("-"), None, "a"),
        // The windows change screens.
        ("A B C", "C|B", Some("C"), None, "A"),
        ("A B C", "A|C", Some("C"), None, "B"),
        ("A B", "B|A", Some("a"), None, "b"),
    ] {
        let before = before.map(speaker_on);
        let found = speaker(&at(names, others), before.as_ref(), chosen.map(key).as_ref());
        assert_eq!(found, speaker_on(to), "{names} {others}, before {before:?}, chosen {chosen:?}");
    }
}

#[test]
fn where_the_speakers_window_is_has_words() {
    let all = choices(&at("A B C", "A|B"));
    assert_eq!(all.iter().map(SpeakerOn::words).collect::<Vec<_>>(), ["a window on A", "fills C"]);
    assert_eq!(SpeakerOn::Hidden.words(), "hidden, since the room sees this screen");
}
