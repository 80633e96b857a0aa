//! Which entries have a time below them, and which lines only say how long the entry above takes.

use crate::detail::{self, Detail};
use crate::row::Row;
use crate::source::Mark;
use crate::tree::Tree;
use crate::{kind, people};

/// What stands below each node.
#[derive(Debug)]
pub(crate) struct Times {
    /// Something titled below it has a time.
    pub timed: Vec<bool>,
    /// It is an entry whose time, and perhaps presenters, stand in a line below it.
    pub below: Vec<bool>,
    /// Below a heading: the only line with a time, if it names who presents and nothing else.
    pub lone: Vec<Option<usize>>,
}

impl Times {
    pub(crate) fn of(tree: &Tree, rows: &[Row]) -> Times {
        let mut times =
            Times { timed: vec![false; rows.len()], below: vec![false; rows.len()], lone: vec![None; rows.len()] };
        for node in (0..rows.len()).rev() {
            let children = &tree.nodes[node].children;
            if matches!(tree.nodes[node].mark, Mark::Heading(_)) {
                times.lone[node] = lone_presenter(tree, rows, children, &times);
            }
            let entry = is_entry(tree, rows, node);
            let lone_name = entry && lone_named_time(tree, rows, children);
            let is_detail = |child: usize| {
                entry
                    && (detail::of(&tree.nodes[child].text).is_some()
                        || rows[child].title.is_empty()
                        || lone_name && is_named(&rows[child]))
            };
            times.timed[node] = children.iter().any(|child| {
                let has_time = rows[*child].is_timed() && !rows[*child].title.is_empty() || times.below[*child];
                let titled = !kind::is_discussion(&rows[*child].title) && tree.nodes[*child].mark != Mark::Quote;
                times.timed[*child] || has_time && titled && !is_detail(*child) && times.lone[node] != Some(*child)
            });
            times.below[node] = entry
                && !times.timed[node]
                && children.iter().any(|child| {
                    let says_time = rows[*child].is_timed() || is_time(&tree.nodes[*child].text);
                    says_time && is_detail(*child)
                });
        }
        times
    }
}

/// "Chairs (10 min)" right below a heading, if nothing else there has a time.
fn lone_presenter(tree: &Tree, rows: &[Row], children: &[usize], times: &Times) -> Option<usize> {
    let mut found = children.iter().copied().filter(|child| {
        rows[*child].is_timed() && !rows[*child].title.is_empty() || times.timed[*child] || times.below[*child]
    });
    let (first, second) = (found.next()?, found.next());
    let text = tree.nodes[first].mark == Mark::Text && tree.nodes[first].children.is_empty();
    (second.is_none() && text && rows[first].slot.is_none() && is_named(&rows[first])).then_some(first)
}

/// An entry with a title that lines below it can add to.
fn is_entry(tree: &Tree, rows: &[Row], node: usize) -> bool {
    matches!(tree.nodes[node].mark, Mark::Bullet | Mark::Numbered | Mark::Text)
        && !rows[node].title.is_empty()
        && rows[node].title.len() <= 200
}

/// Exactly one line with a time, and that names only people: "Huque, 15 min". Several of them may be talks.
fn lone_named_time(tree: &Tree, rows: &[Row], children: &[usize]) -> bool {
    let mut timed = children.iter().filter(|child| {
        rows[**child].is_timed() && !rows[**child].title.is_empty() && detail::of(&tree.nodes[**child].text).is_none()
    });
    timed.next().is_some_and(|child| is_named(&rows[*child])) && timed.next().is_none()
}

/// Whether an entry is nothing but names and a time.
pub(crate) fn is_named(row: &Row) -> bool {
    let is_address = row.title.contains('@') && !row.title.contains(' ');
    row.is_timed() && row.slides.is_empty() && !row.has_draft && (is_address || people::names(&row.title).is_some())
}

/// "Time requested: 10 min"
fn is_time(text: &str) -> bool {
    detail::of(text)
        .is_some_and(|(detail, value)| detail == Detail::Time && crate::duration::whole(value, true).is_some())
}
