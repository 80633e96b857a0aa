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

/// Another program with a window, until it is dropped.
struct Other {
    connection: RustConnection,
    screen: usize,
    window: u32,
}

impl Other {
    fn with_window(screens: &TwoScreens, (x, y, width, height): Rect, how: &CreateWindowAux) -> Self {
        let (connection, screen) = x11rb::connect(Some(screens.display())).unwrap();
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id().unwrap();
        let (x, y) = (i16::try_from(x).unwrap(), i16::try_from(y).unwrap());
        let (width, height) = (u16::try_from(width).unwrap(), u16::try_from(height).unwrap());
        let kind = WindowClass::INPUT_OUTPUT;
        connection.create_window(0, window, root, x, y, width, height, 0, kind, 0, how).unwrap().check().unwrap();
        Self { connection, screen, window }
    }

    /// One whose window lies over this part of the screens and is not the window manager's.
    fn over(screens: &TwoScreens, part: Rect) -> Self {
        let how = CreateWindowAux::new().override_redirect(1).background_pixel(0x0080_4020);
        Self::with_window(screens, part, &how).mapped()
    }

    /// One whose window fills this screen.
    fn filling(screens: &TwoScreens, place: Rect) -> Self {
        let how = CreateWindowAux::new().background_pixel(0x0080_4020);
        let full = Self::with_window(screens, place, &how);
        // The person has put it there: the flag for that, the place, and what the flags say is not given.
        let mut hints = [0; 18];
        hints[..3].copy_from_slice(&[1, place.0.try_into().unwrap(), place.1.try_into().unwrap()]);
        let (name, kind) = (AtomEnum::WM_NORMAL_HINTS, AtomEnum::WM_SIZE_HINTS);
        full.connection.change_property32(PropMode::REPLACE, full.window, name, kind, &hints).unwrap();
        full.has("_NET_WM_STATE", AtomEnum::ATOM, full.atom("_NET_WM_STATE_FULLSCREEN"));
        full.mapped()
    }

    /// A compositor, as far as others know: it keeps a picture of each window.
    fn compositor(screens: &TwoScreens) -> Self {
        let compositor = Self::with_window(screens, (0, 0, 1, 1), &CreateWindowAux::new());
        let Self { connection, screen, window } = &compositor;
        let root = connection.setup().roots[*screen].root;
        connection.composite_query_version(0, 4).unwrap().reply().unwrap();
        connection.composite_redirect_subwindows(root, Redirect::AUTOMATIC).unwrap().check().unwrap();
        let selection = compositor.atom(&format!("_NET_WM_CM_S{screen}"));
        connection.set_selection_owner(*window, selection, x11rb::CURRENT_TIME).unwrap().check().unwrap();
        compositor
    }

    fn mapped(self) -> Self {
        self.connection.map_window(self.window).unwrap().check().unwrap();
        self
    }

    /// Another program without a window.
    fn without_window(screens: &TwoScreens) -> Self {
        let (connection, screen) = x11rb::connect(Some(screens.display())).unwrap();
        Self { connection, screen, window: x11rb::NONE }
    }

    /// The number that a window has as a property.
    fn number(&self, window: u32, property: &str) -> u32 {
        let property = self.atom(property);
        let reply =
            self.connection.get_property(false, window, property, AtomEnum::ANY, 0, 1).unwrap().reply().unwrap();
        reply.value32().unwrap().next().unwrap()
    }

    fn atom(&self, name: &str) -> u32 {
        self.connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }

    /// Gives its window a property.
    fn has(&self, property: &str, kind: AtomEnum, value: u32) {
        let property = self.atom(property);
        let changed = self.connection.change_property32(PropMode::REPLACE, self.window, property, kind, &[value]);
        changed.unwrap().check().unwrap();
    }
}

/// The heading of the pane that says what the room sees.
pub fn said(chairside: &Chairside) -> String {
    let words = "return document.querySelector('[data-part=slide]').textContent";
    chairside.in_presenter().script(words, &[]).unwrap().as_str().unwrap_or_default().to_owned()
}

/// Waits for at most 2 s until the presenter window says this, or says it no more.
pub fn within_two_seconds(chairside: &Chairside, words: &str, says: bool) {
    let begun = Instant::now();
    let waited =
        chairside.driver.wait_until(words, Duration::from_secs(2), |_| Ok(said(chairside).contains(words) == says));
    assert!(waited.is_ok(), "after {:?}: {}", begun.elapsed(), said(chairside));
}

