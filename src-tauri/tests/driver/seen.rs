//! What is in a window on the screen, to the pixel, even while another window covers it: the X server keeps its picture
//! (the Composite extension).

use std::time::{Duration, Instant};

use x11rb::connection::{Connection, RequestConnection};
use x11rb::protocol::composite::{ConnectionExt as _, Redirect};
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat, MOTION_NOTIFY_EVENT, Window};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::screen::Screen;
use super::trouble::Trouble;

/// A window that is looked at.
pub struct Seen {
    connection: RustConnection,
    window: Window,
}

/// The picture in a window.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    /// Blue, green, red and nothing, row by row.
    bytes: Vec<u8>,
}

impl Seen {
    /// Looks at the window of this title from now on.
    pub fn window(title: &str) -> Result<Self, Trouble> {
        let (connection, _) = x11rb::connect(Some(&Screen::display()?)).map_err(trouble)?;
        let window = Screen::window(title)?;
        connection.prefetch_extension_information(x11rb::protocol::composite::X11_EXTENSION_NAME).map_err(trouble)?;
        connection.composite_query_version(0, 4).map_err(trouble)?.reply().map_err(trouble)?;
        connection.composite_redirect_window(window, Redirect::AUTOMATIC).map_err(trouble)?.check().map_err(trouble)?;
        Ok(Self { connection, window })
    }

    /// What is in it now.
    pub fn picture(&self) -> Result<Picture, Trouble> {
        let Self { connection, window } = self;
        let pixmap = connection.generate_id().map_err(trouble)?;
        connection.composite_name_window_pixmap(*window, pixmap).map_err(trouble)?.check().map_err(trouble)?;
        let size = connection.get_geometry(pixmap).map_err(trouble)?.reply().map_err(trouble)?;
        let (width, height) = (size.width, size.height);
        let image = connection.get_image(ImageFormat::Z_PIXMAP, pixmap, 0, 0, width, height, u32::MAX);
        let bytes = image.map_err(trouble)?.reply().map_err(trouble)?.data;
        connection.free_pixmap(pixmap).map_err(trouble)?;
        Ok(Picture { width: width.into(), height: height.into(), bytes })
    }

    /// Moves the screen's mouse there and returns how long it takes until a pixel of the window has another colour; `None` if it never has.
    pub fn time_until_changed(
        &self,
        (x, y): (i16, i16),
        (left, top): (i16, i16),
        patience: Duration,
    ) -> Result<Option<Duration>, Trouble> {
        let Self { connection, window } = self;
        let pixmap = connection.generate_id().map_err(trouble)?;
        connection.composite_name_window_pixmap(*window, pixmap).map_err(trouble)?.check().map_err(trouble)?;
        let colour = || {
            let image = connection.get_image(ImageFormat::Z_PIXMAP, pixmap, left, top, 1, 1, u32::MAX);
            Ok::<_, Trouble>(image.map_err(trouble)?.reply().map_err(trouble)?.data[..3].to_vec())
        };
        let before = colour()?;
        let root = connection.setup().roots[0].root;
        let moved = Instant::now();
        connection
            .xtest_fake_input(MOTION_NOTIFY_EVENT, 0, 0, root, x, y, 0)
            .map_err(trouble)?
            .check()
            .map_err(trouble)?;
        let mut took = None;
        while took.is_none() && moved.elapsed() < patience {
            took = (colour()? != before).then(|| moved.elapsed());
        }
        connection.free_pixmap(pixmap).map_err(trouble)?;
        Ok(took)
    }
}

/// How long something took, many times.
pub struct Times(Vec<Duration>);

impl Times {
    /// Of what was measured.
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self(times)
    }

    /// So many of a hundred took no longer, in milliseconds.
    pub fn percentile(&self, percent: usize) -> f64 {
        let at = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0.get(at).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    }
}

impl Picture {
    /// The colour at a place, from 0 to 1 of the width and the height.
    pub fn at(&self, across: f64, down: f64) -> [u8; 3] {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let pixel = |part: f64, whole: usize| ((part * whole as f64) as usize).min(whole - 1);
        self.pixel(pixel(across, self.width), pixel(down, self.height))
    }

    /// The colour of a pixel: red, green and blue.
    pub fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.width + x) * 4;
        [self.bytes[at + 2], self.bytes[at + 1], self.bytes[at]]
    }

    /// How many pixels differ; all of them if the sizes do.
    pub fn differs_from(&self, other: &Self) -> usize {
        if (self.width, self.height) != (other.width, other.height) {
            return self.width * self.height;
        }
        let pixels =
            |picture: &Self| picture.bytes.as_chunks::<4>().0.iter().map(|[b, g, r, _]| [*b, *g, *r]).collect();
        let (own, others): (Vec<[u8; 3]>, Vec<[u8; 3]>) = (pixels(self), pixels(other));
        own.iter().zip(&others).filter(|(own, other)| own != other).count()
    }
}

fn trouble(error: impl std::fmt::Display) -> Trouble {
    Trouble::new(format!("the X server: {error}"))
}
