//! Lists every app command, so that each must be granted to a window by name.
fn main() {
    let commands = tauri_build::AppManifest::new().commands(&[]);
    let attributes = tauri_build::Attributes::new()
        .app_manifest(commands)
        .capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(error) = tauri_build::try_build(attributes) {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}
