//! The room sees only what it should.

use std::path::Path;

use serde_json::{Value, json};

use crate::chairside::Place;
use crate::driver::{Key, Screen};

/// Every command, from the list that grants them.
pub fn commands() -> Vec<String> {
    let source = include_str!("../../build.rs");
    let list = source.split_once("COMMANDS: &[&str] =").unwrap().1;
    let list = list.split('[').nth(1).unwrap().split(']').next().unwrap();
    list.split(',').map(|name| name.trim().trim_matches('"').to_owned()).filter(|name| !name.is_empty()).collect()
}

const OF_THE_ROOM: [&str; 10] = [
    "subscribe_audience",
    "press",
    "prose",
    "acknowledge",
    "report_keys",
    "report_over",
    "report_rehearsed",
    "point",
    "point_within",
    "drag_audience",
];

/// In a list of windows to share, the room's is known by its icon.
#[test]
fn the_rooms_window_has_an_icon_of_its_own() {
    let place = Place::sample();
    let _chairside = place.open();
    let [room, chair] = ["Slides for the room", "for the chair only"].map(|title| Screen::icon(title).unwrap());
    assert_eq!((room.0, chair.0), (128, 128));
    assert_ne!(room.1, chair.1);
    // In the middle of the upper edge, above what is drawn on it: green for the room, blue for the chair.
    let [room, chair] = [room, chair].map(|(width, pixels)| pixels[12 * width + width / 2]);
    assert!(room[1] > room[0] && room[1] > room[2] && room[3] == 255, "{room:?}");
    assert!(chair[0] > chair[1] && chair[0] > chair[2] && chair[3] == 255, "{chair:?}");
}

/// Calls a command with arguments, and says what comes of it.
pub const INVOKE: &str = "
    const [command, args, done] = arguments;
    window.__TAURI_INTERNALS__.invoke(command, args).then(() => done('allowed'), (error) => done('' + error))";

#[test]
fn the_rooms_window_is_refused_every_command_that_is_not_its_own() {
    let place = Place::sample();
    let chairside = place.open();
    let args = json!({
        "number": 9, "intent": { "intent": "end-session" }, "action": { "desk": "understood" },
        "url": "https://example.org", "text": "x", "channel": "__CHANNEL__:1", "press": { "key": "n" },
    });
    let all = commands();
    assert!(all.len() > OF_THE_ROOM.len() && OF_THE_ROOM.iter().all(|own| all.iter().any(|name| name == own)));
    for command in all.iter().filter(|name| !OF_THE_ROOM.contains(&name.as_str())) {
        let answer = chairside.in_audience().script_async(INVOKE, &[json!(command), args.clone()]).unwrap();
        let answer = answer.as_str().unwrap();
        assert!(answer.contains("not allowed"), "{command}: {answer}");
    }
    // Tauri's own commands are refused as well: events, windows, the opener, the clipboard, files.
    for command in [
        "plugin:event|emit",
        "plugin:event|listen",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:opener|open_url",
        "plugin:clipboard-manager|write_text",
        "plugin:app|version",
    ] {
        for window in [&chairside.audience, &chairside.presenter] {
            chairside.driver.switch(window).unwrap();
            let answer = chairside.driver.script_async(INVOKE, &[json!(command), args.clone()]).unwrap();
            let answer = answer.as_str().unwrap();
            assert!(answer.contains("not allowed"), "{command}: {answer}");
        }
    }
    // The presenter window cannot subscribe as the audience window either.
    let answer = chairside.in_presenter().script_async(INVOKE, &[json!("subscribe_audience"), args]).unwrap();
    assert!(answer.as_str().unwrap().contains("not allowed"), "{answer}");
}

/// What a page could do to leave, or to bring something else in. Each is a function in JavaScript.
const WAYS_OUT: [(&str, &str); 12] = [
    ("an address", "location.href = 'https://example.org/'"),
    ("the address of a picture", "location.href = 'deck://localhost/0123456789abcdef0123456789abcdef'"),
    (
        "the other window's page",
        "location.href = location.href.includes('audience') ? 'presenter.html' : 'audience.html'",
    ),
    ("another page of the program", "location.replace('tauri://localhost/other.html')"),
    ("a page as an address", "location.href = 'data:text/html,<h1>x</h1>'"),
    ("a file", "location.href = 'file:///etc/passwd'"),
    ("a script as an address", "location.href = 'javascript:document.body.remove()'"),
    ("a new window", "if (window.open('https://example.org')) throw new Error('a window')"),
    ("a link to a new window", "add('a', { href: 'https://example.org', target: '_blank' }).click()"),
    ("a form", "add('form', { action: 'https://example.org', method: 'post' }).submit()"),
    ("a form into a new window", "add('form', { action: 'audience.html', target: '_blank' }).submit()"),
    ("a frame", "add('iframe', { src: 'https://example.org' })"),
];

