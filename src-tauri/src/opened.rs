//! Opens a session file or a plain deck: reads the files, joins what `crates/session`, `crates/deck`,
//! `crates/ietf` and `crates/pages` make of them, and keeps the pages that the windows draw.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chairside_deck::{Content, Deck, Folder};
use chairside_ietf as ietf;
use chairside_pages::{self as pages, Drawn};
use chairside_problem::Problem;
use chairside_session::content::{
    DeckInfo, Entry, Generated, InterstitialInfo, Item, Link, MicLimit, Section, SlideInfo,
};
use chairside_session::file::{self, ItemSpec, SessionFile, Written};
use chairside_session::snapshot::{Advice, Header, Page, PageId, SessionCard};
use chairside_session::{DeckId, EntryId, InterstitialKind, Place, SessionContent, State, keys};
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// Where images of slides are served; see `deck_protocol`.
pub const IMAGE_BASE: &str = if cfg!(windows) { "http://deck.localhost/" } else { "deck://localhost/" };

/// A session as it was opened.
#[derive(Debug)]
pub struct Opened {
    /// All that the session consists of.
    pub content: SessionContent,
    /// SHA-256 of the session file, in hexadecimal.
    pub hash: String,
    /// What a session is known by: meeting, group and start, else its file.
    pub key: String,
    /// Every page that can be drawn.
    pub pages: Vec<Page>,
    /// Images by their opaque id.
    pub images: HashMap<String, chairside_deck::Image>,
    /// What was wrong with the files, and passed over.
    pub problems: Vec<Problem>,
    /// Named decks that were found, with their number of slides.
    pub decks_found: Vec<(String, usize)>,
    notes: HashMap<PageId, String>,
}

/// A file that cannot be opened at all.
#[derive(Debug)]
pub struct NotOpened {
    /// Why, at least one error.
    pub problems: Vec<Problem>,
}

impl Opened {
    /// Opens `path`. `today` decides about editions when the file names no date.
    pub fn open(path: &Path, today: Timestamp) -> Result<Self, NotOpened> {
        let shown_as = path.display().to_string();
        let fatal = |problem: Problem| NotOpened { problems: vec![problem] };
        let text = chairside_deck::read_text(path, &shown_as).map_err(fatal)?;
        let split = chairside_deck::split_front_matter(&shown_as, &text).map_err(fatal)?;
        let (said, mut problems) = match split.front {
            Some(yaml) => file::read(&shown_as, yaml, split.front_line),
            None => file::read(&shown_as, "", 1),
        };
        let Some(said) = said else { return Err(NotOpened { problems }) };

        let folder = folder_of(path);
        let mut reading = Reading {
            shown_as: &shown_as,
            folder: &folder,
            problems: Vec::new(),
            decks: Vec::new(),
            found: Vec::new(),
        };
        let chairs = reading.chairs_deck(&said, split.body, split.body_line);
        reading.item_decks(&said);
        let Reading { problems: more, decks, found, .. } = reading;
        problems.extend(more);

        let date = said.slot.map_or(today, |slot| slot.start).to_zoned_datetime(zone(&said)).date();
        let editions = editions(&said, date, &shown_as, &mut problems);
        let content = content(&said, path, &chairs, &decks, &editions, date);
        let mut opened = Self {
            hash: hex(&Sha256::digest(text.as_bytes())),
            key: key(&content, path),
            content,
            pages: Vec::new(),
            images: HashMap::new(),
            problems,
            decks_found: found,
            notes: HashMap::new(),
        };
        opened.draw(chairs, decks, &editions);
        Ok(opened)
    }

    /// A neutral page in the place of a file that cannot be opened: the room sees the file's name, the chair is told.
    pub fn unreadable(path: &Path, not_opened: &NotOpened) -> Self {
        let name = path.file_stem().map_or_else(|| "Chairside".into(), |name| name.to_string_lossy().into_owned());
        let mut content = SessionContent::bare(&name, 1);
        content.plain = true;
        let page = Page {
            id: PageId::slide(&Place { deck: DeckId::chairs(), slide: 0 }),
            html: format!("<h1>{}</h1>", escape(&name)),
            classes: vec!["lead".into()],
            footer: Default::default(),
        };
        Self {
            key: key(&content, path),
            content,
            hash: String::new(),
            pages: vec![page],
            images: HashMap::new(),
            problems: not_opened.problems.clone(),
            decks_found: Vec::new(),
            notes: HashMap::new(),
        }
    }

