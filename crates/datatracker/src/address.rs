//! Which addresses may be asked: TLS everywhere, plain HTTP on this computer alone, no credentials.

use url::{Host, Url};

use crate::trouble::Trouble;

/// The public Datatracker.
const DATATRACKER: &str = "https://datatracker.ietf.org/";

/// The server that is asked. Redirects and absolute addresses in its answers may lead elsewhere, by the same rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    base: Url,
}

impl Server {
    /// The IETF's own.
    ///
    /// # Errors
    /// As for [`Server::at`]; the address is a constant, so a test would have found them.
    pub fn ietf() -> Result<Self, Trouble> {
        Self::at(DATATRACKER)
    }

    /// The server at an address: "<https://datatracker.example/>".
    ///
    /// # Errors
    /// If it is not an address, not `https` (or `http` on this computer), or has a user name or a password.
    pub fn at(address: &str) -> Result<Self, Trouble> {
        let refused = |why: &str| Trouble::Refused { address: shortened(address), why: why.into() };
        let mut base = Url::parse(address).map_err(|error| refused(&error.to_string()))?;
        base.set_query(None);
        base.set_fragment(None);
        if !base.path().ends_with('/') {
            let path = format!("{}/", base.path());
            base.set_path(&path);
        }
        check(&base, is_this_computer(&base)).map_err(refused)?;
        Ok(Self { base })
    }

    /// A server on this computer, for tests: "<http://127.0.0.1:8000/>".
    ///
    /// # Errors
    /// As for [`Server::at`], and if it is on another computer.
    pub fn on_this_computer(address: &str) -> Result<Self, Trouble> {
        let server = Self::at(address)?;
        if is_this_computer(&server.base) {
            return Ok(server);
        }
        Err(Trouble::Refused { address: shortened(address), why: "it is not on this computer".into() })
    }

    /// The server's name, as messages say it.
    pub fn host(&self) -> &str {
        self.base.host_str().unwrap_or_default()
    }

    /// The address of a path below the server, or an absolute address that one of its answers contains.
    pub(crate) fn resolve(&self, address: &str) -> Result<Url, Trouble> {
        self.follow(&self.base, address)
    }

    /// The address that `at` refers to.
    pub(crate) fn follow(&self, at: &Url, address: &str) -> Result<Url, Trouble> {
        let refused = |why: &str| Trouble::Refused { address: shortened(address), why: why.into() };
        let mut url = at.join(address).map_err(|error| refused(&error.to_string()))?;
        url.set_fragment(None);
        check(&url, is_this_computer(&self.base)).map_err(refused)?;
        Ok(url)
    }
}

/// `local` says whether the server itself is on this computer: a public server cannot send us to a local one.
fn check(url: &Url, local: bool) -> Result<(), &'static str> {
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it contains a user name or a password");
    }
    match url.scheme() {
        "https" if is_this_computer(url) && !local => Err("it leads to this computer"),
        "https" => Ok(()),
        "http" if is_this_computer(url) && local => Ok(()),
        "http" => Err("it is not encrypted; write https://"),
        _ => Err("only https:// is asked"),
    }
}

fn is_this_computer(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// An address short enough for a message, without characters that could disturb a terminal.
pub(crate) fn shortened(address: &str) -> String {
    let plain: String = address.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(120).collect();
    if address.chars().count() > 120 { format!("{plain}…") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_encrypted_servers_are_asked_and_plain_ones_on_this_computer() {
        for good in [
            "https://datatracker.ietf.org",
            "https://mirror.example/dt/",
            "http://127.0.0.1:8000",
            "http://[::1]:1/",
            "http://localhost:3",
        ] {
            assert!(Server::at(good).is_ok(), "{good}");
        }
        for bad in [
            "http://datatracker.ietf.org/",
            "ftp://x.example/",
            "file:///etc/passwd",
            "https://me:secret@x.example/",
            "https://me@x.example/",
            "datatracker.ietf.org",
            "",
            "http://127.0.0.1.example/",
            "http://10.0.0.1/",
        ] {
            assert!(Server::at(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_answer_of_a_public_server_leads_neither_to_this_computer_nor_off_tls() {
        let server = Server::ietf().unwrap();
        for bad in [
            "http://www.ietf.org/x",
            "https://localhost/x",
            "https://127.0.0.1/x",
            "//[::1]/x",
            "https://a:b@www.ietf.org/",
        ] {
            assert!(server.resolve(bad).is_err(), "{bad}");
        }
        assert_eq!(server.resolve("/api/x").unwrap().as_str(), "https://datatracker.ietf.org/api/x");
        assert_eq!(server.resolve("https://www.ietf.org/a#b").unwrap().as_str(), "https://www.ietf.org/a");
    }

    #[test]
    fn a_server_for_tests_is_on_this_computer() {
        assert!(Server::on_this_computer("http://127.0.0.1:8000").is_ok());
        for bad in ["https://datatracker.ietf.org/", "https://mirror.example/", "http://10.0.0.1/", "x"] {
            assert!(Server::on_this_computer(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_server_below_a_path_keeps_it() {
        let server = Server::at("https://mirror.example/dt").unwrap();
        assert_eq!(server.resolve("api/x").unwrap().as_str(), "https://mirror.example/dt/api/x");
    }
}