#[test]
fn a_window_has_its_own_page_and_no_other() {
    let place = Place::sample();
    let chairside = place.open();
    for window in [&chairside.audience, &chairside.presenter] {
        chairside.driver.switch(window).unwrap();
        chairside.driver.script("window.stays = true", &[]).unwrap();
        let before = chairside.driver.url().unwrap();
        for (way, script) in WAYS_OUT {
            let add =
                "const add = (tag, has) => document.body.appendChild(Object.assign(document.createElement(tag), has));";
            chairside.driver.script(&format!("{add} {script}"), &[]).unwrap_or_else(|why| panic!("{way}: {why}"));
            std::thread::sleep(std::time::Duration::from_millis(150));
            assert_eq!(chairside.driver.url().unwrap(), before, "{way}");
            assert_eq!(chairside.driver.script("return window.stays", &[]).unwrap(), true, "{way}");
            assert_eq!(chairside.driver.windows().unwrap().len(), 2, "{way}");
        }
        let framed = "return [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow.length + '' +
            (frame.contentDocument?.URL ?? 'another')).join()";
        assert_ne!(chairside.driver.script(framed, &[]).unwrap(), "0another");
    }
}

#[test]
fn nothing_is_downloaded_and_nothing_that_is_dropped_is_opened() {
    let place = Place::sample();
    let home = tempfile::tempdir().unwrap();
    let chairside = place.open_in(&[("HOME", home.path().as_os_str())]);
    for window in [&chairside.audience, &chairside.presenter] {
        chairside.driver.switch(window).unwrap();
        let before = chairside.driver.url().unwrap();
        for address in ["data:application/octet-stream,x", "URL.createObjectURL(new Blob(['x']))"] {
            let href = if address.starts_with("URL") { address.to_owned() } else { format!("'{address}'") };
            let link =
                format!("Object.assign(document.createElement('a'), {{ href: {href}, download: 'leak.txt' }}).click()");
            chairside.driver.script(&link, &[]).unwrap();
        }
        let dropped = "return ['dragover', 'drop'].map((name) => {
            const event = new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
            event.dataTransfer.setData('text/uri-list', 'https://example.org/');
            event.dataTransfer.setData('text/plain', 'https://example.org/');
            return document.body.firstElementChild.dispatchEvent(event);
        })";
        // `dispatchEvent` is false when the page has taken the event, so that the webview does nothing with it.
        assert_eq!(chairside.driver.script(dropped, &[]).unwrap(), json!([false, false]));
        std::thread::sleep(std::time::Duration::from_millis(500));
        assert_eq!(chairside.driver.url().unwrap(), before);
    }
    for folder in [home.path(), place.path("").as_path()] {
        assert!(!has_leaked(folder), "{}", folder.display());
    }
}

/// Whether the file is anywhere in a folder.
fn has_leaked(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| path.ends_with("leak.txt") || has_leaked(&path))
}

/// `WebKitGTK` lists what it would let an inspector look into, on a page of its own, when a variable asks for that. A release
/// takes the variable away. Debug builds show that this test sees an inspector where there is one.
#[test]
fn a_release_has_no_inspector() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("127.0.0.1:{port}");
    let place = Place::sample();
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_chairside"))
        .arg(place.file())
        .arg("--data-dir")
        .arg(place.path("data"))
        .env("DISPLAY", Screen::display().unwrap())
        .env("GDK_BACKEND", "x11")
        .env("WEBKIT_INSPECTOR_HTTP_SERVER", &address)
        .spawn()
        .unwrap();
    let list = || ureq::get(format!("http://{address}/")).call().ok()?.body_mut().read_to_string().ok();
    let has_inspector = cfg!(any(debug_assertions, feature = "inspector"));
    let mut listed = String::new();
    // A page that comes at all comes well within this time.
    for _ in 0..if has_inspector { 150 } else { 60 } {
        std::thread::sleep(std::time::Duration::from_millis(100));
        listed = list().unwrap_or(listed);
        if listed.contains("presenter.html") {
            break;
        }
    }
    program.kill().unwrap();
    program.wait().unwrap();
    assert_eq!(listed.contains("presenter.html"), has_inspector, "{listed}");
}

