//! Recognises an edition of the Note Well by its words in other people's slides.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::edition::{Edition, Variant};
use crate::in_force::in_force;
use crate::shelf::editions;
use chairside_interstitial::InterstitialKind;

/// How many words in a row make one mark of a text.
const ROW: usize = 4;
/// The share of an edition's marks that a slide must have to count as that edition.
const PART: f64 = 0.4;
/// If the edition in force comes this close to the best match, the slide may show it, and no warning is given.
const NEARLY: f64 = 0.03;

/// Describes the edition of the Note Well on a slide when it is not the one in force on `date`, as in "the Note Well of
/// Nov 2021, not in force on 9 Nov 2025". `None` for other texts, for the edition in force, and for days on which none is
/// known to be in force.
pub fn older_note_well(text: &str, date: Date) -> Option<String> {
    let marks = marks(text);
    let part = |edition: &Edition| {
        let own = self::marks(&edition.body);
        #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
        let part = own.intersection(&marks).count() as f64 / own.len().max(1) as f64;
        part
    };
    let in_force = in_force(InterstitialKind::NoteWell, date, Variant::All)?;
    let notes = editions().iter().filter(|edition| edition.kind == InterstitialKind::NoteWell);
    let (best, found) =
        notes.map(|edition| (part(edition), edition)).max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    let is_today = found.id == in_force.id || part(in_force) + NEARLY >= best;
    if best < PART || is_today {
        return None;
    }
    Some(format!("the Note Well of {}, not in force on {}", found.from.strftime("%b %Y"), date.strftime("%-d %b %Y")))
}

fn marks(text: &str) -> BTreeSet<String> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.windows(ROW).map(|row| row.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn of(id: &str) -> &'static Edition {
        editions().iter().find(|edition| edition.id == id).unwrap()
    }

    #[test]
    fn an_edition_is_named_only_when_it_is_not_in_force() {
        for edition in editions().iter().filter(|edition| edition.kind == InterstitialKind::NoteWell) {
            for day in [date(2019, 3, 25), date(2021, 11, 9), date(2024, 7, 22), date(2026, 3, 16)] {
                let Some(in_force) = in_force(InterstitialKind::NoteWell, day, Variant::All) else { continue };
                let said = older_note_well(&edition.body.replace(' ', "\n"), day);
                if in_force.id == edition.id {
                    assert_eq!(said, None, "{} on {day}", edition.id);
                }
            }
        }
        let said = older_note_well(&of("ietf-2021").body, date(2026, 3, 16)).unwrap();
        assert!(said.starts_with("the Note Well of ") && said.ends_with("not in force on 16 Mar 2026"), "{said}");
    }

    #[test]
    fn other_slides_are_not_recognised() {
        for text in
            ["", "Note Well", "Agenda\nNote Well, agenda bashing, notes", "The IETF Note Well applies to this session."]
        {
            assert_eq!(older_note_well(text, date(2026, 3, 16)), None, "{text}");
        }
    }
}
