//! The process in which PDF pages are drawn.

fn main() -> std::io::Result<()> {
    chairside_render::serve()
}
