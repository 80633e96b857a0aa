//! Tables whose first row names the columns: "Time | Topic | Presenter | Duration".

use crate::row::{Row, one_line};
use crate::{clock, duration, people};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    /// When, or how long.
    Time,
    /// How long: a bare number is minutes.
    Duration,
    Title,
    Presenter,
    /// Links: drafts, slides.
    Links,
    /// The numbers of the rows.
    Number,
    /// Other things that say nothing about the item.
    Other,
}

/// What the columns of a table are.
#[derive(Clone, Debug)]
pub(crate) struct Columns(Vec<Column>);

/// The cells of a row.
pub(crate) fn cells(text: &str) -> Vec<&str> {
    let text = text.trim();
    let text = text.strip_prefix('|').unwrap_or(text);
    let text = text.strip_suffix('|').unwrap_or(text);
    text.split('|').map(str::trim).take(40).collect()
}

impl Columns {
    /// The columns that a row names, if it names at least a title and one thing more.
    pub(crate) fn named(text: &str) -> Option<Columns> {
        let cells = cells(text);
        // "9:30 | Agenda bash | [slides](…)" is a row.
        let says =
            |cell: &&str| clock::whole(cell).is_some() || duration::whole(cell, false).is_some() || cell.contains("](");
        if cells.iter().any(says) {
            return None;
        }
        let columns: Vec<Column> = cells.into_iter().map(column).collect();
        let known = columns.iter().filter(|column| !matches!(column, Column::Number | Column::Other)).count();
        (columns.contains(&Column::Title) && known >= 2).then_some(Columns(columns))
    }

    /// Whether every column says something about the items.
    pub(crate) fn all_known(&self) -> bool {
        !self.0.contains(&Column::Other)
    }

    /// Reads a row below those names.
    pub(crate) fn row(&self, text: &str) -> Row {
        let cells = cells(text);
        let of = |wanted: Column| {
            cells.iter().zip(&self.0).filter(move |(_, column)| **column == wanted).map(|(cell, _)| *cell)
        };
        // Links and drafts count wherever they stand.
        let mut row = Row::of(&of(Column::Title).collect::<Vec<_>>().join(" "));
        row.text = one_line(&Row::of(text).text);
        for cell in of(Column::Links).chain(of(Column::Other)) {
            let more = Row::of(cell);
            row.slides.extend(more.slides);
            row.has_draft |= more.has_draft;
            row.links.extend(more.links);
        }
        for cell in of(Column::Presenter) {
            let read = Row::of(cell);
            let names = people::names(&read.text).map(|(names, _)| names);
            let names = names.unwrap_or_else(|| vec![read.text.clone()]);
            row.presenters.extend(names.into_iter().filter(|name| !name.is_empty() && name != "-"));
        }
        for cell in of(Column::Duration) {
            row.planned = hours_and_minutes(cell).or_else(|| duration::whole(cell, true)).or(row.planned);
        }
        for cell in of(Column::Time) {
            match clock::whole(cell) {
                Some(slot) => row.slot = Some(slot),
                None => row.planned = duration::whole(cell, true).or(row.planned),
            }
        }
        row
    }
}

/// "0:10" in a column of durations.
fn hours_and_minutes(cell: &str) -> Option<duration::Planned> {
    let (hours, minutes) = cell.trim().split_once(':')?;
    let number = |text: &str| text.parse::<i64>().ok().filter(|number| (0..60).contains(number));
    let time = jiff::SignedDuration::from_mins(number(hours)? * 60 + number(minutes)?);
    time.is_positive().then(|| duration::Planned::of(time))
}

fn column(cell: &str) -> Column {
    let name: String = cell.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-').collect();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["duration", "minutes", "length", "allotted", "allocated", "time min", "time in min"])
        || matches!(name.trim(), "min" | "mins" | "dur")
    {
        Column::Duration
    } else if has(&["presenter", "speaker", "who", "lead", "name", "author"]) {
        Column::Presenter
    } else if has(&["slides", "draft", "document", "link", "material"]) {
        Column::Links
    } else if has(&["title", "topic", "item", "subject", "agenda", "what", "presentation", "talk", "description"]) {
        Column::Title
    } else if has(&["time", "start", "when", "begin", "slot", "clock"]) {
        Column::Time
    } else if matches!(name.trim(), "" | "no" | "nr" | "num" | "number") {
        Column::Number
    } else {
        Column::Other
    }
}
