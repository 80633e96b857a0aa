//! Digits that change each second in the presenter window, painted by the program while the window rests.
//!
//! A frame of WebKit's takes some 4 ms of two processes, and its display timer goes on for a quarter of a second after each; painted
//! here a second costs a tenth of that. The window's page (`ui/src/presenter/state/painted-digits.ts`) draws the letters' pictures, says
//! where they stand and which texts come when, and hides its own digits. With the first key, click or snapshot it shows them again and
//! takes ours back, so nothing is ever painted over a menu or a dialog.
//!
//! All of it runs on GTK's thread.

mod ground;
mod sheet;
mod texts;

use std::cell::RefCell;
use std::time::{Duration, Instant};

use gtk::cairo::Context;
use gtk::glib;
use gtk::prelude::{ObjectExt, WidgetExt};
use serde::Deserialize;
use tauri::WebviewWindow;
use webkit2gtk::{WebView, WebViewExt};

use ground::{Ground, Part};
use sheet::{Cells, Sheet};
use texts::Texts;

/// Texts of one second come a little apart; those that are so close are painted together.
const PAST: Duration = Duration::from_millis(5);

thread_local! {
    static PAINTED: RefCell<Option<Painted>> = const { RefCell::new(None) };
}

/// A number that ticks, as the page describes it.
#[derive(Debug, Deserialize)]
pub struct Digits {
    sheet: Sheet,
    texts: Vec<(f64, String)>,
}

/// What is painted over the presenter window's page.
struct Painted {
    view: WebView,
    numbers: Vec<Number>,
    timer: Option<glib::SourceId>,
}

struct Number {
    cells: Cells,
    texts: Texts,
    /// What the page shows under it, as it was last drawn.
    ground: Option<Ground>,
}

/// Paints digits over this window's page when the page asks for it.
pub fn attach(window: &WebviewWindow) {
    let _ = window.with_webview(|view| {
        let view = view.inner();
        view.connect_local("draw", true, |values| {
            if let Some(context) = values.get(1).and_then(|value| value.get::<Context>().ok()) {
                with_painted(|painted| painted.draw(&context));
            }
            Some(glib::value::ToValue::to_value(&false))
        });
        PAINTED.set(Some(Painted { view, numbers: Vec::new(), timer: None }));
    });
}

/// Paints these digits and no others. Returns how many pixels of the screen one of the page's is; nothing if the page draws all digits itself.
pub fn paint(digits: Vec<Digits>) -> Option<f64> {
    with_painted(|painted| {
        painted.take(digits);
        painted.view.zoom_level() * f64::from(painted.view.scale_factor())
    })
}

fn with_painted<T>(work: impl FnOnce(&mut Painted) -> T) -> Option<T> {
    PAINTED.with(|painted| painted.try_borrow_mut().ok()?.as_mut().map(work))
}

impl Painted {
    fn take(&mut self, digits: Vec<Digits>) {
        let now = Instant::now();
        self.redraw_all();
        let sound = digits.into_iter().filter_map(|Digits { sheet, texts }| {
            Some(Number { cells: Cells::of(sheet)?, texts: Texts::of(texts, now)?, ground: None })
        });
        self.numbers = sound.collect();
        self.redraw_all();
        self.wait(now);
    }

    fn scale(&self) -> f64 {
        f64::from(self.view.scale_factor())
    }

    fn redraw_all(&self) {
        let scale = self.scale();
        self.numbers.iter().for_each(|number| self.redraw(number.cells.around(scale)));
    }

    /// Has a part of the page drawn, and the numbers in it.
    fn redraw(&self, [left, top, right, bottom]: Part) {
        self.view.queue_draw_area(left, top, right - left, bottom - top);
    }

    /// Paints the numbers whose texts have changed.
    fn tick(&self, from: Instant, now: Instant) {
        let scale = self.scale();
        for number in self.numbers.iter().filter(|number| number.texts.changes_between(from, now)) {
            let ground = number.ground.as_ref();
            let paint = |context: &Context| number.cells.paint(context, number.texts.at(now), scale);
            if ground.and_then(|ground| ground.show(&self.view, paint)).is_none() {
                self.redraw(number.cells.around(scale));
            }
        }
    }

    /// Waits until the next text comes.
    fn wait(&mut self, now: Instant) {
        if let Some(timer) = self.timer.take() {
            timer.remove();
        }
        let next = self.numbers.iter().filter_map(|number| number.texts.next_after(now)).min();
        self.timer = next.map(|next| {
            let wait = next.saturating_duration_since(now) + PAST;
            glib::timeout_add_local_once(wait, move || {
                with_painted(|painted| {
                    painted.timer = None;
                    let due = Instant::now();
                    painted.tick(now, due);
                    painted.wait(due);
                });
            })
        });
    }

    /// The page was drawn.
    fn draw(&mut self, context: &Context) {
        let (scale, now) = (self.scale(), Instant::now());
        let drawn = context.clip_extents().ok();
        // All before the first is painted: none has another number in its ground.
        for number in &mut self.numbers {
            let part = number.cells.around(scale);
            if drawn.is_none_or(|drawn| meet(part, drawn)) {
                number.ground = Ground::copied(&self.view, context, part);
            }
        }
        for number in &self.numbers {
            // What cannot be painted now is painted by the page a second later.
            let _ = number.cells.paint(context, number.texts.at(now), scale);
        }
    }
}

/// Whether a part has something in common with another one.
fn meet(part: Part, other: (f64, f64, f64, f64)) -> bool {
    let [left, top, right, bottom] = part.map(f64::from);
    left < other.2 && other.0 < right && top < other.3 && other.1 < bottom
}
