//! Which deck goes where, how sure that is, and what became of each.

use chairside_agenda::ItemRead;
use chairside_datatracker::{Agreement, Download, FoundDeck, ItemToMatch, Left, match_decks, safe_name};

/// Where a deck belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeckPlace {
    /// It is the chairs' slides.
    Chairs,
    /// It is the deck of this item, from 0.
    Item(usize),
    /// No item was found for it.
    Nowhere,
}

/// Where somebody has said that decks belong, in the order in which it was said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices(Vec<(usize, DeckPlace)>);

impl Choices {
    /// This deck, from 0, belongs there. What was there before has no place any more.
    pub fn choose(&mut self, deck: usize, place: DeckPlace) {
        self.0.retain(|(known, _)| *known != deck);
        self.0.push((deck, place));
    }
}

/// One deck of the Datatracker's list: where it belongs and why, and whether it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckNote {
    /// The name of its file in the folder.
    pub file: String,
    /// Its title on the Datatracker.
    pub title: String,
    /// Where it belongs.
    pub place: DeckPlace,
    /// On what deck and item agree; `None` if nothing was found, or somebody has said where it belongs.
    pub agreement: Option<Agreement>,
    /// Somebody has said where it belongs.
    pub chosen: bool,
    /// Why it is not in the folder; `None` if it is.
    pub left: Option<Left>,
}

impl DeckNote {
    /// Whether somebody should look whether it is in the right place.
    pub fn is_unsure(&self) -> bool {
        self.agreement.is_some_and(|agreement| !agreement.is_sure())
    }

    /// Why it is where it is: "the agenda links to it".
    pub fn why(&self) -> &'static str {
        match self.agreement {
            Some(agreement) => agreement_words(agreement),
            None if self.chosen => "you chose it",
            None => "no item fits its title",
        }
    }

    /// Whether the session file can name it: it is there or, for an item, the same import may still fetch it. Without the
    /// chairs' deck no session could be shown.
    fn can_be_named(&self) -> bool {
        self.left.is_none() || (self.may_come() && self.place != DeckPlace::Chairs)
    }

    fn may_come(&self) -> bool {
        match &self.left {
            Some(Left::Trouble(trouble)) => trouble.may_pass(),
            Some(Left::NotYet) => true,
            Some(Left::Kind(_)) | None => false,
        }
    }

    /// What a comment says of the deck; `None` if there is nothing to say.
    fn remark(&self) -> Option<String> {
        match &self.left {
            Some(left) if self.may_come() => {
                let then = if self.can_be_named() { "" } else { " Then name it here, as `deck:`." };
                Some(format!("{} is not there yet: {left}. The same import fetches it.{then}", self.file))
            }
            Some(left) => Some(format!("“{}” is not there: {left}.", self.title)),
            None if self.is_unsure() => {
                Some(format!("Look whether this is the right deck: {} (“{}”).", self.why(), self.title))
            }
            None => None,
        }
    }
}

/// Why a deck is for an item: "the agenda links to it".
pub fn agreement_words(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Link => "the agenda links to it",
        Agreement::Draft => "both name the same draft",
        Agreement::File => "the agenda links to a file of the same name",
        Agreement::Title => "the titles agree",
        Agreement::Chairs => "it is called the chairs' slides",
        Agreement::Words => "most words of the titles are the same",
        Agreement::Presenter => "its title names the presenter",
    }
}

/// The decks of a session, matched with the items of its agenda.
pub(crate) struct Decks {
    pub notes: Vec<DeckNote>,
}

impl Decks {
    /// `chosen` has where somebody has said that decks belong; `downloads` what became of each: without them, all are taken to
    /// be there.
    pub fn new(items: &[ItemRead], decks: &[FoundDeck], chosen: &Choices, downloads: Option<&[Download]>) -> Self {
        let to_match: Vec<ItemToMatch> = items
            .iter()
            .map(|item| ItemToMatch {
                title: item.title.clone(),
                presenters: item.presenters.clone(),
                links: item.slides.iter().chain(item.links.iter().map(|link| &link.url)).cloned().collect(),
            })
            .collect();
        let mut notes: Vec<DeckNote> = decks
            .iter()
            .map(|deck| DeckNote {
                file: file_of(deck),
                title: deck.title.clone(),
                place: DeckPlace::Nowhere,
                agreement: None,
                chosen: false,
                left: None,
            })
            .collect();
        for found in match_decks(&to_match, decks) {
            notes[found.deck].place = found.item.map_or(DeckPlace::Chairs, DeckPlace::Item);
            notes[found.deck].agreement = Some(found.agreement);
        }
        for (deck, place) in &chosen.0 {
            choose(&mut notes, *deck, *place, items.len());
        }
        for (note, download) in notes.iter_mut().zip(downloads.unwrap_or_default()) {
            match download {
                Download::Saved { file, .. } | Download::Kept { file } => note.file.clone_from(file),
                Download::Left(left) => note.left = Some(left.clone()),
            }
        }
        Self { notes }
    }

    /// The deck to name at a place, and what a comment says of it.
    pub fn at(&self, place: DeckPlace) -> (Option<String>, Option<String>) {
        let Some(note) = self.notes.iter().find(|note| note.place == place) else { return (None, None) };
        (note.can_be_named().then(|| note.file.clone()), note.remark())
    }

    /// Decks for which no item was found, as a remark each.
    pub fn homeless(&self) -> Vec<String> {
        let nowhere = self.notes.iter().filter(|note| note.place == DeckPlace::Nowhere);
        let words = |note: &DeckNote| match &note.left {
            Some(left) => format!("No item was found for “{}”, and it is not there: {left}.", note.title),
            None => format!("No item was found for {} (“{}”).", note.file, note.title),
        };
        nowhere.map(words).collect()
    }
}

/// Puts a deck at a place; what was there has none then.
fn choose(notes: &mut [DeckNote], deck: usize, place: DeckPlace, items: usize) {
    if deck >= notes.len() || matches!(place, DeckPlace::Item(item) if item >= items) {
        return;
    }
    for (at, note) in notes.iter_mut().enumerate() {
        let gives_way = place != DeckPlace::Nowhere && note.place == place;
        if at == deck || gives_way {
            let place = if at == deck { place } else { DeckPlace::Nowhere };
            (note.place, note.agreement, note.chosen) = (place, None, true);
        }
    }
}

/// Whether it is fetched: it is a PDF, or may be one.
pub(crate) fn is_pdf(deck: &FoundDeck) -> bool {
    deck.extension == "pdf" || deck.extension.is_empty()
}

/// The name of a deck's file in the folder of its session.
pub fn file_of(deck: &FoundDeck) -> String {
    safe_name(&deck.name, &deck.revision, if deck.extension.is_empty() { "pdf" } else { &deck.extension })
}
