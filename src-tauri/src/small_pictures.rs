//! Small pictures of many pages in one answer: a request for each would cost the window more than drawing them does.
//!
//! The answer is a sequence of words of 32 bits, little-endian. For each page in the order of the request there is a word with the number of
//! words that follow: the page as [`chairside_render::DrawnPage::bytes`] has it, then its width and height. The number is [`NOT_YET`]
//! for a page that is to be requested again, and [`NEVER`] for one that cannot be drawn.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chairside_render::{DrawnPage, Failure, PageRequest, Renderer, Urgency};

/// A page that takes longer does not hold up the others.
const PATIENCE: Duration = Duration::from_millis(60);

const NOT_YET: u32 = 0;
const NEVER: u32 = u32::MAX;

type Drawing = Result<DrawnPage, Failure>;

/// Draws the pages, makes them no larger than `size` (width and height in pixels), and answers when all are there, at the latest
/// after [`PATIENCE`].
pub fn draw(
    renderer: &Renderer,
    pages: &[PageRequest],
    size: (u32, u32),
    answer: impl FnOnce(Vec<u8>) + Send + 'static,
) {
    let answer = move |drawings: Vec<Option<Drawing>>| {
        // What is kept from earlier comes at once, and then this is the thread of the windows.
        tauri::async_runtime::spawn_blocking(move || answer(packed(&drawings, size)));
    };
    let gathered = Arc::new(Mutex::new(Gathered {
        drawings: vec![None; pages.len()],
        missing: pages.len(),
        answer: Some(answer),
    }));
    for (place, page) in pages.iter().enumerate() {
        let gathered = gathered.clone();
        let reply = move |drawing| put(&gathered, place, drawing);
        renderer.draw(*page, Urgency::Thumbnail, Box::new(reply));
    }
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        answer_now(&gathered);
    });
}

/// The pictures that have come so far.
struct Gathered<Answer> {
    drawings: Vec<Option<Drawing>>,
    missing: usize,
    /// `None` once it is given.
    answer: Option<Answer>,
}

fn put(gathered: &Mutex<Gathered<impl FnOnce(Vec<Option<Drawing>>)>>, place: usize, drawing: Drawing) {
    let mut state = gathered.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(free) = state.drawings.get_mut(place) {
        *free = Some(drawing);
    }
    state.missing -= 1;
    let is_last = state.missing == 0;
    drop(state);
    if is_last {
        answer_now(gathered);
    }
}

fn answer_now(gathered: &Mutex<Gathered<impl FnOnce(Vec<Option<Drawing>>)>>) {
    let mut state = gathered.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(answer) = state.answer.take() else { return };
    let drawings = std::mem::take(&mut state.drawings);
    drop(state);
    answer(drawings);
}

fn packed(drawings: &[Option<Drawing>], (width, height): (u32, u32)) -> Vec<u8> {
    let mut words = Vec::new();
    for drawing in drawings {
        match drawing {
            Some(Ok(drawing)) => {
                let drawing = drawing.within(width, height);
                let count = u32::try_from(drawing.bytes.len() / 4 + 2).unwrap_or(NEVER);
                words.extend(count.to_le_bytes());
                words.extend(drawing.bytes.iter());
                words.extend(drawing.width.to_le_bytes());
                words.extend(drawing.height.to_le_bytes());
            }
            None | Some(Err(Failure::Superseded)) => words.extend(NOT_YET.to_le_bytes()),
            Some(Err(_)) => words.extend(NEVER.to_le_bytes()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_has_its_pixels_or_says_why_it_has_none() {
        // Six red pixels, and the checksum of the one tile.
        let words = [0x4000_0006_u32, 0xff00_00ff, 99];
        let bytes = Arc::new(words.iter().flat_map(|word| word.to_le_bytes()).collect());
        let red = DrawnPage { width: 3, height: 2, bytes, work_ms: 0, is_draft: false };
        let drawings = [Some(Ok(red)), Some(Err(Failure::Superseded)), Some(Err(Failure::TooSlow)), None];
        let bytes = packed(&drawings, (3, 2));
        let words: Vec<u32> = bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word)).collect();
        assert_eq!(words, [5, 0x4000_0006, 0xff00_00ff, 99, 3, 2, NOT_YET, NEVER, NOT_YET]);
    }

    /// Puts these in turn, and returns what has been answered by then.
    fn answered(drawings: impl IntoIterator<Item = (usize, Drawing)>, of: usize, gives_up: bool) -> Vec<usize> {
        let lengths = Arc::new(Mutex::new(Vec::new()));
        let noted = lengths.clone();
        let answer = move |drawings: Vec<Option<Drawing>>| noted.lock().unwrap().push(drawings.len());
        let gathered = Mutex::new(Gathered { drawings: vec![None; of], missing: of, answer: Some(answer) });
        if gives_up {
            answer_now(&gathered);
        }
        for (place, drawing) in drawings {
            put(&gathered, place, drawing);
        }
        drop(gathered);
        Arc::into_inner(lengths).unwrap().into_inner().unwrap()
    }

    #[test]
    fn it_answers_once_when_all_have_come_or_the_time_is_over() {
        let page = |place| (place, Err(Failure::Unknown));
        assert!(answered([page(1)], 2, false).is_empty());
        assert_eq!(answered([page(1), page(0)], 2, false), [2]);
        assert_eq!(answered([page(0), page(1)], 2, true), [2]);
    }
}
