//! Slidev's front matter of a slide: between two lines of `---`, or as a block of YAML at the start of the slide.

use crate::dialect::slot;
use crate::draft::{Draft, Key, Line, Place};
use crate::front_matter::key_value;
use crate::line::is_rule;
use crate::report::{Report, shown};

/// Keys that Slidev reads in the front matter of a slide. A block without any of them is not front matter.
const SLIDE_KEYS: &[&str] = &[
    "background",
    "backgroundSize",
    "class",
    "clicks",
    "clicksStart",
    "disabled",
    "dragPos",
    "hide",
    "hideInToc",
    "image",
    "layout",
    "layoutClass",
    "level",
    "preload",
    "routeAlias",
    "src",
    "title",
    "transition",
    "url",
    "zoom",
];
/// The most lines that a block of keys has.
const MOST_LINES: usize = 60;

/// The keys after a line of `---`, and how many lines they take, the closing `---` included.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) length: usize,
    pub(crate) keys: Vec<Key>,
}

/// Whether the lines of a file show that it was written for Slidev, because a slide has keys or a slot of its layout.
pub(crate) fn is_slidev(lines: &[&str]) -> bool {
    lines
        .iter()
        .enumerate()
        .any(|(at, line)| slot(line).is_some() || (line.trim_end() == "---" && length(&lines[at + 1..]).is_some()))
}

/// Reads the front matter of a slide from the lines after a `---`, of which the first has this number in the file. In a
/// deck for Slidev, what only looks like front matter, or has lines that are no keys, is reported.
pub(crate) fn block(lines: &[&str], first: u32, is_slidev: bool, report: &mut Report) -> Option<Block> {
    if let Some(block) = unusual_block(lines, first, is_slidev, report) {
        return Some(block);
    }
    let length = length(lines).or_else(|| {
        let length = Some(length_of_solid(lines)?).filter(|_| is_slidev)?;
        has_slide_key(&lines[..1]).then_some(length).or_else(|| {
            report_unknown(&lines[..length - 1], first, report);
            None
        })
    })?;
    let numbered = || (first..).zip(&lines[..length - 1]);
    for (line, text) in numbered().filter(|(_, text)| !is_yaml(text)) {
        let what = format!("`{}` is among the keys of a slide, but is not `key: value`, so it is ignored", shown(text));
        report.warn(line, what, "write the text below the keys, after a line of `---`");
    }
    Some(Block { length, keys: numbered().filter_map(|(line, text)| key(line, text)).collect() })
}

/// Keys of Slidev's that make a block front matter even if it is not written as Slidev wants it.
const SURE_KEYS: &[&str] = &[
    "clicks",
    "clicksStart",
    "dragPos",
    "hide",
    "hideInToc",
    "layout",
    "layoutClass",
    "preload",
    "routeAlias",
    "transition",
];
/// Layouts of Slidev's.
const LAYOUTS: &[&str] = &[
    "center",
    "cover",
    "default",
    "end",
    "fact",
    "full",
    "iframe",
    "image",
    "image-left",
    "image-right",
    "intro",
    "none",
    "quote",
    "section",
    "statement",
    "two-cols",
    "two-cols-header",
];

/// A block of keys with empty lines or a comment before it, a key like `layout:center` or `Layout: center`, or more than
/// three dashes after it. What is not as Slidev wants it is reported.
fn unusual_block(lines: &[&str], first: u32, is_slidev: bool, report: &mut Report) -> Option<Block> {
    let end = lines.iter().take(MOST_LINES).position(|line| is_rule(line))?;
    let inside = &lines[..end];
    let begins = inside.iter().find(|line| !line.trim().is_empty() && !line.starts_with('#'))?;
    let usual = length(lines).is_some();
    if usual
        || loose_key(begins).is_none()
        || !inside.iter().all(|line| is_yaml(line.trim_end()) || loose_key(line).is_some())
    {
        return None;
    }
    let has_gap = inside.iter().any(|line| line.trim().is_empty());
    let has_comment = inside.iter().any(|line| line.starts_with('#'));
    let is_sure = |line: &&str| {
        loose_key(line).is_some_and(|(name, value, is_exact)| {
            SURE_KEYS.contains(&name)
                && (is_slidev || LAYOUTS.contains(&value) || (is_exact && !has_gap && !has_comment))
        })
    };
    if !inside.iter().any(is_sure) {
        return None;
    }
    let mut keys = Vec::new();
    for (line, text) in (first..).zip(inside) {
        if text.starts_with('#') {
            let what = format!("`{}` is a comment among the keys of a slide, so it is not shown", shown(text));
            report.warn(line, what, "write a heading below the keys, after their line of `---`");
        }
        let Some((name, value, is_exact)) = loose_key(text) else { continue };
        if !is_exact {
            let what = format!("`{}` is read as `{name}: {}`", shown(text), shown(value));
            report.warn(line, what, "write it like this");
        }
        keys.push(Key { line, name: name.to_owned(), value: value.to_owned() });
    }
    if lines[end].trim_end() != "---" {
        let what = format!("the keys of a slide end with `{}` here", shown(lines[end]));
        report.warn(first.saturating_add(u32::try_from(end).unwrap_or(u32::MAX)), what, "end them with `---`");
    }
    Some(Block { length: end + 1, keys })
}

