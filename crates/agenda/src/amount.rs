//! Reads a duration piece by piece: numbers, units, and what each piece is for.

use jiff::SignedDuration;

/// Planned minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Planned {
    pub time: SignedDuration,
    pub talk: Option<SignedDuration>,
    pub discussion: Option<SignedDuration>,
    /// All of it is for discussion: "5 min Q&A".
    pub only_discussion: bool,
}

impl Planned {
    /// This many minutes, of which nothing more is known.
    pub(crate) fn of(time: SignedDuration) -> Planned {
        Planned { time, talk: None, discussion: None, only_discussion: false }
    }

    /// What a second duration in the same entry adds: how the first is divided, or time for discussion after it.
    pub(crate) fn and(self, second: Planned) -> Planned {
        let undivided = self.talk.is_none() && self.discussion.is_none();
        if undivided && second.time == self.time && second.talk.is_some() {
            return second;
        }
        if undivided && second.only_discussion && !self.only_discussion {
            let (talk, discussion) = (Some(self.time), Some(second.time));
            return Planned { time: self.time.saturating_add(second.time), talk, discussion, only_discussion: false };
        }
        self
    }
}

/// A day: no item takes longer.
const LONGEST: i64 = 24 * 60 * 60;

/// A number without a unit that is larger is no number of minutes.
const LONGEST_BARE: i64 = 4 * 60 * 60;

