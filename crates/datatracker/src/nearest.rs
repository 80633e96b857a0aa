//! The names nearest to one that was not found.

use std::collections::BTreeSet;

/// At most so many are offered.
const OFFERED: usize = 3;
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

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_finds_its_group() {
        let groups = ["quic", "masque", "httpbis", "httpapi", "dispatch", "secdispatch", "tls", "moq", "ccwg"];
        assert_eq!(nearest("quci", groups)[0], "quic");
        assert_eq!(nearest("http", groups), ["httpapi", "httpbis"]);
        assert_eq!(nearest("sec-dispatch", groups)[0], "secdispatch");
        assert_eq!(nearest("xyzzy", groups), Vec::<String>::new());
    }
}
