//! What changes on the screen by itself: the digits of a timer. Whether a page has settled is judged without them.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::pixels::{Look, Part, Pixels};
use crate::failure::{Failure, Outcome};

/// Within this time both digits of the seconds change.
const WATCHED: Duration = Duration::from_secs(11);
/// How often the screen is looked at.
const EVERY: Duration = Duration::from_millis(50);
/// The largest share of the screen that may change by itself.
const MOST: f64 = 0.01;

/// Finds the digits of the timer on a screen that nobody touches meanwhile.
pub fn find(pixels: &Pixels) -> Outcome<Part> {
    let until = Instant::now() + WATCHED;
    let mut last = pixels.look()?;
    let mut seconds: Option<Part> = None;
    while Instant::now() < until {
        sleep(EVERY);
        let now = pixels.look()?;
        if let Some(changed) = now.changed(&last) {
            seconds = Some(changed.around(seconds.as_ref()));
        }
        last = now;
    }
    digits(&last, seconds)
}

/// The digits of the minutes are as wide as those of the seconds, and the colon between them is narrower.
fn digits(look: &Look, seconds: Option<Part>) -> Outcome<Part> {
    let Part { rows, bytes } = seconds.ok_or_else(|| Failure::new("the timer on the page does not tick"))?;
    let digits = Part { rows, bytes: bytes.start.saturating_sub(2 * bytes.len())..bytes.end };
    if look.share(&digits) > MOST {
        return Err(Failure::new("more than the digits of a timer changes by itself: no page would count as settled"));
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_digits_of_a_timer_are_found() {
        let screen = Look::white(1920, 180);
        let part = |rows, bytes| Some(Part { rows, bytes });
        assert_eq!(digits(&screen, part(160..168, 7200..7400)).unwrap(), Part { rows: 160..168, bytes: 6800..7400 });
        assert_eq!(digits(&screen, part(1..2, 8..40)).unwrap(), Part { rows: 1..2, bytes: 0..40 });
        assert!(digits(&screen, None).is_err(), "nothing ticks");
        assert!(digits(&screen, part(0..90, 0..3840)).is_err(), "a film");
    }
}
