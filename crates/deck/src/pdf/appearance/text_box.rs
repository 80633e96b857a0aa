//! Text in a box, and stamps.

use hayro::hayro_syntax::object::{Dict, Name, String as PdfString};

use super::drawing::{Appearance, BOLD, Made};
use super::rich_text::rich_text;
use super::style::{self, Colour, has_border, line_width, numbers, points};
use super::writing::{Side, Style, encode, show};
use crate::pdf::text_string::{decode, many_lines};

const LONGEST_TEXT: usize = 16_384;
/// The size of text that says nothing of its size, and the space around it, in points.
const SIZE: f32 = 12.0;
const PADDING: f32 = 2.0;
/// Letters of a stamp are so wide, of Helvetica's, and its text so large, of the stamp's height.
const WIDER: f32 = 1.1;
const OF_HEIGHT: f32 = 0.55;

/// Text that stands on the page.
pub(super) fn free_text(annotation: &Dict<'_>) -> Made {
    let Some(mut appearance) = Appearance::of(annotation) else { return Made::Nothing };
    let text = annotation.get::<PdfString<'_>>("Contents").map(|text| decode(&text)).filter(|text| !text.is_empty());
    let text = text.or_else(|| rich_text(annotation, "RC")).map(|text| many_lines(&text, LONGEST_TEXT));
    let (text, complete) = encode(&text.unwrap_or_default());
    let style = Style::of(annotation).unwrap_or_else(|| Style::read(b""));
    let style = Style { size: if style.size > 0.0 { style.size } else { SIZE }, ..style };
    let [x0, y0, x1, y1] = appearance.place;
    let width = if has_border(annotation) { line_width(annotation) } else { 0.0 };
    let content = &mut appearance.content;
    style::set_line(content, annotation, width);
    style.colour.stroke(content);
    let half = width / 2.0;
    if let Some(ground) = Colour::of(annotation, "C") {
        ground.fill(content);
        content.rect(x0, y0, x1 - x0, y1 - y0).fill_nonzero();
    }
    if width > 0.0 {
        content.rect(x0 + half, y0 + half, x1 - x0 - width, y1 - y0 - width).stroke();
    }
    // The line of a call-out.
    if let [first, rest @ ..] = &points(&numbers(annotation, "CL").unwrap_or_default())[..] {
        content.move_to(first[0], first[1]);
        for point in rest {
            content.line_to(point[0], point[1]);
        }
        content.stroke();
    }
    let side = Side::of(annotation.get::<u32>("Q"));
    let (from, to) = (x0 + width + PADDING, x1 - width - PADDING);
    style.set(content.begin_text());
    let mut y = y1 - width - PADDING - 0.8 * style.size;
    for line in style.lines(&text, to - from) {
        show(content, side.start(from, to, style.width(&line)), y, &line);
        y -= style.leading();
    }
    content.end_text();
    if complete { Made::Drawn(appearance) } else { Made::Lacking(appearance) }
}

/// A stamp by its name: `Approved`, `NotForPublicRelease`.
pub(super) fn stamp(annotation: &Dict<'_>) -> Made {
    let Some(mut appearance) = Appearance::of(annotation) else { return Made::Nothing };
    let name = annotation.get::<Name<'_>>("Name").map_or_else(|| "Draft".to_owned(), |name| name.as_str().to_owned());
    let (text, complete) = encode(&words(&name).to_uppercase());
    let [x0, y0, x1, y1] = appearance.place;
    let (width, height) = (appearance.width(), appearance.height());
    let line = (height * 0.06).clamp(0.5, 6.0);
    let mut style = Style { font: BOLD, size: height * OF_HEIGHT, colour: Colour::RED };
    let room = width - 6.0 * line;
    let wanted = style.width(&text) * WIDER;
    style.size *= (room / wanted.max(0.1)).clamp(0.0, 1.0);
    let content = &mut appearance.content;
    style.colour.stroke(content);
    content.set_line_width(line).rect(x0 + line, y0 + line, width - 2.0 * line, height - 2.0 * line).stroke();
    let x = Side::Middle.start(x0, x1, style.width(&text) * WIDER);
    style.set(content.begin_text());
    show(content, x, f32::midpoint(y0, y1) - 0.36 * style.size, &text);
    content.end_text();
    if complete { Made::Drawn(appearance) } else { Made::Lacking(appearance) }
}

/// The words of a name that is written without blanks. Some programs put `SB` or `#` before a stamp's own.
fn words(name: &str) -> String {
    let mut words = String::new();
    for c in name.trim_start_matches("SB").trim_start_matches('#').chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(c);
    }
    words
}
