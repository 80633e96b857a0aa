//! Which text is shown when.

use std::time::{Duration, Instant};

/// More than the page sends; what is left out, the page sends again within a minute.
const MOST: usize = 200;
/// Farther than the page looks ahead.
const LATEST: Duration = Duration::from_mins(10);

/// Texts, each with when it comes.
#[derive(Debug, PartialEq)]
pub struct Texts(Vec<(Instant, String)>);

impl Texts {
    /// From texts with the milliseconds from now to each; nothing if there is none.
    pub fn of(texts: Vec<(f64, String)>, now: Instant) -> Option<Self> {
        let texts = texts.into_iter().take(MOST).filter_map(|(wait, text)| {
            let wait = Duration::try_from_secs_f64(wait / 1000.0).ok().filter(|wait| *wait <= LATEST)?;
            Some((now + wait, text))
        });
        let mut texts: Vec<_> = texts.collect();
        texts.sort_by_key(|(when, _)| *when);
        (!texts.is_empty()).then_some(Self(texts))
    }

    /// The text at an instant: the last that has come, or the first.
    pub fn at(&self, now: Instant) -> &str {
        let come = self.0.partition_point(|(when, _)| *when <= now);
        &self.0[come.saturating_sub(1)].1
    }

    /// When the next text comes.
    pub fn next_after(&self, now: Instant) -> Option<Instant> {
        self.0.iter().map(|(when, _)| *when).find(|when| *when > now)
    }

    /// Whether a text came after the first instant and up to the second.
    pub fn changes_between(&self, from: Instant, to: Instant) -> bool {
        self.next_after(from).is_some_and(|next| next <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_comes_at_its_time_and_the_last_stays() {
        let now = Instant::now();
        let after = |ms| now + Duration::from_millis(ms);
        let sent = vec![(0.0, "05:31".to_owned()), (1400.0, "05:29".to_owned()), (400.0, "05:30".to_owned())];
        let texts = Texts::of(sent, now).unwrap();
        for (ms, text) in
            [(0, "05:31"), (399, "05:31"), (400, "05:30"), (1399, "05:30"), (1400, "05:29"), (9000, "05:29")]
        {
            assert_eq!(texts.at(after(ms)), text, "after {ms} ms");
        }
        assert_eq!(texts.next_after(now), Some(after(400)));
        assert_eq!(texts.next_after(after(400)), Some(after(1400)));
        assert_eq!(texts.next_after(after(1400)), None);
        assert!(texts.changes_between(now, after(400)) && !texts.changes_between(after(400), after(1399)));
    }

    #[test]
    fn times_that_no_page_sends_are_left_out() {
        let now = Instant::now();
        for wrong in [f64::NAN, f64::INFINITY, -1.0, 1e12] {
            assert_eq!(Texts::of(vec![(wrong, "1".to_owned())], now), None, "{wrong}");
        }
        assert_eq!(Texts::of(Vec::new(), now), None);
    }
}
