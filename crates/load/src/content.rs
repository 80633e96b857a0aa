//! Joins all that was read into the session's content.

use std::path::Path;

use chairside_deck::{Content, pdf};
use chairside_ietf as ietf;
use chairside_pages as pages;
use chairside_session::content::{
    DeckInfo, Entry, Generated, InterstitialInfo, Item, Link, OutlineEntry, Section, SlideInfo,
};
use chairside_session::file::{ItemSpec, SessionFile};
use chairside_session::{DeckId, EntryId, InterstitialKind, ItemId, SessionContent};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::Source;
use crate::deck::{NamedDeck, PdfSlides, Slides};
use crate::editions::{self, Editions};
use crate::talk::TalkTime;

/// The deck that the files give each item, whether it could be read or not.
pub(crate) fn deck_of_item(file: &SessionFile, source: &Source) -> Vec<(ItemId, DeckId)> {
    let attached = |item: &ItemId| source.attached.iter().find(|attached| attached.item == *item);
    let named =
        file.agenda.iter().filter_map(|item| Some((&item.id, DeckId::from(item.deck.as_ref()?.value.as_str()))));
    let named = named.filter(|(item, _)| attached(item).is_none()).map(|(item, deck)| (item.clone(), deck));
    let late = source.attached.iter().map(|attached| (attached.item.clone(), attached.deck.clone()));
    named.chain(late).collect()
}

/// The content of a session. `date` chooses the links and texts of the IETF.
pub(crate) fn content(
    file: &SessionFile,
    source: &Source,
    chairs: &Slides,
    decks: &[NamedDeck],
    editions: &Editions,
    date: Date,
) -> SessionContent {
    let stem = source.path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let plain = !file.is_session;
    let first_title = first_title(chairs).filter(|title| !title.is_empty());
    let mut infos = vec![DeckInfo {
        id: DeckId::chairs(),
        title: if plain { "Slide".into() } else { "Chairs' slides".into() },
        slides: slide_infos(chairs),
        outline: outline(chairs),
        end: end(chairs),
    }];
    infos.extend(decks.iter().map(|named| DeckInfo {
        id: named.id.clone(),
        title: named.name.clone(),
        slides: slide_infos(&named.slides),
        outline: outline(&named.slides),
        end: end(&named.slides),
    }));
    let mut agenda: Vec<Item> = file.agenda.iter().map(|item| agenda_item(item, decks)).collect();
    for attached in &source.attached {
        let deck = attached.deck.clone();
        let is_there = decks.iter().any(|known| known.id == deck);
        if let (true, Some(item)) = (is_there, agenda.iter_mut().find(|item| item.id == attached.item)) {
            item.deck = deck;
            item.brings_deck = true;
        }
    }
    infos.extend(agenda.iter().filter(|item| item.deck == DeckId::of_item(&item.id)).map(Item::generated_deck));
    let links = if plain { file.links.clone() } else { links(file, date) };
    let open_with = file.open_with.clone().unwrap_or_else(|| {
        if plain { Vec::new() } else { ietf::default_open_with(date).into_iter().map(editions::kind_from).collect() }
    });
    if plain {
        agenda = vec![talk(source, chairs)];
    }
    SessionContent {
        meeting: file.meeting.clone(),
        group: file.group.clone(),
        title: file.title.clone().or(first_title).unwrap_or(stem),
        slot: file.slot,
        zone: file.zone.clone(),
        chairs: file.chairs.clone(),
        area_directors: file.area_directors.clone(),
        interstitials: if plain { Vec::new() } else { interstitials(editions, date, &links, &agenda) },
        open_with,
        mic: file.mic.unwrap_or_default(),
        links,
        checklist: if plain { Vec::new() } else { checklist(file, editions) },
        agenda,
        outcomes: file
            .outcomes
            .clone()
            .unwrap_or_else(|| ietf::body().outcomes.iter().map(|outcome| outcome.slide.clone()).collect()),
        decks: infos,
        start_at_once: file.start_at_once || matches!(source.talk, TalkTime::Ends(_)),
        plain,
        room: file.room.clone(),
    }
}

