//! The heading of a slide, as far as its type tells.

use hayro::kurbo::Rect;

use super::lines::Line;

const LONGEST: usize = 200;
/// Sizes that differ by less are one size.
const SAME: f64 = 0.06;

/// The first of the lines in the largest type in the upper half of the slide, with the one under it when the heading
/// goes on there. `lines` are in reading order.
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

/// A page number or an ornament in large type is no heading.
fn says_something(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 2
}
