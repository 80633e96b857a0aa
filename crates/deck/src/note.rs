//! Speaker notes that are no comments: what other programs have for them. Nothing that was meant for the speaker is shown
//! to the room; where that takes text off a slide, it is said once.

use regex::Regex;

use crate::draft::{Comment, Draft, Line, Place};
use crate::report::{Report, shown};

/// What starts speaker notes in a deck.
#[derive(Debug, Default)]
pub(crate) struct NoteMarks {
    /// `Note:` does, because the deck is one for reveal-md.
    pub(crate) word: bool,
    /// reveal-md's `notesSeparator` of this deck.
    pub(crate) own: Option<Regex>,
}

/// Takes the speaker notes out of a slide. Lines that look like the start of some and are none are reported.
pub(crate) fn take(draft: &mut Draft, marks: &NoteMarks, report: &mut Report) {
    take_blocks(draft, report);
    take_pairs(draft, report);
    take_paragraphs(draft, report);
    take_to_the_end(draft, marks, report);
    if !marks.word {
        for line in draft.lines.iter().filter(|line| line.place == Place::Paragraph && after_word(&line.text).is_some())
        {
            let what = "`Note:` is shown as text, since it starts speaker notes only in decks for reveal-md";
            report.warn(line.number, what, INSTEAD);
        }
    }
    draft.comments.sort_by_key(|comment| (comment.line, comment.byte));
}

const INSTEAD: &str = "write speaker notes as a comment, `<!-- … -->`";

fn say(mark: &str, program: &str, extent: &str, line: u32, report: &mut Report) {
    let what = format!("`{mark}` starts speaker notes, as in {program}: {extent} is not shown to the room");
    report.warn_once(&format!("notes {mark}"), line, what, INSTEAD);
}

/// Moves lines into the notes. An empty line stays in their place, so that what stands around them is not joined.
fn hide(draft: &mut Draft, first: usize, end: usize, text: String) {
    let line = draft.lines[first].number;
    for hidden in &mut draft.lines[first..end] {
        hidden.text.clear();
        hidden.place = Place::Other;
    }
    draft.comments.push(Comment { line, byte: 0, text, is_note: true });
}

fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Pandoc's and Quarto's `::: notes`, up to its `:::`.
fn take_blocks(draft: &mut Draft, report: &mut Report) {
    let mut at = 0;
    while at < draft.lines.len() {
        let start = at;
        at += 1;
        let Some(name) = fence_of(&draft.lines[start]) else { continue };
        if !is_of_notes(name) {
            continue;
        }
        let mut depth = 1;
        let end = draft.lines[at..].iter().position(|line| {
            match fence_of(line) {
                Some("") => depth -= 1,
                Some(_) => depth += 1,
                None => {}
            }
            depth == 0
        });
        if end.is_none() {
            let what = "the notes that start here are never closed, so the rest of the slide becomes notes";
            report.warn(draft.lines[start].number, what, "close them with `:::`");
        }
        say("::: notes", "Pandoc", "what it contains", draft.lines[start].number, report);
        let end = end.map_or(draft.lines.len(), |end| at + end + 1);
        let last = if fence_of(&draft.lines[end - 1]) == Some("") { end - 1 } else { end };
        let text = joined(&draft.lines[at..last.max(at)]);
        hide(draft, start, end, text);
        at = end;
    }
}

fn fence_of(line: &Line) -> Option<&str> {
    fence_name(&line.text).filter(|_| line.place != Place::Code)
}

/// What follows the colons of Pandoc's `:::`; empty for one that closes.
pub(crate) fn fence_name(line: &str) -> Option<&str> {
    let text = line.trim();
    let name = text.trim_start_matches(':');
    (text.len() - name.len() >= 3).then(|| name.trim_end_matches(':').trim())
}

/// Whether a block of this name has notes: `notes`, `{.notes}`.
pub(crate) fn is_of_notes(name: &str) -> bool {
    name.trim_matches(['{', '}', ' ']).split_whitespace().any(|part| part.trim_start_matches('.') == "notes")
}

/// Obsidian's comments, `%% … %%`, within a line or over several.
fn take_pairs(draft: &mut Draft, report: &mut Report) {
    let mut at = 0;
    while at < draft.lines.len() {
        let line = &mut draft.lines[at];
        at += 1;
        if line.place == Place::Code || !line.text.contains(PAIR) {
            continue;
        }
        while let Some((from, to)) = pair(&line.text) {
            say("%%", "Obsidian", "what stands up to the next one", line.number, report);
            let text = line.text[from + 2..to - 2].trim().to_owned();
            draft.comments.push(Comment { line: line.number, byte: from, text, is_note: true });
            let before = line.text[..from].trim_end().len();
            line.text.replace_range(before..to, "");
        }
        if !line.text.trim_start().starts_with(PAIR) {
            continue;
        }
        let (start, number) = (at - 1, line.number);
        say("%%", "Obsidian", "what stands up to the next one", number, report);
        let end = draft.lines[at..].iter().position(|line| line.place != Place::Code && line.text.contains(PAIR));
        if end.is_none() {
            let what = "the comment `%%` that starts here is never closed, so the rest of its slide becomes notes";
            report.warn(number, what, "close it with `%%`");
        }
        let end = end.map_or(draft.lines.len(), |end| at + end + 1);
        let after = (end > at).then(|| draft.lines[end - 1].text.split_once(PAIR)).flatten();
        let after = after.map(|(_, after)| after.trim().to_owned()).filter(|after| !after.is_empty());
        let text = joined(&draft.lines[start..end]);
        let text = text.trim_start_matches(PAIR);
        let text = match &after {
            Some(after) => text.strip_suffix(after.as_str()).unwrap_or(text).trim_end(),
            None => text,
        };
        let text = text.trim_end_matches(PAIR).trim().to_owned();
        hide(draft, start, end, text);
        if let Some(after) = after {
            draft.lines[end - 1].text = after;
            draft.lines[end - 1].place = Place::Paragraph;
        }
        at = end;
    }
}

