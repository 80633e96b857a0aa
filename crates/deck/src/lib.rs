//! Turns the Markdown of a session file, or of a deck written for Marp, Slidev or reveal-md, into slides of sanitised
//! HTML with speaker notes, and reports every problem with its line. Reads images from the deck's folder and does no
//! other I/O. PDF decks are in [`pdf`].
//!
//! The data goes through the modules in this order: [`read_text`] and [`split_front_matter`]; `split` cuts the body
//! into drafts of slides; `dialect` tells notes from the directives of other programs; `markdown`, `raw_html`,
//! `highlight` and `picture` make HTML; `sanitise` cleans it; `outline` extracts what a reader sees, which gives the
//! title, the text and, in `fit`, the scale at which the slide fits.
//!
//! For the theme's CSS: slides may have the classes in [`OWN_CLASSES`], and code, in `<pre><code class="language-NAME">`,
//! those in [`HIGHLIGHT_CLASSES`]. The sizes behind [`Slide::fit`] stand at the top of `fit.rs`.
//!
//! Limits: SVG, video, formulas and diagrams are not shown; the estimate of the scale knows the default theme only; a
//! link or a footnote cannot be defined inside a comment; `***` and `___` draw a rule and do not start a slide; Marp
//! directives written as YAML lists are ignored.

mod boundary;
mod cjk;
mod code_text;
mod comment;
mod dialect;
mod draft;
mod elsewhere;
mod fit;
mod front_matter;
mod generated;
mod glyphs;
mod highlight;
mod key_line;
mod line;
mod link;
mod markdown;
mod marks;
mod misplaced_keys;
mod note;
mod odd;
mod open_notes;
mod outline;
mod parse;
pub mod pdf;
mod picture;
mod picture_name;
mod preamble;
mod raster;
mod raw_html;
mod read;
mod references;
mod report;
mod sanitise;
mod slide;
mod slide_keys;
mod split;
mod token;
mod width;
mod words;

use chairside_problem::Problem;

pub use fit::{BODY, FLOOR};
pub use front_matter::{Split, split_front_matter};
pub use generated::names as generated_slides;
pub use glyphs::missing_glyphs;
pub use highlight::HIGHLIGHT_CLASSES;
pub use link::link_allowed;
pub use picture::{Folder, Image, LARGEST_IMAGE, LARGEST_IMAGES};
pub use picture_name::named_file;
pub use read::{LARGEST_TEXT, as_read, read_as_written, read_text, read_with_warnings};
pub use sanitise::OWN_CLASSES;
pub use slide::{Content, Slide};

use markdown::Writer;
use picture::Gallery;
use preamble::Preamble;
use report::Report;
use sanitise::Sanitiser;
use slide::Maker;

/// A deck that has been read.
#[derive(Debug, Clone)]
pub struct Deck {
    /// In the order of the file.
    pub slides: Vec<Slide>,
    /// The images that the slides show, each once.
    pub images: Vec<Image>,
    /// Everything that was ignored or repaired, sorted by line.
    pub problems: Vec<Problem>,
}

/// Parses the slides of a Markdown body.
///
/// `file` is the name used in messages, `first_line` the line of the file, from 1, on which the body starts. Never
/// fails: what cannot be shown is reported in [`Deck::problems`].
pub fn parse(file: &str, body: &str, first_line: u32, folder: &Folder) -> Deck {
    make(body, first_line, Preamble::default(), Report::new(file), folder)
}

/// Parses a whole file that is a plain deck, for Marp, Slidev, reveal-md or no program in particular.
///
/// Of its front matter `headingDivider` and `layout` (of the first slide) count; every other key is ignored with one
/// warning.
///
/// # Errors
/// A [`Problem`] when its front matter is not closed.
pub fn parse_deck(file: &str, text: &str, folder: &Folder) -> Result<Deck, Problem> {
    let split = split_front_matter(file, text)?;
    let mut report = Report::new(file);
    let preamble = preamble::read(split.front.unwrap_or_default(), split.front_line, &mut report);
    Ok(make(split.body, split.body_line, preamble, report, folder))
}

fn make(body: &str, first_line: u32, preamble: Preamble, mut report: Report, folder: &Folder) -> Deck {
    let body = read::normal_lines(body);
    let mut drafts = split::split(&body, first_line, &preamble, &mut report);
    if let Some(draft) = drafts.first_mut() {
        draft.front.extend(preamble.first_slide);
    }
    let references = references::gather(&drafts);
    let writer = Writer::new(report, Gallery::new(Some(folder)), references);
    let mut maker = Maker { writer, sanitiser: Sanitiser::new(Some(&folder.image_base)), lead_from_here: false };
    let slides = drafts.into_iter().filter_map(|draft| maker.slide(draft)).collect();
    Deck { slides, images: maker.writer.gallery.into_images(), problems: maker.writer.report.finish() }
}

/// Turns a piece of our own Markdown (boilerplate, an entry of the checklist) into sanitised HTML. It is not split into
/// slides and shows no images; problems are not reported.
pub fn fragment(markdown: &str) -> String {
    let markdown = read::normal_lines(markdown);
    let mut writer = Writer::new(Report::new(""), Gallery::new(None), references::References::new());
    Sanitiser::new(None).clean(&writer.write(&markdown, &[])).trim().to_owned()
}
