//! The files of `assets/` that are built into the program. Each is read once.

use std::sync::OnceLock;

use crate::asset::BadAsset;
use crate::body::Body;
use crate::edition::Edition;
use chairside_interstitial::InterstitialKind;

/// Every edition's file: its path from the root of the project, and its content. The build script lists the folder.
const EDITIONS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/editions.rs"));

const BODY: (&str, &str) = ("assets/bodies/ietf.yaml", include_str!("../../../assets/bodies/ietf.yaml"));

const NOTE_WELL_USE: (&str, &str) =
    ("assets/boilerplate/note-well/using.md", include_str!("../../../assets/boilerplate/note-well/using.md"));

/// The file name and content of the sample session, secdispatch at IETF 112.
pub const SAMPLE_SESSION: (&str, &str) =
    ("ietf112-secdispatch.md", include_str!("../../../assets/sessions/ietf112-secdispatch.md"));

/// The file name and content of a template for a new session.
pub const TEMPLATE_SESSION: (&str, &str) = ("template.md", include_str!("../../../assets/sessions/template.md"));

/// All editions, sorted by kind and then by date.
pub fn editions() -> &'static [Edition] {
    static EDITIONS: OnceLock<Vec<Edition>> = OnceLock::new();
    EDITIONS.get_or_init(|| {
        let mut editions: Vec<_> = read_editions().filter_map(Result::ok).collect();
        editions.sort_by_key(|edition| (edition.kind, edition.from));
        editions
    })
}

/// Returns the edition with that kind and id.
pub fn edition(kind: InterstitialKind, id: &str) -> Option<&'static Edition> {
    editions().iter().find(|edition| edition.kind == kind && edition.id == id)
}

/// The IETF, apart from its texts.
pub fn body() -> &'static Body {
    static BODY: OnceLock<Body> = OnceLock::new();
    BODY.get_or_init(|| read_body().unwrap_or_default())
}

fn read_editions() -> impl Iterator<Item = Result<Edition, BadAsset>> {
    EDITIONS.iter().map(|(file, content)| Edition::parse(file, content))
}

fn read_body() -> Result<Body, BadAsset> {
    Body::parse(BODY, NOTE_WELL_USE)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;

    /// `editions` skips files with errors; this test makes sure that there are none.
    #[test]
    fn every_built_in_file_can_be_read() {
        for edition in read_editions() {
            edition.unwrap();
        }
        read_body().unwrap();
        assert_eq!(editions().len(), EDITIONS.len());
    }

    #[test]
    fn every_edition_lies_under_its_kind_and_id() {
        for (file, content) in EDITIONS {
            let edition = Edition::parse(file, content).unwrap();
            assert_eq!(*file, format!("assets/boilerplate/{}/{}.md", edition.kind.name(), edition.id));
        }
    }

    #[test]
    fn no_edition_is_left_out() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut found: Vec<PathBuf> = Vec::new();
        for folder in std::fs::read_dir(root.join("assets/boilerplate")).unwrap() {
            found.extend(std::fs::read_dir(folder.unwrap().path()).unwrap().map(|file| file.unwrap().path()));
        }
        for file in found {
            let name = file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            let listed = EDITIONS.iter().any(|(path, _)| *path == name) || NOTE_WELL_USE.0 == name;
            assert!(listed, "{name} is not listed in shelf.rs");
        }
    }
}
