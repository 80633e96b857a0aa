//! Keys as the W3C protocol writes them (section 17.4.2, "Keyboard actions", has the table of key values).

use serde_json::{Value, json};

/// Keys that type nothing: the protocol has letters in Unicode's private area for them.
pub struct Key;

impl Key {
    pub const BACKSPACE: char = '\u{e003}';
    pub const TAB: char = '\u{e004}';
    pub const ENTER: char = '\u{e007}';
    pub const ESCAPE: char = '\u{e00c}';
    pub const PAGE_UP: char = '\u{e00e}';
    pub const PAGE_DOWN: char = '\u{e00f}';
    pub const END: char = '\u{e010}';
    pub const HOME: char = '\u{e011}';
    pub const LEFT: char = '\u{e012}';
    pub const UP: char = '\u{e013}';
    pub const RIGHT: char = '\u{e014}';
    pub const DOWN: char = '\u{e015}';
    pub const DELETE: char = '\u{e017}';
    pub const F5: char = '\u{e035}';
    pub const F6: char = '\u{e036}';
    pub const F8: char = '\u{e038}';
    pub const F11: char = '\u{e03b}';
}

/// A key that is held while another is pressed.
#[derive(Clone, Copy, Debug)]
pub enum Modifier {
    Shift,
    Control,
    Alt,
}

impl Modifier {
    fn letter(self) -> char {
        match self {
            Self::Shift => '\u{e008}',
            Self::Control => '\u{e009}',
            Self::Alt => '\u{e00a}',
        }
    }
}

/// One key down and up.
pub fn stroke(key: char) -> [Value; 2] {
    [down(key), up(key)]
}

/// One key with others held around it.
pub fn chord(key: char, modifiers: &[Modifier]) -> Vec<Value> {
    let held = modifiers.iter().map(|modifier| modifier.letter());
    held.clone().map(down).chain(stroke(key)).chain(held.rev().map(up)).collect()
}

fn down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key })
}

fn up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key })
}
