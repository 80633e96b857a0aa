//! Finishes the PDF that the webview prints of slides: joins it with pages of PDF decks, adds title, outline and links, and
//! makes the file the same each time but for its date.
//!
//! Knows nothing of sessions or windows: [`finish`] takes PDFs and what is to be said of them, and returns a PDF.

mod join;
mod keep;
mod link;
mod matrix;
mod outline;
mod paper;
mod placed;
mod sheet;
mod strokes;
mod take;

pub use join::Segment;
pub use outline::OutlineLine;
pub use paper::Paper;
pub use strokes::Stroke;
pub use take::{TakeError, TakenPage};

use jiff::Timestamp;
use lopdf::{Dictionary, Document, Object, StringFormat, dictionary, text_string};
use sha2::{Digest, Sha256};

/// What a PDF is to say of itself and of its pages.
#[derive(Clone, Debug)]
pub struct About {
    /// Its title.
    pub title: String,
    /// Who wrote it; `None` if nobody is named.
    pub author: Option<String>,
    /// The program that made it, with its version.
    pub creator: String,
    /// When it was made.
    pub date: Timestamp,
    /// The outline.
    pub outline: Vec<OutlineLine>,
    /// The links of pages that were printed, by the page's number from 0. Pages of decks have their own.
    pub links: Vec<(usize, LinkBox)>,
    /// What was drawn on pages, by the page's number from 0.
    pub strokes: Vec<(usize, Stroke)>,
    /// The paper that all pages are scaled to; `None` leaves each as large as it is.
    pub paper: Option<Paper>,
}

/// A link, and the box that it fills. All in points, from the page's top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkBox {
    /// Where it leads.
    pub url: String,
    /// From the left edge of the page to that of the box.
    pub left: f32,
    /// From the top edge of the page to that of the box.
    pub top: f32,
    /// How wide the box is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
}

/// Why a PDF cannot be finished.
#[derive(Debug, thiserror::Error)]
pub enum FinishError {
    /// What the webview printed is no PDF, or a broken one.
    #[error("the webview printed a PDF that cannot be read: {0}")]
    Unreadable(#[from] lopdf::Error),
    /// A slide took more than a page, or was left out.
    #[error("the webview printed {printed} pages of {expected}")]
    Pages {
        /// How many there are.
        printed: usize,
        /// How many there should be.
        expected: usize,
    },
    /// The pages of a deck cannot be taken over.
    #[error(transparent)]
    Deck(#[from] TakeError),
    /// The finished PDF could not be put together.
    #[error("the PDF cannot be written: {0}")]
    Unwritable(#[from] std::io::Error),
}

/// Joins the segments and finishes the PDF. With the same `about`, the same decks, and what is printed from the same slides,
/// the bytes are the same.
pub fn finish(printed: &[u8], segments: &[Segment<'_>], about: &About) -> Result<Vec<u8>, FinishError> {
    let mut document = join::join(printed, segments)?;
    let pages: Vec<lopdf::ObjectId> = document.get_pages().into_values().collect();
    for (number, page) in pages.iter().enumerate() {
        let links: Vec<&LinkBox> = about.links.iter().filter(|(on, _)| *on == number).map(|(_, link)| link).collect();
        link::add(&mut document, *page, &links)?;
        let strokes: Vec<&Stroke> =
            about.strokes.iter().filter(|(on, _)| *on == number).map(|(_, stroke)| stroke).collect();
        strokes::add(&mut document, *page, &strokes)?;
        if let Some(paper) = about.paper {
            paper::fit(&mut document, *page, paper)?;
        }
    }
    let outline = outline::add(&mut document, &pages, &about.outline);
    let catalog = document.catalog_mut()?;
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    catalog.set("Lang", Object::string_literal("en"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    let undated = document.add_object(info(about, None));
    document.trailer.set("Info", undated);
    document.trailer.remove(b"ID");
    document.prune_objects();
    document.renumber_objects();
    // The id says which content this is, so it is made of all but the date.
    let id = Sha256::digest(bytes(&mut document)?);
    let id = Object::String(id[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    if let Ok(at) = document.trailer.get(b"Info").and_then(Object::as_reference) {
        document.set_object(at, info(about, Some(about.date)));
    }
    bytes(&mut document)
}

fn bytes(document: &mut Document) -> Result<Vec<u8>, FinishError> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

fn info(about: &About, date: Option<Timestamp>) -> Dictionary {
    let mut info = dictionary! {
        "Title" => text_string(&about.title),
        "Creator" => text_string(&about.creator),
    };
    if let Some(author) = &about.author {
        info.set("Author", text_string(author));
    }
    if let Some(date) = date {
        let date = date.strftime("D:%Y%m%d%H%M%SZ").to_string();
        info.set("CreationDate", Object::string_literal(date));
    }
    info
}
