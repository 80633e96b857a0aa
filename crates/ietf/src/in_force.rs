//! Finds the edition in force on a day, and what to show at the start of a session.

use jiff::civil::Date;

use crate::edition::{Edition, Variant};
use crate::shelf::editions;
use chairside_interstitial::InterstitialKind;

/// Returns the edition in force on `date` for the given participants.
///
/// `None` in a gap for which no source says what was shown. When there are several, the one written for exactly these
/// participants comes first, then the one for everybody, then, if everybody was asked for, one for some of them. Among
/// equals, the latest counts.
pub fn in_force(kind: InterstitialKind, date: Date, variant: Variant) -> Option<&'static Edition> {
    editions()
        .iter()
        .filter(|edition| edition.kind == kind && edition.in_force_on(date))
        .filter_map(|edition| Some((misfit(edition.variant, variant)?, edition)))
        .min_by_key(|(misfit, edition)| (*misfit, std::cmp::Reverse(edition.from)))
        .map(|(_, edition)| edition)
}

/// Returns the edition in force on `date`, else the one whose dates are nearest, so that chairs always have something to
/// show. [`Edition::in_force_on`] tells whether to warn about it.
///
/// When two are equally near, the earlier counts, because it had been in force. `None` only when there is no edition of
/// that kind for these participants.
pub fn nearest(kind: InterstitialKind, date: Date, variant: Variant) -> Option<&'static Edition> {
    in_force(kind, date, variant).or_else(|| {
        editions()
            .iter()
            .filter(|edition| edition.kind == kind)
            .filter_map(|edition| Some((days_away(edition, date), misfit(edition.variant, variant)?, edition)))
            .min_by_key(|(days, misfit, edition)| (*days, *misfit, edition.from))
            .map(|(.., edition)| edition)
    })
}

/// What to show at the start unless the session file says otherwise: the Note Well, the Code of Conduct if the Note Well
/// of that day does not include it (it has since October 2025), and the recording notice.
pub fn default_open_with(date: Date) -> Vec<InterstitialKind> {
    let note_well = in_force(InterstitialKind::NoteWell, date, Variant::All);
    [InterstitialKind::NoteWell, InterstitialKind::CodeOfConduct, InterstitialKind::Recording]
        .into_iter()
        .filter(|kind| note_well.is_none_or(|edition| !edition.includes.contains(kind)))
        .collect()
}

/// How badly a text suits the participants asked for: 0 is best, `None` means not at all.
fn misfit(written_for: Variant, asked: Variant) -> Option<u8> {
    match (written_for, asked) {
        (written_for, asked) if written_for == asked => Some(0),
        (Variant::All, _) => Some(1),
        (_, Variant::All) => Some(2),
        _ => None,
    }
}

/// The number of days between `date` and the nearest day on which the edition is in force.
fn days_away(edition: &Edition, date: Date) -> i64 {
    let days = |from: Date, to: Date| from.duration_until(to).as_hours() / 24;
    match edition.to {
        _ if date < edition.from => days(date, edition.from),
        Some(to) if date >= to => days(to, date) + 1,
        _ => 0,
    }
}
