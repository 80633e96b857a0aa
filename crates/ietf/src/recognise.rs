//! Recognises boilerplate texts by their words in other people's slides.

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
/// The same for a slide that begins with the text's heading, since tips and rules are often shortened.
const PART_UNDER_HEADING: f64 = 0.15;
/// If the edition in force comes this close to the best match, the slide may show it, and no warning is given.
const NEARLY: f64 = 0.03;
/// A heading stands among so many lines.
const HEAD: usize = 3;
/// A page of links has at least this many addresses.
const FEWEST_LINKS: usize = 2;

/// The text that a slide shows, and its edition; `None` for an older Note Well, and for other slides. The links of the
/// meeting have no edition. `date` is the session's day.
pub fn shown_on(text: &str, date: Date) -> Option<(InterstitialKind, Option<&'static Edition>)> {
    let marks = marks(text);
    let found = editions().iter().filter(|edition| {
        let least = if has_heading(text, edition) { PART_UNDER_HEADING } else { PART };
        part(&marks, edition) >= least
    });
    // The text that fills the slide: "This session is being recorded" may stand over the tips.
    let most = found.max_by_key(|edition| self::marks(&edition.body).intersection(&marks).count());
    match most {
        Some(edition) if edition.kind == InterstitialKind::NoteWell => {
            let (best, found) = best(text, InterstitialKind::NoteWell)?;
            is_todays(text, best, found, date).then_some((edition.kind, Some(edition)))
        }
        Some(edition) => Some((edition.kind, Some(edition))),
        None => has_links(text).then_some((InterstitialKind::Links, None)),
    }
}

/// The edition of this kind that a slide has most of, and how much.
fn best(text: &str, kind: InterstitialKind) -> Option<(f64, &'static Edition)> {
    let marks = marks(text);
    let of_kind = editions().iter().filter(|edition| edition.kind == kind);
    of_kind.map(|edition| (part(&marks, edition), edition)).max_by(|(one, _), (other, _)| one.total_cmp(other))
}

/// How much of an edition's marks are among these.
fn part(marks: &BTreeSet<String>, edition: &Edition) -> f64 {
    let own = self::marks(&edition.body);
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let part = own.intersection(marks).count() as f64 / own.len().max(1) as f64;
    part
}

/// Whether the slide may show the Note Well that is in force on `date`: `found` is the edition it has most of, `best` how
/// much.
fn is_todays(text: &str, best: f64, found: &Edition, date: Date) -> bool {
    let in_force = in_force(InterstitialKind::NoteWell, date, Variant::All);
    in_force.is_some_and(|in_force| found.id == in_force.id || part(&marks(text), in_force) + NEARLY >= best)
}

/// Whether the slide begins with the heading of the edition, whatever meeting it names: "IETF 118 Meeting Tips".
fn has_heading(text: &str, edition: &Edition) -> bool {
    let title = edition.title.split(" – ").next().unwrap_or_default().to_lowercase();
    let words =
        title.split_whitespace().filter(|word| *word != "ietf" && !word.starts_with(|c: char| c.is_ascii_digit()));
    let title = words.collect::<Vec<_>>().join(" ");
    text.lines().take(HEAD).any(|line| line.to_lowercase().contains(&title))
}

/// Whether the slide is one of links: it says so at its head, and has several addresses.
fn has_links(text: &str) -> bool {
    let says_so = |line: &str| {
        let line = line.to_lowercase();
        line.starts_with("resources")
            || line.starts_with("links")
            || line.ends_with(" links")
            || line.ends_with(" resources")
    };
    let addresses = text.split_whitespace().filter(|word| word.starts_with("https://") || word.starts_with("http://"));
    text.lines().take(HEAD).map(str::trim).any(says_so) && addresses.count() >= FEWEST_LINKS
}

