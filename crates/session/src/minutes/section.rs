//! The section of one item: drafts, notes, speakers, polls, outcome, action items, links.

use std::collections::HashSet;
use std::fmt::Write;

use jiff::SignedDuration;

use crate::minutes::account::Account;
use crate::minutes::drafts::{Draft, drafts};
use crate::minutes::markdown::{address_of, escaped, link};
use crate::minutes::options::Options;
use crate::model::ids::{DeckId, RowId};
use crate::model::item::ItemKind;
use crate::model::note::Note;
use crate::model::outcome::Outcome;
use crate::model::poll::{NOT_A_VOTE, Poll, PollResult};
use crate::state::State;
use crate::typed::action::action;
use crate::words::minutes_words;

/// The section of one item.
pub(crate) struct Section<'a> {
    pub state: &'a State,
    pub account: &'a Account<'a>,
    pub options: Options,
    /// Rows that were in the last copy.
    pub old: &'a HashSet<RowId>,
    /// This is the page for taking notes, with places left open.
    pub to_fill_in: bool,
}

impl Section<'_> {
    /// The whole section.
    pub fn whole(&self) -> String {
        let mut out = self.heading();
        let facts = self.known();
        for line in &facts {
            let _ = writeln!(out, "* {line}");
        }
        if self.to_fill_in && self.account.item.kind != ItemKind::Break {
            out += if facts.is_empty() { "" } else { "\n" };
            out += "(notes)\n";
            if self.state.content.room.decides && self.state.content.is_discussed(self.account.item) {
                out += "\n**Outcome:**\n";
            }
        }
        out + &self.record(!facts.is_empty())
    }

    /// The heading and what is new since the last copy; empty if nothing is.
    pub fn news(&self) -> String {
        let record = self.record(false);
        if record.is_empty() { record } else { self.heading() + &record }
    }

    fn heading(&self) -> String {
        format!("## {}. {}\n\n", self.account.number, escaped(&self.account.item.title))
    }

    /// What the agenda says about the item: who, when, drafts, slides, question, link.
    fn known(&self) -> Vec<String> {
        let item = self.account.item;
        let mut lines: Vec<String> = Vec::new();
        let who = item.presenter.as_deref().map(escaped);
        let when = times(self.state, self.account);
        lines.extend(
            (who.is_some() || !when.is_empty())
                .then(|| who.into_iter().chain((!when.is_empty()).then_some(when)).collect::<Vec<_>>().join(", ")),
        );
        let named = drafts(self.texts());
        lines.extend((!named.is_empty()).then(|| {
            let words = named.iter().map(|draft: &Draft| link(&draft.words(), &draft.url()));
            format!("Drafts: {}", words.collect::<Vec<_>>().join(", "))
        }));
        let deck = self.state.content.deck(&item.deck).filter(|_| item.brings_deck).map(|deck| escaped(&deck.title));
        let shown_by = self.state.shown_by(item);
        let by = shown_by.elsewhere().then(|| format!("shown by {}", shown_by.words()));
        let slides: Vec<String> = deck.into_iter().chain(by).collect();
        lines.extend((!slides.is_empty()).then(|| format!("Slides: {}", slides.join(", "))));
        if item.skipped {
            lines.push("Skipped".into());
        }
        lines.extend(item.talks.iter().map(|talk| {
            let who = talk.presenter.as_ref().map_or_else(String::new, |who| format!(" ({})", escaped(who)));
            let length =
                if talk.time.is_positive() { format!(", {} min", minutes_words(talk.time)) } else { String::new() };
            format!("Talk: {}{who}{length}", escaped(&talk.title))
        }));
        lines.extend(item.text.as_deref().map(escaped));
        lines.extend(item.question.as_deref().map(|question| format!("Question: {}", escaped(question))));
        let further: Vec<String> = item.links().map(address_of).collect();
        if !further.is_empty() {
            lines.push(format!("{}: {}", if further.len() == 1 { "Link" } else { "Links" }, further.join(", ")));
        }
        lines
    }

    /// What happened: notes, speakers, polls, outcome, action items.
    fn record(&self, something_above: bool) -> String {
        let is_new = |row: &RowId| !self.old.contains(row);
        let id = Some(&self.account.item.id);
        let notes: Vec<&Note> =
            self.state.notes.iter().filter(|note| note.item.as_ref() == id && is_new(&note.row)).collect();
        let mut parts: Vec<String> = Vec::new();
        let list = |lines: Vec<String>| lines.iter().fold(String::new(), |out, line| out + "- " + line + "\n");
        let plain: Vec<&&Note> = notes.iter().filter(|note| action(&note.text).is_none()).collect();
        parts.push(list(plain.iter().map(|line| note(self.state, line, Some(&self.account.item.deck))).collect()));
        if self.options.speakers && self.old.is_empty() {
            let speakers = list(self.speakers());
            parts.push(if speakers.is_empty() { speakers } else { format!("At the microphone:\n\n{speakers}") });
        }
        let polls = self.state.polls.iter().filter(|poll| poll.item.as_ref() == id && is_new(&poll.row));
        parts.extend(polls.map(|asked| poll(self.state, asked)));
        if let Some(recorded) = self.state.outcomes.get(&self.account.item.id).filter(|known| is_new(&known.row)) {
            parts.push(outcome(&recorded.outcome));
        }
        let actions = list(notes.iter().filter_map(|note| action_words(&note.text)).collect());
        parts.push(if actions.is_empty() { actions } else { format!("Action items:\n\n{actions}") });
        parts.retain(|part| !part.is_empty());
        let above = if something_above && !parts.is_empty() { "\n" } else { "" };
        format!("{above}{}", parts.join("\n"))
    }

    fn speakers(&self) -> Vec<String> {
        let Some(heard) = &self.state.heard else { return Vec::new() };
        let here = |speech: &&crate::model::floor::Speech| speech.item.as_ref() == Some(&self.account.item.id);
        let words = |speech: &crate::model::floor::Speech| {
            let seconds = speech.took(heard).as_secs();
            format!("{}, {}:{:02}", escaped(&speech.who()), seconds / 60, seconds % 60)
        };
        self.state.floor.speeches.iter().filter(here).map(words).collect()
    }

    /// The texts that may name drafts.
    fn texts(&self) -> Vec<&str> {
        let item = self.account.item;
        let of_agenda = [Some(item.title.as_str()), item.text.as_deref(), item.question.as_deref()];
        let deck = self.state.content.deck(&item.deck).filter(|_| item.brings_deck).map(|deck| deck.title.as_str());
        let notes = self.state.notes.iter().filter(|note| note.item.as_ref() == Some(&item.id));
        let talks = item.talks.iter().map(|talk| talk.title.as_str());
        of_agenda
            .into_iter()
            .flatten()
            .chain(item.links())
            .chain(talks)
            .chain(deck)
            .chain(notes.map(|note| note.text.as_str()))
            .collect()
    }
}

