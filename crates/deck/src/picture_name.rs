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
    name.starts_with(['/', '\\']) || straight(&decoded(name)).is_none()
}

/// A name without `.` and `..`: `sub/../a.png` is `a.png`, whether there is a folder `sub` or not. `None` if it leads out of
/// the folder.
fn straight(name: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in name.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
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
        if let Some(inside) = name.strip_prefix('/') {
            paths.extend([root.join("public").join(inside), root.join(inside), PathBuf::from(&name)]);
        } else {
            paths.push(root.join(&name));
            if name.contains("..") {
                paths.extend(straight(&name).map(|name| root.join(name)));
            }
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

/// Finds `![text](a.png =200x100)`, as `HedgeDoc` and others have it. Returns what is written, and how to write it here.
pub(crate) fn image_with_size(text: &str) -> Option<(&str, String)> {
    text.match_indices("![").find_map(|(at, _)| {
        let (alt, rest) = text[at + 2..].split_once("](")?;
        let (inside, _) = rest.split_once(')')?;
        let (address, size) = inside.rsplit_once(" =")?;
        let (width, height) = size.split_once(['x', 'X'])?;
        let is_length = |text: &str| text.chars().all(|c| c.is_ascii_digit() || "%pxem. ".contains(c));
        if !is_length(width) || !is_length(height) || (width.is_empty() && height.is_empty()) {
            return None;
        }
        let pixels =
            |text: &str| Some(text.trim_end_matches("px").to_owned()).filter(|text| text.parse::<u32>().is_ok());
        let option = pixels(width).map(|width| format!("w:{width}"));
        let option = option.or_else(|| pixels(height).map(|height| format!("h:{height}")));
        let words = [option.as_deref().unwrap_or("w:400"), alt].join(" ");
        let length = "![](".len() + alt.len() + inside.len() + ")".len();
        Some((&text[at..at + length], format!("![{}]({})", words.trim(), address.trim())))
    })
}

/// Finds `![[a.png]]`, as Obsidian has it. Returns what is written and the name.
pub(crate) fn embedded(text: &str) -> Option<(&str, &str)> {
    let at = text.find("![[")?;
    let length = text[at + 3..].find("]]").filter(|length| *length > 0)?;
    let inside = &text[at + 3..at + 3 + length];
    let name = inside.split('|').next().unwrap_or(inside);
    Some((&text[at..at + 3 + length + 2], name.trim()))
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
    fn a_name_may_lead_out_of_a_folder_and_back() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::write(root.join("ok.png"), "x").unwrap();
        for name in ["ok.png", "./ok.png", "sub/../ok.png", "./sub/../ok.png", "a/b/../../ok.png", "sub//../ok.png"] {
            assert_eq!((existing(&root, name), leads_out(name)), (Some(root.join("ok.png")), false), "{name}");
        }
        for name in
            ["../ok.png", "sub/../../ok.png", "%2e%2e/ok.png", "/ok.png", "a\\..\\..\\ok.png", "a//../../ok.png"]
        {
            assert!(leads_out(name), "{name}");
        }
    }

    #[test]
    fn sizes_and_files_as_other_programs_write_them_are_found() {
        for (text, expected) in [
            ("![x](ok.png =200x)", Some(("![x](ok.png =200x)", "![w:200 x](ok.png)"))),
            ("a ![](ok.png =200x100) b", Some(("![](ok.png =200x100)", "![w:200](ok.png)"))),
            ("![x](ok.png =x100)", Some(("![x](ok.png =x100)", "![h:100 x](ok.png)"))),
            ("![x](ok.png =50%x)", Some(("![x](ok.png =50%x)", "![w:400 x](ok.png)"))),
            ("![x](ok.png)", None),
            ("![x](ok.png = y)", None),
        ] {
            let found = image_with_size(text);
            assert_eq!(found.as_ref().map(|(written, instead)| (*written, instead.as_str())), expected, "{text}");
        }
        assert_eq!(embedded("see ![[ok.png|300]]"), Some(("![[ok.png|300]]", "ok.png")));
        assert_eq!((embedded("![[]]"), embedded("[[page]]"), embedded("![a](b)")), (None, None, None));
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
