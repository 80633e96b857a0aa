//! Lists every app command, so that `capabilities/` has to grant each to a window by name. Without the list Tauri
//! grants all of them.

const COMMANDS: &[&str] = &[
    "subscribe_audience",
    "subscribe_presenter",
    "press",
    "prose",
    "acknowledge",
    "report_keys",
    "report_over",
    "report_rehearsed",
    "paint_digits",
    "point",
    "point_within",
    "act",
    "desk",
    "copy_text",
    "drag_audience",
    "subscribe_speaker",
    "subscribe_start",
    "start_wish",
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
