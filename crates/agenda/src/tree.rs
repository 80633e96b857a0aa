//! Which line belongs to which: continued lines, nested lists, what stands under a heading.

use crate::detail::{self, Detail};
use crate::source::{Line, Mark, Source};
use crate::{clock, duration, head};

/// An entry can be continued up to this length.
const LONGEST_ENTRY: usize = 4_000;

/// A line with those that continue it, and what stands below it.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub mark: Mark,
    pub indent: usize,
    /// Its lines: indices into [`Source::lines`].
    pub lines: std::ops::Range<usize>,
    /// The text of its lines, with `\n` between them.
    pub text: String,
    pub children: Vec<usize>,
}

/// The nodes of a text, in its order; the children of a node stand after it.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub nodes: Vec<Node>,
    /// Nodes that stand below no other.
    pub roots: Vec<usize>,
}

impl Tree {
    /// Builds the tree of a text.
    pub(crate) fn of(source: &Source) -> Tree {
        let mut tree = Tree::default();
        // The nodes that the next line can stand below: headings, then entries by indent.
        let mut above: Vec<usize> = Vec::new();
        let listed = listed(&source.lines);
        for (index, line) in source.lines.iter().enumerate() {
            let goes_on = index > 0 && !line.blank_before && source.lines[index - 1].text.ends_with(',');
            let begins = line.mark == Mark::Text && listed.contains(&line.indent) && ends_entry(&line.text);
            if (goes_on || !begins)
                && tree.continues(line, &source.lines)
                && let Some(last) = tree.nodes.last_mut()
            {
                last.lines.end = index + 1;
                last.text.push('\n');
                last.text += &line.text;
                continue;
            }
            while above.last().is_some_and(|top| !is_above(&tree.nodes[*top], line)) {
                above.pop();
            }
            let node = tree.nodes.len();
            tree.nodes.push(Node {
                mark: line.mark,
                indent: line.indent,
                lines: index..index + 1,
                text: line.text.clone(),
                children: Vec::new(),
            });
            match above.last() {
                Some(parent) => tree.nodes[*parent].children.push(node),
                None => tree.roots.push(node),
            }
            above.push(node);
        }
        tree
    }

    /// Whether a line continues the last node.
    fn continues(&self, line: &Line, lines: &[Line]) -> bool {
        let Some(last) = self.nodes.last() else { return false };
        if line.blank_before || last.text.len() + line.text.len() > LONGEST_ENTRY {
            return false;
        }
        match (last.mark, line.mark) {
            (Mark::Quote, Mark::Quote) => return true,
            // Markdown's quotations go on without their sign.
            (Mark::Quote, Mark::Text) => return !begins_entry(&line.text),
            (Mark::Heading(_) | Mark::TableRow | Mark::Quote, _) => return false,
            (_, Mark::Text) => {}
            _ => return false,
        }
        let previous = &lines[last.lines.end - 1];
        // So does a bracket.
        let open = |text: &str| text.matches('(').count() > text.matches(')').count();
        if last.mark != Mark::Text
            && open(&last.text)
            && line.text.split('(').next().is_some_and(|text| text.contains(')'))
        {
            return true;
        }
        if begins_entry(&line.text)
            || is_keyed_address(&line.text)
            || detail::of(&line.text).is_some()
            || head::is_head_line(&line.text)
            || head::is_head_line(&previous.text)
        {
            return false;
        }
        match last.mark {
            // "Title,", "draft-a-b,", "Name, 10 min" in lines of their own.
            Mark::Text if line.indent == previous.indent && previous.text.ends_with(',') => true,
            // A link that is broken over lines goes on, whatever the next line looks like.
            _ if last.text.matches('[').count() > last.text.matches(']').count() => true,
            Mark::Text if line.indent > last.indent => !last.text.ends_with(':'),
            Mark::Text => {
                line.indent == previous.indent
                    && !ends_entry(&line.text)
                    && !ends_entry(&previous.text)
                    && !has_gap(&line.text)
            }
            _ => true,
        }
    }
}

/// The indents at which plain lines are entries of a list: two that end with minutes, and no line less indented between.
fn listed(lines: &[Line]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for line in lines {
        open.retain(|indent| *indent <= line.indent);
        if line.mark != Mark::Text || !ends_entry(&line.text) {
            continue;
        }
        if !open.contains(&line.indent) {
            open.push(line.indent);
        } else if line.indent > 0 && !found.contains(&line.indent) {
            found.push(line.indent);
        }
    }
    found
}

/// Whether a node can have a line below it.
fn is_above(node: &Node, line: &Line) -> bool {
    match (node.mark, line.mark) {
        (Mark::Heading(above), Mark::Heading(below)) => above < below,
        (Mark::Heading(_), _) => true,
        (_, Mark::Heading(_)) | (Mark::Quote | Mark::TableRow, _) => false,
        // A list right after "including:", and bullets under a number at the same indent.
        (Mark::Text, Mark::Bullet | Mark::Numbered) if node.indent == line.indent => {
            node.text.ends_with(':') || matches!(detail::of(&line.text), Some((Detail::Presenters | Detail::Time, _)))
        }
        (Mark::Numbered, Mark::Bullet) if node.indent == line.indent => true,
        // Entries of one list whose marks don't stand quite below each other.
        (Mark::Bullet | Mark::Numbered, Mark::Bullet | Mark::Numbered) => node.indent + 2 <= line.indent,
        // " 9:30 One" and "10:00 Two" stand below each other, with their times to the right.
        (Mark::Text, Mark::Text) if node.indent + 1 == line.indent => {
            !(clock::at_start(&node.text).is_some() && clock::at_start(&line.text).is_some())
        }
        _ => node.indent < line.indent,
    }
}

/// Whether a line begins with a time: it is an entry of its own.
fn begins_entry(text: &str) -> bool {
    let digit = text.starts_with(|c: char| c.is_ascii_digit() || "+~([".contains(c));
    digit
        && (clock::at_start(text.trim_start_matches(['(', '['])).is_some()
            || duration::at_start(text.trim_start_matches(['(', '[']), false).is_some())
}

/// Whether a line ends with a duration or with times, or has one in brackets before a name: "Plan (20 mins)  Wesley".
fn ends_entry(text: &str) -> bool {
    duration::at_end(text.trim_end_matches([')', ']'])).is_some()
        || clock::at_end(text).is_some()
        || bare_bracket(text)
        || bracketed(text)
}

fn bracketed(text: &str) -> bool {
    let inside = text.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next());
    inside.take(10).any(|inside| duration::whole(inside, false).is_some())
}

/// "WG draft: https://…"
fn is_keyed_address(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(key, value)| {
        let value = value.trim_start();
        key.split_whitespace().count() <= 4 && (value.starts_with("http://") || value.starts_with("https://"))
    })
}

/// "Break (10)"
fn bare_bracket(text: &str) -> bool {
    let inside = text.rsplit_once(['(', '[']).and_then(|(_, inside)| inside.strip_suffix([')', ']']));
    inside.is_some_and(|inside| duration::whole(inside, true).is_some())
}

fn has_gap(text: &str) -> bool {
    text.contains("   ") || text.contains('\t')
}
