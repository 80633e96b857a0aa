//! Places on a page: transformations and boxes.

use lopdf::Object;

/// A transformation as PDF writes it: `[a b c d e f]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Matrix(pub [f32; 6]);

impl Matrix {
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// That of six operands or of an array's items; `None` for anything else.
    pub fn of(numbers: &[Object]) -> Option<Self> {
        let numbers: Vec<f32> = numbers.iter().map_while(|number| number.as_float().ok()).collect();
        <[f32; 6]>::try_from(numbers).ok().map(Self)
    }

    pub fn moved(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one first, then the other.
    pub fn then(self, other: Self) -> Self {
        let (one, other) = (self.0, other.0);
        // A row of two numbers times the upper four of the other.
        let row =
            |first: f32, second: f32| [first * other[0] + second * other[2], first * other[1] + second * other[3]];
        let (right, up, origin) = (row(one[0], one[1]), row(one[2], one[3]), row(one[4], one[5]));
        Self([right[0], right[1], up[0], up[1], origin[0] + other[4], origin[1] + other[5]])
    }

    /// Scales and moves one box onto another.
    pub fn between(from: Bounds, to: Bounds) -> Self {
        let ([x0, y0, x1, y1], [p0, q0, p1, q1]) = (from.0, to.0);
        let scale = |from: f32, to: f32| if from.abs() > f32::EPSILON { to / from } else { 1.0 };
        let (across, up) = (scale(x1 - x0, p1 - p0), scale(y1 - y0, q1 - q0));
        Self([across, 0.0, 0.0, up, p0 - x0 * across, q0 - y0 * up])
    }

    pub fn apply(self, (x, y): (f32, f32)) -> (f32, f32) {
        let all = self.0;
        (all[0] * x + all[2] * y + all[4], all[1] * x + all[3] * y + all[5])
    }
}

/// A box: left, bottom, right, top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds(pub [f32; 4]);

impl Bounds {
    /// The box of an array of four numbers, whichever corners it names.
    pub fn of(numbers: &[Object]) -> Option<Self> {
        let numbers: Vec<f32> = numbers.iter().map_while(|number| number.as_float().ok()).collect();
        let [x0, y0, x1, y1] = <[f32; 4]>::try_from(numbers).ok()?;
        Some(Self([x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]))
    }

    /// The smallest box around points; `None` if there are none.
    pub fn around(points: &[(f32, f32)]) -> Option<Self> {
        let (first, rest) = points.split_first()?;
        let mut all = Self([first.0, first.1, first.0, first.1]);
        for point in rest {
            all.include(*point);
        }
        Some(all)
    }

    fn include(&mut self, (x, y): (f32, f32)) {
        let [x0, y0, x1, y1] = self.0;
        self.0 = [x0.min(x), y0.min(y), x1.max(x), y1.max(y)];
    }

    /// The box around this one when it is transformed.
    pub fn transformed(self, matrix: Matrix) -> Self {
        Self::around(&self.corners().map(|corner| matrix.apply(corner))).unwrap_or(self)
    }

    pub fn corners(self) -> [(f32, f32); 4] {
        let [x0, y0, x1, y1] = self.0;
        [(x0, y0), (x1, y0), (x0, y1), (x1, y1)]
    }

    /// The smallest box around both.
    pub fn with(mut self, other: Self) -> Self {
        let [x0, y0, x1, y1] = other.0;
        self.include((x0, y0));
        self.include((x1, y1));
        self
    }

    pub fn contains(self, (x, y): (f32, f32)) -> bool {
        let [x0, y0, x1, y1] = self.0;
        (x0..=x1).contains(&x) && (y0..=y1).contains(&y)
    }

    /// Whether the other lies within this one, or nearly so.
    pub fn covers(self, other: Self) -> bool {
        const NEARLY: f32 = 0.5;
        let ([x0, y0, x1, y1], [p0, q0, p1, q1]) = (self.0, other.0);
        p0 >= x0 - NEARLY && q0 >= y0 - NEARLY && p1 <= x1 + NEARLY && q1 <= y1 + NEARLY
    }

    /// Whether nothing of the other is within this one.
    pub fn misses(self, other: Self) -> bool {
        let ([x0, y0, x1, y1], [p0, q0, p1, q1]) = (self.0, other.0);
        p1 < x0 || p0 > x1 || q1 < y0 || q0 > y1
    }

    pub fn middle(self) -> (f32, f32) {
        let [x0, y0, x1, y1] = self.0;
        (f32::midpoint(x0, x1), f32::midpoint(y0, y1))
    }
}
