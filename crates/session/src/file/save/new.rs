//! Writes a new session file, in block style: one key a line, so that a comma or a colon in a title needs no thought. It is
//! read again, and must give exactly what was wanted.

use std::fmt::Write as _;

use chairside_problem::Problem;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::file::front_matter::read;
use crate::file::item_spec::ItemSpec;
use crate::file::merge::{Minutes, Said};
use crate::file::save::edit::block_item;
use crate::file::save::keys::Keys;
use crate::file::save::scalar;
use crate::file::session_file::SessionFile;
use crate::model::content::Slot;
use crate::model::item::ItemKind;
use crate::typed::time_of_day::{Meant, instant_of};

/// A session that has no file yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// "IETF 126".
    pub meeting: Option<String>,
    /// "quic".
    pub group: Option<String>,
    /// "QUIC".
    pub title: Option<String>,
    /// Start and end.
    pub slot: Option<Slot>,
    /// The IANA name of its time zone.
    pub zone: String,
    /// The chairs' names.
    pub chairs: Vec<String>,
    /// The agenda, in order.
    pub items: Vec<DraftItem>,
    /// What is known besides and has no key: kept as comments.
    pub remarks: Vec<String>,
}

/// An item of its agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftItem {
    /// Its title.
    pub title: String,
    /// Who presents it.
    pub presenter: Option<String>,
    /// Talk and discussion together; zero when that is not planned.
    pub time: SignedDuration,
    /// The talk's share of that; `None` if it is not planned apart.
    pub talk: Option<SignedDuration>,
    /// Its kind.
    pub kind: ItemKind,
}

impl Draft {
    /// What the session is called: its title, else its group, else its meeting.
    pub fn name(&self) -> &str {
        let names = [&self.title, &self.group, &self.meeting];
        names.into_iter().flatten().map(String::as_str).next().unwrap_or("New session")
    }
}

/// Returns the text of a new session file.
///
/// # Errors
/// A [`Problem`] if what is wanted cannot be said in a session file: reading it again would give something else.
pub fn new_session(file: &str, draft: &Draft) -> Result<String, Problem> {
    let front = front(draft);
    let (again, problems) = read(file, &front, 2);
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem);
    }
    if again.is_none_or(|again| !says(&again, draft)) {
        let (what, instead) = ("this session cannot be written to a file", "change its title or its agenda");
        return Err(Problem::error(file, None, what, instead));
    }
    Ok(format!("---\n{front}---\n\n{}", slides(draft)))
}

fn front(draft: &Draft) -> String {
    let zone = TimeZone::get(&draft.zone).unwrap_or(TimeZone::UTC);
    let mut yaml = String::new();
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(yaml, "{key}: {}", scalar::text(value, ""));
    };
    for (key, value) in [("meeting", &draft.meeting), ("group", &draft.group), ("title", &draft.title)] {
        if let Some(value) = value {
            line(key, value);
        }
    }
    if let Some(slot) = draft.slot {
        let _ = writeln!(yaml, "start: {}\nend: {}", local(slot.start, &zone), local(slot.end, &zone));
    }
    let _ = writeln!(yaml, "time-zone: {}", draft.zone);
    if !draft.chairs.is_empty() {
        yaml.push_str("chairs:\n");
        for name in &draft.chairs {
            let _ = writeln!(yaml, "  - {}", scalar::text(name, ""));
        }
    }
    for remark in &draft.remarks {
        let _ = writeln!(yaml, "# {}", remark.replace(char::is_control, " "));
    }
    yaml.push_str("agenda:\n");
    let keys = Keys { slot: draft.slot, zone };
    for item in &draft.items {
        yaml.push_str(&block_item(&keys.all(&said(item), None)));
    }
    if draft.items.is_empty() {
        yaml.push_str("  []\n");
    }
    yaml
}

fn said(item: &DraftItem) -> Said {
    Said {
        title: item.title.clone(),
        presenter: item.presenter.clone(),
        minutes: Minutes { time: item.time, talk: item.talk },
        kind: item.kind,
        ..Said::default()
    }
}

/// In the session's zone, unless the clocks show that time twice.
fn local(at: Timestamp, zone: &TimeZone) -> String {
    let local = at.to_zoned_datetime(zone.clone()).datetime();
    match instant_of(local, zone) {
        Ok(Meant { again: None, .. }) => local.strftime("%Y-%m-%dT%H:%M").to_string(),
        _ => at.to_string(),
    }
}

