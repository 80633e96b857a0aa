//! Names of hosts.

use crate::address::Doubt;
use crate::refused::Refused;

/// A domain in ASCII, with the doubt that it has other letters.
pub fn domain(text: &str) -> Result<(String, Option<Doubt>), Refused> {
    let ascii = idna::domain_to_ascii_strict(text).map_err(|_| Refused::Host)?;
    if ascii.is_empty() {
        return Err(Refused::Host);
    }
    let doubt = not_plain(&ascii);
    Ok((ascii, doubt))
}

/// The doubt about a host in ASCII that stands for other letters.
pub fn not_plain(ascii: &str) -> Option<Doubt> {
    ascii.split('.').any(|label| label.starts_with("xn--")).then_some(Doubt::NotPlain)
}
