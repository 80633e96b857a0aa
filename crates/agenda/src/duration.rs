//! Durations as agendas have them: "15 min", "10 minutes + 10 minutes Q&A", "5'", "3 x 4 min", "1h30".

use jiff::SignedDuration;

/// Planned minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Planned {
    pub time: SignedDuration,
    pub talk: Option<SignedDuration>,
    pub discussion: Option<SignedDuration>,
}

/// One summand: "10 minutes Q&A".
struct Amount {
    seconds: i64,
    has_unit: bool,
    of: Of,
}

#[derive(Clone, Copy, PartialEq)]
enum Of {
    Unsaid,
    Talk,
    Discussion,
}

const BEFORE: &[&str] = &[
    "total",
    "time",
    "duration",
    "length",
    "about",
    "approx",
    "approximately",
    "ca",
    "circa",
    "max",
    "up",
    "to",
    "est",
];
const TALK: &[&str] = &["talk", "presentation", "presentations", "pres", "present", "presenting", "slides", "intro"];
const DISCUSSION: &[&str] = &["discussion", "discuss", "discussions", "disc", "q", "qa", "questions", "a", "q/a"];
const AFTER: &[&str] = &["total", "max", "each", "in", "allocated", "for", "maximum", "of", "time", "long"];

/// A day: no item takes longer.
const LONGEST: i64 = 24 * 60 * 60;

/// A number without a unit that is larger is no number of minutes.
const LONGEST_BARE: i64 = 4 * 60 * 60;

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
    let planned = sum(&mut amounts, bare)?;
    // A word right after the number that is not part of it: "5 minutes' silence", "3D", "10th".
    let next = text[end..].chars().next();
    if next.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '%') {
        return None;
    }
    Some((planned, end))
}

/// The duration that a text is, with nothing before or after it.
pub(crate) fn whole(text: &str, bare: bool) -> Option<Planned> {
    // "(-01)" is the version of a draft.
    let bare = bare && !text.trim_start().starts_with(['-', '0']);
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

fn sum(amounts: &mut [Amount], bare: bool) -> Option<Planned> {
    let seconds: i64 = amounts.iter().map(|amount| amount.seconds).sum();
    let with_unit = amounts.iter().any(|amount| amount.has_unit);
    if !bare && !with_unit {
        return None;
    }
    if seconds <= 0 || seconds > if with_unit { LONGEST } else { LONGEST_BARE } {
        return None;
    }
    if let [first, second] = amounts {
        if first.of == Of::Unsaid && second.of != Of::Talk {
            first.of = Of::Talk;
        }
        if second.of == Of::Unsaid && first.of == Of::Talk {
            second.of = Of::Discussion;
        }
    }
    let part = |of: Of| {
        let parts = amounts.iter().filter(|amount| amount.of == of).map(|amount| amount.seconds);
        Some(parts.sum::<i64>()).filter(|seconds| *seconds > 0 && amounts.len() > 1).map(SignedDuration::from_secs)
    };
    let whole = amounts.iter().all(|amount| amount.of != Of::Unsaid);
    Some(Planned {
        time: SignedDuration::from_secs(seconds),
        talk: part(Of::Talk).filter(|_| whole),
        discussion: part(Of::Discussion).filter(|_| whole),
    })
}

#[derive(Clone)]
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || "~≈".contains(c)).len();
    }

    /// Skips words of this list, with the signs after them.
    fn skip_words(&mut self, words: &[&str]) {
        loop {
            self.blanks();
            let rest = self.rest();
            let word: &str = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
            if word.is_empty() || !words.iter().any(|known| known.eq_ignore_ascii_case(word)) {
                break;
            }
            let after = &rest[word.len()..];
            let signs =
                after.len() - after.trim_start_matches(|c: char| c.is_whitespace() || ":=.~≈".contains(c)).len();
            self.at += word.len() + signs;
        }
        if self.rest().starts_with('+') {
            self.at += 1;
        }
    }

    /// A sign or a word between two amounts.
    fn joint(&mut self) -> bool {
        self.blanks();
        let rest = self.rest();
        for joint in ["+", "/", ",", "&", "and ", "plus "] {
            if rest.get(..joint.len()).is_some_and(|start| start.eq_ignore_ascii_case(joint)) {
                self.at += joint.len();
                self.blanks();
                return true;
            }
        }
        false
    }

    fn number(&mut self) -> Option<i64> {
        let rest = self.rest();
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits == 0 || digits > 4 {
            return None;
        }
        let number = rest[..digits].parse().ok()?;
        self.at += digits;
        Some(number)
    }

    fn amount(&mut self) -> Option<Amount> {
        let mut number = self.number()?;
        let times = self.rest().trim_start();
        if let Some(after) = times.strip_prefix(['x', 'X', '×', '*'])
            && after.trim_start().starts_with(|c: char| c.is_ascii_digit())
        {
            self.at = self.text.len() - after.trim_start().len();
            number = number.checked_mul(self.number()?)?;
        }
        // "10-15 min": planned for the longer.
        if let Some(after) = self.rest().strip_prefix(['-', '–'])
            && after.starts_with(|c: char| c.is_ascii_digit())
        {
            let before = self.at;
            self.at = self.text.len() - after.len();
            match self.number() {
                Some(longer) if longer > number && self.clone().unit().is_some() => number = longer,
                _ => self.at = before,
            }
        }
        let mut seconds = number * 60;
        let unit = self.unit();
        if let Some(unit) = unit {
            seconds = number * unit;
            let more = self.rest();
            // "1h30", "1 hour 30 minutes"
            if unit == 3600 && more.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
                let before = self.at;
                self.blanks();
                match (self.number(), self.unit()) {
                    (Some(minutes), Some(60)) => seconds += minutes * 60,
                    (Some(minutes), None) if before + 2 == self.at => seconds += minutes * 60,
                    _ => self.at = before,
                }
            }
        }
        let of = self.of();
        Some(Amount { seconds, has_unit: unit.is_some(), of })
    }

    /// The seconds of a unit.
    fn unit(&mut self) -> Option<i64> {
        let rest = self.rest();
        let blanks = rest.len() - rest.trim_start_matches([' ', '-', '\u{a0}', '‑']).len();
        let rest = &rest[blanks..];
        let sign = rest.chars().next()?;
        if "'’′´`".contains(sign) {
            self.at += blanks + sign.len_utf8();
            return Some(60);
        }
        let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        let seconds = match word.to_ascii_lowercase().as_str() {
            "m" | "min" | "mins" | "minute" | "minutes" | "minuts" | "minues" | "mn" => 60,
            "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
            "s" | "sec" | "secs" | "second" | "seconds" => 1,
            // "1h30": the letter stands between digits.
            _ => return None,
        };
        self.at += blanks + word.len();
        if self.rest().starts_with('.') {
            self.at += 1;
        }
        Some(seconds)
    }

    /// What the amount is for: "Q&A", "talk", "for discussion".
    fn of(&mut self) -> Of {
        let mut of = Of::Unsaid;
        for _ in 0..3 {
            let rest = self.rest();
            let blanks = rest.len() - rest.trim_start_matches([' ', '(', ':', '&', '\u{a0}']).len();
            let rest = &rest[blanks..];
            let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
            let is = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
            if word.is_empty() {
                break;
            } else if is(TALK) {
                of = Of::Talk;
            } else if is(DISCUSSION) && (word.len() > 1 || word.eq_ignore_ascii_case("q") || of == Of::Discussion) {
                of = Of::Discussion;
            } else if !is(AFTER) {
                break;
            }
            self.at += blanks + word.len();
        }
        of
    }
}
