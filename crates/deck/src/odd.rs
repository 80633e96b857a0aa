//! Characters that no text should have: what could not be read, and control characters. A few of them are replaced and
//! named by line.

use chairside_problem::Problem;

/// What to do about a file that is not UTF-8.
pub(crate) const SAVE_AS_UTF_8: &str = "save the file as UTF-8 (it may be in Latin-1 or Windows-1252)";
/// So many lines are named.
const MOST_LINES: usize = 20;
/// Fewer characters than this that cannot be read never keep a file from being opened.
const FEW: usize = 16;

fn is_odd(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\n' | '\t')
}

/// The text with each odd character replaced.
pub(crate) fn replaced(text: String) -> String {
    if !text.contains(is_odd) {
        return text;
    }
    let replacement = |c: char| match c {
        '\u{b}' | '\u{c}' => ' ',
        c if is_odd(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(replacement).collect()
}

/// A warning for each line with odd characters, or one error when so many cannot be read that little is left. In a text
/// that is not UTF-8, what could not be read has become `�` already.
pub(crate) fn problems(text: &str, is_utf8: bool, file: &str) -> Vec<Problem> {
    let is_unread = |c: char| !is_utf8 && c == char::REPLACEMENT_CHARACTER;
    if !text.contains(|c| is_odd(c) || is_unread(c)) {
        return Vec::new();
    }
    let unread = text.chars().filter(|c| is_unread(*c)).count();
    let lines = (1u32..).zip(text.lines()).filter(|(_, line)| line.contains(|c| is_odd(c) || is_unread(c)));
    if unread > FEW && unread * 3 > text.chars().count() {
        let line = lines.map(|(number, _)| number).next();
        let what = "this text is not UTF-8, and too much of it cannot be read";
        return vec![Problem::error(file, line, what, SAVE_AS_UTF_8)];
    }
    let mut problems: Vec<Problem> = lines
        .map(|(number, line)| {
            let (what, instead) = match line.chars().find(|c| is_odd(*c)) {
                _ if line.contains(is_unread) => {
                    ("this line is not UTF-8, and what cannot be read is shown as �", SAVE_AS_UTF_8)
                }
                Some('\0') => ("a NUL character is shown as �", "remove it"),
                Some('\u{b}' | '\u{c}') => ("a form feed counts as a blank", "remove it"),
                _ => ("a control character is shown as �", "remove it"),
            };
            Problem::warning(file, Some(number), what, instead)
        })
        .collect();
    if problems.len() > MOST_LINES {
        let more = format!("{} more lines have characters like this", problems.len() - MOST_LINES);
        problems.truncate(MOST_LINES);
        problems.push(Problem::warning(file, None, more, "fix these, then check again"));
    }
    problems
}