/// One summand: "10 minutes Q&A".
pub(crate) struct Amount {
    pub seconds: i64,
    pub has_unit: bool,
    pub of: Of,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Of {
    Unsaid,
    Talk,
    Discussion,
}

/// Words before a duration that say nothing more.
pub(crate) const BEFORE: &[&str] = &[
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
const TALK: &[&str] =
    &["talk", "presentation", "presentations", "pres", "present", "presenting", "slides", "intro", "vortrag"];
const DISCUSSION: &[&str] = &[
    "discussion",
    "discuss",
    "discussions",
    "disc",
    "q",
    "qa",
    "questions",
    "a",
    "q/a",
    "diskussion",
    "aussprache",
    "fragen",
    "answers",
];
const AFTER: &[&str] =
    &["total", "max", "each", "in", "allocated", "for", "maximum", "of", "time", "long", "slot", "requested", "only"];
/// Words before what is part of the time named first.
const INCLUDING: &[&str] = &["incl", "including", "includes", "inkl", "inklusive", "with", "w", "inc", "included"];

/// The sum of these, if it is a duration. Without any unit it counts only if `bare`.
pub(crate) fn sum(amounts: &mut [Amount], bare: bool) -> Option<Planned> {
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
    let only_discussion = amounts.iter().all(|amount| amount.of == Of::Discussion);
    Some(Planned {
        time: SignedDuration::from_secs(seconds),
        talk: part(Of::Talk).filter(|_| whole),
        discussion: part(Of::Discussion).filter(|_| whole),
        only_discussion,
    })
}

/// A place in a text.
#[derive(Clone)]
pub(crate) struct Cursor<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    pub(crate) fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || "~≈".contains(c)).len();
    }

    /// Skips words of this list, with the signs after them.
    pub(crate) fn skip_words(&mut self, words: &[&str]) {
        loop {
            self.blanks();
            let rest = self.rest();
            let word: &str = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
            if word.is_empty() || !words.iter().any(|known| known.eq_ignore_ascii_case(word)) {
                break;
            }
            let after = &rest[word.len()..];
            let signs =
                after.len() - after.trim_start_matches(|c: char| c.is_whitespace() || ":=.~≈/".contains(c)).len();
            self.at += word.len() + signs;
        }
        if self.rest().starts_with('+') {
            self.at += 1;
        }
    }

    /// What a time includes: "(15+5)", "incl. 5 min discussion", "including Q&A".
    pub(crate) fn included(&mut self, planned: &Planned) -> Option<Planned> {
        self.blanks();
        let rest = self.rest();
        let signs = rest.len() - rest.trim_start_matches([' ', ',', '(', '[', ':', '=', ';']).len();
        let bracket = rest[..signs].contains(['(', '[', '=', ':']);
        self.at += signs;
        let before = self.at;
        self.skip_words(INCLUDING);
        let said = self.at > before;
        if !said && !bracket {
            return None;
        }
        let from = self.at;
        let mut amounts = vec![];
        while amounts.len() < 6
            && let Some(amount) = self.amount()
        {
            amounts.push(amount);
            let at = self.at;
            if !self.joint() {
                self.at = at;
                break;
            }
        }
        if amounts.is_empty() {
            self.at = from;
            let discussion = self.of() == Of::Discussion;
            self.close();
            return (said && discussion).then_some(*planned);
        }
        if let [only] = &mut amounts[..] {
            let part = SignedDuration::from_secs(only.seconds);
            let rest = planned.time.checked_sub(part).filter(SignedDuration::is_positive)?;
            let (talk, discussion) = if only.of == Of::Talk { (part, rest) } else { (rest, part) };
            let divided = (only.of != Of::Unsaid && said) || only.of == Of::Discussion;
            self.close();
            return divided.then_some(Planned { talk: Some(talk), discussion: Some(discussion), ..*planned });
        }
        let parts = sum(&mut amounts, true).filter(|parts| parts.time == planned.time)?;
        self.close();
        Some(parts)
    }

    fn close(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '.']).trim_start_matches([')', ']']).len();
    }

    /// A sign or a word between two amounts.
    pub(crate) fn joint(&mut self) -> bool {
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

    /// "an hour", "half an hour", "1.5 hours", "0.5h", "1½ h": the seconds.
    fn hours(&mut self) -> Option<i64> {
        let rest = self.rest();
        let lower: String = rest.chars().take(24).flat_map(char::to_lowercase).collect();
        let words = [
            ("half an hour", 1800),
            ("half hour", 1800),
            ("a half hour", 1800),
            ("one hour", 3600),
            ("an hour", 3600),
            ("two hours", 7200),
            ("eine stunde", 3600),
            ("eine halbe stunde", 1800),
        ];
        if let Some((words, seconds)) = words.iter().find(|(words, _)| lower.starts_with(words)) {
            self.at += words.len();
            return Some(*seconds);
        }
        let whole = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: i64 = if whole == 0 { 0 } else { rest.get(..whole).filter(|_| whole <= 2)?.parse().ok()? };
        let after = &rest[whole..];
        let (part, len) = if let Some(part) = after.strip_prefix(['.', ',']) {
            let digits = part.bytes().take_while(u8::is_ascii_digit).count();
            let value: i64 = part.get(..digits).filter(|_| (1..=2).contains(&digits) && whole > 0)?.parse().ok()?;
            (value * if digits == 1 { 360 } else { 36 }, 1 + digits)
        } else if after.starts_with('½') {
            (1800, '½'.len_utf8())
        } else {
            return None;
        };
        let mut end = Cursor { text: self.text, at: self.at + whole + len };
        if end.unit() != Some(3600) {
            return None;
        }
        self.at = end.at;
        Some(number * 3600 + part)
    }

    pub(crate) fn amount(&mut self) -> Option<Amount> {
        if let Some(seconds) = self.hours() {
            return Some(Amount { seconds, has_unit: true, of: self.of() });
        }
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
            // "14h00" is a time of day.
            if unit == 3600 && number > 6 && more.starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
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
            "m" | "min" | "mins" | "minute" | "minutes" | "minuts" | "minues" | "mn" | "mns" | "mim" | "mims"
            | "minuten" | "minutos" | "minuti" | "minutter" | "minuter" => 60,
            "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" | "heure" | "heures" | "hora"
            | "horas" => 3600,
            "s" | "sec" | "secs" | "second" | "seconds" | "sek" => 1,
            _ => return None,
        };
        self.at += blanks + word.len();
        if self.rest().starts_with('.') {
            self.at += 1;
        }
        Some(seconds)
    }

    /// What the amount is for: "Q&A", "talk", "for discussion".
    pub(crate) fn of(&mut self) -> Of {
        let mut of = Of::Unsaid;
        for _ in 0..3 {
            let rest = self.rest();
            let blanks = rest.len() - rest.trim_start_matches([' ', '(', '&', '\u{a0}']).len();
            let rest = &rest[blanks..];
            let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
            let is = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
            if word.is_empty() {
                break;
            } else if word.eq_ignore_ascii_case("and") && of == Of::Discussion {
                // "Q and A", "questions and answers"
                let after = rest[word.len()..].trim_start();
                if !after.get(..1).is_some_and(|letter| letter.eq_ignore_ascii_case("a")) {
                    break;
                }
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
