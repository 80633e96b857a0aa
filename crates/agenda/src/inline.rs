//! A line's Markdown: links and emphasis, taken out of the text and kept beside it.

use std::ops::Range;

/// A text without its markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inline {
    /// What a reader sees; a bare address is not part of it.
    pub text: String,
    /// Links: where their label stands in `text` (empty for a bare address), and where they lead.
    pub links: Vec<(Range<usize>, String)>,
    /// What is emphasised in `text`.
    pub emphasis: Vec<Range<usize>>,
    /// Where each bracket of `text` that has a partner closes, in order of the opening ones.
    pub pairs: Vec<(usize, usize)>,
}

impl Inline {
    /// Reads a text of one or more lines.
    pub(crate) fn of(source: &str) -> Inline {
        let partner = partners(source);
        let marks = emphasis(source);
        let mut out = Inline::default();
        let mut opened: Vec<(usize, u8)> = Vec::new();
        let mut brackets: Vec<(usize, usize)> = Vec::new();
        let mut link_end: Option<(usize, usize, String, usize)> = None;
        let mut at = 0;
        while at < source.len() {
            if let Some((start, end, url, resume)) = &link_end
                && at == *end
            {
                out.links.push((*start..out.text.len(), url.clone()));
                at = *resume;
                link_end = None;
                continue;
            }
            let byte = source.as_bytes()[at];
            if let Some(url) = bare_address(source, at) {
                out.links.push((out.text.len()..out.text.len(), url.to_owned()));
                at += url.len();
                if byte == b'<' {
                    at += 1;
                }
                continue;
            }
            if byte == b'<'
                && let Some(url) = angle(&source[at + 1..])
            {
                out.links.push((out.text.len()..out.text.len(), url.to_owned()));
                at += url.len() + 2;
                continue;
            }
            match byte {
                b'!' if source.as_bytes().get(at + 1) == Some(&b'[') && target(source, at + 1, &partner).is_some() => {
                    at += 1;
                }
                b'[' if link_end.is_none()
                    && let Some((close, url, resume)) = target(source, at, &partner) =>
                {
                    link_end = Some((out.text.len(), close, url, resume));
                    at += 1;
                }
                b'[' if refers(source, at, &partner) => at = partner[at] + 1,
                b'\\' if source.as_bytes().get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                    out.text.push(source.as_bytes()[at + 1] as char);
                    at += 2;
                }
                b'`' => at += 1,
                b'*' | b'_' if let Ok(index) = marks.binary_search_by_key(&at, |mark| mark.0) => {
                    let (_, len, opens) = marks[index];
                    if opens {
                        opened.push((out.text.len(), byte));
                    } else if let Some((start, _)) = opened.pop() {
                        out.emphasis.push(start..out.text.len());
                    }
                    at += len;
                }
                _ => {
                    let Some(c) = source[at..].chars().next() else { break };
                    if matches!(c, '(' | '[') && partner[at] != usize::MAX {
                        brackets.push((out.text.len(), partner[at]));
                    } else if matches!(c, ')' | ']')
                        && let Some((open, _)) = brackets.pop_if(|(_, close)| *close == at)
                    {
                        out.pairs.push((open, out.text.len()));
                    }
                    // Non-breaking and other special blanks are blanks.
                    out.text.push(if c.is_whitespace() && c != '\n' && c != '\t' { ' ' } else { c });
                    at += c.len_utf8();
                }
            }
        }
        if let Some((start, _, url, _)) = link_end {
            out.links.push((start..out.text.len(), url));
        }
        out.pairs.sort_unstable();
        out
    }

    /// Whether all of this range but its blanks is emphasised.
    pub(crate) fn is_emphasised(&self, range: &Range<usize>) -> bool {
        self.emphasis.iter().any(|part| part.start <= range.start && range.end <= part.end && !part.is_empty())
    }
}