/// A key and its value, and whether it is written as YAML wants it. One of Slidev's may lack the blank after its colon, or
/// have capitals.
fn loose_key(line: &str) -> Option<(&str, &str, bool)> {
    let line = line.trim_end();
    if let Some((name, value)) = key_value(line)
        && !name.starts_with(char::is_uppercase)
    {
        return Some((name, value.trim_matches(['"', '\'']), true));
    }
    let (name, value) = line.split_once(':')?;
    let known = SLIDE_KEYS.iter().find(|known| known.eq_ignore_ascii_case(name))?;
    (!value.starts_with("//")).then(|| (*known, value.trim().trim_matches(['"', '\'']), false))
}

/// Keys that remark reads at the top of a slide.
const REMARK_KEYS: &[&str] = &[
    "background-color",
    "background-image",
    "background-position",
    "background-size",
    "class",
    "count",
    "exclude",
    "layout",
    "name",
    "template",
];
/// Classes that remark's users give their slides.
const REMARK_CLASSES: &[&str] = &["bottom", "center", "inverse", "left", "middle", "right", "title-slide", "top"];

/// Reads the keys that remark has at the top of a slide. Nothing ends them but the first line that is none, so one of them
/// must be of remark's beyond doubt.
pub(crate) fn of_remark(lines: &[&str], first: u32) -> Option<Block> {
    let blank = lines.iter().take_while(|line| line.trim().is_empty()).count();
    let of_line = |line| key_value(line).filter(|(key, _)| REMARK_KEYS.contains(key));
    let inside: Vec<(&str, &str)> = lines[blank..].iter().map_while(|line| of_line(line.trim_end())).collect();
    let is_sure = |(key, value): &(&str, &str)| match *key {
        "class" => {
            !value.is_empty()
                && value.split([',', ' ']).filter(|word| !word.is_empty()).all(|word| REMARK_CLASSES.contains(&word))
        }
        "layout" | "count" | "exclude" => matches!(*value, "true" | "false"),
        "background-image" => value.starts_with("url("),
        _ => false,
    };
    let key = |(line, (name, value)): (u32, &(&str, &str))| Key {
        line,
        name: (*name).to_owned(),
        value: (*value).to_owned(),
    };
    let from = first.saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
    let keys = || (from..).zip(&inside).map(key).collect();
    inside.iter().any(is_sure).then(|| Block { length: blank + inside.len(), keys: keys() })
}

/// Takes the keys out of a block of YAML at the start of a slide.
pub(crate) fn take_yaml(draft: &mut Draft) {
    let Some(open) = draft.lines.iter().position(|line| !line.text.trim().is_empty()) else { return };
    let is_opening = |line: &Line| {
        let fence = line.text.trim_start_matches(['`', '~']);
        line.place == Place::Code && line.text.len() - fence.len() >= 3 && matches!(fence.trim(), "yaml" | "yml")
    };
    if !is_opening(&draft.lines[open]) {
        return;
    }
    let is_closing =
        |line: &Line| line.text.trim_end().len() >= 3 && line.text.trim_end().chars().all(|c| "`~".contains(c));
    let Some(length) = draft.lines[open + 1..].iter().take(MOST_LINES).position(is_closing) else { return };
    let inside = &draft.lines[open + 1..open + 1 + length];
    let texts: Vec<&str> = inside.iter().map(|line| line.text.as_str()).collect();
    if !has_slide_key(&texts) || !texts.iter().all(|text| is_yaml(text)) {
        return;
    }
    let keys: Vec<Key> = inside.iter().filter_map(|line| key(line.number, &line.text)).collect();
    draft.front.extend(keys);
    draft.lines.drain(open..open + length + 2);
}

