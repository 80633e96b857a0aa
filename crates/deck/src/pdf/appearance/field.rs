//! The values of form fields that the file does not draw.

use hayro::hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use pdf_writer::Content;

use super::drawing::{Appearance, Made, SIGNS};
use super::style::{Colour, has_border, line_width, set_line};
use super::writing::{Side, Style, encode, show};
use crate::pdf::text_string::{decode, many_lines};

/// How many fields a field may be within.
const DEEPEST: usize = 16;
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

/// A field, from its widget upwards.
struct Field<'a>(Vec<Dict<'a>>);

impl<'a> Field<'a> {
    fn of(widget: &Dict<'a>) -> Self {
        let mut dicts = vec![widget.clone()];
        while dicts.len() < DEEPEST
            && let Some(parent) = dicts.last().and_then(|dict| dict.get::<Dict<'a>>("Parent"))
        {
            dicts.push(parent);
        }
        Self(dicts)
    }

    /// An entry of the field, or of those that it is within.
    fn inherited<T>(&self, get: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
        self.0.iter().find_map(get)
    }

    fn value(&self) -> Option<String> {
        match self.inherited(|dict| dict.get::<Object<'a>>("V"))? {
            Object::String(text) => Some(decode(&text)),
            Object::Name(name) => Some(name.as_str().to_owned()),
            Object::Stream(stream) => Some(decode(&stream.decoded_data().ok()?)),
            Object::Array(all) => {
                let all: Vec<String> = all.iter::<PdfString<'_>>().map(|text| decode(&text)).collect();
                Some(all.join("\n"))
            }
            _ => None,
        }
    }

    /// The text that a choice shows for its value.
    fn choice(&self, value: &str) -> Option<String> {
        let options = self.inherited(|dict| dict.get::<Array<'a>>("Opt"))?;
        options.iter::<Array<'_>>().find_map(|pair| {
            let mut pair = pair.iter::<PdfString<'_>>();
            let (export, shown) = (pair.next()?, pair.next()?);
            (decode(&export) == value).then(|| decode(&shown))
        })
    }
}

/// The appearance of a widget: its value, within its own border and ground.
pub(super) fn make(widget: &Dict<'_>, forms: &Forms) -> Made {
    let field = Field::of(widget);
    let Some(mut appearance) = Appearance::of(widget) else { return Made::Nothing };
    let flags = field.inherited(|dict| dict.get::<u32>("Ff")).unwrap_or(0);
    let kind = field.inherited(|dict| dict.get::<Name<'_>>("FT"));
    let value = field.value().filter(|value| !value.is_empty());
    let text = match kind.as_ref().map(Name::as_str) {
        Some("Tx") => value,
        Some("Ch") => value.map(|value| field.choice(&value).unwrap_or(value)),
        Some("Btn") if flags & PUSH_BUTTON != 0 => caption(widget),
        Some("Btn") => return mark(widget, value.as_deref(), flags, appearance),
        _ => None,
    };
    let Some(text) = text else { return Made::Nothing };
    let text = if flags & PASSWORD != 0 { "*".repeat(text.chars().count()) } else { many_lines(&text, LONGEST_VALUE) };
    let (text, complete) = encode(&text);
    let style = Style::of(widget).or_else(|| field.inherited(Style::of)).or_else(|| forms.style.clone());
    let side = field.inherited(|dict| dict.get::<u32>("Q")).or(forms.side);
    let is_button = flags & PUSH_BUTTON != 0 && kind.is_some_and(|kind| kind.as_str() == "Btn");
    let side = if is_button { Side::Middle } else { Side::of(side) };
    let mut area = ground(widget, &mut appearance);
    area.cells = field.inherited(|dict| dict.get::<u16>("MaxLen")).filter(|cells| flags & COMB != 0 && *cells > 0);
    let is_long = flags & MULTILINE != 0 || text.contains(&b'\n');
    let style = style.unwrap_or_else(|| Style::read(b""));
    write(&mut appearance.content, &area, style, side, &text, is_long);
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
fn mark(widget: &Dict<'_>, value: Option<&str>, flags: u32, mut appearance: Appearance) -> Made {
    let state = widget.get::<Name<'_>>("AS").map(|name| name.as_str().to_owned());
    let is_on = state.as_deref().or(value).is_some_and(|state| state != "Off");
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
