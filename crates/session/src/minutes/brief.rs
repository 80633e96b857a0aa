//! Texts to send after the session: the report to the area director, the summary for the mailing list, the items
//! without an outcome. Plain text, as in email.

use std::fmt::Write;

use crate::minutes::account::accounts;
use crate::minutes::handouts::labelled;
use crate::minutes::markdown::plain;
use crate::minutes::section;
use crate::model::outcome::Outcome;
use crate::model::poll::{NOT_A_VOTE, Poll, PollResult};
use crate::queries::outcomes;
use crate::state::State;
use crate::state::run::Run;
use crate::words::DayTimes;

/// The report to the area director, one paragraph.
pub fn report(run: &Run) -> String {
    let state = run.state();
    let content = &state.content;
    let mut sentences = vec![held(state)];
    for account in accounts(state).iter().filter(|account| account.began.is_some()) {
        let item = account.item;
        let polls: Vec<String> =
            polls(state).filter(|poll| poll.item.as_ref() == Some(&item.id)).map(counted).collect();
        let recorded = state.outcome(item).map(Outcome::words);
        let missing =
            (content.room.decides && content.is_discussed(item)).then(|| "No outcome was recorded.".to_string());
        let Some(words) = recorded.or(missing).or_else(|| (!polls.is_empty()).then(String::new)) else { continue };
        let polls = polls.iter().fold(String::new(), |all, poll| all + " " + poll);
        let presenter = item.presenter.as_ref().map_or_else(String::new, |who| format!(" ({})", plain(who)));
        sentences.push(format!("{}{presenter}: {}{polls}", plain(&item.title), plain(&words)));
    }
    let missed: Vec<String> = accounts(state)
        .iter()
        .filter(|account| account.began.is_none() && !account.item.skipped)
        .map(|account| plain(&account.item.title))
        .collect();
    if !missed.is_empty() && state.started.is_some() {
        sentences.push(format!("Not reached: {}.", missed.join(", ")));
    }
    match section::actions(state).len() {
        0 => {}
        1 => sentences.push("One action item was noted.".into()),
        count => sentences.push(format!("{count} action items were noted.")),
    }
    sentences.join(" ") + "\n"
}

/// The opening sentence: "SECDISPATCH met at IETF 112 on 9 November 2021, 12:00–12:54 UTC, chaired by …."
fn held(state: &State) -> String {
    let content = &state.content;
    let name = plain(content.group_name().as_deref().unwrap_or(&content.title));
    let at = content.meeting.as_ref().map_or_else(String::new, |meeting| format!(" at {}", plain(meeting)));
    let chairs: Vec<String> = content.chairs.iter().map(|person| plain(&person.name)).collect();
    let by = match chairs.split_last() {
        None => String::new(),
        Some((only, [])) => format!(", chaired by {only}"),
        Some((last, rest)) => format!(", chaired by {} and {last}", rest.join(", ")),
    };
    let Some(started) = &state.started else { return format!("{name} has not met yet{at}.") };
    let zone = content.time_zone();
    let day = started.wall.to_zoned_datetime(zone.clone()).strftime("%-d %B %Y").to_string();
    let times = DayTimes::new(zone, Some(started.wall));
    let held = times.span_with_zone(started.wall, state.ended.as_ref().map(|ended| ended.wall));
    let rehearsal = if state.rehearsal { " (a rehearsal)" } else { "" };
    format!("{name} met{at} on {day}, {held}{rehearsal}{by}.")
}

/// The summary for the mailing list: the outcome of each item.
pub fn for_the_list(run: &Run) -> String {
    let state = run.state();
    let mut out = format!("{}\n", held(state));
    let rows: Vec<_> = outcomes::summary(state).into_iter().filter(|row| row.outcome.is_some()).collect();
    if rows.is_empty() {
        return out + "\nNo outcome was recorded.\n";
    }
    out += "\nOutcomes of the session, to be confirmed on this list:\n";
    for row in rows {
        let presenter = row.item.presenter.as_ref().map_or_else(String::new, |who| format!(" ({})", plain(who)));
        let words = row.outcome.map_or_else(String::new, Outcome::words);
        let _ = write!(out, "\n- {}{presenter}\n  {}\n", plain(&row.item.title), plain(&words));
        for poll in polls(state).filter(|poll| poll.item.as_ref() == Some(&row.item.id)) {
            let _ = writeln!(out, "  {}", counted(poll));
        }
    }
    if let Some(minutes) = labelled(&state.content, &["minutes", "notes"]) {
        let _ = write!(out, "\nMinutes: {}\n", plain(&minutes.url));
    }
    out
}

/// The items that should have an outcome but have none, one a line, or a sentence if there are none.
pub fn without_outcome(run: &Run) -> String {
    let missing = outcomes::without_outcome(run.state());
    if missing.is_empty() {
        return "Every item has its outcome.\n".into();
    }
    missing.iter().fold(String::new(), |out, item| {
        let presenter = item.presenter.as_ref().map_or_else(String::new, |who| format!(" ({})", plain(who)));
        out + &format!("- {}{presenter}\n", plain(&item.title))
    })
}

fn polls(state: &State) -> impl Iterator<Item = &Poll> {
    state.polls.iter().filter(|poll| poll.result.is_some())
}

fn counted(poll: &Poll) -> String {
    let result = poll.result.as_ref().map_or_else(String::new, PollResult::words);
    format!("Poll ({NOT_A_VOTE}): “{}” {}.", plain(&poll.question), plain(&result))
}
