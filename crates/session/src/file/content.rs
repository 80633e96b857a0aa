//! From a session file to the session's content: what the file says, joined with the decks that were read for it and
//! with what is usual at the body that holds the session.

use std::collections::BTreeMap;

use crate::file::item_spec::ItemSpec;
use crate::file::session_file::SessionFile;
use crate::model::checklist::{Entry, Section};
use crate::model::content::{Link, SessionContent};
use crate::model::deck::DeckInfo;
use crate::model::ids::{DeckId, EntryId, ItemId};
use crate::model::interstitial::InterstitialKind;
use crate::model::item::Item;
use crate::model::outcome_list::OutcomeList;

/// What is usual at the body that holds the session (the IETF). The session file can replace most of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Usual {
    /// The links of the group and the meeting. They follow the file's own.
    pub links: Vec<Link>,
    /// What is shown at the start.
    pub open_with: Vec<InterstitialKind>,
    /// What can be decided of an item.
    pub outcomes: Vec<String>,
    /// People and rooms that have to be in place before the start.
    pub before: Vec<String>,
    /// The meeting tips, one an entry.
    pub tips: Vec<String>,
    /// The boilerplate texts that there are for the session's date.
    pub boilerplate: Vec<InterstitialKind>,
}

impl SessionFile {
    /// The deck of each item that is given one: the attached deck, else the one that the file names.
    pub fn deck_of_item(&self, attached: &[(ItemId, DeckId)]) -> Vec<(ItemId, DeckId)> {
        let is_attached = |id: &ItemId| attached.iter().any(|(item, _)| item == id);
        let named = self.agenda.iter().filter(|item| !is_attached(&item.id)).filter_map(|item| {
            let deck = item.deck.as_ref()?;
            Some((item.id.clone(), DeckId::from(deck.value.as_str())))
        });
        named.chain(attached.iter().cloned()).collect()
    }

    /// The content of a session. `decks` are those that could be read, the chairs' first; an item whose deck is not
    /// among them gets a generated slide. `name` is the title of a file that has none. The interstitials are left to
    /// whoever draws them.
    pub fn content(
        &self,
        mut decks: Vec<DeckInfo>,
        attached: &[(ItemId, DeckId)],
        usual: &Usual,
        name: &str,
    ) -> SessionContent {
        let mut agenda: Vec<Item> = self.agenda.iter().map(|spec| item(spec, &decks)).collect();
        for (id, deck) in attached.iter().filter(|(_, deck)| decks.iter().any(|known| known.id == *deck)) {
            if let Some(item) = agenda.iter_mut().find(|item| item.id == *id) {
                item.deck = deck.clone();
                item.brings_deck = true;
            }
        }
        let named_decks = self.named_decks(&agenda);
        decks.extend(agenda.iter().filter(|item| item.deck == DeckId::of_item(&item.id)).map(Item::generated_deck));
        SessionContent {
            open_with: self.open_with.clone().unwrap_or_else(|| usual.open_with.clone()),
            links: self.links_and(&usual.links),
            checklist: self.checklist_with(usual),
            agenda,
            named_decks,
            decks,
            ..self.frame(usual, name)
        }
    }

    /// The decks that the file names and their items do not show.
    fn named_decks(&self, agenda: &[Item]) -> BTreeMap<ItemId, String> {
        let named = self.agenda.iter().zip(agenda).filter_map(|(spec, item)| {
            let named = &spec.deck.as_ref()?.value;
            (item.deck.as_str() != named).then(|| (item.id.clone(), named.clone()))
        });
        named.collect()
    }

    /// The content of a plain deck: one item, the talk, and none of a session's texts.
    pub fn talk_content(&self, deck: DeckInfo, talk: Item, usual: &Usual, name: &str) -> SessionContent {
        SessionContent {
            open_with: self.open_with.clone().unwrap_or_default(),
            links: self.links.clone(),
            agenda: vec![Item { deck: deck.id.clone(), brings_deck: true, ..talk }],
            decks: vec![deck],
            plain: true,
            ..self.frame(usual, name)
        }
    }