/// Waits, which is no alarm, covers the room's window, turns 20 slides, and is warned at each.
pub fn is_warned_at_each_of_twenty_slides<C>(chairside: &Chairside, words: &str, cover: impl FnOnce() -> C) -> C {
    std::thread::sleep(Duration::from_secs(3));
    assert!(!said(chairside).contains(words), "{}", said(chairside));
    let cover = cover();
    within_two_seconds(chairside, words, true);
    let mut warned = 0;
    for slide in 1..=20 {
        chairside.in_presenter();
        chairside.next();
        chairside.expect_room(&format!("chairs/{slide}"));
        warned += usize::from(said(chairside).contains(words));
    }
    assert_eq!(warned, 20);
    cover
}

#[test]
fn a_covered_room_is_said_at_each_of_twenty_slides_and_an_idle_one_is_not() {
    let screens = TwoScreens::start().unwrap();
    let place = Place::with_slides(24);
    let chairside = place.open_in(&[("DISPLAY", screens.display().as_ref())]);
    screens.wait_for("Slides for the room", "full", |place| place == RIGHT).unwrap();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.press("h");
    chairside.expect_room("chairs/0");
    let cover = is_warned_at_each_of_twenty_slides(&chairside, COVERED, || Other::over(&screens, RIGHT));
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
    let _corner = Other::over(&screens, (x, y, width, height / 2));
    let _other = Other::over(&screens, LEFT);
    std::thread::sleep(Duration::from_secs(2));
    assert!(!said(&chairside).contains(COVERED));
}

#[test]
fn a_cover_is_noticed_where_a_compositor_keeps_a_picture_of_each_window() {
    let screens = TwoScreens::start().unwrap();
    let _compositor = Other::compositor(&screens);
    let place = Place::sample();
    let chairside = place.open_in(&[("DISPLAY", screens.display().as_ref())]);
    screens.wait_for("Slides for the room", "full", |place| place == RIGHT).unwrap();
    std::thread::sleep(Duration::from_secs(2));
    assert!(!said(&chairside).contains(COVERED), "{}", said(&chairside));
    let cover = Other::filling(&screens, RIGHT);
    within_two_seconds(&chairside, COVERED, true);
    // The room shines through.
    cover.has("_NET_WM_WINDOW_OPACITY", AtomEnum::CARDINAL, u32::MAX / 2);
    within_two_seconds(&chairside, COVERED, false);
    cover.has("_NET_WM_WINDOW_OPACITY", AtomEnum::CARDINAL, u32::MAX);
    within_two_seconds(&chairside, COVERED, true);
    drop(cover);
    within_two_seconds(&chairside, COVERED, false);
    let _other = Other::filling(&screens, LEFT);
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

/// GNOME's window manager, as far as others know: windows on other workspaces stay mapped, and only their number says where they are.
#[test]
fn another_workspace_is_said_where_its_windows_stay_mapped() {
    const ELSEWHERE: &str = "The room's window is on another workspace";
    let screens = TwoScreens::start().unwrap();
    let place = Place::sample();
    let chairside = place.open_in(&[("DISPLAY", screens.display().as_ref())]);
    screens.wait_for("Slides for the room", "full", |place| place == RIGHT).unwrap();
    let mut gnome = Other::without_window(&screens);
    let root = gnome.connection.setup().roots[gnome.screen].root;
    let manager = gnome.number(root, "_NET_SUPPORTING_WM_CHECK");
    gnome.window = screens.window("Slides for the room").unwrap();
    gnome.has("_NET_WM_DESKTOP", AtomEnum::CARDINAL, 1);
    std::thread::sleep(Duration::from_secs(2));
    assert!(!said(&chairside).contains(ELSEWHERE), "openbox unmaps those");
    let (name, kind) = (gnome.atom("_NET_WM_NAME"), gnome.atom("UTF8_STRING"));
    gnome.connection.change_property8(PropMode::REPLACE, manager, name, kind, b"GNOME Shell").unwrap().check().unwrap();
    within_two_seconds(&chairside, ELSEWHERE, true);
    gnome.has("_NET_WM_DESKTOP", AtomEnum::CARDINAL, u32::MAX);
    within_two_seconds(&chairside, ELSEWHERE, false);
}
