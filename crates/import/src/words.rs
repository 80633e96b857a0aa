//! Texts, people and addresses as a session file takes them.

use chairside_address::Doubt;
use chairside_session::content::{Link, Person};
use chairside_session::typed::names::tidied;

/// A longer title, name or question is cut.
const LONGEST: usize = 300;
/// A longer label is cut.
const LONGEST_LABEL: usize = 60;
/// A session file takes so many links.
const MOST_LINKS: usize = 200;

/// A text on one line, without control characters, cut if it is very long; `None` if nothing is left.
pub(crate) fn text(text: &str) -> Option<String> {
    cut(text, LONGEST)
}

fn cut(text: &str, longest: usize) -> Option<String> {
    let tidy = tidied(&text.replace(char::is_control, " "))?;
    Some(match tidy.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", tidy[..at].trim_end()),
        None => tidy,
    })
}

/// A person; without the address if that is none.
pub(crate) fn person(name: &str, email: Option<&str>) -> Option<Person> {
    let email = email.map(str::trim).filter(|email| chairside_address::email(email).is_ok());
    Some(Person { name: text(name)?, email: email.map(str::to_owned) })
}

/// The address, if a session file takes it as it is.
pub(crate) fn address(url: &str) -> Option<String> {
    let url = url.trim();
    let address = chairside_address::check(url).ok()?;
    let plain = |doubt: &Doubt| matches!(doubt, Doubt::NotPlain);
    address.doubts.iter().all(plain).then(|| url.to_owned())
}

/// The links of a session, with labels of their own.
#[derive(Default)]
pub(crate) struct Links {
    /// Those that a session file takes.
    pub links: Vec<Link>,
    /// The others, as remarks.
    pub remarks: Vec<String>,
}

impl Links {
    /// Adds a link, unless its address is there already. Of two with the same label the second gets a number.
    pub fn add(&mut self, label: &str, url: &str) {
        let label = cut(label, LONGEST_LABEL).unwrap_or_else(|| "Link".into());
        let Some(url) = address(url).filter(|_| self.links.len() < MOST_LINKS) else {
            self.remarks.extend(text(&format!("{label}: {url}")));
            return;
        };
        if self.links.iter().any(|link| link.url == url) {
            return;
        }
        let is_taken = |label: &str| self.links.iter().any(|link| link.label.eq_ignore_ascii_case(label));
        let numbered = (2..).map(|number| format!("{label} {number}"));
        let free = std::iter::once(label.clone()).chain(numbered).find(|label| !is_taken(label));
        self.links.push(Link { label: free.unwrap_or(label), url });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_have_labels_of_their_own_and_odd_ones_are_remarks() {
        let mut links = Links::default();
        links.add("Notes", "https://a.example/1");
        links.add("notes", "https://a.example/2");
        links.add("Again", "https://a.example/1");
        links.add("Here", "slides/a.pdf");
        links.add("Odd", "https://me@a.example/");
        links.add(" ", "xmpp:quic@jabber.example?join");
        let labels: Vec<_> = links.links.iter().map(|link| link.label.as_str()).collect();
        assert_eq!(labels, ["Notes", "notes 2", "Link"]);
        assert_eq!(links.remarks, ["Here: slides/a.pdf", "Odd: https://me@a.example/"]);
    }

    #[test]
    fn people_keep_an_address_that_is_one() {
        let person = |email| person(" Ana\tLopez ", Some(email)).unwrap();
        assert_eq!(person("ana@example.org").email.as_deref(), Some("ana@example.org"));
        assert_eq!((person("ana at example").email, person("x").name.as_str()), (None, "Ana Lopez"));
    }
}
