//! What a session of a kind of group usually has: slides, boilerplate, the first and the last item.

use std::fmt;
use std::str::FromStr;

use chairside_ietf::{Variant, body, in_force};
use chairside_session::content::ItemKind;
use chairside_session::file::{Draft, DraftItem, DraftSlide};
use chairside_session::{InterstitialKind, typed};
use jiff::SignedDuration;
use jiff::civil::Date;

/// A kind of session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateKind {
    /// A working group.
    WorkingGroup,
    /// A group that dispatches new work.
    Dispatch,
    /// A session before there is a group.
    Bof,
    /// A research group of the IRTF.
    ResearchGroup,
    /// An online meeting between two IETF meetings.
    Interim,
}

impl TemplateKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::WorkingGroup, Self::Dispatch, Self::Bof, Self::ResearchGroup, Self::Interim];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WorkingGroup => "wg",
            Self::Dispatch => "dispatch",
            Self::Bof => "bof",
            Self::ResearchGroup => "rg",
            Self::Interim => "interim",
        }
    }

    /// The kind that the names of meeting and group tell.
    pub fn of(meeting: Option<&str>, group: Option<&str>) -> Self {
        if meeting.is_some_and(|meeting| meeting.trim().to_lowercase().starts_with("interim")) {
            return Self::Interim;
        }
        let kind = group.and_then(|group| body().kind_of(group));
        kind.and_then(|kind| kind.kind.parse().ok()).unwrap_or(Self::WorkingGroup)
    }

    /// The `kind:` to write, if the group's name does not tell it.
    fn key(self, group: Option<&str>) -> Option<String> {
        let by_name = group.and_then(|group| body().kind_of(group)).map(|kind| kind.kind.as_str());
        let is_told = self == Self::Interim || by_name.unwrap_or(Self::WorkingGroup.name()) == self.name();
        (!is_told).then(|| self.name().to_owned())
    }
}

impl FromStr for TemplateKind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.name() == text).ok_or(())
    }
}

