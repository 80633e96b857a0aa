//! The width of characters: for ASCII the advances of Inter at weight 400, for the rest a guess.

/// The width of a blank in em.
pub(crate) const BLANK: f32 = 0.281;
/// The width of a character of code in em.
pub(crate) const CODE_CHARACTER: f32 = 0.6;

/// U+0020 to U+007E in thousandths of an em, from @fontsource-variable/inter 5.3.0.
#[rustfmt::skip]
const INTER: [u16; 95] = [
    281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360,
    631, 407, 610, 618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511,
    966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903, 753, 765,
    639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456,
    323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600,
    612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];

/// The width of a character in em.
pub(crate) fn advance(c: char) -> f32 {
    let code = u32::from(c);
    if let Some(width) = code.checked_sub(0x20).and_then(|at| INTER.get(at as usize)) {
        return f32::from(*width) / 1000.0;
    }
    match code {
        // Combining marks and joiners.
        0x0300..=0x036f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0.0,
        // East Asian scripts and pictographs.
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0x1f300..=0x1faff
        | 0x20000..=0x3fffd => 1.0,
        0x2014 | 0x2026 => 0.9,
        _ => 0.62,
    }
}
