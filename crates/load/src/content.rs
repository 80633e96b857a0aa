//! The content of a session, from everything that was read for it.

use std::path::Path;

use chairside_deck::{Content, pdf};
use chairside_ietf as ietf;
use chairside_pages as pages;
use chairside_problem::Problem;
use chairside_session::content::{DeckInfo, Generated, InterstitialInfo, Item, Link, OutlineEntry, SlideInfo};
use chairside_session::file::{SessionFile, Usual};
use chairside_session::{DeckId, InterstitialKind, ItemId, SessionContent};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::Source;
use crate::deck::{NamedDeck, PdfSlides, Slides};
use crate::editions::Editions;
use crate::talk::TalkTime;

/// The content of a session or of a plain deck. `date` chooses the links and texts of the IETF.
pub(crate) fn content(
    file: &SessionFile,
    source: &Source,
    chairs: &Slides,
    decks: &[NamedDeck],
    editions: &Editions,
    date: Date,
) -> SessionContent {
    let stem = source.path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let usual = usual(file, editions, date);
    if !file.is_session {
        let title = first_title(chairs).unwrap_or_default();
        let name = if title.is_empty() { stem.as_str() } else { title };
        let deck = deck_info(DeckId::chairs(), "Slide", chairs);
        let talk = Item { time: talk_time(source, chairs), ..Item::titled(ItemId::from("talk"), title) };
        let mut content = file.talk_content(deck, talk, &usual, name);
        content.start_at_once |= matches!(source.talk, TalkTime::Ends(_));
        return content;
    }
    let name = unwritten_title(file, chairs, &stem);
    let chairs = deck_info(DeckId::chairs(), "Chairs' slides", chairs);
    let named = decks.iter().map(|deck| deck_info(deck.id.clone(), &deck.name, &deck.slides));
    let infos = std::iter::once(chairs).chain(named).collect();
    let mut content = file.content(infos, &source.attached_ids(), &usual, &name);
    content.interstitials = interstitials(editions, date, &content.links, &content.agenda);
    content
}

/// What is usual at the IETF on `date`.
fn usual(file: &SessionFile, editions: &Editions, date: Date) -> Usual {
    let body = ietf::body();
    let number = file.meeting.as_deref().and_then(ietf::meeting_number);
    let kind = match &file.kind {
        Some(kind) => body.kind(&kind.value),
        None => file.group.as_deref().and_then(|group| body.kind_of(group)),
    };
    let links = file.group.as_deref().map(|group| ietf::links(group, number, date)).unwrap_or_default();
    Usual {
        links: links.into_iter().map(|link| Link { label: link.label, url: link.url }).collect(),
        open_with: ietf::default_open_with(date),
        outcomes: kind.into_iter().flat_map(|kind| &kind.outcomes).map(|outcome| outcome.slide.clone()).collect(),
        before: body.checklist.iter().map(|entry| entry.text.clone()).collect(),
        tips: editions.get(&InterstitialKind::Tips).map(|tips| bullet_texts(&tips.body)).unwrap_or_default(),
        boilerplate: InterstitialKind::boilerplate().filter(|kind| editions.contains_key(kind)).collect(),
    }
}

/// What is wrong with the kind of group that the file names. `shown_as` is the file's name in messages.
pub(crate) fn unknown_kind(file: &SessionFile, shown_as: &str) -> Option<Problem> {
    let kind = file.kind.as_ref().filter(|_| file.is_session)?;
    let known: Vec<String> = ietf::body().groups.iter().map(|known| format!("`{}`", known.kind)).collect();
    if ietf::body().kind(&kind.value).is_some() {
        return None;
    }
    let what = format!("`kind: {}` is unknown", kind.value);
    Some(Problem::error(shown_as, Some(kind.line), what, format!("write one of {}", known.join(", "))))
}

