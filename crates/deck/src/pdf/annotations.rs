//! Reads links and speaker's notes from a page's annotations. Everything else in them (scripts, programs to start, other
//! files, forms, media) is ignored.

use hayro::hayro_interpret::RectExt;
use hayro::hayro_syntax::object::{Dict, Name, Rect as PdfRect, String as PdfString};
use hayro::hayro_syntax::page::Page;

use super::destination::Destinations;
use super::frame::Frame;
use super::model::{Area, LinkArea, LinkTarget};
use super::text_string::{decode, many_lines};
use super::treatment::{annotations, is_media};
use super::tree::Budget;
use crate::link_allowed;

const LONGEST_NOTE: usize = 16_384;

/// Returns the annotations of a page, each with its kind.
fn all<'a>(page: &Page<'a>) -> impl Iterator<Item = (String, Dict<'a>)> {
    let dicts = annotations(page).into_iter().map(|(_, dict)| dict);
    dicts.filter_map(|dict| Some((dict.get::<Name<'_>>("Subtype")?.as_str().to_owned(), dict)))
}

/// Returns the links of a page that lead to a page of this deck or to an allowed address.
pub(super) fn links(page: &Page<'_>, catalog: &Dict<'_>, frame: &Frame, to: &Destinations) -> Vec<LinkArea> {
    let mut budget = Budget::default();
    all(page)
        .filter(|(kind, _)| kind == "Link")
        .filter_map(|(_, dict)| {
            let area = area(&dict, frame)?;
            let target = address(&dict).or_else(|| to.page_of(catalog, &dict, &mut budget).map(LinkTarget::Page))?;
            Some(LinkArea { area, target })
        })
        .collect()
}

/// Returns where films and the like stand on a page.
pub(super) fn films(page: &Page<'_>, frame: &Frame) -> Vec<Area> {
    all(page).filter(|(kind, dict)| is_media(kind, dict)).filter_map(|(_, dict)| area(&dict, frame)).collect()
}

fn area(dict: &Dict<'_>, frame: &Frame) -> Option<Area> {
    frame.area(frame.transform.transform_rect_bbox(dict.get::<PdfRect>("Rect")?.to_kurbo()))
}

fn address(dict: &Dict<'_>) -> Option<LinkTarget> {
    let action = dict.get::<Dict<'_>>("A")?;
    if action.get::<Name<'_>>("S")?.as_str() != "URI" {
        return None;
    }
    let address = action.get::<PdfString<'_>>("URI")?;
    let address = decode(&address).trim().to_owned();
    link_allowed(&address).then_some(LinkTarget::Url(address))
}

/// Returns the texts of the sticky notes of a page, in order. Replies that only record the state of a review are left
/// out.
pub(super) fn notes(page: &Page<'_>) -> Vec<String> {
    all(page)
        .filter(|(kind, dict)| kind == "Text" && !dict.contains_key("StateModel"))
        .filter_map(|(_, dict)| Some(many_lines(&decode(&dict.get::<PdfString<'_>>("Contents")?), LONGEST_NOTE)))
        .filter(|text| !text.is_empty())
        .collect()
}
