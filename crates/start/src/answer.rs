//! What is said of a file that cannot be opened as it is, and what can be done instead.

use std::path::Path;

use chairside_session::snapshot::isolated;
use serde::Serialize;
use ts_rs::TS;

use crate::agenda::read_agenda;
use crate::kind::{FileKind, NotThis, Program};

/// What is said of a file, and what can be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Answer {
    /// "“slides.pptx” is a PowerPoint presentation".
    pub heading: String,
    /// What to do: one or two sentences.
    pub words: String,
    /// What can be done by a button, the likeliest first.
    pub offers: Vec<StartOffer>,
}

/// What a button under an answer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum StartOffer {
    /// Chooses another file.
    Choose,
    /// Chooses a file in the folder that was named.
    ChooseInside,
    /// Makes a session from the agenda.
    MakeSession,
    /// Shows the text as slides all the same.
    ShowSlides,
    /// Begins a new session.
    New,
}

impl StartOffer {
    /// What its button says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Choose => "Choose a file…",
            Self::ChooseInside => "Choose a file in it…",
            Self::MakeSession => "Make a session from it",
            Self::ShowSlides => "Show it as slides",
            Self::New => "New session…",
        }
    }
}

impl Answer {
    /// The answer as one line for a terminal, without what only buttons can do.
    pub fn line(&self) -> String {
        format!("{}. {}", self.heading, self.words)
    }
}

/// What is said of a file of this kind; `None` for one that is simply opened.
pub fn answer(path: &Path, kind: &FileKind) -> Option<Answer> {
    let name = quoted_name(path);
    match kind {
        FileKind::Pdf | FileKind::Markdown => None,
        FileKind::Agenda(text) => Some(Answer {
            heading: format!("{name} looks like an agenda"),
            words: format!("It has {}.", read_agenda(text, 0).words),
            offers: vec![StartOffer::MakeSession, StartOffer::ShowSlides],
        }),
        FileKind::Not(not) => Some(of_not(path, &name, not)),
    }
}

/// A file's name in quotes, without its folder.
pub fn quoted_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    format!("“{}”", isolated(&name))
}

fn of_not(path: &Path, name: &str, not: &NotThis) -> Answer {
    let (heading, words) = match not {
        NotThis::Missing => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let place = folder.map_or_else(|| "here".into(), |folder| format!("in {}", folder.display()));
            (format!("There is no {name} {place}"), "Check the name, or choose the file.".into())
        }
        NotThis::Folder => (format!("{name} is a folder"), "Open the session or the PDF that is in it.".into()),
        NotThis::Special => (
            format!("{name} is a pipe or a device"),
            "Chairside opens files: sessions and decks in Markdown, and PDFs.".into(),
        ),
        NotThis::Unreadable(why) => (format!("{name} cannot be read"), format!("The reason: {why}.")),
        NotThis::Empty => (
            format!("{name} is empty"),
            "There is nothing in it to show yet. Make a new session, or write the slides into the file first.".into(),
        ),
        NotThis::Presentation(program) => {
            let (of, how) = as_pdf(*program);
            (format!("{name} is {of}"), format!("Chairside shows PDFs. {how}, then open the PDF."))
        }
        NotThis::Document => (
            format!("{name} is an office document"),
            "Export it as PDF in the program that made it, then open the PDF.".into(),
        ),
        NotThis::Image => {
            (format!("{name} is an image"), "Export it as PDF, or put it on a slide of a Markdown deck.".into())
        }
        NotThis::Json => (
            format!("{name} is data, not a deck"),
            "If it has the polls of a session, open the session and drop the file onto its window.".into(),
        ),
        NotThis::Yaml => (
            format!("{name} has no slides"),
            "Put it between two lines of --- at the head of a Markdown file, then open that.".into(),
        ),
        NotThis::Data => {
            (format!("{name} is data, not a deck"), "Chairside opens sessions and decks in Markdown, and PDFs.".into())
        }
        NotThis::PdfpcNotes => {
            (format!("{name} has speaker notes for a PDF"), "Open the PDF beside it: its notes come with it.".into())
        }
        NotThis::NoPdf => (
            format!("{name} is not a PDF, whatever its name says"),
            "Download or export it again, then open it.".into(),
        ),
        NotThis::UnnamedPdf => {
            (format!("{name} is a PDF"), "Rename it so that its name ends in .pdf, then open it.".into())
        }
        NotThis::WebPage => (
            format!("{name} is a web page"),
            "If it is an agenda, copy its text into a new session. If it is a deck, print it as PDF and open that."
                .into(),
        ),
        NotThis::Latex => (format!("{name} is LaTeX source"), "Run LaTeX, then open the PDF that it makes.".into()),
        NotThis::Archive => {
            (format!("{name} is an archive"), "Unpack it, then open the session or the PDF in it.".into())
        }
        NotThis::Utf16 => {
            (format!("{name} is text in UTF-16"), "Save it as UTF-8 in your editor, then open it.".into())
        }
        NotThis::Binary => {
            (format!("{name} is not text"), "Chairside opens sessions and decks in Markdown, and PDFs.".into())
        }
    };
    let offers = match not {
        NotThis::Folder => vec![StartOffer::ChooseInside],
        NotThis::Empty | NotThis::WebPage => vec![StartOffer::New, StartOffer::Choose],
        _ => vec![StartOffer::Choose],
    };
    Answer { heading, words, offers }
}

