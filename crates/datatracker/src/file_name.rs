//! Names of files that strangers chose, made safe for every file system.

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// No longer than this, so that every file system takes it.
const LONGEST: usize = 100;

/// A file name from a document's name, its revision and extension: "slides-126-quic-qmux-02.pdf".
///
/// Only ASCII letters, digits, `-`, `_` and single dots are kept, so it cannot leave its folder, hide, or name a device.
pub fn safe_name(name: &str, revision: &str, extension: &str) -> String {
    let end = match clean(revision, 8).as_str() {
        "" => String::new(),
        revision => format!("-{revision}"),
    };
    let extension = clean(extension, 8).to_ascii_lowercase();
    let mut stem = clean(name, LONGEST - end.len() - extension.len());
    let first = stem.split(['.', '-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let digit_device =
        matches!(first.strip_prefix("com").or_else(|| first.strip_prefix("lpt")), Some(n) if n.len() == 1);
    if stem.is_empty() || DEVICES.contains(&first.as_str()) || digit_device {
        stem.insert_str(0, "deck-");
    }
    let stem = stem.trim_end_matches('-');
    if extension.is_empty() { format!("{stem}{end}") } else { format!("{stem}{end}.{extension}") }
}

fn clean(text: &str, longest: usize) -> String {
    let mut kept = String::new();
    for c in text.chars() {
        let c = if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
        if kept.len() == longest {
            break;
        }
        if !(c == '-' && (kept.is_empty() || kept.ends_with('-'))) {
            kept.push(c);
        }
    }
    kept.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::safe_name;

    #[test]
    fn names_keep_what_is_plain() {
        assert_eq!(safe_name("slides-126-quic-qmux", "02", "pdf"), "slides-126-quic-qmux-02.pdf");
        assert_eq!(safe_name("../../etc/passwd", "00", "pdf"), "etc-passwd-00.pdf");
        assert_eq!(safe_name("nul", "", "PDF"), "deck-nul.pdf");
        assert_eq!(safe_name("COM1-x", "01", "pdf"), "deck-COM1-x-01.pdf");
        assert_eq!(safe_name("\0", "", "pdf"), "deck.pdf");
        assert!(safe_name(&"ä".repeat(300), "1", "pdf").starts_with("deck-1"));
        assert!(safe_name(&"a".repeat(300), "01", "pdf").len() <= 110);
    }

    proptest! {
        #[test]
        fn no_name_leaves_its_folder(name in ".*", revision in ".{0,20}", extension in ".{0,20}") {
            let safe = safe_name(&name, &revision, &extension);
            prop_assert!(safe.len() <= 110);
            prop_assert!(!safe.starts_with('.') && !safe.contains(".."));
            prop_assert!(safe.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{}", safe);
        }
    }
}
