//! The form for a new session: what is typed in its fields becomes a draft, or is refused with what to type instead.

use chairside_import::{TemplateKind, template, zone_of_meeting};
use chairside_session::content::{Person, Slot};
use chairside_session::file::Draft;
use chairside_session::typed::duration::duration;
use chairside_session::typed::names::{names_in, tidied};
use chairside_session::typed::time_of_day::{Meant, NoInstant, TimeOfDay, instant_of, next_at, time_of_day};
use jiff::civil::{Date, Time};
use jiff::tz::{self, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use ts_rs::TS;

use crate::agenda::read_agenda;
use crate::fields::NewForm;

/// A session can be this long.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum FormField {
    /// The group; a title does as well.
    Group,
    /// The day.
    Day,
    /// The start.
    Start,
    /// The end.
    End,
    /// The time zone.
    Zone,
    /// The agenda.
    Agenda,
    /// The file that it is saved in.
    File,
}

/// Why the form is not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FormRefusal {
    /// The field that it is about.
    pub field: FormField,
    /// What to type.
    pub words: String,
}

fn refused(field: FormField, words: impl Into<String>) -> FormRefusal {
    FormRefusal { field, words: words.into() }
}

/// Reads the form, and adds what sessions of that kind usually have. `today` tells which boilerplate is in force if no day is
/// typed.
///
/// # Errors
/// The first field that is not understood, with what to type.
pub fn draft(form: &NewForm, today: Date) -> Result<Draft, FormRefusal> {
    let [meeting, group, title] = [&form.meeting, &form.group, &form.title].map(|typed| tidied(typed));
    if group.is_none() && title.is_none() {
        return Err(refused(FormField::Group, "Type the group, or a title"));
    }
    let there = meeting.as_deref().and_then(zone_of_meeting);
    let zone = zone(&form.zone, there)?;
    let slot = slot(form, &TimeZone::get(&zone).unwrap_or(TimeZone::UTC))?;
    let agenda = read_agenda(&form.agenda, form.session as usize).draft;
    let kind = TemplateKind::of(meeting.as_deref(), group.as_deref());
    let draft = Draft { meeting, group, title, slot, zone, chairs: people(&form.chairs, &agenda.chairs), ..agenda };
    Ok(template(draft, kind, today))
}

/// The people whose names were typed, with their addresses where the agenda has them.
fn people(typed: &str, known: &[Person]) -> Vec<Person> {
    let person =
        |name: String| known.iter().find(|known| known.name == name).cloned().unwrap_or(Person { name, email: None });
    names_in(typed).into_iter().map(person).collect()
}

/// The IANA name of what was typed: the name itself, or its last part. Where nothing is typed it is the meeting's.
fn zone(typed: &str, there: Option<&str>) -> Result<String, FormRefusal> {
    let wanted = typed.trim().replace(' ', "_");
    if wanted.is_empty() {
        return Ok(there.unwrap_or("UTC").into());
    }
    let is_wanted = |name: &str| {
        let city = name.rsplit('/').next().unwrap_or(name);
        name.eq_ignore_ascii_case(&wanted) || city.eq_ignore_ascii_case(&wanted)
    };
    let found = tz::db().available().map(|name| name.as_str().to_owned()).find(|name| is_wanted(name));
    found.ok_or_else(|| {
        refused(FormField::Zone, format!("“{}” is not a time zone: type a city, such as Europe/Vienna", typed.trim()))
    })
}

