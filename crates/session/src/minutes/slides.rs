//! The files of the slides that were shown.

use crate::minutes::markdown::plain;
use crate::model::ids::DeckId;
use crate::model::item::Item;
use crate::queries::names::name;
use crate::state::State;

/// The files of the items' slides, each once: attached ones by their path, others as the session file names them.
pub fn slide_files(state: &State) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for file in state.content.agenda.iter().filter_map(|item| file_of(state, item)) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    files
}

/// The items with their files, one a line.
pub fn slides(state: &State) -> String {
    let line = |item: &Item| {
        let file = file_of(state, item)?;
        Some(format!("{}: {}\n", plain(&name(&state.content, &item.id)), plain(&file)))
    };
    state.content.agenda.iter().filter_map(line).collect()
}

/// The titles of the chairs' slides, one a line with its number.
pub fn chairs_slides(state: &State) -> String {
    let slides = state.content.deck(&DeckId::chairs()).map(|deck| deck.slides.as_slice()).unwrap_or_default();
    let lines: Vec<String> =
        (1..).zip(slides).map(|(number, slide): (u32, _)| format!("{number}. {}\n", plain(&slide.title))).collect();
    lines.concat()
}

fn file_of(state: &State, item: &Item) -> Option<String> {
    let named = || item.brings_deck.then(|| item.deck.as_str().to_owned());
    state.attached.get(&item.id).cloned().or_else(named)
}
