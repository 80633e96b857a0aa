//! Durations as agendas have them: "15 min", "10 minutes + 10 minutes Q&A", "20 min incl. 5 min discussion", "5'",
//! "3 x 4 min", "1h30", "1.5 hours".

pub(crate) use crate::amount::Planned;
use crate::amount::{BEFORE, Cursor, Of, sum};

/// The duration at the start of a text, and how many bytes it takes. Without a unit ("10", "5+10") it counts only if
/// `bare`.
pub(crate) fn at_start(text: &str, bare: bool) -> Option<(Planned, usize)> {
    let mut at = Cursor { text, at: 0 };
    at.skip_words(BEFORE);
    at.blanks();
    let mut amounts = vec![at.amount()?];
    let mut end = at.at;
    while amounts.len() < 6 {
        if !at.joint() {
            break;
        }
        match at.amount() {
            Some(amount) => amounts.push(amount),
            // "5 minutes + Q&A": how long that takes is not said.
            None if at.of() == Of::Discussion => {
                end = at.at;
                break;
            }
            None => break,
        }
        end = at.at;
    }
    let mut planned = sum(&mut amounts, bare)?;
    let mut inside = Cursor { text, at: end };
    if let Some(part) = inside.included(&planned) {
        (planned, end) = (part, inside.at);
    }
    // A word right after the number that is not part of it: "5 minutes' silence", "3D", "10th".
    let next = text[end..].chars().next();
    if next.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '%') {
        return None;
    }
    Some((planned, end))
}

/// The duration that a text is, with nothing before or after it.
pub(crate) fn whole(text: &str, bare: bool) -> Option<Planned> {
    // "(-01)" is the version of a draft, "(+07)" a time zone.
    let bare = bare && !text.trim_start().trim_start_matches('+').starts_with(['-', '0']);
    let text = text.trim_matches(|c: char| c.is_whitespace() || "~≈.,;:-–—*_()[]".contains(c));
    let (planned, end) = at_start(text, bare)?;
    text[end..].chars().all(|c| c.is_whitespace() || ".,;:)".contains(c)).then_some(planned)
}

/// The duration at the end of a text, and where it begins: "A. Nobody 15'+10'", "Huitema, 15min".
pub(crate) fn at_end(text: &str) -> Option<(Planned, usize)> {
    // At most the last ten words, from the longest on, so that a sum is found whole.
    let tail = text.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let starts: Vec<usize> = text[tail..]
        .char_indices()
        .filter(|(at, c)| {
            let before = text[..tail + at].chars().next_back();
            (c.is_ascii_digit() || *c == '~' || *c == '+')
                && before.is_none_or(|b| !b.is_alphanumeric() && !".:/-_#".contains(b))
        })
        .map(|(at, _)| tail + at)
        .collect();
    starts.into_iter().find_map(|start| whole(&text[start..], false).map(|planned| (planned, start)))
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn durations_as_chairs_write_them() {
        let table = [
            ("15 min", 15, None),
            ("10 minutes + 10 minutes Q&A", 20, Some((10, 10))),
            ("20 min incl. 5 min discussion", 20, Some((15, 5))),
            ("20 min, including 5 min for Q&A", 20, Some((15, 5))),
            ("20 min (incl. 5 min Q&A)", 20, Some((15, 5))),
            ("20 min (15+5)", 20, Some((15, 5))),
            ("20 (15+5)", 20, Some((15, 5))),
            ("25 min (20 min talk, 5 min Q&A)", 25, Some((20, 5))),
            ("10 minutes including Q&A", 10, None),
            ("10 mins w/ Q&A", 10, None),
            ("1.5 hours", 90, None),
            ("1,5 Stunden", 90, None),
            ("0.5h", 30, None),
            ("1½ h", 90, None),
            ("half an hour", 30, None),
            ("an hour", 60, None),
            ("1 hour 30 minutes", 90, None),
            ("1h30", 90, None),
            ("2h", 120, None),
            ("20 Min. + 10 Min. Diskussion", 30, Some((20, 10))),
            ("10 min talk / 5 min Q and A", 15, Some((10, 5))),
            ("10 minutes presentation, 5 minutes discussion", 15, Some((10, 5))),
            ("10 mim", 10, None),
            ("10-15 min", 15, None),
            ("3 x 4 min", 12, None),
            ("15' + 5'", 20, Some((15, 5))),
        ];
        for (text, minutes, parts) in table {
            let found = whole(text, true);
            let of = |time: Option<SignedDuration>| time.map(|time| time.as_secs() / 60);
            let read = found.map(|found| (found.time.as_secs() / 60, of(found.talk).zip(of(found.discussion))));
            assert_eq!(read, Some((minutes, parts)), "{text}");
        }
        for text in ["5 minute tests", "1.5", "3D", "10th", "minutes", "hour", "2.1 hour-glass", "-01"] {
            assert_eq!(whole(text, false), None, "{text}");
        }
    }
}
