//! The room sees only what it should.

use serde_json::{Value, json};

use crate::chairside::Place;
use crate::driver::Key;

/// Every command, from the list that grants them.
fn commands() -> Vec<String> {
    let source = include_str!("../../build.rs");
    let list = source.split("COMMANDS: &[&str] = &[").nth(1).unwrap().split(']').next().unwrap();
    list.split(',').map(|name| name.trim().trim_matches('"').to_owned()).filter(|name| !name.is_empty()).collect()
}

const OF_THE_ROOM: [&str; 4] = ["subscribe_audience", "press", "acknowledge", "drag_audience"];

const INVOKE: &str = "
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

#[test]
fn neither_window_leaves_the_apps_own_pages() {
    let place = Place::sample();
    let chairside = place.open();
    for window in [&chairside.audience, &chairside.presenter] {
        chairside.driver.switch(window).unwrap();
        let before = chairside.driver.url().unwrap();
        for address in [
            "deck://localhost/0123456789abcdef0123456789abcdef",
            "deck://localhost/presenter.html",
            "https://example.org/",
            "tauri://localhost/other.html",
            "data:text/html,<h1>x</h1>",
            "javascript:document.body.remove()",
        ] {
            chairside.driver.script("location.href = arguments[0]", &[json!(address)]).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(150));
            assert_eq!(chairside.driver.url().unwrap(), before, "{address}");
        }
        chairside.driver.script("window.open('https://example.org')", &[]).unwrap();
        assert_eq!(chairside.driver.windows().unwrap().len(), 2);
        assert_eq!(chairside.driver.script("return !!document.body", &[]).unwrap(), true);
    }
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