/// The one item of a talk without a session; its time starts with the first turn.
fn talk(source: &Source, slides: &Slides) -> Item {
    let title = first_title(slides).unwrap_or_default();
    let of_notes = match slides {
        Slides::Pdf(slides) => slides.minutes.map(|minutes| SignedDuration::from_mins(minutes.into())),
        Slides::Markdown(_) | Slides::Locked { .. } => None,
    };
    let given = source.talk.length(Timestamp::now(), &TimeZone::system());
    Item {
        time: if source.talk == TalkTime::Unlimited { of_notes.unwrap_or(given) } else { given },
        deck: DeckId::chairs(),
        brings_deck: true,
        ..Item::titled(ItemId::from("talk"), title)
    }
}

/// What a plain deck may be called when nothing else names it.
fn first_title(slides: &Slides) -> Option<String> {
    match slides {
        Slides::Markdown(deck) => deck.slides.first().map(|slide| slide.title.clone()),
        Slides::Pdf(slides) => slides.open.info.title.clone(),
        Slides::Locked { .. } => None,
    }
}

fn slide_infos(slides: &Slides) -> Vec<SlideInfo> {
    match slides {
        Slides::Markdown(deck) => deck
            .slides
            .iter()
            .map(|slide| SlideInfo {
                title: slide.title.clone(),
                generated: match &slide.content {
                    Content::Generated { name, again } => Some(Generated { name: name.clone(), again: *again }),
                    Content::Html(_) => None,
                },
                label: None,
            })
            .collect(),
        Slides::Pdf(PdfSlides { open, pages, .. }) => {
            let labels = pages.iter().map(|page| open.info.pages[*page as usize].label.clone());
            labels.map(|label| SlideInfo { label, ..SlideInfo::titled("") }).collect()
        }
        Slides::Locked { .. } => vec![SlideInfo::titled("A deck that needs a password")],
    }
}

/// The outline that a PDF carries.
fn outline(slides: &Slides) -> Vec<OutlineEntry> {
    let Slides::Pdf(PdfSlides { open, pages, .. }) = slides else { return Vec::new() };
    let entry = |entry: &pdf::OutlineEntry| {
        // An entry of a hidden page leads to the slide after it.
        let slide = pages.iter().position(|page| *page >= entry.page)?;
        let level = u32::from(entry.level) + 1;
        Some(OutlineEntry { level, title: entry.title.clone(), slide: u32::try_from(slide).ok()? })
    };
    open.info.outline.iter().filter_map(entry).collect()
}

/// The talk's last slide, when its notes file names one.
fn end(slides: &Slides) -> Option<u32> {
    match slides {
        Slides::Pdf(slides) => slides.end,
        Slides::Markdown(_) | Slides::Locked { .. } => None,
    }
}

fn agenda_item(spec: &ItemSpec, decks: &[NamedDeck]) -> Item {
    let named = spec.deck.as_ref().map(|named| named.value.as_str());
    let brought = named.map(DeckId::from).filter(|id| decks.iter().any(|known| known.id == *id));
    let brings_deck = brought.is_some();
    let deck = match (named, brought) {
        (Some("chairs"), _) => DeckId::chairs(),
        (_, Some(deck)) => deck,
        (_, None) => DeckId::of_item(&spec.id),
    };
    Item {
        id: spec.id.clone(),
        kind: spec.kind,
        title: spec.title.clone(),
        presenter: spec.presenter.clone(),
        time: spec.time,
        talk: spec.talk,
        deck,
        brings_deck,
        question: spec.question.clone(),
        text: spec.text.clone(),
        link: spec.link.clone(),
        fixed_start: spec.fixed_start,
        talks: spec.talks.clone(),
        skipped: false,
        shown_by: spec.shown_by,
        seat: spec.seat,
    }
}

