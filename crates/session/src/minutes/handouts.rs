//! What to hand on after the session: what each is, what copies or saves it, and where it goes.

use serde::Serialize;
use ts_rs::TS;

use crate::minutes::slides::slide_files;
use crate::model::content::{Link, SessionContent};
use crate::model::desk_action::MinutesPart;
use crate::model::ids::DeckId;
use crate::queries::outcomes::summary;
use crate::state::State;
use crate::words::counted;

/// Something to hand on after the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HandoutRow {
    /// "Report to the area director".
    pub label: String,
    /// What it is: "One paragraph of plain text".
    pub words: String,
    /// What copying or saving it takes.
    pub part: MinutesPart,
    /// It is text, which can be copied; files can only be saved.
    pub copies: bool,
    /// There is nothing to copy or save.
    pub is_empty: bool,
    /// The page or address where it goes, if the session has a link to it.
    pub link: Option<Link>,
}

/// All that there is to hand on.
pub fn handout_rows(state: &State) -> Vec<HandoutRow> {
    let content = &state.content;
    let (items, notes) = (content.agenda.len(), state.notes.len());
    let polls = state.polls.len();
    let decided = summary(state).iter().filter(|row| row.outcome.is_some()).count();
    let without = state.polls.iter().filter(|poll| poll.result.is_none()).count();
    let files = slide_files(state).len();
    let counts = format!(
        "Markdown for the notes page: {}, {}, {}",
        counted(items, "item"),
        counted(notes, "note"),
        counted(polls, "poll")
    );
    let of_polls = match (polls, without) {
        (0, _) => "No poll was asked".into(),
        (_, 0) => format!("JSON, {}", counted(polls, "poll")),
        _ => format!("JSON, {}, {without} without a result", counted(polls, "poll")),
    };
    let outcomes = format!("Plain text, {} to be confirmed", counted(decided, "outcome"));
    let slides =
        if files == 0 { "No item has a file of slides".into() } else { format!("{} as shown", counted(files, "file")) };
    let agenda =
        format!("Markdown in the IETF's form: {}, with all changes made in the session", counted(items, "item"));
    let chairs = content.deck(&DeckId::chairs()).map_or(0, |deck| deck.slides.len());
    let chairs = format!("PDF, {}", counted(chairs, "slide"));
    let notes_page = labelled(content, &["minutes", "notes"]);
    let empty = format!("Markdown to take notes in, with {}", counted(items, "item"));
    let row = |label: &str, words: &str, part, link| HandoutRow {
        label: label.into(),
        words: words.into(),
        part,
        copies: !matches!(part, MinutesPart::Slides | MinutesPart::ChairsSlides | MinutesPart::DrawnSlides),
        is_empty: part == MinutesPart::Slides && files == 0,
        link,
    };
    vec![
        row("Minutes", &counts, MinutesPart::Whole, notes_page.clone()),
        row("Report to the area director", "One paragraph of plain text", MinutesPart::Report, area_directors(content)),
        row("Outcomes for the list", &outcomes, MinutesPart::List, labelled(content, &["mailing list"])),
        row("Polls for the Datatracker", &of_polls, MinutesPart::Polls, materials(content)),
        row("Agenda", &agenda, MinutesPart::Agenda, materials(content)),
        row("Chairs' slides", &chairs, MinutesPart::ChairsSlides, materials(content)),
        row("Slides", &slides, MinutesPart::Slides, materials(content)),
        row("Notes page", &empty, MinutesPart::NotesPage, notes_page),
    ]
}

/// The session's first link with one of these labels, ignoring case.
pub(super) fn labelled(content: &SessionContent, labels: &[&str]) -> Option<Link> {
    content.links.iter().find(|link| labels.contains(&link.label.to_lowercase().as_str())).cloned()
}

/// The page where polls and slides go.
fn materials(content: &SessionContent) -> Option<Link> {
    labelled(content, &["materials", "meeting materials", "slides", "datatracker"])
}

/// The area directors' addresses from the file, or the group's link to them.
fn area_directors(content: &SessionContent) -> Option<Link> {
    let addresses: Vec<&str> = content.area_directors.iter().filter_map(|person| person.email.as_deref()).collect();
    if addresses.is_empty() {
        return labelled(content, &["area directors", "area director", "ads"]);
    }
    Some(Link { label: "Area directors".into(), url: format!("mailto:{}", addresses.join(",")) })
}
