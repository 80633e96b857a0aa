//! Where a line of Chinese or Japanese goes on in the next line of the file. These scripts have no blanks between words, so
//! the end of a line in the file must not become one.

/// Whether two characters join without a blank when only the end of a line stands between them. Korean keeps its blanks.
pub(crate) fn joins(before: char, after: char) -> bool {
    is_set_without_blanks(before) && is_set_without_blanks(after)
}

/// Whether a character is one of those that CSS Text (4.1.3) joins: wide by its East Asian width, and not Korean.
fn is_set_without_blanks(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{4dbf}' | '\u{4e00}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff9f}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1b000}'..='\u{1b2ff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::joins;

    #[test]
    fn chinese_and_japanese_join_and_others_do_not() {
        for (before, after) in [('、', '一'), ('で', 'こ'), ('，', '后'), ('ー', 'カ'), ('ﾊ', '）'), ('𠀋', '語')]
        {
            assert!(joins(before, after), "{before}{after}");
        }
        for (before, after) in
            [('고', '한'), ('a', '語'), ('語', 'a'), ('語', '한'), ('.', '語'), ('語', '😀'), ('a', 'b')]
        {
            assert!(!joins(before, after), "{before}{after}");
        }
    }
}
