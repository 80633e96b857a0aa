//! Reads and draws the decks of a session, page by page, and looks at each.

use std::sync::mpsc;
use std::time::Duration;

use chairside_deck::pdf::{Bitmap, PageText};
use chairside_load::{BrokenDeck, LoadedSession, PdfCache};
use chairside_render::{DrawnPage, Failure, Form, OpenDeck, PageRequest, Renderer, Urgency};
use chairside_session::content::DeckInfo;
use chairside_session::content::Item;
use chairside_session::{DeckId, SessionContent};
use jiff::Timestamp;

use crate::finding::{Finding, Kind};
use crate::look::look;
use crate::names::drafts_in;
use crate::report::{DeckReport, Report};
use crate::seen::{DeckSeen, PageSeen, Talk};
use crate::{links, markdown};

/// Pages are drawn at full HD, as most rooms see them.
const BOX: (u32, u32) = (1920, 1080);
/// As many pages are on their way as there are render processes.
const AT_ONCE: usize = 2;
/// After this many pages that took longer than 5 s, the others of the deck are not tried; they could take hours.
const MOST_SLOW: usize = 4;

/// Looks at every PDF of a session. `progress` is called after each page, with the number of pages seen and of all; looking
/// ends early when it returns false. Decks in Markdown are drawn by the window: they are looked at as text, and sizes estimated.
pub fn look_at_session(
    session: &LoadedSession,
    pdfs: &PdfCache,
    mut progress: impl FnMut(usize, usize) -> bool,
) -> Option<Report> {
    let content = &session.content;
    let decks: Vec<&DeckInfo> = content.decks.iter().filter(|deck| deck.id.shown_item().is_none()).collect();
    let opened = |deck: &DeckInfo| {
        let key = session.pages.pdf_pages_of(deck).next()?.deck;
        session.pdfs.iter().find(|open| open.key == key)
    };
    // The file may name a deck that the chair has attached as well: it is looked at once, as its item's.
    let is_same = |deck: &DeckInfo, other: &DeckInfo| match (opened(deck), opened(other)) {
        (Some(deck), Some(other)) => deck.key == other.key,
        (None, None) => DeckId::late(deck.id.as_str()) == other.id,
        _ => false,
    };
    let is_double = |deck: &DeckInfo| {
        let has_item = |deck: &DeckInfo| talk_of(content, deck).is_some();
        !deck.id.is_chairs()
            && !has_item(deck)
            && decks.iter().any(|other| deck.id != other.id && has_item(other) && is_same(deck, other))
    };
    let decks: Vec<&DeckInfo> = decks.iter().copied().filter(|deck| !is_double(deck)).collect();
    let all = decks.iter().filter_map(|deck| opened(deck)).map(|open| open.info.pages.len()).sum();
    let mut seen = 0;
    let mut report = Report::default();
    for deck in decks {
        let talk = talk_of(content, deck);
        let Some(open) = opened(deck) else {
            let locked = locked(session, deck, talk.clone());
            report.decks.push(locked.unwrap_or_else(|| of_markdown(session, deck, talk)));
            continue;
        };
        let pages = read(pdfs.renderer(), open, &mut |pages| {
            seen += pages;
            progress(seen, all)
        })?;
        let findings = look(&DeckSeen {
            date: date(content),
            meeting: content.meeting.as_deref(),
            talk: talk.as_ref(),
            info: &open.info,
            pages: &pages,
        });
        let mut seen = of_deck(deck, talk, open.info.pages.len(), findings);
        seen.links = links::of_pdf(&pages);
        if content.plain {
            seen.file.clone_from(&content.title);
        }
        report.decks.push(seen);
    }
    report.decks.extend(session.broken.iter().filter(|broken| !broken.is_readable).map(|deck| broken(session, deck)));
    Some(report)
}

fn date(content: &SessionContent) -> jiff::civil::Date {
    let at = content.slot.map_or_else(Timestamp::now, |slot| slot.start);
    at.to_zoned_datetime(content.time_zone()).date()
}

/// What the agenda says of the talk that a deck is for; `None` for the chairs' own.
fn talk_of(content: &SessionContent, deck: &DeckInfo) -> Option<Talk> {
    if deck.id.is_chairs() {
        return None;
    }
    let item = content.agenda.iter().find(|item| item.deck == deck.id)?;
    Some(talk(item))
}

fn talk(item: &Item) -> Talk {
    let presenters =
        item.presenter.iter().flat_map(|all| all.split([',', ';', '/', '&'])).flat_map(|part| part.split(" and "));
    let said = [Some(item.title.as_str()), item.link.as_deref(), item.text.as_deref(), item.question.as_deref()];
    Talk {
        title: item.title.clone(),
        presenters: presenters.map(str::trim).filter(|name| !name.is_empty()).map(ToOwned::to_owned).collect(),
        time: item.talk_part().unwrap_or(item.time),
        drafts: drafts_in(&said.into_iter().flatten().collect::<Vec<_>>().join("\n")),
    }
}

fn of_deck(deck: &DeckInfo, talk: Option<Talk>, pages: usize, findings: Vec<Finding>) -> DeckReport {
    DeckReport {
        deck: deck.id.to_string(),
        file: deck.title.clone(),
        item: talk.as_ref().map(|talk| talk.title.clone()),
        talk,
        pages: u32::try_from(pages).unwrap_or(u32::MAX),
        findings,
        not_looked_at: None,
        links: Vec::new(),
        pictures: Vec::new(),
    }
}

