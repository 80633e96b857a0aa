//! Why an address is not opened.

/// The most bytes that an address may have.
pub const LONGEST: usize = 4_096;

/// Why an address is refused. The words complete "… is refused: ".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Another scheme, or none.
    #[error("it does not begin with https:, http:, mailto: or xmpp:")]
    Scheme,
    /// A blank or an end of line in it.
    #[error("it has a blank in it")]
    Blank,
    /// A character that cannot be seen or turns the direction of text.
    #[error("it has a character in it that cannot be seen (U+{:04X})", u32::from(*.0))]
    Hidden(char),
    /// A backslash, which programs read in different ways.
    #[error("it has a backslash in it")]
    Backslash,
    /// No host, or none that can be one.
    #[error("it names no host that can exist")]
    Host,
    /// A mail or chat address without a name, an @ or a domain.
    #[error("“{0}” is no mail or chat address")]
    Mailbox(String),
    /// More than [`LONGEST`] bytes.
    #[error("it is longer than {} bytes", LONGEST)]
    TooLong,
}

impl Refused {
    /// What to write instead, in words without a full stop.
    pub fn instead(&self) -> &'static str {
        match self {
            Self::Scheme => "write an address that begins with https:, http:, mailto: or xmpp:",
            Self::Blank => "write `%20` for each blank, or remove the blanks",
            Self::Hidden(_) => "type the address again, or copy it from the browser's address bar",
            Self::Backslash => "write `/` instead",
            Self::Host => "write the address as a browser shows it",
            Self::Mailbox(_) => "write one like `mailto:kim@example.org`",
            Self::TooLong => "use a shorter address",
        }
    }
}
