//! Each part of the minutes that can be copied, saved or looked at.

use crate::file::datatracker::to_datatracker;
use crate::minutes::agenda_text::agenda_text;
use crate::minutes::brief::{for_the_list, report, without_outcome};
use crate::minutes::markdown::plain;
use crate::minutes::options::Options;
use crate::minutes::slides::{chairs_slides, slides};
use crate::minutes::whole::{minutes, of_item, since_last_copy, skeleton};
use crate::model::desk_action::MinutesPart;
use crate::queries::names::number;
use crate::queries::still_open::{StillOpen, still_open};
use crate::state::run::Run;

/// The text of a part; empty if there is nothing to say.
pub fn part(run: &Run, part: MinutesPart, agenda_unsaved: bool) -> String {
    let (state, options) = (run.state(), Options::default());
    match part {
        MinutesPart::Item => state.item.as_ref().map_or_else(String::new, |item| of_item(run, item, options)),
        MinutesPart::SinceLastCopy => since_last_copy(run, options),
        MinutesPart::Whole if state.started.is_none() => skeleton(state),
        MinutesPart::Whole => minutes(run, options),
        MinutesPart::Report => report(run),
        MinutesPart::List => for_the_list(run),
        MinutesPart::WithoutOutcome => without_outcome(run),
        MinutesPart::StillOpen => open_lines(run, agenda_unsaved),
        MinutesPart::Polls if state.polls.is_empty() => String::new(),
        MinutesPart::Polls => to_datatracker(&state.polls),
        MinutesPart::Slides => slides(state),
        MinutesPart::Agenda => agenda_text(state),
        MinutesPart::NotesPage => skeleton(state),
        MinutesPart::ChairsSlides | MinutesPart::DrawnSlides => chairs_slides(state),
    }
}

/// What is still open, one a line.
pub fn open_lines(run: &Run, agenda_unsaved: bool) -> String {
    let line = |open: &StillOpen| {
        let item = open.item().map_or_else(String::new, |item| number(&run.state().content, item));
        let about = if item.is_empty() { String::new() } else { format!("Item {item}: ") };
        format!("- {about}{}\n", plain(&open.words()))
    };
    still_open(run, agenda_unsaved).iter().map(line).collect()
}
