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

/// Words that stand for people.
const ROLES: &[&str] = &["chair", "chairs", "ad", "ads", "all", "authors", "author", "editors", "editor", "wg chairs"];
/// Parts of names that are written small.
const PARTICLES: &[&str] =
    &["van", "de", "der", "den", "von", "da", "di", "del", "la", "le", "el", "al", "bin", "ibn", "zu", "y"];

/// Whether a text can be nothing but names of people: "Ana Lopez, Bo", "Ana and Bo", "Chairs".
pub fn are_names(text: &str) -> bool {
    let names: Vec<&str> = text.split([',', ';', '&', '/']).flat_map(|part| part.split(" and ")).collect();
    names.iter().all(|name| is_one_name(name.trim()))
}

/// Whether a text looks like the name of one person or role: one to five words that begin large and go on small.
pub fn is_one_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_large = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let begins = letters.next().is_some_and(|first| !first.is_lowercase());
        let is_initial = word.ends_with('.') && word.chars().count() <= 3;
        let goes_on = is_initial || letters.clone().count() == 0 || letters.any(|letter| !letter.is_uppercase());
        begins && goes_on && word.chars().all(|c| c.is_alphabetic() || "'’.-".contains(c))
    };
    let is_person = words.iter().all(|word| PARTICLES.contains(word) || is_large(word));
    let one = words.iter().any(|word| is_large(word));
    ROLES.contains(&name.to_lowercase().as_str()) || ((1..=5).contains(&words.len()) && is_person && one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_titles() {
        for name in ["Ana Lopez", "J. R. Ray", "María José van der Berg", "O'Neill", "东京 太郎", "Chairs", "Jana"]
        {
            assert!(is_one_name(name), "{name}");
        }
        for title in ["updates to qmux", "v2", "TLS", "RFC 9000", "open issues", "", "The next steps for it", "QUIC"] {
            assert!(!is_one_name(title), "{title}");
        }
        assert!(are_names("Ana Lopez, Bo and Kim; Lee & May") && !are_names("Ana Lopez, or not"));
    }

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
