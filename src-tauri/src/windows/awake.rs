//! Keeps the screen awake, and notifications away, while something is presented. Each desktop has its own way to ask for that, so all are
//! tried, each by itself, on a thread that nothing waits for.

use std::cell::OnceCell;
use std::sync::mpsc::{self, Receiver, Sender};

/// Keeps the screen awake, or no longer.
#[derive(Debug, Default)]
pub struct Awake(OnceCell<Sender<bool>>);

impl Awake {
    /// Keeps the screen awake, or lets it sleep again.
    pub fn keep(&self, awake: bool) {
        let thread = self.0.get_or_init(|| {
            let (sender, wishes) = mpsc::channel();
            // Without it the desktop's own settings count.
            let _ = std::thread::Builder::new().name("awake".into()).spawn(move || work(&wishes));
            sender
        });
        let _ = thread.send(awake);
    }
}

#[cfg(target_os = "linux")]
fn work(wishes: &Receiver<bool>) {
    let mut held = Vec::new();
    while let Ok(mut awake) = wishes.recv() {
        // Only the latest counts.
        while let Ok(later) = wishes.try_recv() {
            awake = later;
        }
        if awake && held.is_empty() {
            held = bus::hold_all();
        } else if !awake {
            held.drain(..).for_each(bus::Held::release);
        }
    }
}

/// macOS and Windows keep it awake for as long as a program, or one of its threads, says so.
#[cfg(not(target_os = "linux"))]
fn work(wishes: &Receiver<bool>) {
    let mut held = None;
    while let Ok(awake) = wishes.recv() {
        held = if awake { held.take().or_else(hold) } else { None };
    }
}

#[cfg(not(target_os = "linux"))]
fn hold() -> Option<keepawake::KeepAwake> {
    keepawake::Builder::default().display(true).idle(true).reason(WHY).app_name(WHO).create().ok()
}

/// Who asks, and why, as a desktop shows it.
const WHO: &str = "Chairside";
const WHY: &str = "Slides are being shown";

#[cfg(target_os = "linux")]
mod bus {
    use std::collections::HashMap;
    use std::time::Duration;

    use zbus::blocking::connection::Builder;
    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};

    use super::{WHO, WHY};

    /// The name of our desktop file, by which a desktop finds our name and icon.
    const DESKTOP_FILE: &str = "chairside";

    /// A desktop that takes longer than this does not answer.
    const PATIENCE: Duration = Duration::from_secs(2);

    /// The desktop's session may not become idle: GNOME's and the portal's flag.
    const IDLE: u32 = 8;

    /// A way in which the screen is kept awake, or notifications away, now. The desktop lets go of it by itself when this program ends.
    pub enum Held {
        /// The portal's request.
        Portal(Connection, OwnedObjectPath),
        /// The number that a service gave, and which it takes back.
        Cookie(Connection, &'static Service, u32),
        /// logind's: as long as this file is open.
        File(#[expect(dead_code, reason = "it is held open")] OwnedFd),
    }

    /// A service of the session that gives numbers.
    pub struct Service {
        name: &'static str,
        path: &'static str,
        release: &'static str,
    }

    const SCREEN_SAVER: Service =
        Service { name: "org.freedesktop.ScreenSaver", path: "/org/freedesktop/ScreenSaver", release: "UnInhibit" };

    const GNOME: Service =
        Service { name: "org.gnome.SessionManager", path: "/org/gnome/SessionManager", release: "Uninhibit" };

    /// Here Plasma holds notifications back. Other desktops have this service without that part of it.
    const NOTIFICATIONS: Service =
        Service { name: "org.freedesktop.Notifications", path: "/org/freedesktop/Notifications", release: "UnInhibit" };

    /// Asks for it in every way that there is.
    pub fn hold_all() -> Vec<Held> {
        let session = Builder::session().and_then(|builder| builder.method_timeout(PATIENCE).build()).ok();
        let of_session: [fn(&Connection) -> zbus::Result<Held>; 4] = [portal, screen_saver, gnome, no_notifications];
        let mut held: Vec<Held> =
            session.iter().flat_map(|bus| of_session.iter().filter_map(|ask| ask(bus).ok())).collect();
        held.extend(logind().ok());
        held
    }

    fn portal(bus: &Connection) -> zbus::Result<Held> {
        let name = "org.freedesktop.portal.Desktop";
        let portal = Proxy::new(bus, name, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit")?;
        let options = HashMap::from([("reason", Value::from(WHY))]);
        portal.call("Inhibit", &("", IDLE, options)).map(|request| Held::Portal(bus.clone(), request))
    }

    fn screen_saver(bus: &Connection) -> zbus::Result<Held> {
        let cookie = SCREEN_SAVER.proxy(bus)?.call("Inhibit", &(WHO, WHY))?;
        Ok(Held::Cookie(bus.clone(), &SCREEN_SAVER, cookie))
    }

    fn gnome(bus: &Connection) -> zbus::Result<Held> {
        let cookie = GNOME.proxy(bus)?.call("Inhibit", &(WHO, 0_u32, WHY, IDLE))?;
        Ok(Held::Cookie(bus.clone(), &GNOME, cookie))
    }

    fn no_notifications(bus: &Connection) -> zbus::Result<Held> {
        let hints = HashMap::<&str, Value<'_>>::new();
        let cookie = NOTIFICATIONS.proxy(bus)?.call("Inhibit", &(DESKTOP_FILE, WHY, hints))?;
        Ok(Held::Cookie(bus.clone(), &NOTIFICATIONS, cookie))
    }

    fn logind() -> zbus::Result<Held> {
        let bus = Builder::system()?.method_timeout(PATIENCE).build()?;
        let manager = "org.freedesktop.login1.Manager";
        let logind = Proxy::new(&bus, "org.freedesktop.login1", "/org/freedesktop/login1", manager)?;
        logind.call("Inhibit", &("idle", WHO, WHY, "block")).map(Held::File)
    }

    impl Service {
        fn proxy<'bus>(&self, bus: &'bus Connection) -> zbus::Result<Proxy<'bus>> {
            Proxy::new(bus, self.name, self.path, self.name)
        }
    }

    impl Held {
        /// Lets the screen sleep, or notifications come, again, as far as this way goes.
        pub fn release(self) {
            let _ = match self {
                Self::Portal(bus, request) => {
                    let name = "org.freedesktop.portal.Desktop";
                    let request = Proxy::new(&bus, name, request, "org.freedesktop.portal.Request");
                    request.and_then(|request| request.call::<_, _, ()>("Close", &()))
                }
                Self::Cookie(bus, service, cookie) => {
                    let asked = service.proxy(&bus);
                    asked.and_then(|asked| asked.call::<_, _, ()>(service.release, &(cookie,)))
                }
                Self::File(_) => Ok(()),
            };
        }
    }
}
