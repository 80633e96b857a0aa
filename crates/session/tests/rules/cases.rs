//! The session files of `tests/cases`: faults that users of presenters have reported, each with the right value. The
//! shared folder's README says where each was met.

use chairside_session::content::{DeckInfo, SessionContent};
use chairside_session::file::{SessionFile, Usual, read};

use crate::support::{Chair, minutes};

/// A case's front matter as read, and what was said about it.
pub fn read_case(text: &str) -> (Option<SessionFile>, Vec<String>) {
    let yaml = text.strip_prefix("---\n").unwrap().split("\n---\n").next().unwrap();
    let (file, problems) = read("case.md", yaml, 2);
    (file, problems.iter().map(ToString::to_string).collect())
}

fn content(text: &str, slides: u32) -> SessionContent {
    let (file, problems) = read_case(text);
    assert_eq!(problems, [] as [&str; 0]);
    let chairs: Vec<DeckInfo> = SessionContent::bare("", slides).decks;
    file.unwrap().content(chairs, &[], &Usual::default(), "case")
}

/// An item's projected times, its free time, and when the session ends: "17:30–17:50, 5:00 free; ends 18:00".
fn projected(chair: &Chair, item: &str) -> String {
    let snapshot = chair.snapshot();
    let row = snapshot.agenda.iter().find(|row| row.id.as_str() == item).unwrap();
    let time = |ms: i64| jiff::Timestamp::from_millisecond(ms).unwrap().strftime("%H:%M").to_string();
    let times = row.projected.unwrap();
    let free = row.free_before.map_or(0, |free| free.ms / 60_000);
    let ends = time(snapshot.slot.unwrap().ends.epoch_ms);
    format!("{}–{}, {free} free; ends {ends}", time(times.start.epoch_ms), time(times.end.epoch_ms))
}

#[test]
fn a_fixed_item_takes_up_what_came_late() {
    for (over, questions, guest, cut) in [
        (15, "16:55–17:25, 0 free; ends 18:00", "17:30–17:50, 5 free; ends 18:00", None),
        (25, "17:05–17:35, 0 free; ends 18:05", "17:35–17:55, 0 free; ends 18:05", Some("To end at 18:00, cut 5 min")),
    ] {
        let mut chair = Chair::opens(content(include_str!("../cases/session-late-then-fixed.md"), 1));
        chair.clock.at_instant("2027-05-04T16:00:00Z");
        chair.press("Shift+→ P");
        chair.clock.passes(minutes(10));
        chair.press("Shift+→ P");
        assert_eq!(chair.item(), "report");
        chair.clock.passes(minutes(30 + over));
        chair.press("Shift+→ P");
        assert_eq!(projected(&chair, "questions"), questions, "{over} min over");
        assert_eq!(projected(&chair, "guest-on-the-line"), guest, "{over} min over");
        assert_eq!(chair.snapshot().rundown.unwrap().cut.as_deref(), cut, "{over} min over");
        // It is due only until it has begun, and nothing ever ends before it starts.
        for _ in 0..90 {
            chair.clock.passes(minutes(1));
            for row in chair.snapshot().agenda {
                let Some(times) = row.projected else { continue };
                assert!(times.end.epoch_ms >= times.start.epoch_ms, "{} ends before it starts", row.id);
            }
        }
    }
}

/// The timer of the presenter window: what is left, and what its bars say is spent.
fn timer(chair: &Chair) -> (i64, i64, i8) {
    let timer = chair.snapshot().timer;
    (timer.left.ms / 1000, timer.spent.ms / 1000, timer.spent.rate)
}

fn clock_case() -> Chair {
    let mut chair = Chair::opens(content(include_str!("../cases/session-clock.md"), 4));
    chair.press("Shift+→");
    chair
}

#[test]
fn a_paused_timer_stands_whatever_is_turned() {
    let mut chair = clock_case();
    chair.press("P");
    chair.clock.passes(minutes(1));
    chair.press("P");
    let stands = timer(&chair);
    assert_eq!(stands, (4 * 60, 60, 0));
    chair.clock.passes(jiff::SignedDuration::from_secs(20));
    chair.press("→");
    assert_eq!(timer(&chair), stands);
    assert_eq!(chair.spent("opening"), "1:00");
}

