//! Finds links that lead nowhere: to a page that the file does not have, to another file, or to an address that cannot be
//! opened. Whether a web page is still there is not asked.
//!
//! Actions of a viewer (its next page, its search) and scripts are left alone: they lead nowhere by design, and decks made
//! with Beamer have a row of them on each page.

use std::collections::BTreeMap;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, Name, Object, String as PdfString};

use super::destination::Destinations;
use super::layers::Layers;
use super::text_string::{decode, one_line};
use super::treatment::{annotations, file_name, is_media};
use super::tree::Budget;

const LONGEST: usize = 80;

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DeadLink {
    /// The page is not in the file.
    NoPage,
    /// It leads to another file.
    OtherFile(String),
    /// The address cannot be opened, and why.
    Address(String, String),
}

/// The links of a document that lead nowhere, with their pages (from 0), in order.
pub(super) fn find(pdf: &Pdf, catalog: &Dict<'_>, layers: Option<&Layers<'_>>) -> BTreeMap<DeadLink, Vec<usize>> {
    let to = Destinations::new(pdf);
    let has_base = catalog.get::<Dict<'_>>("URI").is_some_and(|all| all.contains_key("Base"));
    let mut budget = Budget::default();
    let mut found: BTreeMap<DeadLink, Vec<usize>> = BTreeMap::new();
    for (at, page) in pdf.pages().iter().enumerate() {
        for (_, link) in annotations(page) {
            let is_link = link.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Link");
            if !is_link || is_media("Link", &link) || layers.is_some_and(|layers| layers.hides_annotation(&link)) {
                continue;
            }
            let Some(dead) = dead(catalog, &link, has_base, &to, &mut budget) else { continue };
            if budget.is_spent() {
                // What was not found may be there.
                return found;
            }
            let pages = found.entry(dead).or_default();
            if pages.last() != Some(&at) {
                pages.push(at);
            }
        }
    }
    found
}

fn dead(
    catalog: &Dict<'_>,
    link: &Dict<'_>,
    has_base: bool,
    to: &Destinations,
    budget: &mut Budget,
) -> Option<DeadLink> {
    let leads_nowhere = |budget: &mut Budget| to.page_of(catalog, link, budget).is_none().then_some(DeadLink::NoPage);
    if link.get::<Object<'_>>("Dest").is_some() {
        return leads_nowhere(budget);
    }
    let action = link.get::<Dict<'_>>("A")?;
    match action.get::<Name<'_>>("S")?.as_str() {
        "GoTo" if action.contains_key("D") => leads_nowhere(budget),
        "URI" => {
            let address = decode(&action.get::<PdfString<'_>>("URI")?);
            let address = address.trim();
            let is_relative = has_base && !address.contains(':');
            let why = chairside_address::check(address).err().filter(|_| !is_relative)?;
            Some(DeadLink::Address(one_line(address, LONGEST), why.to_string()))
        }
        "GoToR" | "Launch" => {
            let name = file_name(&action).or_else(|| file_name(&action.get::<Dict<'_>>("F")?));
            let name = name.or_else(|| file_name(&action.get::<Dict<'_>>("Win")?));
            Some(DeadLink::OtherFile(one_line(&name.unwrap_or_default(), LONGEST)))
        }
        _ => None,
    }
}
