//! The outline (bookmarks): a line for each page that has a title.

use lopdf::{Document, Object, ObjectId, dictionary, text_string};

use crate::PageAbout;

/// Adds the outline, and returns it; `None` when no page has a title.
pub(crate) fn add(document: &mut Document, pages: &[ObjectId], said: &[PageAbout]) -> Option<ObjectId> {
    let titled: Vec<(ObjectId, &str)> = pages
        .iter()
        .zip(said)
        .map(|(page, said)| (*page, said.title.trim()))
        .filter(|(_, title)| !title.is_empty())
        .collect();
    let root = document.new_object_id();
    let lines: Vec<ObjectId> = titled.iter().map(|_| document.new_object_id()).collect();
    let (first, last) = (*lines.first()?, *lines.last()?);
    for (index, (page, title)) in titled.iter().enumerate() {
        let mut line = dictionary! {
            "Title" => text_string(title),
            "Parent" => root,
            "Dest" => vec![Object::Reference(*page), "Fit".into()],
        };
        if let Some(before) = index.checked_sub(1) {
            line.set("Prev", lines[before]);
        }
        if let Some(next) = lines.get(index + 1) {
            line.set("Next", *next);
        }
        document.set_object(lines[index], line);
    }
    let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    document.set_object(root, dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count });
    Some(root)
}
