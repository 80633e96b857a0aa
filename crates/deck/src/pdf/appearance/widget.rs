//! Widgets that the file does not draw: the values of form fields.

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString};
use pdf_writer::Content;

use super::choice::{Choice, Line};
use super::drawing::{Appearance, Made, SIGNS};
use super::field::Field;
use super::style::{Colour, has_border, line_width, set_line};
use super::writing::{Side, Style, encode, show};
use crate::pdf::text_string::{decode, many_lines};

const LONGEST_VALUE: usize = 16_384;
/// Flags of fields (ISO 32000-2, 12.7.5).
const MULTILINE: u32 = 1 << 12;
const PASSWORD: u32 = 1 << 13;
const COMB: u32 = 1 << 24;
const PUSH_BUTTON: u32 = 1 << 16;
const RADIO: u32 = 1 << 15;
/// The largest size of text that is to fit, and the space beside it, in points.
const LARGEST: f32 = 12.0;
const PADDING: f32 = 2.0;
/// The ground of what is chosen in a list, as viewers have it.
const CHOSEN: Colour = Colour::Rgb(0.6, 0.757, 0.855);
/// Marks of Zapf Dingbats: a tick for a box, a disc for one of several.
const TICK: &[u8] = b"4";
const DISC: &[u8] = b"l";

/// What the document says of all of its forms.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Forms {
    /// Appearances in the file may be out of date.
    pub(in crate::pdf) are_outdated: bool,
    style: Option<Style>,
    side: Option<u32>,
}

impl Forms {
    pub(in crate::pdf) fn read(catalog: &Dict<'_>) -> Self {
        let Some(form) = catalog.get::<Dict<'_>>("AcroForm") else { return Self::default() };
        let are_outdated = form.get::<bool>("NeedAppearances").unwrap_or(false);
        Self { are_outdated, style: Style::of(&form), side: form.get::<u32>("Q") }
    }
}

/// The appearance of a widget: its value, within its own border and ground.
pub(super) fn make(widget: &Dict<'_>, forms: &Forms) -> Made {
    let field = Field::of(widget);
    let Some(mut appearance) = Appearance::of(widget) else { return Made::Nothing };
    let flags = field.inherited(|dict| dict.get::<u32>("Ff")).unwrap_or(0);
    let kind = field.inherited(|dict| dict.get::<Name<'_>>("FT"));
    let style = Style::of(widget).or_else(|| field.inherited(Style::of)).or_else(|| forms.style.clone());
    let style = style.unwrap_or_else(|| Style::read(b""));
    let side = Side::of(field.inherited(|dict| dict.get::<u32>("Q")).or(forms.side));
    let (text, side) = match kind.as_ref().map(Name::as_str) {
        Some("Tx") => (field.text(), side),
        Some("Ch") => match Choice::of(&field, flags) {
            Choice::Folded(chosen) => (chosen, side),
            Choice::List(lines) => return list(widget, &lines, &style, side, appearance),
        },
        Some("Btn") if flags & PUSH_BUTTON != 0 => (caption(widget), Side::Middle),
        Some("Btn") => return mark(widget, &field, flags, appearance),
        _ => (None, side),
    };
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Made::Nothing };
    let text = if flags & PASSWORD != 0 { "*".repeat(text.chars().count()) } else { many_lines(&text, LONGEST_VALUE) };
    let (text, complete) = encode(&text);
    let mut area = ground(widget, &mut appearance);
    area.cells = field.inherited(|dict| dict.get::<u16>("MaxLen")).filter(|cells| flags & COMB != 0 && *cells > 0);
    let is_long = flags & MULTILINE != 0 || text.contains(&b'\n');
    write(&mut appearance.content, &area, style, side, &text, is_long);
    if complete { Made::Drawn(appearance) } else { Made::Lacking(appearance) }
}

/// A list, with what is chosen on the ground that viewers give it.
fn list(widget: &Dict<'_>, lines: &[Line], style: &Style, side: Side, mut appearance: Appearance) -> Made {
    if lines.is_empty() {
        return Made::Nothing;
    }
    let Area { x0, y0, x1, y1, .. } = ground(widget, &mut appearance);
    let points = if style.size > 0.0 { style.size } else { LARGEST };
    let style = Style { size: points, ..style.clone() };
    let content = &mut appearance.content;
    content.save_state().rect(x0, y0, x1 - x0, y1 - y0).clip_nonzero().end_path();
    let mut complete = true;
    let mut top = y1;
    for line in lines {
        if top <= y0 {
            break;
        }
        let (text, whole) = encode(&many_lines(&line.text, LONGEST_VALUE).replace('\n', " "));
        complete &= whole;
        if line.is_chosen {
            CHOSEN.fill(content);
            content.rect(x0, top - style.leading(), x1 - x0, style.leading()).fill_nonzero();
        }
        style.set(content.begin_text());
        let left = side.start(x0 + PADDING, x1 - PADDING, style.width(&text));
        show(content, left, top - 0.9 * points, &text);
        content.end_text();
        top -= style.leading();
    }
    content.restore_state();
    if complete { Made::Drawn(appearance) } else { Made::Lacking(appearance) }
}

/// Where a value stands.
struct Area {
    x0: f32,
    y0: f32,
    x1: f32,
    y1: f32,
    /// Each letter has a cell of its own, of so many.
    cells: Option<u16>,
}

