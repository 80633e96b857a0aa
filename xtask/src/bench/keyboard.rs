//! Presses keys and raises windows as an X11 client beside the program that is measured.

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, Window};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use crate::failure::{Because, Failure, Outcome};

/// X11's numbers for pressing and releasing a key.
const PRESS: u8 = 2;
const RELEASE: u8 = 3;
/// X11's number for the left shift key.
const SHIFT: u32 = 0xffe1;

/// A key, by the name on its cap.
#[derive(Clone, Copy)]
pub enum Key {
    Right,
    Left,
    PageDown,
    PageUp,
    Home,
    Enter,
    ShiftRight,
    ShiftT,
    /// A key that writes this ASCII character.
    Letter(char),
}

impl Key {
    /// X11's number for the key; for ASCII characters it is the character itself.
    fn symbol(self) -> u32 {
        match self {
            Self::Right | Self::ShiftRight => 0xff53,
            Self::Left => 0xff51,
            Self::PageDown => 0xff56,
            Self::PageUp => 0xff55,
            Self::Home => 0xff50,
            Self::Enter => 0xff0d,
            Self::ShiftT => u32::from('t'),
            Self::Letter(letter) => u32::from(letter),
        }
    }
}

/// A connection to one screen.
pub struct Keyboard {
    link: RustConnection,
    root: Window,
}

impl Keyboard {
    pub fn connect(display: &str) -> Outcome<Self> {
        let (link, screen) = x11rb::connect(Some(display)).because(format!("connect to the screen {display}"))?;
        let root = link.setup().roots[screen].root;
        Ok(Self { link, root })
    }

    /// Presses and releases a key, and returns once the server has passed both on.
    pub fn press(&self, key: Key) -> Outcome {
        let shift = matches!(key, Key::ShiftRight | Key::ShiftT).then(|| self.code(SHIFT)).transpose()?;
        let code = self.code(key.symbol())?;
        for (kind, code) in shift
            .map(|shift| (PRESS, shift))
            .into_iter()
            .chain([(PRESS, code), (RELEASE, code)])
            .chain(shift.map(|shift| (RELEASE, shift)))
        {
            self.link.xtest_fake_input(kind, code, 0, self.root, 0, 0, 0).because("press a key")?;
        }
        self.sync()
    }

    /// The code of the key that gives a symbol on this keyboard.
    fn code(&self, symbol: u32) -> Outcome<u8> {
        let (low, high) = (self.link.setup().min_keycode, self.link.setup().max_keycode);
        let request = self.link.get_keyboard_mapping(low, high - low + 1).because("read the keyboard")?;
        let mapping = request.reply().because("read the keyboard")?;
        let width = usize::from(mapping.keysyms_per_keycode).max(1);
        (low..=high)
            .zip(mapping.keysyms.chunks(width))
            .find(|(_, symbols)| symbols.first() == Some(&symbol))
            .map(|(code, _)| code)
            .ok_or_else(|| Failure::new(format!("this keyboard has no key for the symbol {symbol:#x}")))
    }

    /// Brings the window whose title contains `title` to the front and gives it the keyboard; `false` if there is none.
    pub fn raise(&self, title: &str) -> Outcome<bool> {
        for window in self.windows()? {
            if self.title(window)?.contains(title) {
                let active = self.atom("_NET_ACTIVE_WINDOW")?;
                // 2 says that a user asked for it, as with a pager.
                let message = ClientMessageEvent::new(32, window, active, [2, 0, 0, 0, 0]);
                let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
                self.link.send_event(false, self.root, mask, message).because("raise a window")?;
                self.sync()?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The titles of all windows.
    pub fn titles(&self) -> Outcome<Vec<String>> {
        self.windows()?.into_iter().map(|window| self.title(window)).collect()
    }

    fn windows(&self) -> Outcome<Vec<Window>> {
        let list = self.atom("_NET_CLIENT_LIST")?;
        let request =
            self.link.get_property(false, self.root, list, AtomEnum::WINDOW, 0, 1024).because("list windows")?;
        let answer = request.reply().because("list windows")?;
        Ok(answer.value32().into_iter().flatten().collect())
    }

    fn title(&self, window: Window) -> Outcome<String> {
        let name = self.atom("_NET_WM_NAME")?;
        let request = self.link.get_property(false, window, name, AtomEnum::ANY, 0, 1024).because("read a title")?;
        // The window may have closed since it was listed. Then it has no title.
        Ok(request.reply().map(|answer| String::from_utf8_lossy(&answer.value).into_owned()).unwrap_or_default())
    }

    fn atom(&self, name: &str) -> Outcome<u32> {
        let request = self.link.intern_atom(false, name.as_bytes()).because("ask for an atom")?;
        Ok(request.reply().because("ask for an atom")?.atom)
    }

    /// Waits until the server has done everything before.
    fn sync(&self) -> Outcome {
        self.link.get_input_focus().because("reach the screen")?.reply().because("reach the screen")?;
        Ok(())
    }
}
