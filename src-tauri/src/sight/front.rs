//! Whether another program has been in front since the room's window was. For weston, which sends covered windows frame callbacks too and does not
//! say what covers what. It makes each window that comes to the front the active one, and a program knows whether its own windows are active.

use std::time::Duration;

use chairside_session::snapshot::Hidden;
use gtk::gdk::WindowState;
use gtk::prelude::{Cast, GtkWindowExt, IsA, WidgetExt};
use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_registry::{Event, WlRegistry};
use wayland_client::{Connection, Dispatch, QueueHandle};

/// How often [`Front::look`] is called.
pub const LOOK_EVERY: Duration = Duration::from_millis(100);

/// What has been in front since the room's window was.
#[derive(Debug, Default)]
pub struct Front {
    /// In how many looks in a row none of our windows was active.
    others_looks: u8,
    /// Another program's window has been in front: it may cover the room's.
    others_came: bool,
}

impl Front {
    /// For weston, which is known by protocols of its own; nothing elsewhere. Waits for the compositor's answer.
    pub fn where_needed() -> Option<Self> {
        let connection = Connection::connect_to_env().ok()?;
        let (globals, _) = registry_queue_init::<Ignored>(&connection).ok()?;
        let all = globals.contents().clone_list();
        all.iter().any(|global| global.interface.starts_with("weston_")).then(Self::default)
    }

    /// Looks now; `room` is the room's window.
    pub fn look(&mut self, room: Option<&impl IsA<gtk::Widget>>) {
        let is_active =
            |widget: &gtk::Widget| widget.window().is_some_and(|window| window.state().contains(WindowState::FOCUSED));
        let room = room.is_some_and(|room| is_active(room.upcast_ref()));
        // Tooltips and menus, which are popups, seem active for as long as they are there.
        let is_popup = |widget: &gtk::Widget| {
            widget.downcast_ref::<gtk::Window>().is_some_and(|window| window.window_type() == gtk::WindowType::Popup)
        };
        let all = gtk::Window::list_toplevels();
        self.active_are(room, room || all.iter().any(|widget| is_active(widget) && !is_popup(widget)));
    }

    /// Whether the room's window is the active one now, and whether any of ours is.
    fn active_are(&mut self, room: bool, ours: bool) {
        // Between two windows of ours there may be none for a moment.
        self.others_looks = if ours { 0 } else { self.others_looks.saturating_add(1) };
        self.others_came = !room && (self.others_came || self.others_looks >= 2);
    }

    /// Why the room's window may not be seen.
    pub fn hides(&self) -> Option<Hidden> {
        self.others_came.then_some(Hidden::MaybeCovered)
    }
}

/// No protocol that comes or goes later is of interest.
struct Ignored;

impl Dispatch<WlRegistry, GlobalListContents> for Ignored {
    fn event(_: &mut Self, _: &WlRegistry, _: Event, _: &GlobalListContents, _: &Connection, _: &QueueHandle<Self>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: (bool, bool) = (true, true);
    const PRESENTER: (bool, bool) = (false, true);
    const OTHER: (bool, bool) = (false, false);

    #[test]
    fn another_programs_window_may_cover_the_rooms_until_that_has_been_in_front() {
        let cases: [(&[(bool, bool)], bool); 6] = [
            (&[], false),
            (&[PRESENTER, ROOM, PRESENTER], false),
            // From one window of ours to another.
            (&[PRESENTER, OTHER, ROOM, OTHER, PRESENTER], false),
            (&[PRESENTER, OTHER, OTHER], true),
            // The presenter window is in front again, and what came may still lie over the room's.
            (&[PRESENTER, OTHER, OTHER, PRESENTER, PRESENTER], true),
            (&[PRESENTER, OTHER, OTHER, PRESENTER, ROOM, PRESENTER], false),
        ];
        for (active, may_be_covered) in cases {
            let mut front = Front::default();
            for (room, ours) in active {
                front.active_are(*room, *ours);
            }
            assert_eq!(front.hides().is_some(), may_be_covered, "{active:?}");
        }
    }
}