/// Whether a file says what the draft wants.
fn says(file: &SessionFile, draft: &Draft) -> bool {
    let same = |(spec, item): (&ItemSpec, &DraftItem)| {
        (&spec.title, &spec.presenter, spec.time, spec.talk, spec.kind)
            == (&item.title, &item.presenter, item.time, item.talk, item.kind)
    };
    file.is_session
        && (&file.meeting, &file.group, &file.title) == (&draft.meeting, &draft.group, &draft.title)
        && (file.slot, &file.zone) == (draft.slot, &draft.zone)
        && file.chairs.iter().map(|person| &person.name).eq(&draft.chairs)
        && file.agenda.len() == draft.items.len()
        && file.agenda.iter().zip(&draft.items).all(same)
}

/// The chairs' slides: a title, and those that are made of the session itself.
fn slides(draft: &Draft) -> String {
    let mut text = format!("# {}\n", escaped(draft.name()));
    let beneath = [&draft.meeting, &draft.group].into_iter().flatten().find(|name| *name != draft.name());
    if let Some(beneath) = beneath {
        let _ = write!(text, "\n{}\n", escaped(beneath));
    }
    for name in ["note-well", "recording", "links", "agenda"] {
        let _ = write!(text, "\n---\n\n<!-- slide: {name} -->\n");
    }
    text
}

/// The words as Markdown that shows them as they are.
fn escaped(words: &str) -> String {
    let special =
        |c: char| c.is_ascii_punctuation() && !matches!(c, '.' | ',' | ':' | '-' | '(' | ')' | '/' | '\'' | '?');
    words.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn item(title: &str, presenter: &str, minutes: i64) -> DraftItem {
        DraftItem {
            title: title.into(),
            presenter: (!presenter.is_empty()).then(|| presenter.into()),
            time: SignedDuration::from_mins(minutes),
            talk: (minutes > 10).then_some(SignedDuration::from_mins(10)),
            kind: ItemKind::Talk,
        }
    }

    fn quic() -> Draft {
        Draft {
            meeting: Some("IETF 126".into()),
            group: Some("quic".into()),
            title: Some("QUIC".into()),
            slot: Some(Slot { start: at("2026-07-22T14:00:00Z"), end: at("2026-07-22T16:00:00Z") }),
            zone: "Europe/Vienna".into(),
            chairs: vec!["Ana Lopez".into(), "Bo O'Neill".into()],
            items: vec![
                item("Administrivia", "Chairs", 5),
                item("Open issues, updates to qmux: part 1", "Ana, Bo", 15),
                DraftItem { kind: ItemKind::AsTimePermits, ..item("n0 NAT", "", 0) },
            ],
            remarks: vec!["Blue sheets\nare: automatic".into()],
        }
    }

    #[test]
    fn a_new_file_is_in_block_style() {
        let text = new_session("quic.md", &quic()).unwrap();
        let expected = "---\nmeeting: IETF 126\ngroup: quic\ntitle: QUIC\nstart: 2026-07-22T16:00\nend: \
                        2026-07-22T18:00\ntime-zone: Europe/Vienna\nchairs:\n  - Ana Lopez\n  - \"Bo O'Neill\"\n# Blue sheets are: automatic\nagenda:\n  \
                        - title: Administrivia\n    presenter: Chairs\n    time: 5m\n  - title: \"Open issues, updates \
                        to qmux: part 1\"\n    presenter: \"Ana, Bo\"\n    time: 15m\n    talk: 10m\n  - kind: as-time-permits\n    \
                        title: n0 NAT\n---\n\n# QUIC\n\nIETF 126\n";
        assert!(text.starts_with(expected), "{text}");
    }

    #[test]
    fn names_that_mean_something_in_yaml_stay_as_they_are() {
        for title in ["no", "1e3", "- x", "{a}", "a: b # c", "\"", "'", "é", "#1", "*a*", "  x".trim(), "[]", "👩‍💻"]
        {
            let draft = Draft {
                title: Some(title.into()),
                chairs: vec![title.into()],
                items: vec![item(title, "", 5)],
                ..quic()
            };
            assert!(new_session("a.md", &draft).is_ok(), "{title}");
        }
    }

    #[test]
    fn a_session_without_anything_is_one() {
        let text = new_session("a.md", &Draft { zone: "UTC".into(), ..Draft::default() }).unwrap();
        assert!(text.starts_with("---\ntime-zone: UTC\nagenda:\n  []\n---\n\n# New session\n"), "{text}");
    }

    #[test]
    fn a_slot_in_the_hour_that_comes_twice_is_written_without_doubt() {
        let slot = Slot { start: at("2027-10-31T01:30:00Z"), end: at("2027-10-31T03:00:00Z") };
        let text = new_session("a.md", &Draft { slot: Some(slot), ..quic() }).unwrap();
        assert!(text.contains("start: 2027-10-31T01:30:00Z\nend: 2027-10-31T04:00\n"), "{text}");
    }
}
