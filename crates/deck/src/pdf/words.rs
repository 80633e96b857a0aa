//! Writes the letters of a line as text in logical order, with spaces where there are gaps, accents on their letters, and
//! Arabic and Hebrew turned round.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::letter::Letter;

/// A gap between two letters that is wider than this, in em, is a space.
const GAP: f64 = 0.15;

/// Writes the letters of a line, which are given from left to right.
pub(super) fn write(letters: &[Letter<'_>]) -> String {
    let usual = usual_gap(letters);
    let mut pieces: Vec<String> = Vec::new();
    let mut last: Option<&Letter<'_>> = None;
    let mut accent = None;
    for (at, letter) in letters.iter().enumerate() {
        let apart = last.is_some_and(|last| gap(last, letter) > usual + GAP);
        if let Some(mark) = combining(letter.text) {
            if letters.get(at + 1).is_some_and(|next| over(letter, next)) {
                accent = Some(mark);
                continue;
            }
            if let Some(piece) = pieces.last_mut().filter(|_| last.is_some_and(|last| over(letter, last))) {
                piece.push(mark);
                continue;
            }
        }
        let blank_after = letter.text.len() > 1 && letter.text.ends_with(' ');
        if apart || letter.text.starts_with(' ') {
            pieces.push(" ".to_owned());
        }
        let text = letter.text.trim();
        match accent.take() {
            Some(mark) => pieces.push(format!("{}{mark}", text.replace('ı', "i").replace('ȷ', "j"))),
            None => pieces.push(text.to_owned()),
        }
        if blank_after {
            pieces.push(" ".to_owned());
        }
        last = Some(letter);
    }
    into_logical_order(&mut pieces);
    let text = pieces.concat();
    let text = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    ComposingNormalizerBorrowed::new_nfc().normalize(&text).into_owned()
}

fn gap(one: &Letter<'_>, next: &Letter<'_>) -> f64 {
    (next.u - one.end()) / one.size.max(next.size)
}

/// The usual gap between letters that are set wide apart, in em, else 0. Such letters are still one word.
fn usual_gap(letters: &[Letter<'_>]) -> f64 {
    let pairs = letters.windows(2).filter(|pair| !pair[0].blank() && !pair[1].blank());
    let mut gaps: Vec<f64> = pairs.map(|pair| gap(&pair[0], &pair[1])).collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    if gaps.len() >= 4 && usual > 0.1 { usual } else { 0.0 }
}

/// The combining form of an accent that is drawn on its own, as older TeX fonts do.
fn combining(text: &str) -> Option<char> {
    Some(match text {
        "`" => '\u{300}',
        "´" => '\u{301}',
        "ˆ" => '\u{302}',
        "˜" => '\u{303}',
        "¯" => '\u{304}',
        "˘" => '\u{306}',
        "˙" => '\u{307}',
        "¨" => '\u{308}',
        "˚" => '\u{30A}',
        "˝" => '\u{30B}',
        "ˇ" => '\u{30C}',
        "¸" => '\u{327}',
        _ => return None,
    })
}

fn over(accent: &Letter<'_>, letter: &Letter<'_>) -> bool {
    let middle = |letter: &Letter<'_>| letter.u + letter.advance / 2.0;
    letter.text.chars().any(char::is_alphabetic) && (middle(accent) - middle(letter)).abs() < 0.2 * letter.size
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    LeftToRight,
    RightToLeft,
}

fn direction(text: &str) -> Option<Direction> {
    text.chars().find_map(|c| match c {
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => Some(Direction::RightToLeft),
        c if c.is_alphanumeric() => Some(Direction::LeftToRight),
        _ => None,
    })
}

/// Brings pieces from visual into logical order. A line mostly in Arabic or Hebrew starts at the right; in every line,
/// the runs of the other direction are reversed.
fn into_logical_order(pieces: &mut [String]) {
    let directions: Vec<Option<Direction>> = pieces.iter().map(|piece| direction(piece)).collect();
    let count = |wanted| directions.iter().filter(|direction| **direction == Some(wanted)).count();
    let leftward = count(Direction::RightToLeft);
    if leftward == 0 {
        return;
    }
    let turned = if leftward > count(Direction::LeftToRight) {
        pieces.reverse();
        Direction::LeftToRight
    } else {
        Direction::RightToLeft
    };
    let mut run: Option<(usize, usize)> = None;
    for at in 0..=pieces.len() {
        match pieces.get(at).map(|piece| direction(piece)) {
            Some(Some(direction)) if direction == turned => run = Some((run.map_or(at, |(first, _)| first), at)),
            Some(None) => {}
            Some(Some(_)) | None => {
                if let Some((first, last)) = run.take() {
                    pieces[first..=last].reverse();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Letter, write};

    /// Letters of half an em, 10 points large, at steps of five points; `|` steps back over the letter before.
    fn line(text: &str) -> String {
        let parts: Vec<String> = text.chars().map(String::from).collect();
        let mut u = 0.0;
        let mut letters = Vec::new();
        for part in &parts {
            if part == "|" {
                u -= 5.0;
                continue;
            }
            letters.push(Letter { text: part, u, v: 0.0, advance: 5.0, size: 10.0 });
            u += 5.0;
        }
        write(&letters)
    }

    #[test]
    fn accents_go_on_their_letters() {
        assert_eq!(line("M¨|uller, Jos´|e, fa¸|cade, na¨|ıve"), "Müller, José, façade, naïve");
        assert_eq!(line("a` b´ c"), "a` b´ c");
    }

    #[test]
    fn hebrew_is_read_from_the_right() {
        assert_eq!(line("QUIC 9000 \u{5D2}\u{5D1}\u{5D0}"), "QUIC 9000 \u{5D0}\u{5D1}\u{5D2}");
        assert_eq!(line("42 \u{5D3}\u{5D2} \u{5D1}\u{5D0}"), "\u{5D0}\u{5D1} \u{5D2}\u{5D3} 42");
    }
}
