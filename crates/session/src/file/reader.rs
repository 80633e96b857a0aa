//! Reads single values from the YAML tree and reports those that do not fit.

use chairside_address::Doubt;
use chairside_problem::{Problem, nearest};
use jiff::tz::TimeZone;

use crate::file::known_keys::{FOREIGN_KEYS, SESSION_KEYS};
use crate::file::tree::{At, Node};
use crate::file::written::Written;
use crate::model::content::{Link, MicLimit, Person};
use crate::model::interstitial::InterstitialKind;
use crate::model::notes_place::NotesPlace;
use crate::typed::duration::{self, BadDuration};

/// A session can have this many links. They are read out and made into QR codes, and nobody finds one among more.
const MOST_LINKS: usize = 200;

pub(super) struct Reader {
    file: String,
    first_line: u32,
    problems: Vec<Problem>,
}

impl Reader {
    pub fn new(file: &str, first_line: u32) -> Self {
        Self { file: file.into(), first_line, problems: Vec::new() }
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// The line in the file for a line of the YAML text.
    pub fn line(&self, yaml_line: u32) -> u32 {
        (self.first_line + yaml_line).saturating_sub(1)
    }

    pub fn error_at(&mut self, yaml_line: u32, what: impl Into<String>, instead: impl Into<String>) {
        self.error_on(self.line(yaml_line), what, instead);
    }

    pub fn warn_at(&mut self, yaml_line: u32, what: impl Into<String>, instead: impl Into<String>) {
        self.warn_on(self.line(yaml_line), what, instead);
    }

    /// Reports an error at a line of the file.
    pub fn error_on(&mut self, line: u32, what: impl Into<String>, instead: impl Into<String>) {
        self.problems.push(Problem::error(&self.file, Some(line), what, instead));
    }

    /// Reports a warning at a line of the file.
    pub fn warn_on(&mut self, line: u32, what: impl Into<String>, instead: impl Into<String>) {
        self.problems.push(Problem::warning(&self.file, Some(line), what, instead));
    }

    fn misfit(&mut self, key: &str, value: &At<Node>, wanted: &str) {
        self.error_at(value.line, format!("`{key}` is {}", value.value.kind()), format!("write {wanted}"));
    }

    pub fn text(&mut self, key: &str, value: &At<Node>) -> Option<String> {
        match &value.value {
            Node::Text(text) => Some(text.trim().to_string()),
            Node::Bool(text) => Some(text.clone()),
            Node::Null => {
                self.warn_at(value.line, format!("`{key}:` is empty"), "give it a value or take the line away");
                None
            }
            Node::List(_) | Node::Map(_) => {
                self.misfit(key, value, &format!("one text, as in `{key}: …`"));
                None
            }
        }
    }

    pub fn written_text(&mut self, key: &str, value: &At<Node>) -> Option<Written<String>> {
        let line = self.line(value.line);
        let text = self.text(key, value)?;
        if text.is_empty() {
            return self.written_text(key, &At { value: Node::Null, line: value.line });
        }
        Some(Written { value: text, line })
    }

    /// A value with a few known names, listed in `names`; reports any other.
    pub fn one_of<T>(
        &mut self,
        key: &str,
        value: &At<Node>,
        parse: impl Fn(&str) -> Option<T>,
        names: &str,
    ) -> Option<T> {
        let text = self.text(key, value)?;
        let known = parse(&text);
        if known.is_none() {
            self.error_at(value.line, format!("`{key}: {text}` is unknown"), format!("write {names}"));
        }
        known
    }

    /// Where a PDF's pages have speaker notes.
    pub fn notes_part(&mut self, value: &At<Node>) -> Option<NotesPlace> {
        let parse = |text: &str| NotesPlace::ALL.into_iter().find(|place| place.name() == text);
        self.one_of("notes", value, parse, "`right`, `left`, `top`, `bottom` or `none`")
    }

    /// The name of a known time zone.
    pub fn time_zone(&mut self, value: &At<Node>) -> Option<String> {
        let zone = self.text("time-zone", value)?;
        if TimeZone::get(&zone).is_ok() {
            return Some(zone);
        }
        let instead = "write an IANA name, such as `Europe/Prague` or `UTC`";
        self.error_at(value.line, format!("there is no time zone `{zone}`"), instead);
        None
    }

    /// One or more names, as one text; `None` if there are none.
    pub fn names(&mut self, key: &str, value: &At<Node>) -> Option<String> {
        let mut names = self.texts(key, value);
        names.retain(|name| !name.is_empty());
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The entries of a list. A single value is a list of one.
    pub fn list<'a>(&mut self, key: &str, value: &'a At<Node>) -> Vec<&'a At<Node>> {
        match &value.value {
            Node::List(list) => list.iter().collect(),
            Node::Text(_) => vec![value],
            Node::Null => Vec::new(),
            Node::Bool(_) | Node::Map(_) => {
                self.misfit(key, value, &format!("a list, as in `{key}: [one, two]`"));
                Vec::new()
            }
        }
    }

