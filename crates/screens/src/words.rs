//! The messages when screens have changed.

use crate::rule::{Places, RoomOn};
use crate::screen::ScreenKey;

/// What the presenter window says of a change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// Stays until it no longer holds, or you dismiss it.
    pub trouble: Option<String>,
    /// Goes away by itself.
    pub notice: Option<String>,
}

/// Words for the windows' new places; none if the screens are the same. `full_screen` is the key that fills the screen.
pub fn news(before: Option<&Places>, now: &Places, full_screen: &str) -> News {
    let mirrored = now.screens.are_mirrored();
    if mirrored && before.is_none_or(|before| !before.screens.are_mirrored()) {
        return trouble(mirrored_words(now, full_screen));
    }
    let Some(before) = before else { return News::default() };
    if !now.screens.differ_from(&before.screens) {
        return News::default();
    }
    let gone = |key: &ScreenKey| !now.screens.has(key);
    if gone(before.room.screen()) {
        return trouble(room_lost(before.room.screen(), now));
    }
    if gone(&before.presenter) {
        let name = before.presenter.name();
        return trouble(match &now.room {
            RoomOn::Whole(room) if *room == now.presenter => {
                format!("{name} is gone. The slides stay over this window: {full_screen} or Esc brings it to the front")
            }
            _ => format!("{name} is gone, so this window is on {} now", now.presenter.name()),
        });
    }
    match &now.room {
        RoomOn::Whole(room) if before.room != now.room => {
            let notice = format!("The room's window fills {} now. {full_screen} makes it a window", room.name());
            News { notice: Some(notice), ..News::default() }
        }
        _ => News::default(),
    }
}

const fn trouble(words: String) -> News {
    News { trouble: Some(words), notice: None }
}

fn mirrored_words(now: &Places, full_screen: &str) -> String {
    let seen = match &now.room {
        RoomOn::Whole(room) if *room == now.presenter => {
            format!("The slides cover this window. If you press {full_screen}, the room sees it.")
        }
        _ => "The room sees this window too.".into(),
    };
    format!("The screens are mirrored. {seen} Extend the desktop in your display settings.")
}

fn room_lost(lost: &ScreenKey, now: &Places) -> String {
    let name = lost.name();
    match &now.room {
        RoomOn::Window(room) if *room == now.presenter => {
            format!("{name} is gone. The room's window is on this screen until {name} is back")
        }
        RoomOn::Window(room) => format!("{name} is gone. The room's window is now a normal window on {}", room.name()),
        RoomOn::Whole(room) => format!("{name} is gone. The room's window fills {} now", room.name()),
    }
}
