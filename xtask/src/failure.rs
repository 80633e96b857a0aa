//! Why a command failed, as a message for whoever ran it.

use std::fmt;

/// A message that says what failed, where, and what to do about it.
#[derive(Debug)]
pub struct Failure(String);

/// What a step of xtask returns.
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

/// Adds to an error what was being done: `fs::read(path).because("read the deck")?` fails with "could not read the deck".
pub trait Because<T> {
    fn because(self, doing: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> Because<T> for Result<T, E> {
    fn because(self, doing: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("could not {doing}: {error}")))
    }
}
