//! Brings into the window what the chair points at and draws: at once under X11, else with the next frame.

use std::time::{Duration, Instant};

use chairside_session::desk::Tool;
use chairside_session::snapshot::{Marks as News, PageId};
use gtk::cairo::Context;
use gtk::glib;
use gtk::prelude::WidgetExt;

use super::marks::{Area, ENLARGES, Stale, place};
use super::over::draw_web;
use super::painting::{is_painted_at_once, paint, paint_over};
use super::room::{Room, in_room};
use crate::at_once;

/// Marks are painted at most this often: some mice tell where they are a thousand times a second.
const EVERY: Duration = Duration::from_millis(4);

impl Room {
    /// The tool that the chair has armed.
    pub(super) fn tool(&self) -> Option<Tool> {
        self.latest.as_ref().and_then(|latest| latest.tool)
    }

    /// Where the slide is in the window, in logical pixels.
    pub(super) fn slide_area(&self) -> Option<Area> {
        let window = self.window_area();
        window.is_sound().then(|| Area::within(window.width, window.height, self.slides.shape(self.seen_page())))
    }

    /// The page that is seen in the window now.
    pub(super) fn seen_page(&self) -> Option<&PageId> {
        if self.shown.is_some() && !self.rehearsals.holds_web {
            self.shown_page.as_ref()
        } else {
            self.web_page.as_ref()
        }
    }

    /// Takes what is different of what the chair points at and draws.
    pub(super) fn take_marks(&mut self, news: News) {
        let seen = self.seen_page().cloned();
        // Before the window has a size, nothing is stale; the marks are kept all the same.
        let nowhere = Area { left: 0.0, top: 0.0, width: 0.0, height: 0.0 };
        let stale = self.marks.take(news, seen.as_ref(), self.slide_area().unwrap_or(nowhere));
        let window = self.window_area();
        let part = match stale {
            Stale::Nothing => return,
            Stale::Part(part) => part.cut(window.width, window.height),
            Stale::All => Some(window),
        };
        let Some(part) = part else { return };
        self.due.part = Some(self.due.part.map_or(part, |due| due.with(part)));
        let wait = self.due.painted.map_or(Duration::ZERO, |at| EVERY.saturating_sub(at.elapsed()));
        if wait.is_zero() {
            self.paint_due();
        } else if self.due.timer.is_none() {
            self.due.timer = Some(glib::timeout_add_local_once(wait, || {
                in_room(|room| {
                    room.due.timer = None;
                    room.paint_due();
                });
            }));
        }
    }

    fn paint_due(&mut self) {
        let Some(part) = self.due.part.take() else { return };
        self.due.painted = Some(Instant::now());
        if !(is_painted_at_once(&self.view) && self.paint_part(part).is_some()) {
            #[expect(clippy::cast_possible_truncation, reason = "a window is smaller")]
            let [left, top, width, height] = [part.left, part.top, part.width, part.height].map(|side| side as i32);
            self.view.queue_draw_area(left, top, width, height);
        }
    }

    /// Paints all of the window now, with what the chair points at and draws.
    pub(super) fn paint_marked(&self) -> Option<()> {
        self.paint_part(self.window_area())
    }

    /// Paints over what the window or the web page has just drawn.
    pub(super) fn draw_marks(&self, context: &Context) {
        if self.marks.is_bare(self.seen_page()) {
            return;
        }
        let (Some(slide), Ok(bounds)) = (self.slide_area(), context.clip_extents()) else { return };
        let (left, top, right, bottom) = bounds;
        let part = Area { left, top, width: right - left, height: bottom - top };
        // What is left out here is painted with the next frame.
        let _ = self.paint_marks(context, slide, part);
    }

    fn window_area(&self) -> Area {
        let allocation = self.view.allocation();
        Area { left: 0.0, top: 0.0, width: allocation.width().into(), height: allocation.height().into() }
    }

    /// Paints a part of the window at once.
    fn paint_part(&self, part: Area) -> Option<()> {
        #[expect(clippy::cast_possible_truncation, reason = "a window is smaller")]
        let places = [part.left, part.top, part.width, part.height].map(|side| side as i32);
        at_once::paint_part(&self.view, places, |context| {
            self.paint_beneath(context, part)?;
            self.paint_marks(context, self.slide_area()?, part)
        })
    }

    /// Paints what is seen without marks.
    fn paint_beneath(&self, context: &Context, part: Area) -> Option<()> {
        let Some(picture) = &self.shown else {
            draw_web(&self.view, context);
            return Some(());
        };
        paint(context, &self.view, picture)?;
        let bounds = (part.left, part.top, part.left + part.width, part.top + part.height);
        self.lying_within(Some(bounds)).iter().try_for_each(|one| paint_over(context, one))
    }

    fn paint_marks(&self, context: &Context, slide: Area, part: Area) -> Option<()> {
        self.marks.paint_strokes(context, self.seen_page(), slide, part)?;
        if let Some(mark) = self.marks.magnifier() {
            let (x, y, radius) = place(mark, slide);
            context.save().ok()?;
            context.new_path();
            context.arc(x, y, radius, 0.0, std::f64::consts::TAU);
            context.clip();
            context.translate(x, y);
            context.scale(ENLARGES, ENLARGES);
            context.translate(-x, -y);
            let reach = radius / ENLARGES;
            let enlarged = Area { left: x - reach, top: y - reach, width: 2.0 * reach, height: 2.0 * reach };
            self.paint_beneath(context, enlarged)?;
            self.marks.paint_strokes(context, self.seen_page(), slide, enlarged)?;
            context.restore().ok()?;
        }
        self.marks.paint_pointer(context, slide, self.window_area())
    }
}
