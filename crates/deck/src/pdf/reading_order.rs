//! Sorts the lines of a slide the way they are read: from top to bottom, and column by column where there is a gutter.

use hayro::kurbo::Rect;

use super::lines::Line;

/// Pages with more lines are read from top to bottom only.
const MOST_LINES: usize = 200;
const DEEPEST: usize = 12;

/// Sorts lines into reading order.
pub(super) fn sort(mut lines: Vec<Line>) -> Vec<Line> {
    from_top(&mut lines);
    if lines.len() > MOST_LINES {
        return lines;
    }
    let mut ordered = Vec::with_capacity(lines.len());
    read(lines, 0, &mut ordered);
    ordered
}

fn from_top(lines: &mut [Line]) {
    lines.sort_by(|a, b| middle(a).total_cmp(&middle(b)).then(a.place.x0.total_cmp(&b.place.x0)));
}

fn middle(line: &Line) -> f64 {
    line.place.center().y
}

/// Appends lines, which are sorted from the top, in reading order.
fn read(lines: Vec<Line>, depth: usize, ordered: &mut Vec<Line>) {
    let rows = rows(lines);
    if depth < DEEPEST
        && let Some((first, last, gutter)) = widest_columns(&rows)
    {
        let mut rows = rows;
        let below = rows.split_off(last);
        let columns = rows.split_off(first);
        ordered.extend(rows.into_iter().flatten());
        let (left, right) = columns.into_iter().flatten().partition(|line: &Line| line.place.center().x < gutter);
        read(left, depth + 1, ordered);
        read(right, depth + 1, ordered);
        read(below.into_iter().flatten().collect(), depth + 1, ordered);
    } else {
        ordered.extend(rows.into_iter().flatten());
    }
}

/// Groups lines that stand side by side into rows, each sorted from the left.
fn rows(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match rows.last_mut() {
            Some(row) if row.iter().any(|other| side_by_side(other.place, line.place)) => row.push(line),
            _ => rows.push(vec![line]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.place.x0.total_cmp(&b.place.x0));
    }
    rows
}

fn side_by_side(a: Rect, b: Rect) -> bool {
    let shared = a.y1.min(b.y1) - a.y0.max(b.y0);
    shared > 0.5 * a.height().min(b.height())
}

/// Finds the longest run of rows with one gutter through all of them, and returns its first row, the row after its last,
/// and the position of the gutter. The text on both sides must look like columns, not like cells of a table.
fn widest_columns(rows: &[Vec<Line>]) -> Option<(usize, usize, f64)> {
    let mut best: Option<(usize, usize, f64)> = None;
    for first in 0..rows.len() {
        let mut last = rows.len();
        while last > first + 1 && best.is_none_or(|(from, to, _)| last - first > to - from) {
            let lines: Vec<&Line> = rows[first..last].iter().flatten().collect();
            if let Some(gutter) = gutter(&lines) {
                best = Some((first, last, gutter));
            }
            last -= 1;
        }
    }
    best
}

fn gutter(lines: &[&Line]) -> Option<f64> {
    let mut spans: Vec<(f64, f64)> = lines.iter().map(|line| (line.place.x0, line.place.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut reach = spans.first()?.1;
    let mut gaps = Vec::new();
    for (start, end) in spans {
        if start > reach {
            gaps.push((start - reach, f64::midpoint(start, reach)));
        }
        reach = reach.max(end);
    }
    let [(width, gutter)] = gaps[..] else { return None };
    let size = lines.iter().map(|line| line.size).fold(0.0, f64::max);
    let (left, right): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.place.center().x < gutter);
    (width > size && is_column(&left) && is_column(&right)).then_some(gutter)
}

/// Whether lines look like running text: there are at least two, and at least half of them have more than 8 characters.
fn is_column(lines: &[&Line]) -> bool {
    let long = lines.iter().filter(|line| line.text.chars().count() > 8).count();
    lines.len() >= 2 && long * 2 >= lines.len()
}

#[cfg(test)]
mod tests {
    use hayro::kurbo::Rect;

    use super::{Line, sort};

    fn line(text: &str, x: f64, y: f64) -> Line {
        #[expect(clippy::cast_precision_loss, reason = "a few letters")]
        let place = Rect::new(x, y, x + 5.0 * text.len() as f64, y + 10.0);
        Line { text: text.to_owned(), place, size: 10.0, level: true }
    }

    fn texts(lines: Vec<Line>) -> Vec<String> {
        sort(lines).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let slide = vec![
            line("A footer over all of the width of it", 10.0, 90.0),
            line("right, second", 120.0, 50.0),
            line("A title over all of the width of it", 10.0, 10.0),
            line("left, first", 10.0, 30.0),
            line("right, first", 120.0, 30.0),
            line("left, second", 10.0, 50.0),
        ];
        assert_eq!(
            texts(slide),
            [
                "A title over all of the width of it",
                "left, first",
                "left, second",
                "right, first",
                "right, second",
                "A footer over all of the width of it"
            ]
        );
    }

    #[test]
    fn a_table_is_read_by_rows() {
        let slide = vec![
            line("1", 10.0, 30.0),
            line("Introduction", 60.0, 30.0),
            line("2", 10.0, 50.0),
            line("Transport parameters", 60.0, 50.0),
        ];
        assert_eq!(texts(slide), ["1", "Introduction", "2", "Transport parameters"]);
    }
}