    /// What sessions and plain decks have in common.
    fn frame(&self, usual: &Usual, name: &str) -> SessionContent {
        SessionContent {
            meeting: self.meeting.clone(),
            group: self.group.clone(),
            title: self.title.clone().unwrap_or_else(|| name.into()),
            slot: self.slot,
            zone: self.zone.clone(),
            chairs: self.chairs.clone(),
            area_directors: self.area_directors.clone(),
            interstitials: Vec::new(),
            open_with: Vec::new(),
            mic: self.mic.unwrap_or_default(),
            links: Vec::new(),
            agenda: Vec::new(),
            named_decks: BTreeMap::new(),
            checklist: Vec::new(),
            outcomes: self.outcomes.clone().unwrap_or_else(|| usual.outcomes.clone()),
            outcome_list: OutcomeList {
                own: self.outcomes.clone(),
                usual: usual.outcomes.clone(),
                usually_decides: self.usually_decides,
            },
            decks: Vec::new(),
            start_at_once: self.start_at_once,
            plain: false,
            room: self.room.clone(),
        }
    }

    /// The file's links, mail addresses of chairs and area directors, then the usual ones. Of two with the same label
    /// or address the file's counts.
    fn links_and(&self, usual: &[Link]) -> Vec<Link> {
        let mut links = self.links.clone();
        let people = self.chairs.iter().map(|person| ("Chair", person));
        let people = people.chain(self.area_directors.iter().map(|person| ("Area director", person)));
        for (role, person) in people {
            if let Some(email) = &person.email {
                links.push(Link { label: format!("{role}: {}", person.name), url: format!("mailto:{email}") });
            }
        }
        for link in usual {
            let is_same = |other: &Link| other.label.eq_ignore_ascii_case(&link.label) || other.url == link.url;
            if !links.iter().any(is_same) {
                links.push(link.clone());
            }
        }
        links
    }

    /// The checklist: people in place, boilerplate shown (ticked by the journal), the meeting tips, and the chair's own.
    fn checklist_with(&self, usual: &Usual) -> Vec<Entry> {
        let entry = |section, text: &str, shown| {
            let id = EntryId::from(format!("{section:?}:{text}"));
            Entry { id, section, text: text.into(), shown }
        };
        let before = usual.before.iter().map(|text| entry(Section::Before, text, None));
        let shown = usual
            .boilerplate
            .iter()
            .map(|kind| entry(Section::Boilerplate, &format!("{} shown", kind.title()), Some(*kind)));
        let tips = usual.tips.iter().map(|text| entry(Section::Tips, text, None));
        let own = self.checklist.iter().map(|text| entry(Section::Own, text, None));
        before.chain(shown).chain(tips).chain(own).collect()
    }
}

