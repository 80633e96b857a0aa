//! Writes small PDFs, so that a test shows what is in them.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use chairside_deck::pdf::{OpenError, PdfDeck, PdfOptions};

/// A page: what it is (beyond its parent, contents and type) and what it draws. The font is `/F`.
#[derive(Clone)]
pub struct Page {
    pub entries: String,
    pub content: String,
}

impl Page {
    /// A page of 400 × 300 points that shows lines of text, each at a place and of a size.
    pub fn saying(lines: &[(f32, f32, f32, &str)]) -> Self {
        let mut content = String::from("BT ");
        for (x, y, size, text) in lines {
            let _ = write!(content, "/F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ");
        }
        Self { entries: "/MediaBox [0 0 400 300]".to_owned(), content: content + "ET" }
    }

    pub fn with(mut self, entries: &str) -> Self {
        self.entries = format!("{} {entries}", self.entries);
        self
    }

    pub fn sized(mut self, width: f32, height: f32) -> Self {
        self.entries = format!("/MediaBox [0 0 {width} {height}]");
        self
    }
}

/// A document. Its catalog is object 1, its page from 0 is object 10 + 2 × the page, what a test adds begins at 5000.
#[derive(Default, Clone)]
pub struct Document {
    pub catalog: String,
    pub info: String,
    pub pages: Vec<Page>,
    pub more: Vec<(u32, String)>,
}

impl Document {
    pub fn of(pages: impl IntoIterator<Item = Page>) -> Self {
        Self { pages: pages.into_iter().collect(), ..Self::default() }
    }

    pub fn catalog(mut self, entries: &str) -> Self {
        self.catalog.push_str(entries);
        self
    }

    pub fn info(mut self, entries: &str) -> Self {
        self.info.push_str(entries);
        self
    }

    pub fn object(mut self, id: u32, body: &str) -> Self {
        self.more.push((id, body.to_owned()));
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let kids = (0..self.pages.len()).map(|at| format!("{} 0 R", 10 + 2 * at)).collect::<Vec<_>>().join(" ");
        let mut objects = vec![
            (1, format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog)),
            (2, format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", self.pages.len())),
            (3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned()),
            (4, format!("<< {} >>", self.info)),
        ];
        for (id, page) in (10..).step_by(2).zip(&self.pages) {
            let inner = format!("/Parent 2 0 R /Contents {} 0 R /Resources << /Font << /F 3 0 R >> >>", id + 1);
            objects.push((id, format!("<< /Type /Page {inner} {} >>", page.entries)));
            let content = &page.content;
            objects.push((id + 1, format!("<< /Length {} >> stream\n{content}\nendstream", content.len())));
        }
        objects.extend(self.more.iter().cloned());
        written(&objects)
    }

    pub fn open(&self) -> Result<PdfDeck, OpenError> {
        self.open_with(&PdfOptions::default())
    }

    pub fn open_with(&self, options: &PdfOptions) -> Result<PdfDeck, OpenError> {
        PdfDeck::open(Arc::new(self.bytes()), options)
    }
}

/// A file of objects, with its table.
fn written(objects: &[(u32, String)]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n");
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    let mut size = 0;
    for (id, body) in objects {
        let _ = write!(table, "{id} 1\n{:010} 00000 n \n", file.len());
        let _ = write!(file, "{id} 0 obj\n{body}\nendobj\n");
        size = size.max(id + 1);
    }
    let start = file.len();
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n");
    (file + &table + &trailer).into_bytes()
}

/// A stream object with entries and data.
pub fn stream(entries: &str, data: &str) -> String {
    format!("<< {entries} /Length {} >> stream\n{data}\nendstream", data.len())
}

/// A folder beside the tests.
pub fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The PDFs of a folder, in order; none when it does not exist.
pub fn pdfs(folder: &std::path::Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "pdf")).collect();
    files.sort();
    files
}

/// The pages of real decks that the repository carries.
pub fn real_pages() -> Vec<PathBuf> {
    pdfs(&folder("tests/pages")).into_iter().filter(|path| !path.to_string_lossy().contains("password")).collect()
}
