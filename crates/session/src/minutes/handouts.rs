//! Texts to pass on after the session: what copies each one, and where it goes.

use serde::Serialize;
use ts_rs::TS;

use crate::model::content::{Link, SessionContent};
use crate::model::desk_action::MinutesPart;

/// A text to pass on after the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HandoutRow {
    /// "Report to the area director".
    pub label: String,
    /// The part of the minutes that copying it takes.
    pub part: MinutesPart,
    /// The page or address where it goes, if the session has a link to it.
    pub link: Option<Link>,
}

/// All texts to pass on.
pub fn handout_rows(content: &SessionContent) -> Vec<HandoutRow> {
    let row = |label: &str, part, link| HandoutRow { label: label.into(), part, link };
    vec![
        row("Minutes", MinutesPart::Whole, labelled(content, &["minutes", "notes"])),
        row("Report to the area director", MinutesPart::Report, area_directors(content)),
        row("Outcomes for the list", MinutesPart::List, labelled(content, &["mailing list"])),
        row("Items without an outcome", MinutesPart::WithoutOutcome, labelled(content, &["mailing list"])),
    ]
}

/// The session's first link with one of these labels, ignoring case.
pub(super) fn labelled(content: &SessionContent, labels: &[&str]) -> Option<Link> {
    content.links.iter().find(|link| labels.contains(&link.label.to_lowercase().as_str())).cloned()
}

/// The area directors' addresses from the file, or the group's link to them.
fn area_directors(content: &SessionContent) -> Option<Link> {
    let addresses: Vec<&str> = content.area_directors.iter().filter_map(|person| person.email.as_deref()).collect();
    if addresses.is_empty() {
        return labelled(content, &["area directors", "area director", "ads"]);
    }
    Some(Link { label: "Area directors".into(), url: format!("mailto:{}", addresses.join(",")) })
}
