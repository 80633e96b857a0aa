//! What can go wrong while a session is brought in, in words for the person who waits for it.

use std::path::PathBuf;

/// Why a session, or a part of it, could not be brought in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The address of the server is none that this client asks.
    #[error("{address} is not asked: {why}")]
    Refused {
        /// The address.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// Nobody answers.
    #[error("{host} cannot be reached ({why}). Check the network, then try again")]
    Unreachable {
        /// The server's name.
        host: String,
        /// What the system says.
        why: String,
    },
    /// The answer did not come in time.
    #[error("{host} did not answer within {seconds} s. Try again")]
    TooSlow {
        /// The server's name.
        host: String,
        /// How long we waited, in seconds.
        seconds: u64,
    },
    /// The server refused.
    #[error("{address} answered {status}{}", words(*status))]
    Status {
        /// What was asked for.
        address: String,
        /// The HTTP status.
        status: u16,
    },
    /// The answer is longer than it may be.
    #[error("{address} is larger than {} MiB, so the rest was not read", limit / (1 << 20))]
    TooLarge {
        /// What was asked for.
        address: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// The answer is not what it should be.
    #[error("{address} is not {expected}: {why}")]
    WrongContent {
        /// What was asked for.
        address: String,
        /// What it should have been: "a PDF".
        expected: &'static str,
        /// What it is.
        why: String,
    },
    /// A file stops in the middle.
    #[error("{address} arrived incomplete: it stops in the middle. Try again")]
    Cut {
        /// What was asked for.
        address: String,
    },
    /// The Datatracker does not know this meeting.
    #[error("The Datatracker has no agenda of {meeting}{}", suggestion(nearest))]
    NoMeeting {
        /// The meeting as asked for.
        meeting: String,
        /// Meetings with similar names.
        nearest: Vec<String>,
    },
    /// The group does not meet there.
    #[error("{group} has no session at {meeting}{}", suggestion(nearest))]
    NoGroup {
        /// The meeting.
        meeting: String,
        /// The group as asked for.
        group: String,
        /// The groups with the nearest names.
        nearest: Vec<String>,
    },
    /// A file could not be written.
    #[error("{} cannot be written: {why}", path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// It was cancelled.
    #[error("stopped before it was there")]
    Cancelled,
}

impl Trouble {
    /// Whether the same request may succeed a little later.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::TooSlow { .. } | Self::Cut { .. } => true,
            Self::Status { status, .. } => matches!(status, 429 | 500 | 502 | 503 | 504),
            _ => false,
        }
    }
}

fn words(status: u16) -> &'static str {
    match status {
        401 | 403 => ": it is not public",
        404 | 410 => ": it does not exist",
        429 => ": too many requests. Wait a minute, then try again",
        500..=599 => ": the server has a fault. Try again later",
        _ => "",
    }
}

fn suggestion(nearest: &[String]) -> String {
    match nearest {
        [] => String::new(),
        [one] => format!(". Did you mean {one}?"),
        [first @ .., last] => format!(". Did you mean {} or {last}?", first.join(", ")),
    }
}
