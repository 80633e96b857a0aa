//! Joins glyphs into lines.

use std::collections::{BTreeMap, HashMap};

use hayro::kurbo::{Point, Rect, Vec2};

use super::glyphs::Mark;
use super::letter::Letter;
use super::words::write;

/// How many pieces of lines are joined at most. Further pieces stay as they were drawn.
const MOST_PIECES: usize = 3_000;

/// A line on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// In points, from the page's top left corner.
    pub(super) place: Rect,
    /// The median size of its type, in points.
    pub(super) size: f64,
    /// Whether it is horizontal, as a heading is.
    pub(super) level: bool,
}

/// Returns the lines that glyphs make, in no particular order.
pub(super) fn gather(marks: &[Mark]) -> Vec<Line> {
    let mut turns: BTreeMap<i32, Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        #[expect(clippy::cast_possible_truncation, reason = "an angle in degrees")]
        let degrees = mark.direction.atan2().to_degrees().round() as i32;
        turns.entry(degrees).or_default().push(mark);
    }
    turns.into_iter().flat_map(|(degrees, marks)| along(degrees, &marks)).collect()
}

/// Letters that follow one another on one baseline.
#[derive(Debug)]
struct Piece<'a> {
    letters: Vec<Letter<'a>>,
    start: f64,
    end: f64,
    v: f64,
    size: f64,
}

impl<'a> Piece<'a> {
    fn new(letter: Letter<'a>) -> Self {
        Self { letters: vec![letter], start: letter.u, end: letter.end(), v: letter.v, size: letter.size }
    }

    /// Whether the letter drawn next continues this piece. Accents step back; superscripts and subscripts step aside.
    fn continues_with(&self, letter: &Letter<'_>) -> bool {
        let size = self.size.max(letter.size);
        let gap = letter.u - self.end;
        (letter.v - self.v).abs() < 0.5 * size && gap > -0.6 * size && gap < 1.2 * size
    }

    fn push(&mut self, letter: Letter<'a>) {
        let drawn_twice = self.letters.last().is_some_and(|last| {
            last.text == letter.text && (last.u - letter.u).abs() < 0.1 * letter.size && !letter.blank()
        });
        if drawn_twice {
            return;
        }
        if letter.size > self.size {
            (self.size, self.v) = (letter.size, letter.v);
        }
        self.end = self.end.max(letter.end());
        self.letters.push(letter);
    }

    fn same_line(&self, next: &Piece<'_>) -> bool {
        let size = self.size.max(next.size);
        let gap = next.start - self.end;
        (next.v - self.v).abs() < 0.35 * size && gap > -0.4 * size && gap < 1.6 * size
    }

    fn append(&mut self, next: Piece<'a>) {
        if next.size > self.size {
            (self.size, self.v) = (next.size, next.v);
        }
        self.end = self.end.max(next.end);
        self.letters.extend(next.letters);
    }
}

fn along(degrees: i32, marks: &[&Mark]) -> Vec<Line> {
    let direction = Vec2::from_angle(f64::from(degrees).to_radians());
    let across = Vec2::new(-direction.y, direction.x);
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for mark in marks {
        let at = mark.origin.to_vec2();
        let (u, v) = (at.dot(direction), at.dot(across));
        let letter = Letter { text: &mark.text, u, v, advance: mark.advance, size: mark.size };
        match pieces.last_mut() {
            Some(piece) if piece.continues_with(&letter) => piece.push(letter),
            _ => pieces.push(Piece::new(letter)),
        }
    }
    join(without_shadows(pieces))
        .into_iter()
        .filter_map(|piece| {
            let text = write(&piece.letters);
            let place = |u: f64, v: f64| (direction * u + across * v).to_point();
            let corners = [
                place(piece.start, piece.v - 0.8 * piece.size),
                place(piece.end, piece.v - 0.8 * piece.size),
                place(piece.start, piece.v + 0.22 * piece.size),
                place(piece.end, piece.v + 0.22 * piece.size),
            ];
            let size = usual_size(&piece.letters);
            (!text.is_empty()).then(|| Line { text, place: around(&corners), size, level: degrees == 0 })
        })
        .collect()
}

fn around(corners: &[Point; 4]) -> Rect {
    let [first, rest @ ..] = corners;
    rest.iter().fold(Rect::from_points(*first, *first), |place, corner| place.union_pt(*corner))
}