    /// Speaker notes of a slide.
    pub fn notes(&self, place: &Place) -> &str {
        self.notes.get(&PageId::slide(place)).map_or("", String::as_str)
    }

    /// What the presenter window is told once.
    pub fn card(&self, state: &State) -> SessionCard {
        let content = &state.content;
        let advice = if content.plain { Advice::default() } else { note_well_advice() };
        SessionCard {
            header: Header {
                name: [content.group.as_deref(), content.meeting.as_deref()]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · "),
                slot: slot_words(content),
                rehearsal: state.rehearsal,
                plain: content.plain,
            },
            links: content.links.clone(),
            keys: keys::rows(content.plain),
            note_well_advice: advice,
        }
    }

    fn draw(&mut self, chairs: Deck, decks: Vec<(DeckId, String, Deck)>, editions: &Editions) {
        let footer = Footer::of(&self.content);
        self.draw_deck(&DeckId::chairs(), chairs, editions, &footer);
        for (id, _, deck) in decks {
            self.draw_deck(&id, deck, editions, &footer);
        }
        for item in self.content.agenda.clone() {
            let deck = DeckId::of_item(&item.id);
            if item.deck == deck {
                let drawn = pages::item(&self.content, &item);
                self.push(PageId::slide(&Place { deck, slide: 0 }), drawn, footer.plain());
            }
        }
        for info in self.content.interstitials.clone() {
            for (number, drawn) in (0..).zip(self.interstitial(info.kind, editions)) {
                self.push(PageId::interstitial(info.kind, number), drawn, footer.of_interstitial(&info));
            }
        }
    }

    fn draw_deck(&mut self, id: &DeckId, deck: Deck, editions: &Editions, footer: &Footer) {
        let count = deck.slides.len();
        for (number, slide) in (0..).zip(deck.slides) {
            let place = Place { deck: id.clone(), slide: number };
            let page = PageId::slide(&place);
            if !slide.notes.is_empty() {
                self.notes.insert(page.clone(), slide.notes);
            }
            let drawn = match slide.content {
                Content::Html(html) => {
                    let classes = if slide.lead { vec!["lead".to_string()] } else { Vec::new() };
                    Drawn { html, classes }
                }
                Content::Generated { name, .. } => self.generated(&name, editions),
            };
            self.push(page, drawn, footer.numbered(number + 1, count));
        }
        for image in deck.images {
            self.images.insert(image.id.clone(), image);
        }
    }

    fn push(&mut self, id: PageId, drawn: Drawn, footer: [String; 3]) {
        self.pages.push(Page { id, html: drawn.html, classes: drawn.classes, footer });
    }

    /// The first page of a generated slide; an interstitial's further pages are shown by its key.
    fn generated(&self, name: &str, editions: &Editions) -> Drawn {
        let missing = || Drawn { html: format!("<h1>{}</h1>", escape(name)), classes: Vec::new() };
        match name {
            "outcomes" => pages::outcomes(&self.content),
            "item" => match self.content.agenda.first() {
                Some(item) => pages::item(&self.content, item),
                None => missing(),
            },
            _ => InterstitialKind::from_name(name)
                .and_then(|kind| self.interstitial(kind, editions).into_iter().next())
                .unwrap_or_else(missing),
        }
    }

    fn interstitial(&self, kind: InterstitialKind, editions: &Editions) -> Vec<Drawn> {
        match kind {
            InterstitialKind::Links => pages::links(&self.content.links),
            InterstitialKind::Agenda => vec![pages::agenda(&self.content)],
            _ => editions.get(&kind).map(|edition| pages::boilerplate(edition)).unwrap_or_default(),
        }
    }
}

type Editions = HashMap<InterstitialKind, &'static ietf::Edition>;

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.into(),
        _ => PathBuf::from("."),
    }
}

/// Reading the decks of a session.
struct Reading<'a> {
    shown_as: &'a str,
    folder: &'a Path,
    problems: Vec<Problem>,
    decks: Vec<(DeckId, String, Deck)>,
    found: Vec<(String, usize)>,
}

