//! Finds front matter that would be shown as a slide: without its first line of `---`, between lines of another kind, in
//! another format, or further down in the file.

use chairside_problem::Problem;

use crate::key_line::key_value;

/// Keys that nobody writes on a slide, and that make a file a session or one for Marp.
const UNMISTAKABLE: &[&str] =
    &["agenda", "area-directors", "chairs", "marp", "meeting", "note-takers", "note-well", "open-with", "time-zone"];
/// Other keys of front matter. Two of them together tell.
const USUAL: &[&str] = &[
    "author",
    "checklist",
    "deck",
    "description",
    "group",
    "headingDivider",
    "highlighter",
    "keywords",
    "layout",
    "links",
    "mic",
    "notesSeparator",
    "outcomes",
    "paginate",
    "revealOptions",
    "scribes",
    "separator",
    "theme",
    "title",
    "transition",
    "verticalSeparator",
];
/// The most lines of a block of keys that are looked at.
const MOST_LINES: usize = 400;

/// Characters that nobody sees: byte order marks, zero-width characters, and what stands for a NUL.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\u{fffd}')
        || (c.is_control() && !c.is_whitespace())
}

/// The line without blanks and invisible characters at its ends.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// The error about front matter at the beginning of a file, from a line (counted from 0) on, that is not written as such.
pub(crate) fn at_the_start(file: &str, text: &str, from: usize) -> Option<Problem> {
    let lines: Vec<&str> = text.lines().collect();
    if let Some(error) = in_another_format(file, &lines, from) {
        return Some(error);
    }
    let (mut at, mut fence) = (from, None);
    while let Some(line) = lines.get(at).copied().filter(|line| bare(line).is_empty() || is_fence(line)) {
        if is_fence(line) {
            fence = Some(at);
        }
        at += 1;
    }
    if let Some(error) = in_code(file, &lines, at) {
        return Some(error);
    }
    let block = Block::of(lines.get(at..)?)?;
    if !block.tells(fence.is_some() || block.is_closed) {
        return None;
    }
    let error = |line: usize, what: String, instead: &str| Some(Problem::error(file, number(line), what, instead));
    let looks = "this looks like front matter, but";
    let Some(fence) = fence else {
        let instead = if block.is_closed {
            "write a line of `---` before it"
        } else {
            "write a line of `---` before and after it"
        };
        return error(at, format!("{looks} there is no line of `---` before it"), instead);
    };
    match lines[fence] {
        line if line.trim_end() != "---" && bare(line) != "---" => {
            let what = format!("{looks} the line before it is `{}`", bare(line));
            error(fence, what, "write `---` there, and after the last key")
        }
        line if line.starts_with([' ', '\t']) || block.indent > 0 => error(
            fence,
            format!("{looks} its lines begin with blanks"),
            "begin the lines of `---` and the keys at the left edge",
        ),
        _ => {
            let what = format!("{looks} more than one line of `---` stands before it");
            error(at, what, "write `---` once before it, on the first line of the file")
        }
    }
}

/// The error about a session's keys that stand in a block of YAML code at the beginning of a file.
fn in_code(file: &str, lines: &[&str], at: usize) -> Option<Problem> {
    let marks = |line: &str, mark: char| line.trim_start().chars().take_while(|c| *c == mark).count();
    let first = bare(lines.get(at)?);
    let mark = first.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = first.trim_start_matches(mark).trim();
    let is_yaml =
        info.split([' ', '{']).next().is_some_and(|name| matches!(name.to_lowercase().as_str(), "yaml" | "yml"));
    if marks(first, mark) < 3 || !is_yaml {
        return None;
    }
    let inside: Vec<&str> = lines[at + 1..].iter().copied().take_while(|line| marks(line, mark) < 3).collect();
    let block = Block::of(&inside)?;
    block.is_of_a_session().then(|| {
        let what = "this looks like front matter, but it stands in a block of code";
        Problem::error(file, number(at), what, "write a line of `---` before and after it instead")
    })
}

