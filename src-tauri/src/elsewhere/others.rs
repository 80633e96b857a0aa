//! Under macOS and Windows the system calls the program back when such a key is pressed, on the thread that has the windows.

use std::cell::RefCell;

use chairside_session::keys::Elsewhere;
use global_hotkey::hotkey::HotKey;
use global_hotkey::{Error, GlobalHotKeyEvent, GlobalHotKeyManager, HotKeyState};
use tauri::AppHandle;

use super::words::taken;
use crate::actor::{Handle, Message};

thread_local! {
    /// What holds the keys, on the thread that has the windows: no other may.
    static MANAGER: RefCell<Option<GlobalHotKeyManager>> = const { RefCell::new(None) };
}

/// The keys, while they are switched on.
#[derive(Debug, Default)]
pub struct KeysElsewhere;

impl KeysElsewhere {
    /// Takes the keys from now on, or gives them back. Those that are not to be had are named to the chair.
    pub fn take(&self, on: bool, app: &AppHandle, handle: &Handle) {
        let handle = handle.clone();
        // It fails only when the program ends.
        let _ = app.run_on_main_thread(move || {
            let trouble =
                MANAGER.with_borrow_mut(|manager| if on { hold(manager, &handle) } else { give_back(manager) });
            if let Some(words) = trouble {
                handle.send(Message::Trouble(words));
            }
        });
    }
}

/// Takes the keys; what to say of those that are not to be had.
fn hold(manager: &mut Option<GlobalHotKeyManager>, handle: &Handle) -> Option<String> {
    if manager.is_some() {
        return None;
    }
    let keys = match GlobalHotKeyManager::new() {
        Ok(new) => manager.insert(new),
        Err(error) => return Some(format!("Chairside gets no keys while another program has the focus ({error})")),
    };
    let handle = handle.clone();
    // The handler of the first time stays, whatever is set later.
    GlobalHotKeyEvent::set_event_handler(Some(move |event: GlobalHotKeyEvent| {
        let key = Elsewhere::ALL.into_iter().find(|key| hot_key(*key).is_some_and(|hot| hot.id() == event.id));
        if let (HotKeyState::Pressed, Some(key)) = (event.state, key) {
            handle.send(Message::PressedElsewhere(key.action));
        }
    }));
    let caps = Elsewhere::ALL.into_iter().filter_map(|key| match keys.register(hot_key(key)?) {
        Ok(()) => None,
        Err(Error::AlreadyRegistered(_)) => Some(key.cap()),
        Err(error) => Some(format!("{} ({error})", key.cap())),
    });
    taken(&caps.collect::<Vec<_>>())
}

fn give_back(manager: &mut Option<GlobalHotKeyManager>) -> Option<String> {
    let keys = manager.take()?;
    let all: Vec<_> = Elsewhere::ALL.into_iter().filter_map(hot_key).collect();
    // What is not given back here goes when the manager does.
    let _ = keys.unregister_all(&all);
    None
}

/// The same key in the crate's words.
fn hot_key(key: Elsewhere) -> Option<HotKey> {
    key.cap().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_own_name_in_the_crate() {
        let mut ids: Vec<u32> = Elsewhere::ALL.into_iter().map(|key| hot_key(key).unwrap().id()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Elsewhere::ALL.len());
    }
}
