//! A file dragged onto a window by another program, as a file manager does it: the XDND protocol, version 5.
//! <https://www.freedesktop.org/wiki/Specifications/XDND/>

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use super::screen::Screen;
use super::trouble::Trouble;

const VERSION: u32 = 5;
/// A window answers within this time.
const PATIENCE: Duration = Duration::from_secs(5);

x11rb::atom_manager! {
    Atoms: AtomsCookie {
        XdndSelection,
        XdndEnter,
        XdndPosition,
        XdndStatus,
        XdndLeave,
        XdndDrop,
        XdndFinished,
        XdndActionCopy,
        TARGETS,
        uri_list: b"text/uri-list",
    }
}

/// A file that is being dragged over a window.
pub struct Drag {
    connection: RustConnection,
    atoms: Atoms,
    /// The window that drags, which nobody sees.
    source: Window,
    target: Window,
    /// The file, as `text/uri-list` has it.
    uris: String,
}

impl Drag {
    /// Begins to drag a file over the window of this title.
    pub fn over(title: &str, file: &Path) -> Result<Self, Trouble> {
        let (connection, screen) = x11rb::connect(Some(&Screen::display()?)).map_err(trouble)?;
        let root = connection.setup().roots[screen].root;
        let atoms = Atoms::new(&connection).map_err(trouble)?.reply().map_err(trouble)?;
        let source = connection.generate_id().map_err(trouble)?;
        let aux = CreateWindowAux::new();
        let class = WindowClass::INPUT_ONLY;
        connection.create_window(0, source, root, 0, 0, 1, 1, 0, class, 0, &aux).map_err(trouble)?;
        connection.set_selection_owner(source, atoms.XdndSelection, x11rb::CURRENT_TIME).map_err(trouble)?;
        let drag = Self {
            connection,
            atoms,
            source,
            target: Screen::window(title)?,
            uris: format!("file://{}\r\n", file.display()),
        };
        drag.send(drag.atoms.XdndEnter, [VERSION << 24, drag.atoms.uri_list, 0, 0])?;
        Ok(drag)
    }

    /// Moves to a place of the screen, in pixels, and waits until the window has said what it thinks of that. Returns whether
    /// it would take the file.
    pub fn move_to(&self, (x, y): (i64, i64)) -> Result<bool, Trouble> {
        let at = u32::try_from((x << 16) | y).map_err(trouble)?;
        self.send(self.atoms.XdndPosition, [0, at, x11rb::CURRENT_TIME, self.atoms.XdndActionCopy])?;
        let status = self.wait_for(self.atoms.XdndStatus)?;
        Ok(status[1] & 1 == 1)
    }

    /// Leaves the window again.
    pub fn leave(self) -> Result<(), Trouble> {
        self.send(self.atoms.XdndLeave, [0; 4])?;
        // The window looks at who leaves, so the source has to be there still.
        sleep(Duration::from_millis(500));
        Ok(())
    }

    /// Lets the file fall, and waits until the window has taken it.
    pub fn drop_it(self) -> Result<(), Trouble> {
        self.send(self.atoms.XdndDrop, [0, x11rb::CURRENT_TIME, 0, 0])?;
        self.wait_for(self.atoms.XdndFinished).map(drop)
    }

    fn send(&self, kind: Atom, data: [u32; 4]) -> Result<(), Trouble> {
        let [one, two, three, four] = data;
        let message = ClientMessageEvent::new(32, self.target, kind, [self.source, one, two, three, four]);
        self.connection.send_event(false, self.target, EventMask::NO_EVENT, message).map_err(trouble)?;
        self.connection.flush().map_err(trouble)
    }

    /// Hands the file to whoever asks, until the window has sent this message.
    fn wait_for(&self, kind: Atom) -> Result<[u32; 5], Trouble> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            match self.connection.poll_for_event().map_err(trouble)? {
                Some(Event::ClientMessage(message)) if message.type_ == kind => return Ok(message.data.as_data32()),
                Some(Event::SelectionRequest(request)) => self.hand_over(&request)?,
                Some(_) => {}
                None => sleep(Duration::from_millis(5)),
            }
        }
        Err(Trouble::new("the window does not answer to what is dragged over it"))
    }

    fn hand_over(&self, request: &SelectionRequestEvent) -> Result<(), Trouble> {
        let (asker, property) = (request.requestor, request.property);
        let replace = PropMode::REPLACE;
        let known = if request.target == self.atoms.uri_list {
            let bytes = self.uris.as_bytes();
            self.connection.change_property8(replace, asker, property, request.target, bytes).map_err(trouble)?;
            true
        } else if request.target == self.atoms.TARGETS {
            let targets = [self.atoms.uri_list];
            self.connection.change_property32(replace, asker, property, AtomEnum::ATOM, &targets).map_err(trouble)?;
            true
        } else {
            false
        };
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: asker,
            selection: request.selection,
            target: request.target,
            property: if known { property } else { x11rb::NONE },
        };
        self.connection.send_event(false, asker, EventMask::NO_EVENT, answer).map_err(trouble)?;
        self.connection.flush().map_err(trouble)
    }
}

fn trouble(error: impl std::fmt::Display) -> Trouble {
    Trouble::new(format!("the file cannot be dragged: {error}"))
}
