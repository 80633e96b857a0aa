//! Notes of other programs that are open at a line: Obsidian's `%% … %%` and Pandoc's `::: notes`. What stands in them is the
//! speaker's, so a line of `---` in them ends no slide. `note` takes them out.

use std::borrow::Cow;

use comrak::nodes::{AstNode, NodeValue};

use crate::note::{PAIR, fence_name, is_of_notes, pair};
use crate::parse::lines_of;

/// The end of notes that span slides is looked for on so many lines.
pub(crate) const LONGEST: usize = 200;

/// Notes that are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Open {
    /// Obsidian's.
    Pair,
    /// Pandoc's, so many blocks deep.
    Block(usize),
}

impl Open {
    /// Whether they end in the lines that follow. If not, their end was forgotten.
    pub(crate) fn ends(self, lines: &[Cow<'_, str>]) -> bool {
        let mut depth = match self {
            Self::Pair => {
                let end = lines.iter().take(LONGEST).find(|line| line.contains(PAIR));
                // A line with both marks is another comment.
                return end.is_some_and(|line| without_pairs(line).contains(PAIR));
            }
            Self::Block(depth) => depth,
        };
        for name in lines.iter().take(LONGEST).filter_map(|line| fence_name(line)) {
            match name {
                "" => depth -= 1,
                name if is_of_notes(name) => return false,
                _ => depth += 1,
            }
            if depth == 0 {
                return true;
            }
        }
        false
    }
}

/// What is open at each of these lines, of which `root` is the tree.
pub(crate) fn open_at<'t>(root: &'t AstNode<'t>, lines: &[Cow<'_, str>]) -> Vec<Option<Open>> {
    // Most slides have none, and are not looked through.
    if !lines.iter().any(|line| line.contains(PAIR) || line.contains(":::")) {
        return vec![None; lines.len()];
    }
    let mut code = vec![false; lines.len()];
    for node in root.descendants().filter(|node| matches!(node.data().value, NodeValue::CodeBlock(_))) {
        let (first, last) = lines_of(node);
        code.iter_mut().take(last + 1).skip(first).for_each(|is_code| *is_code = true);
    }
    let mut open = None;
    let at_line = |(line, is_code): (&Cow<'_, str>, &bool)| {
        let before = open;
        if !is_code {
            open = after(open, line);
        }
        before
    };
    lines.iter().zip(&code).map(at_line).collect()
}

/// What is open after a line.
fn after(open: Option<Open>, line: &str) -> Option<Open> {
    match (open, fence_name(line)) {
        (Some(Open::Pair), _) => Some(Open::Pair).filter(|_| !line.contains(PAIR)),
        (Some(Open::Block(depth)), Some("")) => (depth > 1).then(|| Open::Block(depth - 1)),
        (Some(Open::Block(depth)), Some(_)) => Some(Open::Block(depth + 1)),
        (None, Some(name)) if is_of_notes(name) => Some(Open::Block(1)),
        (None, None) => without_pairs(line).trim_start().starts_with(PAIR).then_some(Open::Pair),
        (open, _) => open,
    }
}

fn without_pairs(line: &str) -> String {
    let mut left = line.to_owned();
    while let Some((from, to)) = pair(&left) {
        left.replace_range(from..to, "");
    }
    left
}
