//! `chairside ctl`: does something in a session that is open, or says how it stands.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use chairside_problem::marks;
use clap::builder::PossibleValuesParser;

use super::output::{fail, print, warn};
use crate::remote::client::{NOT_HERE, Running, running};
use crate::remote::request::{self, Refusal, Reply, Request, TimerChange};
use crate::remote::status::{Status, TimerState};

/// What can be asked besides the actions.
const OTHERS: &[&str] = &["goto", "timer", "status", "watch", "actions", "sessions", "prev"];

const NOTHING_TO_DO: u8 = 1;
const NONE_OPEN: u8 = 3;
const SEVERAL_OPEN: u8 = 4;
const REFUSED: u8 = 5;

/// All words that may stand after `ctl`.
pub fn words() -> PossibleValuesParser {
    let others = OTHERS.iter().map(|word| (*word).to_owned());
    PossibleValuesParser::new(others.chain(request::actions().map(request::name)))
}

/// Does it, prints what came of it, and returns the exit status.
pub fn ctl(data: &Path, what: &str, value: Option<&str>, session: Option<&str>, json: bool) -> ExitCode {
    if cfg!(not(unix)) {
        return fail(NOT_HERE);
    }
    match what {
        "actions" => {
            print(&actions());
            return ExitCode::SUCCESS;
        }
        "sessions" => {
            print(&lines("", &running(data)));
            return ExitCode::SUCCESS;
        }
        _ => {}
    }
    let request = match request_of(what, value) {
        Ok(request) => request,
        Err(why) => return fail(why),
    };
    let session = match choose(running(data), session) {
        Ok(session) => session,
        Err((status, why)) => {
            warn(why);
            return ExitCode::from(status);
        }
    };
    if request == Request::Watch {
        return session.watch(write_line).map_or_else(fail, |()| ExitCode::SUCCESS);
    }
    match session.ask(request) {
        Ok(reply) => answer(&reply, request, json),
        Err(why) => fail(why),
    }
}

fn request_of(what: &str, value: Option<&str>) -> Result<Request, String> {
    let request = match (what, value) {
        ("goto", Some(number)) => {
            number.parse().map(Request::GoTo).map_err(|_| format!("{number:?} is not a slide number"))?
        }
        ("goto", None) => return Err("goto which slide? `chairside ctl goto 12`".into()),
        ("timer", Some("start")) => Request::Timer(TimerChange::Start),
        ("timer", Some("pause")) => Request::Timer(TimerChange::Pause),
        ("timer", Some("toggle")) => Request::Timer(TimerChange::Toggle),
        ("timer", _) => return Err("timer start, timer pause or timer toggle?".into()),
        (_, Some(value)) => return Err(format!("{what} takes no value: leave out {value:?}")),
        ("status", None) => Request::Status,
        ("watch", None) => Request::Watch,
        (name, None) => request::action(name).map(Request::Do).ok_or_else(|| format!("there is no action {name:?}"))?,
    };
    Ok(request)
}

/// The one session that is meant.
fn choose(mut all: Vec<Running>, wanted: Option<&str>) -> Result<Running, (u8, String)> {
    let known = lines("  ", &all);
    if let Some(wanted) = wanted {
        all.retain(|one| one.status.is_called(wanted));
        if all.is_empty() && !known.is_empty() {
            return Err((
                NONE_OPEN,
                format!("no open session is called {wanted:?}; these are open:\n{}", known.trim_end()),
            ));
        }
    }
    match all.len() {
        1 => Ok(all.remove(0)),
        0 => Err((NONE_OPEN, "no session is open: start one with `chairside SESSION.md`".into())),
        _ => Err((SEVERAL_OPEN, format!("several sessions are open; say which with --session:\n{}", known.trim_end()))),
    }
}

fn answer(reply: &Reply, request: Request, json: bool) -> ExitCode {
    if json {
        // Of the status itself nothing else is asked.
        let text = match (&reply.status, request) {
            (Some(status), Request::Status) => serde_json::to_string(status),
            _ => serde_json::to_string(reply),
        };
        print(&format!("{}\n", marks::json(&text.unwrap_or_default())));
    } else if !reply.ok {
        warn(&reply.words);
    } else if let (Some(status), Request::Status) = (&reply.status, request) {
        print(&in_words(status));
    } else if !reply.words.is_empty() {
        print(&format!("{}\n", reply.words));
    }
    match reply.error {
        None => ExitCode::SUCCESS,
        Some(Refusal::NothingToDo) => ExitCode::from(NOTHING_TO_DO),
        Some(Refusal::Refused | Refusal::Unknown) => ExitCode::from(REFUSED),
        Some(Refusal::Malformed | Refusal::Busy) => ExitCode::from(2),
    }
}

/// A line of `watch`, at once. False when nobody reads any more.
fn write_line(line: &str) -> bool {
    let mut out = std::io::stdout();
    writeln!(out, "{}", marks::json(line)).and_then(|()| out.flush()).is_ok()
}

/// A line for each session: what it is called, with its file.
fn lines(indent: &str, all: &[Running]) -> String {
    let mut text = String::new();
    for session in all.iter().map(|one| &one.status.session) {
        let name = session.group.as_ref().unwrap_or(&session.title);
        let _ = writeln!(text, "{indent}{name} ({})", session.file);
    }
    text
}

fn actions() -> String {
    let mut text = String::new();
    for action in request::actions() {
        let _ = writeln!(text, "{:20} {}", request::name(action), action.row().name);
    }
    text
}

fn in_words(status: &Status) -> String {
    let mut text = format!("{}\n{}\n", status.session.title, status.room.words);
    if let Some(slide) = &status.slide {
        let _ = writeln!(text, "Slide {} of {}, {}", slide.number, slide.of, slide.deck);
    }
    if let Some(item) = &status.item {
        let _ = writeln!(text, "Item {} of {}: {}", item.number, item.of, item.title);
    }
    let timer = status.timer;
    let minutes = |seconds: i64| format!("{}:{:02}", seconds.abs() / 60, seconds.abs() % 60);
    let time = timer.left_seconds.map_or_else(
        || format!("{} spent", minutes(timer.spent_seconds)),
        |left| format!("{} {}", minutes(left), if left < 0 { "over" } else { "left" }),
    );
    let line = match timer.state {
        TimerState::Idle => None,
        TimerState::Ready => Some("The time has not started".to_owned()),
        TimerState::Running | TimerState::Over => Some(time),
        TimerState::Paused => Some(format!("{time}, paused")),
    };
    text.extend(line.map(|line| line + "\n"));
    if let Some(question) = &status.asks {
        let _ = writeln!(text, "The presenter window asks: {question}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_requests_or_say_what_is_missing() {
        assert_eq!(request_of("goto", Some("12")), Ok(Request::GoTo(12)));
        assert_eq!(request_of("timer", Some("pause")), Ok(Request::Timer(TimerChange::Pause)));
        assert_eq!(request_of("note-well", None), Ok(Request::Do(chairside_session::keys::Action::NoteWell)));
        for (what, value) in [("goto", None), ("goto", Some("x")), ("timer", None), ("next", Some("1"))] {
            assert!(request_of(what, value).is_err(), "{what} {value:?}");
        }
    }

    #[test]
    fn without_a_session_the_status_says_so() {
        assert_eq!(choose(Vec::new(), None).unwrap_err().0, NONE_OPEN);
        assert_eq!(choose(Vec::new(), Some("quic")).unwrap_err().0, NONE_OPEN);
    }
}