#[test]
fn starting_and_pausing_eighty_times_loses_no_second() {
    let mut chair = clock_case();
    let press = |chair: &mut Chair| {
        for _ in 0..4 {
            chair.press("P");
            chair.clock.passes(jiff::SignedDuration::from_millis(250));
        }
    };
    for _ in 0..20 {
        press(&mut chair);
    }
    // Of each second two quarters run.
    assert_eq!(chair.spent("opening"), "0:10");
}

#[test]
fn after_the_program_stood_still_the_timer_is_right_at_once() {
    let mut chair = clock_case();
    chair.press("P");
    chair.clock.passes(jiff::SignedDuration::from_secs(90));
    assert_eq!(timer(&chair), (3 * 60 + 30, 90, 1));
}

#[test]
fn the_microphone_goes_on_in_a_pause_and_says_so() {
    let mut chair = clock_case();
    chair.press("P M M");
    chair.clock.passes(jiff::SignedDuration::from_secs(75));
    let before = chair.snapshot();
    assert!(!before.mic.unwrap().words.contains("pause"));
    chair.press("P");
    let spent = timer(&chair).1;
    chair.clock.passes(jiff::SignedDuration::from_secs(30));
    let paused = chair.snapshot();
    let mic = paused.mic.clone().unwrap();
    // The item's time stands, the speaker's goes on, and each says which.
    assert_eq!(timer(&chair), (before.timer.left.ms / 1000, spent, 0));
    assert_eq!((mic.spoken.ms / 1000, mic.spoken.rate), (105, 1));
    assert!(mic.words.contains(" · goes on in the pause · "), "{}", mic.words);
    assert!(paused.timer.words.contains("paused"), "{}", paused.timer.words);
    chair.press("P");
    assert!(!chair.snapshot().mic.unwrap().words.contains("pause"));
}

#[test]
fn an_hour_that_does_not_exist_is_an_error_with_the_two_ways_to_write_it() {
    let (file, problems) = read_case(include_str!("../cases/session-hour-that-is-not.md"));
    assert_eq!(
        problems,
        ["case.md:10: error: `at: 02:30` does not exist: on 28 Mar 2027 the clocks go forward over it; \
          write `01:30` or `03:30`"]
    );
    let starts: Vec<_> = file.unwrap().agenda.iter().map(|item| item.fixed_start.map(|at| at.to_string())).collect();
    assert_eq!(starts, [None, None, Some("2027-03-28T01:15:00Z".into())]);
}

#[test]
fn yaml_values_stay_as_they_are_written_and_every_doubt_is_named_at_once() {
    let text = include_str!("../cases/session-yaml-scalars.md");
    let (file, problems) = read_case(text);
    assert!(file.is_none(), "a file that is no YAML is not opened");
    assert_eq!(
        problems,
        [
            "case.md:8: warning: an entry of `chairs` is empty; give it a value or take it away",
            "case.md:11: error: `time: 12:30` may be a time of day, hours and minutes, or minutes and seconds; \
             write `12h30`, `12m30`, or `at: 12:30` for a fixed start",
            "case.md:12: warning: `time: 010` begins with a zero; 10 minutes are meant; write `10m`",
            "case.md:15: error: `time: 1_0m` is not a duration; write minutes, as in `25m`, or hours and minutes, as in \
             `1h30`",
            "case.md:17: error: the key `title` stands twice, first on line 16; take one of them away",
            "case.md:19: error: the line is indented with a tab; indent with spaces",
        ]
    );
    // Without the tab it is read, and nothing is spelled in another way.
    let (file, problems) = read_case(&text.replace('\t', "  "));
    let file = file.unwrap();
    assert_eq!(problems.len(), 5, "{problems:#?}");
    let titles: Vec<_> = file.agenda.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["on", "1e3", "Q: why?", "0x1F", "Twice", "indented by a tab"]);
    assert_eq!(
        (file.meeting.as_deref(), file.group.as_deref(), file.title.as_deref()),
        (Some("Interim 1.10"), Some("no"), Some("2026-02-30"))
    );
    let chairs: Vec<_> = file.chairs.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(chairs, ["Null Nobody", "Yes, Really"]);
    assert_eq!(file.agenda[2].presenter.as_deref(), Some("y"));
    assert_eq!(file.slot.unwrap().start.to_string(), "2026-11-09T11:00:00Z");
}