/// A deck in Markdown, or the session file's own slides.
fn of_markdown(session: &LoadedSession, deck: &DeckInfo, talk: Option<Talk>) -> DeckReport {
    let read = session.markdown.iter().find(|read| read.deck == deck.id);
    let mut findings = read.map(markdown::find).unwrap_or_default();
    let (info, pages) = markdown::pages(session, deck);
    let content = &session.content;
    findings.extend(markdown::of_text(&DeckSeen {
        date: date(content),
        meeting: content.meeting.as_deref(),
        talk: talk.as_ref(),
        info: &info,
        pages: &pages,
    }));
    findings.sort_by_key(|finding| (finding.kind, finding.pages.first().copied()));
    let links = links::of_markdown(session, deck);
    let mut seen = of_deck(deck, talk, deck.slides.len(), findings);
    if content.plain {
        seen.file.clone_from(&content.title);
    }
    DeckReport { links, not_looked_at: Some(markdown::NOT_LOOKED_AT), ..seen }
}

/// A deck that needs a password.
fn locked(session: &LoadedSession, deck: &DeckInfo, talk: Option<Talk>) -> Option<DeckReport> {
    session.locked.iter().find(|locked| locked.deck == deck.id)?;
    let finding = Finding {
        kind: Kind::Unreadable,
        pages: Vec::new(),
        what: "the deck needs a password".into(),
        why: "until you have typed it, the room would see that the slides will come".into(),
        instead: "ask for a file without one".into(),
    };
    Some(of_deck(deck, talk, deck.slides.len(), vec![finding]))
}

/// A deck that cannot be read: its item has a generated slide instead.
fn broken(session: &LoadedSession, broken: &BrokenDeck) -> DeckReport {
    let problem = session.problems.iter().find(|problem| problem.to_string() == broken.words);
    let item = session.item_of(&broken.deck);
    let talk = session.content.agenda.iter().find(|known| Some(&known.id) == item).map(talk);
    let finding = Finding {
        kind: Kind::Unreadable,
        pages: Vec::new(),
        what: problem.map_or_else(|| broken.words.clone(), |problem| problem.what.clone()),
        why: "the room would see a slide with the title alone".into(),
        instead: problem.map_or_else(|| "ask for the file again".into(), |problem| problem.instead.clone()),
    };
    DeckReport {
        deck: broken.deck.to_string(),
        file: broken.deck.to_string(),
        item: talk.as_ref().map(|talk| talk.title.clone()),
        talk,
        pages: 0,
        findings: vec![finding],
        not_looked_at: None,
        links: Vec::new(),
        pictures: Vec::new(),
    }
}

/// A page's number, its text and its picture.
type Answer = (u32, Result<PageText, Failure>, Result<DrawnPage, Failure>);

/// Reads and draws all pages of a deck; `None` when `go_on` says so.
fn read(renderer: &Renderer, open: &OpenDeck, go_on: &mut dyn FnMut(usize) -> bool) -> Option<Vec<PageSeen>> {
    let count = u32::try_from(open.info.pages.len()).unwrap_or(u32::MAX);
    let mut pages: Vec<PageSeen> = Vec::new();
    pages.resize_with(open.info.pages.len(), PageSeen::default);
    let (sender, answers) = mpsc::channel::<Answer>();
    let mut next = 0;
    let mut waiting = 0;
    let mut slow = 0;
    while next < count || waiting > 0 {
        if slow >= MOST_SLOW {
            pages.iter_mut().skip(next as usize).for_each(|page| *page = PageSeen::untried());
            next = count;
        }
        while next < count && waiting < AT_ONCE {
            ask(renderer, open, next, sender.clone());
            next += 1;
            waiting += 1;
        }
        let (number, text, drawn) = answers.recv().ok()?;
        let gave_way = matches!(text, Err(Failure::Superseded)) || matches!(drawn, Err(Failure::Superseded));
        if !go_on(usize::from(!gave_way)) {
            return None;
        }
        if gave_way {
            // Something was more urgent: a slide for the room.
            ask(renderer, open, number, sender.clone());
            continue;
        }
        waiting -= 1;
        slow += usize::from(matches!(text, Err(Failure::TooSlow)) || matches!(drawn, Err(Failure::TooSlow)));
        let text = text.unwrap_or_default();
        if let Some(page) = pages.get_mut(number as usize) {
            *page = match drawn {
                Ok(drawn) => PageSeen::drawn(text, &bitmap(&drawn), Duration::from_millis(drawn.work_ms.into())),
                Err(failure) => PageSeen::failed(text, failure.to_string()),
            };
        }
    }
    Some(pages)
}

/// Asks for the text of a page, then for its picture.
fn ask(renderer: &Renderer, open: &OpenDeck, page: u32, answers: mpsc::Sender<Answer>) {
    let (width, height) = BOX;
    let wanted = PageRequest { deck: open.key, page, width, height, form: Form::Pixels };
    let drawer = renderer.clone();
    renderer.text(
        open.key,
        page,
        Box::new(move |text| {
            let reply = move |drawn| {
                let _ = answers.send((page, text, drawn));
            };
            drawer.draw(wanted, Urgency::Text, Box::new(reply));
        }),
    );
}

fn bitmap(page: &DrawnPage) -> Bitmap {
    Bitmap { width: page.width, height: page.height, rgba: page.rgba() }
}
