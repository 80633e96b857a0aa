//! The rule: which window goes where, given the screens before and after and what is remembered.

use crate::screen::{ScreenKey, Screens};

/// Where the room's window is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomOn {
    /// It fills this screen.
    Whole(ScreenKey),
    /// It is a window on this screen, beside the presenter's as far as there is room.
    Window(ScreenKey),
}

impl RoomOn {
    /// On which screen.
    pub const fn screen(&self) -> &ScreenKey {
        match self {
            Self::Whole(screen) | Self::Window(screen) => screen,
        }
    }

    const fn is_whole(&self) -> bool {
        matches!(self, Self::Whole(_))
    }
}

/// Where both windows are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The screens that there are.
    pub screens: Screens,
    /// The presenter window's screen.
    pub presenter: ScreenKey,
    /// The room's window.
    pub room: RoomOn,
}

impl Places {
    /// The same places by what the screens are known now, when one has another resolution or scale.
    #[must_use]
    pub fn as_known_now(&self, screens: &Screens) -> Self {
        let now = |key: &ScreenKey| self.screens.known_now(key, screens);
        Self {
            screens: self.screens.as_known_now(screens),
            presenter: now(&self.presenter),
            room: match &self.room {
                RoomOn::Whole(on) => RoomOn::Whole(now(on)),
                RoomOn::Window(on) => RoomOn::Window(now(on)),
            },
        }
    }
}

/// What a set of screens is used for, as a person has chosen, or as it was before in this run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The room's screen.
    pub room: ScreenKey,
    /// The presenter window's.
    pub presenter: ScreenKey,
}

/// Where the windows go on these screens; `None` while there is no screen at all. `before` is where they were, `None` at the
/// start and when a person has just chosen.
/// `standing` is the screen that the presenter window is on by itself, where that is known.
pub fn places(
    screens: &Screens,
    before: Option<&Places>,
    wish: Option<&Wish>,
    standing: Option<&ScreenKey>,
) -> Option<Places> {
    let apart = screens.apart();
    let there = |key: &ScreenKey| screens.shown_by(key).cloned();
    let wished = wish.and_then(|wish| Some((there(&wish.presenter)?, there(&wish.room)?)));
    let was_room = before.and_then(|before| there(before.room.screen()));
    let was_whole = before.is_some_and(|before| before.room.is_whole());
    let at = |presenter: ScreenKey, room: RoomOn| Some(Places { screens: screens.clone(), presenter, room });

    let [_, _, ..] = apart.as_slice() else {
        let only = (*apart.first()?).clone();
        // The slides stay where they fill the screen: the presenter window, with its notes, never comes over them by itself.
        let room = if was_whole && was_room.is_some() { RoomOn::Whole } else { RoomOn::Window };
        return at(only.clone(), room(only));
    };
    let was_among_several = before.is_some_and(|before| before.screens.apart().len() > 1);
    let covers_slides = |presenter: &ScreenKey| was_among_several && was_whole && was_room.as_ref() == Some(presenter);
    if let Some((presenter, room)) = wished.filter(|(presenter, room)| presenter != room && !covers_slides(presenter)) {
        let is_new = before.is_none_or(|before| before.screens.set() != screens.set());
        let whole = is_new || was_whole || was_room.as_ref() != Some(&room);
        return at(presenter, if whole { RoomOn::Whole(room) } else { RoomOn::Window(room) });
    }
    // A single screen says nothing about where either window should be among several, but that a person looks at it.
    let was_alone = before.is_some_and(|before| before.screens.apart().len() < 2);
    let stays = was_room.filter(|_| !was_alone);
    let presenter = before.and_then(|before| there(&before.presenter)).or_else(|| standing.and_then(there));
    let other_than = |taken: &ScreenKey| apart.iter().find(|key| **key != taken).map(|key| (*key).clone());
    let presenter = match (presenter, &stays) {
        (Some(presenter), Some(room)) if presenter == *room && was_whole => other_than(room)?,
        (Some(presenter), _) => presenter,
        (None, Some(room)) => other_than(room)?,
        (None, None) => screens.main()?.clone(),
    };
    match stays {
        Some(room) if !was_whole => at(presenter, RoomOn::Window(room)),
        Some(room) if room != presenter => at(presenter, RoomOn::Whole(room)),
        _ => {
            // The room's screen is gone. Nobody knows who looks at another one.
            let lost = before.is_some_and(|before| before.screens.apart().len() > apart.len());
            let room = other_than(&presenter)?;
            at(presenter.clone(), if lost { RoomOn::Window(presenter) } else { RoomOn::Whole(room) })
        }
    }
}

/// Where the windows go when they change screens; `None` when there is only one.
pub fn swapped(now: &Places) -> Option<Wish> {
    let other = now.screens.apart().into_iter().find(|key| **key != now.presenter)?.clone();
    let room = now.room.screen().clone();
    let presenter = if room == now.presenter { other } else { room };
    Some(Wish { room: now.presenter.clone(), presenter })
}
