//! Which edition was in force on a day, and what to show first.

use jiff::civil::Date;

use crate::edition::{Edition, Kind, Variant};
use crate::shelf::editions;

/// The edition in force on `date` for those participants. `None` in a gap: where no source says what was shown, nothing
/// is claimed. When several are, the one written for exactly these participants comes first, then the one for
/// everybody, then (when everybody is asked for) one for a part of them; of equals the latest.
pub fn in_force(kind: Kind, date: Date, variant: Variant) -> Option<&'static Edition> {
    editions()
        .iter()
        .filter(|edition| edition.kind == kind && edition.in_force_on(date))
        .filter_map(|edition| Some((misfit(edition.variant, variant)?, edition)))
        .min_by_key(|(misfit, edition)| (*misfit, std::cmp::Reverse(edition.from)))
        .map(|(_, edition)| edition)
}

/// The edition in force on `date`, else the one whose days come nearest to it, so that a chair has something to show and
/// can be warned of what it is (`in_force_on` tells). Of two as near, the earlier: it had been in force. `None` only when
/// there is no edition of that kind for these participants at all.
pub fn nearest(kind: Kind, date: Date, variant: Variant) -> Option<&'static Edition> {
    in_force(kind, date, variant).or_else(|| {
        editions()
            .iter()
            .filter(|edition| edition.kind == kind)
            .filter_map(|edition| Some((days_away(edition, date), misfit(edition.variant, variant)?, edition)))
            .min_by_key(|(days, misfit, edition)| (*days, *misfit, edition.from))
            .map(|(.., edition)| edition)
    })
}

/// What to show at the start when the session file does not say: the Note Well, the Code of Conduct unless the Note Well
/// of that day holds it (as since October 2025), and the recording notice.
pub fn default_open_with(date: Date) -> Vec<Kind> {
    let note_well = in_force(Kind::NoteWell, date, Variant::All);
    [Kind::NoteWell, Kind::CodeOfConduct, Kind::Recording]
        .into_iter()
        .filter(|kind| note_well.is_none_or(|edition| !edition.includes.contains(kind)))
        .collect()
}

/// How badly a text written for some serves the participants asked for; `None` when it is not for them.
fn misfit(written_for: Variant, asked: Variant) -> Option<u8> {
    match (written_for, asked) {
        (written_for, asked) if written_for == asked => Some(0),
        (Variant::All, _) => Some(1),
        (_, Variant::All) => Some(2),
        _ => None,
    }
}

/// Days between `date` and the nearest day on which the edition was in force.
fn days_away(edition: &Edition, date: Date) -> i64 {
    let days = |from: Date, to: Date| from.duration_until(to).as_hours() / 24;
    match edition.to {
        _ if date < edition.from => days(date, edition.from),
        Some(to) if date >= to => days(to, date) + 1,
        _ => 0,
    }
}
