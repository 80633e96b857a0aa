//! Finds the front matter of a file. Its YAML is read elsewhere.

use chairside_problem::Problem;

pub(crate) use crate::key_line::key_value;
use crate::misplaced_keys::{at_the_start, is_invisible, on_a_slide};

/// A file split into front matter and body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split<'a> {
    /// The YAML between the two `---` lines; `None` when the file has none.
    pub front: Option<&'a str>,
    /// The line of the file, from 1, on which `front` starts.
    pub front_line: u32,
    /// The Markdown after the front matter.
    pub body: &'a str,
    /// The line of the file, from 1, on which `body` starts.
    pub body_line: u32,
}

/// Splits the YAML front matter off a file.
///
/// A file has front matter when its first line is `---` and a line like `key:` follows before the next `---` (or
/// `...`). Otherwise a `---` on the first line only starts a slide. A byte order mark, empty lines and comments may stand
/// before the first `---`: no program reads front matter there, but nobody writes keys for the room either.
///
/// # Errors
/// A [`Problem`] when front matter starts and is never closed, when it is not written as such (its first `---` is missing,
/// or is another line; it is in TOML or JSON), or when a session's keys stand on a slide further down.
pub fn split_front_matter<'a>(file: &str, text: &'a str) -> Result<Split<'a>, Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let before = before_front_matter(text);
    let split = split_after(file, text, &before)?;
    let misplaced = match split.front {
        Some(front) if !front.trim().is_empty() => None,
        _ => at_the_start(file, text, before.lines as usize),
    };
    let body = if split.front.is_some() { split.body_line as usize - 1 } else { 0 };
    match misplaced.or_else(|| on_a_slide(file, text, body)) {
        Some(error) => Err(error),
        None => Ok(split),
    }
}

fn split_after<'a>(file: &str, text: &'a str, before: &Before) -> Result<Split<'a>, Problem> {
    let whole = Split { front: None, front_line: 1, body: text, body_line: 1 };
    let (mut lines, mut at) = (text[before.bytes..].split_inclusive('\n'), before.bytes);
    let first = lines.next().unwrap_or_default();
    if first.trim_start_matches(is_invisible).trim_end() != "---" {
        return Ok(whole);
    }
    at += first.len();
    let front_line = before.lines + 2;
    let (start, mut keys) = (at, false);
    for (number, line) in (front_line..).zip(lines) {
        let content = line.trim_end();
        if matches!(content, "---" | "...") {
            let front = &text[start..at];
            let is_none = !keys && !front.trim().is_empty() && !is_commented_out(front);
            if is_none || (before.has_comment && !starts_with_key(front)) {
                return Ok(whole);
            }
            return Ok(Split { front: Some(front), front_line, body: &text[at + line.len()..], body_line: number + 1 });
        }
        keys |= key_value(content).is_some();
        at += line.len();
    }
    if keys && (!before.has_comment || starts_with_key(&text[start..])) {
        let what = "the front matter that starts here is never closed";
        return Err(Problem::error(file, Some(front_line - 1), what, "write a line of `---` after its last key"));
    }
    Ok(whole)
}

/// Whether it is YAML of which everything is commented out: several lines of `# …`, without an empty line between or with keys
/// behind the marks. One such line is the heading of a slide.
fn is_commented_out(front: &str) -> bool {
    let mut lines = front.lines().filter(|line| !line.trim().is_empty());
    let is_whole = front.trim().lines().all(|line| !line.trim().is_empty());
    let has_key = lines.clone().any(|line| key_value(line.trim_start_matches(['#', ' ']).trim_end()).is_some());
    lines.clone().count() > 1 && (is_whole || has_key) && lines.all(|line| line.starts_with('#'))
}

/// What stands before the first line that is neither empty nor a comment.
#[derive(Default)]
struct Before {
    bytes: usize,
    lines: u32,
    has_comment: bool,
}

fn before_front_matter(text: &str) -> Before {
    let mut before = Before::default();
    loop {
        let rest = &text[before.bytes..];
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        let length =
            if line.ends_with('\n') && line.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)).is_empty() {
                line.len()
            } else if let Some(length) = comment_length(rest) {
                before.has_comment = true;
                length
            } else {
                return before;
            };
        before.lines += u32::try_from(text[before.bytes..before.bytes + length].matches('\n').count()).unwrap_or(0);
        before.bytes += length;
    }
}

/// The length of a comment that has its lines to itself. One that makes a slide is no such comment.
fn comment_length(text: &str) -> Option<usize> {
    let (comment, after) = text.strip_prefix("<!--")?.split_once("-->")?;
    if comment.trim_start().to_ascii_lowercase().starts_with("slide:") {
        return None;
    }
    let line = after.split_inclusive('\n').next().filter(|line| line.ends_with('\n') && line.trim().is_empty())?;
    Some(text.len() - after.len() + line.len())
}

