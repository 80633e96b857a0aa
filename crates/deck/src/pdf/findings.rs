//! What the chair should know of a deck before the session: what is not shown of it, and what may look different.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::object::{Array, Dict, Object, String as PdfString};

use super::dead_links::DeadLink;
use super::fonts::INSTALL_CJK;
use super::fonts::Substitutes;
use super::missing_fonts::MissingFont;
use super::model::{Finding, FindingKind};
use super::text_string::{decode, one_line};
use super::treatment::Lack;
use super::tree::{self, Budget};

/// The most files of a portfolio, and films, that are named one by one.
const MOST_NAMED: usize = 12;
const LONGEST_NAME: usize = 120;

/// What the file as a whole is, when its pages are not what it is about.
pub(super) fn of_file(catalog: &Dict<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if catalog.contains_key("Collection") {
        let files = files(catalog);
        let named = if files.is_empty() { String::new() } else { format!(" ({})", files.join(", ")) };
        findings.push(Finding {
            kind: FindingKind::Portfolio,
            pages: Vec::new(),
            what: format!(
                "this PDF is a portfolio: the slides are in the files inside it{named}, and only its cover is shown"
            ),
            instead:
                "save the files from a viewer that shows attachments, or with `pdfdetach -saveall`, and name those"
                    .to_owned(),
        });
    }
    findings.extend(attached(catalog));
    let form = catalog.get::<Dict<'_>>("AcroForm").filter(|form| form.contains_key("XFA"));
    let is_empty = |form: &Dict<'_>| form.get::<Array<'_>>("Fields").is_none_or(|all| all.raw_iter().next().is_none());
    if form.as_ref().is_some_and(is_empty) {
        findings.push(Finding {
            kind: FindingKind::Form,
            pages: Vec::new(),
            what: "this PDF is made by an XFA form, of which only a page that says so is shown".to_owned(),
            instead: "print it to a new PDF from Adobe Acrobat".to_owned(),
        });
    }
    findings
}

/// Files that are attached to the document as a whole.
fn attached(catalog: &Dict<'_>) -> Option<Finding> {
    let files = if catalog.contains_key("Collection") { Vec::new() } else { files(catalog) };
    let what = match &files[..] {
        [] => return None,
        [file] => format!("the file {file} is attached to this PDF and is not opened"),
        files => format!("{} files are attached to this PDF and are not opened ({})", files.len(), files.join(", ")),
    };
    Some(Finding {
        kind: FindingKind::Attachment,
        pages: Vec::new(),
        what,
        instead:
            "save them from a viewer that shows attachments, or with `pdfdetach -saveall`, if the room is to see them"
                .to_owned(),
    })
}

/// Pages that cannot be drawn, since nothing of them can be seen.
pub(super) fn of_pages(without_size: &[usize]) -> Option<Finding> {
    let verb = if without_size.len() == 1 { "has" } else { "have" };
    (!without_size.is_empty()).then(|| Finding {
        kind: FindingKind::Page,
        pages: numbers(without_size),
        what: format!("{} {verb} no size and cannot be shown", pages_in_words(without_size)),
        instead: "print the deck to a new PDF, or ask the speaker for one".to_owned(),
    })
}

/// The names of the files inside a document.
fn files(catalog: &Dict<'_>) -> Vec<String> {
    let mut files = Vec::new();
    let names = catalog.get::<Dict<'_>>("Names").and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles"));
    if let Some(root) = names {
        tree::walk(&root, "Names", &mut Budget::default(), &mut |key, file| {
            let of_file = match &file {
                Object::Dict(file) => file.get::<PdfString<'_>>("UF").or_else(|| file.get::<PdfString<'_>>("F")),
                _ => None,
            };
            let name = of_file.or_else(|| key.into_string()).map(|name| one_line(&decode(&name), LONGEST_NAME));
            if files.len() < MOST_NAMED {
                files.extend(name.filter(|name| !name.is_empty()).map(|name| format!("`{name}`")));
            }
        });
    }
    files
}

