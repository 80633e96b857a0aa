//! How long several render processes take for all pages of PDFs at full HD, in turn, so that what else the machine does slows
//! each alike: `cargo run --release -p chairside-render --features unconfined --example all_pages PROGRAM[,PROGRAM…] FILE…`.

use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use chairside_deck::pdf::PdfOptions;
use chairside_render::{Form, PageRequest, Renderer, Urgency, Viewer};

/// How often each program draws all of them.
const ROUNDS: usize = 3;

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let programs: Vec<PathBuf> =
        arguments.next().ok_or("name the render processes")?.split(',').map(PathBuf::from).collect();
    let read = |file: String| std::fs::read(&file).map(Arc::new).map_err(|why| format!("{file}: {why}"));
    let files: Vec<Arc<Vec<u8>>> = arguments.map(read).collect::<Result<_, _>>()?;
    for round in 1..=ROUNDS {
        for program in &programs {
            let (pages, time) = all_pages(program, &files)?;
            println!("round {round}, {}: {pages} pages in {:.2} s", program.display(), time.as_secs_f64());
        }
    }
    Ok(())
}

/// How many pages there are, and how long they take, one after the other.
fn all_pages(program: &Path, files: &[Arc<Vec<u8>>]) -> Result<(u32, Duration), String> {
    let renderer = Renderer::new(program.to_path_buf());
    let (began, mut count) = (Instant::now(), 0);
    for bytes in files {
        let deck = renderer.open(bytes.clone(), PdfOptions::default()).map_err(|why| why.to_string())?;
        for page in (0..).zip(&deck.info.pages).map(|(page, _)| page) {
            let wanted = PageRequest { deck: deck.key, page, width: 1920, height: 1080, form: Form::Pixels };
            let (reply, answer) = mpsc::channel();
            renderer.draw(wanted, Urgency::Now(Viewer::Room), Box::new(move |page| drop(reply.send(page))));
            let drawn = answer.recv().map_err(|why| why.to_string())?;
            drawn.map_err(|why| format!("page {}: {why}", page + 1))?;
            count += 1;
        }
    }
    Ok((count, began.elapsed()))
}