/// The slot; `None` if no part of it is typed.
fn slot(form: &NewForm, zone: &TimeZone) -> Result<Option<Slot>, FormRefusal> {
    let [day, start, end] = [&form.day, &form.start, &form.end].map(|typed| typed.trim());
    if [day, start, end].iter().all(|typed| typed.is_empty()) {
        return Ok(None);
    }
    let day = date(day).ok_or_else(|| refused(FormField::Day, "Type the day as in 2026-07-22 or 22 Jul 2026"))?;
    let at = |field, time: &TimeOfDay, from: Timestamp| match next_at(time, from, None, zone) {
        Ok(Meant { at, .. }) => Ok(at),
        Err(NoInstant::SkippedOver { .. }) => Err(refused(field, "The clocks go forward over that time on that day")),
        Err(NoInstant::WrongOffset | NoInstant::OutOfRange) => Err(refused(field, "There is no such time on that day")),
    };
    let typed = time_of_day(start).ok_or_else(|| refused(FormField::Start, "Type when it starts, as in 16:00"))?;
    let midnight = match instant_of(day.to_datetime(Time::midnight()), zone) {
        Ok(Meant { at, .. }) | Err(NoInstant::SkippedOver { later: at, .. }) => at,
        Err(NoInstant::WrongOffset | NoInstant::OutOfRange) => {
            return Err(refused(FormField::Day, "There is no such day"));
        }
    };
    let start = at(FormField::Start, &typed, midnight)?;
    let end = match (time_of_day(end), duration(end)) {
        (Some(typed), _) => {
            at(FormField::End, &typed, start.saturating_add(SignedDuration::from_secs(1)).unwrap_or(start))?
        }
        (None, Ok(length)) if length.is_positive() && !end.is_empty() => start.saturating_add(length).unwrap_or(start),
        _ => return Err(refused(FormField::End, "Type when it ends, as in 18:00, or how long it lasts, as in 2h")),
    };
    if end.duration_since(start) > LONGEST {
        return Err(refused(FormField::End, "A session lasts 24 hours at most"));
    }
    Ok(Some(Slot { start, end }))
}

