//! Which agenda item a deck belongs to, and how sure that is.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::found::FoundDeck;

/// What an agenda item says that a deck can agree with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemToMatch {
    /// The title.
    pub title: String,
    /// The presenters.
    pub presenters: Vec<String>,
    /// Links to slides, drafts and anything else.
    pub links: Vec<String>,
}

/// On what a deck and an item agree, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// The agenda links to the deck.
    Link,
    /// The agenda links to a file, elsewhere, that is called as the deck is.
    File,
    /// Both name the same draft.
    Draft,
    /// The titles have the same words, but for those that every title has.
    Title,
    /// It is called the chairs' slides.
    Chairs,
    /// Most words of one title are in the other.
    Words,
    /// The deck's title names a presenter.
    Presenter,
}

impl Agreement {
    /// Whether no look is needed. The others are offered to be confirmed.
    pub fn is_sure(self) -> bool {
        self <= Self::Chairs
    }
}

/// A deck and the item it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeckMatch {
    /// Which deck, from 0.
    pub deck: usize,
    /// Which item, from 0; `None` for the chairs' deck.
    pub item: Option<usize>,
    /// On what they agree.
    pub agreement: Agreement,
}

/// A deck and an item that agree on something. The order of the fields is the order of preference.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    agreement: Agreement,
    weight: Reverse<u32>,
    apart: usize,
    deck: usize,
    item: Option<usize>,
}

/// Matches decks with items. A deck gets one item at most and an item one deck; the surest pairs are made first, and
/// between equals those that keep the decks in the order of the items. Decks that fit nothing have no match.
pub fn match_decks(items: &[ItemToMatch], decks: &[FoundDeck]) -> Vec<DeckMatch> {
    let mut pairs = Vec::new();
    for (at, deck) in decks.iter().enumerate() {
        if is_the_chairs(deck) {
            pairs.push(Pair { agreement: Agreement::Chairs, weight: Reverse(0), apart: 0, deck: at, item: None });
        }
        for (item_at, item) in items.iter().enumerate() {
            if let Some((agreement, weight)) = agree(item, deck) {
                let apart = at.abs_diff(item_at);
                pairs.push(Pair { agreement, weight: Reverse(weight), apart, deck: at, item: Some(item_at) });
            }
        }
    }
    pairs.sort();
    let (mut decks_taken, mut items_taken) = (BTreeSet::new(), BTreeSet::new());
    let mut matches = Vec::new();
    for Pair { agreement, deck, item, .. } in pairs {
        let free = !decks_taken.contains(&deck) && !items_taken.contains(&item);
        if free {
            decks_taken.insert(deck);
            items_taken.insert(item);
            matches.push(DeckMatch { deck, item, agreement });
        }
    }
    matches.sort_by_key(|found| found.deck);
    matches
}

/// On what they agree, and how strongly.
fn agree(item: &ItemToMatch, deck: &FoundDeck) -> Option<(Agreement, u32)> {
    if item.links.iter().any(|link| leads_to(link, deck)) {
        return Some((Agreement::Link, 0));
    }
    if item.links.iter().any(|link| is_called_as(link, deck)) {
        return Some((Agreement::File, 0));
    }
    let (in_deck, in_item) = (words(&deck.title), words(&item.title));
    let drafts_of_item = drafts(&format!("{} {}", item.title, item.links.join(" ")));
    let drafts_of_deck = drafts(&format!("{} {}", deck.title, deck.name));
    if drafts_of_item.intersection(&drafts_of_deck).next().is_some() {
        return Some((Agreement::Draft, 0));
    }
    if !in_deck.is_empty() && in_deck == in_item {
        return Some((Agreement::Title, 0));
    }
    let common = in_deck.intersection(&in_item).count();
    let fewer = in_deck.len().min(in_item.len());
    if common >= 1 && common * 2 > fewer {
        let weight = common * 100 + common * 100 / in_deck.len().max(in_item.len());
        return Some((Agreement::Words, u32::try_from(weight).unwrap_or(u32::MAX)));
    }
    let names: BTreeSet<_> = item.presenters.iter().filter_map(|name| surname(name)).collect();
    if names.iter().any(|name| all_words(&format!("{} {}", deck.title, deck.name)).contains(name)) {
        return Some((Agreement::Presenter, 0));
    }
    None
}

