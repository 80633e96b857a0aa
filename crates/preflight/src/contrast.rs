//! Text whose colour is too near its background's, by the contrast that WCAG 2.2 asks for at level AA (1.4.3): 4.5 to 1, and
//! 3 to 1 for large text. Large is 18 points and more; a slide is 540 points high.

use std::collections::BTreeMap;

use crate::dimmed;
use crate::finding::{Finding, Kind, pages_in_words};
use crate::letters::{Colour, Letters, contrast};
use crate::lines::{Repeated, own};
use crate::seen::DeckSeen;
use crate::small::shortened;

const ENOUGH: f32 = 4.5;
const ENOUGH_FOR_LARGE: f32 = 3.0;
const LARGE: f32 = 18.0 / 540.0;
/// A projector washes colours out, but a tenth is within what blurred edges cost the measurement.
const TOLERANCE: f32 = 0.9;
/// Shorter lines are labels, or letters of a formula.
const SHORTEST: usize = 6;
/// Colours nearer than this count as the same, part by part.
const ALIKE: u8 = 24;

struct Pair {
    ink: Colour,
    paper: Colour,
    ratio: f32,
    wanted: f32,
    text: String,
    pages: Vec<u32>,
}

pub(crate) fn find(deck: &DeckSeen<'_>) -> Vec<Finding> {
    let repeated = Repeated::of(deck);
    let mut pairs: Vec<Pair> = Vec::new();
    for (number, page) in (0..).zip(deck.pages) {
        for (line, found) in own(page, &repeated) {
            if line.text.chars().filter(|letter| letter.is_alphanumeric()).count() < SHORTEST {
                continue;
            }
            let Some(found) = found else { continue };
            let ratio = contrast(found.ink, found.paper);
            let is_clear = |found: &Letters| !is_weak(found);
            let wanted = wanted(found);
            if is_weak(found) && !dimmed::is_shown_nearby(deck.pages, number as usize, line, &is_clear) {
                let (ink, paper) = (found.ink, found.paper);
                let text = line.text.clone();
                note(&mut pairs, Pair { ink, paper, ratio, wanted, text, pages: vec![number] });
            }
        }
    }
    pairs.into_iter().map(finding).collect()
}

/// The contrast that letters of this size need.
fn wanted(letters: &Letters) -> f32 {
    if letters.em >= LARGE { ENOUGH_FOR_LARGE } else { ENOUGH }
}

fn is_weak(letters: &Letters) -> bool {
    contrast(letters.ink, letters.paper) < wanted(letters) * TOLERANCE
}

fn note(pairs: &mut Vec<Pair>, new: Pair) {
    let alike = |one: Colour, other: Colour| one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= ALIKE);
    let Some(known) = pairs.iter_mut().find(|pair| alike(pair.ink, new.ink) && alike(pair.paper, new.paper)) else {
        pairs.push(new);
        return;
    };
    if known.pages.last() != new.pages.last() {
        known.pages.extend(&new.pages);
    }
    if new.ratio < known.ratio {
        known.ratio = new.ratio;
        known.text = new.text;
    }
    known.wanted = known.wanted.max(new.wanted);
}

fn finding(pair: Pair) -> Finding {
    Finding {
        kind: Kind::Contrast,
        what: format!(
            "{} on {} is hard to read on {}: `{}`, with a contrast of {:.1} to 1",
            name(pair.ink),
            name(pair.paper),
            pages_in_words(&pair.pages),
            shortened(&pair.text),
            pair.ratio
        ),
        why: "a projector in a lit room takes away more contrast, and some people see less of it".into(),
        instead: format!("take a {} colour for the letters: at least {} to 1", other_side(pair.paper), pair.wanted),
        pages: pair.pages,
    }
}

fn other_side(paper: Colour) -> &'static str {
    if contrast(paper, [0, 0, 0]) > contrast(paper, [255, 255, 255]) { "darker" } else { "lighter" }
}

/// A plain name of a colour: "light grey", "dark blue".
fn name(colour: Colour) -> String {
    let [red, green, blue] = colour.map(i32::from);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let light = i32::midpoint(most, least);
    if most - least < 28 {
        let shades =
            BTreeMap::from([(20, "black"), (90, "dark grey"), (165, "grey"), (235, "light grey"), (256, "white")]);
        return shades.range(light..).next().map_or("white", |(_, name)| *name).to_owned();
    }
    let spread = most - least;
    let turn = if most == red {
        (60 * (green - blue) / spread).rem_euclid(360)
    } else if most == green {
        60 * (blue - red) / spread + 120
    } else {
        60 * (red - green) / spread + 240
    };
    let hue = match turn {
        0..=14 | 345..=360 => "red",
        15..=44 => "orange",
        45..=69 => "yellow",
        70..=164 => "green",
        165..=194 => "turquoise",
        195..=254 => "blue",
        255..=289 => "violet",
        _ => "pink",
    };
    match light {
        0..=75 => format!("dark {hue}"),
        180.. => format!("light {hue}"),
        _ => hue.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_have_plain_names() {
        for (colour, words) in [
            ([0, 0, 0], "black"),
            ([250, 250, 250], "white"),
            ([153, 153, 153], "grey"),
            ([200, 200, 200], "light grey"),
            ([255, 255, 0], "yellow"),
            ([0, 0, 120], "dark blue"),
            ([255, 0, 0], "red"),
            ([170, 255, 170], "light green"),
            ([255, 165, 0], "orange"),
        ] {
            assert_eq!(name(colour), words, "{colour:?}");
        }
    }
}
