//! Joins what the webview printed and pages of PDF decks into one document, in the order of the session.

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::FinishError;
use crate::placed::on_sheet;
use crate::take::{TakenPage, take};

/// Pages that follow one another in the document.
#[derive(Clone, Debug)]
pub enum Segment<'a> {
    /// The next pages of what the webview printed.
    Printed {
        /// How many.
        pages: usize,
    },
    /// Pages of a deck, as they are.
    Deck {
        /// A copy of the deck as `chairside_deck::pdf::copy_as_shown` makes it.
        pdf: &'a [u8],
        /// Which pages, in order.
        pages: Vec<TakenPage>,
    },
    /// Pages of a deck, each drawn on the next page of what the webview printed: sheets of a handout with the slide's place empty.
    Placed {
        /// As above.
        pdf: &'a [u8],
        /// Which pages, in order.
        pages: Vec<TakenPage>,
    },
}

/// Joins segments. All that was printed is used.
pub(crate) fn join(printed: &[u8], segments: &[Segment<'_>]) -> Result<Document, FinishError> {
    if let [Segment::Printed { pages }] = segments {
        let document = Document::load_mem(printed).map_err(FinishError::Unreadable)?;
        return counted(document.get_pages().len(), *pages).map(|()| document);
    }
    let mut whole = Document::with_version("1.7");
    let tree = whole.new_object_id();
    let mut of_printed = if printed.is_empty() {
        Vec::new()
    } else {
        add(&mut whole, Document::load_mem(printed).map_err(FinishError::Unreadable)?)
    };
    let wanted = segments.iter().map(|segment| match segment {
        Segment::Printed { pages } => *pages,
        Segment::Placed { pages, .. } => pages.len(),
        Segment::Deck { .. } => 0,
    });
    counted(of_printed.len(), wanted.sum())?;
    let mut all: Vec<ObjectId> = Vec::new();
    for segment in segments {
        match segment {
            Segment::Printed { pages } => all.extend(of_printed.drain(..*pages)),
            Segment::Deck { pdf, pages } => {
                let taken = take(pdf, pages)?;
                all.extend(add(&mut whole, taken));
            }
            Segment::Placed { pdf, pages } => {
                let taken = take(pdf, pages)?;
                let sheets: Vec<ObjectId> = of_printed.drain(..pages.len()).collect();
                for (sheet, page) in sheets.iter().zip(add(&mut whole, taken)) {
                    on_sheet(&mut whole, *sheet, page)?;
                }
                all.extend(sheets);
            }
        }
    }
    for page in &all {
        whole.get_dictionary_mut(*page).map_err(FinishError::Unreadable)?.set("Parent", tree);
    }
    let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let kids: Vec<Object> = all.into_iter().map(Object::Reference).collect();
    whole.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = whole.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    whole.trailer.set("Root", catalog);
    Ok(whole)
}

fn counted(printed: usize, expected: usize) -> Result<(), FinishError> {
    if printed == expected { Ok(()) } else { Err(FinishError::Pages { printed, expected }) }
}

/// Adds the objects of a document, and returns its pages.
fn add(whole: &mut Document, mut part: Document) -> Vec<ObjectId> {
    part.renumber_objects_with(whole.max_id + 1);
    let pages = part.get_pages().into_values().collect();
    whole.max_id = whole.max_id.max(part.max_id);
    whole.objects.extend(part.objects);
    pages
}
