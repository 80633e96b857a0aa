//! Takes over what the chair ticked of the Datatracker's changes: decks to their items, items into the agenda, the rest into the
//! head of the session file. A thread of its own writes that file: it may be on a drive that does not answer.

use std::path::Path;
use std::thread;

use chairside_datatracker::Download;
use chairside_import::{Before, Change, ItemField, LinkChange, Owner};
use chairside_load::file_hash;
use chairside_session::file::{DraftItem, HeadChange, with_head};
use chairside_session::{Intent, ItemId};
use jiff::SignedDuration;

use super::Actor;
use super::answer::Answer;
use super::change_words::about;
use super::message::{Handle, Message};
use crate::session_file::{Replaced, replace};

/// The file may be written by another program at the same moment: it is then read and changed again, so many times.
const TRIES: u32 = 5;

impl Actor {
    /// Takes what is wanted, now that its decks are there or are known not to come.
    pub(super) fn take_fetched(&mut self, wanted: &[Change], downloads: &[Download]) {
        self.leave_changes();
        let folder = self.library.source.folder();
        let mut downloads = downloads.iter();
        let (mut head, mut attached, mut aside) = (HeadChange::default(), Vec::new(), Vec::new());
        for change in wanted {
            let Some((_, owner)) = about(change) else {
                add_to_head(&mut head, change);
                continue;
            };
            let file = match downloads.next() {
                Some(Download::Saved { file, .. } | Download::Kept { file }) => file.clone(),
                Some(Download::Left(left)) => {
                    self.trouble(format!("{} did not come: {left}", change.key()));
                    continue;
                }
                None => continue,
            };
            match owner {
                // The session file names it already.
                Some(Owner::Chairs) if matches!(change, Change::Missing { .. }) => self.library.read(self.run.state()),
                Some(Owner::Chairs) => head.deck = Some(file),
                Some(Owner::Item(item)) => attached.push((item.clone(), folder.join(file))),
                None => aside.push(file),
            }
        }
        self.change_agenda(wanted);
        if head != HeadChange::default() {
            self.change_head(head);
        }
        for (item, path) in attached {
            self.attach_file(Some(item), path);
        }
        if !aside.is_empty() {
            self.desk.notice = Some(format!("Saved beside the session: {}", aside.join(", ")));
        }
    }

    /// Keeps what the Datatracker says now as what is compared with later: the chair has taken all of it.
    pub(super) fn keep_as_before(&mut self) {
        let Some(seen) = self.refreshing.seen.take() else { return };
        let folder = self.library.source.folder();
        let keep = move || Before::of(&seen).write(&folder);
        // Without it the same is offered again.
        let _ = thread::Builder::new().name("keep what the Datatracker said".into()).spawn(keep);
    }

    /// Takes over what has changed of the agenda, each as a decision that the chair can take back.
    fn change_agenda(&mut self, wanted: &[Change]) {
        let (mut taken, mut refused) = (0, Vec::new());
        for change in wanted {
            for intent in self.intents(change) {
                let before = self.run.next_number();
                self.act(&intent);
                if self.run.next_number() == before {
                    refused.extend(self.desk.notice.take());
                } else {
                    taken += 1;
                }
            }
            if let Change::NewItem { item, before, .. } = change {
                for intent in self.rest_of_new_item(item, before.as_ref()) {
                    self.act(&intent);
                }
            }
        }
        for words in refused {
            self.trouble(format!("Not taken from the Datatracker: {words}"));
        }
        if taken > 0 {
            self.desk.notice = Some("The agenda has what you ticked".into());
            self.publish();
        }
    }

    /// What a change wants of the agenda.
    fn intents(&self, change: &Change) -> Vec<Intent> {
        match change {
            Change::NewItem { item, before, .. } => {
                let before = before.clone().filter(|before| self.run.state().content.item(before).is_some());
                vec![Intent::AddItem {
                    title: item.title.clone(),
                    presenter: item.presenter.clone().unwrap_or_default(),
                    minutes: if item.time.is_zero() { String::new() } else { typed(item.time) },
                    kind: item.kind,
                    before,
                }]
            }
            Change::ItemGone { item, .. } => vec![Intent::RemoveItem { item: item.clone() }],
            Change::Item { item, field, .. } => self.intents_of_field(item, field),
            _ => Vec::new(),
        }
    }

