//! Writes simple PDFs of text in Helvetica, which every reader has.

use std::fmt::Write as _;

/// A PDF being written. Objects 1 to 3 are the catalogue, the list of pages and the font; each page adds two more.
pub struct Pdf {
    width: usize,
    height: usize,
    /// The content of each page, as PDF operators.
    pages: Vec<String>,
}

impl Pdf {
    /// Starts a PDF with pages of this size, in points.
    pub fn new(width: usize, height: usize) -> Self {
        Self { width, height, pages: Vec::new() }
    }

    pub fn add_page(&mut self, content: &str) {
        self.pages.push(content.to_owned());
    }

    /// The finished file.
    pub fn finish(&self) -> Vec<u8> {
        let numbers: Vec<String> = (0..self.pages.len()).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Count {} /Kids [{}] >>", self.pages.len(), numbers.join(" ")),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        ];
        for (page, content) in self.pages.iter().enumerate() {
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Resources << /Font << /F1 3 0 R >> >> \
                 /Contents {} 0 R >>",
                self.width,
                self.height,
                5 + 2 * page
            ));
            objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
        }

        let mut file = String::from("%PDF-1.4\n");
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (index, object) in objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", file.len());
            let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1);
        }
        let start = file.len();
        let _ =
            write!(file, "{table}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
        file.into_bytes()
    }
}
