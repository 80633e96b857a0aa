//! Comments in front matter: lines that begin with #, whatever stands in them.

/// A line is broken at the blank before this column.
const WIDTH: usize = 110;
/// So many remarks are written in one place. Whoever made the draft has them all.
const MOST: usize = 200;

/// A text as a comment, on as many lines as it needs, after `before` (an empty line or an indent).
pub(super) fn comment(before: &str, text: &str) -> String {
    let (gap, indent) = if before == "\n" { ("\n", "") } else { ("", before) };
    let mut lines = vec![String::new()];
    for word in text.split(is_break).filter(|word| !word.is_empty()) {
        let Some(last) = lines.last_mut() else { break };
        if !last.is_empty() && last.chars().count() + word.chars().count() >= WIDTH {
            lines.push(word.into());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    let lines = lines.iter().map(|line| format!("{indent}# {line}").trim_end().to_owned() + "\n");
    format!("{gap}{}", lines.collect::<String>())
}

/// Several texts, each a comment of its own.
pub(super) fn commented(indent: &str, texts: &[String]) -> String {
    let mut written: String = texts.iter().take(MOST).map(|text| comment(indent, text)).collect();
    if let Some(more) = texts.len().checked_sub(MOST).filter(|more| *more > 0) {
        written += &comment(indent, &format!("(and {more} more)"));
    }
    written
}

/// Blanks, and what YAML might take for the end of a line or not allow at all.
fn is_break(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_never_leaves_its_comment() {
        assert_eq!(comment("  ", "one\r\ntwo: 3\u{85}four\u{2028}five\0"), "  # one two: 3 four five\n");
        assert_eq!(comment("\n", ""), "\n#\n");
        let long = comment("", &"word ".repeat(60));
        assert!(long.lines().count() == 3 && long.lines().all(|line| line.starts_with("# word") && line.len() < 115));
    }

    #[test]
    fn too_many_remarks_are_counted() {
        let many = vec!["x".to_owned(); 250];
        assert!(commented("", &many).ends_with("# x\n# (and 50 more)\n"));
    }
}