/// The error about a session's keys on a slide further down, from a line (counted from 0) on.
pub(crate) fn on_a_slide(file: &str, text: &str, from: usize) -> Option<Problem> {
    if !text.contains(':') {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let (mut at, mut code, mut in_comment) = (from, None, false);
    while let Some(line) = lines.get(at) {
        let start = at;
        at += 1;
        if in_comment {
            in_comment = !line.contains("-->");
            continue;
        }
        let trimmed = line.trim_start();
        let mark = trimmed.chars().next().filter(|c| matches!(c, '`' | '~'));
        let length = mark.map_or(0, |mark| trimmed.chars().take_while(|c| *c == mark).count());
        match (code, mark) {
            (Some((open, least)), Some(mark))
                if mark == open && length >= least && trimmed[length..].trim().is_empty() =>
            {
                code = None;
            }
            (None, Some(mark)) if length >= 3 => code = Some((mark, length)),
            _ => {}
        }
        if code.is_some() {
            continue;
        }
        if line.contains("<!--") && !line.contains("-->") {
            in_comment = lines[at..].iter().any(|line| line.contains("-->"));
            continue;
        }
        if !(line.starts_with("---") && is_fence(line)) {
            continue;
        }
        let blank = lines[at..].iter().take_while(|line| bare(line).is_empty()).count();
        let Some(block) = lines.get(at + blank..).and_then(Block::of) else { continue };
        if block.is_closed && block.is_of_a_session() {
            let what = "these look like the keys of a session, but front matter counts only at the beginning of a file";
            return Some(Problem::error(
                file,
                number(start + 1 + blank),
                what,
                "move them there, between two lines of `---`",
            ));
        }
    }
    None
}

fn number(line: usize) -> Option<u32> {
    u32::try_from(line + 1).ok()
}

/// Whether a line is what people and editors make of `---`: longer, shorter, indented, as one dash, of other characters, or with
/// a comment or the name of the format behind it.
fn is_fence(line: &str) -> bool {
    let line = bare(line);
    if let Some(behind) = line.strip_prefix("---").filter(|behind| !behind.is_empty()) {
        let is_comment = behind.trim_start().starts_with('#') && behind.starts_with([' ', '\t']);
        if is_comment || matches!(behind.trim().to_lowercase().as_str(), "yaml" | "yml") {
            return true;
        }
    }
    let all = |of: &str| line.chars().all(|c| of.contains(c));
    let count = line.chars().count();
    match line.chars().next() {
        Some('-') if all("-") => count >= 2,
        Some('-' | '–' | '—' | '―' | '−' | '‒' | '‐' | '‑') => all("-–—―−‒‐‑") && !all("-"),
        Some('+') => count == 3 && all("+"),
        Some(mark @ ('*' | '_' | '=' | ';')) => count >= 3 && line.chars().all(|c| c == mark),
        _ => false,
    }
}

/// Lines of keys that stand together.
struct Block<'a> {
    keys: Vec<&'a str>,
    /// How far its first key is indented, in bytes.
    indent: usize,
    /// A line like `---` follows its last line.
    is_closed: bool,
}

