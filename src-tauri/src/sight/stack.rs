//! Whether other windows lie over one under X11. Where a compositor keeps a picture of each window (GNOME, KDE, picom), the server calls none
//! of them obscured, so the window manager's list and each window's own properties have to tell.

use x11rb::connection::Connection;
use x11rb::errors::{ConnectionError, ReplyError};
use x11rb::protocol::xproto::{Atom, AtomEnum, ConnectionExt as _, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// Of a window of which less than this part can be seen, nothing but a panel's height is: it counts as covered.
const SEEN_AT_LEAST: f64 = 0.05;

/// A depth of pixels that may be transparent.
const WITH_ALPHA: u8 = 32;

/// So many words of four bytes are read of a property at most.
const MOST: u32 = 1024;

/// A window that is on all workspaces has this for its workspace.
const ALL_WORKSPACES: u32 = u32::MAX;

x11rb::atom_manager! {
    /// What window managers and compositors say of windows, by the names in the EWMH specification.
    Atoms: AtomsCookie {
        stacking: b"_NET_CLIENT_LIST_STACKING".as_slice(),
        workspace: b"_NET_CURRENT_DESKTOP".as_slice(),
        frame: b"_NET_FRAME_EXTENTS".as_slice(),
        its_workspace: b"_NET_WM_DESKTOP".as_slice(),
        opaque: b"_NET_WM_OPAQUE_REGION".as_slice(),
        state: b"_NET_WM_STATE".as_slice(),
        hidden: b"_NET_WM_STATE_HIDDEN".as_slice(),
        opacity: b"_NET_WM_WINDOW_OPACITY".as_slice(),
        manager: b"_NET_SUPPORTING_WM_CHECK".as_slice(),
        name: b"_NET_WM_NAME".as_slice(),
    }
}

/// The windows of a screen.
pub struct Stack {
    root: Window,
    atoms: Atoms,
    /// Whoever owns this selection is the compositor.
    compositor: Atom,
}

impl Stack {
    pub fn of(connection: &RustConnection, screen: usize) -> Option<Self> {
        let atoms = Atoms::new(connection).ok()?.reply().ok()?;
        let name = format!("_NET_WM_CM_S{screen}");
        let compositor = connection.intern_atom(false, name.as_bytes()).ok()?.reply().ok()?.atom;
        Some(Self { root: connection.setup().roots.get(screen)?.root, atoms, compositor })
    }

    /// Whether a window is minimised. Some desktops keep the pictures of those, so that they stay mapped.
    pub fn is_minimised(&self, connection: &RustConnection, window: Window) -> Result<bool, ConnectionError> {
        let states = numbers(connection, window, self.atoms.state)?;
        Ok(states.contains(&self.atoms.hidden))
    }

    /// Whether a window is on another workspace, under a window manager that keeps the pictures of those (GNOME's and its relatives), so that they stay
    /// mapped. The number of the current workspace proves nothing where each screen has a workspace of its own (i3, bspwm).
    pub fn is_put_away(&self, connection: &RustConnection, window: Window) -> Result<bool, ConnectionError> {
        if !self.is_elsewhere(connection, window)? {
            return Ok(false);
        }
        let Some(&manager) = numbers(connection, self.root, self.atoms.manager)?.first() else { return Ok(false) };
        let name = connection.get_property(false, manager, self.atoms.name, AtomEnum::ANY, 0, MOST)?;
        let name = known(name.reply())?.map(|name| name.value).unwrap_or_default();
        Ok(keeps_pictures(&String::from_utf8_lossy(&name)))
    }

    /// Whether a window is on another workspace than the current one. Some desktops keep the pictures of those too.
    fn is_elsewhere(&self, connection: &RustConnection, window: Window) -> Result<bool, ConnectionError> {
        let its = numbers(connection, window, self.atoms.its_workspace)?.first().copied();
        let seen = numbers(connection, self.root, self.atoms.workspace)?.first().copied();
        Ok(its.zip(seen).is_some_and(|(its, seen)| its != ALL_WORKSPACES && its != seen))
    }

    /// Whether there is a compositor, and other windows lie over this one.
    pub fn covers(&self, connection: &RustConnection, window: Window) -> Result<bool, ReplyError> {
        if connection.get_selection_owner(self.compositor)?.reply()?.owner == x11rb::NONE {
            return Ok(false);
        }
        let stacked = numbers(connection, self.root, self.atoms.stacking)?;
        let Some(at) = stacked.iter().position(|other| *other == window) else { return Ok(false) };
        let Some((whole, _)) = self.place(connection, window)? else { return Ok(false) };
        let mut over = Vec::new();
        for other in stacked.into_iter().skip(at + 1) {
            over.extend(self.opaque_parts(connection, other)?);
        }
        Ok(is_covered(whole, &over))
    }

    /// The parts of the screen through which nothing can be seen because of this window.
    fn opaque_parts(&self, connection: &RustConnection, window: Window) -> Result<Vec<Part>, ConnectionError> {
        let Some(attributes) = known(connection.get_window_attributes(window)?.reply())? else { return Ok(Vec::new()) };
        let opacity = numbers(connection, window, self.atoms.opacity)?;
        if attributes.map_state != MapState::VIEWABLE
            || opacity.first().is_some_and(|opacity| *opacity != u32::MAX)
            || self.is_minimised(connection, window)?
            || self.is_elsewhere(connection, window)?
        {
            return Ok(Vec::new());
        }
        let Some((whole, depth)) = self.place(connection, window)? else { return Ok(Vec::new()) };
        let region = numbers(connection, window, self.atoms.opaque)?;
        let mut parts: Vec<Part> = region.as_chunks().0.iter().filter_map(|part| whole.part(*part)).collect();
        if parts.is_empty() && depth != WITH_ALPHA {
            parts.push(whole);
        }
        let extents = numbers(connection, window, self.atoms.frame)?;
        if let Some(extents) = extents.first_chunk() {
            parts.extend(whole.frame(*extents));
        }
        Ok(parts)
    }

    /// Where a window is on the screen, and the depth of its pixels.
    fn place(&self, connection: &RustConnection, window: Window) -> Result<Option<(Part, u8)>, ConnectionError> {
        let size = connection.get_geometry(window)?;
        let at = connection.translate_coordinates(window, self.root, 0, 0)?;
        let (Some(size), Some(at)) = (known(size.reply())?, known(at.reply())?) else { return Ok(None) };
        let (left, top) = (i32::from(at.dst_x), i32::from(at.dst_y));
        let part = Part { left, top, right: left + i32::from(size.width), bottom: top + i32::from(size.height) };
        Ok(Some((part, size.depth)))
    }
}

/// Whether the window manager of this name keeps windows of other workspaces mapped.
fn keeps_pictures(name: &str) -> bool {
    ["GNOME Shell", "Mutter", "Muffin"].iter().any(|known| name.contains(known))
}

/// A property of a window that consists of numbers; empty if there is no such window.
fn numbers(connection: &RustConnection, window: Window, property: Atom) -> Result<Vec<u32>, ConnectionError> {
    let reply = known(connection.get_property(false, window, property, AtomEnum::ANY, 0, MOST)?.reply())?;
    Ok(reply.and_then(|reply| Some(reply.value32()?.collect())).unwrap_or_default())
}

/// An answer about a window that may be gone by now.
fn known<T>(reply: Result<T, ReplyError>) -> Result<Option<T>, ConnectionError> {
    match reply {
        Ok(reply) => Ok(Some(reply)),
        Err(ReplyError::X11Error(_)) => Ok(None),
        Err(ReplyError::ConnectionError(error)) => Err(error),
    }
}

/// A part of the screen, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Part {
    /// A part of this window: left, top, width and height within it.
    fn part(self, within: [u32; 4]) -> Option<Self> {
        let [left, top, width, height] = within.map(i32::try_from);
        let (left, top) = (self.left.checked_add(left.ok()?)?, self.top.checked_add(top.ok()?)?);
        Some(Self { left, top, right: left.checked_add(width.ok()?)?, bottom: top.checked_add(height.ok()?)? })
    }

    /// The frame around this window, so wide at its left, right, top and bottom.
    fn frame(self, extents: [u32; 4]) -> [Self; 4] {
        let [left, right, top, bottom] = extents.map(|side| i32::try_from(side.min(512)).unwrap_or(0));
        let outer = Self {
            left: self.left - left,
            top: self.top - top,
            right: self.right + right,
            bottom: self.bottom + bottom,
        };
        [
            Self { bottom: self.top, ..outer },
            Self { top: self.bottom, ..outer },
            Self { right: self.left, ..outer },
            Self { left: self.right, ..outer },
        ]
    }

    fn area(self) -> f64 {
        f64::from((self.right - self.left).max(0)) * f64::from((self.bottom - self.top).max(0))
    }

    /// What is left of it under another one.
    fn without(self, other: Self) -> impl Iterator<Item = Self> {
        let top = other.top.clamp(self.top, self.bottom);
        let bottom = other.bottom.clamp(top, self.bottom);
        let left = other.left.clamp(self.left, self.right);
        let right = other.right.clamp(left, self.right);
        let rest = [
            Self { bottom: top, ..self },
            Self { top: bottom, ..self },
            Self { top, bottom, right: left, ..self },
            Self { top, bottom, left: right, ..self },
        ];
        rest.into_iter().filter(|part| part.area() > 0.0)
    }
}

