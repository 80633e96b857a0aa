//! reveal-md's speaker notes: everything from a line that starts with `Note:` to the end of the slide.

use crate::draft::{Comment, Draft, Place};
use crate::report::Report;

/// Takes the notes after `Note:` out of a slide, or reports the lines that look like their start, when the deck is not
/// one for reveal-md.
pub(crate) fn take(draft: &mut Draft, is_reveal: bool, report: &mut Report) {
    let starts =
        |at: &usize| draft.lines[*at].place == Place::Paragraph && after_word(&draft.lines[*at].text).is_some();
    let found: Vec<usize> = (0..draft.lines.len()).filter(starts).collect();
    if !is_reveal {
        for at in found {
            let what = "`Note:` is shown as text, since it starts speaker notes only in decks for reveal-md";
            report.warn(draft.lines[at].number, what, "write speaker notes as a comment, `<!-- … -->`");
        }
        return;
    }
    let Some(first) = found.first() else { return };
    let mut lines = draft.lines.split_off(*first).into_iter();
    let Some(start) = lines.next() else { return };
    let mut text = after_word(&start.text).unwrap_or_default().trim().to_owned();
    for line in lines {
        text.push('\n');
        text.push_str(&line.text);
    }
    draft.comments.push(Comment { line: start.number, byte: 0, text, is_note: true });
}

/// What follows `Note:` or `Notes:` at the start of a line.
fn after_word(line: &str) -> Option<&str> {
    let (word, rest) = line.trim_start().split_once(':')?;
    (word.eq_ignore_ascii_case("note") || word.eq_ignore_ascii_case("notes")).then_some(rest)
}
