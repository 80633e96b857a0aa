//! Under X11 a program grabs a key of the root window. On a connection and a thread of our own, which sleeps until a key comes: the crate
//! `global-hotkey` looks every 50 ms, which costs as many wakeups while nothing happens and as much time when something does.

use std::sync::Arc;
use std::thread;

use x11rb::connection::Connection;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{
    ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, GrabMode, Keycode, Keysym, Mapping, ModMask,
    Window, WindowClass,
};
use x11rb::protocol::{ErrorKind, Event};
use x11rb::rust_connection::RustConnection;

use super::keys::Elsewhere;
use crate::actor::{Handle, Message};

/// Caps Lock and Num Lock may be on or off.
const LOCKS: [u16; 4] = [0, LOCK, NUM, LOCK | NUM];
const LOCK: u16 = 1 << 1;
const NUM: u16 = 1 << 4;

/// Ctrl and Alt.
const WITH: u16 = 1 << 2 | 1 << 3;

/// Grabbed keys. Dropped, they are other programs' again.
#[derive(Debug)]
pub struct Held {
    connection: Arc<RustConnection>,
    /// A window that is never shown, for the message that ends the thread.
    window: Window,
}

/// Grabs these keys, and sends the actor what each does when it is pressed, and the names of those that another program has.
pub fn hold(keys: &[Elsewhere], handle: Handle) -> Option<Held> {
    let mut grabs = Grabs::open(keys).ok()?;
    let held = Held { connection: grabs.connection.clone(), window: grabs.window };
    let work = move || {
        // The server ends with the desktop, and this program with it.
        let _ = grabs.listen(&handle);
    };
    thread::Builder::new().name("keys elsewhere".into()).spawn(work).ok()?;
    Some(held)
}

impl Drop for Held {
    fn drop(&mut self) {
        let end = ClientMessageEvent::new(32, self.window, u32::from(x11rb::protocol::xproto::AtomEnum::NONE), [0; 5]);
        let _ = self.connection.send_event(false, self.window, EventMask::NO_EVENT, end);
        let _ = self.connection.flush();
    }
}

/// The keys, and where they are on the keyboard now.
struct Grabs {
    connection: Arc<RustConnection>,
    root: Window,
    window: Window,
    keys: Vec<Elsewhere>,
    codes: Vec<(Keycode, Elsewhere)>,
}

impl Grabs {
    fn open(keys: &[Elsewhere]) -> Result<Self, Box<dyn std::error::Error>> {
        let (connection, screen) = x11rb::connect(None)?;
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id()?;
        let (class, looks) = (WindowClass::INPUT_ONLY, CreateWindowAux::new());
        connection.create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &looks)?.check()?;
        Ok(Self { connection: Arc::new(connection), root, window, keys: keys.to_vec(), codes: Vec::new() })
    }

    fn listen(&mut self, handle: &Handle) -> Result<(), Box<dyn std::error::Error>> {
        self.grab(handle)?;
        // A key that is held down comes again and again; it counts once.
        let mut down = None;
        loop {
            match self.connection.wait_for_event()? {
                Event::KeyPress(event) => {
                    let mods = u16::from(event.state) & !(LOCK | NUM) & 0xff;
                    let key = self.codes.iter().find(|(code, _)| *code == event.detail && mods == WITH);
                    if let Some((code, key)) = key
                        && down.replace(*code) != Some(*code)
                    {
                        handle.send(Message::PressedElsewhere(key.action));
                    }
                }
                Event::KeyRelease(event) if !self.is_down(event.detail)? => down = None,
                // Another keyboard, or another layout.
                Event::MappingNotify(event) if event.request == Mapping::KEYBOARD => {
                    self.connection.ungrab_key(0, self.root, ModMask::ANY)?;
                    self.grab(handle)?;
                }
                Event::ClientMessage(event) if event.window == self.window => return Ok(()),
                _ => {}
            }
        }
    }

    /// Whether a key is held: between repeats the server reports it as released.
    fn is_down(&self, code: Keycode) -> Result<bool, ReplyError> {
        let keys = self.connection.query_keymap()?.reply()?.keys;
        Ok(keys[usize::from(code / 8)] & (1 << (code % 8)) != 0)
    }

    fn grab(&mut self, handle: &Handle) -> Result<(), ReplyError> {
        self.codes = self.find()?;
        let mut taken = Vec::new();
        for (code, key) in &self.codes {
            let asked: Vec<_> = LOCKS
                .iter()
                .map(|locks| {
                    let mods = ModMask::from(WITH | locks);
                    self.connection.grab_key(true, self.root, mods, *code, GrabMode::ASYNC, GrabMode::ASYNC)
                })
                .collect::<Result<_, _>>()?;
            for one in asked {
                match one.check() {
                    Err(ReplyError::X11Error(error)) if error.error_kind == ErrorKind::Access => taken.push(*key),
                    answer => answer?,
                }
            }
        }
        taken.dedup();
        if !taken.is_empty() {
            let caps: Vec<_> = taken.iter().map(|key| key.cap()).collect();
            let words = format!(
                "Another program has {} already; close it or change its keys, then switch the keys in other programs off and on",
                caps.join(", ")
            );
            handle.send(Message::Trouble(words));
        }
        Ok(())
    }

    /// Where the keys are on this keyboard.
    fn find(&self) -> Result<Vec<(Keycode, Elsewhere)>, ReplyError> {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let mapping = self.connection.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let rows = mapping.keysyms.chunks(usize::from(mapping.keysyms_per_keycode).max(1));
        let codes: Vec<(Keycode, Keysym)> =
            (first..=last).zip(rows.map(|row| row.first().copied().unwrap_or_default())).collect();
        let code_of = |key: &Elsewhere| {
            let wanted = keysym(key.key);
            codes.iter().find(|(_, symbol)| *symbol == wanted).map(|(code, _)| (*code, *key))
        };
        Ok(self.keys.iter().filter_map(code_of).collect())
    }
}

/// X's number of a key: a letter's is that of its small form in Latin 1.
fn keysym(key: &str) -> Keysym {
    match key {
        "PageUp" => 0xff55,
        "PageDown" => 0xff56,
        letter => letter.bytes().next().map_or(0, |byte| u32::from(byte.to_ascii_lowercase())),
    }
}