/// Describes the edition of the Note Well on a slide when it is not the one in force on `date`, as in "the Note Well of
/// Nov 2021, not in force on 9 Nov 2025". `None` for other texts, for the edition in force, and for days on which none is
/// known to be in force.
pub fn older_note_well(text: &str, date: Date) -> Option<String> {
    in_force(InterstitialKind::NoteWell, date, Variant::All)?;
    let (best, found) = best(text, InterstitialKind::NoteWell)?;
    if best < PART || is_todays(text, best, found, date) {
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
            assert_eq!(shown_on(text, date(2026, 3, 16)).map(|(kind, _)| kind), None, "{text}");
        }
    }

    /// Pages of the QUIC chairs' slides at IETF 126, as they are read from the PDF.
    #[test]
    fn the_chairs_own_note_well_tips_and_links_are_recognised() {
        let note_well = "Note Well\nBy participating in the IETF you agree to follow IETF processes and policies. This Note Well is a \
            reminder of some of\nthose policies. For a linked version of this text, please visit www.ietf.org/note-well or use the QR \
            code below\n● IETF participants are expected to behave in a professional manner and extend respect and\ncourtesy to their \
            colleagues at all times (see RFC 7154 IETF Guidelines for Conduct and IETF\nAnti-Harassment Policy). If you have any \
            concerns about behavior, please contact the\nOmbudsteam who have a duty of confidentiality and extensive powers to act, as \
            set out in RFC\n7776 IETF Anti-Harassment Procedures.\n● If you are aware that any IETF contribution (as defined in RFC \
            5378 Rights Contributors\nProvide to the IETF Trust) is covered by patents or patent applications that are owned or\n\
            controlled by you, your employer or your sponsor, you must disclose that fact,\nor not participate in the discussion (see \
            RFC 8179 Intellectual Property Rights in IETF\nTechnology).\n● For detailed process information consult RFC 2026 Internet \
            Standards Process and\nRFC 2418 IETF Working Group Guidelines and Procedures and updates to those.\n● The IETF routinely \
            makes public written, audio, video, and photographic records\nof IETF activities, including your personal information as \
            set out in the IETF Privacy Statement.\nFor advice, please talk to Working Group chairs or Area Directors.";
        let tips = "This session is being recorded\nIETF 126 Meeting Tips\nIn-person participants\n● Make sure to sign into the session via \
            Datatracker or the QR Code in this session.\n● Use Meetecho (usually the “Meetecho liteˮ) client to join the queue, show \
            hands\n● Keep audio and video off if not using the onsite version.\nRemote participants\n● Make sure your audio and video \
            are off unless you are chairing or presenting\nduring a session.\n● Use of a headset is strongly recommended.\nAll \
            participants\n● State your name each time you begin speaking in the queue\n3";
        let links = "Resources for IETF 126 Vienna\n● Agenda\nhttps://datatracker.ietf.org/meeting/agenda\n● Meetecho and other \
            information:\nhttps://www.ietf.org/meeting/preparation/\n● If you need technical assistance, see the Reporting Issues \
            page:\nhttps://www.ietf.org/meeting/issues/\n4";
        let admin = "Admin\n● Note takers to help AI\n○ https://notes.ietf.org/notes-ietf-126-quic\n● Chat is Meetecho/Zulip\n● Chairs \
            will manage the queue\n5";
        let agenda =
            "Agenda\n● WG Items\n○ Qmux 15 min\n○ Extended key updates 10 min\n○ Ack receive timestamps 10 min\n7";
        let day = date(2026, 7, 22);
        let found = |text: &str| {
            shown_on(text, day).map(|(kind, edition)| (kind.name(), edition.map(|edition| edition.id.as_str())))
        };
        assert_eq!(found(note_well), Some(("note-well", Some("ietf-2025"))));
        assert_eq!(found(tips), Some(("tips", Some("ietf-2026"))));
        assert_eq!(
            found("22 July 2026\nIETF 126 QUIC WG\nThis session is being recorded").map(|(kind, _)| kind),
            Some("recording")
        );
        assert_eq!(found(links), Some(("links", None)));
        assert_eq!((found(admin), found(agenda)), (None, None));
        // The Note Well of 2021 is older by then.
        assert_eq!(found(&of("ietf-2021").body), None);
        assert!(older_note_well(&of("ietf-2021").body, day).is_some());
    }

    #[test]
    fn every_edition_is_recognised_as_itself_or_one_of_its_kind() {
        for edition in editions() {
            let day = if edition.kind == InterstitialKind::NoteWell { edition.from } else { date(2026, 7, 22) };
            let found = shown_on(&format!("{}\n{}", edition.title, edition.body), day).map(|(kind, _)| kind);
            assert_eq!(found, Some(edition.kind), "{} {}", edition.kind.name(), edition.id);
        }
    }
}
