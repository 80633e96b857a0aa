//! The requests of other programs, and the replies.

use chairside_session::keys::{Action, Does, When};
use serde::{Deserialize, Serialize};

use super::status::Status;

/// A request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// How the session stands.
    Status,
    /// How it stands now, and again at each change.
    Watch,
    /// An action of the table of keys.
    Do(Action),
    /// The slide of this number or page label in the deck on screen.
    GoTo(u32),
    /// The item's time.
    Timer(TimerChange),
}

/// What becomes of the item's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimerChange {
    /// It starts, or goes on.
    Start,
    /// It pauses.
    Pause,
    /// One or the other.
    Toggle,
}

/// A request as it is written: `{"do":"goto","slide":12}`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    r#do: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    slide: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<TimerChange>,
}

impl Request {
    /// Reads a line.
    pub fn read(line: &str) -> Result<Self, Reply> {
        let malformed = |why: String| Reply::refused(Refusal::Malformed, why);
        let written: Written = serde_json::from_str(line)
            .map_err(|error| malformed(format!("not a request like {{\"do\":\"next\"}}: {error}")))?;
        let request = match (written.r#do.as_str(), written.slide, written.to) {
            ("status", None, None) => Self::Status,
            ("watch", None, None) => Self::Watch,
            ("goto", Some(slide), None) => Self::GoTo(slide),
            ("timer", None, Some(to)) => Self::Timer(to),
            ("goto", ..) => return Err(malformed("goto needs a slide: {\"do\":\"goto\",\"slide\":12}".into())),
            ("timer", ..) => return Err(malformed("timer needs to: \"start\", \"pause\" or \"toggle\"".into())),
            (name, None, None) => Self::Do(action(name).ok_or_else(|| {
                Reply::refused(
                    Refusal::Unknown,
                    format!("there is no action {name:?}: `chairside ctl actions` lists them"),
                )
            })?),
            (name, ..) => return Err(malformed(format!("{name} takes no arguments"))),
        };
        Ok(request)
    }

    /// As a line without its end.
    pub fn write(self) -> String {
        let (name, slide, to) = match self {
            Self::Status => ("status".into(), None, None),
            Self::Watch => ("watch".into(), None, None),
            Self::Do(action) => (name(action), None, None),
            Self::GoTo(slide) => ("goto".into(), Some(slide), None),
            Self::Timer(to) => ("timer".into(), None, Some(to)),
        };
        serde_json::to_string(&Written { r#do: name, slide, to }).unwrap_or_default()
    }
}

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The line is no request.
    Malformed,
    /// There is no such action, or this session has none.
    Unknown,
    /// It changes nothing as things are.
    NothingToDo,
    /// Not now: a question has to be answered first, or something is missing.
    Refused,
    /// Too many programs are connected, or the session takes too long.
    Busy,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Whether it was done.
    pub ok: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Refusal>,
    /// What the presenter window says of it, or why it was not done; may be empty.
    pub words: String,
    /// How the session stands after it; without it no session was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Box<Status>>,
}

impl Reply {
    /// It was not done, and the session was not asked.
    pub fn refused(error: Refusal, words: impl Into<String>) -> Self {
        Self { ok: false, error: Some(error), words: words.into(), status: None }
    }

    /// It was done, or not.
    pub fn of(done: Result<String, (Refusal, String)>, status: Status) -> Self {
        let status = Some(Box::new(status));
        match done {
            Ok(words) => Self { ok: true, error: None, words, status },
            Err((error, words)) => Self { ok: false, error: Some(error), words, status },
        }
    }
}

/// The actions that can be asked for: those that need no window's own field or list to be open.
pub fn actions() -> impl Iterator<Item = Action> {
    Action::ALL.iter().copied().filter(|action| {
        let row = action.row();
        row.when == When::Anytime && matches!(row.does, Does::Intent(_) | Does::Desk(_))
    })
}

/// An action's name: `note-well`. It stays, as the session file's names do.
pub fn name(action: Action) -> String {
    match serde_json::to_value(action) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The action of this name. `prev` and `previous` are other names of `back`.
pub fn action(wanted: &str) -> Option<Action> {
    let wanted = if matches!(wanted, "prev" | "previous") { "back" } else { wanted };
    actions().find(|action| name(*action) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_can_be_written_and_read_again() {
        let others =
            [Request::Status, Request::Watch, Request::GoTo(12), Request::Timer(TimerChange::Pause)].into_iter();
        for request in others.chain(actions().map(Request::Do)) {
            assert_eq!(Request::read(&request.write()), Ok(request));
        }
        assert_eq!(Request::GoTo(12).write(), r#"{"do":"goto","slide":12}"#);
        assert_eq!(Request::read(r#"{"do":"prev"}"#), Ok(Request::Do(Action::Back)));
    }

    #[test]
    fn what_is_no_request_is_refused_and_says_why() {
        for (line, error) in [
            ("", Refusal::Malformed),
            ("next", Refusal::Malformed),
            ("[]", Refusal::Malformed),
            (r#"{"do":"next","slide":1}"#, Refusal::Malformed),
            (r#"{"do":"goto"}"#, Refusal::Malformed),
            (r#"{"do":"goto","slide":-1}"#, Refusal::Malformed),
            (r#"{"do":"timer","to":"explode"}"#, Refusal::Malformed),
            (r#"{"do":"next","and":"more"}"#, Refusal::Malformed),
            (r#"{"do":"tea"}"#, Refusal::Unknown),
            // Only while it is asked; a key answers that, once it has been seen.
            (r#"{"do":"end-session"}"#, Refusal::Unknown),
            (r#"{"do":"settings"}"#, Refusal::Unknown),
        ] {
            let reply = Request::read(line).unwrap_err();
            assert_eq!(reply.error, Some(error), "{line}: {}", reply.words);
            assert!(!reply.words.is_empty());
        }
    }

    #[test]
    fn no_action_has_the_name_of_another_request() {
        for taken in ["status", "watch", "goto", "timer", "actions", "sessions"] {
            assert_eq!(action(taken), None, "{taken}");
        }
    }
}
