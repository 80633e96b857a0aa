//! What has to be in place before the first item. The panel of the last ten minutes and `check --ready` show the same
//! list.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::model::checklist::{Entry, Section};
use crate::model::content::{SessionContent, are_chairs};
use crate::model::ids::{DeckId, ItemId, ReminderId};
use crate::model::item::{Item, ItemKind};
use crate::model::people::{Role, Seat, folded, seat_with};
use crate::model::stamp::Moment;
use crate::model::steps;
use crate::state::State;
use crate::words::isolated;

/// The panel opens this long before the slot.
pub const BEFORE: SignedDuration = SignedDuration::from_mins(10);

/// What the program has found out about the machine. `None` means it did not look, and there is no line for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Machine {
    /// Decks that cannot be shown, each with the reason.
    pub broken: BTreeMap<DeckId, String>,
    /// Fonts that a deck needs and nobody has, each with its slides and what to install.
    pub fonts: Vec<String>,
    /// Pages of decks that cannot be drawn, each deck with the reason and what to do.
    pub pages: Vec<String>,
    /// Whether the room's window draws, or why not.
    pub window: Option<Result<(), String>>,
    /// Whether the journal can be written, or why not.
    pub disk: Option<Result<(), String>>,
}

/// What a line is about, as far as the window treats it in a way of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "about", rename_all = "kebab-case")]
#[ts(export)]
pub enum ReadyAbout {
    /// Who has a role.
    Role {
        /// The role.
        role: Role,
    },
    /// Whether an item's speaker is there. `seat-presenter` answers it.
    Speaker {
        /// The item that they present.
        item: ItemId,
        /// The name, if others present it too.
        who: Option<String>,
        /// Where they are; `None` until somebody has seen them.
        seat: Option<Seat>,
    },
    /// An item's slides. A deck that is attached answers it.
    Slides {
        /// The item that they belong to.
        item: ItemId,
    },
    /// Anything else.
    Other,
}

/// One thing that has to be in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReadyLine {
    /// The id for `silence`.
    pub id: ReminderId,
    /// What it is: "Note takers".
    pub text: String,
    /// The details: "Robin Wilton", "nobody yet".
    pub detail: String,
    /// It is in place, as far as Chairside can tell.
    pub done: bool,
    /// The chair has ticked it: it may be settled elsewhere.
    pub silenced: bool,
    /// The item that it belongs to.
    pub item: Option<ItemId>,
    /// What it is about.
    pub about: ReadyAbout,
}

impl ReadyLine {
    /// Whether there is nothing left to do.
    pub fn is_settled(&self) -> bool {
        self.done || self.silenced
    }
}

/// Everything that has to be in place, in the order in which one checks it: people, speakers, texts, machine.
pub fn ready(state: &State, machine: &Machine) -> Vec<ReadyLine> {
    if state.content.plain {
        return Vec::new();
    }
    let line = |id: &str, text: &str, item: Option<&Item>, found: Result<String, String>| {
        let id = ReminderId::from(id);
        let (done, detail) = match found {
            Ok(detail) => (true, detail),
            Err(detail) => (false, detail),
        };
        let silenced = state.silenced.contains(&id);
        let item = item.map(|item| item.id.clone());
        ReadyLine { silenced, id, text: text.into(), detail, done, item, about: ReadyAbout::Other }
    };
    let role = |id: &str, text: &str, role: Role| ReadyLine {
        about: ReadyAbout::Role { role },
        ..line(id, text, None, filled(state, role))
    };
    let mut lines = vec![
        role("note-takers", "Note takers", Role::NoteTakers),
        role("scribe", "Chat scribe", Role::Scribe),
        line("audio-video", "Audio and video checked, on site and remote", None, Err("not ticked".into())),
    ];
    // Who presents short talks and has a line.
    let mut named = BTreeSet::new();
    for item in state.content.agenda.iter().filter(|item| has_speaker(&state.content, item)) {
        // Where nobody is named, nobody is asked for; and nobody twice.
        for who in presenters(item).filter(|who| asking_item(state, who) == Some(&item.id)) {
            let seat = seat_of(state, who);
            // Where the file expects the speaker says where to look, not that they have arrived.
            let expected = item.seat.map_or_else(String::new, |seat| format!(", expected {}", seat.words()));
            let there = seat.map(|seat| seat.words().to_string()).ok_or_else(|| format!("not seen yet{expected}"));
            let one_of_several = (presenters(item).count() > 1).then(|| who.to_owned());
            lines.push(ReadyLine {
                about: ReadyAbout::Speaker { item: item.id.clone(), who: one_of_several, seat },
                silenced: is_ticked(state, who),
                ..line(speaker_line(item, who).as_str(), &is_there(who), Some(item), there)
            });
        }
        let others = talk_speakers(&state.content, item)
            .filter(|(_, who)| presented_by(state, who).next().is_none() && named.insert(folded(who)));
        lines.extend(others.map(|(number, who)| {
            let who = isolated(who);
            let id = format!("talk:{}:{number}", item.id);
            line(&id, &is_there(&who), Some(item), Err("not ticked".into()))
        }));
        let text = format!("Slides of “{}”", isolated(&item.title));
        lines.push(ReadyLine {
            about: ReadyAbout::Slides { item: item.id.clone() },
            ..line(&format!("slides:{}", item.id), &text, Some(item), slides(state, machine, item))
        });
    }
    lines.push(line("chairs-deck", "Chairs' slides", None, deck(state, machine, &DeckId::chairs())));
    for (id, text, found) in [("pages", "Pages", &machine.pages), ("fonts", "Fonts", &machine.fonts)] {
        if !found.is_empty() {
            lines.push(line(id, text, None, Err(found.join(" · "))));
        }
    }
    if !state.content.interstitials.is_empty() || !state.content.open_with.is_empty() {
        lines.push(line("editions", "Boilerplate in its edition in force", None, editions(state)));
    }
    if let Some(window) = &machine.window {
        lines.push(line("window", "The room's window", None, window.clone().map(|()| "drawing".into())));
    }
    if let Some(disk) = &machine.disk {
        lines.push(line("disk", "Autosave", None, disk.clone().map(|()| "ready".into())));
    }
    lines
}

