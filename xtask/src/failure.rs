//! Why a command could not go on, as one plain message for a person.

use std::fmt;

/// What failed, where, and what to do about it.
#[derive(Debug)]
pub struct Failure(String);

/// What a step of xtask gives back.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Says what was being done when a call failed: `fs::read(path).because("read the deck")?`.
pub trait Because<T> {
    fn because(self, doing: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> Because<T> for Result<T, E> {
    fn because(self, doing: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("could not {doing}: {error}")))
    }
}
