//! What the address of a picture means: its scheme, or a file in the deck's folder.

use std::fs::read_dir;
use std::path::{Component, Path, PathBuf};

use icu_normalizer::ComposingNormalizerBorrowed;
use percent_encoding::percent_decode_str;

/// How many files of a folder are compared with a name.
const MOST_FILES: usize = 10_000;

/// The scheme of an address. A Windows drive letter counts as one, so that `C:\x.png` is refused on every system.
pub(crate) fn scheme(name: &str) -> Option<&str> {
    let (scheme, _) = name.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| if scheme.eq_ignore_ascii_case("data") { "data" } else { scheme })
}

/// Whether a name leads out of the deck's folder, as far as its letters tell.
pub(crate) fn leads_out(name: &str) -> bool {
    name.starts_with(['/', '\\']) || decoded(name).split(['/', '\\']).any(|part| part == "..")
}

/// The file that a name means, without symbolic links in its path. It may lie outside `root`.
pub(crate) fn existing(root: &Path, name: &str) -> Option<PathBuf> {
    let paths = candidates(root, name);
    let exact = paths.iter().find_map(|path| path.canonicalize().ok());
    exact.or_else(|| paths.iter().find_map(|path| of_other_letters(root, path)?.canonicalize().ok()))
}

/// The path of a file that is named beside or below `folder`, whether its name is composed as the file's is or otherwise
/// (`ü` as one character or two). The path as it is written if there is no such file.
pub fn named_file(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    if path.exists() { path } else { of_other_letters(folder, &path).unwrap_or(path) }
}

/// The paths that a name may mean: as written, with `%20` and the like decoded, and for `/x.png` also in Slidev's
/// `public/` folder.
fn candidates(root: &Path, name: &str) -> Vec<PathBuf> {
    let bare = name.split(['?', '#']).next().unwrap_or_default();
    let mut paths = Vec::new();
    for name in [bare.to_owned(), decoded(bare), name.to_owned()] {
        if name.contains('\0') {
            continue;
        }
        match name.strip_prefix('/') {
            Some(inside) => {
                paths.extend([root.join("public").join(inside), root.join(inside), PathBuf::from(&name)]);
            }
            None => paths.push(root.join(name)),
        }
    }
    paths
}

fn decoded(name: &str) -> String {
    percent_decode_str(name).decode_utf8_lossy().into_owned()
}

/// The same path where a file's name has its accents composed otherwise: `ü` is one character or two, and macOS and an
/// editor may not agree on it.
fn of_other_letters(root: &Path, path: &Path) -> Option<PathBuf> {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let inside = path.strip_prefix(root).ok()?;
    if inside.to_str()?.is_ascii() {
        return None;
    }
    let mut found = root.to_path_buf();
    for part in inside.components() {
        let Component::Normal(part) = part else { return None };
        let exact = found.join(part);
        if exact.exists() {
            found = exact;
            continue;
        }
        let wanted = nfc.normalize(part.to_str()?).into_owned();
        let files = read_dir(&found).ok()?.take(MOST_FILES).flatten();
        let is_wanted = |file: &std::fs::DirEntry| {
            file.file_name().to_str().is_some_and(|name| nfc.normalize(name) == wanted.as_str())
        };
        found = files.into_iter().find(is_wanted)?.path();
    }
    Some(found)
}

/// The endings of picture files, in small letters.
const ENDINGS: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"];

/// Finds `![text](a picture.png)` in a text. It is not an image, because its address has blanks. Returns what is written in
/// the brackets and the address.
pub(crate) fn image_with_blanks(text: &str) -> Option<(&str, &str)> {
    text.match_indices("![").find_map(|(at, _)| {
        let (alt, rest) = text[at + 2..].split_once("](")?;
        let lower = rest.to_ascii_lowercase();
        let end = ENDINGS.iter().filter_map(|ending| Some(lower.find(&format!("{ending})"))? + ending.len())).min()?;
        let address = rest.get(..end)?;
        (address.trim().contains([' ', '\t']) && !address.contains(['<', '\n'])).then_some((alt, address.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_their_letters_are_composed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir(root.join("Cafe\u{301}")).unwrap();
        for file in ["Zu\u{308}rich.png", "Ångström.png", "Cafe\u{301}/\u{1112}\u{1161}\u{11ab}.png"] {
            std::fs::write(root.join(file), "x").unwrap();
        }
        for (name, file) in [
            ("Zürich.png", "Zu\u{308}rich.png"),
            ("Zu\u{308}rich.png", "Zu\u{308}rich.png"),
            ("Z%C3%BCrich.png", "Zu\u{308}rich.png"),
            ("A\u{30a}ngstro\u{308}m.png", "Ångström.png"),
            ("Café/한.png", "Cafe\u{301}/\u{1112}\u{1161}\u{11ab}.png"),
            ("./Café/한.png?x", "Cafe\u{301}/\u{1112}\u{1161}\u{11ab}.png"),
        ] {
            assert_eq!(existing(&root, name), Some(root.join(file)), "{name}");
        }
        assert_eq!(existing(&root, "Zurich.png"), None);
        assert_eq!(existing(&root, "../Zürich.png"), None);
    }

    #[test]
    fn an_address_with_blanks_is_no_image() {
        for (text, expected) in [
            ("![](plain name.png)", Some(("", "plain name.png"))),
            ("a ![b c](d e (f).PNG) g", Some(("b c", "d e (f).PNG"))),
            ("![x] and ![y](my photo.jpeg)", Some(("x] and ![y", "my photo.jpeg"))),
            ("![a](b.png)", None),
            ("![a](b c)", None),
            ("(see a b.png)", None),
        ] {
            assert_eq!(image_with_blanks(text), expected, "{text}");
        }
    }
}
