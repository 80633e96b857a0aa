//! Keeps what was not understood: words of a line that nothing took become a note of its item, or the line is listed.

use std::collections::{HashMap, HashSet};

use crate::clock;
use crate::date;
use crate::headings::is_about;
use crate::inline::Inline;
use crate::reading::{LineRole, SessionRead};
use crate::row::one_line;
use crate::source::Mark;
use crate::walk::Walk;

/// Words that say nothing that is not read in another way: units, labels, what agendas are made of.
const EXPECTED: &str = "\
    a about abstract adjourn adjourned adjournment aea agenda agendas afternoon all allocated allowing allows also am an and \
    answers approx approximately archive area as at balance between bof by ca chair chairing chairs client co com \
    datatracker date deck director directors discuss discussion discussions diskussion doc dr draft drafts duration \
    each editor end ends est estimated fcfs final for from fyi gmt group hour hours hr hrs html http https ietf if iii in \
    incl included includes including inkl interim irtf is it item its lead led length link local location mailto \
    materials max meeting meetings mim min mins minute minuten minutes mn moderated morning moderator name note notes of on \
    online only onsite or org part pdf permit permits plus pm ppt pptx preliminary present presentation presentations \
    presented presenter presenters presenting prof proposed qa question questions re remainder remaining remarks \
    remote remotely requested research rest rfc rg room sec seconds secs see session sessions site slide slides slot \
    slots speaker speakers start std stunde talk talks tba tbd the this time times timezone title to tools topic total \
    txt uhr until up utc venue via virtual wg when where who will with working www xmpp zone";

/// Adds what was lost to the item that a line belongs to, and returns the other lines that lost something.
pub(crate) fn account(walk: &Walk<'_>, sessions: &mut [SessionRead]) -> Vec<u32> {
    let expected: HashSet<&str> = EXPECTED.split_whitespace().collect();
    let general = general(sessions);
    let starts = item_lines(sessions);
    let own = own_words(sessions);
    let all: HashSet<&String> = own.values().flatten().collect();
    let mut lost_lines = Vec::new();
    for line in &walk.source.lines {
        let role = walk.roles[line.number as usize - 1];
        let is_label = matches!(line.mark, Mark::Heading(_)) && role == LineRole::Session && is_about(&line.text);
        if !matches!(role, LineRole::Item | LineRole::Session | LineRole::Part) || is_label {
            continue;
        }
        let inline = Inline::of(&line.text);
        let text = one_line(&inline.text);
        let addresses = inline.links.iter().map(|(_, url)| url).filter(|url| !url.contains("timeanddate.com"));
        let last = starts.partition_point(|(start, ..)| *start <= line.number);
        let near = last.checked_sub(1).map(|at| starts[at].0);
        let known = |word: &String| {
            general.contains(word)
                || near.is_some_and(|start| own.get(&start).is_some_and(|words| words.contains(word)))
                || role != LineRole::Item && all.contains(word)
        };
        let is_lost = |word: String| {
            word.chars().count() > 2
                && word.starts_with(char::is_alphabetic)
                && !expected.contains(word.as_str())
                && !known(&word)
                && !is_calendar(&word)
        };
        let lost_address = addresses.flat_map(|url| words(url)).any(is_lost);
        let any = lost_address || words(&text).any(is_lost);
        if !(any || role == LineRole::Session && loses_times(&text, sessions)) {
            continue;
        }
        let text = if lost_address { line.text.clone() } else { text };
        match last.checked_sub(1).filter(|_| role == LineRole::Item).map(|at| starts[at]) {
            Some((_, session, item)) => sessions[session].items[item].notes.push((line.number, text)),
            None => lost_lines.extend(line.number..=line.last),
        }
    }
    lost_lines
}

/// The words that sessions were given: titles, rooms, people, links, parts.
fn general(sessions: &[SessionRead]) -> HashSet<String> {
    let mut out = HashSet::new();
    for session in sessions {
        let texts = [&session.title, &session.group, &session.meeting, &session.room].into_iter().flatten();
        texts.for_each(|text| out.extend(words(text)));
        session.time_zone.iter().for_each(|zone| {
            out.extend(words(&zone.text));
            out.extend(zone.name.iter().flat_map(|name| words(name)));
        });
        for person in session.chairs.iter().chain(&session.area_directors) {
            out.extend(words(&person.name));
            out.extend(person.email.iter().flat_map(|email| words(email)));
        }
        for link in &session.links {
            out.extend(words(&link.label));
            out.extend(words(&link.url));
        }
        session.actions.iter().for_each(|action| out.extend(words(&action.text)));
        session.items.iter().filter_map(|item| item.part.as_ref()).for_each(|part| out.extend(words(part)));
    }
    out
}

/// The line where each item begins, its session, and its place there; in the order of lines.
fn item_lines(sessions: &[SessionRead]) -> Vec<(u32, usize, usize)> {
    let of = |(number, session): (usize, &SessionRead)| {
        let items = session.items.iter().enumerate();
        items.map(|(place, item)| (item.line, number, place)).collect::<Vec<_>>()
    };
    let mut lines: Vec<_> = sessions.iter().enumerate().flat_map(of).collect();
    lines.sort_unstable();
    lines
}

/// The words of each item, by its line; several items of HTML may share one.
fn own_words(sessions: &[SessionRead]) -> HashMap<u32, HashSet<String>> {
    let mut out: HashMap<u32, HashSet<String>> = HashMap::new();
    for item in sessions.iter().flat_map(|session| &session.items) {
        let own = out.entry(item.line).or_default();
        own.extend(words(&item.title));
        item.presenters.iter().for_each(|name| own.extend(words(name)));
        item.slides.iter().for_each(|slides| own.extend(words(slides)));
        item.notes.iter().for_each(|(_, note)| own.extend(words(note)));
        for link in &item.links {
            own.extend(words(&link.label));
            own.extend(words(&link.url));
        }
    }
    out
}

/// Times of the session that no session has: a second slot in a line.
fn loses_times(text: &str, sessions: &[SessionRead]) -> bool {
    clock::find(text).is_some_and(|(slot, ..)| !sessions.iter().any(|session| session.start == Some(slot.start)))
}

fn is_calendar(word: &str) -> bool {
    date::is_weekday(word) || date::is_month_in_any_language(word)
}

/// The words of a text, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}
