//! What was opened before: sessions with their runs, and talks. A run that stopped comes first.

use chairside_journal::{OpenedFile, RunId, RunSummary};
use chairside_session::pace::Rehearsal;
use chairside_session::snapshot::minutes_words;
use chairside_session::{Moment, Opening, Run, opening};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use ts_rs::TS;

/// A run that stopped longer ago is offered when its session is opened, and not before.
const STOPPED_LATELY: SignedDuration = SignedDuration::from_hours(24);

/// A file that was opened before, and what the journal has of its session.
#[derive(Debug)]
pub struct Known {
    /// The file.
    pub file: OpenedFile,
    /// Its runs, oldest first.
    pub runs: Vec<RunSummary>,
    /// The latest of those in which something happened, replayed.
    pub latest: Option<(RunId, Run)>,
    /// A talk's best time, if it was held.
    pub best: Option<SignedDuration>,
    /// A window has it open.
    pub is_open: bool,
}

/// A talk's best time: the shortest of the runs that came as far as any.
pub fn best_time(runs: impl IntoIterator<Item = Rehearsal>) -> Option<SignedDuration> {
    let last = |run: &Rehearsal| run.parts().map(|part| part.slide).max();
    let runs: Vec<Rehearsal> = runs.into_iter().collect();
    let farthest = runs.iter().filter_map(last).max()?;
    runs.iter().filter(|run| last(run) == Some(farthest)).map(|run| run.took).min()
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RecentRow {
    /// "QUIC · IETF 126", "qmux.pdf".
    pub name: String,
    /// "Wed 22 Jul 2026, 16:00 · 2 rehearsals · stopped 16:42, item 5".
    pub words: String,
    /// When it was opened: "today", "yesterday", "Mon 20 Jul".
    pub when: String,
    /// Its run stopped and can be resumed.
    pub resumes: bool,
    /// A window has it open; the row brings that to the front.
    pub is_open: bool,
}

/// The list, and what its rows open.
#[derive(Debug, Default)]
pub struct Recents {
    /// The rows.
    pub rows: Vec<RecentRow>,
    /// The file of each row, and the run to resume.
    pub files: Vec<(OpenedFile, Option<RunId>)>,
    /// The meeting of the session that was opened last: "IETF 126".
    pub meeting: Option<String>,
}

/// The list as of `now`, for a person in the zone `local`.
pub fn recents(known: Vec<Known>, now: &Moment, local: &TimeZone) -> Recents {
    let stopped = known.iter().position(|known| stopped(known, now).is_some());
    let mut known: Vec<Known> = known;
    if let Some(at) = stopped {
        known[..=at].rotate_right(1);
    }
    let meeting = known.iter().find_map(|known| known.runs.last()?.meeting.clone());
    let mut list = Recents { meeting, ..Recents::default() };
    for (number, known) in known.into_iter().enumerate() {
        let resumes = number == 0 && stopped.is_some();
        list.rows.push(RecentRow {
            name: known.file.name.clone(),
            words: words(&known, now),
            when: when(known.file.at, now.wall, local),
            resumes,
            is_open: known.is_open,
        });
        let run = known.latest.map(|(id, _)| id).filter(|_| resumes);
        list.files.push((known.file, run));
    }
    list
}

/// The latest run, if it stopped before its end a short while ago, and opening its session would resume it.
fn stopped<'a>(known: &'a Known, now: &Moment) -> Option<&'a Run> {
    let (_, run) = known.latest.as_ref().filter(|_| !known.is_open)?;
    let state = run.state();
    let last = run.rows().last()?;
    let is_late = now.since(&last.stamp.at) <= STOPPED_LATELY;
    let rehearsal = state.content.is_rehearsal_at(now.wall);
    let is_open = state.started.is_some() && state.ended.is_none() && is_late;
    (is_open && opening(run, &state.content, now, rehearsal) != Opening::Fresh).then_some(run)
}