/// "Tommy Pauly is there", "Max Franke, Jake Holland are there".
fn is_there(who: &str) -> String {
    let verb = if who.contains(", ") || who.contains(" and ") || who.contains(" & ") { "are" } else { "is" };
    format!("{who} {verb} there")
}

/// What is left to do. Before the first item, that is the whole list. Later, only unsettled lines about roles, the item
/// that is up and the items to come. After the session, nothing.
pub fn reminders(state: &State, machine: &Machine) -> Vec<ReadyLine> {
    if state.started.is_none() {
        return ready(state, machine);
    }
    if state.ended.is_some() {
        return Vec::new();
    }
    // The strip reports a window that does not draw and a journal that is not saved.
    let machine = Machine { window: None, disk: None, ..machine.clone() };
    let matters = |item: &ItemId| {
        let is_up = state.item.as_ref() == Some(item);
        is_up || (!state.items.contains_key(item) && state.content.item(item).is_some_and(|item| !item.skipped))
    };
    let mut lines = ready(state, &machine);
    lines.retain(|line| !line.is_settled() && line.item.as_ref().is_none_or(matters));
    lines
}

/// How much of all that has to be in place is: the list above, and the chair's own ticks. What participants are asked to
/// do and what the room is shown are not the chair's tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How many things there are.
    pub of: usize,
    /// What is not in place: "note takers", "2 decks", "1 speaker".
    pub open: Vec<String>,
    /// How many those are.
    pub missing: usize,
}

/// How much is in place. Once the first item has begun, only what still matters can be missing.
pub fn standing(state: &State, machine: &Machine) -> Standing {
    let all = ready(state, machine);
    let open: Vec<ReadyLine> = reminders(state, machine).into_iter().filter(|line| !line.is_settled()).collect();
    let own: Vec<&Entry> = state.content.checklist.iter().filter(|entry| counts(entry)).collect();
    let unticked: Vec<&&Entry> = own.iter().filter(|entry| !state.ticks.contains_key(&entry.id)).collect();
    let unticked = if state.ended.is_some() { Vec::new() } else { unticked };
    let of_kind = |prefix: &[&str]| {
        open.iter().filter(|line| prefix.iter().any(|prefix| line.id.as_str().starts_with(prefix))).count()
    };
    let counted = [(of_kind(&["slides:"]), "deck", "decks"), (of_kind(&["speaker:", "talk:"]), "speaker", "speakers")];
    let named = open.iter().filter(|line| !line.id.as_str().contains(':')).map(|line| line.text.clone());
    let counted = counted.into_iter().filter(|(count, ..)| *count > 0);
    let counted = counted.map(|(count, one, more)| format!("{count} {}", if count == 1 { one } else { more }));
    let ticks = unticked.iter().map(|entry| entry.text.clone());
    Standing {
        of: all.len() + own.len(),
        missing: open.len() + unticked.len(),
        open: named.chain(counted).chain(ticks).collect(),
    }
}

/// Whether an entry of the checklist is the chair's own task, which counts as not in place until it is ticked.
pub fn counts(entry: &Entry) -> bool {
    entry.shown.is_none() && entry.section != Section::Tips
}

fn filled(state: &State, role: Role) -> Result<String, String> {
    match state.names_of(role) {
        [] => Err("nobody yet".into()),
        names => Ok(names.join(", ")),
    }
}

/// Whether somebody other than the chairs presents it.
fn has_speaker(content: &SessionContent, item: &Item) -> bool {
    let speaks =
        item.presenter.is_some() || content.is_discussed(item) || talk_speakers(content, item).next().is_some();
    item.kind != ItemKind::Break && !content.is_chairs_own(item) && speaks
}

/// What stands in place of a name when nobody is named.
const NOBODY: &[&str] = &["tbd", "tba", "n/a", "none", "all", "various", "various presenters", "multiple presenters"];

