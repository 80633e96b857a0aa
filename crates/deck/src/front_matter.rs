//! Finds the front matter of a file and, in Slidev decks, of a slide. Its YAML is read elsewhere.

use chairside_problem::Problem;

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
/// `...`). Otherwise a `---` on the first line only starts a slide.
///
/// # Errors
/// A [`Problem`] when front matter starts and is never closed.
pub fn split_front_matter<'a>(file: &str, text: &'a str) -> Result<Split<'a>, Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole = Split { front: None, front_line: 1, body: text, body_line: 1 };
    let mut at = 0;
    let mut keys = false;
    for (number, line) in (1u32..).zip(text.split_inclusive('\n')) {
        let content = line.trim_end();
        if number == 1 {
            if content != "---" {
                return Ok(whole);
            }
        } else if matches!(content, "---" | "...") {
            let front = &text[first_line_length(text)..at];
            if !keys && !front.trim().is_empty() {
                return Ok(whole);
            }
            return Ok(Split {
                front: Some(front),
                front_line: 2,
                body: &text[at + line.len()..],
                body_line: number + 1,
            });
        } else {
            keys = keys || key_value(content).is_some();
        }
        at += line.len();
    }
    if keys {
        let what = "the front matter that starts here is never closed";
        return Err(Problem::error(file, Some(1), what, "write a line of `---` after its last key"));
    }
    Ok(whole)
}

fn first_line_length(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |at| at + 1)
}

/// Reads `key: value` at the start of a line.
pub(crate) fn key_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let named = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '"' || c == '\'' || c == '$');
    let plain = key.chars().all(|c| c.is_alphanumeric() || "_-. \"'$".contains(c));
    (named && plain && key.len() <= 60 && (value.is_empty() || value.starts_with([' ', '\t'])))
        .then(|| (key.trim_matches(['"', '\'', ' ']), value.trim()))
}

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

/// Returns how many of the lines after a `---` are the front matter of a Slidev slide, the closing `---` included; `None`
/// when they are not front matter.
pub(crate) fn slide_block(lines: &[&str]) -> Option<usize> {
    let mut known = false;
    for (at, line) in lines.iter().take(60).enumerate() {
        if line.trim_end() == "---" {
            return known.then_some(at + 1);
        }
        if let Some((key, _)) = key_value(line) {
            known = known || SLIDE_KEYS.contains(&key);
        } else if at == 0 || !(line.is_empty() || line.starts_with([' ', '\t', '#', '-'])) {
            return None;
        }
    }
    None
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
            ("---\n# A\n", (None, "---\n# A\n", 1)),
            ("----\nkey: 1\n---\n", (None, "----\nkey: 1\n---\n", 1)),
            ("\n---\nkey: 1\n---\n", (None, "\n---\nkey: 1\n---\n", 1)),
        ] {
            assert_eq!(split(text), expected, "{text:?}");
        }
    }

    #[test]
    fn front_matter_that_is_not_closed_is_an_error() {
        let problem = split_front_matter("a.md", "---\ngroup: x\n# Slide\n").unwrap_err();
        assert_eq!(
            problem.to_string(),
            "a.md:1: error: the front matter that starts here is never closed; write a line of `---` after its last key"
        );
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
            assert_eq!(slide_block(&text.split('\n').collect::<Vec<_>>()), expected, "{text:?}");
        }
    }
}
