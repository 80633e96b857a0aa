//! What the speaker's window shows, and the message in it.

use chairside_session::content::{Item, ItemKind, ShortTalk};
use chairside_session::rundown::next_change;
use chairside_session::snapshot::{SpeakerSnapshot, TimerMood, Tone, speaker};
use chairside_session::{Fact, Intent, SessionContent};
use chairside_settings::Theme;
use jiff::SignedDuration;

use crate::support::floor::{discussed, dispatch};
use crate::support::{Chair, item, minutes, plain_run, span};

fn shown(chair: &Chair) -> SpeakerSnapshot {
    speaker(&chair.run, &chair.clock.now(), Theme::Dark)
}

/// "2 Private Access Tokens, Tommy Pauly | Talk 13:30 left of 15 min talk | Multicast Transports, Jake Holland".
fn seen(chair: &Chair) -> String {
    let shown = shown(chair);
    let joined = |parts: &[&str], between: &str| {
        parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    };
    let time = shown.left.map_or_else(|| "–".into(), |left| span(SignedDuration::from_millis(left.ms)));
    let next = shown.next.map_or_else(|| "–".into(), |next| joined(&[&next.title, &next.presenter], ", "));
    let up = joined(&[&joined(&[&shown.number, &shown.title], " "), &shown.who], ", ");
    format!("{up} | {} | {next}", joined(&[&shown.word, &time, &shown.words], " "))
}

fn tell(chair: &mut Chair, words: &str) -> String {
    chair.wants(&Intent::TellSpeaker { words: words.into() }).notice.unwrap_or_default()
}

fn told(chair: &Chair) -> String {
    shown(chair).message.unwrap_or_default()
}

#[test]
fn it_shows_what_is_up_its_time_and_what_comes_next() {
    const PAT: &str = "2 Private Access Tokens, Tommy Pauly | ";
    const MULTICAST: &str = " | Multicast Transports, Jake Holland";
    let mut chair = Chair::opens(dispatch());
    for (time, keys, sees) in [
        ("11:55", "", "Before the session | 5:00 until the start | Intro and administrivia".to_owned()),
        ("12:00", "", "Before the session | 0:00 since the start | Intro and administrivia".into()),
        ("12:01", "", "Before the session | 1:00 since the start | Intro and administrivia".into()),
        (
            "12:01",
            "Shift+→",
            "1 Intro and administrivia, Chairs | Ready 5:00 5 min | Private Access Tokens, Tommy Pauly".into(),
        ),
        (
            "12:01:30",
            "P",
            "1 Intro and administrivia, Chairs | Running 5:00 left of 5 min | Private Access Tokens, Tommy Pauly"
                .into(),
        ),
        ("12:05", "Shift+→", format!("{PAT}Ready 15:00 15 min talk{MULTICAST}")),
        ("12:05", "P", format!("{PAT}Talk 15:00 left of 15 min talk{MULTICAST}")),
        ("12:18:30", "", format!("{PAT}Talk 1:30 left of 15 min talk{MULTICAST}")),
        ("12:18:30", "P", format!("{PAT}Paused 1:30 left of 15 min talk{MULTICAST}")),
        ("12:19:30", "P", format!("{PAT}Talk 1:30 left of 15 min talk{MULTICAST}")),
        ("12:21", "", format!("{PAT}Over 0:00 over 15 min talk{MULTICAST}")),
        ("12:22", "", format!("{PAT}Over −1:00 over 15 min talk{MULTICAST}")),
        ("12:22", "P", format!("{PAT}Paused −1:00 over 15 min talk{MULTICAST}")),
        ("12:22", "P M", format!("{PAT}Discussion 9:00 left to discuss{MULTICAST}")),
        ("12:32", "", format!("{PAT}Over −1:00 over 9 min discussion{MULTICAST}")),
        ("12:33", "Shift+→", "3 Multicast Transports, Jake Holland | Ready 25:00 25 min | Summary".into()),
    ] {
        chair.at(time).press(keys);
        assert_eq!(seen(&chair), sees, "{time} {keys}");
    }
    chair.press("Shift+→ Shift+→").wants(&Intent::EndSession);
    assert_eq!((seen(&chair).as_str(), shown(&chair).mood), ("Session ended | – | –", TimerMood::Idle));
}

