//! The screens that there are.

use std::fmt;

/// A screen, as the window system describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Its name: "HDMI-1". On Wayland the model, which two screens may share.
    pub name: String,
    /// Its left and upper edge, in the window system's units.
    pub at: (i32, i32),
    /// Its width and height, in the same units.
    pub size: (u32, u32),
    /// Its width and height in pixels.
    pub pixels: (u32, u32),
    /// The desktop's main one.
    pub is_primary: bool,
}

impl Screen {
    /// Whether a part of the desktop is on both.
    fn shares_with(&self, other: &Self) -> bool {
        let meets = |from: i32, length: u32, other_from: i32, other_length: u32| {
            i64::from(from) < i64::from(other_from) + i64::from(other_length)
                && i64::from(other_from) < i64::from(from) + i64::from(length)
        };
        meets(self.at.0, self.size.0, other.at.0, other.size.0)
            && meets(self.at.1, self.size.1, other.at.1, other.size.1)
    }
}

/// By what a screen is known again: its name, its size in pixels and, among several of these, its number from the left. "HDMI-1
/// 1920x1080", "DELL U2415 1920x1200 #2".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScreenKey(pub String);

impl ScreenKey {
    /// The screen's name, and its number if another has the same name and size.
    pub fn name(&self) -> String {
        let (name, number) = self.parts();
        number.map_or_else(|| name.to_owned(), |number| format!("{name} ({number})"))
    }

    /// Its name and its number, without its size.
    fn parts(&self) -> (&str, Option<&str>) {
        let (rest, number) = self.0.split_once(" #").map_or((self.0.as_str(), None), |(rest, n)| (rest, Some(n)));
        (rest.rsplit_once(' ').map_or(rest, |(name, _)| name), number)
    }
}

impl fmt::Display for ScreenKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The screens that there are, in the window system's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Screens(Vec<(ScreenKey, Screen)>);

impl Screens {
    /// These.
    pub fn new(screens: &[Screen]) -> Self {
        let plain = |screen: &Screen| {
            let name = screen.name.split_whitespace().collect::<Vec<_>>().join(" ").replace(" #", " ");
            format!("{} {}x{}", if name.is_empty() { "Screen" } else { &name }, screen.pixels.0, screen.pixels.1)
        };
        let key = |screen: &Screen| {
            let before = screens.iter().filter(|other| plain(other) == plain(screen) && other.at < screen.at).count();
            ScreenKey(if before == 0 { plain(screen) } else { format!("{} #{}", plain(screen), before + 1) })
        };
        Self(screens.iter().map(|screen| (key(screen), screen.clone())).collect())
    }

    /// Whether there is none, as for a moment while they change.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&ScreenKey, &Screen)> {
        self.0.iter().map(|(key, screen)| (key, screen))
    }

    /// By what the screen at this place in the window system's order is known.
    pub fn key(&self, index: usize) -> Option<&ScreenKey> {
        self.0.get(index).map(|(key, _)| key)
    }

    /// The place of a screen in the window system's order.
    pub fn index(&self, key: &ScreenKey) -> Option<usize> {
        self.0.iter().position(|(known, _)| known == key)
    }

    /// Whether this screen is there.
    pub fn has(&self, key: &ScreenKey) -> bool {
        self.index(key).is_some()
    }

    /// By what a screen of these is known among the screens now. Another resolution or scale gives it another size: then it is the one new screen
    /// of its name, if it is the one of that name that is missing.
    pub(crate) fn known_now(&self, key: &ScreenKey, now: &Self) -> ScreenKey {
        let alone = |some: &Self, others: &Self| {
            let mut of_name = some
                .iter()
                .map(|(known, _)| known)
                .filter(|known| known.parts().0 == key.parts().0 && !others.has(known));
            of_name.next().filter(|_| of_name.next().is_none()).cloned()
        };
        match (alone(self, now), alone(now, self)) {
            (Some(missing), Some(new)) if missing == *key => new,
            _ => key.clone(),
        }
    }

    /// The same screens, each as it is known among the screens now.
    pub(crate) fn as_known_now(&self, now: &Self) -> Self {
        Self(self.iter().map(|(key, screen)| (self.known_now(key, now), screen.clone())).collect())
    }

    /// By what this set of screens is known, whatever their order.
    pub fn set(&self) -> Vec<ScreenKey> {
        let mut keys: Vec<_> = self.iter().map(|(key, _)| key.clone()).collect();
        keys.sort();
        keys
    }

    /// Whether these are other screens, or mirrored where those were not.
    pub fn differ_from(&self, others: &Self) -> bool {
        self.set() != others.set() || self.are_mirrored() != others.are_mirrored()
    }

    /// The screens that show something of their own. Of mirrored ones it is the first.
    pub(crate) fn apart(&self) -> Vec<&ScreenKey> {
        self.iter().map(|(key, _)| key).filter(|key| self.shown_by(key) == Some(*key)).collect()
    }

    /// The first screen that shows what this one shows; itself, unless they are mirrored.
    pub(crate) fn shown_by(&self, key: &ScreenKey) -> Option<&ScreenKey> {
        let (_, screen) = self.iter().find(|(known, _)| *known == key)?;
        self.iter().find(|(_, other)| other.shares_with(screen)).map(|(key, _)| key)
    }

    /// The first screen that shows something else than the main one.
    pub fn beside_main(&self) -> Option<(&ScreenKey, &Screen)> {
        let main = self.main()?;
        self.iter().find(|(key, _)| self.shown_by(key).is_some_and(|shown| shown != main))
    }

    /// Whether two of them show the same.
    pub fn are_mirrored(&self) -> bool {
        self.apart().len() < self.0.len()
    }

    /// The desktop's main screen, else the first.
    pub(crate) fn main(&self) -> Option<&ScreenKey> {
        let primary = self.iter().find(|(_, screen)| screen.is_primary).or(self.iter().next());
        primary.and_then(|(key, _)| self.shown_by(key))
    }
}