/// The mark at both ends of a comment of Obsidian's.
pub(crate) const PAIR: &str = "%%";

/// Where a comment within a line starts and ends. `100%%` starts none, and neither does one in code.
pub(crate) fn pair(line: &str) -> Option<(usize, usize)> {
    line.match_indices(PAIR).find_map(|(from, _)| {
        let before = &line[..from];
        let starts = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '>');
        let in_code = before.matches('`').count() % 2 == 1;
        let inside = line[from + 2..].find(PAIR)?;
        (starts && !in_code && inside > 0).then_some((from, from + 2 + inside + 2))
    })
}

/// Deckset's paragraphs after `^`, and landslide's after `.notes:`.
fn take_paragraphs(draft: &mut Draft, report: &mut Report) {
    let mut at = 0;
    while at < draft.lines.len() {
        let start = at;
        at += 1;
        let line = &draft.lines[start];
        // Right under a heading, too.
        let begins = start == 0 || {
            let before = &draft.lines[start - 1];
            before.place != Place::Paragraph || before.text.trim().is_empty()
        };
        if line.place != Place::Paragraph || !begins {
            continue;
        }
        let (mark, program) = if line.text.starts_with("^ ") {
            ("^", "Deckset")
        } else if line.text.starts_with(".notes:") {
            (".notes:", "landslide")
        } else {
            continue;
        };
        say(mark, program, "its paragraph", line.number, report);
        let length = draft.lines[start..].iter().take_while(|line| !line.text.trim().is_empty()).count();
        at = start + length;
        let without_mark = |line: &Line| line.text.strip_prefix(mark).unwrap_or(&line.text).trim_start().to_owned();
        let text = draft.lines[start..at].iter().map(without_mark).collect::<Vec<_>>().join("\n");
        hide(draft, start, at, text);
    }
}

/// Notes from a line to the end of the slide.
fn take_to_the_end(draft: &mut Draft, marks: &NoteMarks, report: &mut Report) {
    let found = draft.lines.iter().enumerate().filter(|(_, line)| line.place != Place::Code).find_map(|(at, line)| {
        let has_more = || draft.lines[at + 1..].iter().any(|line| !line.text.trim().is_empty());
        if marks.word
            && line.place == Place::Paragraph
            && let Some(rest) = after_word(&line.text)
        {
            return Some((at, 0, rest.trim().to_owned()));
        }
        if let Some(found) = marks.own.as_ref().and_then(|own| own.find(&line.text)) {
            return Some((at, found.start(), line.text[found.end()..].trim().to_owned()));
        }
        let is_question = line.text.starts_with("???") && line.text.trim_end().bytes().all(|byte| byte == b'?');
        if is_question && has_more() {
            say("???", "remark", "the rest of the slide", line.number, report);
            return Some((at, 0, String::new()));
        }
        let heading = line.text.trim_start_matches('#');
        let is_heading = heading.len() < line.text.len() && heading.starts_with(' ');
        if is_heading && is_name_of_notes(heading) && has_more() {
            say(line.text.trim_end(), "landslide", "the rest of the slide", line.number, report);
            return Some((at, 0, String::new()));
        }
        None
    });
    let Some((at, byte, mut text)) = found else { return };
    let rest = draft.lines.split_off(at + 1);
    for line in rest {
        text.push('\n');
        text.push_str(&line.text);
    }
    let line = &mut draft.lines[at];
    let number = line.number;
    line.text.truncate(byte);
    if line.text.trim().is_empty() {
        draft.lines.truncate(at);
    }
    draft.comments.push(Comment { line: number, byte, text: text.trim_start_matches('\n').to_owned(), is_note: true });
}

fn is_name_of_notes(heading: &str) -> bool {
    let name = heading.trim().trim_end_matches([':', '#', ' ']);
    ["presenter notes", "presenter's notes", "speaker notes", "speaker's notes"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// What follows `Note:` or `Notes:` at the start of a line.
fn after_word(line: &str) -> Option<&str> {
    let (word, rest) = line.trim_start().split_once(':')?;
    (word.eq_ignore_ascii_case("note") || word.eq_ignore_ascii_case("notes")).then_some(rest)
}

/// reveal-md's `notesSeparator` as it is meant: in each line, whatever its case. `None` if it cannot be used, which is
/// reported.
pub(crate) fn own_mark(written: &str, line: u32, report: &mut Report) -> Option<Regex> {
    let pattern = written.trim_matches(['"', '\'']).replace("\\\\", "\\");
    let pattern = pattern.trim_start_matches("\\r?").trim_start_matches("\\n");
    let built = regex::RegexBuilder::new(pattern).case_insensitive(true).multi_line(true).size_limit(1 << 20).build();
    match built {
        Ok(own) if !own.is_match("") => Some(own),
        _ => {
            let what =
                format!("`{}` cannot be used to find speaker notes, so what follows it is shown", shown(written));
            report.warn(line, what, INSTEAD);
            None
        }
    }
}