#[test]
fn it_has_the_presenter_windows_time_at_each_moment() {
    let mut chair = discussed();
    for (time, keys) in
        [("12:21", ""), ("12:25", "P"), ("12:26", "P"), ("12:31", ""), ("12:32", "Shift+→"), ("12:34", "P")]
    {
        chair.at(time).press(keys);
        let timer = chair.snapshot().timer;
        let shown = shown(&chair);
        assert_eq!(
            (shown.left, shown.mood, shown.title, shown.number),
            (Some(timer.left), timer.mood, timer.title, timer.number),
            "{time}"
        );
        assert!(next_change(chair.state(), &chair.clock.now()).is_some(), "{time}");
    }
}

fn of_kinds() -> SessionContent {
    let short = |title: &str, presenter: &str, time| ShortTalk {
        title: title.into(),
        presenter: Some(presenter.into()),
        time: minutes(time),
    };
    let mut content = dispatch();
    content.agenda = vec![
        Item { talks: vec![short("One", "Ann", 5), short("Two", "Ben", 4)], ..item("lightning", 12) },
        Item { kind: ItemKind::Break, title: "Coffee".into(), ..item("coffee", 30) },
        item("unplanned", 0),
    ];
    content
}

#[test]
fn short_talks_breaks_and_what_has_no_time() {
    let mut chair = Chair::opens(of_kinds());
    for (time, keys, sees) in [
        ("12:00", "Shift+→ P", "1 lightning, Ann | Talk 1 of 2 5:00 left of 5 min talk | Coffee"),
        ("12:06", "Shift+↓", "1 lightning, Ben | Talk 2 of 2 4:00 left of 4 min talk | Coffee"),
        ("12:12", "Shift+→", "2 Coffee | Break 30:00 left of 30 min | unplanned"),
        ("12:45", "", "2 Coffee | Over −3:00 over 30 min | unplanned"),
        ("12:45", "Shift+→ P", "3 unplanned | Running 0:00 spent, none planned | –"),
        ("12:46", "", "3 unplanned | Running 1:00 spent, none planned | –"),
    ] {
        chair.at(time).press(keys);
        assert_eq!(seen(&chair), sees, "{time} {keys}");
    }
    assert!(shown(&chair).counts_up && shown(&chair).left.is_some_and(|left| left.rate == 1));
}

#[test]
fn a_plain_talk_has_its_name_and_its_time() {
    let mut content = plain_run(3);
    content.agenda = vec![item("talk", 20)];
    let mut chair = Chair::opens(content);
    assert_eq!(seen(&chair), "Talk | 20:00 starts when you advance | talk");
    chair.at("12:00").press("→").at("12:05");
    assert_eq!(seen(&chair), "Talk | Talk 15:00 left of 20 min | –");
}

#[test]
fn a_comment_has_its_time_and_nobody_is_named() {
    let mut chair = discussed();
    chair.wants(&Intent::JoinQueue { name: "Ines Secret".into() });
    chair.wants(&Intent::Note { text: "a secret".into() });
    assert_eq!(shown(&chair).comment, None);
    chair.press("M");
    for (time, words, tone) in [
        ("12:20:10", "Speaking · limit 2–3 min", Tone::Good),
        ("12:22", "Should end now · limit 2–3 min", Tone::Other),
        ("12:23", "Over · limit 2–3 min", Tone::Bad),
    ] {
        chair.at(time);
        let comment = shown(&chair).comment.unwrap();
        assert_eq!((comment.words.as_str(), comment.tone, comment.spoken.rate), (words, tone, 1), "{time}");
    }
    let all = serde_json::to_string(&shown(&chair)).unwrap().to_lowercase();
    assert!(!all.contains("secret") && !all.contains("ines"), "{all}");
}

