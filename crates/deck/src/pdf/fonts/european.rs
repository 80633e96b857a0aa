//! Installed fonts for what the built-in ones lack: Greek, Cyrillic and the rest of Latin.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use hayro::hayro_interpret::font::{FontData, StandardFont};

use super::installed::{installed, read};

/// A set of typefaces in four styles each (regular, bold, italic, both), in the place of Helvetica, Times and Courier.
pub(in crate::pdf) struct Typefaces {
    sans: [&'static str; 4],
    serif: [&'static str; 4],
    mono: [&'static str; 4],
}

/// The sets that are looked for, best first.
pub(super) const SETS: [Typefaces; 6] = [
    Typefaces {
        sans: [
            "LiberationSans-Regular.ttf",
            "LiberationSans-Bold.ttf",
            "LiberationSans-Italic.ttf",
            "LiberationSans-BoldItalic.ttf",
        ],
        serif: [
            "LiberationSerif-Regular.ttf",
            "LiberationSerif-Bold.ttf",
            "LiberationSerif-Italic.ttf",
            "LiberationSerif-BoldItalic.ttf",
        ],
        mono: [
            "LiberationMono-Regular.ttf",
            "LiberationMono-Bold.ttf",
            "LiberationMono-Italic.ttf",
            "LiberationMono-BoldItalic.ttf",
        ],
    },
    // Windows.
    Typefaces {
        sans: ["arial.ttf", "arialbd.ttf", "ariali.ttf", "arialbi.ttf"],
        serif: ["times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"],
        mono: ["cour.ttf", "courbd.ttf", "couri.ttf", "courbi.ttf"],
    },
    // macOS.
    Typefaces {
        sans: ["Arial.ttf", "Arial Bold.ttf", "Arial Italic.ttf", "Arial Bold Italic.ttf"],
        serif: [
            "Times New Roman.ttf",
            "Times New Roman Bold.ttf",
            "Times New Roman Italic.ttf",
            "Times New Roman Bold Italic.ttf",
        ],
        mono: ["Courier New.ttf", "Courier New Bold.ttf", "Courier New Italic.ttf", "Courier New Bold Italic.ttf"],
    },
    Typefaces {
        sans: ["NimbusSans-Regular.otf", "NimbusSans-Bold.otf", "NimbusSans-Italic.otf", "NimbusSans-BoldItalic.otf"],
        serif: [
            "NimbusRoman-Regular.otf",
            "NimbusRoman-Bold.otf",
            "NimbusRoman-Italic.otf",
            "NimbusRoman-BoldItalic.otf",
        ],
        mono: [
            "NimbusMonoPS-Regular.otf",
            "NimbusMonoPS-Bold.otf",
            "NimbusMonoPS-Italic.otf",
            "NimbusMonoPS-BoldItalic.otf",
        ],
    },
    Typefaces {
        sans: ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf", "DejaVuSans-BoldOblique.ttf"],
        serif: ["DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf", "DejaVuSerif-BoldItalic.ttf"],
        mono: [
            "DejaVuSansMono.ttf",
            "DejaVuSansMono-Bold.ttf",
            "DejaVuSansMono-Oblique.ttf",
            "DejaVuSansMono-BoldOblique.ttf",
        ],
    },
    Typefaces {
        sans: ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf", "NotoSans-BoldItalic.ttf"],
        serif: ["NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf", "NotoSerif-BoldItalic.ttf"],
        mono: [
            "NotoSansMono-Regular.ttf",
            "NotoSansMono-Bold.ttf",
            "NotoSansMono-Regular.ttf",
            "NotoSansMono-Bold.ttf",
        ],
    },
];

impl Typefaces {
    /// Whether it is installed, as far as its upright sans shows.
    pub(super) fn is_installed(&self) -> bool {
        installed().contains_key(self.sans[0])
    }

    /// The font in the place of a standard one; its upright style where it lacks one.
    pub(super) fn font(&self, standard: StandardFont) -> Option<FontData> {
        use StandardFont as Standard;
        let (files, style) = match standard {
            Standard::Helvetica => (&self.sans, 0),
            Standard::HelveticaBold => (&self.sans, 1),
            Standard::HelveticaOblique => (&self.sans, 2),
            Standard::HelveticaBoldOblique => (&self.sans, 3),
            Standard::TimesRoman => (&self.serif, 0),
            Standard::TimesBold => (&self.serif, 1),
            Standard::TimesItalic => (&self.serif, 2),
            Standard::TimesBoldItalic => (&self.serif, 3),
            Standard::Courier => (&self.mono, 0),
            Standard::CourierBold => (&self.mono, 1),
            Standard::CourierOblique => (&self.mono, 2),
            Standard::CourierBoldOblique => (&self.mono, 3),
            Standard::ZapfDingBats | Standard::Symbol => return None,
        };
        file(files[style]).or_else(|| file(files[0]))
    }
}

/// An installed file. Each is read once.
fn file(name: &'static str) -> Option<FontData> {
    type Read = Mutex<HashMap<&'static str, Option<FontData>>>;
    static READ: OnceLock<Read> = OnceLock::new();
    let mut known = READ.get_or_init(Read::default).lock().unwrap_or_else(PoisonError::into_inner);
    known.entry(name).or_insert_with(|| read(installed().get(name)?)).clone()
}
