//! How long a render process takes from its start to the first page of a PDF at full HD, in the median:
//! `cargo run --release -p chairside-render --example first_page PROGRAM FILE`.

use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use chairside_deck::pdf::PdfOptions;
use chairside_render::{Form, PageRequest, Renderer, Urgency, Viewer};

const TIMES: usize = 101;

fn main() -> Result<(), String> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(program), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("name the render process and a PDF".into());
    };
    let bytes = Arc::new(std::fs::read(&file).map_err(|why| format!("{}: {why}", file.display()))?);
    let mut opened = Vec::new();
    let mut drawn = Vec::new();
    for _ in 0..TIMES {
        let renderer = Renderer::new(program.clone());
        let began = Instant::now();
        let deck = renderer.open(bytes.clone(), PdfOptions::default()).map_err(|why| why.to_string())?;
        opened.push(began.elapsed());
        let wanted = PageRequest { deck: deck.key, page: 0, width: 1920, height: 1080, form: Form::Pixels };
        let (reply, answer) = mpsc::channel();
        renderer.draw(wanted, Urgency::Now(Viewer::Room), Box::new(move |page| drop(reply.send(page))));
        let page = answer.recv().map_err(|why| why.to_string())?;
        page.map_err(|why| format!("the page {why}"))?;
        drawn.push(began.elapsed());
    }
    println!("started and opened {:.1?}, first page {:.1?}", median(opened), median(drawn));
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
