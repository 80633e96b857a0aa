//! `https:` and `http:`.

use url::Url;

use crate::address::{Address, Doubt};
use crate::host;
use crate::refused::Refused;

/// Checks `text`, whose part after the scheme is `rest`.
pub fn check(text: &str, rest: &str) -> Result<Address, Refused> {
    let after = rest.strip_prefix("//").ok_or(Refused::Host)?;
    let before_query = after.split(['?', '#']).next().unwrap_or_default();
    // A browser reads `\` as `/`, others do not: they would go to another host.
    if before_query.contains('\\') {
        return Err(Refused::Backslash);
    }
    if before_query.is_empty() || before_query.starts_with('/') {
        return Err(Refused::Host);
    }
    let url = Url::parse(text).map_err(|_| Refused::Host)?;
    let name = url.host_str().filter(|name| !name.is_empty()).ok_or(Refused::Host)?;
    let host = url.port().map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"));
    let mut doubts = Vec::new();
    if !url.username().is_empty() || url.password().is_some() {
        doubts.push(Doubt::User(url.username().to_owned()));
    }
    doubts.extend(host::not_plain(name));
    Ok(Address { url: url.to_string(), host, doubts })
}
