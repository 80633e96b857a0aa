//! Our minutes merged into a notes page: what is new goes below the heading that it belongs to, and all that stands on the page
//! stays as it is.

use std::collections::HashSet;

/// What comes before and after lines that are new. Comments are seen by whoever edits the page, and by no reader.
const BEGIN: &str = "<!-- from Chairside -->";
const END: &str = "<!-- end of what is from Chairside -->";

/// A page with our minutes merged into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The whole text.
    pub text: String,
    /// How many lines are new.
    pub new: usize,
}

/// Merges minutes into a page. A section of the minutes goes to the end of the page's section with the same heading, without
/// regard to its level, number, names in brackets and capitals; one that the page does not have goes to the end of the page, with
/// its heading. Of a section, only lines go in that stand nowhere on the page.
pub fn merge(page: &str, minutes: &str) -> Merged {
    let known: HashSet<String> = page.lines().map(bare).collect();
    let mut sections = sections(page);
    let mut at_end: Vec<String> = Vec::new();
    let mut new = 0;
    for ours in self::sections(minutes) {
        let is_new = |line: &&str| !line.trim().is_empty() && !known.contains(&bare(line));
        let lines: Vec<&str> = ours.lines.iter().copied().filter(is_new).collect();
        if lines.is_empty() {
            continue;
        }
        new += lines.len();
        let block = [BEGIN].into_iter().chain(lines).chain([END]).map(ToOwned::to_owned);
        let name = ours.heading.map(name_of).unwrap_or_default();
        let same =
            |theirs: &&mut Section<'_>| theirs.heading.map(name_of).is_some_and(|theirs| is_same(&theirs, &name));
        if let Some(theirs) = sections.iter_mut().find(same) {
            theirs.added.extend(block);
        } else {
            at_end.push(String::new());
            at_end.extend(ours.heading.map(ToOwned::to_owned));
            at_end.push(String::new());
            at_end.extend(block);
        }
    }
    let mut lines: Vec<String> = Vec::new();
    for section in sections {
        lines.extend(section.heading.map(ToOwned::to_owned));
        let empty = section.lines.iter().rev().take_while(|line| line.trim().is_empty()).count();
        let (text, rest) = section.lines.split_at(section.lines.len() - empty);
        lines.extend(text.iter().map(|line| (*line).to_owned()));
        if !section.added.is_empty() {
            lines.push(String::new());
            lines.extend(section.added);
        }
        lines.extend(rest.iter().map(|line| (*line).to_owned()));
    }
    lines.extend(at_end);
    let end = if page.ends_with('\n') || new > 0 { "\n" } else { "" };
    let text = if lines.is_empty() { String::new() } else { lines.join("\n") + end };
    Merged { text, new }
}

/// A heading and what stands below it, up to the next heading.
struct Section<'a> {
    /// `None` for what stands before the first heading.
    heading: Option<&'a str>,
    lines: Vec<&'a str>,
    added: Vec<String>,
}

fn sections(text: &str) -> Vec<Section<'_>> {
    let mut sections = vec![Section { heading: None, lines: Vec::new(), added: Vec::new() }];
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let is_heading = (1..=6).contains(&level) && line[level..].starts_with(' ') && fence.is_none();
        if is_heading {
            sections.push(Section { heading: Some(line), lines: Vec::new(), added: Vec::new() });
        } else if let Some(last) = sections.last_mut() {
            last.lines.push(line);
        }
    }
    sections
}

/// What a heading names: "## 2. Multipath (Quentin)" is "multipath".
fn name_of(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim();
    let text = text.trim_start_matches(|letter: char| letter.is_ascii_digit() || ".):".contains(letter)).trim();
    let text = text.split(" (").next().unwrap_or(text).trim_end_matches([':', '.']);
    words(text)
}

/// The page's heading may have minutes or a name behind the title: "Multipath - 10 min - Quentin".
fn is_same(theirs: &str, ours: &str) -> bool {
    !ours.is_empty() && (theirs == ours || theirs.strip_prefix(ours).is_some_and(|rest| rest.starts_with(' ')))
}

fn words(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// A line without what differs between two ways of writing the same list.
fn bare(line: &str) -> String {
    let text = line.trim().trim_start_matches(['-', '*', '+']).trim();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_new_goes_below_its_heading_and_nothing_else_changes() {
        let page = "# QUIC at IETF 126\n\nBlue sheets: all\n\n## Multipath - 10 min - Quentin\n\n* ready for WGLC?\n\n\
                    ## Open issues\n\nnothing yet\n";
        let minutes = "# quic: minutes\n\n## 1. Multipath (Quentin De Coninck)\n\n- ready for WGLC?\n- 12:24 Ben: wait\n\n\
                       ## 2. Reverso\n\n- adopted\n";
        let merged = merge(page, minutes);
        assert_eq!(merged.new, 2);
        assert_eq!(
            merged.text,
            "# QUIC at IETF 126\n\nBlue sheets: all\n\n## Multipath - 10 min - Quentin\n\n* ready for WGLC?\n\n\
             <!-- from Chairside -->\n- 12:24 Ben: wait\n<!-- end of what is from Chairside -->\n\n\
             ## Open issues\n\nnothing yet\n\n## 2. Reverso\n\n<!-- from Chairside -->\n- adopted\n\
             <!-- end of what is from Chairside -->\n"
        );
        // A second time there is nothing new.
        assert_eq!(merge(&merged.text, minutes), Merged { text: merged.text.clone(), new: 0 });
    }

    #[test]
    fn a_number_sign_in_code_is_no_heading() {
        let page = "## Notes\n\n```sh\n## Multipath\n```\n";
        let merged = merge(page, "## Multipath\n\n- a\n");
        assert!(merged.text.starts_with(page) && merged.text.contains("```\n\n## Multipath\n"), "{}", merged.text);
    }

    #[test]
    fn an_empty_page_becomes_the_minutes() {
        assert_eq!(merge("", "## A\n\n- b\n").new, 1);
        assert_eq!(merge("", ""), Merged { text: String::new(), new: 0 });
        assert_eq!(merge("page", ""), Merged { text: "page".into(), new: 0 });
    }

    proptest! {
        /// Every line of the page is still there, in order; every line of the minutes is too; a second time changes nothing.
        #[test]
        fn nothing_is_lost(
            page in prop::collection::vec(prop::sample::select(vec!["# A", "## 1. B (x)", "- one", "* two", "", "```", "three  four"]), 0..20),
            minutes in prop::collection::vec(prop::sample::select(vec!["# A", "## 2. B", "- one", "- five", "", "six", "## C"]), 0..20),
        ) {
            let (page, minutes) = (page.join("\n"), minutes.join("\n"));
            let merged = merge(&page, &minutes);
            let mut rest = merged.text.lines();
            for line in page.lines() {
                prop_assert!(rest.any(|known| known == line), "{line:?} of the page is not in {:?}", merged.text);
            }
            let all: HashSet<String> = merged.text.lines().map(bare).collect();
            for line in minutes.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
                prop_assert!(all.contains(&bare(line)), "{line:?} of the minutes is not in {:?}", merged.text);
            }
            prop_assert_eq!(merge(&merged.text, &minutes).new, 0);
        }
    }
}
