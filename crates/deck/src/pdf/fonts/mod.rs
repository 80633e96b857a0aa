//! Fonts for text whose font is not in the PDF: hayro's own for Latin text, and installed ones for Chinese, Japanese and
//! Korean and for what hayro's own lack (Greek, Cyrillic).
//!
//! `hayro` asks for a standard font without saying for which letters, so that a document gets one set of fonts for all of
//! them: the first that has all letters by name that its fonts without a program need.

mod cjk;
mod european;
mod installed;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_syntax::object::{Array, Dict, Object};
use hayro_font::{FontCache, GlyphId};

pub(super) use cjk::Script;
use cjk::system_font;
use european::{SETS, Typefaces};
pub(crate) use installed::{INSTALL_CJK, installed as installed_fonts, read as read_font};
pub use installed::{font_folders, use_font_folders};

/// Which fonts may stand in for those that a document lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// Installed ones and hayro's own.
    Installed,
    /// Hayro's own alone, as on a computer without any other.
    OwnAlone,
}

/// The fonts that stand in for those that a document lacks.
#[derive(Clone, Copy)]
pub(super) struct Substitutes {
    source: Source,
    /// In the place of the standard fonts; `None` for hayro's own.
    set: Option<&'static Typefaces>,
}

impl Substitutes {
    /// Chooses for fonts without a program: the first set that lacks the fewest of their letters. `needs_more` says that
    /// letters beyond those of hayro's own fonts are to be expected.
    pub(super) fn choose(source: Source, fonts: &[Dict<'_>], needs_more: bool) -> Self {
        let own = Self { source, set: None };
        let own_lack = own.lacking(fonts);
        if own_lack == 0 && !needs_more || source == Source::OwnAlone {
            return own;
        }
        let sets = SETS.iter().filter(|set| set.is_installed()).map(|set| Self { source, set: Some(set) });
        let best = sets.map(|set| (set, set.lacking(fonts))).min_by_key(|(_, lack)| *lack);
        best.filter(|(_, lack)| *lack < own_lack || needs_more).map_or(own, |(set, _)| set)
    }

    /// Whether there is a font for a script.
    pub(super) fn have(self, script: Script) -> bool {
        self.for_script(script).is_some()
    }

    fn for_script(self, script: Script) -> Option<(FontData, u32)> {
        system_font(script).filter(|_| self.source == Source::Installed)
    }

    /// How many letters, by name, of fonts without a program have no glyph here.
    pub(super) fn lacking(self, fonts: &[Dict<'_>]) -> usize {
        let settings = settings(self);
        let lacking = |dict: &Dict<'_>| {
            let font = FontCache::new().font(dict, &settings.font_resolver, &settings.cmap_resolver)?;
            let codes = named_codes(dict).into_iter();
            Some(codes.filter(|code| font.map_code(u32::from(*code)) == GlyphId::NOTDEF).count())
        };
        fonts.iter().filter_map(lacking).sum()
    }
}

/// Returns hayro's settings with our choice of fonts.
pub(super) fn settings(substitutes: Substitutes) -> InterpreterSettings {
    let resolver = move |query: &FontQuery| Some(resolve(query, substitutes));
    InterpreterSettings { font_resolver: Arc::new(resolver), ..InterpreterSettings::default() }
}

fn resolve(query: &FontQuery, substitutes: Substitutes) -> (FontData, u32) {
    let standard = |font| match substitutes.set.and_then(|set| set.font(font)) {
        Some(data) => (data, 0),
        None => font.get_font_data(),
    };
    let (data, face) = match query {
        FontQuery::Standard(font) => standard(*font),
        FontQuery::Fallback(wanted) => {
            let found = cjk::script(wanted).and_then(|script| substitutes.for_script(script));
            found.unwrap_or_else(|| standard(wanted.pick_standard_font()))
        }
    };
    handed_out().insert(address(&data));
    (data, face)
}

/// Whether a font is one of those that stand in for fonts that a file lacks.
pub(super) fn is_substitute(font: &FontData) -> bool {
    handed_out().contains(&address(font))
}

/// Where the substitutes are in memory; none is ever freed.
fn handed_out() -> MutexGuard<'static, HashSet<usize>> {
    static HANDED_OUT: OnceLock<Mutex<HashSet<usize>>> = OnceLock::new();
    HANDED_OUT.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

fn address(font: &FontData) -> usize {
    font.as_ref().as_ref().as_ptr().addr()
}

/// The codes that a font gives letters by name (`Differences`), blanks left out.
fn named_codes(font: &Dict<'_>) -> Vec<u8> {
    let encoding = font.get::<Dict<'_>>("Encoding");
    let differences = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences"));
    let mut code = 0_i64;
    let mut codes = Vec::new();
    for entry in differences.into_iter().flat_map(|list| list.iter::<Object<'_>>()) {
        match entry {
            Object::Number(number) => code = number.as_i64(),
            Object::Name(name) => {
                let is_blank = matches!(name.as_str(), ".notdef" | "space" | "nbspace" | "nonbreakingspace");
                codes.extend(u8::try_from(code).ok().filter(|_| !is_blank));
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    codes
}