/// An item as the file has it, with its deck if that is among `decks`, else with its generated slide.
fn item(spec: &ItemSpec, decks: &[DeckInfo]) -> Item {
    let named = spec.deck.as_ref().map(|named| DeckId::from(named.value.as_str()));
    let is_read = |id: &DeckId| decks.iter().skip(1).any(|known| known.id == *id);
    let brings_deck = named.as_ref().is_some_and(is_read);
    let deck = named.filter(|id| brings_deck || id.is_chairs());
    Item {
        id: spec.id.clone(),
        kind: spec.kind,
        title: spec.title.clone(),
        presenter: spec.presenter.clone(),
        time: spec.time,
        talk: spec.talk,
        deck: deck.unwrap_or_else(|| DeckId::of_item(&spec.id)),
        brings_deck,
        question: spec.question.clone(),
        text: spec.text.clone(),
        link: spec.links.first().cloned(),
        more_links: spec.links.iter().skip(1).cloned().collect(),
        fixed_start: spec.fixed_start,
        talks: spec.talks.clone(),
        outcomes: spec.outcomes.clone(),
        skipped: false,
        shown_by: spec.shown_by,
        seat: spec.seat,
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::file::front_matter::read;
    use crate::model::content::Person;

    fn file(yaml: &str) -> SessionFile {
        read("s.md", yaml, 1).0.unwrap()
    }

    fn deck(id: &str) -> DeckInfo {
        DeckInfo { id: DeckId::from(id), ..SessionContent::bare("", 2).decks.remove(0) }
    }

    const AGENDA: &str = "group: tls\nagenda:\n  - { title: One, deck: one.md }\n  - { title: Two, deck: two.pdf }\n  \
                          - { title: Three, deck: chairs }\n  - { title: Four }\n";

    #[test]
    fn an_item_without_a_deck_that_could_be_read_gets_a_generated_slide() {
        let decks = vec![deck("chairs"), deck("one.md")];
        let content = file(AGENDA).content(decks, &[], &Usual::default(), "s");
        let decks: Vec<&str> = content.agenda.iter().map(|item| item.deck.as_str()).collect();
        assert_eq!(decks, ["one.md", "item:two", "chairs", "item:four"]);
        let bring: Vec<bool> = content.agenda.iter().map(|item| item.brings_deck).collect();
        assert_eq!(bring, [true, false, false, false]);
        let all: Vec<&str> = content.decks.iter().map(|deck| deck.id.as_str()).collect();
        assert_eq!(all, ["chairs", "one.md", "item:two", "item:four"]);
    }

    #[test]
    fn an_attached_deck_counts_more_than_the_one_that_the_file_names() {
        let attached = [(ItemId::from("one"), DeckId::from("late:one.pdf"))];
        let file = file(AGENDA);
        let of: Vec<_> =
            file.deck_of_item(&attached).into_iter().map(|(item, deck)| format!("{item}: {deck}")).collect();
        assert_eq!(of, ["two: two.pdf", "three: chairs", "one: late:one.pdf"]);
        let decks = vec![deck("chairs"), deck("one.md"), deck("late:one.pdf")];
        let content = file.content(decks, &attached, &Usual::default(), "s");
        assert_eq!(content.agenda[0].deck.as_str(), "late:one.pdf");
    }

    #[test]
    fn of_two_links_with_the_same_label_or_address_the_files_counts() {
        let link = |label: &str, url: &str| Link { label: label.into(), url: url.into() };
        let mut file = file("group: tls\nlinks: { Minutes: 'https://a.example', Chat: 'https://b.example' }\n");
        file.chairs.push(Person { name: "Kim".into(), email: Some("kim@c.example".into()) });
        let usual =
            [link("minutes", "https://x.example"), link("Talk", "https://b.example"), link("New", "https://n.example")];
        let labels: Vec<String> = file.links_and(&usual).into_iter().map(|link| link.label).collect();
        assert_eq!(labels, ["Minutes", "Chat", "Chair: Kim", "New"]);
    }

    #[test]
    fn the_checklist_has_its_sections_in_order_and_the_journal_ticks_what_is_shown() {
        let usual = Usual {
            before: vec!["Note taker".into()],
            tips: vec!["State your name".into()],
            boilerplate: vec![InterstitialKind::NoteWell],
            ..Usual::default()
        };
        let entries = file("group: tls\nchecklist: [Water]\n").checklist_with(&usual);
        let rows: Vec<_> = entries.iter().map(|entry| (entry.section, entry.text.as_str(), entry.shown)).collect();
        assert_eq!(
            rows,
            [
                (Section::Before, "Note taker", None),
                (Section::Boilerplate, "Note Well shown", Some(InterstitialKind::NoteWell)),
                (Section::Tips, "State your name", None),
                (Section::Own, "Water", None),
            ]
        );
    }

    #[test]
    fn a_plain_deck_has_its_own_links_and_nothing_that_is_usual_of_sessions() {
        let usual = Usual { open_with: vec![InterstitialKind::NoteWell], before: vec!["x".into()], ..Usual::default() };
        let talk = Item { time: SignedDuration::from_mins(20), ..Item::titled(ItemId::from("talk"), "My talk") };
        let content =
            file("links: { Code: 'https://a.example' }\n").talk_content(deck("chairs"), talk, &usual, "My talk");
        assert!(content.plain && content.open_with.is_empty() && content.checklist.is_empty());
        assert_eq!((content.title.as_str(), content.links.len()), ("My talk", 1));
        assert_eq!((content.agenda[0].deck.as_str(), content.agenda[0].brings_deck), ("chairs", true));
    }
}
