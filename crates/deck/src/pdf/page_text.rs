//! Reads what a page says: its lines, heading, links and notes.

use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::object::Dict;
use hayro::hayro_syntax::page::Page;

use super::destination::Destinations;
use super::frame::Frame;
use super::lines::{self, Line};
use super::model::{PageText, TextLine};
use super::scan::{Aim, scan};
use super::{annotations, heading, reading_order};

/// Beside the notes, type smaller than this fraction of the slide's belongs to the small copy of the slide.
const COPY: f64 = 0.7;

pub(super) fn read<'a>(
    page: &Page<'a>,
    frame: &Frame,
    catalog: &Dict<'_>,
    destinations: &Destinations,
    cache: &InterpreterCache<'a>,
    settings: InterpreterSettings,
) -> PageText {
    let marks = scan(page, frame, cache, settings, Aim { marks: true, ..Aim::default() }).marks;
    let (slide, beside): (Vec<_>, Vec<_>) = marks.into_iter().partition(|mark| frame.slide.contains(mark.origin));
    let slide = reading_order::sort(lines::gather(&slide));
    let beside = reading_order::sort(lines::gather(&beside));
    let mut notes = annotations::notes(page);
    if frame.notes.is_some() {
        let said: Vec<&str> =
            beside.iter().filter(|line| !copies(line, &slide)).map(|line| line.text.as_str()).collect();
        notes.push(said.join("\n"));
    }
    notes.retain(|note| !note.is_empty());
    PageText {
        title: heading::find(&slide, frame.slide),
        links: annotations::links(page, catalog, frame, destinations),
        films: annotations::films(page, frame),
        notes: notes.join("\n\n"),
        lines: slide
            .into_iter()
            .filter_map(|line| Some(TextLine { area: frame.area(line.place)?, text: line.text }))
            .collect(),
    }
}

/// Whether a line beside the slide only repeats one of the slide's lines, in the small copy that Beamer puts there.
pub(super) fn copies(line: &Line, slide: &[Line]) -> bool {
    slide.iter().any(|shown| shown.text == line.text && line.size < shown.size * COPY)
}