/// Whether a link leads to this deck, in whatever revision.
fn leads_to(link: &str, deck: &FoundDeck) -> bool {
    let (stem, _) = file_of(link);
    let rest = stem.strip_prefix(deck.name.as_str());
    !deck.name.is_empty() && rest.is_some_and(|rest| rest.is_empty() || is_revision(rest))
}

/// Whether a link leads to a file of slides whose name is the deck's title, or the end of its name: "GCM-SST.pdf" and
/// "slides-126-quic-gcm-sst". Chairs keep slides in a repository of their own, too.
fn is_called_as(link: &str, deck: &FoundDeck) -> bool {
    let (stem, extension) = file_of(link);
    if !SLIDES.contains(&extension.to_lowercase().as_str()) {
        return false;
    }
    let stem = match stem.rsplit_once('-') {
        Some((bare, number)) if is_revision(&format!("-{number}")) => bare,
        _ => stem,
    };
    let file = dashed(stem);
    // "slides-126-quic-gcm-sst": the meeting and the group are in all names.
    let own = deck.name.strip_prefix("slides-").and_then(|rest| rest.splitn(3, '-').nth(2)).unwrap_or(&deck.name);
    !file.is_empty() && (file == dashed(&deck.title) || file == dashed(own))
}

/// The name of the file that an address ends with, and its extension; both may be empty.
fn file_of(link: &str) -> (&str, &str) {
    let path = link.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    last.rsplit_once('.').filter(|(_, end)| end.len() <= 5).unwrap_or((last, ""))
}

/// In small letters, with one dash for all that is neither a letter nor a digit: `GCM_SST` is `gcm-sst`.
fn dashed(text: &str) -> String {
    let text = text.replace("%20", " ").to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// "-02", and "-sessa-02" is none.
fn is_revision(text: &str) -> bool {
    text.strip_prefix('-')
        .is_some_and(|number| !number.is_empty() && number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit()))
}

fn is_the_chairs(deck: &FoundDeck) -> bool {
    let words = all_words(&deck.title);
    let chairs = words.iter().any(|word| ["chair", "chairs"].contains(&word.as_str()));
    let few = words.iter().filter(|word| !FILLING.contains(&word.as_str())).count() <= 3;
    chairs && few
}