/// Whether these parts together cover a window.
fn is_covered(window: Part, over: &[Part]) -> bool {
    let mut seen = vec![window];
    for part in over {
        seen = seen.into_iter().flat_map(|one| one.without(*part)).collect();
    }
    let left: f64 = seen.into_iter().map(Part::area).sum();
    left < SEEN_AT_LEAST * window.area()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Part = Part { left: 1920, top: 0, right: 3840, bottom: 1080 };

    fn part(left: i32, top: i32, width: i32, height: i32) -> Part {
        Part { left, top, right: left + width, bottom: top + height }
    }

    #[test]
    fn a_window_is_covered_when_no_more_than_a_panel_of_it_is_seen() {
        let cases: [(&[Part], bool); 9] = [
            (&[], false),
            (&[ROOM], true),
            (&[part(0, 0, 1920, 1080)], false),
            (&[part(1920, 0, 960, 1080)], false),
            (&[part(1920, 0, 960, 1080), part(2880, 0, 960, 1080)], true),
            (&[part(1900, 0, 1000, 600), part(2800, 0, 1200, 600), part(1900, 500, 2000, 600)], true),
            (&[part(1920, 40, 1920, 1040)], true),
            (&[part(1920, 60, 1920, 1020)], false),
            (&[part(2000, 100, 1700, 900)], false),
        ];
        for (over, covered) in cases {
            assert_eq!(is_covered(ROOM, over), covered, "{over:?}");
        }
    }

    #[test]
    fn some_window_managers_keep_the_pictures_of_windows_on_other_workspaces() {
        for name in ["GNOME Shell", "Mutter", "Mutter (Muffin)", "Mutter(Gala)"] {
            assert!(keeps_pictures(name), "{name}");
        }
        for name in ["Openbox", "i3", "bspwm", "KWin", "Xfwm4", ""] {
            assert!(!keeps_pictures(name), "{name}");
        }
    }

    #[test]
    fn a_frame_counts_and_so_does_what_a_window_says_of_itself() {
        let client = part(1924, 30, 1912, 1046);
        assert!(!is_covered(ROOM, &[part(1924, 100, 1912, 976)]));
        let frame = client.frame([4, 4, 30, 4]);
        let all: Vec<Part> = frame.into_iter().chain([client]).collect();
        assert!(is_covered(ROOM, &all));
        assert_eq!(client.part([10, 20, 100, 50]), Some(part(1934, 50, 100, 50)));
        assert_eq!(client.part([u32::MAX, 0, 1, 1]), None);
    }
}
