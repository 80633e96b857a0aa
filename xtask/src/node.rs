//! Finds Node and npm, and checks their versions. Never installs them.

use std::fmt;

use crate::failure::{Failure, Outcome};
use crate::program::Program;

/// What Vite needs: 20.19 or later in the 20 line, or 22.12 or later.
const WANTED: &str = "Node 20.19 or a later 20, or 22.12 or newer, with npm";
const HOW: &str = "Install it from nodejs.org or with your system's packages (those of Debian 12 and Ubuntu 22.04 are \
                   too old), then run this again.";

/// A version of Node, as `node --version` prints it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Version(u32, u32, u32);

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl Version {
    fn read(text: &str) -> Option<Self> {
        let mut numbers = text.trim().strip_prefix('v')?.split(['.', '-']).map(str::parse);
        Some(Self(numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?))
    }

    /// Whether Vite works with it.
    fn is_supported(self) -> bool {
        match self.0 {
            20 => self.1 >= 19,
            22 => self.1 >= 12,
            major => major > 22,
        }
    }
}

/// Finds Node and npm, and returns Node's version. Fails with what to install if one is missing or too old.
pub fn find() -> Outcome<Version> {
    let Some(answer) = Program::new("node").arg("--version").ask() else {
        return Err(Failure::new(format!("Node is missing. Chairside's views need {WANTED}. {HOW}")));
    };
    let version = Version::read(&answer).ok_or_else(|| {
        Failure::new(format!("`node --version` says {answer:?}. Chairside's views need {WANTED}. {HOW}"))
    })?;
    if !version.is_supported() {
        return Err(Failure::new(format!("Node {version} is too old. Chairside's views need {WANTED}. {HOW}")));
    }
    if Program::npm().arg("--version").ask().is_none_or(|answer| answer.trim().is_empty()) {
        return Err(Failure::new(format!("npm is missing. Chairside's views need {WANTED}. {HOW}")));
    }
    Ok(version)
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn old_and_odd_versions_are_not_supported() {
        let supported = |text| Version::read(text).is_some_and(Version::is_supported);
        for text in ["v20.19.0\n", "v20.20.2", "v22.12.0", "v23.0.0", "v24.1.0-nightly"] {
            assert!(supported(text), "{text} should be supported");
        }
        for text in ["v18.19.0", "v20.18.3", "v21.7.0", "v22.11.0", "", "20.19.0", "v20"] {
            assert!(!supported(text), "{text} should not be supported");
        }
    }
}