/// How long the talk of a plain deck may take: what the command line says, else the deck's notes file.
fn talk_time(source: &Source, slides: &Slides) -> SignedDuration {
    let given = source.talk.length(Timestamp::now(), &TimeZone::system());
    let of_notes = match slides {
        Slides::Pdf(slides) => slides.minutes.map(|minutes| SignedDuration::from_mins(minutes.into())),
        Slides::Markdown(_) | Slides::Locked { .. } => None,
    };
    if source.talk == TalkTime::Unlimited { of_notes.unwrap_or(given) } else { given }
}

fn deck_info(id: DeckId, title: &str, slides: &Slides) -> DeckInfo {
    DeckInfo { id, title: title.into(), slides: slide_infos(slides), outline: outline(slides), end: end(slides) }
}

/// The title of a session whose file writes none: its group, as the file's first heading spells it where that is the same
/// word; without a group that heading, else the file's name. What a PDF calls itself names the PDF and not the session.
fn unwritten_title(file: &SessionFile, chairs: &Slides, stem: &str) -> String {
    let heading = match chairs {
        Slides::Markdown(_) => first_title(chairs).map(str::trim).filter(|title| !title.is_empty()),
        Slides::Pdf(_) | Slides::Locked { .. } => None,
    };
    match &file.group {
        Some(group) => heading.filter(|title| title.to_lowercase() == group.to_lowercase()).unwrap_or(group),
        None => heading.unwrap_or(stem),
    }
    .to_owned()
}

/// The title that the chairs' slides give themselves.
fn first_title(slides: &Slides) -> Option<&str> {
    match slides {
        Slides::Markdown(deck) => deck.slides.first().map(|slide| slide.title.as_str()),
        Slides::Pdf(slides) => slides.open.info.title.as_deref().map(without_path),
        Slides::Locked { .. } => None,
    }
}

/// A PDF's title, or the file's name in it when it is a path: programs that make PDFs write that into the title, and the
/// room's window is named after it.
fn without_path(title: &str) -> &str {
    let is_path = ["/", "~/", "file:"].iter().any(|start| title.starts_with(start)) || title.contains('\\');
    let name = title.rsplit(['/', '\\']).next().filter(|_| is_path).unwrap_or(title);
    name.rsplit_once('.').map_or(name, |(stem, _)| if is_path { stem } else { name })
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
                continues: false,
                shows: None,
            })
            .collect(),
        Slides::Pdf(PdfSlides { open, pages, .. }) => {
            let before = std::iter::once(None).chain(pages.iter().map(|page| Some(*page)));
            let info = |(before, page): (Option<u32>, &u32)| SlideInfo {
                label: open.info.pages[*page as usize].label.clone(),
                continues: before.is_some_and(|before| continues(&open.info.pages, before, *page)),
                ..SlideInfo::titled("")
            };
            before.zip(pages).map(info).collect()
        }
        Slides::Locked { .. } => vec![SlideInfo::titled("A deck that needs a password")],
    }
}

/// Whether a page is a step of the slide that `before` is a step of: each page after `before` extends the one before it,
/// those between that are hidden too.
fn continues(pages: &[pdf::PageInfo], before: u32, page: u32) -> bool {
    pages.iter().take(page as usize + 1).skip(before as usize + 1).all(|page| page.continues)
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

/// The talk's last slide, if its notes file names one.
fn end(slides: &Slides) -> Option<u32> {
    match slides {
        Slides::Pdf(slides) => slides.end,
        Slides::Markdown(_) | Slides::Locked { .. } => None,
    }
}

/// The interstitials of the session: the editions of boilerplate texts, and pages made of its own links and agenda.
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
                    includes: edition.includes.clone(),
                }
            }),
        })
        .collect()
}

/// The bullets of a Markdown text on all levels, without emphasis and brackets.
fn bullet_texts(markdown: &str) -> Vec<String> {
    let plain = |text: &str| text.replace(['*', '<', '>', '`'], "");
    let bullets =
        markdown.lines().filter_map(|line| line.trim_start().strip_prefix(['-', '*', '+'])?.strip_prefix(' '));
    bullets.map(|text| plain(text).trim().to_string()).collect()
}