impl Reading<'_> {
    /// The chairs' slides: the file's own, or the deck that it names.
    fn chairs_deck(&mut self, said: &SessionFile, body: &str, body_line: u32) -> Deck {
        if let Some(named) = &said.deck
            && let Some(deck) = self.named_deck(named)
        {
            return deck;
        }
        let folder = Folder { root: self.folder.into(), image_base: IMAGE_BASE.into() };
        let mut deck = chairside_deck::parse(self.shown_as, body, body_line, &folder);
        self.problems.append(&mut deck.problems);
        deck
    }

    fn item_decks(&mut self, said: &SessionFile) {
        for item in &said.agenda {
            let Some(named) = item.deck.as_ref().filter(|named| named.value != "chairs") else { continue };
            let id = DeckId::from(named.value.as_str());
            if self.decks.iter().any(|(known, ..)| *known == id) {
                continue;
            }
            if let Some(deck) = self.named_deck(named) {
                self.decks.push((id, named.value.clone(), deck));
            }
        }
    }

    /// A deck by the name that the file gives; it must lie in the file's folder or below.
    fn named_deck(&mut self, named: &Written<String>) -> Option<Deck> {
        let refuse = |what: String, instead: &str| Problem::error(self.shown_as, Some(named.line), what, instead);
        let path = self.folder.join(&named.value);
        let inside = match (path.canonicalize(), self.folder.canonicalize()) {
            (Ok(path), Ok(folder)) => path.starts_with(folder),
            (Err(error), _) | (_, Err(error)) => {
                let what = format!("the deck `{}` cannot be opened: {error}", named.value);
                self.problems.push(refuse(what, "put the deck beside the session file, or mend its name"));
                return None;
            }
        };
        if !inside {
            let what = format!("the deck `{}` is outside the session's folder", named.value);
            self.problems.push(refuse(what, "put the deck beside the session file"));
            return None;
        }
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        if !matches!(extension.as_deref(), Some("md" | "markdown")) {
            let what = format!("the deck `{}` is not Markdown, and this version shows no other kind yet", named.value);
            let line = Some(named.line);
            self.problems.push(Problem::warning(
                self.shown_as,
                line,
                what,
                "its item shows a generated slide; write X when the presenter shares",
            ));
            return None;
        }
        let shown_as = path.display().to_string();
        let text = match chairside_deck::read_text(&path, &shown_as) {
            Ok(text) => text,
            Err(problem) => {
                self.problems.push(problem);
                return None;
            }
        };
        let split = match chairside_deck::split_front_matter(&shown_as, &text) {
            Ok(split) => split,
            Err(problem) => {
                self.problems.push(problem);
                return None;
            }
        };
        let folder = Folder { root: folder_of(&path), image_base: IMAGE_BASE.into() };
        let mut deck = chairside_deck::parse(&shown_as, split.body, split.body_line, &folder);
        self.problems.append(&mut deck.problems);
        self.found.push((named.value.clone(), deck.slides.len()));
        Some(deck)
    }
}

fn zone(said: &SessionFile) -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get(&said.zone).unwrap_or(jiff::tz::TimeZone::UTC)
}

fn kind_of(kind: InterstitialKind) -> Option<ietf::Kind> {
    Some(match kind {
        InterstitialKind::NoteWell => ietf::Kind::NoteWell,
        InterstitialKind::CodeOfConduct => ietf::Kind::CodeOfConduct,
        InterstitialKind::Recording => ietf::Kind::Recording,
        InterstitialKind::Tips => ietf::Kind::Tips,
        InterstitialKind::MicRules => ietf::Kind::MicRules,
        InterstitialKind::Links | InterstitialKind::Agenda => return None,
    })
}

fn kind_from(kind: ietf::Kind) -> InterstitialKind {
    match kind {
        ietf::Kind::NoteWell => InterstitialKind::NoteWell,
        ietf::Kind::CodeOfConduct => InterstitialKind::CodeOfConduct,
        ietf::Kind::Recording => InterstitialKind::Recording,
        ietf::Kind::Tips => InterstitialKind::Tips,
        ietf::Kind::MicRules => InterstitialKind::MicRules,
    }
}

