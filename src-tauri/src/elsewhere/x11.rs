//! Under X11 a program grabs a key of the root window. On a connection and a thread of our own, which sleeps until a key comes: the crate
//! `global-hotkey` looks every 50 ms, which costs as many wakeups while nothing happens and as much time when something does.

use std::sync::Arc;
use std::thread;

use chairside_session::keys::Elsewhere;
use x11rb::connection::Connection;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, GrabMode, Keycode, Keysym, Mapping,
    ModMask, Window, WindowClass,
};
use x11rb::protocol::{ErrorKind, Event};
use x11rb::rust_connection::RustConnection;

use super::words::taken;
use crate::actor::Message;

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

/// Grabs the keys, and sends what each does when it is pressed, and the names of those that are not to be had.
pub fn hold(send: impl Fn(Message) + Send + 'static) -> Option<Held> {
    let mut grabs = Grabs::open().ok()?;
    let held = Held { connection: grabs.connection.clone(), window: grabs.window };
    let work = move || {
        // The server ends with the desktop, and this program with it.
        let _ = grabs.listen(&send);
    };
    thread::Builder::new().name("keys elsewhere".into()).spawn(work).ok()?;
    Some(held)
}

impl Drop for Held {
    fn drop(&mut self) {
        let end = ClientMessageEvent::new(32, self.window, u32::from(AtomEnum::NONE), [0; 5]);
        let _ = self.connection.send_event(false, self.window, EventMask::NO_EVENT, end);
        let _ = self.connection.flush();
    }
}

/// The keys, and where they are on the keyboard now.
struct Grabs {
    connection: Arc<RustConnection>,
    root: Window,
    window: Window,
    codes: Vec<(Keycode, Elsewhere)>,
}

impl Grabs {
    fn open() -> Result<Self, Box<dyn std::error::Error>> {
        let (connection, screen) = x11rb::connect(None)?;
        let root = connection.setup().roots[screen].root;
        let window = connection.generate_id()?;
        let (class, looks) = (WindowClass::INPUT_ONLY, CreateWindowAux::new());
        connection.create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &looks)?.check()?;
        Ok(Self { connection: Arc::new(connection), root, window, codes: Vec::new() })
    }

    fn listen(&mut self, send: &impl Fn(Message)) -> Result<(), Box<dyn std::error::Error>> {
        self.grab(send)?;
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
                        send(Message::PressedElsewhere(key.action));
                    }
                }
                Event::KeyRelease(event) if !self.is_down(event.detail)? => down = None,
                // Another keyboard, or another layout.
                Event::MappingNotify(event) if event.request == Mapping::KEYBOARD => {
                    self.connection.ungrab_key(0, self.root, ModMask::ANY)?;
                    self.grab(send)?;
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

    fn grab(&mut self, send: &impl Fn(Message)) -> Result<(), ReplyError> {
        self.codes = self.find()?;
        let (mut missing, mut others) = (Vec::new(), Vec::new());
        for key in Elsewhere::ALL {
            let Some((code, _)) = self.codes.iter().find(|(_, found)| *found == key) else {
                missing.push(key.cap());
                continue;
            };
            let asked: Vec<_> = LOCKS
                .iter()
                .map(|locks| {
                    let mods = ModMask::from(WITH | locks);
                    self.connection.grab_key(true, self.root, mods, *code, GrabMode::ASYNC, GrabMode::ASYNC)
                })
                .collect::<Result<_, _>>()?;
            let mut is_taken = false;
            for one in asked {
                match one.check() {
                    Err(ReplyError::X11Error(error)) if error.error_kind == ErrorKind::Access => is_taken = true,
                    answer => answer?,
                }
            }
            if is_taken {
                others.push(key.cap());
            }
        }
        if !missing.is_empty() {
            send(Message::Trouble(format!("This keyboard has no key for {}", missing.join(", "))));
        }
        if let Some(words) = taken(&others) {
            send(Message::Trouble(words));
        }
        Ok(())
    }

    /// Where the keys are on this keyboard. A letter that its first layout lacks may be in another one of its layouts.
    fn find(&self) -> Result<Vec<(Keycode, Elsewhere)>, ReplyError> {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let mapping = self.connection.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let per_key = usize::from(mapping.keysyms_per_keycode).max(1);
        let at = |key: Elsewhere, column: usize| {
            let mut rows = (first..=last).zip(mapping.keysyms.chunks(per_key));
            rows.find(|(_, row)| row.get(column) == Some(&keysym(key.key))).map(|(code, _)| (code, key))
        };
        Ok(Elsewhere::ALL.into_iter().filter_map(|key| (0..per_key).find_map(|column| at(key, column))).collect())
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
