//! The rule for the speaker's window: a third screen if there is one, never by itself the one that the room sees.

use crate::rule::{Places, RoomOn};
use crate::screen::ScreenKey;

/// Where the speaker's window is, while it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpeakerOn {
    /// It fills this screen.
    Whole(ScreenKey),
    /// It is a window on this screen.
    Window(ScreenKey),
    /// Nowhere: the room sees the only screen that it could be on.
    Hidden,
}

impl SpeakerOn {
    /// On which screen.
    pub const fn screen(&self) -> Option<&ScreenKey> {
        match self {
            Self::Whole(screen) | Self::Window(screen) => Some(screen),
            Self::Hidden => None,
        }
    }

    /// In words: "fills HDMI-2".
    pub fn words(&self) -> String {
        match self {
            Self::Whole(screen) => format!("fills {}", screen.name()),
            Self::Window(screen) => format!("a window on {}", screen.name()),
            Self::Hidden => "hidden, since the room sees this screen".into(),
        }
    }
}

/// Where the speaker's window goes beside the others. `before` is where it was, `None` when it opens and when a person has just chosen;
/// `wish` is the screen that was chosen for this set.
pub fn speaker(places: &Places, before: Option<&SpeakerOn>, wish: Option<&ScreenKey>) -> SpeakerOn {
    let choices = choices(places);
    let among = |key: &ScreenKey| choices.iter().find(|choice| choice.screen() == Some(key)).cloned();
    let chosen = wish.and_then(among);
    let stays =
        || before.filter(|before| choices.contains(before)).filter(|before| matches!(before, SpeakerOn::Whole(_)));
    let whole = || choices.iter().find(|choice| matches!(choice, SpeakerOn::Whole(_)));
    let found = chosen.or_else(|| stays().or_else(whole).or_else(|| choices.first()).cloned());
    found.unwrap_or(SpeakerOn::Hidden)
}

/// Where it can be: a window on the presenter's screen, unless the room sees that one, and any screen that neither the room's window nor
/// the presenter's is on.
pub fn choices(places: &Places) -> Vec<SpeakerOn> {
    let screens = &places.screens;
    let shared = screens.shown_by(places.room.screen()) == Some(&places.presenter);
    let room_sees = shared && (matches!(places.room, RoomOn::Whole(_)) || screens.are_mirrored());
    let window = (!room_sees).then(|| SpeakerOn::Window(places.presenter.clone()));
    let is_free = |key: &ScreenKey| *key != places.presenter && Some(key) != screens.shown_by(places.room.screen());
    let free = screens.apart().into_iter().filter(|key| is_free(key)).map(|key| SpeakerOn::Whole(key.clone()));
    window.into_iter().chain(free).collect()
}
