//! A render process without confinement, to measure what that costs (`all_pages`).

fn main() -> std::io::Result<()> {
    chairside_render::serve_unconfined()
}