/// The names of drafts, without revisions: "draft-ietf-quic-qmux".
fn drafts(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let mut found = BTreeSet::new();
    for (at, _) in lower.match_indices("draft-") {
        let rest = &lower[at..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
        let name = rest[..end].trim_end_matches('-');
        let bare =
            name.rsplit_once('-').filter(|(_, last)| is_revision(&format!("-{last}"))).map_or(name, |(bare, _)| bare);
        if bare.matches('-').count() >= 2 {
            found.insert(bare.to_owned());
        }
    }
    found
}

/// The extensions of files of slides.
const SLIDES: [&str; 8] = ["pdf", "ppt", "pptx", "odp", "key", "md", "html", "htm"];

/// Words that say nothing about what a deck is of.
const FILLING: [&str; 24] = [
    "a",
    "an",
    "and",
    "at",
    "draft",
    "for",
    "ietf",
    "in",
    "intro",
    "introduction",
    "of",
    "on",
    "over",
    "pdf",
    "presentation",
    "session",
    "slides",
    "status",
    "the",
    "to",
    "update",
    "updates",
    "with",
    "wg",
];

fn words(text: &str) -> BTreeSet<String> {
    let filling = |word: &String| FILLING.contains(&word.as_str()) || word.chars().all(|c| c.is_ascii_digit());
    all_words(text).into_iter().filter(|word| !filling(word)).collect()
}

fn all_words(text: &str) -> BTreeSet<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The last part of a name that is long enough to tell one person from another.
fn surname(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let last = lower.split(|c: char| !c.is_alphanumeric()).rfind(|part| !part.is_empty())?;
    (last.chars().count() >= 4).then(|| last.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(title: &str, presenter: &str, links: &[&str]) -> ItemToMatch {
        ItemToMatch {
            title: title.into(),
            presenters: vec![presenter.into()],
            links: links.iter().map(|&link| link.into()).collect(),
        }
    }

    fn deck(name: &str, title: &str) -> FoundDeck {
        let url = format!("https://datatracker.ietf.org/meeting/126/materials/{name}-00");
        FoundDeck { name: name.into(), title: title.into(), revision: "00".into(), url, extension: "pdf".into() }
    }

    /// Each deck's item, from 1, and the agreement.
    fn matched(items: &[ItemToMatch], decks: &[FoundDeck]) -> Vec<String> {
        let number = |item: Option<usize>| item.map_or("chairs".to_owned(), |item| (item + 1).to_string());
        match_decks(items, decks)
            .iter()
            .map(|m| format!("{} → {} ({:?})", m.deck + 1, number(m.item), m.agreement))
            .collect()
    }

    #[test]
    fn links_drafts_titles_and_names_find_their_item() {
        let items = [
            item("Administrivia", "Chairs", &[]),
            item(
                "Open issues, updates to qmux",
                "Lucas Pardue",
                &["https://datatracker.ietf.org/doc/draft-ietf-quic-qmux/"],
            ),
            item("Extended key update", "Yaroslav Rosomakho", &[]),
            item(
                "Reverso for QUIC",
                "Florentin Rochet",
                &["https://datatracker.ietf.org/meeting/126/materials/slides-126-quic-reverso-01.pdf"],
            ),
            item("Anything else", "Magnus Westerlund", &[]),
        ];
        let decks = [
            deck("slides-126-quic-chair-slides", "Chair slides"),
            deck("slides-126-quic-qmux", "draft-ietf-quic-qmux-02"),
            deck("slides-126-quic-extended-key-update", "Extended Key Update"),
            deck("slides-126-quic-reverso", "A new idea"),
            deck("slides-126-quic-tags", "Tag lengths (Westerlund)"),
            deck("slides-126-quic-other", "Unrelated"),
        ];
        assert_eq!(
            matched(&items, &decks),
            ["1 → chairs (Chairs)", "2 → 2 (Draft)", "3 → 3 (Title)", "4 → 4 (Link)", "5 → 5 (Presenter)"]
        );
    }

    #[test]
    fn a_file_elsewhere_that_is_called_as_the_deck_is_finds_it() {
        let main = "https://github.com/quicwg/wg-materials/blob/main/ietf126/";
        let linked = |title: &str, file: &str| item(title, "", &[format!("{main}{file}").as_str()]);
        let items = [
            linked("Open issues, updates to qlog", "qlog.pdf"),
            linked("Open issues, updates to qmux", "QMux_issues-02.pdf"),
            linked("Authentication Tag lengths", "GCM-SST.pdf"),
            linked("A draft", "draft-ietf-quic-qlog.txt"),
            linked("Another", "agenda"),
        ];
        let decks = [
            deck("slides-126-quic-sessa-gcm-sst", "GCM-SST"),
            deck("slides-126-quic-qlog", "An update"),
            deck("slides-126-quic-qmux", "qmux issues"),
            deck("slides-126-quic-agenda", "agenda"),
        ];
        assert_eq!(matched(&items, &decks), ["1 → 3 (File)", "2 → 1 (File)", "3 → 2 (File)"]);
    }

    #[test]
    fn a_name_that_is_the_beginning_of_another_is_not_linked() {
        let items =
            [item("One", "", &["https://datatracker.ietf.org/meeting/126/materials/slides-126-quic-qmux-extra-00"])];
        let decks = [deck("slides-126-quic-qmux", "x y"), deck("slides-126-quic-qmux-extra", "z")];
        assert_eq!(matched(&items, &decks), ["2 → 1 (Link)"]);
    }

    #[test]
    fn the_surer_pair_is_made_first_and_one_deck_goes_to_one_item() {
        let items = [item("QUIC multipath", "", &[]), item("Multipath QUIC deployment", "", &[])];
        let decks = [deck("a", "Multipath QUIC deployment"), deck("b", "Multipath QUIC")];
        assert_eq!(matched(&items, &decks), ["1 → 2 (Title)", "2 → 1 (Title)"]);
    }

    #[test]
    fn decks_about_chairs_as_furniture_of_a_talk_are_not_the_chairs() {
        let decks = [deck("a", "How chairs of working groups can use the new notes tool in a session")];
        assert_eq!(matched(&[], &decks), Vec::<String>::new());
    }
}
