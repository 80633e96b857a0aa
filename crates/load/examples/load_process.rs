//! The render process, for the tests of this crate.

fn main() -> std::io::Result<()> {
    chairside_render::serve()
}
