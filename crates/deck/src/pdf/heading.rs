//! Guesses the heading of a slide from the size of its type.

use hayro::kurbo::Rect;

use super::lines::Line;

const LONGEST: usize = 200;
/// Sizes that differ by less than this fraction count as the same.
const SAME: f64 = 0.06;

/// Returns the first line in the largest type of the slide's upper half, with the line below if the heading continues
/// there. `lines` are in reading order.
pub(super) fn find(lines: &[Line], slide: Rect) -> String {
    let half = slide.center().y;
    let candidate = |line: &&Line| line.level && says_something(&line.text);
    let upper: Vec<&Line> = lines.iter().filter(candidate).filter(|line| line.place.center().y < half).collect();
    let lines: Vec<&Line> = if upper.is_empty() { lines.iter().filter(candidate).collect() } else { upper };
    let largest = lines.iter().map(|line| line.size).fold(0.0, f64::max);
    let like = |line: &&Line| line.size > largest * (1.0 - SAME);
    let Some(at) = lines.iter().position(like) else { return String::new() };
    let mut heading = lines[at].text.clone();
    let alone = lines.iter().any(|line| line.size < largest * (1.0 - 2.0 * SAME));
    if alone && let Some(next) = lines.get(at + 1).filter(|next| like(next)) {
        let step = next.place.y0 - lines[at].place.y0;
        if step > 0.0 && step < 1.7 * largest {
            heading = format!("{heading} {}", next.text);
        }
    }
    heading.chars().take(LONGEST).collect()
}

/// Whether a text can be a heading. A page number or an ornament cannot.
fn says_something(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 2
}
