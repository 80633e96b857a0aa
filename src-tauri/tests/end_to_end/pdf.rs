//! PDFs made for a test: pages of one flat colour, so that their pixels are known, with a line of text and links.

use std::fmt::Write as _;

/// Red, green, blue.
pub type Colour = [u8; 3];

/// A page of 1280 × 720 points.
pub struct Page {
    colour: Colour,
    /// The colour of a right half beside it, as notes have it.
    beside: Option<Colour>,
    text: String,
    links: Vec<(Target, [u32; 4])>,
}

enum Target {
    Page(usize),
    Url(String),
}

impl Page {
    pub fn of(colour: Colour, text: &str) -> Self {
        Self { colour, beside: None, text: text.into(), links: Vec::new() }
    }

    /// Twice as wide, with a right half of another colour.
    pub fn beside(mut self, colour: Colour) -> Self {
        self.beside = Some(colour);
        self
    }

    /// A link to a page, from 0, in the lower left.
    pub fn linked_to_page(mut self, page: usize) -> Self {
        self.links.push((Target::Page(page), [100, 40, 400, 100]));
        self
    }

    /// A link to an address, in the lower right.
    pub fn linked_to_url(mut self, url: &str) -> Self {
        self.links.push((Target::Url(url.into()), [700, 40, 1000, 100]));
        self
    }
}

/// The file.
pub fn pdf(pages: &[Page]) -> String {
    // Objects are numbered from 1: the catalogue, the tree, the font, then two for each page.
    let object = |page: usize| 4 + 2 * page;
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", object(page))).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (number, Page { colour, beside, text, links }) in pages.iter().enumerate() {
        let links = links.iter().map(|(target, [left, bottom, right, top])| {
            let leads = match target {
                Target::Page(page) => format!("/Dest [{} 0 R /Fit]", object(*page)),
                Target::Url(url) => format!("/A << /S /URI /URI ({url}) >>"),
            };
            format!("<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [{left} {bottom} {right} {top}] {leads} >>")
        });
        let width = if beside.is_some() { 2560 } else { 1280 };
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} 720] /Contents {} 0 R /Resources << /Font << /F 3 0 R >> >> \
             /Annots [{}] >>",
            object(number) + 1,
            links.collect::<Vec<_>>().join(" "),
        ));
        let fill = |colour: Colour, left: u32| {
            let [red, green, blue] = colour.map(|part| f32::from(part) / 255.0);
            format!("{red} {green} {blue} rg {left} 0 1280 720 re f")
        };
        let halves = fill(*colour, 0) + &beside.map_or_else(String::new, |other| format!(" {}", fill(other, 1280)));
        let content = format!("{halves} BT 1 1 1 rg /F 40 Tf 100 620 Td ({text}) Tj ET");
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(&objects) {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let (size, start) = (objects.len() + 1, file.len());
    let _ = write!(file, "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file
}
