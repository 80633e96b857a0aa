//! What is handed on after the session, as rows: what copies each, and where it goes.

use serde::Serialize;
use ts_rs::TS;

use crate::desk::action::MinutesPart;
use crate::model::content::{Link, SessionContent};

/// A text that the chair hands on at the end, with the page that it goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HandoutRow {
    /// "Report to the area director".
    pub label: String,
    /// What copies it.
    pub part: MinutesPart,
    /// Where it goes.
    pub link: Option<Link>,
}

/// The same as rows: what copies each, and where it goes.
pub fn handout_rows(content: &SessionContent) -> Vec<HandoutRow> {
    let row = |label: &str, part, link| HandoutRow { label: label.into(), part, link };
    vec![
        row("Minutes", MinutesPart::Whole, labelled(content, &["minutes", "notes"])),
        row("Report to the area director", MinutesPart::Report, area_directors(content)),
        row("Outcomes for the list", MinutesPart::List, labelled(content, &["mailing list"])),
        row("Items without an outcome", MinutesPart::WithoutOutcome, labelled(content, &["mailing list"])),
    ]
}

/// The first link of the session with one of these labels, whatever their case.
pub(super) fn labelled(content: &SessionContent, labels: &[&str]) -> Option<Link> {
    content.links.iter().find(|link| labels.contains(&link.label.to_lowercase().as_str())).cloned()
}

/// The area directors' own addresses, else the group's.
fn area_directors(content: &SessionContent) -> Option<Link> {
    let addresses: Vec<&str> = content.area_directors.iter().filter_map(|person| person.email.as_deref()).collect();
    if addresses.is_empty() {
        return labelled(content, &["area directors", "area director", "ads"]);
    }
    Some(Link { label: "Area directors".into(), url: format!("mailto:{}", addresses.join(",")) })
}
