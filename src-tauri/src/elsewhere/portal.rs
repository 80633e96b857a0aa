//! Under Wayland the desktop gives a program such keys, through its portal (`org.freedesktop.portal.GlobalShortcuts`), and asks the person which.
//! On a thread of our own, which sleeps until the desktop says something.

use std::collections::HashMap;
use std::thread;

use chairside_session::keys::Elsewhere;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

use crate::actor::Message;

const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SHORTCUTS: &str = "org.freedesktop.portal.GlobalShortcuts";

/// The name of our desktop file, by which the desktop finds our name and icon.
const DESKTOP_FILE: &str = "chairside";

/// Options and results of the portal.
type Options<'a> = HashMap<&'a str, Value<'a>>;
type Results = HashMap<String, OwnedValue>;

/// Keys that the desktop gives us. Dropped, it no longer does.
#[derive(Debug)]
pub struct Held(Connection);

impl Drop for Held {
    fn drop(&mut self) {
        // The desktop ends the session with the connection that has opened it.
        let _ = self.0.clone().close();
    }
}

/// Asks the desktop on this bus for the keys, and sends what each does when it is pressed, or why there are none.
pub fn hold(bus: Builder<'_>, send: impl Fn(Message) + Send + 'static) -> Option<Held> {
    let connection = match bus.build() {
        Ok(connection) => connection,
        Err(error) => {
            send(Message::Trouble(none(&error)));
            return None;
        }
    };
    let held = Held(connection.clone());
    let work = move || {
        if let Err(error) = listen(&connection, &send) {
            send(Message::Trouble(none(&error)));
        }
    };
    thread::Builder::new().name("keys elsewhere".into()).spawn(work).ok()?;
    Some(held)
}

fn none(error: &zbus::Error) -> String {
    format!(
        "This desktop gives Chairside no keys while another program has the focus ({error}). Use a clicker, or bind `chairside ctl next` to a key \
         in the desktop's settings"
    )
}

fn listen(bus: &Connection, send: &impl Fn(Message)) -> zbus::Result<()> {
    // Desktops that know programs by their desktop file alone want it first; others have no such call.
    if let Ok(registry) = Proxy::new(bus, NAME, PATH, "org.freedesktop.host.portal.Registry") {
        let _ = registry.call::<_, _, ()>("Register", &(DESKTOP_FILE, Options::new()));
    }
    let portal = Proxy::new(bus, NAME, PATH, SHORTCUTS)?;
    let opened = answer(bus, "chairside_open", |token| {
        let options = Options::from([("handle_token", token), ("session_handle_token", "chairside".into())]);
        portal.call("CreateSession", &(options,))
    })?;
    let Some(session) = opened.and_then(|results| String::try_from(results.get("session_handle")?.clone()).ok()) else {
        send(Message::Trouble(refused()));
        return Ok(());
    };
    let session = ObjectPath::try_from(session)?;
    // Before the keys are there, so that none is missed.
    let pressed = portal.receive_signal("Activated")?;
    let given = answer(bus, "chairside_bind", |token| {
        let wanted: Vec<_> = Elsewhere::ALL.into_iter().map(|key| (key.action.name(), shortcut(key))).collect();
        portal.call("BindShortcuts", &(&session, wanted, "", Options::from([("handle_token", token)])))
    })?;
    if given.is_none() {
        send(Message::Trouble(refused()));
        return Ok(());
    }
    for signal in pressed {
        let body = signal.body();
        let (of, name, _, _): (ObjectPath<'_>, String, u64, Results) = body.deserialize()?;
        if of == session
            && let Some(key) = Elsewhere::ALL.iter().find(|key| key.action.name() == name)
        {
            send(Message::PressedElsewhere(key.action));
        }
    }
    Ok(())
}

fn refused() -> String {
    "The desktop did not give Chairside the keys in other programs. Switch them off and on to be asked again".into()
}

/// How the portal shows a key, and which one we propose.
fn shortcut(key: Elsewhere) -> Options<'static> {
    let symbol = match key.key {
        "PageDown" => "Page_Down".to_owned(),
        "PageUp" => "Page_Up".to_owned(),
        letter => letter.to_lowercase(),
    };
    let trigger = format!("CTRL+ALT+{symbol}");
    Options::from([("description", key.action.row().name.into()), ("preferred_trigger", trigger.into())])
}