/// What of annotations is not shown.
pub(super) fn of_annotations(lacks: &[(Lack, usize)]) -> Vec<Finding> {
    let mut pages: BTreeMap<&Lack, Vec<usize>> = BTreeMap::new();
    for (lack, page) in lacks {
        let pages = pages.entry(lack).or_default();
        if pages.last() != Some(page) {
            pages.push(*page);
        }
    }
    pages.into_iter().flat_map(|(lack, pages)| of_lack(lack, &pages)).collect()
}

fn of_lack(lack: &Lack, pages: &[usize]) -> Vec<Finding> {
    let other_program = "play it in another program, or put still pictures of it on slides";
    let (kind, what, instead) = match lack {
        Lack::Film => (FindingKind::Media, "a film {} is not played".to_owned(), other_program),
        Lack::Sound => (FindingKind::Media, "a sound {} is not played".to_owned(), "play it in another program"),
        Lack::Model => (FindingKind::Media, "a 3D model {} does not move".to_owned(), other_program),
        Lack::AttachedFile => {
            let instead = "save it from a viewer that shows attachments, if the room is to see it";
            (FindingKind::Attachment, "a file attached {} is not opened".to_owned(), instead)
        }
        Lack::Letters => {
            let what = "letters of a form field or a comment {} are shown as `?`".to_owned();
            (FindingKind::Annotation, what, "print the deck to a new PDF from the program that shows them")
        }
        Lack::Button => {
            let what = "a button of a form {} is not drawn, since the file does not say whether it is on".to_owned();
            (FindingKind::Annotation, what, "print the deck to a new PDF from the program that shows it")
        }
        Lack::Mark(mark) => {
            let what = format!("an annotation of the kind {mark} {{}} is not drawn");
            (FindingKind::Annotation, what, "print the deck to a new PDF from the program that shows it")
        }
    };
    // One sentence a page, as long as there are few.
    let groups: Vec<&[usize]> = if pages.len() <= MOST_NAMED { pages.chunks(1).collect() } else { vec![pages] };
    let finding = |pages: &[usize]| Finding {
        kind,
        pages: numbers(pages),
        what: what.replace("{}", &format!("on {}", pages_in_words(pages))),
        instead: instead.to_owned(),
    };
    groups.into_iter().map(finding).collect()
}

