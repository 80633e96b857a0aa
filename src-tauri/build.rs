//! Lists every app command, so that each must be granted to a window by name (without the list Tauri grants all).

const COMMANDS: &[&str] = &[
    "subscribe_audience",
    "subscribe_presenter",
    "press",
    "acknowledge",
    "act",
    "desk",
    "open_link",
    "copy_text",
    "drag_audience",
];

fn main() {
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS))
        .capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(error) = tauri_build::try_build(attributes) {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}