/// The edition of each boilerplate text: the one that the file names, else the one in force on the date, else the
/// nearest (which the presenter window warns about).
fn editions(said: &SessionFile, date: Date, shown_as: &str, problems: &mut Vec<Problem>) -> Editions {
    let mut editions = Editions::new();
    let variant = match said.participants.as_ref().map(|written| written.value.as_str()) {
        Some("on-site") => ietf::Variant::OnSite,
        Some("remote") => ietf::Variant::Remote,
        Some("all") | None => ietf::Variant::All,
        Some(other) => {
            let line = said.participants.as_ref().map(|written| written.line);
            let what = format!("`participants: {other}` is unknown");
            problems.push(Problem::error(shown_as, line, what, "write `on-site`, `remote` or `all`"));
            ietf::Variant::All
        }
    };
    for kind in InterstitialKind::ALL {
        let Some(source) = kind_of(kind) else { continue };
        let named = said.editions.get(&kind);
        let edition = match named {
            Some(named) => {
                let found = ietf::edition(source, &named.value);
                if found.is_none() {
                    let known: Vec<_> = ietf::editions()
                        .iter()
                        .filter(|edition| edition.kind == source)
                        .map(|edition| edition.id.as_str())
                        .collect();
                    let what = format!("there is no edition `{}` of {}", named.value, kind.words());
                    problems.push(Problem::error(
                        shown_as,
                        Some(named.line),
                        what,
                        format!("write one of {}", known.join(", ")),
                    ));
                }
                found
            }
            None => None,
        };
        let edition =
            edition.or_else(|| ietf::in_force(source, date, variant)).or_else(|| ietf::nearest(source, date, variant));
        if let Some(edition) = edition {
            editions.insert(kind, edition);
        }
    }
    editions
}

fn content(
    said: &SessionFile,
    path: &Path,
    chairs: &Deck,
    decks: &[(DeckId, String, Deck)],
    editions: &Editions,
    date: Date,
) -> SessionContent {
    let stem = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let plain = !said.is_session;
    let first_title = chairs.slides.first().map(|slide| slide.title.clone()).filter(|title| !title.is_empty());
    let mut infos = vec![DeckInfo {
        id: DeckId::chairs(),
        title: if plain { "Slide".into() } else { "Chairs' slides".into() },
        slides: slide_infos(chairs),
    }];
    infos.extend(decks.iter().map(|(id, title, deck)| DeckInfo {
        id: id.clone(),
        title: title.clone(),
        slides: slide_infos(deck),
    }));
    let agenda: Vec<Item> = said.agenda.iter().map(|item| agenda_item(item, decks)).collect();
    infos.extend(agenda.iter().filter(|item| item.deck == DeckId::of_item(&item.id)).map(|item| DeckInfo {
        id: item.deck.clone(),
        title: item.title.clone(),
        slides: vec![SlideInfo {
            title: item.title.clone(),
            generated: Some(Generated { name: "item".into(), again: true }),
        }],
    }));
    let links = if plain { said.links.clone() } else { links(said, date) };
    let open_with = said.open_with.clone().unwrap_or_else(|| {
        if plain { Vec::new() } else { ietf::default_open_with(date).into_iter().map(kind_from).collect() }
    });
    SessionContent {
        meeting: said.meeting.clone(),
        group: said.group.clone(),
        title: said.title.clone().or(first_title).unwrap_or(stem),
        slot: said.slot,
        zone: said.zone.clone(),
        chairs: said.chairs.clone(),
        area_directors: said.area_directors.clone(),
        interstitials: if plain { Vec::new() } else { interstitials(editions, date, &links, &agenda) },
        open_with,
        mic: said.mic.unwrap_or_else(MicLimit::default),
        links,
        checklist: if plain { Vec::new() } else { checklist(said, editions) },
        agenda,
        outcomes: said
            .outcomes
            .clone()
            .unwrap_or_else(|| ietf::body().outcomes.iter().map(|outcome| outcome.slide.clone()).collect()),
        decks: infos,
        start_at_once: said.start_at_once,
        plain,
    }
}

