//! The findings of all decks, and as text.

use std::fmt::Write as _;

use chairside_problem::marks::one_line;
use serde::Serialize;

use crate::finding::Finding;
use crate::seen::Talk;

/// What was found in all decks of a session.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Report {
    /// The decks in the order of the agenda, those without findings too.
    pub decks: Vec<DeckReport>,
}

/// What was found in a deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeckReport {
    /// Its id in the session.
    pub deck: String,
    /// Its file's name.
    pub file: String,
    /// What the agenda says of its talk; `None` for the chairs' own slides.
    #[serde(skip)]
    pub talk: Option<Talk>,
    /// The title of its item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// How many pages it has.
    pub pages: u32,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was not looked at; `None` when all was that there are rules for.
    #[serde(rename = "not-looked-at", skip_serializing_if = "Option::is_none")]
    pub not_looked_at: Option<&'static str>,
    /// The web pages that it links to, each once, with the pages (from 0) that have the link.
    #[serde(skip)]
    pub links: Vec<(String, Vec<u32>)>,
    /// The files with pictures of those pages, if any were written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<String>,
}

impl DeckReport {
    /// "12 pages", "12 pages, not drawn"; empty for a deck that cannot be read.
    pub fn pages_in_words(&self) -> String {
        let not_drawn = if self.not_looked_at.is_some() { ", not drawn" } else { "" };
        match self.pages {
            0 => String::new(),
            1 => format!("1 page{not_drawn}"),
            pages => format!("{pages} pages{not_drawn}"),
        }
    }
}

impl Report {
    /// Whether nothing was found.
    pub fn is_clean(&self) -> bool {
        self.decks.iter().all(|deck| deck.findings.is_empty())
    }

    /// All of it as text: a paragraph for each deck, with a line for each finding, why it matters, and what to do.
    pub fn text(&self) -> String {
        if self.decks.is_empty() {
            return "There are no decks to look at\n".into();
        }
        let mut text = String::new();
        for deck in &self.decks {
            let pages = deck.pages_in_words();
            let pages = if pages.is_empty() { pages } else { format!(", {pages}") };
            let item = deck.item.as_deref().map_or_else(String::new, |item| format!(" ({})", one_line(item)));
            let _ = writeln!(text, "{}{item}{pages}", one_line(&deck.file));
            if deck.findings.is_empty() {
                text.push_str("  nothing to mend\n");
            }
            if let Some(rest) = deck.not_looked_at {
                let _ = writeln!(text, "  not looked at: {rest}");
            }
            for finding in &deck.findings {
                let _ = writeln!(text, "  - {}", one_line(&finding.what));
                let _ = writeln!(text, "    why:   {}", one_line(&finding.why));
                let _ = writeln!(text, "    to do: {}", one_line(&finding.instead));
            }
            if let Some((first, more)) = deck.pictures.split_first() {
                let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
                let _ = writeln!(text, "  pictures: {}{more}", one_line(first));
            }
            text.push('\n');
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }
}
