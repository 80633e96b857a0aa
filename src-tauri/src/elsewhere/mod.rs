//! Keys that work while another program has the focus, as during a call in a browser.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod others;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(target_os = "linux")]
mod x11;

#[cfg(target_os = "linux")]
pub use linux::KeysElsewhere;
#[cfg(not(target_os = "linux"))]
pub use others::KeysElsewhere;

/// What to say of keys that another program has; nothing if there are none.
fn taken(caps: &[String]) -> Option<String> {
    let caps = (!caps.is_empty()).then(|| caps.join(", "))?;
    Some(format!(
        "Another program has {caps} already; close it or change its keys, then switch the keys in other programs off and on"
    ))
}
