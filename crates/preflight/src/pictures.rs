//! Pictures of the pages that findings are about.

use std::collections::BTreeSet;
use std::sync::{Arc, mpsc};

use chairside_load::{LoadedSession, PdfCache};
use chairside_render::{DeckKey, Form, PageRequest, Urgency};

use crate::report::Report;

/// Large enough to see what is meant.
const BOX: (u32, u32) = (960, 540);

/// A picture of a page.
#[derive(Debug)]
pub struct PagePicture {
    /// The number of its deck in the report, from 0.
    pub deck: usize,
    /// A file name that no other picture has: "2-qlog-page-7.png".
    pub name: String,
    /// The PNG file.
    pub png: Arc<Vec<u8>>,
}

/// Draws each page that a finding names, once. Pages that cannot be drawn are left out.
pub fn page_pictures<'a>(
    report: &Report,
    session: &'a LoadedSession,
    pdfs: &'a PdfCache,
) -> impl Iterator<Item = PagePicture> + use<'a> {
    let mut wanted = Vec::new();
    for (number, deck) in report.decks.iter().enumerate() {
        let info = session.content.decks.iter().find(|info| info.id.to_string() == deck.deck);
        let Some(key) = info.and_then(|info| session.pages.pdf_pages_of(info).next()).map(|page| page.deck) else {
            continue;
        };
        let pages: BTreeSet<u32> = deck.findings.iter().flat_map(|finding| finding.pages.iter().copied()).collect();
        wanted.extend(pages.into_iter().map(|page| (number, plain(&deck.file), key, page)));
    }
    wanted.into_iter().filter_map(|(deck, file, key, page)| {
        let name = format!("{}-{file}-page-{}.png", deck + 1, page + 1);
        Some(PagePicture { deck, name, png: draw(pdfs, key, page)? })
    })
}

/// The letters and digits of a name.
fn plain(name: &str) -> String {
    const LONGEST: usize = 40;
    let plain: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-").chars().take(LONGEST).collect()
}

fn draw(pdfs: &PdfCache, deck: DeckKey, page: u32) -> Option<Arc<Vec<u8>>> {
    let (width, height) = BOX;
    let (sender, drawn) = mpsc::channel();
    let wanted = PageRequest { deck, page, width, height, form: Form::Png };
    let reply = move |drawn| {
        let _ = sender.send(drawn);
    };
    pdfs.renderer().draw(wanted, Urgency::Thumbnail, Box::new(reply));
    drawn.recv().ok()?.ok().map(|page| page.bytes)
}
