//! The digits that change each second are painted by the program while the presenter window rests, and by its page otherwise.

use std::thread::sleep;
use std::time::Duration;

use crate::chairside::{Chairside, Place, SOON};
use crate::driver::{Key, Modifier, Picture, Screen, Seen};

const CHAIR: &str = "Chairside:";

/// After this what has changed is on the screen.
const DRAWN: Duration = Duration::from_millis(150);

/// What the timer says, and who draws it: `"05:31 painted"`.
const TIMER: &str = "
    const timer = document.querySelector('.left-time [role=timer]');
    const painted = timer.hasAttribute('data-painted');
    return (painted ? timer.ariaLabel : timer.lastElementChild.textContent) + (painted ? ' painted' : '')";

/// Where the timer is in the window: left, top, right and bottom, from 0 to 1.
const PLACE: &str = "
    const { left, top, right, bottom } = document.querySelector('.left-time [role=timer]').getBoundingClientRect();
    return [left / innerWidth, top / innerHeight, right / innerWidth, bottom / innerHeight]";

fn talk() -> Place {
    Place::with_text("# One\n\n---\n\n# Two\n\n---\n\n# Three\n")
}

/// The first turn starts the timer of a talk.
fn running(place: &Place) -> Chairside {
    let chairside = place.open();
    chairside.in_presenter();
    chairside.next();
    chairside.driver.wait_until("the timer runs", SOON, |_| Ok(timer(&chairside) != "–")).unwrap();
    chairside
}

fn timer(chairside: &Chairside) -> String {
    chairside.in_presenter().script(TIMER, &[]).unwrap().as_str().unwrap().to_owned()
}

fn expect_painted(chairside: &Chairside, painted: bool) {
    let what = if painted { "the program paints the digits" } else { "the page draws the digits" };
    chairside.driver.wait_until(what, SOON, |_| Ok(timer(chairside).ends_with("painted") == painted)).unwrap();
}

/// The timer's pixels.
fn pixels(chairside: &Chairside, seen: &Seen) -> Vec<[u8; 3]> {
    let place = chairside.in_presenter().script(PLACE, &[]).unwrap();
    let picture: Picture = seen.picture().unwrap();
    let edge = |at: usize, length: usize| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let edge = (place[at].as_f64().unwrap() * length as f64) as usize;
        edge
    };
    let (width, height) = (picture.width, picture.height);
    let columns = edge(0, width)..edge(2, width);
    (edge(1, height)..edge(3, height))
        .flat_map(|row| columns.clone().map(move |column| (column, row)))
        .map(|(column, row)| picture.pixel(column, row))
        .collect()
}

/// How many pixels are clearly different.
fn different(one: &[[u8; 3]], other: &[[u8; 3]]) -> usize {
    assert_eq!(one.len(), other.len());
    let differs = |(a, b): &(&[u8; 3], &[u8; 3])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 20);
    one.iter().zip(other).filter(differs).count()
}

#[test]
fn the_program_paints_the_digits_as_the_page_draws_them() {
    let place = talk();
    let chairside = running(&place);
    let seen = Seen::window(CHAIR).unwrap();
    let (mut ticked, mut compared) = (false, false);
    for _ in 0..20 {
        expect_painted(&chairside, true);
        let before = timer(&chairside);
        sleep(DRAWN);
        let painted = pixels(&chairside, &seen);
        sleep(Duration::from_secs(1));
        let after = timer(&chairside);
        if after.ends_with("painted") && after != before {
            ticked = true;
            assert_ne!(different(&painted, &pixels(&chairside, &seen)), 0, "{before} looks like {after}");
        }
        let painted = pixels(&chairside, &seen);
        // The mouse moves: the page draws them itself.
        Screen::mouse("mousemove_relative 1 1").unwrap();
        expect_painted(&chairside, false);
        sleep(DRAWN);
        let drawn = pixels(&chairside, &seen);
        if after == format!("{} painted", timer(&chairside)) {
            compared = true;
            assert_eq!(different(&painted, &drawn), 0, "{after}");
        }
        if ticked && compared {
            return;
        }
    }
    panic!("seen a painted second pass: {ticked}; compared with the page within one second: {compared}");
}

#[test]
fn nothing_is_painted_over_what_comes_up() {
    let place = talk();
    let chairside = running(&place);
    expect_painted(&chairside, true);
    for (opens, modifiers) in [('k', &[Modifier::Control][..]), ('?', &[])] {
        chairside.in_presenter().press(opens, modifiers).unwrap();
        expect_painted(&chairside, false);
        // However long it stays.
        sleep(Duration::from_millis(2500));
        let covered = "
            const { left, top, right, bottom } = document.querySelector('.left-time [role=timer]').getBoundingClientRect();
            return !document.querySelector('.left-time').contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))";
        let is_covered = chairside.in_presenter().script(covered, &[]).unwrap() == true;
        assert_eq!(timer(&chairside).ends_with("painted"), !is_covered, "{opens}");
        chairside.in_presenter().press(Key::ESCAPE, &[]).unwrap();
        expect_painted(&chairside, true);
    }
}
