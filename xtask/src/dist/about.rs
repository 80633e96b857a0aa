//! What every package says of Chairside: name, version, licence, words, date, and who made it.

use crate::failure::Outcome;
use crate::program::Program;
use crate::workspace::Workspace;

pub const NAME: &str = "chairside";
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
pub const LICENCE: &str = env!("CARGO_PKG_LICENSE");
pub const PUBLISHER: &str = "The Chairside developers";
pub const SUMMARY: &str = "Run a session: slides for the room, the rest for its chair";

/// Who packages it, unless DEBFULLNAME and DEBEMAIL say otherwise. Nobody reads that address.
const MAINTAINER: (&str, &str) = (PUBLISHER, "chairside@users.noreply.github.com");

/// What depends on the checkout or on who packages.
pub struct About {
    /// Paragraphs, without line breaks.
    pub description: Vec<String>,
    /// Seconds since 1970: the date of everything in the packages.
    pub date: String,
    /// "Name <address>".
    pub maintainer: String,
}

impl About {
    pub fn find(workspace: &Workspace) -> Outcome<Self> {
        let text = super::tree::read(&workspace.root.join("packaging/description.txt"))?;
        Ok(Self { description: paragraphs(&text), date: date(workspace)?, maintainer: maintainer() })
    }

    /// The date, as GNU date writes it in this format.
    pub fn date_as(&self, format: &str) -> Outcome<String> {
        let date = format!("@{}", self.date);
        Ok(Program::new("date").env("LC_ALL", "C").args(["-u", "-d", &date, format]).read()?.trim().to_owned())
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.trim().split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// `SOURCE_DATE_EPOCH`, else the last commit's date, so that packing again gives the same bytes.
fn date(workspace: &Workspace) -> Outcome<String> {
    if let Ok(date) = std::env::var("SOURCE_DATE_EPOCH") {
        return Ok(date);
    }
    let date = Program::new("git").args(["log", "-1", "--format=%ct"]).folder(&workspace.root).read()?;
    Ok(date.trim().to_owned())
}

fn maintainer() -> String {
    let set = |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let name = set("DEBFULLNAME").unwrap_or_else(|| MAINTAINER.0.into());
    let address = set("DEBEMAIL").unwrap_or_else(|| MAINTAINER.1.into());
    format!("{name} <{address}>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_paragraph_are_joined() {
        assert_eq!(paragraphs("One\ntwo.\n\nThree.\n"), ["One two.", "Three."]);
    }
}
