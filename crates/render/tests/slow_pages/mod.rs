//! PDFs with pages that take for ever to draw: forms that draw forms, each many times.

use std::fmt::Write as _;

/// So many such pages, and an empty one behind them.
pub(crate) fn slow_pages(slow: usize) -> String {
    const DEPTH: usize = 12;
    let kids = (0..slow).map(|page| format!("{} 0 R ", 100 + page)).collect::<Vec<_>>().concat();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count {} /Kids [{kids}4 0 R] >>\n\
         endobj\n4 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] >>\nendobj\n\
         5 0 obj\n<< /Length 5 >>\nstream\n/F Do\nendstream\nendobj\n",
        slow + 1
    );
    for page in 0..slow {
        let _ = write!(
            file,
            "{} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Resources << /XObject << /F 6 0 R >> >> \
             /Contents 5 0 R >>\nendobj\n",
            100 + page
        );
    }
    for level in 0..DEPTH {
        let content = if level + 1 == DEPTH { "q Q ".repeat(10) } else { "/F Do ".repeat(10) };
        let number = 6 + level;
        let _ = write!(
            file,
            "{number} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 960 540] /Resources << /XObject << /F {} 0 R >> >> \
             /Length {} >>\nstream\n{content}\nendstream\nendobj\n",
            number + 1,
            content.len()
        );
    }
    file + "trailer\n<< /Root 1 0 R >>\n%%EOF\n"
}
