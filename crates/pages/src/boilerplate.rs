//! The pages of a boilerplate text, word for word.

use chairside_ietf::Edition;
use jiff::civil::Date;
use maud::{PreEscaped, html};

use crate::drawn::{Drawn, drawn};

/// Returns the pages of an edition, at least one. The text is shown exactly as in the edition's file.
pub fn boilerplate(edition: &Edition) -> Vec<Drawn> {
    let pages = edition.pages();
    let count = pages.len();
    pages
        .iter()
        .enumerate()
        .map(|(index, body)| {
            let (title, rest) = match edition.title.split_once(" – ") {
                Some((title, rest)) => (title, Some(rest)),
                None => (edition.title.as_str(), None),
            };
            let body = with_documents(&chairside_deck::fragment(body));
            let markup = html! {
                h1 {
                    (title)
                    @if let Some(rest) = rest { " " span.rest { "– " (rest) } }
                    @if count > 1 { " " span.rest { "(" (index + 1) " of " (count) ")" } }
                }
                (PreEscaped(body))
            };
            let kind = edition.kind.name();
            drawn(markup, &["generated", "interstitial", kind])
        })
        .collect()
}

/// Marks a list that consists of links alone, such as the documents that a Note Well names, to be set as one paragraph.
fn with_documents(html: &str) -> String {
    let Some(start) = html.rfind("<ul>") else { return html.into() };
    let list = &html[start..];
    let items = list.matches("<li>").count();
    let linked = list.matches("<li><a ").count() + list.matches("<li>\n<p><a ").count();
    if items < 3 || items != linked {
        return html.into();
    }
    format!("{}<ul class=\"documents\">{}", &html[..start], &html[start + "<ul>".len()..])
}

/// Says in words whether an edition is in force on the session's date, as in "ietf-2021: in force since 3 Nov 2021", and
/// returns whether it is.
pub fn standing(edition: &Edition, date: Date) -> (String, bool) {
    let day = |date: Date| date.strftime("%-d %b %Y").to_string();
    let since = day(edition.from);
    if edition.in_force_on(date) {
        (format!("{}: in force since {since}", edition.id), true)
    } else if date < edition.from {
        (format!("{}: in force only from {since}, the session is on {}", edition.id, day(date)), false)
    } else {
        let until = edition.to.map_or_else(String::new, day);
        (format!("{}: no longer in force since {until}, the session is on {}", edition.id, day(date)), false)
    }
}
