//! Decides from the compositor's frame callbacks whether the window is on the screen.
//!
//! A visible window gets its callback at the next refresh. GNOME, KDE and sway send a covered one none, and compositors built on smithay, such as
//! COSMIC's and niri, one about once a second (<https://github.com/Smithay/smithay/issues/2138>). Others are known that send two.

use std::time::Duration;

/// An answer slower than this is checked with another frame at once, which takes a covered window all of the compositor's interval.
const ASK_AGAIN: Duration = Duration::from_millis(100);

/// If that frame takes this long, the window is not seen.
const LATE: Duration = Duration::from_millis(400);

/// If the first frame takes this long, it is not seen either.
const UNSEEN: Duration = Duration::from_millis(1_200);

/// A wait counts only after this many looks: the thread that looks may itself have been busy.
const LOOKS: u32 = 30;
/// The same for [`ASK_AGAIN`].
const LOOKS_TO_ASK_AGAIN: u32 = 8;

/// What is known after a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Awaited,
    /// The frame is on the screen.
    Seen,
    /// It came late: another one has to be asked for at once.
    Late,
    /// No frame is on the screen.
    Unseen,
}

/// What was answered so far.
#[derive(Debug, Default)]
pub struct Answers {
    /// The last answer came late, so that another frame was asked for at once.
    is_asked_again: bool,
}

impl Answers {
    /// A look at a frame that was asked for so long ago and looked at so often.
    pub fn look(&mut self, waited: Duration, looks: u32, is_answered: bool) -> Answer {
        let is_late = |limit, enough| waited >= limit && looks >= enough;
        if !is_answered {
            let limit = if self.is_asked_again { LATE } else { UNSEEN };
            return if is_late(limit, LOOKS) { Answer::Unseen } else { Answer::Awaited };
        }
        self.is_asked_again =
            if self.is_asked_again { is_late(LATE, LOOKS) } else { is_late(ASK_AGAIN, LOOKS_TO_ASK_AGAIN) };
        if self.is_asked_again { Answer::Late } else { Answer::Seen }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK_EVERY: u64 = 8;

    /// Asks for a frame that is answered after so many milliseconds, and looks at it until more is known. Returns that, and when.
    fn ask(answers: &mut Answers, answered_after: u64) -> (Answer, u64) {
        for looks in 1..=1_000 {
            let waited = u64::from(looks) * LOOK_EVERY;
            let answer = answers.look(Duration::from_millis(waited), looks, waited >= answered_after);
            if answer != Answer::Awaited {
                return (answer, waited);
            }
        }
        (Answer::Awaited, 0)
    }

    #[test]
    fn a_window_that_is_asked_soon_is_seen_and_one_that_is_never_asked_is_not() {
        let mut answers = Answers::default();
        assert_eq!(ask(&mut answers, 16), (Answer::Seen, 16));
        assert_eq!(ask(&mut answers, u64::MAX), (Answer::Unseen, 1_200));
    }

    #[test]
    fn a_window_that_is_asked_once_or_twice_a_second_is_not_seen() {
        for interval in [500, 1_000] {
            let mut answers = Answers::default();
            assert_eq!(ask(&mut answers, 200), (Answer::Late, 200), "the rest of an interval");
            for _ in 0..3 {
                // The answer is found some time after it came, and the next frame is asked for then.
                assert_eq!(ask(&mut answers, interval - 50), (Answer::Unseen, 400));
                assert_eq!(answers.look(Duration::from_millis(interval), 40, true), Answer::Late);
            }
            // It is uncovered.
            assert_eq!(ask(&mut answers, 16), (Answer::Seen, 16));
        }
    }

    #[test]
    fn late_answers_of_a_busy_machine_are_no_alarm() {
        let mut answers = Answers::default();
        for late in [104, 400, 1_000] {
            assert_eq!(ask(&mut answers, late), (Answer::Late, late));
            assert_eq!(ask(&mut answers, 304), (Answer::Seen, 304));
        }
    }

    #[test]
    fn a_thread_that_was_busy_says_nothing() {
        let mut answers = Answers::default();
        assert_eq!(answers.look(Duration::from_secs(5), 1, false), Answer::Awaited);
        assert_eq!(answers.look(Duration::from_secs(5), 2, true), Answer::Seen);
    }
}
