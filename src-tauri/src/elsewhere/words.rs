//! What the chair reads of keys that are not to be had.

/// What to say of keys that another program has; nothing if there are none.
pub fn taken(caps: &[String]) -> Option<String> {
    let caps = (!caps.is_empty()).then(|| caps.join(", "))?;
    Some(format!(
        "Another program has {caps} already; close it or change its keys, then switch the keys in other programs off and on"
    ))
}