impl<'a> Block<'a> {
    /// The block at the beginning of these lines.
    fn of<'l>(lines: &'l [&'a str]) -> Option<Self>
    where
        'a: 'l,
    {
        let first = lines.iter().find(|line| !line.trim_start().starts_with('#'))?;
        let indent = first.len() - first.trim_start().len();
        let (mut keys, mut is_closed) = (Vec::new(), false);
        for (at, line) in lines.iter().take(MOST_LINES).enumerate() {
            let content = line.get(indent..).unwrap_or_default().trim_end();
            if is_fence(line) || content == "..." {
                is_closed = true;
                break;
            }
            match key_value(content) {
                Some((key, _)) if line[..indent].trim().is_empty() => keys.push(key),
                _ if content.is_empty() => {}
                _ if content.starts_with([' ', '\t', '#', '-', ']', '}']) => {
                    // A heading after an empty line is no comment: the keys have ended.
                    if content.starts_with('#') && at > 0 && lines[at - 1].trim().is_empty() && !keys.is_empty() {
                        break;
                    }
                }
                _ => break,
            }
        }
        let starts = key_value(first.trim()).is_some();
        (starts && !keys.is_empty()).then_some(Self { keys, indent, is_closed })
    }

    fn count(&self, of: &[&str]) -> usize {
        self.keys.iter().filter(|key| of.contains(key)).count()
    }

    /// Whether these are keys of front matter, rather than text or Slidev's keys of one slide.
    fn tells(&self, has_fence: bool) -> bool {
        if !has_fence && !self.keys.iter().all(|key| key.starts_with(char::is_lowercase)) {
            return false;
        }
        let (sure, usual) = (self.count(UNMISTAKABLE), self.count(USUAL));
        sure >= 1 || usual >= 2 || (has_fence && self.count(&["group", "layout", "theme", "mic"]) >= 1)
    }

    fn is_of_a_session(&self) -> bool {
        let sure = self.count(UNMISTAKABLE);
        sure >= 1 && sure + self.count(USUAL) >= 2
    }
}

/// The error about front matter in TOML or JSON.
fn in_another_format(file: &str, lines: &[&str], from: usize) -> Option<Problem> {
    let at = from + lines.get(from..)?.iter().take_while(|line| bare(line).is_empty()).count();
    let first = bare(lines.get(at)?);
    let is_known = |key: &str| UNMISTAKABLE.contains(&key) || USUAL.contains(&key) || matches!(key, "date" | "start");
    let following = || lines[at..].iter().take(MOST_LINES);
    let format = if first == "+++" {
        let is_key = |line: &&str| line.split_once('=').is_some_and(|(key, _)| is_known(key.trim()));
        following().skip(1).take_while(|line| bare(line) != "+++").any(is_key).then_some("TOML")
    } else if first.starts_with('{') && !first.starts_with("{{") {
        let inside = following().take_while(|line| !line.trim().is_empty()).copied().collect::<Vec<_>>().join(" ");
        let names = |part: &str| part.rsplit('"').next().is_some_and(is_known);
        inside
            .match_indices("\":")
            .chain(inside.match_indices("\" :"))
            .any(|(colon, _)| names(&inside[..colon]))
            .then_some("JSON")
    } else {
        None
    };
    let what = format!("this looks like front matter in {}, which is not read", format?);
    Some(Problem::error(file, number(at), what, "write it as `key: value`, between two lines of `---`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &str = "meeting: IETF 199\ngroup: example\nagenda:\n  - title: One\n    time: 5m\n";

    fn start(text: &str) -> String {
        at_the_start("a.md", text, 0).map_or_else(String::new, |error| error.to_string().replace("a.md:", ""))
    }

    #[test]
    fn keys_at_the_beginning_are_never_text() {
        let looks = "error: this looks like front matter";
        let blanks = format!("{looks}, but its lines begin with blanks");
        for (text, expected) in [
            (
                format!("{KEYS}\n# One\n"),
                format!(
                    "1: {looks}, but there is no line of `---` before it; write a line of `---` before and after it"
                ),
            ),
            (
                format!("{KEYS}---\n# One\n"),
                format!("1: {looks}, but there is no line of `---` before it; write a line of `---` before it"),
            ),
            (format!("# a comment\n{KEYS}\n"), format!("1: {looks}, but there is no line of `---` before it")),
            ("meeting: IETF 199\n\n# One\n".into(), format!("1: {looks}, but there is no line")),
            ("title: A\nauthor: B\n\n# One\n".into(), format!("1: {looks}, but there is no line")),
            (format!("---\n---\n{KEYS}---\n"), format!("3: {looks}, but more than one line of `---` stands before it")),
            (
                format!("---\n\n\n---\n\n{KEYS}---\n"),
                format!("6: {looks}, but more than one line of `---` stands before it"),
            ),
            (
                format!("----\n{KEYS}----\n"),
                format!("1: {looks}, but the line before it is `----`; write `---` there, and after the last key"),
            ),
            (format!("\n—\n{KEYS}—\n"), format!("2: {looks}, but the line before it is `—`")),
            (format!("–-\n{KEYS}\n"), format!("1: {looks}, but the line before it is `–-`")),
            (format!("--\n{KEYS}--\n"), format!("1: {looks}, but the line before it is `--`")),
            (format!("***\n{KEYS}***\n"), format!("1: {looks}, but the line before it is `***`")),
            (format!("  ---\n  {}---\n", KEYS.trim_end().replace('\n', "\n  ")), format!("1: {blanks}")),
            (format!("---\n  {}\n---\n", KEYS.trim_end().replace('\n', "\n  ")), format!("1: {blanks}")),
            (
                format!("--- # the session\n{KEYS}---\n"),
                format!("1: {looks}, but the line before it is `--- # the session`"),
            ),
            (format!("---yaml\n{KEYS}---\n"), format!("1: {looks}, but the line before it is `---yaml`")),
            (
                format!("\n```yaml\n{KEYS}```\n# A\n"),
                format!(
                    "2: {looks}, but it stands in a block of code; write a line of `---` before and after it instead"
                ),
            ),
            ("----\ntheme: x\n----\n".into(), format!("1: {looks}, but the line before it is `----`")),
            (
                "+++\ntitle = \"x\"\nmeeting = \"IETF\"\n+++\n# A\n".into(),
                format!("1: {looks} in TOML, which is not read; write it as `key: value`, between two lines of `---`"),
            ),
            ("{\"meeting\":\"IETF\",\"agenda\":[]}\n# A\n".into(), format!("1: {looks} in JSON, which is not read")),
            ("\n{\n  \"title\" : \"x\"\n}\n\n# A\n".into(), format!("2: {looks} in JSON, which is not read")),
        ] {
            let said = start(&text);
            assert!(said.starts_with(&expected), "{text:?}: {said}");
        }
    }

    #[test]
    fn text_at_the_beginning_is_text() {
        for text in [
            "",
            "---",
            "# meeting: IETF 199\n",
            "Meeting: IETF 199\nGroup: quic\n\n---\n",
            "We meet: at noon\nagenda: below\n",
            "---\nQuestion: who?\n---\n",
            "----\nkey: 1\n---\n",
            "Title: A\nAuthor: B\n---\n# C\n",
            "title: a talk\n\n---\n",
            "--- #hashtag\n\ntext\n",
            "```yaml\ntitle: A\nkey: 1\n```\n",
            "```js\nmeeting: 1, group: 2\n```\n",
            "***\n\n# A\n",
            "{{ x }}\n\"title\": y\n",
            "+++\nadded\n+++\n",
            "{ a: \"b\" }\n",
            "# One\n\ntext\n---\nmeeting: IETF\n",
        ] {
            assert_eq!(start(text), "", "{text:?}");
        }
    }

    #[test]
    fn the_keys_of_a_session_are_found_on_any_slide() {
        let of = |text: &str| on_a_slide("a.md", text, 0).and_then(|error| error.line);
        for (text, line) in [
            (format!("# One\n\n---\n{KEYS}---\n# Two\n"), Some(4)),
            (format!("<!-- open\n---\n\n{KEYS}\n---\n# Two\n"), Some(4)),
            (format!("<?xml version=\"1.0\"?>\n---\n{KEYS}---\n# Two\n"), Some(3)),
            // An example in code, keys in a comment, and text.
            (format!("# One\n\n```yaml\n---\n{KEYS}---\n```\n"), None),
            (format!("# One\n\n````md\n```yaml\n---\n{KEYS}---\n```\n````\n"), None),
            (format!("<!--\n---\n{KEYS}---\n-->\n# One\n"), None),
            (format!("# One\n\n---\n{KEYS}\nand text\n\n---\n"), None),
            ("# One\n\n---\nagenda:\n- one\n- two\n\n---\n# Two".into(), None),
            ("# One\n\n---\nlayout: center\ntitle: x\n---\n# Two".into(), None),
        ] {
            assert_eq!(of(&text), line, "{text:?}");
        }
    }
}
