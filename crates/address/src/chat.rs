//! `xmpp:` (RFC 5122): a room or a person, and at most that the room is to be joined.

use percent_encoding::utf8_percent_encode;

use crate::address::{Address, Doubt};
use crate::mail::{ESCAPED, Mailbox, decoded};
use crate::refused::Refused;

/// What may be asked of the chat program.
const ASKED: [&str; 2] = ["join", "message"];

/// Checks what follows `xmpp:`.
pub fn check(rest: &str) -> Result<Address, Refused> {
    let rest = rest.split('#').next().unwrap_or_default();
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    // With `//` the name of one's own account would come first.
    if address.starts_with('/') {
        return Err(Refused::Mailbox(address.to_owned()));
    }
    let (bare, resource) = address.split_once('/').map_or((address, None), |(bare, part)| (bare, Some(part)));
    let mailbox = Mailbox::read(bare)?;
    let mut doubts: Vec<Doubt> = mailbox.doubt.iter().cloned().collect();
    let asked = query.split(';').next().unwrap_or_default();
    let is_asked = ASKED.contains(&asked);
    if (is_asked && query != asked) || (!is_asked && !query.is_empty()) {
        doubts.push(Doubt::LeftOut("what it would tell the chat program to do".into()));
    }
    let mut url = format!("xmpp:{}", mailbox.written());
    if let Some(resource) = resource {
        url.push('/');
        url.extend(utf8_percent_encode(&decoded(resource)?, ESCAPED));
    }
    if is_asked {
        url.push('?');
        url.push_str(asked);
    }
    Ok(Address { url, host: mailbox.domain, doubts })
}