/// For each opening bracket the place of its partner, else `usize::MAX`.
fn partners(source: &str) -> Vec<usize> {
    let mut partner = vec![usize::MAX; source.len()];
    let mut open: Vec<(u8, usize)> = Vec::new();
    for (at, byte) in source.bytes().enumerate() {
        match byte {
            b'(' | b'[' => open.push((byte, at)),
            b')' | b']' => {
                let opening = if byte == b')' { b'(' } else { b'[' };
                // A bracket that was never closed does not keep the others from it.
                while let Some((last, start)) = open.pop() {
                    if last == opening {
                        partner[start] = at;
                        break;
                    }
                    if open.iter().rev().take(4).all(|(kind, _)| *kind != opening) {
                        open.push((last, start));
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    partner
}

/// The link that the bracket at `open` begins: where its label ends, where it leads, and where the text goes on.
fn target(source: &str, open: usize, partner: &[usize]) -> Option<(usize, String, usize)> {
    let close = Some(partner[open]).filter(|close| *close != usize::MAX)?;
    let next = close + 1;
    if source.as_bytes().get(next) != Some(&b'(') {
        return None;
    }
    // An address that lacks its closing bracket ends with the line.
    let (inside, resume) = match partner[next] {
        usize::MAX => {
            let rest = &source[next + 1..];
            let len = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
            (&rest[..len], next + 1 + len)
        }
        end => (&source[next + 1..end], end + 1),
    };
    let inside = inside.trim();
    let url = inside.split(['\n', '\t', '"']).next().unwrap_or_default().trim();
    let url = url.trim_start_matches('<').trim_end_matches('>');
    let is_address = url.starts_with("draft-") && !url.contains(' ')
        || url.contains(['/', '.', ':', '#', '@']) && (!url.contains(' ') || url.contains("://"));
    is_address.then(|| (close, url.to_owned(), resume))
}

/// Whether the bracket at `open` names the reference of the bracket right before it: "[text][1]".
fn refers(source: &str, open: usize, partner: &[usize]) -> bool {
    let close = partner[open];
    close != usize::MAX && close - open <= 20 && source[..open].ends_with(']') && !source[..open].ends_with("[]")
}

/// An address that stands in the text as it is.
fn bare_address(source: &str, at: usize) -> Option<&str> {
    let rest = &source[at..];
    if !rest.starts_with(['h', 'H', 'x']) {
        return None;
    }
    let scheme = ["https://", "http://", "xmpp:"];
    let scheme = scheme
        .iter()
        .find(|scheme| rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))?;
    if source[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let len = rest.find(|c: char| c.is_whitespace() || "<>\"|".contains(c)).unwrap_or(rest.len());
    let mut url = rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']']);
    if url.ends_with(')') && !url.contains('(') {
        url = url.trim_end_matches([')', '.', ',']);
    }
    (url.len() > scheme.len()).then_some(url)
}

/// What stands before the next `>`, if it is an address of the web or of mail.
fn angle(rest: &str) -> Option<&str> {
    let len = rest.bytes().take(500).position(|b| b == b'>' || b.is_ascii_whitespace())?;
    let inside = rest.get(..len).filter(|_| rest.as_bytes()[len] == b'>')?;
    let is_address = inside.contains("://") || (inside.contains('@') && inside.contains('.'));
    is_address.then_some(inside)
}

/// The marks of emphasis that have a partner: place, length, and whether it opens.
fn emphasis(source: &str) -> Vec<(usize, usize, bool)> {
    let mut marks = Vec::new();
    let mut open: [Vec<(usize, usize)>; 2] = [Vec::new(), Vec::new()];
    let bytes = source.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte != b'*' && byte != b'_' {
            at += 1;
            continue;
        }
        let len = bytes[at..].iter().take_while(|b| **b == byte).count();
        let before = source[..at].chars().next_back().unwrap_or(' ');
        let after = source[at + len..].chars().next().unwrap_or(' ');
        let word = |c: char| c.is_alphanumeric();
        let inner = byte == b'_' && word(before) && word(after);
        let can_open = !after.is_whitespace() && !inner && (byte == b'*' || !word(before));
        let can_close = !before.is_whitespace() && !inner && (byte == b'*' || !word(after));
        let kind = usize::from(byte == b'_');
        if len <= 3 {
            if can_close && let Some((start, opened)) = open[kind].pop() {
                let len = len.min(opened);
                marks.push((start, opened, true));
                marks.push((at, len, false));
            } else if can_open {
                open[kind].push((at, len));
            }
        }
        at += len;
    }
    marks.sort_unstable_by_key(|mark| mark.0);
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_emphasis_are_taken_out() {
        let read =
            Inline::of("10 min - [A *b*](https://x.org/a_b) - *Jane\n  Doe* ([slides](a.pdf)), see https://y.org/.");
        assert_eq!(read.text, "10 min - A b - Jane\n  Doe (slides), see .");
        let links: Vec<(&str, &str)> =
            read.links.iter().map(|(at, url)| (&read.text[at.clone()], url.as_str())).collect();
        assert_eq!(links, [("A b", "https://x.org/a_b"), ("slides", "a.pdf"), ("", "https://y.org/")]);
        let emphasised: Vec<&str> = read.emphasis.iter().map(|at| &read.text[at.clone()]).collect();
        assert_eq!(emphasised, ["b", "Jane\n  Doe"]);
        assert_eq!(read.pairs.len(), 1);
    }

    #[test]
    fn what_is_no_markup_stays() {
        for text in
            ["3 * 4 * 5", "ACK_RECEIVE_TIMESTAMP", "[15] Title", "a ] b [ c ) d (", "snake_case_name", "* *", "[x](y)"]
        {
            assert_eq!(Inline::of(text).text, text);
        }
        assert_eq!(Inline::of("[a](https://x.org/").text, "a");
    }
}
