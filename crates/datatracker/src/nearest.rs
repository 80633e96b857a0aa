//! The names nearest to one that was not found, of groups and of meetings.

use std::collections::BTreeSet;

/// At most so many are offered.
const OFFERED: usize = 3;
/// At most so many meetings are offered: most numbers are a slip away from many.
const NUMBERS_OFFERED: usize = 2;
/// Names less alike than this are no help (0 nothing in common, 1 equal).
const ALIKE: f64 = 0.6;

/// The names most like `wanted`, best first.
pub fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let names: BTreeSet<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let mut scored: Vec<_> = names
        .into_iter()
        .map(|name| {
            let contains = name.contains(wanted) || (name.len() >= 3 && wanted.contains(name));
            let likeness =
                strsim::normalized_damerau_levenshtein(wanted, name).max(strsim::jaro_winkler(wanted, name) - 0.15);
            (if contains { likeness.max(ALIKE + 0.1) } else { likeness }, name)
        })
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.into_iter().take(OFFERED).map(|(_, name)| name.to_owned()).collect()
}

/// The numbers of meetings most like `wanted`: those one slip of the finger away first, then by distance.
pub fn nearest_numbers(wanted: u16, numbers: impl IntoIterator<Item = u16>) -> Vec<u16> {
    let slips = |number: u16| strsim::damerau_levenshtein(&wanted.to_string(), &number.to_string());
    let numbers: BTreeSet<_> = numbers.into_iter().filter(|number| *number != wanted).collect();
    let mut scored: Vec<_> =
        numbers.into_iter().map(|number| (slips(number).max(1), number.abs_diff(wanted), number)).collect();
    scored.sort_unstable();
    scored.into_iter().take(NUMBERS_OFFERED).map(|(.., number)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::{nearest, nearest_numbers};

    #[test]
    fn a_wrong_number_finds_the_meeting_that_was_meant() {
        for (wanted, expected) in [(127, [126, 125]), (1226, [126, 122]), (216, [126, 116]), (9000, [100, 90])] {
            assert_eq!(nearest_numbers(wanted, 65..=126), expected, "{wanted}");
        }
        assert!(nearest_numbers(1, []).is_empty());
    }

    #[test]
    fn a_slip_of_the_finger_finds_its_group() {
        let groups = ["quic", "masque", "httpbis", "httpapi", "dispatch", "secdispatch", "tls", "moq", "ccwg"];
        assert_eq!(nearest("quci", groups)[0], "quic");
        assert_eq!(nearest("http", groups), ["httpapi", "httpbis"]);
        assert_eq!(nearest("sec-dispatch", groups)[0], "secdispatch");
        assert_eq!(nearest("xyzzy", groups), Vec::<String>::new());
    }
}