/// Draws a widget's ground and border.
fn ground(widget: &Dict<'_>, appearance: &mut Appearance) -> Area {
    let look = widget.get::<Dict<'_>>("MK").unwrap_or_default();
    let [x0, y0, x1, y1] = appearance.place;
    let content = &mut appearance.content;
    if let Some(colour) = Colour::of(&look, "BG") {
        colour.fill(content);
        content.rect(x0, y0, x1 - x0, y1 - y0).fill_nonzero();
    }
    let border = Colour::of(&look, "BC");
    let width = if border.is_some() || has_border(widget) { line_width(widget) } else { 0.0 };
    if let Some(colour) = border.filter(|_| width > 0.0) {
        colour.stroke(content);
        set_line(content, widget, width);
        content.rect(x0 + width / 2.0, y0 + width / 2.0, x1 - x0 - width, y1 - y0 - width).stroke();
    }
    Area { x0: x0 + width, y0: y0 + width, x1: x1 - width, y1: y1 - width, cells: None }
}

fn write(content: &mut Content, area: &Area, style: Style, side: Side, text: &[u8], is_long: bool) {
    let &Area { x0, y0, x1, y1, cells } = area;
    let height = y1 - y0;
    let mut style = style;
    if style.size <= 0.0 {
        style.size = if is_long { LARGEST } else { (height * 0.7).clamp(4.0, LARGEST) };
        let wanted = style.width(text);
        if !is_long && cells.is_none() && wanted > x1 - x0 - 2.0 * PADDING {
            style.size = (style.size * (x1 - x0 - 2.0 * PADDING) / wanted).max(4.0);
        }
    }
    content.save_state().rect(x0, y0, x1 - x0, height).clip_nonzero().end_path();
    style.set(content.begin_text());
    let base = f32::midpoint(y0, y1) - 0.35 * style.size;
    if let Some(cells) = cells {
        let cell = (x1 - x0) / f32::from(cells);
        for (at, byte) in (0..cells).zip(text) {
            let left = x0 + cell * f32::from(at);
            show(content, Side::Middle.start(left, left + cell, style.width(&[*byte])), base, &[*byte]);
        }
    } else if is_long {
        let mut y = y1 - PADDING - 0.8 * style.size;
        for line in style.lines(text, x1 - x0 - 2.0 * PADDING) {
            show(content, side.start(x0 + PADDING, x1 - PADDING, style.width(&line)), y, &line);
            y -= style.leading();
        }
    } else {
        show(content, side.start(x0 + PADDING, x1 - PADDING, style.width(text)), base, text);
    }
    content.end_text().restore_state();
}

fn caption(widget: &Dict<'_>) -> Option<String> {
    let text = widget.get::<Dict<'_>>("MK")?.get::<PdfString<'_>>("CA")?;
    Some(decode(&text)).filter(|text| !text.is_empty())
}

/// The mark of a box or of one of several buttons.
fn mark(widget: &Dict<'_>, field: &Field<'_>, flags: u32, mut appearance: Appearance) -> Made {
    let Some(is_on) = is_on(widget, field, flags) else { return Made::Unclear };
    let area = ground(widget, &mut appearance);
    if is_on {
        let own = widget.get::<Dict<'_>>("MK").and_then(|look| look.get::<PdfString<'_>>("CA"));
        let sign = own.as_ref().map_or(if flags & RADIO != 0 { DISC } else { TICK }, |own| own.as_bytes());
        let size = 0.8 * (area.y1 - area.y0).min(area.x1 - area.x0);
        let style = Style { font: SIGNS, size, colour: Style::of(widget).map_or(Colour::BLACK, |style| style.colour) };
        let content = &mut appearance.content;
        style.set(content.begin_text());
        let x = f32::midpoint(area.x0, area.x1) - 0.4 * size;
        show(content, x, f32::midpoint(area.y0, area.y1) - 0.35 * size, sign);
        content.end_text();
    }
    Made::Drawn(appearance)
}

/// Whether a button is on; `None` when the file has no state for it, and its value may mean another button of its group.
fn is_on(widget: &Dict<'_>, field: &Field<'_>, flags: u32) -> Option<bool> {
    if let Some(state) = widget.get::<Name<'_>>("AS") {
        return Some(state.as_str() != "Off");
    }
    let value = field.value().filter(|value| value != "Off");
    let buttons = field.inherited(|dict| dict.get::<Array<'_>>("Kids"));
    let (Some(value), Some(buttons)) = (&value, buttons.filter(|_| flags & RADIO != 0)) else {
        return Some(value.is_some());
    };
    // With names for its buttons (`Opt`), the value of a group is the number of one of them.
    let has_names = field.inherited(|dict| dict.get::<Array<'_>>("Opt")).is_some();
    let is_own = |button: &MaybeRef<Object<'_>>| matches!(button, MaybeRef::Ref(reference) if Some(ObjectIdentifier::from(*reference)) == widget.obj_id());
    match value.parse::<usize>() {
        Ok(number) if has_names => Some(buttons.raw_iter().nth(number).is_some_and(|button| is_own(&button))),
        _ => (buttons.raw_iter().nth(1).is_none()).then_some(true),
    }
}
