//! Changes keys in one item's text, keeping the style it is written in, and writes new items in that style.

use jiff::SignedDuration;

use crate::file::save::flow::{flow, pair};
use crate::file::save::layout::{Layout, Piece};
use crate::file::save::scalar;
use crate::model::content::Person;
use crate::model::item::ShortTalk;

/// A key and the value it should have.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub key: &'static str,
    /// `None` removes the key.
    pub value: Option<Value>,
}

#[derive(Debug, Clone)]
pub(super) enum Value {
    Text(String),
    /// A text that needs no quotes.
    Plain(String),
    Time(SignedDuration),
    /// A list of texts.
    Texts(Vec<String>),
    /// Several short talks.
    Talks(Vec<ShortTalk>),
    /// A list of people.
    People(Vec<Person>),
}

impl Wanted {
    /// A text; `None` removes the key.
    pub fn text(key: &'static str, text: Option<&str>) -> Self {
        Self { key, value: text.map(|text| Value::Text(text.into())) }
    }

    /// A text that needs no quotes: an instant, the name of a zone.
    pub fn plain(key: &'static str, text: String) -> Self {
        Self { key, value: Some(Value::Plain(text)) }
    }

    /// The line of a file that has only this.
    pub fn line(&self) -> String {
        format!("{}: {}", self.key, self.written("").unwrap_or_default())
    }

    /// A time; `None` removes the key.
    pub fn time(key: &'static str, time: Option<SignedDuration>) -> Self {
        Self { key, value: time.map(Value::Time) }
    }

    /// A list of texts; `None` removes the key.
    pub fn texts(key: &'static str, texts: Option<&[String]>) -> Self {
        Self { key, value: texts.map(|texts| Value::Texts(texts.into())) }
    }

    /// A list of people.
    pub fn people(key: &'static str, people: &[Person]) -> Self {
        Self { key, value: Some(Value::People(people.into())) }
    }

    /// Short talks; none at all remove the key.
    pub fn talks(talks: &[ShortTalk]) -> Self {
        Self { key: "talks", value: (!talks.is_empty()).then(|| Value::Talks(talks.into())) }
    }

    /// The value as written in place of `old`.
    fn written(&self, old: &str) -> Option<String> {
        Some(match self.value.as_ref()? {
            Value::Text(text) => scalar::text(text, old),
            Value::Plain(text) => text.clone(),
            Value::Time(time) => scalar::time(*time, old),
            Value::Texts(texts) => {
                let quoted = texts.iter().map(|text| scalar::text(text, ""));
                format!("[{}]", quoted.collect::<Vec<_>>().join(", "))
            }
            Value::People(people) => format!("[{}]", people.iter().map(person).collect::<Vec<_>>().join(", ")),
            Value::Talks(talks) => format!("[{}]", talks.iter().map(short_talk).collect::<Vec<_>>().join(", ")),
        })
    }
}

fn person(person: &Person) -> String {
    let name = scalar::text(&person.name, "");
    match &person.email {
        Some(email) => format!("{{ name: {name}, email: {} }}", scalar::text(email, "")),
        None => name,
    }
}

fn short_talk(talk: &ShortTalk) -> String {
    let mut pairs = vec![format!("title: {}", scalar::text(&talk.title, ""))];
    pairs.extend(talk.presenter.as_ref().map(|presenter| format!("presenter: {}", scalar::text(presenter, ""))));
    if talk.time.is_positive() {
        pairs.push(format!("time: {}", scalar::time(talk.time, "")));
    }
    format!("{{ {} }}", pairs.join(", "))
}

/// Returns the item's text with the wanted values; `None` if its style is not supported.
pub(super) fn edited(piece: &Piece<'_>, wanted: &[Wanted]) -> Option<String> {
    if wanted.is_empty() {
        return Some(piece.body.into());
    }
    if piece.body.starts_with('{') {
        return wanted.iter().try_fold(piece.body.to_string(), |text, wanted| in_flow(&text, wanted));
    }
    if is_block_map(piece) {
        let column = column(piece);
        return wanted.iter().try_fold(piece.body.to_string(), |text, wanted| in_block(&text, column, wanted));
    }
    from_bare(piece, wanted)
}

/// Writes a new item: each key on a line of its own, because a comma in braces ends a value. Only within brackets it
/// needs braces.
pub(super) fn written_new(layout: &Layout<'_>, wanted: &[Wanted]) -> String {
    let pairs = wanted.iter().filter_map(|wanted| Some(format!("{}: {}", wanted.key, wanted.written("")?)));
    let pairs: Vec<String> = pairs.collect();
    if layout.is_flow() { braces(&pairs) } else { lines(&pairs, layout.newline(), layout.column()) }
}

fn braces(pairs: &[String]) -> String {
    format!("{{ {} }}", pairs.join(", "))
}

fn lines(pairs: &[String], newline: &str, column: usize) -> String {
    pairs.join(&format!("{newline}{}", " ".repeat(column)))
}

/// Writes an item of a new file: each key on a line of its own.
pub(super) fn block_item(wanted: &[Wanted]) -> String {
    let pairs = wanted.iter().filter_map(|wanted| Some(format!("{}: {}", wanted.key, wanted.written("")?)));
    format!("  - {}\n", pairs.collect::<Vec<_>>().join("\n    "))
}

/// Each key on a line of its own, `title: …` first.
fn is_block_map(piece: &Piece<'_>) -> bool {
    !piece.dash.is_empty() && first_line_key(piece.body).is_some()
}

