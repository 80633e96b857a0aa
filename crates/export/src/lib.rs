//! Finishes the PDF that the webview prints of slides: adds title, outline and links, which it leaves out, and makes the
//! file the same each time but for its date.
//!
//! Knows nothing of sessions or windows: [`finish`] takes a PDF and what is to be said of it, and returns a PDF.

mod link;
mod outline;

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
    /// What is on each page, in order.
    pub pages: Vec<PageAbout>,
}

/// What is on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageAbout {
    /// Its title in the outline; an empty one is left out there.
    pub title: String,
    /// Its links.
    pub links: Vec<LinkBox>,
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
    /// The finished PDF could not be put together.
    #[error("the PDF cannot be written: {0}")]
    Unwritable(#[from] std::io::Error),
}

/// Finishes a PDF. With the same `about` and what is printed from the same slides, the bytes are the same.
pub fn finish(printed: &[u8], about: &About) -> Result<Vec<u8>, FinishError> {
    let mut document = Document::load_mem(printed)?;
    let pages: Vec<lopdf::ObjectId> = document.get_pages().into_values().collect();
    if pages.len() != about.pages.len() {
        return Err(FinishError::Pages { printed: pages.len(), expected: about.pages.len() });
    }
    for (page, said) in pages.iter().zip(&about.pages) {
        link::add(&mut document, *page, &said.links)?;
    }
    let outline = outline::add(&mut document, &pages, &about.pages);
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