/// Removes pieces that are drawn again at almost the same place, for a shadow or to look bold.
fn without_shadows(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut seen: HashMap<String, Vec<(f64, f64)>> = HashMap::new();
    pieces
        .into_iter()
        .filter(|piece| {
            let text: String = piece.letters.iter().map(|letter| letter.text).collect();
            let near = 0.2 * piece.size;
            let places = seen.entry(text).or_default();
            let shadow = places.iter().any(|(u, v)| (u - piece.start).abs() < near && (v - piece.v).abs() < near);
            if !shadow && places.len() < 50 {
                places.push((piece.start, piece.v));
            }
            !shadow
        })
        .collect()
}

/// Joins pieces that stand side by side, whatever the order in which they were drawn.
fn join(mut pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    pieces.retain(|piece| !piece.letters.iter().all(Letter::blank));
    let rest = pieces.split_off(pieces.len().min(MOST_PIECES));
    pieces.sort_by(|a, b| a.start.total_cmp(&b.start));
    let mut lines: Vec<Piece<'_>> = Vec::new();
    for piece in pieces {
        let nearest = lines
            .iter_mut()
            .filter(|line| line.same_line(&piece))
            .min_by(|a, b| (piece.start - a.end).abs().total_cmp(&(piece.start - b.end).abs()));
        match nearest {
            Some(line) => line.append(piece),
            None => lines.push(piece),
        }
    }
    lines.extend(rest);
    lines
}

fn usual_size(letters: &[Letter<'_>]) -> f64 {
    let mut sizes: Vec<f64> = letters.iter().filter(|letter| !letter.blank()).map(|letter| letter.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use hayro::kurbo::{Point, Vec2};

    use super::{Mark, gather};

    /// Letters of half an em each, of 10 points; a space is a gap, not a glyph.
    fn write(text: &str, x: f64, y: f64, direction: Vec2) -> Vec<Mark> {
        let mark = |(at, c): (usize, char)| Mark {
            text: c.to_string(),
            #[expect(clippy::cast_precision_loss, reason = "a few letters")]
            origin: Point::new(x, y) + direction * (at as f64 * 5.0),
            direction,
            advance: 5.0,
            size: 10.0,
            colour: None,
            turn: 0,
        };
        text.chars().enumerate().filter(|(_, c)| *c != ' ').map(mark).collect()
    }

    const RIGHT: Vec2 = Vec2::new(1.0, 0.0);

    fn texts(marks: &[Mark]) -> Vec<String> {
        gather(marks).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn gaps_are_spaces_and_baselines_are_lines() {
        let marks = [write("Two words", 10.0, 20.0, RIGHT), write("below", 10.0, 32.0, RIGHT)].concat();
        assert_eq!(texts(&marks), ["Two words", "below"]);
    }

    #[test]
    fn pieces_drawn_out_of_order_are_joined() {
        let marks = [write("end", 40.0, 20.0, RIGHT), write("start", 10.0, 20.5, RIGHT)].concat();
        assert_eq!(texts(&marks), ["start end"]);
    }

    #[test]
    fn columns_stay_apart() {
        let marks = [write("left", 10.0, 20.0, RIGHT), write("right", 60.0, 20.0, RIGHT)].concat();
        assert_eq!(texts(&marks).len(), 2);
    }

    #[test]
    fn what_is_drawn_twice_is_read_once() {
        let marks = [write("bold", 10.0, 20.0, RIGHT), write("bold", 10.5, 20.0, RIGHT)].concat();
        assert_eq!(texts(&marks), ["bold"]);
    }

    #[test]
    fn letters_set_wide_are_one_word() {
        let wide: Vec<Mark> =
            write("W I D E  S E T", 10.0, 20.0, RIGHT).into_iter().map(|mark| Mark { advance: 6.0, ..mark }).collect();
        assert_eq!(texts(&wide), ["WIDE SET"]);
    }

    #[test]
    fn upright_text_is_its_own_line() {
        let lines = gather(&write("up", 10.0, 50.0, Vec2::new(0.0, -1.0)));
        assert_eq!(lines[0].text, "up");
        assert!(!lines[0].level && lines[0].place.height() > 9.0 && lines[0].place.y1 <= 50.5);
    }
}