fn starts_with_key(front: &str) -> bool {
    front.lines().next().is_some_and(|line| key_value(line.trim_end()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (Option<&str>, &str, u32) {
        let split = split_front_matter("a.md", text).unwrap();
        (split.front, split.body, split.body_line)
    }

    #[test]
    fn a_file_is_split_at_its_front_matter() {
        for (text, expected) in [
            ("---\ntitle: A\n---\n# B\n", (Some("title: A\n"), "# B\n", 4)),
            ("\u{feff}---\ntitle: A\n---\n# B", (Some("title: A\n"), "# B", 4)),
            ("---\r\ntitle: A\r\n---\r\n# B", (Some("title: A\r\n"), "# B", 4)),
            ("---\nlinks:\n  a: b\n...\nbody", (Some("links:\n  a: b\n"), "body", 5)),
            ("--- \n# only a comment\nkey: 1\n---  \n", (Some("# only a comment\nkey: 1\n"), "", 5)),
            ("---\n---\nbody", (Some(""), "body", 3)),
            ("---\nbroken yaml\ngroup: x\n---\n", (Some("broken yaml\ngroup: x\n"), "", 5)),
            // No front matter: slides from the first line on.
            ("", (None, "", 1)),
            ("# A\n---\n# B\n", (None, "# A\n---\n# B\n", 1)),
            ("---\n# A\n---\n# B\n", (None, "---\n# A\n---\n# B\n", 1)),
            ("---\n# A\n\n# B\n---\n", (None, "---\n# A\n\n# B\n---\n", 1)),
            ("---\n# a comment\n# and another\n---\n# B\n", (Some("# a comment\n# and another\n"), "# B\n", 5)),
            ("---\n# group: quic\n\n# start: 2026\n---\n", (Some("# group: quic\n\n# start: 2026\n"), "", 6)),
            ("---\n# A\n", (None, "---\n# A\n", 1)),
            ("----\nkey: 1\n---\n", (None, "----\nkey: 1\n---\n", 1)),
            ("Title: A\nAuthor: B\n---\n# C\n", (None, "Title: A\nAuthor: B\n---\n# C\n", 1)),
            ("\n---\n# A\n---\n# B\n", (None, "\n---\n# A\n---\n# B\n", 1)),
            ("<!-- note -->\n---\n\nTitle: A\n\n---\n", (None, "<!-- note -->\n---\n\nTitle: A\n\n---\n", 1)),
            ("<!-- slide: links -->\n---\na: b\n---\n", (None, "<!-- slide: links -->\n---\na: b\n---\n", 1)),
            // What stands before it does not matter.
            ("\n---\nkey: 1\n---\n", (Some("key: 1\n"), "", 5)),
            ("\u{feff}\n \t\n---\nkey: 1\n---\n# B\n", (Some("key: 1\n"), "# B\n", 6)),
            ("\n\u{feff}---\nkey: 1\n---\n# B\n", (Some("key: 1\n"), "# B\n", 5)),
            ("<!-- of\nus -->\n\n---\nkey: 1\n---\n# B\n", (Some("key: 1\n"), "# B\n", 7)),
            ("<!-- a -->\n<!-- b -->\n---\nkey: 1\n...\n", (Some("key: 1\n"), "", 6)),
            ("\u{200b}---\nkey: 1\n---\n# B\n", (Some("key: 1\n"), "# B\n", 4)),
            ("\u{200b}\n\u{fffd}---\nkey: 1\n---\n# B\n", (Some("key: 1\n"), "# B\n", 5)),
        ] {
            assert_eq!(split(text), expected, "{text:?}");
        }
    }

    #[test]
    fn front_matter_that_is_not_closed_is_an_error() {
        for (text, line) in
            [("---\ngroup: x\n# Slide\n", 1), ("\n\n---\ngroup: x\n# Slide\n", 3), ("<!-- -->\n---\na: b\n", 2)]
        {
            let expected = format!(
                "a.md:{line}: error: the front matter that starts here is never closed; write a line of `---` after its \
                 last key"
            );
            assert_eq!(split_front_matter("a.md", text).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn front_matter_without_its_first_line_is_an_error() {
        for (text, line) in [
            ("meeting: IETF 199\ngroup: x\n---\n# Slide\n", 1),
            ("\n\nmarp: true\n---\n# Slide\n", 3),
            ("<!-- a -->\nmarp: true\n---\n# Slide\n", 2),
            ("title: A\n# comment\nagenda:\n  - { title: B }\n---\n", 1),
        ] {
            let expected = format!(
                "a.md:{line}: error: this looks like front matter, but there is no line of `---` before it; write a line \
                 of `---` before it"
            );
            assert_eq!(split_front_matter("a.md", text).unwrap_err().to_string(), expected);
        }
    }
}
