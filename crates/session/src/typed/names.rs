//! Names of people, as they are typed in any field: commas or semicolons separate them.

/// The names in a line, in order, without surplus blanks.
pub fn names_in(line: &str) -> Vec<String> {
    line.split([',', ';']).filter_map(tidied).collect()
}

/// One name without surplus blanks; `None` when nothing is left.
pub fn tidied(name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_separates_people() {
        for (line, names) in [
            ("Ana Lopez", vec!["Ana Lopez"]),
            ("Ana  Lopez ,Bo", vec!["Ana Lopez", "Bo"]),
            ("Ana; Bo, 东京 太郎", vec!["Ana", "Bo", "东京 太郎"]),
            (" , ;", vec![]),
            ("Jean-Luc O'Neill", vec!["Jean-Luc O'Neill"]),
        ] {
            assert_eq!(names_in(line), names, "{line}");
        }
    }
}
