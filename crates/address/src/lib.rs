//! The one check of addresses, wherever they come from: links in decks, the front matter, people's email.
//!
//! An address that passes is written in one way only, in ASCII, so that nothing in it can look like something else. It
//! says which host it leads to and what a person should know before it is opened.

mod address;
mod chat;
mod hidden;
mod host;
mod mail;
mod refused;
mod web;

pub use address::{Address, Doubt};
pub use hidden::hides;
pub use refused::{LONGEST, Refused};

/// The schemes that may be opened, for messages.
pub const SCHEMES: &str = "https:, http:, mailto: or xmpp:";

/// Checks an address: `https`, `http`, `mailto` or `xmpp`, with somewhere to go, and nothing in it that cannot be seen.
pub fn check(text: &str) -> Result<Address, Refused> {
    if text.len() > LONGEST {
        return Err(Refused::TooLong);
    }
    if let Some(hidden) = text.chars().find(|character| hides(*character)) {
        return Err(if hidden.is_whitespace() { Refused::Blank } else { Refused::Hidden(hidden) });
    }
    let (scheme, rest) = text.split_once(':').ok_or(Refused::Scheme)?;
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => web::check(text, rest),
        "mailto" => mail::check(rest),
        "xmpp" => chat::check(rest),
        _ => Err(Refused::Scheme),
    }
}

/// Checks somebody's email address, such as `kim@example.org`, and returns it as it is written in a `mailto:` link.
pub fn email(text: &str) -> Result<String, Refused> {
    if text.contains(['?', ',', ':', '%']) {
        return Err(Refused::Mailbox(text.to_owned()));
    }
    let address = check(&format!("mailto:{text}"))?;
    Ok(address.url.trim_start_matches("mailto:").to_owned())
}