/// The key that begins a line, and where its value begins.
fn first_line_key(text: &str) -> Option<(&str, usize)> {
    let line = text.lines().next()?;
    let colon = line.find(':')?;
    let key = &line[..colon];
    let named = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let value = &line[colon + 1..];
    let spaced = value.is_empty() || value.starts_with([' ', '\t']);
    (named && spaced).then(|| (key, colon + 1 + (value.len() - value.trim_start().len())))
}

fn column(piece: &Piece<'_>) -> usize {
    piece.dash.chars().count()
}

fn in_flow(text: &str, wanted: &Wanted) -> Option<String> {
    let parts = flow(text, 0)?;
    let mut found = None;
    for (at, part) in parts.parts.iter().enumerate() {
        if let Some((key, value)) = pair(text, part)
            && key == wanted.key
        {
            found = Some((at, value));
        }
    }
    match (found, &wanted.value) {
        (None, None) => Some(text.into()),
        (Some((_, value)), Some(_)) => {
            let new = wanted.written(&text[value.clone()])?;
            Some(format!("{}{new}{}", &text[..value.start], &text[value.end..]))
        }
        (Some((at, _)), None) => {
            // Together with the comma before it or, for the first key, the one after it.
            let cut = match (at.checked_sub(1).and_then(|at| parts.parts.get(at)), parts.parts.get(at + 1)) {
                (Some(before), _) => before.end..parts.parts[at].end,
                (None, Some(after)) => parts.parts[at].start..after.start,
                (None, None) => return None,
            };
            Some(format!("{}{}", &text[..cut.start], &text[cut.end..]))
        }
        (None, Some(_)) => {
            let new = format!("{}: {}", wanted.key, wanted.written("")?);
            match parts.parts.last() {
                Some(last) => Some(format!("{}, {new}{}", &text[..last.end], &text[last.end..])),
                None => Some(format!("{{ {new} }}")),
            }
        }
    }
}

/// Returns the text of a block mapping with the wanted value; its keys begin in this column.
pub(super) fn in_block(text: &str, column: usize, wanted: &Wanted) -> Option<String> {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let indent = " ".repeat(column);
    // Start and end of each pair. The first is on the line of the dash.
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let width = line.len() - line.trim_start().len();
        let begins_pair = number == 0
            || (width == column && !line.trim_start().starts_with('#') && first_line_key(line.trim_start()).is_some());
        let end = at + line.len();
        if begins_pair {
            pairs.push((if number == 0 { 0 } else { at + width }, end));
        } else if let Some(last) = pairs.last_mut()
            && (width > column || (width == column && goes_on(line)))
            && !line.trim().is_empty()
        {
            last.1 = end;
        }
        at = end;
    }
    let found =
        pairs.iter().find(|(start, end)| first_line_key(&text[*start..*end]).is_some_and(|(key, _)| key == wanted.key));
    match (found, &wanted.value) {
        (None, None) => Some(text.into()),
        (Some((start, end)), Some(_)) => {
            let pair = &text[*start..*end];
            let (_, value) = first_line_key(pair)?;
            let old = pair[value.min(pair.len())..].trim_end();
            let kept = scalar::trailing_comment(old);
            let new = wanted.written(old)?;
            let ending = &pair[pair.trim_end().len()..];
            let key = &pair[..=wanted.key.len()];
            Some(format!("{}{key} {new}{kept}{ending}{}", &text[..*start], &text[*end..]))
        }
        (Some((start, end)), None) => {
            if *start == 0 && column > 0 {
                // The dash stays, and the next key moves up to it.
                let next = pairs.get(1)?.0;
                return Some(text[next..].into());
            }
            let line = start - column;
            let rest = &text[*end..];
            let kept = if rest.is_empty() { text[..line].trim_end_matches(['\r', '\n']) } else { &text[..line] };
            Some(format!("{kept}{rest}"))
        }
        (None, Some(_)) => {
            let new = format!("{}: {}", wanted.key, wanted.written("")?);
            let after = pairs.last()?.1;
            let (before, rest) = text.split_at(after);
            if before.ends_with('\n') {
                Some(format!("{before}{indent}{new}{newline}{rest}"))
            } else {
                Some(format!("{before}{newline}{indent}{new}{rest}"))
            }
        }
    }
}

/// Whether a line in the column of a key still belongs to its value: an entry of a list, or the bracket that closes one.
fn goes_on(line: &str) -> bool {
    let line = line.trim();
    line == "-" || line.starts_with("- ") || line.starts_with([']', '}'])
}

/// Gives an item that is only a title its other keys: on lines of their own, or in braces within brackets.
fn from_bare(piece: &Piece<'_>, wanted: &[Wanted]) -> Option<String> {
    let body = piece.body;
    if body.contains('\n') || body.contains(" #") || body.starts_with(['&', '*', '!', '|', '>', '[']) {
        return None;
    }
    if let [only] = wanted
        && only.key == "title"
    {
        return only.written(body);
    }
    let title = wanted.iter().find(|wanted| wanted.key == "title");
    let title = match title {
        Some(title) => title.written("")?,
        // A text that needs no quotes in a list may need them after a key.
        None if body.starts_with(['"', '\'']) => body.into(),
        None => scalar::text(body, ""),
    };
    let others = wanted.iter().filter(|wanted| wanted.key != "title" && wanted.value.is_some());
    let others = others.filter_map(|wanted| Some(format!("{}: {}", wanted.key, wanted.written("")?)));
    let pairs: Vec<String> = std::iter::once(format!("title: {title}")).chain(others).collect();
    let newline = if piece.end.starts_with('\r') { "\r\n" } else { "\n" };
    Some(if piece.dash.is_empty() { braces(&pairs) } else { lines(&pairs, newline, column(piece)) })
}
