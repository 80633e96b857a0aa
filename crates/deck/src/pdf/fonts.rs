//! Fonts for text whose font is not in the PDF: hayro's own for Latin text, and for Chinese, Japanese and Korean one that
//! is installed, found by the names of well-known files.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FallbackFontQuery, FontData, FontQuery};
use hayro::hayro_interpret::hayro_cmap::CidFamily;

/// How many files and folders are examined at most.
const MOST_ENTRIES: usize = 20_000;
const DEEPEST: usize = 5;
const LARGEST_FONT: u64 = 256 * 1024 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Script {
    Japanese,
    Korean,
    Simplified,
    Traditional,
}

/// The index of the face in a font file for Japanese, Korean, simplified and traditional Chinese; `None` when the file
/// does not have that script.
type Faces = [Option<u32>; 4];

const ALL: Faces = [Some(0); 4];
const NOTO: Faces = [Some(0), Some(1), Some(2), Some(3)];
const JAPANESE: Faces = [Some(0), None, None, None];
const KOREAN: Faces = [None, Some(0), None, None];
const SIMPLIFIED: Faces = [None, None, Some(0), None];
const TRADITIONAL: Faces = [None, None, None, Some(0)];
const CHINESE: Faces = [None, None, Some(0), Some(0)];

/// Names of font files with their faces, best first.
const FILES: [(&str, Faces); 38] = [
    ("NotoSansCJK-Regular.ttc", NOTO),
    ("NotoSansCJK-VF.ttc", NOTO),
    ("NotoSansCJK-VF.otf.ttc", NOTO),
    ("SourceHanSans.ttc", NOTO),
    ("SourceHanSans-Regular.ttc", NOTO),
    ("NotoSansCJKjp-Regular.otf", JAPANESE),
    ("NotoSansCJKkr-Regular.otf", KOREAN),
    ("NotoSansCJKsc-Regular.otf", SIMPLIFIED),
    ("NotoSansCJKtc-Regular.otf", TRADITIONAL),
    ("NotoSansJP-Regular.otf", JAPANESE),
    ("NotoSansKR-Regular.otf", KOREAN),
    ("NotoSansSC-Regular.otf", SIMPLIFIED),
    ("NotoSansTC-Regular.otf", TRADITIONAL),
    ("SourceHanSansJP-Regular.otf", JAPANESE),
    ("SourceHanSansKR-Regular.otf", KOREAN),
    ("SourceHanSansCN-Regular.otf", SIMPLIFIED),
    ("SourceHanSansTW-Regular.otf", TRADITIONAL),
    ("NotoSerifCJK-Regular.ttc", NOTO),
    ("PingFang.ttc", CHINESE),
    ("Hiragino Sans GB.ttc", SIMPLIFIED),
    ("ヒラギノ角ゴシック W3.ttc", JAPANESE),
    ("AppleSDGothicNeo.ttc", KOREAN),
    ("AppleGothic.ttf", KOREAN),
    ("STHeiti Light.ttc", CHINESE),
    ("msyh.ttc", SIMPLIFIED),
    ("msjh.ttc", TRADITIONAL),
    ("YuGothM.ttc", JAPANESE),
    ("meiryo.ttc", JAPANESE),
    ("msgothic.ttc", JAPANESE),
    ("malgun.ttf", KOREAN),
    ("simsun.ttc", SIMPLIFIED),
    ("mingliu.ttc", TRADITIONAL),
    ("ipagp.ttf", JAPANESE),
    ("NanumGothic.ttf", KOREAN),
    ("wqy-zenhei.ttc", ALL),
    ("wqy-microhei.ttc", ALL),
    ("Arial Unicode.ttf", ALL),
    ("DroidSansFallbackFull.ttf", ALL),
];

/// Parts of font names that tell the script where the PDF does not.
const NAMES: [(&str, Script); 22] = [
    ("simsun", Script::Simplified),
    ("simhei", Script::Simplified),
    ("yahei", Script::Simplified),
    ("kaiti", Script::Simplified),
    ("fangsong", Script::Simplified),
    ("stsong", Script::Simplified),
    ("stheiti", Script::Simplified),
    ("mingliu", Script::Traditional),
    ("jhenghei", Script::Traditional),
    ("mincho", Script::Japanese),
    ("msgothic", Script::Japanese),
    ("ms-gothic", Script::Japanese),
    ("meiryo", Script::Japanese),
    ("hiragino", Script::Japanese),
    ("yugothic", Script::Japanese),
    ("kozmin", Script::Japanese),
    ("kozgo", Script::Japanese),
    ("batang", Script::Korean),
    ("gulim", Script::Korean),
    ("malgun", Script::Korean),
    ("dotum", Script::Korean),
    ("pingfang", Script::Simplified),
];