impl fmt::Display for TemplateKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// Gives a draft what is usual for its kind: the `kind:` if its name does not tell, editions in force on the day of the
/// session (or `today`), slides, and two items if it has none.
pub fn template(draft: Draft, kind: TemplateKind, today: Date) -> Draft {
    let zone = jiff::tz::TimeZone::get(&draft.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let day = draft.slot.map_or(today, |slot| slot.start.to_zoned_datetime(zone).date());
    let items = if draft.items.is_empty() { first_items() } else { draft.items };
    Draft {
        kind: kind.key(draft.group.as_deref()),
        editions: editions(kind, day),
        slides: slides(kind),
        items,
        ..draft
    }
}

/// The editions of boilerplate in force on a day, those alone that a session of this kind shows.
pub fn editions(kind: TemplateKind, day: Date) -> Vec<(InterstitialKind, String)> {
    let variant = if kind == TemplateKind::Interim { Variant::Remote } else { Variant::All };
    let note_well = in_force(InterstitialKind::NoteWell, day, Variant::All);
    let is_included = |kind: InterstitialKind| note_well.is_some_and(|note_well| note_well.includes.contains(&kind));
    InterstitialKind::ALL
        .iter()
        .copied()
        .filter(|kind| kind.is_boilerplate() && !is_included(*kind))
        .filter_map(|kind| Some((kind, in_force(kind, day, variant)?.id.clone())))
        .collect()
}

/// Welcome and any other business.
pub fn first_items() -> Vec<DraftItem> {
    let five = SignedDuration::from_mins(5);
    let welcome = DraftItem {
        title: "Welcome and agenda bashing".into(),
        presenter: Some("Chairs".into()),
        time: five,
        deck: Some("chairs".into()),
        ..DraftItem::default()
    };
    let other =
        DraftItem { title: "Any other business".into(), time: five, kind: ItemKind::Aob, ..DraftItem::default() };
    vec![welcome, other]
}

/// The chairs' slides after the title.
pub fn slides(kind: TemplateKind) -> Vec<DraftSlide> {
    let generated = |name: &str| DraftSlide::Generated(name.into());
    let points = |heading: &str, points: &[&str], note: Option<&str>| DraftSlide::Points {
        heading: heading.into(),
        points: points.iter().map(|&point| point.into()).collect(),
        note: note.map(Into::into),
    };
    let opening = ["note-well", "recording", "tips", "links"].map(generated);
    let own = match kind {
        TemplateKind::WorkingGroup | TemplateKind::Interim => Vec::new(),
        TemplateKind::Dispatch => {
            let outcomes = body().kind(kind.name()).map(|kind| kind.outcomes.as_slice()).unwrap_or_default();
            let outcomes: Vec<&str> = outcomes.iter().map(|outcome| outcome.slide.as_str()).collect();
            let note = "What can come out of each item. D records it, and the last slide lists what was recorded.";
            vec![points("Possible outcomes", &outcomes, Some(note)), generated("mic-rules")]
        }
        TemplateKind::Bof => {
            vec![points("Questions for this BoF", BOF_QUESTIONS, Some(BOF_NOTE)), generated("mic-rules")]
        }
        TemplateKind::ResearchGroup => vec![points("About the IRTF", ABOUT_THE_IRTF, None)],
    };
    opening.into_iter().chain([generated("agenda")]).chain(own).chain([generated("outcomes")]).collect()
}

/// What such a session should be able to answer at its end (RFC 5434, section 5).
const BOF_QUESTIONS: &[&str] = &[
    "Is there a problem that needs solving, and is the IETF the right place to solve it?",
    "Are there enough people to do the work: write, review, implement?",
    "Is the scope well defined and understood?",
    "Do we agree on what is to be delivered?",
    "Is a working group likely to succeed?",
];

const BOF_NOTE: &str = "From RFC 5434. Give each item the question that it shall answer (question), show it with Q, and count hands with V.";

/// In the words of RFC 7418, and of the IRTF's own opening slides.
const ABOUT_THE_IRTF: &[&str] = &[
    "The IRTF conducts research. It is not a standards development organization",
    "It can publish informational and experimental documents in the RFC series",
    "Its primary goal is collaboration and teamwork in exploring research issues related to Internet protocols, applications, architecture and technology",
    "An IRTF primer for IETF participants: RFC 7418",
];

/// The text of a talk shown alone: a deck without a session.
pub fn new_talk(title: &str, event: &str) -> String {
    let escaped =
        |words: &str| typed::names::tidied(words).unwrap_or_default().replace(['<', '>', '*', '_', '`', '#'], " ");
    let event = if event.is_empty() { String::new() } else { format!("\n{}\n", escaped(event)) };
    format!(
        "# {}\n{event}\n<!-- A comment like this is a note that only you see. A line of three dashes begins the next slide.\n     \
         Show this file with `chairside FILE --minutes 20`. -->\n\n---\n\n## The problem\n\n- One thought on a slide\n- Few words, large\n\n\
         ---\n\n## What we propose\n\n---\n\n## What we ask of you\n",
        escaped(title)
    )
}

#[cfg(test)]
mod tests {
    use chairside_session::file::new_session;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_kind_makes_a_file_with_the_editions_of_the_day() {
        let names = |kind, day| {
            let editions = editions(kind, day);
            editions.iter().map(|(kind, id)| format!("{} {id}", kind.name())).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(
            names(TemplateKind::WorkingGroup, date(2026, 11, 28)),
            "note-well ietf-2025, recording ietf-2022, tips ietf-2026, mic-rules ietf-2026"
        );
        assert!(names(TemplateKind::Interim, date(2026, 11, 28)).contains("tips ietf-2026-remote"));
        assert!(
            names(TemplateKind::Dispatch, date(2021, 11, 9)).contains("note-well ietf-2021, code-of-conduct ietf-2021")
        );
        for kind in TemplateKind::ALL {
            let draft = Draft { group: Some("example".into()), zone: "UTC".into(), ..Draft::default() };
            let text = new_session("a.md", &template(draft, kind, date(2026, 11, 28))).unwrap();
            assert_eq!(text.contains("\nkind: "), kind.key(Some("example")).is_some(), "{text}");
            assert!(text.contains("<!-- slide: outcomes -->") && text.contains("note-well: ietf-2025"), "{text}");
        }
    }

    #[test]
    fn names_tell_the_kind() {
        for (meeting, group, expected) in [
            ("IETF 126", "quic", TemplateKind::WorkingGroup),
            ("IETF 112", "secdispatch", TemplateKind::Dispatch),
            ("IETF 126", "cfrg", TemplateKind::ResearchGroup),
            ("interim-2026-quic-01", "quic", TemplateKind::Interim),
        ] {
            assert_eq!(TemplateKind::of(Some(meeting), Some(group)), expected, "{group}");
            assert_eq!(expected.key(Some(group)), None, "{group}");
        }
        assert_eq!(TemplateKind::Bof.key(Some("newthing")).as_deref(), Some("bof"));
    }
}
