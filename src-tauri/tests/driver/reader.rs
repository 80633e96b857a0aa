//! Reads the windows as a screen reader does, over the accessibility bus of the session (AT-SPI).

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::zvariant::{OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, Message};

use super::trouble::Trouble;

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const REGISTRY: &str = "org.a11y.atspi.Registry";
/// Nothing in our windows is nested deeper.
const DEEPEST: u32 = 40;

/// Without a name they are nothing to a person: fillers, panels, scroll panes, status bars that are empty, what is unknown, headers,
/// footers, paragraphs, sections, texts.
const CONTAINERS: [u32; 10] = [20, 39, 49, 54, 67, 71, 72, 73, 85, 116];

/// What something on the screen is, by its number in AT-SPI (`AtspiRole`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role(u32);

impl Role {
    pub const COMBO_BOX: Self = Self(11);
    pub const TOGGLE_BUTTON: Self = Self(62);
    pub const HEADING: Self = Self(83);
    pub const DOCUMENT_WEB: Self = Self(95);

    /// Its name; WebKit says none.
    fn words(self) -> String {
        let known = match self.0 {
            0 => "thing",
            7 => "check box",
            11 => "combo box",
            27 => "image",
            31 => "list",
            32 => "list item",
            37 => "tab",
            38 => "tabs",
            39 => "panel",
            42 => "progress bar",
            43 => "button",
            44 => "radio button",
            50 => "separator",
            51 => "slider",
            61 => "text",
            62 => "toggle button",
            79 => "entry",
            83 => "heading",
            88 => "link",
            95 => "document",
            98 => "list box",
            99 => "group",
            109 => "article",
            110 => "landmark",
            115 => "timer",
            other => return format!("role {other}"),
        };
        known.to_owned()
    }
}

/// One thing on the screen: the program's name on the bus, and the path there.
type Thing = (String, OwnedObjectPath);

/// A screen reader. It hears of the focus from the moment it is started.
pub struct Reader {
    bus: Connection,
    focused: Receiver<Thing>,
}

impl Reader {
    /// Starts it. The session needs a bus, which `cargo xtask test` brings (or `dbus-run-session`).
    pub fn start() -> Result<Self, Trouble> {
        Self::listening().map_err(|why| Trouble::new(format!("no accessibility bus: {why}")))
    }

    fn listening() -> zbus::Result<Self> {
        let session = Connection::session()?;
        let address: String =
            Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")?.call("GetAddress", &())?;
        let bus = Builder::address(address.as_str())?.build()?;
        let rule = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .interface("org.a11y.atspi.Event.Object")?
            .member("StateChanged")?
            .build();
        let signals = MessageIterator::for_match_rule(rule, &bus, Some(1_000))?;
        Proxy::new(&bus, REGISTRY, "/org/a11y/atspi/registry", REGISTRY)?
            .call::<_, _, ()>("RegisterEvent", &("object:state-changed:focused",))?;
        let (sender, focused) = mpsc::channel();
        std::thread::spawn(move || {
            let things = signals.flatten().filter_map(|signal| has_got_the_focus(&signal));
            things.map_while(|thing| sender.send(thing).ok()).for_each(drop);
        });
        Ok(Self { bus, focused })
    }

    /// Waits until something of this role gets the focus: whether it does within `patience`.
    pub fn hears_focus(&self, role: Role, patience: Duration) -> bool {
        let begun = Instant::now();
        while let Some(left) = patience.checked_sub(begun.elapsed()) {
            let Ok(thing) = self.focused.recv_timeout(left) else { return false };
            if self.role(&thing).is_ok_and(|found| found == role) {
                return true;
            }
        }
        false
    }

    /// What can be read of the program's windows: role and name of everything, in order.
    pub fn reads(&self) -> Result<Vec<(Role, String)>, Trouble> {
        let path = OwnedObjectPath::try_from("/org/a11y/atspi/accessible/root");
        let path = path.map_err(|why| Trouble::new(why.to_string()))?;
        let mut found = Vec::new();
        self.read(&(REGISTRY.to_owned(), path), 0, &mut found);
        Ok(found)
    }

