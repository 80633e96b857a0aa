//! Looking at all decks before the session, in a thread of its own. What the room sees goes first: pages are drawn for this when
//! nothing else waits.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;

use chairside_load::{LoadedSession, page_token};
use chairside_preflight::{DeckReport, Finding, letters, look_at_session};
use chairside_session::Place;
use chairside_session::desk::{CheckedDeck, CheckedFinding, CheckedPage, DecksChecked};
use chairside_session::snapshot::{PageId, Picture, capitalised};
use jiff::Timestamp;

use super::Actor;
use super::look::{Look, Looked};
use super::message::Message;

/// How many of a finding's pages have a picture.
const PICTURES: usize = 3;

impl Actor {
    /// Begins to look at all decks.
    pub(super) fn check_decks(&mut self) {
        self.leave_check();
        let (source, pdfs) = (self.library.source_now(self.run.state()), self.library.pdfs.clone());
        let left = Arc::clone(&self.look.left);
        let (handle, is_left) = (self.library.handle().clone(), move || left.load(Ordering::Relaxed));
        let look = move || {
            let session = match LoadedSession::load(&source, Timestamp::now(), &pdfs) {
                Ok(session) => session,
                Err(error) => {
                    let words = format!("The decks cannot be checked: {error}");
                    return handle.send(Message::DecksLookedAt(Looked::Failed(words)));
                }
            };
            let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            let report = look_at_session(&session, &pdfs, |seen, of| {
                handle.send(Message::DecksLookedAt(Looked::At(number(seen), number(of))));
                !is_left()
            });
            let Some(report) = report.filter(|_| !is_left()) else { return };
            let letters = letters(&report, &session.content);
            let decks = report.decks.iter().map(|deck| checked(deck, &session)).collect();
            handle.send(Message::DecksLookedAt(Looked::AtAll(decks, letters)));
        };
        if thread::Builder::new().name("check decks".into()).spawn(look).is_ok() {
            self.desk.decks_checked = Some(DecksChecked::default());
            self.look.rows = self.run.rows().len();
        }
    }

    /// Opens what was found.
    pub(super) fn show_check(&mut self) {
        if let Some(checked) = &mut self.desk.decks_checked {
            checked.shown = checked.decks.is_some();
        }
    }

    /// The chair does not wait for it any more, or has read what was found.
    pub(super) fn leave_check(&mut self) {
        self.look.left.store(true, Ordering::Relaxed);
        self.look = Look::default();
        self.desk.decks_checked = None;
    }

    /// The thread that looks is so far.
    pub(super) fn decks_looked_at(&mut self, looked: Looked) {
        let Some(checked) = &mut self.desk.decks_checked else { return };
        match looked {
            Looked::Failed(words) => {
                self.leave_check();
                self.desk.troubles.push(words);
            }
            Looked::At(seen, of) => (checked.seen, checked.of) = (seen, of),
            Looked::AtAll(decks, letters) => {
                checked.has_letters = !letters.is_empty();
                checked.decks = Some(decks);
                self.look.letters = letters;
                // It opens by itself while the chair waits for it, never in the middle of something else.
                let is_busy = self.desk.draft.is_some() || self.desk.overview.is_some() || self.desk.outcome_open;
                checked.shown = !is_busy && self.look.rows == self.run.rows().len();
                if !checked.shown {
                    self.desk.notice = Some("The decks are checked. See “Not in place”.".into());
                }
            }
        }
        self.publisher.presenter_soon();
    }

    /// Puts the letters to presenters on the clipboard.
    pub(super) fn copy_letters(&mut self) {
        if self.desktop.copy(self.look.letters.clone()) {
            self.desk.notice = Some("The letters are copied: paste each into a mail".into());
        }
    }
}

fn checked(deck: &DeckReport, session: &LoadedSession) -> CheckedDeck {
    CheckedDeck {
        name: deck.file.clone(),
        item: deck.item.clone().unwrap_or_default(),
        pages: deck.pages_in_words(),
        not_looked_at: deck.not_looked_at.map(|rest| sentence(&format!("not looked at: {rest}"))).unwrap_or_default(),
        findings: deck.findings.iter().map(|finding| finding_of(finding, deck, session)).collect(),
    }
}

fn finding_of(finding: &Finding, deck: &DeckReport, session: &LoadedSession) -> CheckedFinding {
    let info = session.content.decks.iter().find(|info| info.id.to_string() == deck.deck);
    let key = info.and_then(|info| session.pages.pdf_pages_of(info).next()).map(|page| page.deck);
    let open = session.pdfs.iter().find(|open| Some(open.key) == key);
    let page = |number: &u32| {
        let shown = number.saturating_add(1);
        let Some(open) = open else {
            let info = info.filter(|info| (*number as usize) < info.slides.len())?;
            let slide = PageId::slide(&Place { deck: info.id.clone(), slide: *number });
            return Some(CheckedPage { number: shown, picture: None, slide: Some(slide) });
        };
        let info = open.info.pages.get(*number as usize)?;
        let picture = Picture { token: page_token(open.key, *number), width: info.width, height: info.height };
        Some(CheckedPage { number: shown, picture: Some(picture), slide: None })
    };
    CheckedFinding {
        what: sentence(&finding.what),
        why: sentence(&finding.why),
        instead: sentence(&finding.instead),
        pages: finding.pages.iter().take(PICTURES).filter_map(page).collect(),
    }
}

/// With a capital and a full stop.
fn sentence(words: &str) -> String {
    let words = words.trim_end_matches('.');
    if words.is_empty() { String::new() } else { format!("{}.", capitalised(words)) }
}