fn key(line: u32, text: &str) -> Option<Key> {
    let (name, value) = key_value(text)?;
    Some(Key { line, name: name.to_owned(), value: value.trim_matches(['"', '\'']).to_owned() })
}

fn has_slide_key(lines: &[&str]) -> bool {
    lines.iter().filter_map(|line| key_value(line)).any(|(key, _)| SLIDE_KEYS.contains(&key))
}

/// A key, a part of the value before, a comment, or nothing.
fn is_yaml(line: &str) -> bool {
    line.is_empty() || line.starts_with([' ', '\t', '#', '-']) || key_value(line).is_some()
}

/// How many lines are front matter, the closing `---` included: all are YAML, the first is a key, and one is a known key.
fn length(lines: &[&str]) -> Option<usize> {
    let end = lines.iter().take(MOST_LINES).position(|line| line.trim_end() == "---")?;
    let inside = &lines[..end];
    let is_front = key_value(inside.first()?).is_some() && inside.iter().all(|line| is_yaml(line));
    (is_front && has_slide_key(inside)).then_some(end + 1)
}

/// How many lines stand together up to a `---`, which is counted, when the first is a key and none is empty.
fn length_of_solid(lines: &[&str]) -> Option<usize> {
    let end = lines.iter().take(MOST_LINES).position(|line| line.trim_end() == "---")?;
    let inside = &lines[..end];
    let starts =
        inside.first().and_then(|line| key_value(line)).is_some_and(|(key, _)| key.starts_with(char::is_lowercase));
    (starts && inside.iter().all(|line| !line.trim().is_empty())).then_some(end + 1)
}

fn report_unknown(lines: &[&str], first: u32, report: &mut Report) {
    if lines.iter().all(|line| is_yaml(line)) {
        let what = format!("`{}` is shown as text, because this block has no key of a slide", shown(lines[0]));
        report.warn(first, what, "use keys such as `layout:`, or put an empty line after the `---`");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        text.split('\n').collect()
    }

    #[test]
    fn a_slide_block_needs_a_key_that_slidev_knows() {
        for (text, expected) in [
            ("layout: center\nclass: text-center\n---", Some(3)),
            ("transition: fade\n# a comment\n\nlayout:\n  - x\n---\n# A", Some(6)),
            ("# Heading\n\nlayout: center\n---", None),
            ("Question: who?\n---", None),
            ("\nlayout: center\n---", None),
            ("layout: center", None),
            ("layout: center\ntext that is no YAML\n---", None),
            ("---", None),
        ] {
            assert_eq!(length(&lines(text)), expected, "{text:?}");
        }
    }

    #[test]
    fn what_only_looks_like_keys_is_named_in_decks_for_slidev() {
        let of = |text: &str, is_slidev| {
            let mut report = Report::new("a.md");
            let block = block(&lines(text), 7, is_slidev, &mut report);
            let said: Vec<String> = report.finish().iter().map(ToString::to_string).collect();
            (block.map(|block| (block.length, block.keys.len())), said.concat())
        };
        let bad = "a.md:8: warning: `and text` is among the keys of a slide, but is not `key: value`, so it is ignored; \
                   write the text below the keys, after a line of `---`";
        let unknown = "a.md:7: warning: `speaker: me` is shown as text, because this block has no key of a slide; use keys \
                       such as `layout:`, or put an empty line after the `---`";
        assert_eq!(of("layout: center\nand text\nclass: x\n---", true), (Some((4, 2)), bad.into()));
        assert_eq!(of("layout: center\nand text\n---", false), (None, String::new()));
        assert_eq!(of("speaker: me\n---", true), (None, unknown.into()));
        assert_eq!(of("speaker: me\n---", false), (None, String::new()));
        assert_eq!(of("speaker: me\n\n---", true), (None, String::new()));
        assert_eq!(of("Question: who?\n---", true), (None, String::new()));
        assert_eq!(of("layout: center\n\nand text\n\n---", true), (None, String::new()));
    }
}
