//! The decks to measure with: forty slides of text, as Markdown for Chairside and as PDF for all; a real talk as PDF, if
//! there is one; and two PDFs that differ only in their length.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::pdf::Pdf;
use crate::failure::{Because, Outcome};

const SLIDES: usize = 40;
const POINTS: usize = 6;
/// Words for the lines, so that no two slides are alike.
const WORDS: [&str; 24] = [
    "agenda",
    "transport",
    "key",
    "exchange",
    "working",
    "group",
    "draft",
    "review",
    "security",
    "token",
    "client",
    "server",
    "consensus",
    "document",
    "mailing",
    "list",
    "question",
    "protocol",
    "header",
    "policy",
    "network",
    "attack",
    "signature",
    "charter",
];

/// A folder of real decks beside the checkout, if there is one. Their licences keep them out of the repository.
const REAL: &str = "../shared/data/decks";
/// The one of them that is turned through, and its number of pages.
const TALK: (&str, usize) = ("ietf123-instant-ack.pdf", 51);
/// The lengths of the two PDFs, in pages.
const SHORT: usize = 10;
const LONG: usize = 1000;

/// A session with one item; long past, so that it is a rehearsal.
const SESSION: &str = "---
title: Bench
start: 2021-11-09T12:00:00Z
end: 2021-11-09T14:00:00Z
open-with: []
agenda:
  - title: A talk
    presenter: Ann
    time: 20m
    deck: talk.pdf
---
# Welcome
";

/// The files of the decks.
pub struct Decks {
    /// The forty slides as Markdown.
    pub markdown: PathBuf,
    /// The forty slides as PDF.
    pub same: Pages,
    /// The PDF that the goals for PDF are about: a real talk, or the forty slides where there is none.
    pub talk: Pages,
    /// A session whose item has that talk.
    pub session: PathBuf,
    /// The PDF of ten pages.
    pub short: PathBuf,
    /// The PDF of a thousand pages.
    pub long: PathBuf,
    /// All PDFs whose pages are all rendered.
    pub all: Vec<PathBuf>,
}

/// A PDF and its number of pages.
#[derive(Clone)]
pub struct Pages {
    pub file: PathBuf,
    pub count: usize,
}

struct Slide {
    title: String,
    points: Vec<String>,
}

/// Writes the generated decks into a folder, and finds real ones beside the checkout at `root`.
pub fn write(root: &Path, folder: &Path) -> Outcome<Decks> {
    let slides: Vec<Slide> = (0..SLIDES).map(slide).collect();
    let made = |name: &str, count: usize| -> Outcome<PathBuf> {
        let file = folder.join(name);
        let slides: Vec<Slide> = (0..count).map(slide).collect();
        fs::write(&file, pdf(&slides)).because(format!("write {}", file.display()))?;
        Ok(file)
    };
    let markdown_file = folder.join("bench.md");
    fs::write(&markdown_file, markdown(&slides)).because("write the Markdown deck")?;
    let same = Pages { file: made("bench.pdf", SLIDES)?, count: SLIDES };

    let real = root.join(REAL);
    let talk = Pages { file: real.join(TALK.0), count: TALK.1 };
    let mut all: Vec<PathBuf> = fs::read_dir(&real)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| file.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    all.sort();
    if all.is_empty() {
        all.push(same.file.clone());
    }
    let talk = if talk.file.is_file() { talk } else { same.clone() };
    // A session may show only what lies in its own folder.
    fs::copy(&talk.file, folder.join("talk.pdf")).because("copy the talk")?;
    let session = folder.join("session.md");
    fs::write(&session, SESSION).because("write the session")?;
    Ok(Decks {
        markdown: markdown_file,
        session,
        talk,
        same,
        short: made("short.pdf", SHORT)?,
        long: made("long.pdf", LONG)?,
        all,
    })
}

fn slide(number: usize) -> Slide {
    let words = |seed: usize, count: usize| {
        let at = |place: usize| WORDS[(seed * 7 + place * (5 + seed % 3) + number * 11) % WORDS.len()];
        (0..count).map(at).collect::<Vec<_>>().join(" ")
    };
    Slide {
        title: format!("{}: {}", number + 1, words(number, 3)),
        points: (0..POINTS).map(|point| words(number + 3 * point, 6 + (number + point) % 4)).collect(),
    }
}

/// The slides as a session with one long item, so that a timer can run, and no boilerplate before the first slide. Without a meeting and a
/// group it has no links: on the page before the start they would take turns, by the clock, and one may just change when the start is timed.
fn markdown(slides: &[Slide]) -> String {
    let mut text = String::from(
        "---\ntitle: Forty slides\nstart: 2026-01-05T12:00:00Z\nend: 2026-01-05T14:00:00Z\n\
         open-with: []\nagenda:\n  - { title: One, presenter: Nobody, time: 60m }\n",
    );
    for slide in slides {
        let _ = write!(text, "---\n\n## {}\n\n", slide.title);
        for point in &slide.points {
            let _ = writeln!(text, "- {point}");
        }
        text.push('\n');
    }
    text
}

/// The slides as a PDF that looks like the Markdown ones: a bar in the accent colour, a large title, points, a footer.
fn pdf(slides: &[Slide]) -> Vec<u8> {
    let mut pdf = Pdf::new(960, 540);
    for (index, slide) in slides.iter().enumerate() {
        let mut page = String::from("0.08 0.4 0.72 rg 0 0 9 540 re f\n");
        let mut line = |size: usize, x: usize, y: usize, text: &str| {
            let _ = writeln!(page, "0.08 0.13 0.17 rg BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET");
        };
        line(32, 52, 470, &slide.title);
        for (row, point) in slide.points.iter().enumerate() {
            line(22, 56, 405 - 50 * row, &format!("\\267  {point}"));
        }
        line(11, 52, 18, &format!("bench - {} / {}", index + 1, slides.len()));
        pdf.add_page(&page);
    }
    pdf.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_slides_are_alike() {
        let slides: Vec<Slide> = (0..SLIDES).map(slide).collect();
        for (index, slide) in slides.iter().enumerate().skip(1) {
            assert_ne!(slide.points, slides[index - 1].points);
        }
        assert_eq!(markdown(&slides).matches("\n---\n").count(), SLIDES);
    }
}