#[test]
fn what_only_goes_on_shows_the_same() {
    let mut chair = discussed();
    chair.press("M");
    let before = shown(&chair);
    chair.at("12:20:10");
    let after = shown(&chair);
    assert!(after.shows_the_same_as(&before, SignedDuration::from_secs(10)));
    assert!(!after.shows_the_same_as(&before, SignedDuration::from_secs(8)), "a step of the clock");
    chair.press("+");
    assert!(!shown(&chair).shows_the_same_as(&after, SignedDuration::ZERO));
    let after = shown(&chair);
    chair.press("Ctrl+M");
    assert!(!shown(&chair).shows_the_same_as(&after, SignedDuration::ZERO), "the comment has ended");
    let after = shown(&chair);
    tell(&mut chair, "Hello");
    assert!(!shown(&chair).shows_the_same_as(&after, SignedDuration::ZERO));
}

#[test]
fn a_message_stays_until_it_is_removed_replaced_or_undone() {
    let mut chair = discussed();
    assert_eq!(told(&chair), "");
    tell(&mut chair, "  Two\n minutes ");
    assert_eq!(
        (told(&chair).as_str(), chair.snapshot().speaker.message.as_deref()),
        ("Two minutes", Some("Two minutes"))
    );
    tell(&mut chair, "Please repeat the question");
    assert_eq!(told(&chair), "Please repeat the question");
    chair.press("Ctrl+z");
    assert_eq!((told(&chair).as_str(), chair.notice()), ("Two minutes", "Undone: message to the speaker"));
    tell(&mut chair, " ");
    assert_eq!(told(&chair), "");
    chair.press("Ctrl+z");
    assert_eq!((told(&chair).as_str(), chair.notice()), ("Two minutes", "Undone: message to the speaker removed"));
    chair.press("Ctrl+z");
    assert_eq!(told(&chair), "");
    assert_eq!(chair.wants(&Intent::TellSpeaker { words: String::new() }).facts, [], "there is none to remove");
}

#[test]
fn a_message_goes_with_whom_it_is_for() {
    for (content, before, keys) in [
        (dispatch(), "Shift+→ P", "Shift+→"),
        (dispatch(), "Shift+→ P Shift+→ P", "Shift+←"),
        (of_kinds(), "Shift+→ P", "Shift+↓"),
    ] {
        let mut chair = Chair::opens(content);
        chair.at("12:00").press(before);
        tell(&mut chair, "Two minutes");
        chair.at("12:01").press("+");
        assert_eq!(told(&chair), "Two minutes", "{keys}");
        chair.press(keys);
        assert_eq!(told(&chair), "", "{keys}");
        chair.press("Ctrl+z");
        assert_eq!(told(&chair), "Two minutes", "the speaker is back, {keys}");
    }
    let mut chair = discussed();
    tell(&mut chair, "Thank you");
    chair.wants(&Intent::EndSession);
    assert_eq!(told(&chair), "");
    assert_eq!(tell(&mut chair, "Thank you"), "The session has ended. Ctrl+Z undoes that.");
}

#[test]
fn a_message_too_long_to_be_read_is_refused_in_words() {
    let mut chair = discussed();
    assert_eq!(tell(&mut chair, &"é".repeat(80)), "");
    let words = tell(&mut chair, &"é".repeat(93));
    assert_eq!(words, "Too long to read at a glance: 93 characters, and 80 are the most");
    assert_eq!(told(&chair), "é".repeat(80));
}

#[test]
fn a_message_survives_a_crash_and_is_no_part_of_a_new_run() {
    let mut chair = discussed();
    tell(&mut chair, "Louder, please");
    chair.happens(Fact::Resumed);
    assert_eq!(told(&chair), "Louder, please");
    let fresh = chairside_session::State::not_begun(dispatch(), chair.state());
    assert_eq!(fresh.speaker_told, None);
}
