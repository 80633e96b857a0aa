//! Installed fonts for Chinese, Japanese and Korean, found by the names of well-known files.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use hayro::hayro_interpret::font::{FallbackFontQuery, FontData};
use hayro::hayro_interpret::hayro_cmap::CidFamily;

use super::installed::{installed, read};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::pdf) enum Script {
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

impl Script {
    /// The script of a character collection, by its `Ordering`.
    pub(in crate::pdf) fn of_ordering(ordering: &[u8]) -> Option<Self> {
        match ordering {
            b"Japan1" => Some(Self::Japanese),
            b"Korea1" => Some(Self::Korean),
            b"GB1" => Some(Self::Simplified),
            b"CNS1" => Some(Self::Traditional),
            _ => None,
        }
    }

    /// The script of a font that is well known by its name.
    pub(in crate::pdf) fn of_font(name: &str) -> Option<Self> {
        let name = name.to_lowercase().replace(' ', "");
        NAMES.iter().find(|(part, _)| name.contains(part)).map(|(_, script)| *script)
    }

    /// What its writing is called: "Japanese".
    pub(in crate::pdf) fn name(self) -> &'static str {
        match self {
            Self::Japanese => "Japanese",
            Self::Korean => "Korean",
            Self::Simplified | Self::Traditional => "Chinese",
        }
    }
}

pub(super) fn script(wanted: &FallbackFontQuery) -> Option<Script> {
    match wanted.character_collection.as_ref().map(|collection| &collection.family) {
        Some(CidFamily::AdobeJapan1) => return Some(Script::Japanese),
        Some(CidFamily::AdobeKorea1) => return Some(Script::Korean),
        Some(CidFamily::AdobeGB1) => return Some(Script::Simplified),
        Some(CidFamily::AdobeCNS1) => return Some(Script::Traditional),
        _ => {}
    }
    let names = [&wanted.post_script_name, &wanted.font_name, &wanted.font_family];
    names.into_iter().flatten().find_map(|name| Script::of_font(name))
}

/// An installed font for a script. Each is read once.
pub(super) fn system_font(script: Script) -> Option<(FontData, u32)> {
    type Read = Mutex<HashMap<Script, Option<(FontData, u32)>>>;
    static READ: OnceLock<Read> = OnceLock::new();
    let mut read = READ.get_or_init(Read::default).lock().unwrap_or_else(PoisonError::into_inner);
    read.entry(script).or_insert_with(|| load(script, installed())).clone()
}

fn load(script: Script, installed: &HashMap<String, PathBuf>) -> Option<(FontData, u32)> {
    FILES.iter().find_map(|(name, faces)| {
        let face = faces[script as usize]?;
        Some((read(installed.get(*name)?)?, face))
    })
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
