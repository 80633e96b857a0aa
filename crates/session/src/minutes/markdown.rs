//! Texts of people in Markdown that fits HedgeDoc: what they typed stands there as they typed it, and breaks nothing.

/// The text in one line, to stand within a paragraph, a list's entry or a heading. What Markdown or HedgeDoc would take
/// for its own is escaped; an address stays one that can be clicked.
pub(crate) fn escaped(text: &str) -> String {
    let words: Vec<String> = words(text).enumerate().map(|(n, word)| escaped_word(word, n == 0)).collect();
    words.join(" ")
}

/// The text in one line as it is, for plain mail.
pub(crate) fn plain(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

/// A link that shows its address.
pub(crate) fn address_of(url: &str) -> String {
    match address(url) {
        Some((_, "")) => escaped(url),
        _ => link(url, url),
    }
}

/// A link with these words.
pub(crate) fn link(words: &str, url: &str) -> String {
    // Within <…> only these would end the address.
    let url: String = url.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !"<>\\".contains(*c)).collect();
    format!("[{}](<{url}>)", escaped(words))
}

/// Blanks, line breaks and characters that are not seen part words and are gone.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || is_unseen(c)).filter(|word| !word.is_empty())
}

/// Control characters, and those that turn the direction of what follows.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn escaped_word(word: &str, first: bool) -> String {
    if let Some((url, rest)) = address(word) {
        return format!("<{url}>{}", escaped_word(rest, false));
    }
    let characters: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len() + 4);
    for (at, c) in characters.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|at| characters[at]);
        let after = characters.get(at + 1).copied();
        let within = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let doubled = before == Some(c) || after == Some(c);
        let escape = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' | '^' => true,
            '_' => !within,
            // HedgeDoc's marks, insertions and containers.
            '=' | '+' | ':' if doubled => true,
            // An emoji, unless it is a time (12:31:05) or ends a word.
            ':' => after.is_some_and(|c| c.is_alphabetic() || "+-".contains(c)) && !is_scheme(&characters[..at]),
            '{' => after == Some('%'),
            '&' => after.is_some_and(|c| c.is_alphanumeric() || c == '#'),
            '#' => before.is_none(),
            '>' | '=' | '-' | '+' => first && before.is_none(),
            '.' | ')' => first && after.is_none() && characters[..at].iter().all(char::is_ascii_digit) && at > 0,
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A word before a colon that may be no emoji: `action:Alice`, `draft:`.
fn is_scheme(before: &[char]) -> bool {
    !before.is_empty() && before.iter().all(|c| c.is_alphanumeric())
}

/// A web address at the start of the word, and what follows it (a full stop, a bracket).
fn address(word: &str) -> Option<(&str, &str)> {
    let lower = word.to_ascii_lowercase();
    if !lower.starts_with("https://") && !lower.starts_with("http://") {
        return None;
    }
    let ends = word.find(['<', '>', '"', '`', '\\', '|']).unwrap_or(word.len());
    // What looks like an entity would be read as one, even there.
    let is_entity = |at: &usize| {
        let name = word[at + 1..].split_once(';').map_or("", |(name, _)| name);
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
    };
    let entity = word.match_indices('&').map(|(at, _)| at).find(is_entity);
    let ends = entity.map_or(ends, |entity| entity.min(ends));
    let url = word[..ends].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '*', '_', '~']);
    let host = url.split_once("//")?.1;
    (host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[') && url.is_ascii())
        .then(|| word.split_at(url.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_stands_there_as_they_typed_it() {
        let cases = [
            (
                "a plain note, with draft-ietf-quic-multipath-12 in it",
                "a plain note, with draft-ietf-quic-multipath-12 in it",
            ),
            ("# not a heading", "\\# not a heading"),
            ("issue #557", "issue \\#557"),
            ("C# and F#", "C# and F#"),
            ("a | b", "a \\| b"),
            ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
            ("`code` and ```", "\\`code\\` and \\`\\`\\`"),
            ("APPLICATION_ABANDON _really_ **so**", "APPLICATION_ABANDON \\_really\\_ \\*\\*so\\*\\*"),
            ("one\ntwo\r\n\r\n# three", "one two \\# three"),
            ("- no list", "\\- no list"),
            ("1. no list", "1\\. no list"),
            ("at 12:31:05 a ratio of 3:1", "at 12:31:05 a ratio of 3:1"),
            ("Ian: yes", "Ian: yes"),
            (":smile: :::spoiler", "\\:smile: \\:\\:\\:spoiler"),
            ("x^2 $5 ~a~ ==b== ++c++", "x\\^2 \\$5 \\~a\\~ \\=\\=b\\=\\= \\+\\+c\\+\\+"),
            ("{%youtube x %}", "\\{%youtube x %}"),
            ("&lt;b&gt; R&D x & y", "\\&lt;b\\&gt; R\\&D x & y"),
            ("see https://example.org/a_b/_c_?x=*y*. Yes", "see <https://example.org/a_b/_c_?x=*y>\\*. Yes"),
            ("https://example.org/<script>", "<https://example.org/>\\<script>"),
            ("https://example.org/?a=1&b=2&lt;c", "<https://example.org/?a=1&b=2>\\&lt;c"),
            ("javascript:alert(1)", "javascript:alert(1)"),
            ("[click](javascript:alert(1))", "\\[click\\](javascript\\:alert(1))"),
            ("> quote", "\\> quote"),
            ("a -> b", "a -> b"),
            ("\u{202E}backwards\u{0}", "backwards"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected, "{text}");
        }
    }

    #[test]
    fn a_link_cannot_be_left() {
        assert_eq!(link("a]b", "https://x.org/(a)b>c d"), "[a\\]b](<https://x.org/(a)bcd>)");
    }
}