/// The fonts that a document lacks, with what stands in for them.
pub(super) fn of_fonts(missing: &[MissingFont<'_>], substitutes: Substitutes) -> Vec<Finding> {
    missing.iter().filter_map(|font| of_font(font, substitutes)).collect()
}

fn of_font(font: &MissingFont<'_>, substitutes: Substitutes) -> Option<Finding> {
    let without = font.script.filter(|script| !substitutes.have(*script));
    let lacks_letters = font.script.is_none() && substitutes.lacking(std::slice::from_ref(&font.dict)) > 0;
    if font.is_standard && !lacks_letters {
        return None;
    }
    let pages: Vec<usize> = font.pages.iter().copied().collect();
    let name = if font.name.is_empty() { "without a name" } else { &font.name };
    let what = format!("the font {name} ({}) is not in the file: may look different", pages_in_words(&pages));
    let embed = "ask for a PDF with its fonts embedded";
    let (what, instead) = match without {
        Some(script) => {
            let writing = script.name();
            let what = format!("{what}, and its letters are boxes since no {writing} font is installed");
            (what, format!("{embed}, or install one ({INSTALL_CJK})"))
        }
        None if lacks_letters => {
            let what = format!("{what}, and some of its letters are boxes since no installed font has them");
            (what, format!("{embed}, or install one that has them (Debian and Ubuntu: fonts-dejavu)"))
        }
        None if font.is_composite => {
            let what = format!("{what}, and its letters may be boxes since the file does not say which they are");
            (what, embed.to_owned())
        }
        None => (what, embed.to_owned()),
    };
    Some(Finding { kind: FindingKind::Font, pages: numbers(&pages), what, instead })
}

/// Pages with knockout groups that are drawn in a simpler way.
pub(super) fn of_transparency(pages: &BTreeSet<usize>) -> Option<Finding> {
    let pages: Vec<usize> = pages.iter().copied().collect();
    (!pages.is_empty()).then(|| Finding {
        kind: FindingKind::Transparency,
        pages: numbers(&pages),
        what: format!("translucent shapes on {} may look different: they are a knockout group", pages_in_words(&pages)),
        instead: "look at the slide, and export it as a picture if it is wrong".to_owned(),
    })
}

/// Pages that hide something on a layer.
pub(super) fn of_layers(layers: &BTreeMap<String, Vec<usize>>) -> Vec<Finding> {
    let finding = |(name, pages): (&String, &Vec<usize>)| {
        let layer = if name.is_empty() { "a layer".to_owned() } else { format!("the layer `{name}`") };
        let verb = if pages.len() == 1 { "has" } else { "have" };
        Finding {
            kind: FindingKind::Layer,
            pages: numbers(pages),
            what: format!("{} {verb} something on {layer}, which is hidden", pages_in_words(pages)),
            instead: "ask the speaker whether the room should see it, and for a PDF made so".to_owned(),
        }
    };
    layers.iter().take(MOST_NAMED).map(finding).collect()
}

/// Links that lead nowhere.
pub(super) fn of_links(links: &BTreeMap<DeadLink, Vec<usize>>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = links.iter().take(MOST_NAMED).map(|(link, pages)| of_link(link, pages)).collect();
    let further: BTreeSet<usize> = links.values().skip(MOST_NAMED).flatten().copied().collect();
    if !further.is_empty() {
        let pages: Vec<usize> = further.into_iter().collect();
        findings.push(Finding {
            kind: FindingKind::Link,
            pages: numbers(&pages),
            what: format!("{} more links on {} lead nowhere", links.len() - MOST_NAMED, pages_in_words(&pages)),
            instead: "follow each link of the deck once".to_owned(),
        });
    }
    findings
}

fn of_link(link: &DeadLink, pages: &[usize]) -> Finding {
    let on = pages_in_words(pages);
    let (what, instead) = match link {
        DeadLink::NoPage => {
            (format!("a link on {on} leads to a page that is not in the file"), "ask the speaker where it should lead")
        }
        DeadLink::OtherFile(name) => {
            let file = if name.is_empty() { "another file".to_owned() } else { format!("the file `{name}`") };
            (
                format!("a link on {on} leads to {file}, which cannot be opened from here"),
                "ask the speaker for that file",
            )
        }
        DeadLink::Address(address, why) => (
            format!("the link to `{address}` on {on} cannot be opened: {why}"),
            "write the address as a browser shows it",
        ),
    };
    Finding { kind: FindingKind::Link, pages: numbers(pages), what, instead: instead.to_owned() }
}

fn numbers(pages: &[usize]) -> Vec<u32> {
    pages.iter().filter_map(|page| u32::try_from(*page).ok()).collect()
}

/// "page 1", "pages 1, 3 and 5 to 7": pages from 0 counted from 1.
pub fn pages_in_words(pages: &[usize]) -> String {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => spans.push((*page, *page)),
        }
    }
    let mut words: Vec<String> = spans
        .iter()
        .flat_map(|(first, last)| match last - first {
            0 => vec![(first + 1).to_string()],
            1 => vec![(first + 1).to_string(), (last + 1).to_string()],
            _ => vec![format!("{} to {}", first + 1, last + 1)],
        })
        .collect();
    let last = words.pop().unwrap_or_default();
    match (&words[..], pages) {
        ([], [_]) => format!("page {last}"),
        ([], _) => format!("pages {last}"),
        (words, _) => format!("pages {} and {last}", words.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::pages_in_words;

    #[test]
    fn pages_are_named_in_words() {
        for (pages, words) in [
            (&[0][..], "page 1"),
            (&[0, 1], "pages 1 and 2"),
            (&[4, 5, 6, 7], "pages 5 to 8"),
            (&[0, 2, 4, 5, 6], "pages 1, 3 and 5 to 7"),
            (&[0, 1, 9], "pages 1, 2 and 10"),
        ] {
            assert_eq!(pages_in_words(pages), words);
        }
    }
}
