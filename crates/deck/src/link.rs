//! Decides which addresses a slide may link to.

use chairside_address::{Doubt, Refused, check};

use crate::report::shown;

/// Whether a link may stand on a slide. The same check is made again before it is opened.
pub fn link_allowed(url: &str) -> bool {
    check(url).is_ok()
}

/// The messages about a link that may stand on a slide but is not what it looks like: what is doubtful, and what to write
/// instead.
pub(crate) fn doubts(url: &str) -> Vec<(String, String)> {
    let doubts = check(url).map(|address| address.doubts).unwrap_or_default();
    let message = |doubt: &Doubt| {
        let what = format!("the link to `{}`: {}", shown(url), doubt.to_string().trim_end_matches('.'));
        Some((what, doubt.instead()?.to_owned()))
    };
    doubts.iter().filter_map(message).collect()
}

/// The message about a link that was removed: what is wrong, and what to write instead.
pub(crate) fn refused_link(url: &str) -> (String, String) {
    let schemes = format!("use an address that starts with {}", chairside_address::SCHEMES);
    if url.trim().is_empty() {
        return ("a link has no address".into(), schemes);
    }
    match check(url).err().filter(|why| *why != Refused::Scheme) {
        None => (format!("the link to `{}` was removed: slides cannot open it", shown(url)), schemes),
        Some(why) => (format!("the link to `{}` was removed: {why}", shown(url)), why.instead().to_owned()),
    }
}
