//! Names what other programs make something else of, and what is plain text here: formulas, blocks between colons, marks
//! in braces, contents, and films.

use crate::report::{Report, shown};

/// The ends of names of films and sounds.
const FILMS: &[&str] = &["mp4", "m4v", "webm", "mov", "mkv", "avi", "ogv", "ogg", "mp3", "wav", "m4a"];
/// Elements and components that play one.
const PLAYERS: &[&str] = &["video", "audio", "youtube", "slidevvideo", "vimeo"];
/// GitHub's kinds of alerts.
const ALERTS: &[&str] = &["[!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]", "[!CAUTION]"];

/// Whether a name or an address is that of a film or a sound.
pub(crate) fn is_film(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('.').is_some_and(|(_, end)| FILMS.iter().any(|film| film.eq_ignore_ascii_case(end)))
}

/// Whether an element plays a film or a sound.
pub(crate) fn plays(element: &str) -> bool {
    PLAYERS.contains(&element)
}

/// What is said of a film, by line.
pub(crate) fn report_film(name: &str, line: u32, report: &mut Report) {
    let what = format!("the film {name} is not played");
    report.warn(line, what, "show it in its own program, and put a picture of it here");
}

/// Names what stands in a piece of text. `first` says that a paragraph begins with it.
pub(crate) fn report_text(text: &str, first: bool, line: u32, report: &mut Report) {
    let trimmed = text.trim();
    if first && trimmed.starts_with(":::") {
        let what = format!("`{}` is shown as text: blocks between `:::` are not known here", shown(trimmed));
        report.warn(line, what, "write it as Markdown, or as `<div class=\"columns\">` or `<div class=\"box\">`");
    } else if let Some(kind) = admonition(trimmed).filter(|_| first) {
        let what = format!("`{}` is shown as text: blocks after `{}` are not known here", shown(kind), &kind[..3]);
        report.warn(line, what, "write `**Note:**`, or `<div class=\"box\">`");
    } else if first && (trimmed.eq_ignore_ascii_case("[toc]") || trimmed.eq_ignore_ascii_case("[[toc]]")) {
        let what = format!("`{}` is shown as text: no contents are made here", shown(trimmed));
        report.warn(line, what, "write the contents, or `<!-- slide: agenda -->` in a session");
    } else if let Some(alert) = ALERTS.iter().find(|alert| first && starts_with(trimmed, alert)) {
        let what = format!("`{alert}` is shown as text in a plain quote");
        report.warn(line, what, "write `**Note:**`, or `<div class=\"box\">`");
    }
    if let Some(formula) = formula(text) {
        let what = format!("the formula `{}` is shown as its source", shown(formula));
        report.warn(line, what, "write it in Unicode, or put a picture of it here");
    }
    let once = [
        ("{{", interpolation(text), "Vue's `{{ … }}` is shown as text", "write what should stand there"),
        ("{", braces(text), "marks in braces are shown as text", "remove them; sizes are written `![w:300](file.png)`"),
        ("==", between(text, "=="), "`==…==` is shown as text", "write `<mark>…</mark>` or `**…**`"),
        (":", shortcode(text), "names of emoji are shown as text", "write the emoji itself"),
    ];
    for (key, found, what, instead) in once {
        if let Some(found) = found {
            report.warn_once(&format!("text {key}"), line, format!("{what} (`{}`)", shown(found)), instead);
        }
    }
}

/// Names what a code block was to do besides showing code. `info` is what stands after its fence.
pub(crate) fn report_code(info: &str, line: u32, report: &mut Report) {
    if info.contains("magic-move") {
        let what = "code that changes step by step (`magic-move`) is shown as its source";
        report.warn(line, what, "put each step on a slide of its own");
    } else if info.contains("{monaco") {
        report.warn(line, "code cannot be edited or run here (`monaco`)", "it is shown; run it in its own program");
    } else if let Some(lines) = marked_lines(info) {
        let what = format!("`{}` marks no lines of code here", shown(lines));
        report.warn_once("marked lines", line, what, "say in a comment of the code which lines matter");
    }
}

/// What a comment for reveal.js puts behind the slide, which is not shown; `None` if it is nothing.
pub(crate) fn behind(comment: &str) -> Option<&'static str> {
    let after = comment.split("data-background").nth(1)?;
    if after.starts_with("-video") {
        return Some("the film behind this slide is not played");
    }
    if after.starts_with("-iframe") {
        return Some("the page behind this slide is not loaded");
    }
    let is_picture = after.starts_with("-image") || (after.starts_with('=') && after.contains(['.', '/']));
    is_picture.then_some("the picture behind this slide is not shown")
}

