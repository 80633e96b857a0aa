//! Looks through a document once when it is opened: what has to be changed before it is drawn, and what of it is not
//! shown.

use std::collections::HashMap;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::Dict;

use super::appearance::Forms;
use super::dead_links;
use super::findings;
use super::fonts::{Source, Substitutes};
use super::frame::has_size;
use super::hidden_content;
use super::knockout;
use super::layers::Layers;
use super::missing_fonts;
use super::model::Finding;
use super::rewrite::Changes;
use super::treatment::{Treated, Treatment, annotations, are_too_many, treat};

/// What was found.
pub(super) struct Survey<'a> {
    pub(super) changes: Changes<'a>,
    pub(super) findings: Vec<Finding>,
    /// What stands in for fonts that the document lacks.
    pub(super) substitutes: Substitutes,
}

/// Looks through a document.
pub(super) fn survey<'a>(pdf: &'a Pdf, catalog: &Dict<'a>, fonts: Source) -> Survey<'a> {
    let layers = Layers::read(pdf.xref(), catalog);
    let forms = Forms::read(catalog);
    let mut treatments = HashMap::new();
    let mut lacks = Vec::new();
    for (at, page) in pdf.pages().iter().enumerate() {
        let treated = annotations(page).into_iter().map(|(_, annotation)| treat(&annotation, &forms, layers.as_ref()));
        let treated: Vec<Treated> = treated.collect();
        lacks.extend(treated.iter().filter_map(|treated| Some((treated.lack.clone()?, at))));
        let as_it_is = |treated: &Treated| matches!(treated.treatment, Treatment::AsItIs);
        if !treated.iter().all(as_it_is) || are_too_many(page) {
            treatments.insert(at, treated.into_iter().map(|treated| treated.treatment).collect());
        }
    }
    let missing = missing_fonts::find(pdf);
    let named: Vec<Dict<'_>> =
        missing.iter().filter(|font| font.script.is_none()).map(|font| font.dict.clone()).collect();
    let needs_more = missing.iter().any(|font| font.is_composite && font.script.is_none());
    let substitutes = Substitutes::choose(fonts, &named, needs_more);
    let knockouts = knockout::find(pdf);
    let mut found = findings::of_file(catalog);
    let without_size: Vec<usize> =
        pdf.pages().iter().enumerate().filter(|(_, page)| !has_size(page)).map(|(at, _)| at).collect();
    found.extend(findings::of_pages(&without_size));
    found.extend(findings::of_annotations(&lacks));
    found.extend(findings::of_fonts(&missing, substitutes));
    found.extend(findings::of_transparency(&knockouts.simplified));
    if let Some(layers) = &layers {
        found.extend(findings::of_layers(&hidden_content::find(pdf, catalog, layers)));
    }
    found.extend(findings::of_links(&dead_links::find(pdf, catalog, layers.as_ref())));
    let unmaps = missing.iter().any(|font| font.is_composite);
    let changes = Changes { layers, annotations: treatments, unmaps, groups: knockouts.forms };
    Survey { changes, findings: found, substitutes }
}
