//! A room that cannot be seen is said, whatever its window draws; and a text that nobody saw does not count as shown.

use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::composite::{ConnectionExt as _, Redirect};
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, CreateWindowAux, PropMode, WindowClass};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::chairside::{Chairside, Place, SOON};
use crate::driver::{Key, LEFT, RIGHT, Rect, TwoScreens};

const COVERED: &str = "The room's window is covered";

/// A window of somebody else's, over a screen, until it is dropped.
struct Cover {
    _connection: RustConnection,
}

impl Cover {
    fn over(screens: &TwoScreens, (x, y, width, height): Rect) -> Self {
        let (connection, screen) = x11rb::connect(Some(screens.display())).unwrap();
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id().unwrap();
        let how = CreateWindowAux::new().override_redirect(1).background_pixel(0x0080_4020);
        let (x, y) = (i16::try_from(x).unwrap(), i16::try_from(y).unwrap());
        let (width, height) = (u16::try_from(width).unwrap(), u16::try_from(height).unwrap());
        let kind = WindowClass::INPUT_OUTPUT;
        connection.create_window(0, window, root, x, y, width, height, 0, kind, 0, &how).unwrap().check().unwrap();
        connection.map_window(window).unwrap().check().unwrap();
        Self { _connection: connection }
    }
}

/// A compositor, as far as other programs know, until it is dropped: it keeps a picture of each window.
struct Compositor {
    _connection: RustConnection,
}

impl Compositor {
    fn on(screens: &TwoScreens) -> Self {
        let (connection, screen) = x11rb::connect(Some(screens.display())).unwrap();
        let root = connection.setup().roots[screen].root;
        connection.composite_query_version(0, 4).unwrap().reply().unwrap();
        connection.composite_redirect_subwindows(root, Redirect::AUTOMATIC).unwrap().check().unwrap();
        let window = connection.generate_id().unwrap();
        let (kind, how) = (WindowClass::INPUT_OUTPUT, CreateWindowAux::new());
        connection.create_window(0, window, root, 0, 0, 1, 1, 0, kind, 0, &how).unwrap().check().unwrap();
        let name = format!("_NET_WM_CM_S{screen}");
        let selection = connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
        connection.set_selection_owner(window, selection, x11rb::CURRENT_TIME).unwrap().check().unwrap();
        Self { _connection: connection }
    }
}

/// A window of another program, which fills the screen that it is on, until it is dropped.
struct Full {
    connection: RustConnection,
    window: u32,
}

impl Full {
    fn on(screens: &TwoScreens, (x, y, width, height): Rect) -> Self {
        let (connection, screen) = x11rb::connect(Some(screens.display())).unwrap();
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id().unwrap();
        let how = CreateWindowAux::new().background_pixel(0x0080_4020);
        let (x, y) = (i16::try_from(x).unwrap(), i16::try_from(y).unwrap());
        let (width, height) = (u16::try_from(width).unwrap(), u16::try_from(height).unwrap());
        let kind = WindowClass::INPUT_OUTPUT;
        connection.create_window(0, window, root, x, y, width, height, 0, kind, 0, &how).unwrap().check().unwrap();
        // The person has put it there: the flag for that, the place, and what the flags say is not given.
        let mut hints = [0; 18];
        hints[..3].copy_from_slice(&[1, x.try_into().unwrap(), y.try_into().unwrap()]);
        let atom = AtomEnum::WM_SIZE_HINTS;
        connection.change_property32(PropMode::REPLACE, window, AtomEnum::WM_NORMAL_HINTS, atom, &hints).unwrap();
        let full = Self { connection, window };
        let state = full.atom("_NET_WM_STATE");
        full.has(state, AtomEnum::ATOM, full.atom("_NET_WM_STATE_FULLSCREEN"));
        full.connection.map_window(window).unwrap().check().unwrap();
        full
    }

    fn atom(&self, name: &str) -> u32 {
        self.connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }

    fn has(&self, property: u32, kind: AtomEnum, value: u32) {
        let changed = self.connection.change_property32(PropMode::REPLACE, self.window, property, kind, &[value]);
        changed.unwrap().check().unwrap();
    }
}

/// The heading of the pane that says what the room sees.
fn said(chairside: &Chairside) -> String {
    let words = "return document.querySelector('[data-part=slide]').textContent";
    chairside.in_presenter().script(words, &[]).unwrap().as_str().unwrap_or_default().to_owned()
}