/// `!!! note` and `??? note` of Material for `MkDocs`.
fn admonition(text: &str) -> Option<&str> {
    let word =
        text.strip_prefix("!!! ").or_else(|| text.strip_prefix("??? ")).or_else(|| text.strip_prefix("???+ "))?;
    let (kind, title) = word.split_once(' ').unwrap_or((word, "\""));
    (kind.starts_with(|c: char| c.is_ascii_lowercase()) && title.trim_start().starts_with('"')).then_some(text)
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// A formula in `$$ … $$`, or in `$ … $` if it has signs that only formulas have: sums of money have none.
fn formula(text: &str) -> Option<&str> {
    if text.trim_start().starts_with("$$") {
        return Some(text.trim());
    }
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('$') {
        let (inside, behind) = after.split_once('$')?;
        let is_tight = !inside.is_empty() && inside.trim() == inside;
        let is_money = behind.starts_with(|next: char| next.is_ascii_digit());
        if is_tight && !is_money && inside.contains(['\\', '^', '_', '{', '=']) {
            return Some(inside);
        }
        rest = after;
    }
    None
}

fn interpolation(text: &str) -> Option<&str> {
    let (_, after) = text.split_once("{{")?;
    let (inside, _) = after.split_once("}}")?;
    Some(inside.trim())
}

/// `{width=50%}`, `{.red}`, `{#id}` after something, as Pandoc and markdown-it have them.
fn braces(text: &str) -> Option<&str> {
    let (_, after) = text.split_once('{')?;
    let (inside, _) = after.split_once('}')?;
    let word = inside.trim();
    let is_name = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    let is_mark = |part: &str| match part.split_once('=') {
        Some((name, value)) => is_name(name) && !value.is_empty(),
        None => part.strip_prefix(['.', '#']).is_some_and(is_name),
    };
    (!word.is_empty() && word.split_whitespace().all(is_mark)).then_some(inside)
}

fn between<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let (before, after) = text.split_once(mark)?;
    let (inside, behind) = after.split_once(mark)?;
    let is_tight = !inside.is_empty() && inside.trim() == inside && !inside.contains('=');
    // `a == b` and a line of `=====` are no marks.
    (is_tight && !before.ends_with('=') && !behind.starts_with('=')).then_some(inside)
}

/// `:smile:`, with nothing but blanks around it.
fn shortcode(text: &str) -> Option<&str> {
    text.split_whitespace().find_map(|word| {
        let name = word.strip_prefix(':')?.strip_suffix(':')?;
        let is_name = name.len() >= 2
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-".contains(c))
            && name.contains(|c: char| c.is_ascii_lowercase());
        is_name.then_some(name)
    })
}

/// `{1,3}`, `{1|2-3|all}`, `[1|3-4]` after a fence.
fn marked_lines(info: &str) -> Option<&str> {
    let from = info.find(['{', '['])?;
    let close = if info[from..].starts_with('{') { '}' } else { ']' };
    let inside = &info[from + 1..from + info[from..].find(close)?];
    let is_lines = !inside.is_empty()
        && inside.chars().all(|c| c.is_ascii_digit() || ",-|* ".contains(c) || "alnoe".contains(c))
        && inside.contains(|c: char| c.is_ascii_digit() || c == '|' || c == '*');
    is_lines.then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let mut report = Report::new("a.md");
        report_text(text, true, 7, &mut report);
        report.finish().iter().map(|problem| problem.what.clone()).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn what_is_something_else_elsewhere_is_named() {
        for (text, expected) in [
            ("::: columns", "`::: columns` is shown as text: blocks between `:::` are not known here"),
            ("!!! note \"Mind\"", "`!!! note \"Mind\"` is shown as text: blocks after `!!!` are not known here"),
            ("??? note", "`??? note` is shown as text: blocks after `???` are not known here"),
            ("[TOC]", "`[TOC]` is shown as text: no contents are made here"),
            ("[!Note]", "`[!NOTE]` is shown as text in a plain quote"),
            ("$$", "the formula `$$` is shown as its source"),
            ("let $a_b$ be", "the formula `a_b` is shown as its source"),
            ("page {{ $nav.page }}", "Vue's `{{ … }}` is shown as text (`$nav.page`)"),
            ("{width=50%}", "marks in braces are shown as text (`width=50%`)"),
            ("a heading {.red #top}", "marks in braces are shown as text (`.red #top`)"),
            ("so ==marked== it", "`==…==` is shown as text (`marked`)"),
            ("well :tada: done", "names of emoji are shown as text (`tada`)"),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_plain_text_everywhere_is_not() {
        for text in [
            "plain text",
            "!!! Stop",
            "??? or not",
            "it costs $5, or $6 a day",
            "from $5 to $10",
            "a == b and c == d",
            "=====",
            "at 12:30:15",
            "std::vec::Vec",
            "{ a set }",
            "fn main() { x = 1 }",
            "JSON {\"a\": 1}",
            "[1] and [toc.md]",
            "::right::",
            "note: this",
        ] {
            assert_eq!(said(text), "", "{text}");
        }
    }

    #[test]
    fn films_are_known_by_name_and_marks_of_code_by_form() {
        for (address, expected) in
            [("a.mp4", true), ("a.MOV?t=1", true), ("https://x.org/b.webm#t", true), ("mp4", false), ("a.png", false)]
        {
            assert_eq!(is_film(address), expected, "{address}");
        }
        for (info, expected) in [
            ("ts {1,3}", Some("1,3")),
            ("ts {1|2-3|all} {lines:true}", Some("1|2-3|all")),
            ("js [1|3-4]", Some("1|3-4")),
            ("ts {none|1}", Some("none|1")),
            ("ts", None),
            ("ts {lines:true}", None),
            ("js {all}", None),
        ] {
            assert_eq!(marked_lines(info), expected, "{info}");
        }
        for (comment, expected) in [
            (".slide: data-background-video=\"a.mp4\"", Some("the film behind this slide is not played")),
            (".slide: data-background-iframe=\"https://a.org\"", Some("the page behind this slide is not loaded")),
            (".slide: data-background=\"./a.png\"", Some("the picture behind this slide is not shown")),
            (".slide: data-background=\"#fff\"", None),
            (".slide: data-transition=\"zoom\"", None),
        ] {
            assert_eq!(behind(comment), expected, "{comment}");
        }
    }
}
