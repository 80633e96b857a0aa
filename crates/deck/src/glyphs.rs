//! Letters on Markdown slides that no font has. The windows draw a box for each; `check` says which font to install.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use chairside_problem::{Problem, Topic};
use icu_properties::props::{EmojiPresentation, Script};
use icu_properties::{CodePointMapData, CodePointSetData};
use skrifa::raw::FileRef;
use skrifa::{FontRef, MetadataProvider};

use crate::pdf::{INSTALL_CJK, installed_fonts, read_font};
use crate::slide::Slide;

/// What a computer may have in fonts; with more we stop looking and say nothing.
const MOST_BYTES: usize = 512 << 20;
/// How many letters are looked for in a deck, and how many are named.
const MOST_LETTERS: usize = 4_000;
const NAMED: usize = 8;

/// A group of letters that one package of fonts has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Writing {
    Cjk,
    Emoji,
    Other,
}

impl Writing {
    /// The group of a letter that the fonts of the windows may lack; `None` for those that they have: Latin, Greek,
    /// Cyrillic and the usual signs.
    fn of(letter: char) -> Option<Self> {
        if CodePointSetData::new::<EmojiPresentation>().contains(letter) {
            return Some(Self::Emoji);
        }
        match CodePointMapData::<Script>::new().get(letter) {
            Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => Some(Self::Cjk),
            Script::Latin | Script::Greek | Script::Cyrillic | Script::Common | Script::Inherited => None,
            _ => Some(Self::Other),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Cjk => "Chinese, Japanese or Korean letters",
            Self::Emoji => "emoji",
            Self::Other => "letters",
        }
    }

    const fn instead(self) -> &'static str {
        match self {
            Self::Cjk => INSTALL_CJK,
            Self::Emoji => "Debian and Ubuntu: fonts-noto-color-emoji; Fedora: google-noto-color-emoji-fonts",
            Self::Other => "Debian and Ubuntu: fonts-noto-core; Fedora: google-noto-sans-fonts",
        }
    }

    /// Whether a font of this name probably has them, so that it is read first.
    fn is_probably_in(self, font: &str) -> bool {
        let likely: &[&str] = match self {
            Self::Cjk => {
                &["CJK", "Hans", "Gothic", "Hei", "Song", "Mincho", "YaHei", "PingFang", "WenQuan", "wqy", "Droid"]
            }
            Self::Emoji => &["Emoji"],
            Self::Other => &["Noto", "DejaVu", "FreeS", "Arial"],
        };
        likely.iter().any(|part| font.contains(part))
    }
}

/// Warns about letters of a deck that no font on this computer has, by the slide where they come first.
pub fn missing_glyphs(shown_as: &str, slides: &[Slide]) -> Vec<Problem> {
    warnings(shown_as, slides, &|letters, writing| installed().lacks(letters, writing))
}

/// The letters that no font has, among these.
type Lacks<'a> = &'a dyn Fn(&BTreeSet<char>, Writing) -> BTreeSet<char>;

fn warnings(shown_as: &str, slides: &[Slide], lacks: Lacks<'_>) -> Vec<Problem> {
    let mut used: BTreeMap<Writing, BTreeSet<char>> = BTreeMap::new();
    for letter in slides.iter().flat_map(|slide| slide.text.chars()).filter(|letter| !letter.is_ascii()) {
        if let Some(writing) = Writing::of(letter) {
            let letters = used.entry(writing).or_default();
            if letters.len() < MOST_LETTERS {
                letters.insert(letter);
            }
        }
    }
    let problems = used.iter().filter_map(|(writing, letters)| {
        let missing = lacks(letters, *writing);
        let on = |letter: &char| missing.contains(letter);
        let on_slides: Vec<usize> =
            (1..).zip(slides).filter(|(_, slide)| slide.text.chars().any(|c| on(&c))).map(|(n, _)| n).collect();
        let first = slides.get(on_slides.first()? - 1)?;
        let mut named: Vec<char> = Vec::new();
        for letter in first.text.chars().filter(on) {
            if named.len() < NAMED && !named.contains(&letter) {
                named.push(letter);
            }
        }
        let named: String = named.into_iter().collect();
        let others = if on_slides.len() > 1 { format!(" and {} more", on_slides.len() - 1) } else { String::new() };
        let what = format!(
            "no installed font has the {} of slide {}{others} ({named}): each is shown as a box",
            writing.name(),
            on_slides[0]
        );
        let instead = format!("install one ({})", writing.instead());
        Some(Problem::warning(shown_as, Some(first.line), what, instead).about(Topic::Font))
    });
    problems.collect()
}

/// The letters that are known to be in a font, or in none.
#[derive(Default)]
struct Known(Mutex<HashMap<char, bool>>);

