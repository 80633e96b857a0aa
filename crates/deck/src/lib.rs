//! Markdown decks: what a session file or a deck written for Marp, Slidev or reveal-md says, as slides of sanitised
//! HTML with their speaker notes, and every problem with its line. Pure, but for reading images from the deck's folder.
//! PDF decks are in [`pdf`].
//!
//! The way of the data is the order of the modules: [`read_text`] and [`split_front_matter`], then the lines are split
//! into drafts (`split`), comments and foreign directives are told apart (`dialect`), Markdown becomes HTML
//! (`markdown`, `raw_html`, `highlight`, `picture`), HTML is sanitised (`sanitise`), and what a reader sees of it
//! (`outline`) gives title, text and the scale at which it fits (`fit`).
//!
//! For the theme's CSS: [`OWN_CLASSES`] are the classes of slides, [`HIGHLIGHT_CLASSES`] those of code, which stands
//! in `<pre><code class="language-NAME">`; the sizes that the estimate of [`Slide::fit`] assumes are in FORMAT.md.
//!
//! Limits: SVG, video, formulas and diagrams are not shown; the estimate knows the default theme only; a link or a
//! footnote cannot be defined inside a comment; `***` and `___` are rules on a slide, not lines between slides;
//! Marp's directives written as YAML lists are passed over.

mod dialect;
mod fit;
mod front_matter;
mod generated;
mod highlight;
mod line;
mod link;
mod markdown;
mod outline;
pub mod pdf;
mod picture;
mod preamble;
mod raster;
mod raw_html;
mod read;
mod references;
mod report;
mod sanitise;
mod slide;
mod split;
mod token;
mod width;

use chairside_problem::Problem;

pub use fit::{BODY, FLOOR};
pub use front_matter::{Split, split_front_matter};
pub use generated::KINDS;
pub use highlight::HIGHLIGHT_CLASSES;
pub use link::link_allowed;
pub use picture::{Folder, Image, LARGEST_IMAGE, LARGEST_IMAGES};
pub use read::{LARGEST_TEXT, as_read, read_as_written, read_text};
pub use sanitise::OWN_CLASSES;
pub use slide::{Content, Slide};

use markdown::Writer;
use picture::Gallery;
use report::Report;
use sanitise::Sanitiser;
use slide::Maker;
use split::Key;

/// A deck as it was understood.
#[derive(Debug, Clone)]
pub struct Deck {
    /// In the order of the file.
    pub slides: Vec<Slide>,
    /// The images that slides show, each once.
    pub images: Vec<Image>,
    /// Everything that was passed over or mended, in the order of lines.
    pub problems: Vec<Problem>,
}

/// Parses the slides of a Markdown body. `file` is the name for messages, `first_line` the body's first line in the
/// file. Never fails: what cannot be shown is told in [`Deck::problems`].
pub fn parse(file: &str, body: &str, first_line: u32, folder: &Folder) -> Deck {
    make(body, first_line, 0, Vec::new(), Report::new(file), folder)
}

/// Parses a whole file that is a plain deck (of Marp, Slidev, reveal-md or nobody's), front matter and all: what of it
/// applies is heeded (`headingDivider`, the first slide's `layout`), the rest passed over with one
/// warning each.
///
/// # Errors
/// A [`Problem`] when its front matter is not closed.
pub fn parse_deck(file: &str, text: &str, folder: &Folder) -> Result<Deck, Problem> {
    let split = split_front_matter(file, text)?;
    let mut report = Report::new(file);
    let front = preamble::read(split.front.unwrap_or_default(), split.front_line, &mut report);
    Ok(make(split.body, split.body_line, front.divider, front.first_slide, report, folder))
}

fn make(body: &str, first_line: u32, divider: usize, first: Vec<Key>, mut report: Report, folder: &Folder) -> Deck {
    let body = read::normal_lines(body);
    let mut drafts = split::split(&body, first_line, divider, &mut report);
    if let Some(draft) = drafts.first_mut() {
        draft.front.extend(first);
    }
    let references = references::gather(&drafts);
    let writer = Writer::new(report, Gallery::new(Some(folder)), references);
    let mut maker = Maker { writer, sanitiser: Sanitiser::new(Some(&folder.image_base)), lead_from_here: false };
    let slides = drafts.into_iter().filter_map(|draft| maker.slide(draft)).collect();
    Deck { slides, images: maker.writer.gallery.into_images(), problems: maker.writer.report.finish() }
}

/// One piece of Markdown whose source is our own (boilerplate, a checklist's text) as sanitised HTML. It is not split
/// into slides, shows no images, and tells of no problems.
pub fn fragment(markdown: &str) -> String {
    let markdown = read::normal_lines(markdown);
    let mut writer = Writer::new(Report::new(""), Gallery::new(None), references::References::new());
    Sanitiser::new(None).clean(&writer.write(&markdown, &[])).trim().to_owned()
}
