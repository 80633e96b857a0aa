//! Link definitions (`[name]: address`). They count for the whole file, as in Marp, although each slide is parsed on its
//! own.

use std::collections::HashMap;

use crate::draft::{Draft, Place};

/// The address and title of each link, by its name as [`normal`] writes it.
pub(crate) type References = HashMap<String, (String, String)>;

/// Finds the definitions on all slides. The first one for a name counts.
pub(crate) fn gather(drafts: &[Draft]) -> References {
    let mut found = References::new();
    for line in drafts.iter().flat_map(|draft| &draft.lines).filter(|line| line.place != Place::Code) {
        if let Some((name, address, title)) = definition(&line.text) {
            found.entry(name).or_insert((address, title));
        }
    }
    found
}

/// Brings a name into the form in which names are compared: case and the number of blanks do not matter.
pub(crate) fn normal(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn definition(line: &str) -> Option<(String, String, String)> {
    let text = line.trim_start_matches(' ');
    if line.len() - text.len() > 3 {
        return None;
    }
    let (name, rest) = text.strip_prefix('[')?.split_once("]:")?;
    if name.is_empty() || name.starts_with('^') || name.len() > 200 || name.contains(['[', ']']) {
        return None;
    }
    let rest = rest.trim();
    let (address, title) = match rest.strip_prefix('<') {
        Some(inner) => inner.split_once('>')?,
        None => rest.split_once([' ', '\t']).unwrap_or((rest, "")),
    };
    let title = title.trim();
    if address.is_empty() || !(title.is_empty() || title.starts_with(['"', '\'', '('])) {
        return None;
    }
    Some((normal(name), address.to_owned(), title.trim_matches(['"', '\'', '(', ')']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_found() {
        let of = |line| definition(line);
        let some = |a: &str, b: &str, c: &str| Some((a.into(), b.into(), c.into()));
        assert_eq!(of("[Draft  A]: https://a.example"), some("draft a", "https://a.example", ""));
        assert_eq!(of("  [a]: <b c.png> 'Title'"), some("a", "b c.png", "Title"));
        assert_eq!(of("[a]: b c"), None);
        assert_eq!(of("[^1]: note"), None);
        assert_eq!(of("    [a]: b"), None);
        assert_eq!(of("[a] : b"), None);
    }
}
