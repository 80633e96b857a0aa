//! The outline (bookmarks).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

/// A line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineLine {
    /// How deep it stands, from 0. A line that is deeper by more than one stands one deeper.
    pub level: u8,
    /// Its text; an empty one is left out.
    pub title: String,
    /// The page it leads to, from 0; one that does not exist is left out.
    pub page: usize,
}

/// Adds the outline, and returns it; `None` when it has no line.
pub(crate) fn add(document: &mut Document, pages: &[ObjectId], lines: &[OutlineLine]) -> Option<ObjectId> {
    let root = document.new_object_id();
    let mut tree = Tree { lines: vec![Node { id: root, dictionary: Dictionary::new(), level: 0, kids: Vec::new() }] };
    // The lines above the next one, the outermost first.
    let mut above = vec![0];
    for line in lines {
        let title = line.title.trim();
        let Some(page) = pages.get(line.page).filter(|_| !title.is_empty()) else { continue };
        while above.len() > 1 && tree.lines[above[above.len() - 1]].level > usize::from(line.level) {
            above.pop();
        }
        let parent = above[above.len() - 1];
        let new = tree.lines.len();
        let dictionary = dictionary! {
            "Title" => text_string(title),
            "Parent" => tree.lines[parent].id,
            "Dest" => vec![Object::Reference(*page), "Fit".into()],
        };
        let level = usize::from(line.level) + 1;
        tree.lines.push(Node { id: document.new_object_id(), dictionary, level, kids: Vec::new() });
        tree.lines[parent].kids.push(new);
        above.push(new);
    }
    if tree.lines[0].kids.is_empty() {
        return None;
    }
    tree.lines[0].dictionary.set("Type", "Outlines");
    tree.write(document);
    Some(root)
}

struct Node {
    id: ObjectId,
    dictionary: Dictionary,
    level: usize,
    kids: Vec<usize>,
}

/// All lines; the first is the root.
struct Tree {
    lines: Vec<Node>,
}

impl Tree {
    fn write(mut self, document: &mut Document) {
        let ids: Vec<ObjectId> = self.lines.iter().map(|line| line.id).collect();
        for at in 0..self.lines.len() {
            let kids = std::mem::take(&mut self.lines[at].kids);
            for pair in kids.windows(2) {
                self.lines[pair[0]].dictionary.set("Next", ids[pair[1]]);
                self.lines[pair[1]].dictionary.set("Prev", ids[pair[0]]);
            }
            if let (Some(first), Some(last)) = (kids.first(), kids.last()) {
                let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
                let line = &mut self.lines[at].dictionary;
                line.set("First", ids[*first]);
                line.set("Last", ids[*last]);
                // What is below the first level is closed.
                line.set("Count", if at == 0 { count } else { -count });
            }
        }
        for line in self.lines {
            document.set_object(line.id, line.dictionary);
        }
    }
}