    /// What a person hears of the window whose page has this in its name: a line for each thing, its role and its name,
    /// indented by what it is in. What has neither a name nor something to do is left out.
    pub fn tree(&self, page: &str) -> Result<String, Trouble> {
        let path = OwnedObjectPath::try_from("/org/a11y/atspi/accessible/root");
        let path = path.map_err(|why| Trouble::new(why.to_string()))?;
        let mut lines = Vec::new();
        self.describe(&(REGISTRY.to_owned(), path), 0, None, page, &mut lines);
        Ok(lines.join("\n"))
    }

    /// `within` is how far to indent, once the page was found.
    fn describe(&self, thing: &Thing, depth: u32, within: Option<usize>, page: &str, lines: &mut Vec<String>) {
        let Ok(proxy) = self.proxy(thing) else { return };
        let name: String = proxy.get_property("Name").unwrap_or_default();
        let Ok(role) = self.role(thing) else { return };
        let is_page = name.contains(page) && role == Role::DOCUMENT_WEB;
        let mut within = within.or(is_page.then_some(0));
        if let Some(indent) = within.as_mut()
            && (!name.is_empty() || !CONTAINERS.contains(&role.0))
        {
            let name = if name.is_empty() { name } else { format!(" “{name}”") };
            lines.push(format!("{}{}{name}", "  ".repeat(*indent), role.words()));
            *indent += 1;
        }
        let count: i32 = proxy.get_property("ChildCount").unwrap_or(0);
        for child in (0..count).filter_map(|index| proxy.call("GetChildAtIndex", &(index,)).ok()) {
            if depth < DEEPEST {
                self.describe(&child, depth + 1, within, page, lines);
            }
        }
    }

    /// What goes away while it is read is left out.
    fn read(&self, thing: &Thing, depth: u32, found: &mut Vec<(Role, String)>) {
        if let (Ok(role), Ok(name)) = (self.role(thing), self.name(thing)) {
            found.push((role, name));
        }
        let Ok(proxy) = self.proxy(thing).and_then(|proxy| Ok((proxy.get_property("ChildCount")?, proxy))) else {
            return;
        };
        let (count, proxy): (i32, Proxy<'_>) = proxy;
        // GTK's answer to `GetChildren` leaves out the page in a web view.
        for child in (0..count).filter_map(|index| proxy.call("GetChildAtIndex", &(index,)).ok()) {
            if depth < DEEPEST {
                self.read(&child, depth + 1, found);
            }
        }
    }

    fn role(&self, thing: &Thing) -> zbus::Result<Role> {
        self.proxy(thing)?.call("GetRole", &()).map(Role)
    }

    fn name(&self, thing: &Thing) -> zbus::Result<String> {
        self.proxy(thing)?.get_property("Name")
    }

    fn proxy(&self, (name, path): &Thing) -> zbus::Result<Proxy<'static>> {
        zbus::blocking::proxy::Builder::new(&self.bus)
            .destination(name.clone())?
            .path(path.clone())?
            .interface(ACCESSIBLE)?
            .cache_properties(zbus::proxy::CacheProperties::No)
            .build()
    }
}

impl Drop for Reader {
    /// Ends it, as if it had left the bus. Otherwise WebKit would go on believing that somebody listens.
    fn drop(&mut self) {
        let _ = self.bus.clone().close();
    }
}

/// What has got the focus, if the signal says that something has.
fn has_got_the_focus(signal: &Message) -> Option<Thing> {
    let header = signal.header();
    let body = signal.body();
    let (state, is_so): (String, i32) = body
        .deserialize::<(String, i32, i32, OwnedValue, HashMap<String, OwnedValue>)>()
        .map(|(state, is_so, ..)| (state, is_so))
        .ok()?;
    let thing = (header.sender()?.to_string(), header.path()?.to_owned().into());
    (state == "focused" && is_so == 1).then_some(thing)
}
