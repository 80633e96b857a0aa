//! By which connectors the screens are known under Wayland, "HDMI-A-1". GTK has only their models, which two screens may share, so the
//! compositor is asked on a connection of our own.

use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_output::WlOutput;
use wayland_client::protocol::wl_registry::WlRegistry;
use wayland_client::{Connection, Dispatch, Proxy, QueueHandle, delegate_noop};
use wayland_protocols::xdg::xdg_output::zv1::client::zxdg_output_manager_v1::ZxdgOutputManagerV1;
use wayland_protocols::xdg::xdg_output::zv1::client::zxdg_output_v1::{Event, ZxdgOutputV1};

/// A screen's connector, and its left and upper edge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Connector {
    pub name: String,
    pub at: (i32, i32),
}

/// The connectors now; empty where the compositor does not tell. Waits for its answer.
pub fn now() -> Vec<Connector> {
    let mut told = Told::default();
    let _ = told.ask();
    told.0.retain(|connector| !connector.name.is_empty());
    told.0
}

/// Takes the connector of the screen at this place from these. Mirrored screens share a place: they are in the order in which GDK has them.
pub fn take(connectors: &mut Vec<Connector>, at: (i32, i32)) -> Option<String> {
    let index = connectors.iter().position(|connector| connector.at == at)?;
    Some(connectors.remove(index).name)
}

#[derive(Default)]
struct Told(Vec<Connector>);

impl Told {
    fn ask(&mut self) -> Option<()> {
        let connection = Connection::connect_to_env().ok()?;
        let (globals, mut queue) = registry_queue_init::<Self>(&connection).ok()?;
        let handle = queue.handle();
        // Since its second version it has the name.
        let manager: ZxdgOutputManagerV1 = globals.bind(&handle, 2..=3, ()).ok()?;
        for global in globals.contents().clone_list() {
            if global.interface == WlOutput::interface().name {
                let output: WlOutput = globals.registry().bind(global.name, 1, &handle, ());
                manager.get_xdg_output(&output, &handle, self.0.len());
                self.0.push(Connector::default());
            }
        }
        queue.roundtrip(self).ok().map(drop)
    }
}

impl Dispatch<ZxdgOutputV1, usize> for Told {
    fn event(told: &mut Self, _: &ZxdgOutputV1, event: Event, index: &usize, _: &Connection, _: &QueueHandle<Self>) {
        let Some(connector) = told.0.get_mut(*index) else { return };
        match event {
            Event::LogicalPosition { x, y } => connector.at = (x, y),
            Event::Name { name } => connector.name = name,
            _ => {}
        }
    }
}

impl Dispatch<WlRegistry, GlobalListContents> for Told {
    fn event(
        _: &mut Self,
        _: &WlRegistry,
        _: <WlRegistry as Proxy>::Event,
        _: &GlobalListContents,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        // A screen that comes meanwhile has us asked again.
    }
}

delegate_noop!(Told: ignore WlOutput);
delegate_noop!(Told: ZxdgOutputManagerV1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_screen_has_the_connector_of_its_place_and_mirrored_ones_one_each() {
        let connector = |name: &str, at| Connector { name: name.into(), at };
        let mut all = vec![connector("eDP-1", (0, 0)), connector("HDMI-A-1", (1920, 0)), connector("DP-2", (0, 0))];
        let mut name = |at| take(&mut all, at);
        assert_eq!(name((1920, 0)).as_deref(), Some("HDMI-A-1"));
        assert_eq!(name((0, 0)).as_deref(), Some("eDP-1"));
        assert_eq!(name((0, 0)).as_deref(), Some("DP-2"));
        assert_eq!(name((0, 0)), None);
    }
}
