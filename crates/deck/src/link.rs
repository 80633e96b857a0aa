//! Decides which addresses a slide may link to. The shell asks here before it opens a link.

/// Whether a link may be opened from a slide: only `https`, `http`, `mailto` and `xmpp`, with something after the scheme.
/// Blanks and control characters are refused, because browsers skip them and so read another scheme than we did.
pub fn link_allowed(url: &str) -> bool {
    if url.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return false;
    }
    let Some((scheme, rest)) = url.split_once(':') else { return false };
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => {
            rest.strip_prefix("//").is_some_and(|host| !host.is_empty() && !host.starts_with(['/', '?', '#', '\\']))
        }
        "mailto" | "xmpp" => !rest.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::link_allowed;

    #[test]
    fn only_four_schemes_can_be_opened() {
        for good in [
            "https://www.ietf.org/",
            "http://example.com",
            "HTTPS://EXAMPLE.com/a?b#c",
            "mailto:chairs@ietf.org",
            "xmpp:secdispatch@jabber.ietf.org?join",
        ] {
            assert!(link_allowed(good), "{good}");
        }
        for bad in [
            "",
            "#",
            "#fn-1",
            "notes.md",
            "//example.com",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            " https://example.com",
            "https:",
            "https://",
            "https:///etc/passwd",
            "http:\\\\example.com",
            "mailto:",
            "file:///etc/passwd",
            "data:text/html,x",
            "vbscript:x",
            "deck://localhost/1",
            "tauri://localhost/",
        ] {
            assert!(!link_allowed(bad), "{bad}");
        }
    }
}
