//! An address as people type it.

use chairside_address::Doubt;

/// What of a typed address may be opened. A plain email address gets `mailto:`.
///
/// # Errors
/// Why it cannot be opened, and what to type instead.
pub fn address(typed: &str) -> Result<String, String> {
    let is_email = typed.contains('@') && !typed.contains([' ', ':', '/']);
    let whole = if is_email { format!("mailto:{typed}") } else { typed.to_owned() };
    match chairside_address::check(&whole) {
        Ok(address) => {
            let is_cut = address.doubts.iter().any(|doubt| matches!(doubt, Doubt::LeftOut(_)));
            Ok(if is_cut { address.url } else { whole })
        }
        Err(why) => Err(format!(
            "“{typed}” is not an address that can be opened: {why}. Type one that begins with {}.",
            chairside_address::SCHEMES
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_address_becomes_a_link_and_a_script_is_refused() {
        assert_eq!(address("https://example.org/a").unwrap(), "https://example.org/a");
        assert_eq!(address("kim@example.org").unwrap(), "mailto:kim@example.org");
        for typed in ["javascript:alert(1)", "the wiki", "file:///etc/passwd"] {
            assert!(address(typed).unwrap_err().contains("is not an address that can be opened"), "{typed}");
        }
    }
}