/// The file's links; those of the body that the file does not name follow (same label or same address: the file's).
fn links(file: &SessionFile, date: Date) -> Vec<Link> {
    let mut links = file.links.clone();
    let people = file.chairs.iter().map(|person| ("Chair", person));
    let people = people.chain(file.area_directors.iter().map(|person| ("Area director", person)));
    for (role, person) in people {
        if let Some(email) = &person.email {
            links.push(Link { label: format!("{role}: {}", person.name), url: format!("mailto:{email}") });
        }
    }
    let Some(group) = file.group.as_deref() else { return links };
    let number = file.meeting.as_deref().and_then(ietf::meeting_number);
    for link in ietf::links(group, number, date) {
        let known = |other: &Link| other.label.eq_ignore_ascii_case(&link.label) || other.url == link.url;
        if !links.iter().any(known) {
            links.push(Link { label: link.label, url: link.url });
        }
    }
    links
}

fn interstitials(editions: &Editions, date: Date, links: &[Link], agenda: &[Item]) -> Vec<InterstitialInfo> {
    let count = |pages: usize| u32::try_from(pages).unwrap_or(u32::MAX).max(1);
    let own = |kind: InterstitialKind, pages: usize| InterstitialInfo::own(kind, count(pages));
    InterstitialKind::ALL
        .into_iter()
        .filter_map(|kind| match kind {
            InterstitialKind::Links => Some(own(kind, pages::links(links).len())),
            InterstitialKind::Agenda => (!agenda.is_empty()).then(|| own(kind, 1)),
            _ => editions.get(&kind).map(|edition| {
                let (standing, current) = pages::standing(edition, date);
                InterstitialInfo {
                    kind,
                    edition: Some(edition.id.clone()),
                    title: edition.title.clone(),
                    pages: count(edition.pages().len()),
                    standing,
                    current,
                }
            }),
        })
        .collect()
}

/// People in place, boilerplate (ticked by the journal), the tips of the edition, and the chair's own.
fn checklist(file: &SessionFile, editions: &Editions) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut push = |section, text: &str, shown| {
        let id = EntryId::from(format!("{section:?}:{text}"));
        entries.push(Entry { id, section, text: text.into(), shown });
    };
    for entry in &ietf::body().checklist {
        push(Section::Before, &entry.text, None);
    }
    for kind in InterstitialKind::ALL.into_iter().filter(|kind| kind.is_boilerplate() && editions.contains_key(kind)) {
        let mut words = kind.words().trim_start_matches("the ").to_string();
        words[..1].make_ascii_uppercase();
        push(Section::Boilerplate, &format!("{words} shown"), Some(kind));
    }
    if let Some(tips) = editions.get(&InterstitialKind::Tips) {
        for text in bullet_texts(&tips.body) {
            push(Section::Tips, &text, None);
        }
    }
    for text in &file.checklist {
        push(Section::Own, text, None);
    }
    entries
}

/// The texts of a Markdown list, outermost bullets and those below them, one a line, without emphasis and brackets.
fn bullet_texts(markdown: &str) -> Vec<String> {
    let plain = |text: &str| text.replace(['*', '<', '>', '`'], "");
    let bullets =
        markdown.lines().filter_map(|line| line.trim_start().strip_prefix(['-', '*', '+'])?.strip_prefix(' '));
    bullets.map(|text| plain(text).trim().to_string()).collect()
}

/// What a session is known by. A file that names no meeting, group and start is known by where it lies.
pub(crate) fn key(content: &SessionContent, path: &Path) -> String {
    if let (Some(meeting), Some(group), Some(slot)) = (&content.meeting, &content.group, &content.slot) {
        return format!("{meeting}/{group}/{}", slot.start);
    }
    let path = path.canonicalize().unwrap_or_else(|_| path.into());
    format!("file:{}", path.display())
}