/// The name that a session has in the journal: its own, or for a file that names no meeting, group and start the file's.
pub(crate) fn key(content: &SessionContent, path: &Path) -> String {
    content.key().unwrap_or_else(|| {
        let path = chairside_file::canonical(path).unwrap_or_else(|_| path.into());
        format!("file:{}", path.display())
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use chairside_render::{DeckKey, OpenDeck};

    use super::*;

    #[test]
    fn a_step_stays_one_when_a_page_before_it_is_hidden_and_never_joins_another_slide() {
        // Two slides of three and two steps, all of one label.
        let page = |continues| pdf::PageInfo { label: Some("2".into()), continues, ..pdf::PageInfo::default() };
        let info = pdf::PdfInfo { pages: [false, true, true, false, true].map(page).into(), ..pdf::PdfInfo::default() };
        let open = OpenDeck { key: DeckKey(1), info: Arc::new(info) };
        for (shown, steps) in [
            (vec![0, 1, 2, 3, 4], vec![false, true, true, false, true]),
            // The step between two others is hidden.
            (vec![0, 2, 3, 4], vec![false, true, false, true]),
            // The first step is hidden: the second begins the slide, and is not one of the slide before.
            (vec![1, 2, 4], vec![false, true, false]),
            (vec![0, 4], vec![false, false]),
        ] {
            let slides = PdfSlides {
                open: open.clone(),
                pages: shown.clone(),
                notes: BTreeMap::new(),
                end: None,
                minutes: None,
                doubt: None,
            };
            let infos = slide_infos(&Slides::Pdf(slides));
            assert_eq!(infos.iter().map(|slide| slide.continues).collect::<Vec<_>>(), steps, "{shown:?}");
        }
    }

    #[test]
    fn a_session_that_writes_no_title_is_called_after_its_group_and_never_after_a_pdf() {
        let info = pdf::PdfInfo { title: Some("QUIC IETF 126".into()), ..pdf::PdfInfo::default() };
        let open = OpenDeck { key: DeckKey(1), info: Arc::new(info) };
        let pdf = Slides::Pdf(PdfSlides {
            open,
            pages: Vec::new(),
            notes: BTreeMap::new(),
            end: None,
            minutes: None,
            doubt: None,
        });
        let folder = chairside_deck::Folder { root: "/nowhere".into(), image_base: String::new() };
        let heading = |text: &str| Slides::Markdown(chairside_deck::parse("a.md", text, 1, &folder));
        for (group, slides, title) in [
            (Some("quic"), &pdf, "quic"),
            (None, &pdf, "my-session"),
            (Some("quic"), &heading("# QUIC\n"), "QUIC"),
            (Some("secdispatch"), &heading("# Welcome!\n"), "secdispatch"),
            (None, &heading("# Plenary\n"), "Plenary"),
            (None, &heading(""), "my-session"),
        ] {
            let file = SessionFile { group: group.map(Into::into), is_session: true, ..SessionFile::default() };
            assert_eq!(unwritten_title(&file, slides, "my-session"), title);
        }
    }

    #[test]
    fn a_title_that_is_a_path_is_the_name_of_its_file() {
        for (title, said) in [
            ("TLS/DTLS 1.3", "TLS/DTLS 1.3"),
            ("Version 2.0", "Version 2.0"),
            ("/home/kim/secret/talk.tex", "talk"),
            ("Microsoft PowerPoint - C:\\Users\\kim\\pat.pptx", "pat"),
            ("~/talk", "talk"),
            ("file:///home/kim/a.b.html", "a.b"),
        ] {
            assert_eq!(without_path(title), said);
        }
    }

    #[test]
    fn every_bullet_of_the_tips_is_an_entry_in_plain_words() {
        let tips = "Before:\n\n- *Mute* yourself\n  - use `<headphones>`\n\nText\n* Join early\n";
        assert_eq!(bullet_texts(tips), ["Mute yourself", "use headphones", "Join early"]);
    }
}
