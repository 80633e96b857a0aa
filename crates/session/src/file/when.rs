//! Reads the slot and fixed starts.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::file::reader::Reader;
use crate::file::tree::{At, Node};
use crate::file::written::Written;
use crate::model::content::Slot;
use crate::typed::time_of_day::{Meant, NoInstant, as_typed, day_words, instant_of, next_at, time_of_day, twice_words};

/// A session can be this long: a day-long interim meeting with its evening.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// A text that is not a date and time.
struct NoDateAndTime;

/// What gives a time of day its date.
pub(super) struct When {
    pub slot: Option<Slot>,
    pub zone: TimeZone,
}

impl When {
    /// Reads the `at:` of an item: `13:00`, meaning that time within the slot, or a date with time.
    pub fn fixed_start(&self, reader: &mut Reader, value: &At<Node>) -> Option<Timestamp> {
        let text = reader.text("at", value)?;
        let written = At { value: text.as_str(), line: reader.line(value.line) };
        let at = match (time_of_day(&text), self.slot) {
            (Some(time), Some(slot)) => {
                let meant = next_at(&time, slot.start, Some(slot.end), &self.zone);
                self.settled(reader, "at", &written, meant, false)?
            }
            (Some(_), None) => {
                let instead = "add `start:` and `end:`, or write `2021-11-09T13:00`";
                reader.error_at(value.line, format!("`at: {text}` needs the session's day"), instead);
                return None;
            }
            (None, _) => {
                let Ok(read) = self.instant(reader, "at", &written) else {
                    let instead = "write `13:00`, or `2021-11-09T13:00`, in the session's time-zone";
                    reader.error_at(value.line, format!("`at: {text}` is not a time"), instead);
                    return None;
                };
                read?
            }
        };
        if self.slot.is_some_and(|slot| at < slot.start || at >= slot.end) {
            let instead = "write a time between `start:` and `end:`";
            reader.warn_at(value.line, format!("`at: {text}` is not within the session"), instead);
        }
        Some(at)
    }

    /// Reads a date and time; `None` if there is no such time, which is then reported.
    fn instant(&self, reader: &mut Reader, key: &str, written: &At<&str>) -> Result<Option<Timestamp>, NoDateAndTime> {
        let text = written.value;
        if let Ok(instant) = text.parse() {
            return Ok(Some(instant));
        }
        if let Some(year) = long_year(text) {
            out_of_range(reader, key, written, year);
            return Ok(None);
        }
        // A date without a time would be read as midnight, which nobody means.
        if !text.contains(':') {
            return Err(NoDateAndTime);
        }
        if let Ok(local) = text.parse::<DateTime>() {
            return Ok(self.settled(reader, key, written, instant_of(local, &self.zone), true));
        }
        let day = impossible_date(text).ok_or(NoDateAndTime)?;
        let what = format!("`{key}: {text}` is on {day}, a day that does not exist");
        reader.error_on(written.line, what, "write a date of the calendar, as in `2021-11-09T12:00`");
        Ok(None)
    }

    /// The instant that is meant. Reports a time that does not exist, or that comes twice; `dated` if it is written with
    /// its date.
    fn settled(
        &self,
        reader: &mut Reader,
        key: &str,
        written: &At<&str>,
        meant: Result<Meant, NoInstant>,
        dated: bool,
    ) -> Option<Timestamp> {
        let (text, zone) = (written.value, &self.zone);
        let with_day = |at: Timestamp| at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string();
        let spelled = |at: Timestamp| if dated { with_day(at) } else { as_typed(at, zone) };
        match meant {
            Ok(meant) => {
                if let (Some((what, [first, second])), Some(again)) = (twice_words(&meant, zone), meant.again) {
                    let [first_written, second_written] = if dated {
                        [meant.at, again]
                            .map(|at| at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M%:z").to_string())
                    } else {
                        [first.clone(), second.clone()]
                    };
                    let instead = format!("write `{second_written}` for the other, or `{first_written}` to be clear");
                    reader.warn_on(written.line, format!("`{key}: {text}` {what}, {first}"), instead);
                }
                Some(meant.at)
            }
            Err(NoInstant::SkippedOver { local, earlier, later }) => {
                let day = day_words(local);
                let what = format!("`{key}: {text}` does not exist: on {day} the clocks go forward over it");
                let ways = [earlier, later].map(spelled);
                // Where a whole day is left out, the time of day is the same on both sides of it.
                let is_told_apart = ways[0] != ways[1];
                let ways = if is_told_apart { ways } else { [earlier, later].map(with_day) };
                reader.error_on(written.line, what, format!("write `{}` or `{}`", ways[0], ways[1]));
                None
            }
            Err(NoInstant::WrongOffset) => {
                let what = format!("`{key}: {text}` has an offset that the session's time-zone does not have then");
                reader.error_on(written.line, what, "write the time alone, as in `13:00`");
                None
            }
            Err(NoInstant::OutOfRange) if dated => {
                out_of_range(reader, key, written, text.split('-').next().unwrap_or_default());
                None
            }
            Err(NoInstant::OutOfRange) => {
                let what = format!("`{key}: {text}` is a time that does not come");
                reader.error_on(written.line, what, "write a time between `start:` and `end:`");
                None
            }
        }
    }
}

/// Reports a date that the calendar of this program does not reach.
fn out_of_range(reader: &mut Reader, key: &str, written: &At<&str>, year: &str) {
    let what = format!("`{key}: {}` is out of range: the year {year} is too late", written.value);
    reader.error_on(written.line, what, "write a year before 9999");
}

/// The year that a date begins with, if it has more than four digits.
fn long_year(text: &str) -> Option<&str> {
    let (year, rest) = text.split_once('-')?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_day =
        rest.get(..5).is_some_and(|day| day.as_bytes()[2] == b'-' && is_number(&day[..2]) && is_number(&day[3..]));
    (year.len() > 4 && is_number(year) && is_day).then_some(year)
}

/// The date that a text begins with, if it is written like one but no calendar has it: "2026-02-30".
fn impossible_date(text: &str) -> Option<&str> {
    let date = text.get(..10)?;
    let parts: Vec<&str> = date.split('-').collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_dated = matches!(parts.as_slice(), [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2));
    (is_dated && parts.iter().all(is_number) && date.parse::<Date>().is_err()).then_some(date)
}

pub(super) fn slot(reader: &mut Reader, times: &[Option<Written<String>>; 2], zone: &TimeZone) -> Option<Slot> {
    let when = When { slot: None, zone: zone.clone() };
    let mut instants = [None, None];
    for (instant, (time, key)) in instants.iter_mut().zip(times.iter().zip(["start", "end"])) {
        let Some(time) = time else { continue };
        let written = At { value: time.value.as_str(), line: time.line };
        *instant = when.instant(reader, key, &written).unwrap_or_else(|NoDateAndTime| {
            reader.error_on(
                time.line,
                format!("`{key}: {}` is not a date and time", time.value),
                "write `2021-11-09T12:00:00Z`, or `2021-11-09T12:00` in the session's time-zone",
            );
            None
        });
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