/// The people who present an item, each by name and once.
fn presenters(item: &Item) -> impl Iterator<Item = &str> {
    let names = item.presenter.as_deref().unwrap_or_default().split([',', ';']).map(str::trim);
    let mut known = BTreeSet::new();
    names.filter(move |who| !who.is_empty() && !NOBODY.contains(&folded(who).as_str()) && known.insert(folded(who)))
}

/// The items that somebody presents, apart from the chairs' own.
fn presented_by<'a>(state: &'a State, who: &'a str) -> impl Iterator<Item = &'a Item> {
    let name = folded(who);
    state.content.agenda.iter().filter(move |item| {
        presenters(item).any(|presenter| folded(presenter) == name) && has_speaker(&state.content, item)
    })
}

/// The id of the line that asks whether somebody who presents the item is there.
fn speaker_line(item: &Item, who: &str) -> ReminderId {
    let of_item = format!("speaker:{}", item.id);
    if presenters(item).count() > 1 { format!("{of_item}:{}", folded(who)).into() } else { of_item.into() }
}

/// Whether the chair has ticked that somebody is there, whichever of their items that was said of. One line of an item
/// used to stand for all its speakers.
fn is_ticked(state: &State, who: &str) -> bool {
    let has = |id: ReminderId| state.silenced.contains(&id);
    presented_by(state, who)
        .any(|item| has(speaker_line(item, who)) || has(ReminderId::from(format!("speaker:{}", item.id))))
}

/// The item with which we ask whether a speaker is there: the first of theirs that is still to come, else their first.
fn asking_item<'a>(state: &'a State, who: &'a str) -> Option<&'a ItemId> {
    let is_to_come = |item: &&Item| !item.skipped && !is_over(state, &item.id);
    let item = presented_by(state, who).find(is_to_come).or_else(|| presented_by(state, who).next());
    item.map(|item| &item.id)
}

/// Whether an item was up and no longer is.
fn is_over(state: &State, item: &ItemId) -> bool {
    state.items.contains_key(item) && state.item.as_ref() != Some(item)
}

/// Where a speaker is, whichever of their items it was said of; `None` until somebody has seen them.
fn seat_of(state: &State, who: &str) -> Option<Seat> {
    presented_by(state, who).find_map(|item| seat_with(&state.seats, &item.id, who))
}

/// The speakers of an item's short talks with their talk's number, from 1. Each person once, and not the item's own
/// presenter.
fn talk_speakers<'a>(content: &'a SessionContent, item: &'a Item) -> impl Iterator<Item = (usize, &'a str)> {
    let name_of = |who: &Option<String>| who.as_deref().map(folded);
    let own = name_of(&item.presenter);
    item.talks.iter().enumerate().filter_map(move |(index, talk)| {
        let who = talk
            .presenter
            .as_deref()
            .map(str::trim)
            .filter(|who| !who.is_empty() && !are_chairs(who, &content.chairs))?;
        let name = name_of(&talk.presenter);
        let before = item.talks[..index].iter().any(|other| name_of(&other.presenter) == name);
        (!before && own != name).then_some((index + 1, who))
    })
}

fn slides(state: &State, machine: &Machine, item: &Item) -> Result<String, String> {
    if state.shown_by(item).elsewhere() {
        return Ok(format!("{} shows them", state.shown_by(item).words()));
    }
    if !item.brings_deck {
        return if item.deck.is_chairs() { Ok("among the chairs' slides".into()) } else { Err("no slides yet".into()) };
    }
    deck(state, machine, &item.deck)
}

fn deck(state: &State, machine: &Machine, deck: &DeckId) -> Result<String, String> {
    let Some(info) = state.content.deck(deck) else { return Err(format!("there is no deck {deck}")) };
    let title = isolated(&info.title);
    if let Some(why) = machine.broken.get(deck) {
        return Err(format!("{title}: {why}"));
    }
    match steps::slides(&info.slides).len() {
        0 => Err(format!("{title}: no slides")),
        1 => Ok(format!("{title}, 1 slide")),
        count => Ok(format!("{title}, {count} slides")),
    }
}

fn editions(state: &State) -> Result<String, String> {
    let content = &state.content;
    let missing = content.open_with.iter().filter(|kind| content.interstitial(**kind).is_none());
    let missing = missing.map(|kind| format!("no page for {}", kind.words()));
    let other = content.interstitials.iter().filter(|info| !info.current);
    let other = other.map(|info| format!("{}: {}", info.kind.label(), info.standing));
    let wrong: Vec<String> = missing.chain(other).collect();
    if wrong.is_empty() { Ok("all of them".into()) } else { Err(wrong.join("; ")) }
}

/// Whether the panel opens by itself: from ten minutes before the slot until the first item comes up.
pub fn is_near(state: &State, now: &Moment) -> bool {
    opens_in(state, now).is_some_and(|wait| !wait.is_positive())
}

/// How long until the panel opens by itself. Negative once it has opened, `None` if it will not.
pub(crate) fn opens_in(state: &State, now: &Moment) -> Option<SignedDuration> {
    let slot = state.content.slot.filter(|_| !state.rehearsal && state.started.is_none() && !state.content.plain)?;
    Some(slot.start.duration_since(now.wall).saturating_sub(BEFORE))
}
