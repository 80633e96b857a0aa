//! Prints what a look at decks or sessions finds, and how long it took: `look RENDERER FILE…`, where RENDERER is the built
//! `chairside-render`. For judging the findings by hand (docs/preflight.md).

use std::path::PathBuf;
use std::time::Instant;

use chairside_load::{LoadedSession, PdfCache, Source};
use chairside_preflight::look_at_session;
use chairside_render::Renderer;

fn main() {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let renderer = Renderer::new(arguments.next().expect("the path of chairside-render"));
    let (mut all, begun) = (0, Instant::now());
    for file in arguments {
        let pdfs = PdfCache::new(renderer.clone());
        let session = match LoadedSession::load(&Source::of(&file), jiff::Timestamp::now(), &pdfs) {
            Ok(session) => session,
            Err(error) => {
                println!("{error}");
                continue;
            }
        };
        let mut pages = 0;
        let report = look_at_session(&session, &pdfs, |_, of| {
            pages = of;
            true
        });
        all += pages;
        print!("{}", report.map_or_else(String::new, |report| report.text()));
    }
    println!("{all} pages, {:.1} s", begun.elapsed().as_secs_f32());
}
