//! Pointing at a slide and drawing on it: the tools, where the pointer is, and strokes. All places are fractions of the slide, so that
//! they mean the same in every window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::StrokeId;

/// A side of the slide in the units of a [`Dot`].
pub const SIDE: u16 = 10_000;

/// The pressure of a mouse, which has none, in hundredths.
pub const MOUSE_PRESSURE: u8 = 50;

/// A stroke has at most this many dots; the pen then begins another where it is.
pub const MOST_DOTS: usize = 2_000;

/// A page has at most this many strokes.
pub const MOST_ON_A_PAGE: usize = 200;

/// All pages together have at most this many.
pub const MOST_STROKES: usize = 2_000;

/// All strokes together have at most this many dots: hours of drawing, and a megabyte.
pub const MOST_DOTS_IN_ALL: usize = 200_000;

/// The eraser's radius, as a fraction of the slide's height.
pub const ERASER: f64 = 0.025;

/// What the chair points or draws with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Tool {
    /// A red dot.
    Laser,
    /// Darkens all but a circle.
    Spotlight,
    /// Enlarges a circle.
    Magnifier,
    /// Draws.
    Pen,
    /// Draws broad and translucent.
    Highlighter,
    /// Removes the strokes that it touches.
    Eraser,
}

impl Tool {
    /// What it draws with, if it draws.
    pub const fn ink(self) -> Option<Ink> {
        match self {
            Self::Pen => Some(Ink::Pen),
            Self::Highlighter => Some(Ink::Highlighter),
            Self::Laser | Self::Spotlight | Self::Magnifier | Self::Eraser => None,
        }
    }

    /// Whether it changes strokes, so that the chair has to see them.
    pub const fn is_for_strokes(self) -> bool {
        matches!(self, Self::Pen | Self::Highlighter | Self::Eraser)
    }
}

/// What a stroke was drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Ink {
    /// Thin and opaque; its width follows the pressure.
    Pen,
    /// Broad and translucent.
    Highlighter,
}

impl Ink {
    /// Its colour (red, green and blue, from 0 to 1) and how opaque it is.
    pub const fn colour(self) -> ([f32; 3], f32) {
        match self {
            Self::Pen => ([0.86, 0.1, 0.14], 1.0),
            Self::Highlighter => ([1.0, 0.85, 0.0], 0.42),
        }
    }
}

/// A place on the slide, and the pressure there. Written as `[x, y, pressure]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export, type = "[number, number, number]")]
pub struct Dot(
    /// From the left, in ten-thousandths of the slide's width.
    pub u16,
    /// From the top, in ten-thousandths of the slide's height.
    pub u16,
    /// The pressure in hundredths.
    pub u8,
);

impl Dot {
    /// The dot nearest to a place in fractions of the slide. Pressure is from 0 to 1; `None` for what has none.
    pub fn near(x: f64, y: f64, pressure: Option<f64>) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let side = |part: f64| (part.clamp(0.0, 1.0) * f64::from(SIDE)).round() as u16;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let pressure = pressure.map_or(MOUSE_PRESSURE, |part| (part.clamp(0.0, 1.0) * 100.0).round() as u8);
        Self(side(x), side(y), pressure)
    }

    /// Whether it is on the slide, and its pressure is one.
    pub const fn is_sound(self) -> bool {
        self.0 <= SIDE && self.1 <= SIDE && self.2 <= 100
    }

    /// How far another is, as a fraction of the slide's height; a slide counts as 16 to 9.
    pub fn distance(self, other: Self) -> f64 {
        let (x, y) = self.in_heights();
        let (other_x, other_y) = other.in_heights();
        (x - other_x).hypot(y - other_y)
    }

    /// Its place in fractions of the slide's height.
    pub fn in_heights(self) -> (f64, f64) {
        let side = f64::from(SIDE);
        (f64::from(self.0) / side * 16.0 / 9.0, f64::from(self.1) / side)
    }
}

/// Something drawn without lifting the pen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Stroke {
    /// Its id.
    pub id: StrokeId,
    /// What it was drawn with.
    pub ink: Ink,
    /// Where the pen was, in order; at least one.
    pub dots: Vec<Dot>,
}

impl Stroke {
    /// Whether it is within the limits.
    pub fn is_sound(&self) -> bool {
        (1..=MOST_DOTS).contains(&self.dots.len()) && self.dots.iter().all(|dot| dot.is_sound())
    }
}

/// What the mouse, a finger or a pen did on the picture of what the room sees.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, TS)]
#[ts(export)]
pub struct PointEvent {
    /// What it did.
    pub phase: Phase,
    /// From the left of the slide, as a fraction of its width; less than 0 or more than 1 beside it.
    pub x: f64,
    /// From its top, as a fraction of its height.
    pub y: f64,
    /// From 0 to 1; `None` for what has no pressure.
    pub pressure: Option<f64>,
}

/// What the mouse, a finger or a pen did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Phase {
    /// It moved, and does not press.
    Over,
    /// It began to press.
    Down,
    /// It moved and presses.
    Drag,
    /// It presses no longer.
    Up,
    /// It is gone.
    Away,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_is_on_the_slide_wherever_the_pointer_is() {
        let cases = [
            ((0.5, 0.25, None), Dot(5000, 2500, 50)),
            ((-0.2, 1.4, Some(0.33)), Dot(0, 10_000, 33)),
            ((f64::NAN, f64::INFINITY, Some(7.0)), Dot(0, 10_000, 100)),
        ];
        for ((x, y, pressure), expected) in cases {
            assert_eq!(Dot::near(x, y, pressure), expected);
            assert!(Dot::near(x, y, pressure).is_sound());
        }
    }

    #[test]
    fn a_stroke_that_no_pen_can_draw_is_not_sound() {
        let stroke = |dots| Stroke { id: "a".into(), ink: Ink::Pen, dots };
        assert!(stroke(vec![Dot(0, 10_000, 100)]).is_sound());
        assert!(!stroke(vec![]).is_sound() && !stroke(vec![Dot(10_001, 0, 0)]).is_sound());
        assert!(!stroke(vec![Dot(0, 0, 101)]).is_sound() && !stroke(vec![Dot(0, 0, 0); MOST_DOTS + 1]).is_sound());
    }
}
