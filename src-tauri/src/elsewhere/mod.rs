//! Keys that work while another program has the focus, as during a call in a browser.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod others;
#[cfg(target_os = "linux")]
mod portal;
mod words;
#[cfg(target_os = "linux")]
mod x11;

#[cfg(target_os = "linux")]
pub use linux::KeysElsewhere;
#[cfg(not(target_os = "linux"))]
pub use others::KeysElsewhere;