/// Reads a day as people write it.
fn date(typed: &str) -> Option<Date> {
    let plain = typed.replace([',', '.'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let formats =
        ["%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%a %d %b %Y", "%A %d %B %Y", "%d %m %Y"];
    formats.iter().find_map(|format| Date::strptime(format, &plain).ok())
}

/// The name for the file of a session: "ietf126-quic.md".
pub fn file_name(draft: &Draft) -> String {
    let meeting = draft.meeting.as_deref().map(|meeting| plain(meeting, ""));
    let name = draft.group.as_deref().or(draft.title.as_deref()).map(|name| plain(name, "-"));
    let parts: Vec<String> = [meeting, name].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "session.md".into() } else { format!("{}.md", parts.join("-")) }
}

/// Letters and digits in lower case, everything else as `gap`.
fn plain(words: &str, gap: &str) -> String {
    let lower = words.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(gap).chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use chairside_session::file::new_session;
    use jiff::civil::date;

    use super::*;

    fn drafted(form: &NewForm) -> Result<Draft, FormRefusal> {
        draft(form, date(2026, 11, 28))
    }

    fn quic() -> NewForm {
        NewForm {
            meeting: "IETF 126".into(),
            group: " quic ".into(),
            day: "22 Jul 2026".into(),
            start: "16:00".into(),
            end: "18:00".into(),
            zone: "vienna".into(),
            chairs: "Ana Lopez, Bo Li".into(),
            agenda: "Administrivia / Chairs / 5\nqmux / Lucas / 15\n".into(),
            ..NewForm::default()
        }
    }

    fn slot_of(day: &str, start: &str, end: &str) -> Result<Option<String>, String> {
        let form = NewForm { day: day.into(), start: start.into(), end: end.into(), ..quic() };
        match drafted(&form) {
            Ok(draft) => Ok(draft.slot.map(|slot| format!("{}/{}", slot.start, slot.end))),
            Err(refusal) => Err(refusal.words),
        }
    }

    #[test]
    fn what_is_typed_becomes_a_draft() {
        let draft = drafted(&quic()).unwrap();
        assert!(draft.editions.iter().any(|(_, edition)| edition == "ietf-2025"), "{:?}", draft.editions);
        assert_eq!((draft.group.as_deref(), draft.title), (Some("quic"), None));
        assert_eq!(draft.zone, "Europe/Vienna");
        let chairs: Vec<_> = draft.chairs.iter().map(|chair| chair.name.as_str()).collect();
        assert_eq!(chairs, ["Ana Lopez", "Bo Li"]);
        assert_eq!(draft.items.len(), 2);
    }

    #[test]
    fn days_and_times_are_typed_as_people_write_them() {
        let slot = Ok(Some("2026-07-22T14:00:00Z/2026-07-22T16:00:00Z".into()));
        for day in ["2026-07-22", "22 Jul 2026", "22 July 2026", "Wed, 22 Jul 2026", "July 22, 2026", "22.07.2026"] {
            assert_eq!(slot_of(day, "16:00", "18:00"), slot, "{day}");
        }
        assert_eq!(slot_of("2026-07-22", "16:00", "2h"), slot);
        assert_eq!(slot_of("2026-07-22", "16:00", "120 min"), slot);
        let over_midnight = Ok(Some("2026-07-22T21:30:00Z/2026-07-22T22:30:00Z".into()));
        assert_eq!(slot_of("2026-07-22", "23:30", "00:30"), over_midnight);
        assert_eq!(slot_of("", "", ""), Ok(None));
    }

    #[test]
    fn what_is_not_understood_is_refused_with_what_to_type() {
        for (day, start, end, words) in [
            ("soon", "16:00", "18:00", "Type the day as in 2026-07-22 or 22 Jul 2026"),
            ("", "16:00", "18:00", "Type the day as in 2026-07-22 or 22 Jul 2026"),
            ("2026-02-30", "16:00", "18:00", "Type the day as in 2026-07-22 or 22 Jul 2026"),
            ("2026-07-22", "4 pm", "18:00", "Type when it starts, as in 16:00"),
            ("2026-07-22", "16:00", "", "Type when it ends, as in 18:00, or how long it lasts, as in 2h"),
            ("2026-07-22", "16:00", "0", "Type when it ends, as in 18:00, or how long it lasts, as in 2h"),
            ("2027-03-28", "02:30", "04:00", "The clocks go forward over that time on that day"),
        ] {
            assert_eq!(slot_of(day, start, end), Err(words.into()), "{day} {start} {end}");
        }
        let form = NewForm { group: " ".into(), ..quic() };
        assert_eq!(drafted(&form).unwrap_err().field, FormField::Group);
        let form = NewForm { zone: "Atlantis".into(), ..quic() };
        let refusal = drafted(&form).unwrap_err();
        assert_eq!(refusal.words, "“Atlantis” is not a time zone: type a city, such as Europe/Vienna");
    }

    #[test]
    fn every_form_that_is_understood_makes_a_file() {
        for title in ["", "QUIC", "no", "a: b", "# x", "\"", "Ünï — 東京"] {
            for agenda in ["", "x / y / 5", "no / yes / 5\n- [ ] : # / { / 7", "not an item", "---\n# y"] {
                for day in ["", "2026-07-22", "2027-10-31"] {
                    let (start, end) = if day.is_empty() { ("", "") } else { ("02:30", "2h") };
                    let form = NewForm {
                        title: title.into(),
                        agenda: agenda.into(),
                        day: day.into(),
                        start: start.into(),
                        end: end.into(),
                        ..quic()
                    };
                    let made = new_session("a.md", &drafted(&form).unwrap());
                    assert!(made.is_ok(), "{form:?}: {made:?}");
                }
            }
        }
    }

    #[test]
    fn a_file_is_called_after_meeting_and_group() {
        let name = |meeting: &str, group: &str, title: &str| {
            let form = NewForm { meeting: meeting.into(), group: group.into(), title: title.into(), ..quic() };
            file_name(&drafted(&form).unwrap())
        };
        assert_eq!(name("IETF 126", "quic", "QUIC"), "ietf126-quic.md");
        assert_eq!(name("", "", "My own / session"), "my-own-session.md");
        assert_eq!(name("", "???", ""), "session.md");
    }
}
