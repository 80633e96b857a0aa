//! Action items: notes that say who should do what.

/// An action item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Who should do it; `None` if the note does not say.
    pub owner: Option<String>,
    /// What they should do.
    pub text: String,
}

/// An owner's name has at most this many words: "Security Area Directors and chairs".
const OWNER_WORDS: usize = 6;

/// Reads a note as an action item; `None` if it is not one. It begins with `action` in upper or lower case, in one of
/// these forms: `action: Alice: ask the TLS WG`, `action: @alice ask …`, `action @alice ask …`, `action: ask …` (no
/// owner).
pub fn action(note: &str) -> Option<Action> {
    let note = note.trim();
    let (word, rest) = note.split_at_checked("action".len())?;
    if !word.eq_ignore_ascii_case("action") {
        return None;
    }
    let rest = match rest.strip_prefix(':') {
        Some(rest) => rest.trim(),
        None if rest.trim_start().starts_with('@') && rest.starts_with(char::is_whitespace) => rest.trim(),
        None => return None,
    };
    let (owner, text) = owner(rest);
    let text = text.trim();
    (!text.is_empty()).then(|| Action { owner: owner.map(String::from), text: text.into() })
}

/// The note with this owner of its action; `None` if it is no action, or that is no name.
pub fn taken_on(note: &str, name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches([':', ' ']);
    let found = action(note)?;
    is_name(name).then(|| format!("action: {name}: {}", found.text))
}

fn owner(rest: &str) -> (Option<&str>, &str) {
    if let Some(named) = rest.strip_prefix('@') {
        let (name, text) = named.split_once(char::is_whitespace).unwrap_or((named, ""));
        let name = name.trim_end_matches([':', ',']);
        return if name.is_empty() { (None, rest) } else { (Some(name), text) };
    }
    // A colon followed by a blank, after something like a name: not a URL, not a sentence.
    match rest.split_once(": ") {
        Some((name, text)) if is_name(name.trim()) => (Some(name.trim()), text),
        _ => (None, rest),
    }
}

fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=OWNER_WORDS).contains(&words) && text.chars().all(|c| c.is_alphanumeric() || " .,'’-&".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_taken_on_under_a_name() {
        for (note, name, expected) in [
            ("action: read the draft", "Alice", Some("action: Alice: read the draft")),
            ("Action: Bob: read the draft", " Tommy  Pauly ", Some("action: Tommy Pauly: read the draft")),
            (
                "action: see https://example.org: it says why",
                "Alice:",
                Some("action: Alice: see https://example.org: it says why"),
            ),
            ("action: read the draft", "  ", None),
            ("action: read the draft", "one two three four five six seven", None),
            ("read the draft", "Alice", None),
        ] {
            let after = taken_on(note, name);
            assert_eq!(after.as_deref(), expected, "{note}, {name}");
            assert!(after.is_none_or(|after| action(&after).is_some_and(|action| action.owner.is_some())));
        }
    }

    #[test]
    fn a_note_that_begins_with_action_is_one() {
        let cases = [
            ("action: Alice: ask the TLS WG", Some((Some("Alice"), "ask the TLS WG"))),
            ("Action: Tommy Pauly, Jana: a new draft", Some((Some("Tommy Pauly, Jana"), "a new draft"))),
            ("action @alice do it", Some((Some("alice"), "do it"))),
            ("ACTION: @alice: do it", Some((Some("alice"), "do it"))),
            ("action: read the draft", Some((None, "read the draft"))),
            ("action: see https://example.org/x: it says why", Some((None, "see https://example.org/x: it says why"))),
            ("action: @ do it", Some((None, "@ do it"))),
            ("action:", None),
            ("action: @alice", None),
            ("actions speak louder", None),
            ("action speaks", None),
            ("action@alice do it", None),
            ("the action: Alice: do it", None),
            ("äction: x", None),
            ("", None),
        ];
        for (note, expected) in cases {
            let found = action(note);
            let found = found.as_ref().map(|action| (action.owner.as_deref(), action.text.as_str()));
            assert_eq!(found, expected, "{note}");
        }
    }
}
