//! The screen stays awake and notifications stay away while something is presented, and no longer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue};

use crate::chairside::{Place, SOON};
use crate::driver::Key;

/// What was asked, in order.
type Asked = Arc<Mutex<Vec<String>>>;

fn note(asked: &Asked, words: String) {
    asked.lock().unwrap().push(words);
}

struct ScreenSaver(Asked);

#[zbus::interface(name = "org.freedesktop.ScreenSaver")]
impl ScreenSaver {
    fn inhibit(&self, who: &str, why: &str) -> u32 {
        note(&self.0, format!("screen saver: {who}, {why}"));
        41
    }

    #[zbus(name = "UnInhibit")]
    fn release(&self, cookie: u32) {
        note(&self.0, format!("screen saver: {cookie} released"));
    }
}

struct Gnome(Asked);

#[zbus::interface(name = "org.gnome.SessionManager")]
impl Gnome {
    fn inhibit(&self, who: &str, window: u32, why: &str, flags: u32) -> u32 {
        note(&self.0, format!("gnome: {who}, {window}, {why}, {flags}"));
        42
    }

    fn uninhibit(&self, cookie: u32) {
        note(&self.0, format!("gnome: {cookie} released"));
    }
}

/// Plasma's: others have no such method.
struct Notifications(Asked);

#[expect(clippy::needless_pass_by_value, reason = "zbus hands over what it has read")]
#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Notifications {
    fn inhibit(&self, desktop_file: &str, why: &str, hints: HashMap<String, OwnedValue>) -> u32 {
        note(&self.0, format!("notifications: {desktop_file}, {why}, {}", hints.len()));
        43
    }

    #[zbus(name = "UnInhibit")]
    fn release(&self, cookie: u32) {
        note(&self.0, format!("notifications: {cookie} released"));
    }
}

struct Portal(Asked);

#[expect(clippy::needless_pass_by_value, reason = "zbus hands over what it has read")]
#[zbus::interface(name = "org.freedesktop.portal.Inhibit")]
impl Portal {
    fn inhibit(&self, parent: &str, flags: u32, options: HashMap<String, OwnedValue>) -> OwnedObjectPath {
        note(&self.0, format!("portal: {parent:?}, {flags}, {}", options.contains_key("reason")));
        OwnedObjectPath::try_from("/org/freedesktop/portal/desktop/request/1").unwrap()
    }
}

struct Request(Asked);

#[zbus::interface(name = "org.freedesktop.portal.Request")]
impl Request {
    fn close(&self) {
        note(&self.0, "portal: released".into());
    }
}

/// Refuses, as on a machine where only the session may ask.
struct Logind(Asked);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> zbus::fdo::Result<OwnedFd> {
        note(&self.0, format!("logind: {what}, {who}, {why}, {mode}"));
        Err(zbus::fdo::Error::AccessDenied("not you".into()))
    }
}

/// A desktop with all of them, on the bus of this session.
fn desktop(asked: &Asked) -> Connection {
    let building = || -> zbus::Result<Connection> {
        Builder::session()?
            .name("org.freedesktop.ScreenSaver")?
            .name("org.gnome.SessionManager")?
            .name("org.freedesktop.Notifications")?
            .name("org.freedesktop.portal.Desktop")?
            .name("org.freedesktop.login1")?
            .serve_at("/org/freedesktop/ScreenSaver", ScreenSaver(asked.clone()))?
            .serve_at("/org/gnome/SessionManager", Gnome(asked.clone()))?
            .serve_at("/org/freedesktop/Notifications", Notifications(asked.clone()))?
            .serve_at("/org/freedesktop/portal/desktop", Portal(asked.clone()))?
            .serve_at("/org/freedesktop/portal/desktop/request/1", Request(asked.clone()))?
            .serve_at("/org/freedesktop/login1", Logind(asked.clone()))?
            .build()
    };
    building().unwrap()
}

#[test]
fn the_screen_stays_awake_while_an_item_is_up_and_may_sleep_after_the_session() {
    let asked = Asked::default();
    let _desktop = desktop(&asked);
    let place =
        Place::with_text("---\ngroup: tls\nopen-with: []\nagenda:\n  - { title: A draft, time: 10m }\n---\n# TLS\n");
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").unwrap();
    // What logind would answer comes from the same bus.
    let chairside = place.open_in(&[("DBUS_SYSTEM_BUS_ADDRESS", &bus)]);
    chairside.in_presenter();
    // What was asked at the start would have come by now.
    std::thread::sleep(Duration::from_secs(1));
    assert!(asked.lock().unwrap().is_empty(), "a window that waits keeps nothing awake: {asked:?}");
    chairside.shift(Key::RIGHT);
    let wait = |what: &str, count: usize| {
        let waited = chairside.driver.wait_until(what, SOON, |_| Ok(asked.lock().unwrap().len() == count));
        assert!(waited.is_ok(), "{what}: {asked:?}");
    };
    wait("all are asked", 5);
    let mut words = asked.lock().unwrap().clone();
    words.sort();
    let wanted = [
        "gnome: Chairside, 0, Slides are being shown, 8",
        "logind: idle, Chairside, Slides are being shown, block",
        "notifications: chairside, Slides are being shown, 0",
        "portal: \"\", 8, true",
        "screen saver: Chairside, Slides are being shown",
    ];
    assert_eq!(words, wanted);
    chairside.end_session();
    // The one that refused has nothing to release.
    wait("all are released", 9);
    let mut words = asked.lock().unwrap()[5..].to_vec();
    words.sort();
    assert_eq!(
        words,
        ["gnome: 42 released", "notifications: 43 released", "portal: released", "screen saver: 41 released"]
    );
}
