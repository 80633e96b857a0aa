//! Reads the slot and fixed starts.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::file::reader::Reader;
use crate::file::tree::{At, Node};
use crate::file::written::Written;
use crate::model::content::Slot;
use crate::typed::time_of_day::{next_at, time_of_day};

/// A session can be this long: a day-long interim meeting with its evening.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// What gives a time of day its date.
pub(super) struct When {
    pub slot: Option<Slot>,
    pub zone: TimeZone,
}

impl When {
    /// Reads the `at:` of an item: `13:00`, meaning that time within the slot, or a date with time.
    pub fn fixed_start(&self, reader: &mut Reader, value: &At<Node>) -> Option<Timestamp> {
        let text = reader.text("at", value)?;
        let (at, asked) = match time_of_day(&text) {
            Some(time) => (self.slot.and_then(|slot| next_at(time, slot.start, &self.zone)), true),
            None => (parse_instant(&text, &self.zone), false),
        };
        let Some(at) = at else {
            let (what, instead) = if asked {
                ("needs the session's day", "add `start:` and `end:`, or write `2021-11-09T13:00`")
            } else {
                ("is not a time", "write `13:00`, or `2021-11-09T13:00`, in the session's time-zone")
            };
            reader.error_at(value.line, format!("`at: {text}` {what}"), instead);
            return None;
        };
        if self.slot.is_some_and(|slot| at < slot.start || at >= slot.end) {
            let instead = "write a time between `start:` and `end:`";
            reader.warn_at(value.line, format!("`at: {text}` is not within the session"), instead);
        }
        Some(at)
    }
}

pub(super) fn slot(reader: &mut Reader, times: &[Option<Written<String>>; 2], zone: &TimeZone) -> Option<Slot> {
    let mut instants = [None, None];
    for (instant, (time, key)) in instants.iter_mut().zip(times.iter().zip(["start", "end"])) {
        let Some(time) = time else { continue };
        *instant = parse_instant(&time.value, zone);
        if instant.is_none() {
            reader.error_on(
                time.line,
                format!("`{key}: {}` is not a date and time", time.value),
                "write `2021-11-09T12:00:00Z`, or `2021-11-09T12:00` in the session's time-zone",
            );
        }
    }
    match (instants, times) {
        ([Some(start), Some(end)], [_, Some(written)]) => {
            if end <= start {
                reader.error_on(written.line, "the session ends before it starts", "write an `end:` after `start:`");
                return None;
            }
            if end.duration_since(start) > LONGEST {
                reader.error_on(
                    written.line,
                    "the session lasts longer than a day",
                    "write an `end:` within 24 hours of `start:`",
                );
                return None;
            }
            Some(Slot { start, end })
        }
        (_, [Some(only), None]) => {
            reader.warn_on(only.line, "there is a `start:` but no `end:`", "add `end:`, so that the slot is known");
            None
        }
        (_, [None, Some(only)]) => {
            reader.warn_on(only.line, "there is an `end:` but no `start:`", "add `start:`, so that the slot is known");
            None
        }
        _ => None,
    }
}

fn parse_instant(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    if let Ok(instant) = text.parse() {
        return Some(instant);
    }
    // A date without a time would be read as midnight, which nobody means.
    if !text.contains(':') {
        return None;
    }
    let local: DateTime = text.parse().ok()?;
    zone.to_timestamp(local).ok()
}