/// Asks the portal something that it answers later, and waits for that. `None` when the answer is no.
fn answer(
    bus: &Connection,
    token: &'static str,
    ask: impl FnOnce(Value<'static>) -> zbus::Result<OwnedObjectPath>,
) -> zbus::Result<Option<Results>> {
    let name = bus.unique_name().map(|name| name.trim_start_matches(':').replace('.', "_")).unwrap_or_default();
    let path = format!("{PATH}/request/{name}/{token}");
    let request = Proxy::new(bus, NAME, path.clone(), "org.freedesktop.portal.Request")?;
    let mut responses = request.receive_signal("Response")?;
    let at = ask(token.into())?;
    if at.as_str() != path {
        // Portals before 0.9 chose the path themselves.
        responses = Proxy::new(bus, NAME, at, "org.freedesktop.portal.Request")?.receive_signal("Response")?;
    }
    let Some(response) = responses.next() else { return Ok(None) };
    let (code, results): (u32, Results) = response.body().deserialize()?;
    Ok((code == 0).then_some(results))
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader};
    use std::process::{Child, Command, Stdio};
    use std::sync::mpsc;
    use std::time::Duration;

    use chairside_session::keys::Action;
    use zbus::object_server::SignalEmitter;

    use super::*;

    /// A bus of its own for a test.
    struct Bus(Child, String);

    impl Bus {
        fn start() -> Self {
            let mut daemon = Command::new("dbus-daemon");
            daemon.args(["--session", "--nofork", "--nopidfile", "--print-address"]);
            let mut daemon = daemon.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
            let mut address = String::new();
            BufReader::new(daemon.stdout.as_mut().unwrap()).read_line(&mut address).unwrap();
            Self(daemon, address.trim().to_owned())
        }

        fn builder(&self) -> Builder<'_> {
            Builder::address(self.1.as_str()).unwrap()
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    /// A desktop's portal. It says yes, or no.
    struct Desktop {
        says: u32,
        bound: mpsc::Sender<Vec<String>>,
    }

    fn path_of(header: &zbus::message::Header<'_>, token: &str) -> OwnedObjectPath {
        let sender = header.sender().unwrap().trim_start_matches(':').replace('.', "_");
        OwnedObjectPath::try_from(format!("{PATH}/request/{sender}/{token}")).unwrap()
    }

    async fn respond(bus: &zbus::Connection, path: &OwnedObjectPath, code: u32, results: Options<'_>) {
        bus.emit_signal(None::<&str>, path, "org.freedesktop.portal.Request", "Response", &(code, results))
            .await
            .unwrap();
    }

    #[zbus::interface(name = "org.freedesktop.portal.GlobalShortcuts")]
    impl Desktop {
        async fn create_session(
            &self,
            options: HashMap<String, OwnedValue>,
            #[zbus(header)] header: zbus::message::Header<'_>,
            #[zbus(connection)] bus: &zbus::Connection,
        ) -> OwnedObjectPath {
            let path = path_of(&header, &String::try_from(options["handle_token"].clone()).unwrap());
            respond(bus, &path, 0, Options::from([("session_handle", "/of/chairside".into())])).await;
            path
        }

        async fn bind_shortcuts(
            &self,
            session: ObjectPath<'_>,
            shortcuts: Vec<(String, HashMap<String, OwnedValue>)>,
            parent: String,
            options: HashMap<String, OwnedValue>,
            #[zbus(header)] header: zbus::message::Header<'_>,
            #[zbus(connection)] bus: &zbus::Connection,
        ) -> OwnedObjectPath {
            assert_eq!((session.as_str(), parent.as_str()), ("/of/chairside", ""));
            let trigger =
                |how: &HashMap<String, OwnedValue>| String::try_from(how["preferred_trigger"].clone()).unwrap();
            self.bound.send(shortcuts.iter().map(|(id, how)| format!("{id} {}", trigger(how))).collect()).unwrap();
            let path = path_of(&header, &String::try_from(options["handle_token"].clone()).unwrap());
            respond(bus, &path, self.says, Options::new()).await;
            path
        }

        #[zbus(signal)]
        async fn activated(
            emitter: &SignalEmitter<'_>,
            session: ObjectPath<'_>,
            id: &str,
            time: u64,
            options: Options<'_>,
        ) -> zbus::Result<()>;
    }

    const SOON: Duration = Duration::from_secs(10);

    /// A desktop on this bus; what it is asked to bind.
    fn desktop(bus: &Bus, says: u32) -> (Connection, mpsc::Receiver<Vec<String>>) {
        let (bound, asked) = mpsc::channel();
        let desktop = Desktop { says, bound };
        let connection = bus.builder().name(NAME).unwrap().serve_at(PATH, desktop).unwrap().build().unwrap();
        (connection, asked)
    }

    fn holding(bus: &Bus) -> (Option<Held>, mpsc::Receiver<Message>) {
        let (sender, messages) = mpsc::channel();
        (hold(bus.builder(), move |message| drop(sender.send(message))), messages)
    }

    #[test]
    fn the_desktop_is_asked_for_the_keys_and_says_which_is_pressed() {
        let bus = Bus::start();
        let (desktop, asked) = desktop(&bus, 0);
        let (held, messages) = holding(&bus);
        let bound = asked.recv_timeout(SOON).unwrap();
        assert_eq!(bound.len(), Elsewhere::ALL.len());
        assert_eq!((&*bound[0], &*bound[3]), ("next CTRL+ALT+Page_Down", "note-well CTRL+ALT+n"));
        let press = |session: &str, id: &str| {
            let session = ObjectPath::try_from(session.to_owned()).unwrap();
            desktop
                .emit_signal(None::<&str>, PATH, SHORTCUTS, "Activated", &(session, id, 7_u64, Options::new()))
                .unwrap();
        };
        press("/of/another", "next");
        press("/of/chairside", "no-action");
        press("/of/chairside", "note-well");
        let message = messages.recv_timeout(SOON).unwrap();
        assert!(matches!(message, Message::PressedElsewhere(Action::NoteWell)), "{message:?}");
        drop(held);
        // The thread ends with it.
        assert!(messages.recv_timeout(SOON).is_err_and(|error| error == mpsc::RecvTimeoutError::Disconnected));
    }

    #[test]
    fn a_desktop_that_says_no_or_has_no_portal_is_named() {
        let bus = Bus::start();
        let (_held, messages) = holding(&bus);
        let Message::Trouble(words) = messages.recv_timeout(SOON).unwrap() else { panic!() };
        assert!(words.contains("`chairside ctl next`"), "{words}");
        let (_desktop, _asked) = desktop(&bus, 1);
        let (_held, messages) = holding(&bus);
        let Message::Trouble(words) = messages.recv_timeout(SOON).unwrap() else { panic!() };
        assert!(words.contains("did not give"), "{words}");
    }
}
