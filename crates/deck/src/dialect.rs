//! What Marp, Slidev and reveal-md add to Markdown: which comments are directives, which words in an image's text set
//! its size, which marks are steps. This file only recognises them; others decide what to show.

use crate::front_matter::key_value;

/// What a comment is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Comment<'a> {
    /// `<!-- slide: NAME -->`
    Slide(&'a str),
    /// Marp directives, each as key and value.
    Marp(Vec<(&'a str, &'a str)>),
    /// `<!-- .slide: … -->` or `<!-- .element: … -->` of reveal.js.
    Reveal(&'static str),
    /// For a formatter or a linter. Ignored without a warning.
    Tool,
    /// Anything else: a speaker note.
    Note,
}

/// Marp's directives. Each may start with `_` (for this slide only) or, in old decks, with `$`.
const MARP: &[&str] = &[
    "author",
    "backgroundColor",
    "backgroundImage",
    "backgroundPosition",
    "backgroundRepeat",
    "backgroundSize",
    "class",
    "color",
    "description",
    "footer",
    "header",
    "headingDivider",
    "image",
    "keywords",
    "lang",
    "marp",
    "math",
    "paginate",
    "size",
    "style",
    "theme",
    "title",
    "transition",
    "url",
];

/// Decides whether a comment is a directive or a speaker note.
pub(crate) fn classify(comment: &str) -> Comment<'_> {
    let comment = comment.trim();
    if let Some(name) = strip_word(comment, "slide:") {
        return Comment::Slide(name.trim());
    }
    for name in [".slide", ".element"] {
        if strip_word(comment, name).is_some_and(|rest| rest.trim_start().starts_with(':')) {
            return Comment::Reveal(name);
        }
    }
    if comment == "fit" {
        return Comment::Marp(vec![("fit", "")]);
    }
    let tools = ["markdownlint-", "prettier-", "cspell:", "cSpell:", "vale ", "textlint-", "omit in toc", "TOC"];
    if tools.iter().any(|tool| comment.starts_with(tool)) && !comment.contains('\n') {
        return Comment::Tool;
    }
    match marp(comment) {
        Some(directives) => Comment::Marp(directives),
        None => Comment::Note,
    }
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
}

/// Returns the directives of a comment, if each of its lines is one or continues the one before.
fn marp(comment: &str) -> Option<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    for line in comment.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        match key_value(line) {
            Some((key, value)) if MARP.contains(&key.trim_start_matches(['_', '$'])) => found.push((key, value)),
            _ if !found.is_empty() && line.starts_with([' ', '\t', '-']) => {}
            _ => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The text of an image, after Marp's options are taken out of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ImageText {
    /// What is left for people to read.
    pub(crate) alt: String,
    /// `![bg](…)`, a background in Marp.
    pub(crate) background: bool,
    /// The width asked for, in pixels.
    pub(crate) width: Option<u32>,
    /// The height asked for, in pixels.
    pub(crate) height: Option<u32>,
    /// Options that have no effect here, as written.
    pub(crate) ignored: Vec<String>,
}

/// Reads `bg left:40% w:300px A chart` as Marp does.
pub(crate) fn image_text(alt: &str) -> ImageText {
    let mut read = ImageText { background: alt.split_whitespace().any(|word| word == "bg"), ..ImageText::default() };
    let (mut kept, mut height) = (Vec::new(), None);
    for word in alt.split_whitespace() {
        let (name, value) = word.split_once(':').map_or((word, None), |(name, value)| (name, Some(value)));
        match (name, value) {
            ("bg", None) => {}
            ("w" | "width", Some(length)) if pixels(length).is_some() => read.width = pixels(length),
            ("h" | "height", Some(length)) if pixels(length).is_some() => {
                read.height = pixels(length);
                height = Some(word);
            }
            (_, Some(value))
                if !value.is_empty() && (FILTERS.contains(&name) || matches!(name, "w" | "width" | "h" | "height")) =>
            {
                read.ignored.push(word.to_owned());
            }
            (_, value)
                if read.background
                    && (PLACES.contains(&name) || FILTERS.contains(&name))
                    && value.is_none_or(|value| !value.is_empty()) => {}
            (_, None) if read.background && is_percent(word) => {}
            _ => kept.push(word),
        }
    }
    // Marp would distort the picture.
    read.ignored.extend(height.filter(|_| read.width.is_some()).map(str::to_owned));
    read.alt = kept.join(" ");
    read
}