/// What a program's file is, and how it makes a PDF.
const fn as_pdf(program: Program) -> (&'static str, &'static str) {
    match program {
        Program::PowerPoint => ("a PowerPoint presentation", "In PowerPoint, choose File, Export, Create PDF"),
        Program::Keynote => ("a Keynote presentation", "In Keynote, choose File, Export To, PDF"),
        Program::Impress => ("an Impress presentation", "In Impress, choose File, Export As, Export as PDF"),
        Program::GoogleSlides => ("a link to Google Slides", "There, choose File, Download, PDF Document"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{Found, kind};

    fn line(path: &str, found: &Found) -> String {
        let path = Path::new(path);
        answer(path, &kind(path, found)).unwrap().line()
    }

    #[test]
    fn each_answer_says_what_it_is_and_what_to_do() {
        let file = |text: &str| Found::File(text.into());
        for (path, found, words) in [
            ("s/a.md", Found::Missing, "There is no “a.md” in s. Check the name, or choose the file."),
            ("a.md", Found::Missing, "There is no “a.md” here. Check the name, or choose the file."),
            ("s/slides", Found::Folder, "“slides” is a folder. Open the session or the PDF that is in it."),
            (
                "s/a.pptx",
                file("PK"),
                "“a.pptx” is a PowerPoint presentation. Chairside shows PDFs. In PowerPoint, choose File, Export, \
                 Create PDF, then open the PDF.",
            ),
            (
                "a.key",
                file("PK"),
                "“a.key” is a Keynote presentation. Chairside shows PDFs. In Keynote, choose File, Export To, PDF, \
                 then open the PDF.",
            ),
            (
                "a.odp",
                file("PK"),
                "“a.odp” is an Impress presentation. Chairside shows PDFs. In Impress, choose File, Export As, Export \
                 as PDF, then open the PDF.",
            ),
            (
                "agenda.txt",
                file("Administrivia, Chairs, 5 min\nqmux, Lucas, 15 min\nAOB, 5 min\n"),
                "“agenda.txt” looks like an agenda. It has 3 items, 25 min.",
            ),
        ] {
            assert_eq!(line(path, &found), words);
        }
    }

    #[test]
    fn every_answer_offers_something_to_do() {
        for ending in ["pptx", "docx", "png", "json", "pdfpc", "pdf", "html", "tex", "zip", "yml", "csv"] {
            let path = format!("a.{ending}");
            let answer = answer(Path::new(&path), &kind(Path::new(&path), &Found::File("?".into()))).unwrap();
            assert!(!answer.offers.is_empty() && answer.words.ends_with('.'), "{answer:?}");
            assert!(!answer.heading.ends_with('.') && answer.heading.len() + answer.words.len() < 200, "{answer:?}");
        }
    }
}