fn words(known: &Known, now: &Moment) -> String {
    let mut parts = Vec::new();
    if known.file.is_talk {
        parts.push(match known.file.minutes {
            Some(time) => format!("A talk of {} min", minutes_words(time)),
            None => "A talk".into(),
        });
    }
    let zone = TimeZone::get(&known.file.zone).unwrap_or(TimeZone::UTC);
    if let Some(start) = known.file.start {
        parts.push(start.to_zoned_datetime(zone).strftime("%a %-d %b %Y, %H:%M").to_string());
    }
    parts.push(runs_words(&known.runs));
    parts.extend(known.best.filter(|_| known.file.is_talk).map(|best| format!("best {}", minutes_and_seconds(best))));
    parts.extend(standing(known, now));
    parts.join(" · ")
}

/// "17:50", "1:02:05".
fn minutes_and_seconds(time: SignedDuration) -> String {
    let (minutes, seconds) = (time.as_mins(), time.as_secs() % 60);
    match minutes / 60 {
        0 => format!("{minutes}:{seconds:02}"),
        hours => format!("{hours}:{:02}:{seconds:02}", minutes % 60),
    }
}

/// "1 run, 2 rehearsals".
fn runs_words(runs: &[RunSummary]) -> String {
    let count = |rehearsal| runs.iter().filter(|run| run.happened && run.rehearsal == rehearsal).count();
    let said = |count: usize, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        several => Some(format!("{several} {one}s")),
    };
    let parts: Vec<String> =
        [said(count(false), "run"), said(count(true), "rehearsal")].into_iter().flatten().collect();
    if parts.is_empty() { "no run yet".into() } else { parts.join(", ") }
}

/// How the latest run stands: "open now", "stopped 16:42, item 5", "minutes not copied yet".
fn standing(known: &Known, now: &Moment) -> Option<String> {
    if known.is_open {
        return Some("open now".into());
    }
    if let Some(run) = stopped(known, now) {
        let state = run.state();
        let at = run.rows().last()?.stamp.at.wall.to_zoned_datetime(state.content.time_zone());
        let item = state.item.as_ref().and_then(|id| state.content.item_index(id));
        let item = item.filter(|_| !state.content.plain).map(|index| format!(", item {}", index + 1));
        return Some(format!("stopped {}{}", at.strftime("%H:%M"), item.unwrap_or_default()));
    }
    let (_, run) = known.latest.as_ref()?;
    let state = run.state();
    let held = state.ended.is_some() && !state.rehearsal && !state.content.plain;
    held.then(|| if state.copied.is_some() { "minutes copied".into() } else { "minutes not copied yet".into() })
}