fn installed() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(Known::default)
}

impl Known {
    fn lacks(&self, letters: &BTreeSet<char>, writing: Writing) -> BTreeSet<char> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new: BTreeSet<char> = letters.iter().copied().filter(|letter| !known.contains_key(letter)).collect();
        if !new.is_empty() {
            let fonts = installed_fonts().iter().map(|(name, path)| (name.as_str(), path));
            let missing = in_no_font(&new, writing, fonts.collect());
            known.extend(new.into_iter().map(|letter| (letter, !missing.contains(&letter))));
        }
        letters.iter().copied().filter(|letter| known.get(letter) == Some(&false)).collect()
    }
}

/// The letters that none of the fonts has. None is missing when there are too many fonts to look into.
fn in_no_font(letters: &BTreeSet<char>, writing: Writing, mut fonts: Vec<(&str, &PathBuf)>) -> BTreeSet<char> {
    fonts.sort_unstable_by_key(|(name, _)| (!writing.is_probably_in(name), *name));
    let mut missing = letters.clone();
    let mut read = 0;
    for (_, path) in fonts {
        let Some(bytes) = read_font(path) else { continue };
        read += bytes.as_ref().as_ref().len();
        for font in faces(bytes.as_ref().as_ref()) {
            let charmap = font.charmap();
            missing.retain(|letter| charmap.map(*letter).is_none());
        }
        if missing.is_empty() || read > MOST_BYTES {
            return BTreeSet::new();
        }
    }
    missing
}

/// The faces of a font file; none if it cannot be read.
fn faces(bytes: &[u8]) -> Vec<FontRef<'_>> {
    match FileRef::new(bytes) {
        Ok(FileRef::Font(font)) => vec![font],
        Ok(FileRef::Collection(fonts)) => fonts.iter().filter_map(Result::ok).collect(),
        Err(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Deck, Folder, parse_deck};

    fn deck(text: &str) -> Deck {
        parse_deck("a.md", text, &Folder { root: ".".into(), image_base: String::new() }).unwrap()
    }

    fn said(text: &str, lacks: Lacks<'_>) -> Vec<String> {
        warnings("a.md", &deck(text).slides, lacks).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_group_of_letters_that_no_font_has_is_named_once_with_its_slides_and_its_package() {
        let text =
            "# Plain, naïve, Ελληνικά, Кириллица → “✓”\n\n---\n\n# 会議 😀\n\n---\n\n# 会議の進め方\n\n---\n\n# שלום\n";
        let all: Lacks<'_> = &|letters, _| letters.clone();
        assert_eq!(
            said(text, all),
            [
                "a.md:5: warning: no installed font has the Chinese, Japanese or Korean letters of slide 2 and 1 more (会議): \
                 each is shown as a box; install one (Debian and Ubuntu: fonts-noto-cjk; Fedora: google-noto-sans-cjk-fonts)",
                "a.md:5: warning: no installed font has the emoji of slide 2 (😀): each is shown as a box; install one \
                 (Debian and Ubuntu: fonts-noto-color-emoji; Fedora: google-noto-color-emoji-fonts)",
                "a.md:13: warning: no installed font has the letters of slide 4 (שלום): each is shown as a box; install one \
                 (Debian and Ubuntu: fonts-noto-core; Fedora: google-noto-sans-fonts)",
            ]
        );
        assert_eq!(said(text, &|_, _| BTreeSet::new()), [] as [&str; 0]);
        let some: Lacks<'_> = &|letters, _| letters.iter().copied().filter(|letter| *letter == 'の').collect();
        assert!(said(text, some)[0].starts_with("a.md:9: ") && said(text, some)[0].contains("slide 3 (の)"));
    }

    #[test]
    fn no_letter_is_in_no_fonts_and_each_is_found_in_a_font_that_has_it() {
        let letters: BTreeSet<char> = ['会', 'ж'].into();
        assert_eq!(in_no_font(&letters, Writing::Cjk, Vec::new()), letters);
        let folder = tempfile::tempdir().unwrap();
        let broken = folder.path().join("NotoSansCJK-Regular.ttc");
        std::fs::write(&broken, "no font").unwrap();
        assert_eq!(in_no_font(&letters, Writing::Cjk, vec![("NotoSansCJK-Regular.ttc", &broken)]), letters);
        // Whatever fonts there are, they have the letters of English, or there are none.
        let fonts: Vec<_> = installed_fonts().iter().map(|(name, path)| (name.as_str(), path)).collect();
        if !fonts.is_empty() {
            assert_eq!(in_no_font(&['a', 'z'].into(), Writing::Other, fonts), BTreeSet::new());
        }
    }
}