fn slide_infos(deck: &Deck) -> Vec<SlideInfo> {
    deck.slides
        .iter()
        .map(|slide| SlideInfo {
            title: slide.title.clone(),
            generated: match &slide.content {
                Content::Generated { name, again } => Some(Generated { name: name.clone(), again: *again }),
                Content::Html(_) => None,
            },
        })
        .collect()
}

fn agenda_item(spec: &ItemSpec, decks: &[(DeckId, String, Deck)]) -> Item {
    let named = spec.deck.as_ref().map(|named| named.value.as_str());
    let brought = named.map(DeckId::from).filter(|id| decks.iter().any(|(known, ..)| known == id));
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
        shown_by_presenter: spec.shown_by_presenter,
    }
}

/// The file's links; those of the body that the file does not name follow (same label or same address: the file's).
fn links(said: &SessionFile, date: Date) -> Vec<Link> {
    let mut links = said.links.clone();
    let people = said.chairs.iter().map(|person| ("Chair", person));
    let people = people.chain(said.area_directors.iter().map(|person| ("Area director", person)));
    for (role, person) in people {
        if let Some(email) = &person.email {
            links.push(Link { label: format!("{role}: {}", person.name), url: format!("mailto:{email}") });
        }
    }
    let Some(group) = said.group.as_deref() else { return links };
    let number = said.meeting.as_deref().and_then(ietf::meeting_number);
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
    let own = |kind: InterstitialKind, pages: usize| InterstitialInfo {
        kind,
        edition: None,
        title: kind.label().into(),
        pages: count(pages),
        standing: String::new(),
        current: true,
    };
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
fn checklist(said: &SessionFile, editions: &Editions) -> Vec<Entry> {
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
    for text in &said.checklist {
        push(Section::Own, text, None);
    }
    entries
}

/// The texts of a Markdown list, outermost bullets and those below them, one a line.
fn bullet_texts(markdown: &str) -> Vec<String> {
    let plain = |text: &str| text.replace("**", "").replace(['<', '>'], "");
    markdown
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("- ").or_else(|| line.trim_start().strip_prefix("* ")))
        .map(|text| plain(text).trim().to_string())
        .collect()
}

/// What a session is known by. A file that names no meeting, group and start is known by where it lies.
fn key(content: &SessionContent, path: &Path) -> String {
    match (&content.meeting, &content.group, &content.slot) {
        (Some(meeting), Some(group), Some(slot)) => format!("{meeting}/{group}/{}", slot.start),
        _ => {
            let path = path.canonicalize().unwrap_or_else(|_| path.into());
            format!("file:{}", path.display())
        }
    }
}

fn slot_words(content: &SessionContent) -> String {
    let Some(slot) = content.slot else { return content.title.clone() };
    let zone = content.time_zone();
    let start = slot.start.to_zoned_datetime(zone.clone());
    let end = slot.end.to_zoned_datetime(zone.clone());
    let name = zone.to_offset_info(slot.start).abbreviation().to_string();
    format!("{} · {}–{} {name}", content.title, start.strftime("%a %-d %b %Y · %H:%M"), end.strftime("%H:%M"))
}

fn note_well_advice() -> Advice {
    let rules = &ietf::body().note_well_use;
    Advice { dos: rules.dos.clone(), donts: rules.donts.clone(), source: rules.source.clone() }
}

/// The footers of a session's pages.
struct Footer {
    name: String,
    applies: String,
}

impl Footer {
    fn of(content: &SessionContent) -> Self {
        let name: Vec<&str> = [content.group.as_deref(), content.meeting.as_deref()].into_iter().flatten().collect();
        let applies = content.interstitial(InterstitialKind::NoteWell).map_or("", |_| "Note Well applies");
        Self { name: name.join(" · "), applies: applies.into() }
    }

    fn numbered(&self, number: u32, count: usize) -> [String; 3] {
        [self.name.clone(), self.applies.clone(), format!("{number} / {count}")]
    }

    fn plain(&self) -> [String; 3] {
        [self.name.clone(), self.applies.clone(), String::new()]
    }

    fn of_interstitial(&self, info: &InterstitialInfo) -> [String; 3] {
        let edition =
            info.edition.as_ref().map_or_else(String::new, |edition| format!("{} · {edition}", info.kind.label()));
        [self.name.clone(), String::new(), edition]
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
