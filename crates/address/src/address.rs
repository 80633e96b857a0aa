//! An address that may be opened.

/// An address that may be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// What is opened: ASCII alone, without what a link may not bring (a mail's text, copies to others).
    pub url: String,
    /// Where it leads, as the system looks it up: "www.ietf.org", "xn--pple-43d.com", "localhost:8080"; for mail the
    /// domains of those it goes to.
    pub host: String,
    /// What a person should know before it is opened; most have none.
    pub doubts: Vec<Doubt>,
}

/// Something about an address that a person should know before it is opened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Doubt {
    /// A name or a password stands before the host.
    #[error("“{0}@” is a user name. The address leads to what comes after it.")]
    User(String),
    /// The host has other letters than a to z. Written in their own way they may look like another host.
    #[error("The name of the host has letters other than a to z.")]
    NotPlain,
    /// It would have set more than whom it goes to and the subject, or told the chat program to do something.
    #[error("Left out of the link: {0}.")]
    LeftOut(String),
}

impl Doubt {
    /// What to write instead, in words without a full stop; `None` if nothing needs to change.
    pub fn instead(&self) -> Option<&'static str> {
        match self {
            Self::User(_) => Some("remove what stands before the `@`"),
            Self::LeftOut(_) => Some("keep only the recipient and `?subject=`"),
            Self::NotPlain => None,
        }
    }
}

impl Address {
    /// Whether a link with this text already says where it leads, so that it can be opened without asking: the text is
    /// the address, with or without `mailto:` or `xmpp:`, and there is nothing else to know.
    pub fn is_said_by(&self, text: &str) -> bool {
        let text = text.trim();
        let bare = self.url.strip_prefix("mailto:").or_else(|| self.url.strip_prefix("xmpp:"));
        let is_same = |said: &str| self.url == said || self.url.strip_suffix('/') == Some(said);
        self.doubts.is_empty() && (is_same(text) || bare == Some(text))
    }
}
