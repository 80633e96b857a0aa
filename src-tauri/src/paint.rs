//! How WebKitGTK paints. Without a GPU its default doubles the latency; with one the default is right.

/// Whether slides are painted on the CPU: without a render node there is no GPU.
#[cfg(target_os = "linux")]
pub fn on_cpu() -> bool {
    let nodes = std::fs::read_dir("/dev/dri");
    !nodes.is_ok_and(|mut nodes| {
        nodes.any(|node| node.is_ok_and(|node| node.file_name().to_string_lossy().starts_with("renderD")))
    })
}

/// Chooses how WebKitGTK paints. It reads its variables when it starts, so this is the first thing that the program
/// does. Starting the program again with the variable set would need no unsafe code but would cost 75 ms
/// (docs/decisions/0009-one-variable.md).
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the one variable that WebKitGTK must find when it starts")]
pub fn choose() {
    const RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if on_cpu() && std::env::var_os(RENDERER).is_none() {
        // SAFETY: called at the top of `main`, before any other thread or library could read the environment.
        unsafe { std::env::set_var(RENDERER, "1") };
    }
}

/// There is nothing to choose on other systems.
#[cfg(not(target_os = "linux"))]
pub fn choose() {}