/// When the item took place: "12:05–12:31, took 26 of 25 min". Before it came up: "12:05, 25 min".
fn times(state: &State, account: &Account<'_>) -> String {
    let times = state.day_times();
    let planned = account.allotted.is_positive().then(|| minutes_words(account.allotted));
    let Some(began) = account.began else {
        let length = match (account.item.talk, account.item.time) {
            (Some(talk), all) => {
                Some(format!("{} + {} min", minutes_words(talk), minutes_words(all.saturating_sub(talk))))
            }
            (None, SignedDuration::ZERO) => None,
            (None, all) => Some(format!("{} min", minutes_words(all))),
        };
        return account.planned.map(|at| times.time(at)).into_iter().chain(length).collect::<Vec<_>>().join(", ");
    };
    let of = planned.map_or_else(String::new, |planned| format!(" of {planned}"));
    let took = minutes_words(account.took);
    match account.ended {
        Some(ended) => format!("{}, took {took}{of} min", times.span(began, Some(ended))),
        None => format!("since {}, {took}{of} min so far", times.time(began)),
    }
}

/// A note: "12:31 The line (slide 7)". Names the deck if it is not the item's own.
pub(crate) fn note(state: &State, note: &Note, own: Option<&DeckId>) -> String {
    let at = state.day_times().time(note.at.wall);
    let slide = match state.content.deck(&note.place.deck).zip(state.standing(&note.place)) {
        Some((_, standing)) if standing.of == 1 && own == Some(&note.place.deck) => String::new(),
        Some((_, standing)) if own == Some(&note.place.deck) => format!(" (slide {})", standing.number),
        Some((deck, standing)) => format!(" ({}, slide {})", escaped(&deck.title), standing.number),
        None => String::new(),
    };
    let words = action_words(&note.text).map_or_else(|| escaped(&note.text), |words| format!("Action: {words}"));
    format!("{at} {words}{slide}")
}

fn action_words(text: &str) -> Option<String> {
    let found = action(text)?;
    let owner = found.owner.map_or_else(String::new, |owner| format!("**{}:** ", escaped(&owner)));
    Some(owner + &escaped(&found.text))
}

pub(crate) fn poll(state: &State, poll: &Poll) -> String {
    let at = state.day_times().time(poll.from.wall);
    let result = poll.result.as_ref().map_or_else(|| "no result".into(), PollResult::words);
    format!("**Poll** at {at} ({NOT_A_VOTE}): {} **{}**\n", escaped(&poll.question), escaped(&result))
}

pub(crate) fn outcome(outcome: &Outcome) -> String {
    format!("**Outcome:** {}\n", escaped(&outcome.words()))
}

/// All action items of the session, each with its item's number.
pub(crate) fn actions(state: &State) -> Vec<String> {
    let words = |note: &Note| {
        let item = note.item.as_ref().and_then(|item| state.content.item_index(item));
        let under = item.map_or_else(String::new, |index| format!(" (item {})", index + 1));
        action_words(&note.text).map(|words| words + &under)
    };
    state.notes.iter().filter_map(words).collect()
}
