//! Under X11 the server says whether a window can be seen: on a connection and a thread of our own, so that nothing waits for it.

use std::thread;
use std::time::Duration;

use chairside_session::snapshot::Hidden;
use x11rb::connection::{Connection, RequestConnection};
use x11rb::errors::ReplyError;
use x11rb::protocol::Event;
use x11rb::protocol::dpms::{self, ConnectionExt as _, DPMSMode};
use x11rb::protocol::xproto::{ChangeWindowAttributesAux, ConnectionExt as _, EventMask, MapState, Visibility, Window};
use x11rb::rust_connection::RustConnection;

use super::stack::Stack;
use crate::actor::{Handle, Message};

/// So often what sends no event is looked at: a screen that sleeps, a window on another workspace, or under another one where there is a
/// compositor.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Watches a window by its number, and tells the actor whenever what can be seen of it changes.
pub fn watch(window: Window, handle: Handle) {
    let work = move || {
        // The server ends with the desktop, and this program with it.
        if let Some(mut watch) = WindowWatch::open(window) {
            watch.watch(&handle);
        }
    };
    // Without it the window counts as seen, as on systems that cannot tell.
    let _ = thread::Builder::new().name("room seen".into()).spawn(work);
}

/// Looks at a window.
struct WindowWatch {
    connection: RustConnection,
    window: Window,
    stack: Stack,
    has_dpms: bool,
    is_covered: bool,
}

impl WindowWatch {
    fn open(window: Window) -> Option<Self> {
        let (connection, screen) = x11rb::connect(None).ok()?;
        let events = EventMask::VISIBILITY_CHANGE | EventMask::STRUCTURE_NOTIFY;
        let wanted = ChangeWindowAttributesAux::new().event_mask(events);
        connection.change_window_attributes(window, &wanted).ok()?.check().ok()?;
        let stack = Stack::of(&connection, screen)?;
        let has_dpms = connection.extension_information(dpms::X11_EXTENSION_NAME).ok()?.is_some();
        Some(Self { connection, window, stack, has_dpms, is_covered: false })
    }

    fn watch(&mut self, handle: &Handle) -> Option<()> {
        let mut told = None;
        loop {
            // Before the events: replies bring some along, and they would wait for the next look.
            let hidden = self.look().ok()?;
            while let Some(event) = self.connection.poll_for_event().ok()? {
                match event {
                    Event::VisibilityNotify(event) => self.is_covered = event.state == Visibility::FULLY_OBSCURED,
                    Event::DestroyNotify(_) => return None,
                    _ => {}
                }
            }
            let now = hidden.or(self.is_covered.then_some(Hidden::Covered));
            if now != told {
                told = now;
                handle.send(Message::RoomHidden(now));
            }
            self.wait();
        }
    }

    /// Waits for the server's next event, or until it is time to look again.
    fn wait(&self) {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let mut sockets = [PollFd::new(self.connection.stream(), PollFlags::IN)];
        let timeout = Timespec::try_from(LOOK_EVERY).ok();
        if poll(&mut sockets, timeout.as_ref()).is_err() {
            thread::sleep(LOOK_EVERY);
        }
    }

    /// Why it cannot be seen, as far as no event says so. Without an answer the server is gone.
    fn look(&self) -> Result<Option<Hidden>, ReplyError> {
        let Self { connection, window, stack, .. } = self;
        if self.is_asleep() {
            return Ok(Some(Hidden::Asleep));
        }
        if stack.is_minimised(connection, *window)? {
            return Ok(Some(Hidden::Minimised));
        }
        let is_mapped = connection.get_window_attributes(*window)?.reply()?.map_state == MapState::VIEWABLE;
        if !is_mapped || stack.is_put_away(connection, *window)? {
            return Ok(Some(Hidden::OtherWorkspace));
        }
        Ok(stack.covers(connection, *window)?.then_some(Hidden::Covered))
    }

    fn is_asleep(&self) -> bool {
        let info = || self.connection.dpms_info().ok()?.reply().ok();
        self.has_dpms && info().is_some_and(|info| info.state && info.power_level != DPMSMode::ON)
    }
}
