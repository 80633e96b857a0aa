//! Another program's window that fills a screen under Wayland.

use std::fs::File;
use std::io::Write;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_buffer::WlBuffer;
use wayland_client::protocol::wl_compositor::WlCompositor;
use wayland_client::protocol::wl_output::WlOutput;
use wayland_client::protocol::wl_registry::{self, WlRegistry};
use wayland_client::protocol::wl_shm::{Format, WlShm};
use wayland_client::protocol::wl_shm_pool::WlShmPool;
use wayland_client::protocol::wl_surface::WlSurface;
use wayland_client::{Connection, Dispatch, Proxy, QueueHandle, delegate_noop};
use wayland_protocols::xdg::shell::client::xdg_surface::{self, XdgSurface};
use wayland_protocols::xdg::shell::client::xdg_toplevel::XdgToplevel;
use wayland_protocols::xdg::shell::client::xdg_wm_base::XdgWmBase;

use super::trouble::Trouble;
use super::wayland::Wayland;

const WIDTH: i32 = 1_280;
const HEIGHT: i32 = 720;
const BYTES_PER_PIXEL: i32 = 4;

/// The window, until this is dropped: then its connection ends, and the compositor takes it away.
pub struct Cover {
    _connection: Connection,
}

impl Cover {
    /// Fills the second screen.
    pub fn over_second(desktop: &Wayland) -> Result<Self, Trouble> {
        let trouble = |error: &dyn std::fmt::Display| Trouble::new(format!("the cover: {error}"));
        let stream = UnixStream::connect(desktop.socket()).map_err(|error| trouble(&error))?;
        let connection = Connection::from_socket(stream).map_err(|error| trouble(&error))?;
        let (globals, mut queue) = registry_queue_init::<Client>(&connection).map_err(|error| trouble(&error))?;
        let handle = queue.handle();
        let screens = globals.contents().clone_list();
        let second = screens.iter().filter(|global| global.interface == WlOutput::interface().name).nth(1);
        let second = second.ok_or_else(|| Trouble::new("there is no second screen"))?;
        let screen: WlOutput = globals.registry().bind(second.name, 1, &handle, ());

        let compositor: WlCompositor = globals.bind(&handle, 1..=4, ()).map_err(|error| trouble(&error))?;
        let shell: XdgWmBase = globals.bind(&handle, 1..=1, ()).map_err(|error| trouble(&error))?;
        let shm: WlShm = globals.bind(&handle, 1..=1, ()).map_err(|error| trouble(&error))?;
        let surface = compositor.create_surface(&handle, ());
        let shell_surface = shell.get_xdg_surface(&surface, &handle, ());
        let window = shell_surface.get_toplevel(&handle, ());
        window.set_title("Another program".into());
        window.set_fullscreen(Some(&screen));
        surface.commit();
        // It may have pixels once it has heard what size it is to have.
        let mut client = Client::default();
        while !client.is_configured {
            queue.blocking_dispatch(&mut client).map_err(|error| trouble(&error))?;
        }

        let bytes = WIDTH * HEIGHT * BYTES_PER_PIXEL;
        let pixels = red(usize::try_from(bytes).unwrap_or_default()).map_err(|error| trouble(&error))?;
        let pool = shm.create_pool(pixels.as_fd(), bytes, &handle, ());
        let buffer = pool.create_buffer(0, WIDTH, HEIGHT, WIDTH * BYTES_PER_PIXEL, Format::Xrgb8888, &handle, ());
        surface.attach(Some(&buffer), 0, 0);
        surface.damage(0, 0, WIDTH, HEIGHT);
        surface.commit();
        queue.roundtrip(&mut client).map_err(|error| trouble(&error))?;
        Ok(Self { _connection: connection })
    }
}

/// So many bytes of opaque red pixels in a file.
fn red(bytes: usize) -> std::io::Result<File> {
    let mut file = tempfile::tempfile()?;
    file.write_all(&[0, 0, 0xc0, 0xff].repeat(bytes / 4))?;
    Ok(file)
}

#[derive(Default)]
struct Client {
    is_configured: bool,
}

impl Dispatch<XdgSurface, ()> for Client {
    fn event(
        client: &mut Self,
        surface: &XdgSurface,
        event: xdg_surface::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        if let xdg_surface::Event::Configure { serial } = event {
            surface.ack_configure(serial);
            client.is_configured = true;
        }
    }
}

impl Dispatch<WlRegistry, GlobalListContents> for Client {
    fn event(
        _: &mut Self,
        _: &WlRegistry,
        _: wl_registry::Event,
        _: &GlobalListContents,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

delegate_noop!(Client: WlCompositor);
delegate_noop!(Client: ignore WlOutput);
delegate_noop!(Client: ignore WlSurface);
delegate_noop!(Client: ignore WlShm);
delegate_noop!(Client: WlShmPool);
delegate_noop!(Client: ignore WlBuffer);
delegate_noop!(Client: ignore XdgWmBase);
delegate_noop!(Client: ignore XdgToplevel);
