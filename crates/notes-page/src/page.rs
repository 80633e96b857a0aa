//! Where the text of a notes page can be fetched.

use chairside_datatracker::{Cancel, Client, Patience, Server, Trouble};
use url::Url;

/// What HedgeDoc 1 has behind the name of a page; none of it is part of the name.
const ACTIONS: [&str; 7] = ["download", "edit", "info", "publish", "revision", "slide", "gist"];

/// The notes page of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotesPage {
    server: Server,
    address: String,
}

impl NotesPage {
    /// The page that a link leads to: `https://notes.ietf.org/notes-ietf-126-quic?both`. Its text is at `…/download`, as
    /// HedgeDoc has it.
    ///
    /// # Errors
    /// If the link is not `https` (or `http` to this computer), has a password, or names no page.
    pub fn of(link: &str) -> Result<Self, Trouble> {
        let refused = |why: String| Trouble::Refused { address: link.chars().take(200).collect(), why };
        let url = Url::parse(link).map_err(|error| refused(error.to_string()))?;
        let server = Server::at(&url[..url::Position::BeforePath])?;
        let mut parts: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && parts.last().is_some_and(|last| ACTIONS.contains(last)) {
            parts.pop();
        }
        if parts.is_empty() || parts == ["s"] {
            return Err(refused("it names no page".into()));
        }
        Ok(Self { server, address: format!("/{}/download", parts.join("/")) })
    }

    /// The server's name, as messages say it.
    pub fn host(&self) -> &str {
        self.server.host()
    }

    /// Fetches the page's text, at most 1 MiB. Tries once: the next time is soon.
    ///
    /// # Errors
    /// If the server does not answer, or with something else than a text: a page to log in, for instance.
    pub fn fetch(&self, patience: Patience, cancel: &Cancel) -> Result<String, Trouble> {
        let once = Patience { tries: 1, ..patience };
        Client::new(self.server.clone(), once, cancel.clone()).text(&self.address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_a_page_in_any_of_its_views_lead_to_its_text() {
        for (link, address) in [
            ("https://notes.ietf.org/notes-ietf-126-quic", "/notes-ietf-126-quic/download"),
            ("https://notes.ietf.org/notes-ietf-126-quic?both", "/notes-ietf-126-quic/download"),
            ("https://notes.ietf.org/notes-ietf-126-quic?edit#Agenda", "/notes-ietf-126-quic/download"),
            ("https://notes.ietf.org/notes-ietf-126-quic/publish/", "/notes-ietf-126-quic/download"),
            ("https://notes.ietf.org/s/AbC-1", "/s/AbC-1/download"),
            ("http://127.0.0.1:8000/pad/download", "/pad/download"),
            ("https://notes.example/download", "/download/download"),
        ] {
            assert_eq!(NotesPage::of(link).map(|page| page.address), Ok(address.into()), "{link}");
        }
    }

    #[test]
    fn what_is_no_page_or_not_safe_is_refused() {
        for link in [
            "notes",
            "https://notes.ietf.org/",
            "https://notes.ietf.org/s/",
            "http://notes.ietf.org/x",
            "https://ann:secret@notes.ietf.org/x",
            "ftp://notes.ietf.org/x",
            "mailto:a@b.example",
        ] {
            assert!(NotesPage::of(link).is_err(), "{link}");
        }
    }
}
