//! The font files that are installed, by name.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use hayro::hayro_interpret::font::FontData;

/// How many files and folders are examined at most.
const MOST_ENTRIES: usize = 50_000;
const DEEPEST: usize = 5;
const LARGEST_FONT: u64 = 256 * 1024 * 1024;

/// The packages of fonts for Chinese, Japanese and Korean.
pub(crate) const INSTALL_CJK: &str = "Debian and Ubuntu: fonts-noto-cjk; Fedora: google-noto-sans-cjk-fonts";

/// The folders to search, if they are not those of [`font_folders`].
static FOLDERS: OnceLock<Vec<PathBuf>> = OnceLock::new();

/// The paths of the installed font files, by name. The folders are searched once.
pub(crate) fn installed() -> &'static HashMap<String, PathBuf> {
    static INSTALLED: OnceLock<HashMap<String, PathBuf>> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        let mut found = HashMap::new();
        let mut left = MOST_ENTRIES;
        for folder in FOLDERS.get_or_init(font_folders) {
            look(folder, 0, &mut left, &mut found);
        }
        found
    })
}

/// Makes this process look for fonts in these folders and nowhere else. A process that has no
/// environment can't find the user's own fonts without this. Only the first call counts, and only before the first font is looked for.
pub fn use_font_folders(folders: Vec<PathBuf>) {
    let _ = FOLDERS.set(folders);
}

/// Reads a font file, unless it is too large.
pub(crate) fn read(path: &Path) -> Option<FontData> {
    // The process that draws has a deadline of its own.
    let file = chairside_file::open(path, LARGEST_FONT).ok()?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FONT).read_to_end(&mut bytes).ok()?;
    Some(Arc::new(bytes))
}

fn look(folder: &Path, depth: usize, left: &mut usize, found: &mut HashMap<String, PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        *left = left.saturating_sub(1);
        if *left == 0 {
            return;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if depth < DEEPEST {
                look(&entry.path(), depth + 1, left, found);
            }
        } else if let Ok(name) = entry.file_name().into_string()
            && is_font(&name)
        {
            found.entry(name).or_insert_with(|| entry.path());
        }
    }
}

/// The folders where fonts are usually installed, the user's own first. Some of them may not exist.
pub fn font_folders() -> Vec<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let home = variable("HOME");
    let mut folders = Vec::new();
    if cfg!(target_os = "windows") {
        folders.extend(variable("WINDIR").map(|windows| windows.join("Fonts")));
        folders.extend(variable("LOCALAPPDATA").map(|data| data.join("Microsoft/Windows/Fonts")));
    } else if cfg!(target_os = "macos") {
        folders.extend(["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from));
        folders.extend(home.map(|home| home.join("Library/Fonts")));
    } else {
        let data = variable("XDG_DATA_HOME").or_else(|| home.as_ref().map(|home| home.join(".local/share")));
        folders.extend(data.map(|data| data.join("fonts")));
        folders.extend(home.map(|home| home.join(".fonts")));
        folders.extend(["/usr/local/share/fonts", "/usr/share/fonts", "/run/host/fonts"].map(PathBuf::from));
    }
    folders
}

fn is_font(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default();
    ["ttf", "otf", "ttc"].iter().any(|known| end.eq_ignore_ascii_case(known))
}
