//! Keys that reach Chairside while another program has the focus.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    ConnectionExt as _, CreateWindowAux, EventMask, GrabMode, InputFocus, ModMask, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::{CURRENT_TIME, wrapper::ConnectionExt as _};

use crate::chairside::{Chairside, NO_WORD, Place, SOON};
use crate::driver::{Modifier, Screen};

/// Another program: a window that takes the keys.
struct Other {
    connection: RustConnection,
    root: u32,
    window: u32,
}

impl Other {
    fn start() -> Self {
        let (connection, screen) = x11rb::connect(Some(&Screen::display().unwrap())).unwrap();
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id().unwrap();
        let how = CreateWindowAux::new().override_redirect(1).event_mask(EventMask::KEY_PRESS);
        let kind = WindowClass::INPUT_OUTPUT;
        connection.create_window(0, window, root, 0, 0, 40, 40, 0, kind, 0, &how).unwrap().check().unwrap();
        connection.map_window(window).unwrap().check().unwrap();
        Self { connection, root, window }
    }

    fn take_focus(&self) {
        self.connection.set_input_focus(InputFocus::PARENT, self.window, CURRENT_TIME).unwrap().check().unwrap();
    }

    /// Takes a key for itself, whatever has the focus: Ctrl, Alt and the letter on this key of the keyboard.
    fn grab(&self, symbol: u32) {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let mapping = self.connection.get_keyboard_mapping(first, last - first + 1).unwrap().reply().unwrap();
        let mut rows = mapping.keysyms.chunks(usize::from(mapping.keysyms_per_keycode));
        let code = first + u8::try_from(rows.position(|row| row[0] == symbol).unwrap()).unwrap();
        let mods = ModMask::CONTROL | ModMask::M1;
        let grab = self.connection.grab_key(true, self.root, mods, code, GrabMode::ASYNC, GrabMode::ASYNC);
        grab.unwrap().check().unwrap();
        self.connection.sync().unwrap();
    }

    /// How many keys it has got.
    fn got(&self) -> usize {
        self.connection.sync().unwrap();
        std::iter::from_fn(|| self.connection.poll_for_event().unwrap())
            .filter(|event| matches!(event, x11rb::protocol::Event::KeyPress(_)))
            .count()
    }
}

fn tick(chairside: &Chairside) {
    let tick = "const row = [...document.querySelectorAll('.settings label')].find((row) => row.textContent.includes('other programs'));
        row.querySelector('input').click()";
    chairside.in_presenter().script(tick, &[]).unwrap();
}

#[test]
fn keys_reach_the_session_from_another_program_when_they_are_switched_on() {
    let other = Other::start();
    other.grab(u32::from(b'b'));
    let session = "---\ngroup: tls\nopen-with: []\nagenda:\n  - { title: A, time: 5m }\n---\n# One\n\n---\n\n# Two\n";
    let place = Place::with_text(session);
    let chairside = place.open();
    chairside.in_presenter();
    chairside.press("h");
    chairside.expect_room("chairs/0");
    let presses = |keys: &str| {
        other.take_focus();
        Screen::keys(keys).unwrap();
    };
    // Off at first: the other program gets it.
    presses("ctrl+alt+Next");
    std::thread::sleep(NO_WORD);
    assert_eq!(chairside.room_sees(), "chairs/0");
    assert!(other.got() > 0);

    chairside.in_presenter().press(',', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Keys in other programs");
    tick(&chairside);
    chairside.expect_chair("Another program has Ctrl+Alt+B already");
    chairside.in_presenter().press(',', &[Modifier::Control]).unwrap();
    for (keys, page) in [
        ("ctrl+alt+Next", "chairs/1"),
        ("ctrl+alt+Prior", "chairs/0"),
        ("ctrl+alt+n", "show:note-well/0"),
        ("ctrl+alt+n", "chairs/0"),
    ] {
        other.got();
        presses(keys);
        chairside.expect_room(page);
        assert!(other.got() <= 2, "it gets Ctrl and Alt alone");
    }
    // What there is to say of it stands in the presenter window.
    presses("ctrl+alt+p");
    chairside.expect_chair("No item is up yet");

    chairside.in_presenter().press(',', &[Modifier::Control]).unwrap();
    tick(&chairside);
    let gives_back = || {
        other.got();
        presses("ctrl+alt+Next");
        other.got() > 2
    };
    chairside.driver.wait_until("the key is the other program's again", SOON, |_| Ok(gives_back())).unwrap();
    std::thread::sleep(NO_WORD);
    assert_eq!(chairside.room_sees(), "chairs/0");
    chairside.driver.quit().unwrap();

    // They count from the start if they were on.
    let place = Place::with_text(session);
    std::fs::create_dir_all(place.data_dir()).unwrap();
    place.with_file("data/settings.toml", "keys-in-other-programs = true\n");
    let again = place.open();
    again.expect_room("holding");
    presses("ctrl+alt+n");
    again.expect_room("show:note-well/0");
}