/// Returns hayro's settings with our choice of fonts.
pub(super) fn settings() -> InterpreterSettings {
    InterpreterSettings { font_resolver: Arc::new(|query| Some(resolve(query))), ..InterpreterSettings::default() }
}

fn resolve(query: &FontQuery) -> (FontData, u32) {
    let (data, face) = match query {
        FontQuery::Standard(font) => font.get_font_data(),
        FontQuery::Fallback(wanted) => {
            script(wanted).and_then(system_font).unwrap_or_else(|| wanted.pick_standard_font().get_font_data())
        }
    };
    substitutes().insert(address(&data));
    (data, face)
}

/// Whether a font is one of those that stand in for fonts that a file lacks.
pub(super) fn is_substitute(font: &FontData) -> bool {
    substitutes().contains(&address(font))
}

/// Where the substitutes lie in memory; none is ever freed.
fn substitutes() -> MutexGuard<'static, HashSet<usize>> {
    static SUBSTITUTES: OnceLock<Mutex<HashSet<usize>>> = OnceLock::new();
    SUBSTITUTES.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

fn address(font: &FontData) -> usize {
    font.as_ref().as_ref().as_ptr().addr()
}

fn script(wanted: &FallbackFontQuery) -> Option<Script> {
    match wanted.character_collection.as_ref().map(|collection| &collection.family) {
        Some(CidFamily::AdobeJapan1) => return Some(Script::Japanese),
        Some(CidFamily::AdobeKorea1) => return Some(Script::Korean),
        Some(CidFamily::AdobeGB1) => return Some(Script::Simplified),
        Some(CidFamily::AdobeCNS1) => return Some(Script::Traditional),
        _ => {}
    }
    let names = [&wanted.post_script_name, &wanted.font_name, &wanted.font_family];
    let names: Vec<String> = names.into_iter().flatten().map(|name| name.to_lowercase().replace(' ', "")).collect();
    NAMES.iter().find(|(part, _)| names.iter().any(|name| name.contains(part))).map(|(_, script)| *script)
}

/// An installed font for a script. Each is read once.
fn system_font(script: Script) -> Option<(FontData, u32)> {
    type Read = Mutex<HashMap<Script, Option<(FontData, u32)>>>;
    static READ: OnceLock<Read> = OnceLock::new();
    let mut read = READ.get_or_init(Read::default).lock().unwrap_or_else(PoisonError::into_inner);
    read.entry(script).or_insert_with(|| load(script, installed())).clone()
}

fn load(script: Script, installed: &HashMap<String, PathBuf>) -> Option<(FontData, u32)> {
    FILES.iter().find_map(|(name, faces)| {
        let face = faces[script as usize]?;
        let path = installed.get(*name)?;
        let small = path.metadata().is_ok_and(|file| file.len() <= LARGEST_FONT);
        let bytes = std::fs::read(path).ok().filter(|_| small)?;
        let data: FontData = Arc::new(bytes);
        Some((data, face))
    })
}

/// The paths of the installed files among [`FILES`], by name. The folders are searched once.
fn installed() -> &'static HashMap<String, PathBuf> {
    static INSTALLED: OnceLock<HashMap<String, PathBuf>> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        let mut found = HashMap::new();
        let mut left = MOST_ENTRIES;
        for folder in folders() {
            look(&folder, 0, &mut left, &mut found);
        }
        found
    })
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
            && FILES.iter().any(|(known, _)| *known == name)
        {
            found.entry(name).or_insert_with(|| entry.path());
        }
    }
}

/// The folders where fonts are usually installed.
fn folders() -> Vec<PathBuf> {
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

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{Script, load};

    #[test]
    fn a_file_serves_the_scripts_that_it_has() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("NotoSansCJK-Regular.ttc");
        std::fs::write(&path, b"font").unwrap();
        let installed = HashMap::from([("NotoSansCJK-Regular.ttc".to_owned(), path)]);
        assert_eq!(load(Script::Korean, &installed).unwrap().1, 1);
        assert_eq!(load(Script::Traditional, &installed).unwrap().1, 3);
        assert!(load(Script::Japanese, &HashMap::new()).is_none());
    }
}