/// Everything in the page: elements, attributes, shadow roots, values.
const EVERYTHING: &str = "
    const all = (root) => (root.host ? root.innerHTML : document.documentElement.outerHTML) +
        [...root.querySelectorAll('*')].map((e) => (e.value ?? '') + (e.shadowRoot ? all(e.shadowRoot) : '')).join(' ');
    return all(document)";

#[test]
fn no_note_and_no_timer_is_in_the_rooms_window() {
    let place = Place::sample();
    let chairside = place.open();
    let room = || -> String {
        let all: Value = chairside.in_audience().script(EVERYTHING, &[]).unwrap();
        all.as_str().unwrap().to_owned()
    };
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.press("p");
    chairside.press("jsecretword");
    chairside.expect_chair("secretword");
    let text = room();
    for secret in
        ["secretword", "Join ten minutes early", "Look at Meetecho", "04:5", "left", "not started", "Saved", "On plan"]
    {
        assert!(!text.contains(secret), "{secret} is in the room's window");
    }
    assert!(text.contains("secdispatch") && text.contains("Possible Outcomes"), "the slides are there: {text}");
}

#[test]
fn a_hostile_deck_is_harmless() {
    let place = Place::with_text(
        "# Hello\n\n<script>document.body.dataset.owned = 1</script>\n\n<img src=x onerror=\"document.body.dataset.owned = 2\">\n\n\
         [click](javascript:document.body.dataset.owned=3)\n\n![far](https://example.org/x.png)\n\n![out](../../etc/passwd)\n\n\
         <iframe src=\"https://example.org\"></iframe>\n\n<style>body { display: none }</style>\n\n\
         <div style=\"position:fixed;inset:0;background:red\">over all</div>\n",
    );
    let chairside = place.open();
    chairside.expect_room("chairs/0");
    for window in [&chairside.audience, &chairside.presenter] {
        chairside.driver.switch(window).unwrap();
        let all = chairside.driver.script(EVERYTHING, &[]).unwrap();
        let all = all.as_str().unwrap();
        for danger in ["onerror", "javascript:", "example.org", "<iframe", "position:fixed", "dataset.owned", "passwd"]
        {
            assert!(!all.contains(danger), "{danger}");
        }
        let owned = chairside.driver.script("return document.body.dataset.owned ?? 'no'", &[]).unwrap();
        assert_eq!(owned, "no");
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
        let fetched = chairside.driver.script(script, &[]).unwrap();
        for name in fetched.as_array().unwrap() {
            let name = name.as_str().unwrap();
            assert!(name.starts_with("tauri://localhost/") || name.starts_with("ipc://localhost/"), "fetched {name}");
        }
    }
}

#[test]
fn a_click_leaves_the_rooms_window_where_it_is_and_a_drag_moves_it() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.expect_room("holding");
    let at = || Screen::place_of("Slides for the room").unwrap();
    Screen::mouse("search --name Slides.for.the.room windowraise").unwrap();
    let soon = || std::thread::sleep(std::time::Duration::from_millis(400));
    let (left, top) = at();
    for _ in 0..5 {
        Screen::mouse(&format!("mousemove {} {} click 1", left + 300, top + 200)).unwrap();
        Screen::mouse("mousemove_relative 120 60").unwrap();
    }
    soon();
    assert_eq!(at(), (left, top), "a click of no length");
    Screen::mouse(&format!("mousemove {} {} mousedown 1", left + 300, top + 200)).unwrap();
    for _ in 0..8 {
        Screen::mouse("mousemove_relative 10 5").unwrap();
        std::thread::sleep(std::time::Duration::from_millis(60));
    }
    Screen::mouse("mouseup 1").unwrap();
    soon();
    let moved = at();
    assert!(moved.0 > left && moved.1 > top, "{moved:?} from {:?}", (left, top));
    // It is let go of with the button.
    Screen::mouse("mousemove_relative 100 50").unwrap();
    soon();
    assert_eq!(at(), moved);
}