    fn intents_of_field(&self, item: &ItemId, field: &ItemField) -> Vec<Intent> {
        let id = item.clone();
        match field {
            ItemField::Title(title) => vec![Intent::SetTitle { item: id, title: title.clone() }],
            ItemField::Presenter(who) => {
                vec![Intent::SetPresenter { item: id, presenter: who.clone().unwrap_or_default() }]
            }
            ItemField::Minutes { time, talk: share } => {
                let talk = |minutes: String| Intent::SetTalk { item: item.clone(), minutes };
                let time = Intent::SetMinutes { item: id, minutes: typed(*time) };
                // The talk has to fit into the item at each moment.
                let had_talk = self.run.state().content.item(item).is_some_and(|item| item.talk.is_some());
                let before = had_talk.then(|| talk(String::new()));
                before.into_iter().chain([time]).chain(share.map(typed).map(talk)).collect()
            }
            ItemField::Link(link) => {
                let here = self.run.state().content.item(item);
                let more = here.map(|here| here.more_links.clone()).unwrap_or_default();
                vec![Intent::SetLinks { item: id, urls: link.clone().into_iter().chain(more).collect() }]
            }
        }
    }

    /// What is to be said of an item that was just added before this one.
    fn rest_of_new_item(&self, new: &DraftItem, before: Option<&ItemId>) -> Vec<Intent> {
        let agenda = &self.run.state().content.agenda;
        let after = before.and_then(|before| self.run.state().content.item_index(before)).unwrap_or(agenda.len());
        let added = after.checked_sub(1).and_then(|at| agenda.get(at)).filter(|item| item.title == new.title);
        let Some(item) = added.map(|item| item.id.clone()) else { return Vec::new() };
        let talk = new.talk.map(|talk| Intent::SetTalk { item: item.clone(), minutes: typed(talk) });
        let text = new.text.clone().map(|text| Intent::SetText { item: item.clone(), text });
        let link = new.link.clone().map(|link| Intent::SetLinks { item, urls: vec![link] });
        talk.into_iter().chain(text).chain(link).collect()
    }

    /// Writes the head of the session file, and takes it over once the file is read again.
    fn change_head(&mut self, head: HeadChange) {
        let path = self.library.source.path.clone();
        let handle = self.library.handle().clone();
        // What else the file says and the chair has not taken over stays an offer.
        let had_all = self.run.file_hash() == Some(self.library.session.hash.as_str());
        let write = move || {
            let done = write_head(&path, &head, had_all.then_some(&handle));
            handle.send(Message::Datatracker(0, Answer::HeadWritten(done)));
        };
        if let Err(error) = thread::Builder::new().name("write the session file".into()).spawn(write) {
            self.trouble(format!("The session file has not changed: {error}"));
        }
    }

    /// The head of the session file is written, or not.
    pub(super) fn head_written(&mut self, done: Result<(), String>) {
        match done {
            Ok(()) => self.library.read(self.run.state()),
            Err(words) => {
                self.library.file.take_when_read = None;
                self.trouble(format!("The session file has not changed: {words}"));
            }
        }
        self.publisher.presenter_soon();
    }
}

/// A time as it might be typed, to the second.
fn typed(time: SignedDuration) -> String {
    format!("{}s", time.as_secs())
}

/// Notes what a change wants of the head of the session file.
fn add_to_head(head: &mut HeadChange, change: &Change) {
    match change {
        Change::Slot { slot, zone } => head.slot = Some((*slot, zone.clone())),
        Change::Chairs { chairs, .. } => head.chairs = Some(chairs.clone()),
        Change::Link { link: LinkChange::Leads { to, .. }, .. } => {
            head.links.push((to.label.clone(), Some(to.url.clone())));
        }
        Change::Link { link: LinkChange::Gone { link }, .. } => head.links.push((link.label.clone(), None)),
        _ => {}
    }
}

/// Writes the head of the session file. `takes` hears before which hash the file gets.
fn write_head(path: &Path, head: &HeadChange, takes: Option<&Handle>) -> Result<(), String> {
    let name = path.display().to_string();
    for _ in 0..TRIES {
        let text = chairside_deck::read_as_written(path, &name).map_err(|problem| problem.to_string())?;
        let new = with_head(&name, &text, head).map_err(|problem| problem.to_string())?;
        if let Some(takes) = takes {
            let hash = file_hash(&chairside_deck::as_read(&new));
            takes.send(Message::Datatracker(0, Answer::HeadWrites(hash)));
        }
        if replace(path, &text, &new).map_err(|why| format!("{name}: {why}"))? == Replaced::Yes {
            return Ok(());
        }
    }
    Err(format!("{name}: another program keeps writing it; look again when it has finished"))
}