    /// The possible outcomes. Who writes `no` does not mean one of that name.
    pub fn outcomes(&mut self, value: &At<Node>) -> Vec<String> {
        match &value.value {
            Node::Text(text) | Node::Bool(text)
                if ["no", "none", "off", "false", "n/a"].contains(&text.to_lowercase().as_str()) =>
            {
                let what = format!("`outcomes: {text}` is read as none");
                self.warn_at(value.line, what, "write `outcomes: []`");
                Vec::new()
            }
            _ => self.texts("outcomes", value),
        }
    }

    pub fn texts(&mut self, key: &str, value: &At<Node>) -> Vec<String> {
        self.list(key, value).into_iter().filter_map(|entry| self.entry(key, entry)).collect()
    }

    /// The text of an entry of a list.
    fn entry(&mut self, key: &str, entry: &At<Node>) -> Option<String> {
        if entry.value == Node::Null {
            let what = format!("an entry of `{key}` is empty");
            self.warn_at(entry.line, what, "give it a value or take it away");
            return None;
        }
        self.text(key, entry)
    }

    pub fn people(&mut self, key: &str, value: &At<Node>) -> Vec<Person> {
        let entries = self.list(key, value);
        entries.into_iter().filter_map(|entry| self.person(key, entry)).collect()
    }

    fn person(&mut self, key: &str, entry: &At<Node>) -> Option<Person> {
        let Node::Map(pairs) = &entry.value else {
            return self.entry(key, entry).map(|name| Person { name, email: None });
        };
        let mut person = Person { name: String::new(), email: None };
        for (key, value) in pairs {
            match key.value.as_str() {
                "name" => person.name = self.text("name", value).unwrap_or_default(),
                "email" => person.email = self.email(value),
                _ => self.unknown_key(key),
            }
        }
        if person.name.is_empty() {
            self.error_at(entry.line, format!("one of the `{key}` has no name"), "write `{ name: …, email: … }`");
            return None;
        }
        Some(person)
    }