/// A day in short, as seen from today.
fn when(at: Timestamp, now: Timestamp, local: &TimeZone) -> String {
    let day = at.to_zoned_datetime(local.clone());
    let today = now.to_zoned_datetime(local.clone()).date();
    let days = day.date().until(today).map_or(0, |ago| ago.get_days());
    match days {
        ..=0 => "today".into(),
        1 => "yesterday".into(),
        2..7 => day.strftime("%a %-d %b").to_string(),
        _ if day.year() == today.year() => day.strftime("%-d %b").to_string(),
        _ => day.strftime("%-d %b %Y").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use chairside_session::file::{Usual, read};
    use chairside_session::{BootId, Fact, ItemId, Row, RowId, SessionContent, Stamp};
    use uuid::Uuid;

    use super::*;

    const QUIC: &str = "meeting: IETF 126\ngroup: quic\nstart: 2026-07-22T16:00\nend: 2026-07-22T18:00\ntime-zone: \
                        Europe/Vienna\nagenda: [One, Two]\n";

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn moment(text: &str) -> Moment {
        Moment { wall: at(text), steady: SignedDuration::ZERO, boot: BootId(text.into()) }
    }

    fn quic() -> SessionContent {
        let decks = SessionContent::bare("", 3).decks;
        read("quic.md", QUIC, 2).0.unwrap().content(decks, &[], &Usual::default(), "QUIC")
    }

    /// A run that was opened at 15:50 in Vienna, and what happened in it.
    fn run(facts: &[(&str, Fact)]) -> Run {
        let opened = Fact::Opened { content: Box::new(quic()), hash: "a".into(), rehearsal: false };
        let all = [("2026-07-22T13:50:00Z", opened)].into_iter().chain(facts.iter().cloned());
        let row = |(number, (time, fact)): (u64, (&str, Fact))| {
            let row = RowId(Uuid::from_u128(number.into()));
            Row { number, stamp: Stamp { at: moment(time), row, author: "chair".into() }, fact }
        };
        Run::replay((1..).zip(all).map(row).collect()).unwrap()
    }

    fn file(name: &str, opened: &str) -> OpenedFile {
        OpenedFile {
            path: format!("/sessions/{name}.md").into(),
            session: name.into(),
            name: name.into(),
            start: Some(at("2026-07-22T14:00:00Z")),
            zone: "Europe/Vienna".into(),
            is_talk: false,
            minutes: None,
            at: at(opened),
        }
    }

    fn summary(rehearsal: bool) -> RunSummary {
        RunSummary {
            run: RunId("r".into()),
            session: "s".into(),
            meeting: None,
            group: None,
            title: String::new(),
            opened: String::new(),
            started: None,
            ended: None,
            last: None,
            rows: 9,
            rehearsal,
            simulated: false,
            happened: true,
        }
    }

    fn known(name: &str, runs: &[bool], latest: Option<Run>) -> Known {
        let runs: Vec<RunSummary> = runs.iter().copied().map(summary).collect();
        Known {
            file: file(name, "2026-07-22T13:50:00Z"),
            runs,
            latest: latest.map(|run| (RunId(name.into()), run)),
            best: None,
            is_open: false,
        }
    }

    fn begun(item: &str) -> Fact {
        Fact::ItemBegun { item: ItemId::from(item) }
    }

    #[test]
    fn a_run_that_stopped_comes_first_with_the_item_that_was_up() {
        let stopped = || run(&[("2026-07-22T14:00:00Z", begun("one")), ("2026-07-22T14:42:00Z", begun("two"))]);
        let list = |now: &str| {
            let known = vec![known("masque", &[false], None), known("quic", &[true, true, false], Some(stopped()))];
            recents(known, &moment(now), &TimeZone::UTC)
        };
        let found = list("2026-07-22T14:50:00Z");
        assert_eq!((found.rows[0].name.as_str(), found.rows[0].resumes), ("quic", true));
        assert_eq!(found.rows[0].words, "Wed 22 Jul 2026, 16:00 · 1 run, 2 rehearsals · stopped 16:42, item 2");
        assert_eq!(found.files[0].1, Some(RunId("quic".into())));
        assert_eq!((found.rows[1].name.as_str(), found.rows[1].resumes, &found.files[1].1), ("masque", false, &None));
        // Two days later it is one among others, and opening it asks.
        let found = list("2026-07-24T14:50:00Z");
        assert_eq!((found.rows[0].name.as_str(), found.rows.iter().any(|row| row.resumes)), ("masque", false));
    }

    #[test]
    fn a_finished_session_says_whether_its_minutes_were_copied() {
        let ended = [("2026-07-22T14:00:00Z", begun("one")), ("2026-07-22T16:00:00Z", Fact::SessionEnded)];
        let words = |facts: &[(&str, Fact)]| {
            let found = recents(
                vec![known("quic", &[false], Some(run(facts)))],
                &moment("2026-07-22T16:10:00Z"),
                &TimeZone::UTC,
            );
            assert!(!found.rows[0].resumes);
            found.rows[0].words.clone()
        };
        assert_eq!(words(&ended), "Wed 22 Jul 2026, 16:00 · 1 run · minutes not copied yet");
        let copied = [&ended[..], &[("2026-07-22T16:05:00Z", Fact::MinutesCopied { row: 3 })]].concat();
        assert_eq!(words(&copied), "Wed 22 Jul 2026, 16:00 · 1 run · minutes copied");
    }

    #[test]
    fn a_run_that_a_window_has_open_has_not_stopped() {
        let running = run(&[("2026-07-22T14:42:00Z", Fact::ItemBegun { item: ItemId::from("one") })]);
        let open = Known { is_open: true, ..known("quic", &[false], Some(running)) };
        let found = recents(vec![open], &moment("2026-07-22T14:50:00Z"), &TimeZone::UTC);
        let row = &found.rows[0];
        assert_eq!(
            (row.words.as_str(), row.resumes, row.is_open),
            ("Wed 22 Jul 2026, 16:00 · 1 run · open now", false, true)
        );
        assert_eq!(found.files[0].1, None);
    }

    #[test]
    fn a_run_that_has_not_begun_is_not_resumed() {
        let found = recents(vec![known("quic", &[], Some(run(&[])))], &moment("2026-07-22T13:55:00Z"), &TimeZone::UTC);
        assert_eq!(
            (found.rows[0].resumes, found.rows[0].words.as_str()),
            (false, "Wed 22 Jul 2026, 16:00 · no run yet")
        );
    }

    #[test]
    fn a_talk_says_how_long_it_may_take() {
        let mut talk = known("qmux.pdf", &[true, true], None);
        talk.file =
            OpenedFile { is_talk: true, minutes: Some(SignedDuration::from_mins(20)), start: None, ..talk.file };
        let found = recents(vec![talk], &moment("2026-07-22T13:55:00Z"), &TimeZone::UTC);
        assert_eq!(found.rows[0].words, "A talk of 20 min · 2 rehearsals");
    }

    #[test]
    fn a_talk_says_its_best_time() {
        let talk = |seconds| {
            let mut talk = known("qmux.pdf", &[true, true], None);
            talk.file =
                OpenedFile { is_talk: true, minutes: Some(SignedDuration::from_mins(20)), start: None, ..talk.file };
            talk.best = Some(SignedDuration::from_secs(seconds));
            recents(vec![talk], &moment("2026-07-22T13:55:00Z"), &TimeZone::UTC).rows.remove(0).words
        };
        assert_eq!(talk(17 * 60 + 50), "A talk of 20 min · 2 rehearsals · best 17:50");
        assert_eq!(talk(3725), "A talk of 20 min · 2 rehearsals · best 1:02:05");
    }

    /// A run of a talk of three slides that is turned on after each of these seconds, and then stopped.
    fn talk(seconds: &[i64]) -> Option<Rehearsal> {
        let mut content = SessionContent::bare("Talk", 3);
        content.plain = true;
        content.agenda = vec![chairside_session::content::Item::titled(ItemId::from("talk"), "Talk")];
        let opened = Fact::Opened { content: Box::new(content), hash: "a".into(), rehearsal: false };
        let item = ItemId::from("talk");
        let stamp = |number: u64, at: i64| Stamp {
            at: Moment {
                wall: Timestamp::from_second(1_000_000 + at).unwrap(),
                steady: SignedDuration::from_secs(at),
                boot: BootId("b".into()),
            },
            row: RowId(Uuid::from_u128(number.into())),
            author: "chair".into(),
        };
        let start = stamp(3, 0).at;
        let mut facts = vec![
            (0, opened),
            (0, Fact::ItemBegun { item: item.clone() }),
            (0, Fact::TimeStarted { item: item.clone(), at: start }),
        ];
        for (slide, at) in (1..).zip(&seconds[..seconds.len() - 1]) {
            let to = chairside_session::Place { deck: chairside_session::DeckId::chairs(), slide };
            facts.push((*at, Fact::Turned { to }));
        }
        facts.push((seconds[seconds.len() - 1], Fact::TimePaused { item }));
        let row = |(number, (at, fact)): (u64, (i64, Fact))| Row { number, stamp: stamp(number, at), fact };
        Rehearsal::of(&Run::replay((1..).zip(facts).map(row).collect()).unwrap())
    }

    #[test]
    fn the_best_time_is_the_shortest_of_the_runs_that_came_as_far_as_any() {
        let runs = [&[60, 120, 300][..], &[30, 90, 240], &[20, 50]].map(talk);
        assert!(runs.iter().all(Option::is_some));
        assert_eq!(best_time(runs.into_iter().flatten()), Some(SignedDuration::from_secs(240)));
        assert_eq!(best_time([]), None);
    }

    #[test]
    fn a_day_is_said_as_people_say_it() {
        let local = TimeZone::get("Europe/Vienna").unwrap();
        for (opened, words) in [
            ("2026-07-22T13:50:00Z", "today"),
            ("2026-07-21T22:30:00Z", "today"),
            ("2026-07-21T21:30:00Z", "yesterday"),
            ("2026-07-20T12:00:00Z", "Mon 20 Jul"),
            ("2026-06-12T12:00:00Z", "12 Jun"),
            ("2025-07-24T12:00:00Z", "24 Jul 2025"),
            ("2026-07-23T12:00:00Z", "today"),
        ] {
            assert_eq!(when(at(opened), at("2026-07-22T14:00:00Z"), &local), words, "{opened}");
        }
    }
}
