//! What things are drawn with until something else is set: colours that are patterns, masks, fonts, and where.

use std::collections::BTreeMap;

use crate::matrix::Matrix;

/// What the next thing is drawn with. `q` saves it and `Q` brings it back.
#[derive(Clone, Copy)]
pub(super) struct Means {
    /// From the coordinates of what is drawn to those of the content.
    pub now: Matrix,
    /// The patterns to fill and to stroke with, and the mask: numbers among what was set.
    pub fill: Option<usize>,
    pub stroke: Option<usize>,
    pub mask: Option<usize>,
    /// The font of type 3, if it is one: its number among those.
    pub font: Option<usize>,
    pub size: f32,
    /// How wide letters are, 1 for as wide as the font has them.
    pub width: f32,
    pub rise: f32,
    pub leading: f32,
}

impl Means {
    pub const START: Self = Self {
        now: Matrix::IDENTITY,
        fill: None,
        stroke: None,
        mask: None,
        font: None,
        size: 0.0,
        width: 1.0,
        rise: 0.0,
        leading: 0.0,
    };

    /// From the coordinates of the font's text to those of the content, at a place of a text.
    pub fn text_at(self, line: Matrix) -> Matrix {
        Matrix([self.size * self.width, 0.0, 0.0, self.size, 0.0, self.rise]).then(line).then(self.now)
    }
}

/// A pattern or a mask that an operation sets.
pub(super) struct Set {
    /// Which of the operations that are kept.
    pub at: usize,
    /// The name among the resources.
    pub name: Vec<u8>,
    /// Where the content is drawn then.
    pub now: Matrix,
    /// It is a state with a mask, not a pattern.
    pub is_state: bool,
    /// Something that is kept is drawn with it.
    pub is_used: bool,
}

/// A font of type 3 that an operation names.
pub(super) struct Glyphs {
    /// The name among the resources.
    pub name: Vec<u8>,
    /// The characters that are shown, and where the texts with them begin.
    pub shown: BTreeMap<u8, Vec<Matrix>>,
}
