//! Divides a text into pages that the room can read. The estimate is on the safe side: the view sets the type, and may
//! scale a page down to the line height assumed here.

use crate::edition::Edition;

/// The number of lines below the heading of a 1280 × 720 slide at a line height of 21.6 px (3 % of the height): 720 less
/// margins of 48 at top and bottom and a heading of 110.
const LINES: usize = 23;
/// The number of characters in a line: 1152 px at 15.4 px type with 0.6 em a character, which is more than Inter needs.
const CHARACTERS: usize = 125;

impl Edition {
    /// Returns the text as pages of Markdown, at least one. Each fits 1280 × 720 at a line height of at least 21.6 px.
    ///
    /// The text is divided only between paragraphs and list items; a paragraph longer than a page stays whole.
    pub fn pages(&self) -> Vec<String> {
        pages(&self.body)
    }
}

/// A paragraph or list item, with the lines that follow up to the next one.
struct Block<'a> {
    lines: Vec<&'a str>,
    /// There is a blank line before it.
    apart: bool,
}

impl Block<'_> {
    /// The height in half lines, including the gap before it.
    fn height(&self) -> usize {
        let mut rows = 0;
        let mut open = 0;
        for line in &self.lines {
            let starts_anew = is_item(line.trim_start());
            if starts_anew || line.trim().is_empty() {
                rows += rows_of(open);
                open = 0;
            }
            open += shown_characters(line);
        }
        rows += rows_of(open);
        rows * 2 + usize::from(self.apart)
    }

    /// Whether it introduces what follows, as a heading does, so that a page must not end with it.
    fn introduces(&self) -> bool {
        let text = self.lines.iter().map(|line| line.trim()).rfind(|line| !line.is_empty()).unwrap_or_default();
        let bold = text.starts_with("**") && text.ends_with("**");
        text.starts_with('#') || bold || text.ends_with(':')
    }
}

fn pages(body: &str) -> Vec<String> {
    let blocks = blocks(body);
    let mut pages: Vec<Vec<&str>> = vec![Vec::new()];
    let mut filled = 0;
    let mut at = 0;
    while at < blocks.len() {
        let last = (at..blocks.len()).find(|&index| !blocks[index].introduces()).unwrap_or(blocks.len() - 1);
        let together = &blocks[at..=last];
        let height: usize = together.iter().map(Block::height).sum();
        if filled > 0 && filled + height > LINES * 2 {
            pages.push(Vec::new());
            filled = 0;
        }
        filled += height;
        if let Some(page) = pages.last_mut() {
            page.extend(together.iter().flat_map(|block| &block.lines));
        }
        at = last + 1;
    }
    pages.iter().map(|lines| lines.join("\n").trim().to_string()).collect()
}

fn blocks(body: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut blank = false;
    for line in body.trim().lines() {
        let indented = line.starts_with([' ', '\t']);
        let begins = blocks.is_empty() || !indented && !line.is_empty() && (blank || is_item(line));
        match blocks.last_mut() {
            Some(block) if !begins => block.lines.push(line),
            _ => blocks.push(Block { lines: vec![line], apart: blank }),
        }
        blank = line.trim().is_empty();
    }
    blocks
}

fn is_item(line: &str) -> bool {
    let after_number = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let numbered =
        after_number.len() < line.len() && (after_number.starts_with(". ") || after_number.starts_with(") "));
    numbered || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
}

fn rows_of(characters: usize) -> usize {
    characters.div_ceil(CHARACTERS)
}

/// The number of visible characters in a line; the targets of links are not visible.
fn shown_characters(line: &str) -> usize {
    let mut shown = 0;
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        shown += before.chars().count();
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    shown + rest.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_one_page() {
        assert_eq!(pages("One.\n\n- two\n- three\n"), ["One.\n\n- two\n- three"]);
    }

    #[test]
    fn a_long_list_is_divided_between_its_items_and_keeps_its_lead() {
        let mut body = "1. item\n".repeat(20);
        body += "\nAlso:\n\n- a\n- b\n- c\n- d\n";
        let pages = pages(&body);
        assert_eq!(pages.len(), 2);
        assert!(pages[0].ends_with("- a"), "{pages:?}");
        assert_eq!(pages[1], "- b\n- c\n- d");

        let body = "x\n\n".repeat(15) + "Also:\n\n- a";
        assert_eq!(super::pages(&body)[1], "Also:\n\n- a");
    }

    #[test]
    fn the_target_of_a_link_takes_no_space() {
        assert_eq!(shown_characters("a [b](https://example.org/long) c"), "a [b c".len());
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_lost(body in "([-*#a-z:. 0-9]{0,200}\n{1,2}){0,40}") {
            let joined = pages(&body).join("\n");
            let lines = |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(String::from).collect::<Vec<_>>();
            proptest::prop_assert_eq!(lines(&joined), lines(&body));
        }
    }
}