/// Waits for at most 2 s until the presenter window says this, or says it no more.
fn within_two_seconds(chairside: &Chairside, words: &str, says: bool) {
    let begun = Instant::now();
    let waited =
        chairside.driver.wait_until(words, Duration::from_secs(2), |_| Ok(said(chairside).contains(words) == says));
    assert!(waited.is_ok(), "after {:?}: {}", begun.elapsed(), said(chairside));
}

#[test]
fn a_covered_room_is_said_at_each_of_twenty_slides_and_an_idle_one_is_not() {
    let screens = TwoScreens::start().unwrap();
    let deck = (1..=24).map(|number| format!("# Slide {number}\n")).collect::<Vec<_>>().join("\n---\n\n");
    let place = Place::with_text(&format!(
        "---\ngroup: tls\nopen-with: []\nagenda:\n  - {{ title: A, time: 5m }}\n---\n{deck}"
    ));
    let chairside = place.open_in(&[("DISPLAY", screens.display().as_ref())]);
    screens.wait_for("Slides for the room", "full", |place| place == RIGHT).unwrap();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.press("h");
    chairside.expect_room("chairs/0");
    // Idle.
    std::thread::sleep(Duration::from_secs(3));
    assert!(!said(&chairside).contains(COVERED), "{}", said(&chairside));

    let cover = Cover::over(&screens, RIGHT);
    within_two_seconds(&chairside, COVERED, true);
    let mut warned = 0;
    for slide in 1..=20 {
        chairside.in_presenter();
        chairside.next();
        chairside.expect_room(&format!("chairs/{slide}"));
        warned += usize::from(said(&chairside).contains(COVERED));
    }
    assert_eq!(warned, 20);
    // Nobody saw this text.
    chairside.in_presenter();
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
    chairside.in_presenter();
    chairside.press("n");
    chairside.expect_room("chairs/20");
    drop(cover);
    within_two_seconds(&chairside, COVERED, false);
    assert_eq!(place.count("drawn"), 0);
    chairside.in_presenter();
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
    chairside.driver.wait_until("the room has seen it", SOON, |_| Ok(place.count("drawn") == 1)).unwrap();

    // What lies over a part, or over the presenter's screen, is no matter.
    let (x, y, width, height) = RIGHT;
    let _corner = Cover::over(&screens, (x, y, width, height / 2));
    let _other = Cover::over(&screens, LEFT);
    std::thread::sleep(Duration::from_secs(2));
    assert!(!said(&chairside).contains(COVERED));
}

#[test]
fn a_cover_is_noticed_where_a_compositor_keeps_a_picture_of_each_window() {
    let screens = TwoScreens::start().unwrap();
    let _compositor = Compositor::on(&screens);
    let place = Place::sample();
    let chairside = place.open_in(&[("DISPLAY", screens.display().as_ref())]);
    screens.wait_for("Slides for the room", "full", |place| place == RIGHT).unwrap();
    std::thread::sleep(Duration::from_secs(2));
    assert!(!said(&chairside).contains(COVERED), "{}", said(&chairside));
    let cover = Full::on(&screens, RIGHT);
    within_two_seconds(&chairside, COVERED, true);
    // The room shines through.
    cover.has(cover.atom("_NET_WM_WINDOW_OPACITY"), AtomEnum::CARDINAL, u32::MAX / 2);
    within_two_seconds(&chairside, COVERED, false);
    cover.has(cover.atom("_NET_WM_WINDOW_OPACITY"), AtomEnum::CARDINAL, u32::MAX);
    within_two_seconds(&chairside, COVERED, true);
    drop(cover);
    within_two_seconds(&chairside, COVERED, false);
    let _other = Full::on(&screens, LEFT);
    std::thread::sleep(Duration::from_secs(2));
    assert!(!said(&chairside).contains(COVERED), "{}", said(&chairside));
}

#[test]
fn another_workspace_is_said() {
    let screens = TwoScreens::start().unwrap();
    let place = Place::sample();
    let chairside = place.open_in(&[("DISPLAY", screens.display().as_ref())]);
    screens.wait_for("Slides for the room", "full", |place| place == RIGHT).unwrap();
    screens.to_workspace("Slides for the room", 1).unwrap();
    within_two_seconds(&chairside, "The room's window is on another workspace", true);
    screens.to_workspace("Slides for the room", 0).unwrap();
    within_two_seconds(&chairside, "The room's window is on another workspace", false);
}
