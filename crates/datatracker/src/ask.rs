//! Asking for answers, wherever they come from: the network, or what a test has.

use serde::de::DeserializeOwned;
use url::Url;

use crate::address::{Server, shortened};
use crate::client::is_html;
use crate::trouble::Trouble;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Json,
    Text,
}

/// Answers by address.
pub(crate) trait Ask {
    /// The server that is asked.
    fn server(&self) -> &Server;
    /// The whole of an answer.
    fn body(&self, url: &Url, kind: Kind) -> Result<Vec<u8>, Trouble>;
    /// An error once nobody waits for it any more.
    fn check(&self) -> Result<(), Trouble>;

    /// Asks for JSON.
    fn json<T: DeserializeOwned>(&self, address: &str) -> Result<T, Trouble> {
        let url = self.server().resolve(address)?;
        let body = self.body(&url, Kind::Json)?;
        serde_json::from_slice(&body).map_err(|error| {
            let why = if is_html(&body) { "it is a web page".into() } else { error.to_string() };
            Trouble::WrongContent { address: shortened(url.as_str()), expected: "the JSON that we asked for", why }
        })
    }

    /// Asks for a text. Bytes that are not UTF-8 become U+FFFD.
    fn text(&self, address: &str) -> Result<String, Trouble> {
        let url = self.server().resolve(address)?;
        let body = self.body(&url, Kind::Text)?;
        if is_html(&body) {
            let why = "it is a web page".into();
            return Err(Trouble::WrongContent { address: shortened(url.as_str()), expected: "a text", why });
        }
        Ok(String::from_utf8_lossy(&body).into_owned())
    }
}

/// Answers that are there already, by address; what it has none for does not exist.
pub(crate) struct Given<'a> {
    pub server: Server,
    pub answer: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

impl Ask for Given<'_> {
    fn server(&self) -> &Server {
        &self.server
    }

    fn body(&self, url: &Url, _: Kind) -> Result<Vec<u8>, Trouble> {
        (self.answer)(url.as_str()).ok_or_else(|| Trouble::Status { address: shortened(url.as_str()), status: 404 })
    }

    fn check(&self) -> Result<(), Trouble> {
        Ok(())
    }
}
