//! Puts text that people typed into Markdown for HedgeDoc, so that it appears exactly as typed and breaks nothing.

/// The text on one line, for a paragraph, a list entry or a heading. Escapes whatever Markdown or HedgeDoc would
/// interpret; URLs stay clickable.
pub(crate) fn escaped(text: &str) -> String {
    let words: Vec<String> = words(text).enumerate().map(|(n, word)| escaped_word(word, n == 0)).collect();
    words.join(" ")
}

/// The text on one line, unescaped, for plain email.
pub(crate) fn plain(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

/// A link with its URL as text.
pub(crate) fn address_of(url: &str) -> String {
    match address(url) {
        Some((_, "")) => escaped(url),
        _ => link(url, url),
    }
}

/// A link with this text.
pub(crate) fn link(words: &str, url: &str) -> String {
    // Within <…>, only these characters would end the URL.
    let url: String = url.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !"<>\\".contains(*c)).collect();
    format!("[{}](<{url}>)", escaped(words))
}

/// The words of the text. Blanks, line breaks and invisible characters separate words and are dropped.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || is_unseen(c)).filter(|word| !word.is_empty())
}

/// Control characters, and characters that change the text direction.
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
            // HedgeDoc's highlights, insertions and containers.
            '=' | '+' | ':' if doubled => true,
            // An emoji, unless it is part of a time (12:31:05) or ends a word.
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

/// Whether the colon after this word cannot begin an emoji: `action:Alice`, `draft:`.
fn is_scheme(before: &[char]) -> bool {
    !before.is_empty() && before.iter().all(|c| c.is_alphanumeric())
}

/// Splits a URL at the start of the word from what follows it (a full stop, a bracket).
fn address(word: &str) -> Option<(&str, &str)> {
    let lower = word.to_ascii_lowercase();
    if !lower.starts_with("https://") && !lower.starts_with("http://") {
        return None;
    }
    let ends = word.find(['<', '>', '"', '`', '\\', '|']).unwrap_or(word.len());
    // Even in a URL, something that looks like an entity would be read as one.
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