const PLACES: &[&str] = &["left", "right", "vertical", "horizontal", "fit", "cover", "contain", "auto"];
const FILTERS: &[&str] = &[
    "blur",
    "brightness",
    "contrast",
    "drop-shadow",
    "grayscale",
    "hue-rotate",
    "invert",
    "opacity",
    "saturate",
    "sepia",
];

fn is_percent(word: &str) -> bool {
    word.strip_suffix('%')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

/// Reads `300` or `300px`; `None` for other units and for 0.
pub(crate) fn pixels(length: &str) -> Option<u32> {
    let number = length.trim().strip_suffix("px").unwrap_or(length.trim());
    (number.len() <= 9 && number.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| number.parse().ok())
        .flatten()
        .filter(|pixels| *pixels > 0)
}

/// Reads `::right::` alone on a line, which starts a slot of a Slidev layout, and returns the slot's name.
pub(crate) fn slot(line: &str) -> Option<&str> {
    let name = line.trim_end().strip_prefix("::")?.strip_suffix("::")?;
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'))
        .then_some(name)
}

/// Removes Slidev's `[click]` and `[click:3]` from speaker notes.
pub(crate) fn without_clicks(notes: &str) -> String {
    let mut left = String::with_capacity(notes.len());
    let mut rest = notes;
    while let Some(at) = rest.find("[click") {
        let after = &rest[at + 6..];
        let end = match after.bytes().next() {
            Some(b']') => Some(1),
            Some(b':') => after
                .find(']')
                .filter(|end| after[1..*end].bytes().all(|b| b.is_ascii_digit() || b == b' '))
                .map(|end| end + 1),
            _ => None,
        };
        left.push_str(&rest[..at]);
        rest = match end {
            Some(end) if left.is_empty() || left.ends_with(char::is_whitespace) => {
                after[end..].strip_prefix(' ').unwrap_or(&after[end..])
            }
            Some(end) => &after[end..],
            None => {
                left.push_str("[click");
                after
            }
        };
    }
    left.push_str(rest);
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_not_notes() {
        let marp = |key, value| Comment::Marp(vec![(key, value)]);
        for (comment, expected) in [
            (" slide: note-well ", Comment::Slide("note-well")),
            ("Slide: agenda again", Comment::Slide("agenda again")),
            (" _class: lead ", marp("_class", "lead")),
            ("paginate: true", marp("paginate", "true")),
            ("$theme: gaia", marp("$theme", "gaia")),
            ("fit", marp("fit", "")),
            ("\nheader: A\nstyle: |\n  h1 { color: red }\n", Comment::Marp(vec![("header", "A"), ("style", "|")])),
            (" .slide: data-background=\"#fff\" ", Comment::Reveal(".slide")),
            (".element: class=\"fragment\"", Comment::Reveal(".element")),
            ("markdownlint-disable MD033", Comment::Tool),
            ("remember: smile", Comment::Note),
            ("header: A\nand say hello", Comment::Note),
            ("slides: 12 of them", Comment::Note),
            ("", Comment::Note),
        ] {
            assert_eq!(classify(comment), expected, "{comment:?}");
        }
    }

    #[test]
    fn options_of_images_are_not_their_text() {
        for (alt, text, background, width, height) in [
            ("A chart", "A chart", false, None, None),
            ("bg left:40% A chart", "A chart", true, None, None),
            ("bg fit blur:5px 80%", "", true, None, None),
            ("w:300 Queue", "Queue", false, Some(300), None),
            ("width:300px h:20px", "", false, Some(300), Some(20)),
            ("h:auto fit left", "fit left", false, None, None),
            ("note: 100% of them", "note: 100% of them", false, None, None),
            ("w:50%", "", false, None, None),
            ("w:0 h:99999", "", false, None, Some(99999)),
        ] {
            let read = image_text(alt);
            assert_eq!(
                (&*read.alt, read.background, read.width, read.height),
                (text, background, width, height),
                "{alt}"
            );
        }
    }

    #[test]
    fn click_marks_leave_the_notes() {
        for (notes, expected) in [
            ("[click] first [click:2] then", "first then"),
            ("a [clicks] b [click", "a [clicks] b [click"),
            ("end[click]", "end"),
            ("[click:x]", "[click:x]"),
            ("one\n[click]\ntwo", "one\n\ntwo"),
        ] {
            assert_eq!(without_clicks(notes), expected, "{notes:?}");
        }
    }

    #[test]
    fn slots_stand_alone() {
        assert_eq!(slot("::right::"), Some("right"));
        assert_eq!(slot("::right:: "), Some("right"));
        assert_eq!((slot("::::"), slot("a::b::"), slot("::a b::"), slot("std::io::")), (None, None, None, None));
    }
}
