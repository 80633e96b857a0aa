//! The chairs' slides of a new session file: a title, then those of the draft.

use std::fmt::Write as _;

use crate::file::save::draft::{Draft, DraftSlide};

/// Writes them as Markdown. With a deck of their own there is only a word about it, because no slide here would be shown.
pub(super) fn slides(draft: &Draft) -> String {
    if draft.deck.is_some() {
        return "<!-- The chairs' slides are in the file that `deck:` names. Without that line they would be here. -->\n".into();
    }
    let mut text = format!("# {}\n", escaped(draft.name()));
    let beneath = [&draft.meeting, &draft.group].into_iter().flatten().find(|name| *name != draft.name());
    if let Some(beneath) = beneath {
        let _ = write!(text, "\n{}\n", escaped(beneath));
    }
    for slide in &draft.slides {
        text.push_str("\n---\n\n");
        match slide {
            DraftSlide::Generated(name) => {
                let _ = writeln!(text, "<!-- slide: {name} -->");
            }
            DraftSlide::Points { heading, points, note } => {
                let _ = writeln!(text, "## {}\n", escaped(heading));
                for point in points {
                    let _ = writeln!(text, "- {}", escaped(point));
                }
                if let Some(note) = note {
                    let _ = writeln!(text, "\n<!-- {} -->", in_comment(note));
                }
            }
        }
    }
    text
}

/// The words as Markdown that shows them as they are.
fn escaped(words: &str) -> String {
    let special =
        |c: char| c.is_ascii_punctuation() && !matches!(c, '.' | ',' | ':' | '-' | '(' | ')' | '/' | '\'' | '?');
    words.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}

/// The words in a comment, which must not end it.
fn in_comment(words: &str) -> String {
    words.replace("--", "- -")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slides_are_generated_or_have_points_and_notes() {
        let made = vec![
            DraftSlide::Generated("agenda".into()),
            DraftSlide::Points {
                heading: "What *we* ask".into(),
                points: vec!["Is it clear?".into(), "Who would edit <it>?".into()],
                note: Some("Ask --> now".into()),
            },
        ];
        let text = slides(&Draft { slides: made, ..Draft::default() });
        assert!(
            text.ends_with(
                "\n---\n\n<!-- slide: agenda -->\n\n---\n\n## What \\*we\\* ask\n\n- Is it clear?\n- Who would edit \
                 \\<it\\>?\n\n<!-- Ask - -> now -->\n"
            ),
            "{text}"
        );
    }

    #[test]
    fn with_a_deck_of_their_own_no_slide_is_written() {
        let text = slides(&Draft { deck: Some("chairs.pdf".into()), ..Draft::default() });
        assert!(!text.contains("---\n") && !text.contains('#'), "{text}");
    }
}
