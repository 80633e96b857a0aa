//! The deck that is measured: forty slides of text, the same words as Markdown for Chairside and as PDF for the peers.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::pdf::Pdf;
use crate::failure::{Because, Outcome};

const SLIDES: usize = 40;
const POINTS: usize = 6;
/// Words to make lines of that differ from slide to slide.
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

/// Where the two forms of the deck lie.
pub struct Decks {
    pub markdown: PathBuf,
    pub pdf: PathBuf,
}

struct Slide {
    title: String,
    points: Vec<String>,
}

/// Writes both forms into a folder.
pub fn write(folder: &Path) -> Outcome<Decks> {
    let slides: Vec<Slide> = (0..SLIDES).map(slide).collect();
    let decks = Decks { markdown: folder.join("bench.md"), pdf: folder.join("bench.pdf") };
    fs::write(&decks.markdown, markdown(&slides)).because("write the Markdown deck")?;
    fs::write(&decks.pdf, pdf(&slides)).because("write the PDF deck")?;
    Ok(decks)
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

/// A session with one long item, so that its timer can run, and nothing shown before the first slide.
fn markdown(slides: &[Slide]) -> String {
    let mut text = String::from(
        "---\nmeeting: Bench\ngroup: bench\ntitle: Forty slides\nstart: 2026-01-05T12:00:00Z\nend: 2026-01-05T14:00:00Z\n\
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

/// The look of a Markdown slide: a bar in the accent, a large title, points, a footer.
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
        line(11, 52, 18, &format!("bench - {} / {SLIDES}", index + 1));
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
