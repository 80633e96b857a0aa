//! How WebKitGTK paints. Where there is no GPU its default costs twice the latency; where there is one it is right.

/// Set on the program that was started anew, so that it is done once.
#[cfg(target_os = "linux")]
const DECIDED: &str = "CHAIRSIDE_PAINT";

/// Whether slides are painted on the CPU: there is no render node, so no GPU.
#[cfg(target_os = "linux")]
pub fn on_cpu() -> bool {
    let nodes = std::fs::read_dir("/dev/dri");
    !nodes.is_ok_and(|mut nodes| {
        nodes.any(|node| node.is_ok_and(|node| node.file_name().to_string_lossy().starts_with("renderD")))
    })
}

/// WebKitGTK reads its variables when it starts, and setting one in a running program is unsafe: where the renderer
/// has to be another, the program starts itself anew with it, under the same process id.
#[cfg(target_os = "linux")]
pub fn decide() {
    use std::os::unix::process::CommandExt;
    const RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

    if !on_cpu() || std::env::var_os(DECIDED).is_some() || std::env::var_os(RENDERER).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    // Comes back only when it failed; then the slower renderer serves.
    let _ = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(RENDERER, "1")
        .env(DECIDED, "cpu")
        .exec();
}

/// Nothing to decide elsewhere.
#[cfg(not(target_os = "linux"))]
pub fn decide() {}
