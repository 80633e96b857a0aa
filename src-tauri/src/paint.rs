//! How WebKitGTK is started, above all how it paints. Without a GPU its default doubles the latency; with one the default is right.

use crate::sandbox::Sandbox;

/// Whether slides are painted on the CPU: without a render node there is no GPU.
#[cfg(target_os = "linux")]
pub fn on_cpu() -> bool {
    let nodes = std::fs::read_dir("/dev/dri");
    !nodes.is_ok_and(|mut nodes| {
        nodes.any(|node| node.is_ok_and(|node| node.file_name().to_string_lossy().starts_with("renderD")))
    })
}

/// The web inspector, which shows and changes everything in a page, is for development. `--features inspector` builds it
/// into a release.
pub const INSPECTOR: bool = cfg!(any(debug_assertions, feature = "inspector"));

/// Chooses how WebKitGTK paints, and in which sandbox. It reads its variables when it starts, so this happens before
/// the program does anything but read its command line. Starting the program again with the variables set would need no
/// unsafe code but would cost 75 ms (docs/decisions/0009-one-variable.md).
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the variables that WebKitGTK must find, or must not, when it starts")]
pub fn choose(sandbox: &Sandbox) {
    const RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    const SERVER: &str = "WEBKIT_INSPECTOR_HTTP_SERVER";
    const SANDBOX: &str = "WEBKIT_FORCE_SANDBOX";
    // With it set, WebKitGTK lets a browser look into the windows, whatever their settings say.
    if !INSPECTOR && std::env::var_os(SERVER).is_some() {
        // SAFETY: as below.
        unsafe { std::env::remove_var(SERVER) };
    }
    if on_cpu() && std::env::var_os(RENDERER).is_none() {
        // SAFETY: called at the top of `main`, before any other thread or library could read the environment.
        unsafe { std::env::set_var(RENDERER, "1") };
    }
    if *sandbox == Sandbox::On {
        // SAFETY: as above.
        unsafe { std::env::set_var(SANDBOX, "1") };
    }
}

/// There is nothing to choose on other systems.
#[cfg(not(target_os = "linux"))]
pub fn choose(_: &Sandbox) {}