    pub fn duration(&mut self, key: &str, value: &At<Node>) -> Option<jiff::SignedDuration> {
        let text = self.text(key, value)?;
        match duration::duration(&text) {
            Ok(duration) => {
                if text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()) {
                    let minutes = duration.as_mins();
                    let what = format!("`{key}: {text}` begins with a zero; {minutes} minutes are meant");
                    self.warn_at(value.line, what, format!("write `{minutes}m`"));
                }
                Some(duration)
            }
            Err(bad) => {
                self.bad_duration(key, &text, value.line, bad);
                None
            }
        }
    }

    fn bad_duration(&mut self, key: &str, text: &str, line: u32, bad: BadDuration) {
        if let (BadDuration::NotOne, Some((first, second))) = (bad, colon(text)) {
            let what = format!("`{key}: {text}` may be a time of day, hours and minutes, or minutes and seconds");
            let instead = format!("write `{first}h{second}`, `{first}m{second}`, or `at: {text}` for a fixed start");
            self.error_at(line, what, instead);
            return;
        }
        let what = match bad {
            BadDuration::NotOne => "is not a duration",
            BadDuration::Negative => "is below zero",
            BadDuration::TooLong => "is longer than a day",
        };
        self.error_at(
            line,
            format!("`{key}: {text}` {what}"),
            "write minutes, as in `25m`, or hours and minutes, as in `1h30`",
        );
    }

    pub fn mic(&mut self, value: &At<Node>) -> Option<MicLimit> {
        let text = self.text("mic", value)?;
        match duration::range(&text) {
            Ok((warn, over)) if warn <= over && over.is_positive() => Some(MicLimit { warn, over }),
            Ok(_) => {
                self.error_at(
                    value.line,
                    format!("`mic: {text}` has its limits the wrong way round"),
                    "write the shorter one first, as in `2m..3m`",
                );
                None
            }
            Err(bad) => {
                self.bad_duration("mic", &text, value.line, bad);
                None
            }
        }
    }

    /// The minutes left at which the timer has marks, largest first.
    pub fn marks(&mut self, value: &At<Node>) -> Vec<u32> {
        let mut marks = Vec::new();
        for entry in self.list("marks", value) {
            let Some(text) = self.text("marks", entry) else { continue };
            match duration::duration(&text).ok().map(|time| time.as_secs()) {
                Some(seconds) if seconds > 0 && seconds % 60 == 0 => {
                    marks.extend(u32::try_from(seconds / 60));
                }
                _ => self.error_at(
                    entry.line,
                    format!("`marks` has `{text}`, which is no number of whole minutes"),
                    "write minutes left, as in `marks: [5, 2, 1]`",
                ),
            }
        }
        marks.sort_unstable_by(|one, other| other.cmp(one));
        marks.dedup();
        marks
    }

    pub fn kinds(&mut self, key: &str, value: &At<Node>) -> Vec<InterstitialKind> {
        let mut kinds = Vec::new();
        for entry in self.list(key, value) {
            let Some(name) = self.text(key, entry) else { continue };
            match InterstitialKind::from_name(&name) {
                Some(kind) if !kinds.contains(&kind) => kinds.push(kind),
                Some(_) => self.warn_at(entry.line, format!("`{name}` stands twice in `{key}`"), "take one away"),
                None => {
                    let names: Vec<_> = InterstitialKind::ALL.iter().map(|kind| kind.name()).collect();
                    self.error_at(
                        entry.line,
                        format!("`{key}` does not know `{name}`"),
                        format!("write one of {}", names.join(", ")),
                    );
                }
            }
        }
        kinds
    }

    pub fn links(&mut self, value: &At<Node>) -> Vec<Link> {
        let Node::Map(pairs) = &value.value else {
            if value.value != Node::Null {
                self.misfit("links", value, "labels with addresses, as in `Minutes: https://…`");
            }
            return Vec::new();
        };
        let mut links = Vec::new();
        if let Some((label, _)) = pairs.get(MOST_LINKS) {
            let what = format!("`links` has {} links; the first {MOST_LINKS} are read", pairs.len());
            self.error_at(label.line, what, "put the others on a page of their own, and link to that");
        }
        for (label, value) in pairs.iter().take(MOST_LINKS) {
            let Some(url) = self.text(&label.value, value) else { continue };
            links.extend(self.address(value.line, &url).map(|url| Link { label: label.value.clone(), url }));
        }
        links
    }

    /// Checks an address, and returns what of it may be opened. A plain email address gets `mailto:`.
    pub fn address(&mut self, line: u32, url: &str) -> Option<String> {
        let is_email = url.contains('@') && !url.contains([' ', ':', '/']);
        let whole = if is_email { format!("mailto:{url}") } else { url.to_owned() };
        match chairside_address::check(&whole) {
            Ok(address) => {
                for doubt in &address.doubts {
                    self.doubtful_address(line, url, doubt);
                }
                let is_cut = address.doubts.iter().any(|doubt| matches!(doubt, Doubt::LeftOut(_)));
                Some(if is_cut { address.url } else { whole })
            }
            Err(why) => {
                self.error_at(line, format!("`{url}` is not an address that can be opened: {why}"), why.instead());
                None
            }
        }
    }

    /// Warns about an address that can be opened but may not be what it looks like.
    fn doubtful_address(&mut self, line: u32, url: &str, doubt: &Doubt) {
        let what = format!("`{url}`: {}", doubt.to_string().trim_end_matches('.'));
        if let Some(instead) = doubt.instead() {
            self.warn_at(line, what, instead);
        }
    }

    /// Checks somebody's email address.
    fn email(&mut self, value: &At<Node>) -> Option<String> {
        let text = self.text("email", value)?;
        match chairside_address::email(&text) {
            Ok(_) => Some(text),
            Err(why) => {
                let what = format!("`{text}` is not an email address: {why}");
                self.error_at(value.line, what, "write one address, as in `kim@example.org`");
                None
            }
        }
    }

    pub fn unknown_key(&mut self, key: &At<String>) {
        let name = &key.value;
        if FOREIGN_KEYS.contains(&name.as_str()) {
            self.warn_at(
                key.line,
                format!("`{name}` belongs to another program and does nothing here"),
                "leave it or take it away",
            );
            return;
        }
        let known = SESSION_KEYS.iter().chain(&[
            "title",
            "kind",
            "deck",
            "notes",
            "links",
            "time-zone",
            "code-of-conduct",
            "recording",
            "tips",
            "mic-rules",
            "start-time",
            "participants",
            "marks",
        ]);
        let instead = match nearest(name, known.copied()) {
            Some(known) => format!("write `{known}` if that is meant"),
            None => "take it away, or see docs/session-file.md for the keys there are".into(),
        };
        self.warn_at(key.line, format!("the key `{name}` is unknown and ignored"), instead);
    }
}

/// The two numbers of `12:30`.
fn colon(text: &str) -> Option<(&str, &str)> {
    let (first, second) = text.split_once(':')?;
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(first) && is_number(second)).then_some((first, second))
}
