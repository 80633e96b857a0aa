//! The Datatracker's answers. Only the keys that we use are read; a missing, null or empty value is the same as none, and a
//! value of the wrong type is none too, so that one odd entry does not spoil a meeting's agenda.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// `/api/meeting/{number}/agenda-data`
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub struct AgendaData {
    /// The meeting.
    pub meeting: MeetingData,
    /// The entries of the schedule, to be read one by one.
    #[serde(default, deserialize_with = "part")]
    pub schedule: Vec<Value>,
}

/// `meeting` in [`AgendaData`].
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub struct MeetingData {
    /// The IANA name of the zone.
    #[serde(default, deserialize_with = "text")]
    pub timezone: String,
}

/// One entry of the schedule.
#[derive(Deserialize)]
#[serde(expecting = "an object", rename_all = "camelCase")]
pub struct Entry {
    pub session_id: u64,
    #[serde(default, deserialize_with = "text")]
    pub acronym: String,
    #[serde(default, deserialize_with = "text")]
    pub group_acronym: String,
    #[serde(default, deserialize_with = "text")]
    pub group_name: String,
    #[serde(default, deserialize_with = "text")]
    pub name: String,
    #[serde(default, deserialize_with = "text")]
    pub room: String,
    #[serde(default, deserialize_with = "text")]
    pub status: String,
    /// Seconds without whole days.
    pub duration: i64,
    pub start_date_time: Timestamp,
    #[serde(default, rename = "isBoF", deserialize_with = "switch")]
    pub is_bof: bool,
    #[serde(default, deserialize_with = "part")]
    pub group_parent: Parent,
    #[serde(default, deserialize_with = "part")]
    pub agenda: Document,
    #[serde(default, deserialize_with = "part")]
    pub links: Links,
}

impl Entry {
    /// The group that meets.
    pub fn group(&self) -> &str {
        if self.group_acronym.is_empty() { &self.acronym } else { &self.group_acronym }
    }
}

/// The group above.
#[derive(Deserialize, Default)]
#[serde(expecting = "an object")]
pub struct Parent {
    #[serde(default, deserialize_with = "text")]
    pub acronym: String,
}

/// A document that has an address, perhaps.
#[derive(Deserialize, Default)]
#[serde(expecting = "an object")]
pub struct Document {
    #[serde(default, deserialize_with = "text")]
    pub url: String,
}

/// The pages of an entry.
#[derive(Deserialize, Default)]
#[serde(expecting = "an object", rename_all = "camelCase")]
pub struct Links {
    #[serde(default, deserialize_with = "text")]
    pub chat: String,
    #[serde(default, deserialize_with = "text")]
    pub video_stream: String,
    #[serde(default, deserialize_with = "text")]
    pub onsite_tool: String,
    #[serde(default, deserialize_with = "text")]
    pub webex: String,
}

/// `/api/meeting/session/{id}/materials`
#[derive(Deserialize, Default)]
#[serde(expecting = "an object")]
pub struct Materials {
    /// The agenda's address.
    #[serde(default, deserialize_with = "text")]
    pub url: String,
    #[serde(default, deserialize_with = "part")]
    pub slides: Slides,
    #[serde(default, deserialize_with = "part")]
    pub minutes: Document,
}

/// `slides` in [`Materials`].
#[derive(Deserialize, Default)]
#[serde(expecting = "an object")]
pub struct Slides {
    #[serde(default, deserialize_with = "readable")]
    pub decks: Vec<DeckData>,
}

/// One deck of [`Slides`].
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub struct DeckData {
    #[serde(default, deserialize_with = "text")]
    pub title: String,
    #[serde(default, deserialize_with = "text")]
    pub rev: String,
    pub url: String,
    #[serde(default, deserialize_with = "text")]
    pub ext: String,
    #[serde(default)]
    pub order: i64,
}

/// A session in `/meeting/{number}/agenda.json`.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub struct OldSession {
    #[serde(default, deserialize_with = "text")]
    pub objtype: String,
    pub session_id: u64,
    #[serde(default, deserialize_with = "switch")]
    pub is_bof: bool,
    pub group: OldGroup,
    #[serde(default, deserialize_with = "text")]
    pub name: String,
    #[serde(default, deserialize_with = "text")]
    pub location: String,
    pub start: Timestamp,
    #[serde(default, deserialize_with = "text")]
    pub duration: String,
    #[serde(default, deserialize_with = "text")]
    pub agenda: String,
    #[serde(default, deserialize_with = "text")]
    pub minutes: String,
    #[serde(default, deserialize_with = "text")]
    pub remote_instructions: String,
    #[serde(default, deserialize_with = "text")]
    pub status: String,
    #[serde(default, deserialize_with = "readable")]
    pub presentations: Vec<Presentation>,
}

/// `group` in [`OldSession`].
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub struct OldGroup {
    pub acronym: String,
    #[serde(default, deserialize_with = "text")]
    pub name: String,
    #[serde(default, rename = "type", deserialize_with = "text")]
    pub kind: String,
    #[serde(default, deserialize_with = "text")]
    pub parent: String,
}

/// One of `presentations` in [`OldSession`].
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub struct Presentation {
    pub name: String,
    #[serde(default, deserialize_with = "text")]
    pub title: String,
    #[serde(default, deserialize_with = "text")]
    pub rev: String,
    #[serde(default)]
    pub order: i64,
}

/// A list of the REST interface below `/api/v1/`.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub struct Listed<T> {
    #[serde(
        default = "Vec::new",
        deserialize_with = "readable",
        bound(deserialize = "T: serde::de::DeserializeOwned")
    )]
    pub objects: Vec<T>,
}

/// `/api/v1/group/role/`
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub struct Role {
    /// The path of the person.
    pub person: String,
    /// The path of the address, which contains the address itself.
    #[serde(default, deserialize_with = "text")]
    pub email: String,
}

/// `/api/v1/person/person/{id}/`
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub struct PersonData {
    pub name: String,
}

/// `/api/v1/meeting/meeting/`
#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub struct MeetingRecord {
    /// "126", or the name of an interim.
    #[serde(default, deserialize_with = "text")]
    pub number: String,
    #[serde(default, deserialize_with = "text")]
    pub time_zone: String,
}

/// A text; none for null and for what is no text.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    })
}

fn switch<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(Value::deserialize(deserializer)? == Value::Bool(true))
}

/// A part that may be null, empty or of another shape.
fn part<'de, D: Deserializer<'de>, T: serde::de::DeserializeOwned + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(deserializer)?).unwrap_or_default())
}

/// Those entries of a list that can be read.
fn readable<'de, D: Deserializer<'de>, T: serde::de::DeserializeOwned>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let Value::Array(entries) = Value::deserialize(deserializer)? else {
        return Ok(Vec::new());
    };
    Ok(entries.into_iter().filter_map(|entry| serde_json::from_value(entry).ok()).collect())
}
