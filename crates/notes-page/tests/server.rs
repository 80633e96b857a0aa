//! A server that answers as HedgeDoc does, faults included.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use chairside_datatracker::{Cancel, Patience};
use chairside_notes_page::{NotesPage, Seen, follow};

/// What the server does with the next request.
#[derive(Debug, Clone)]
enum Does {
    Answers(&'static str, &'static str, Vec<u8>),
    SaysNothing,
    GoesOnForEver,
    HangsUp,
}

struct Server {
    address: String,
    does: Arc<Mutex<Does>>,
    asked: Arc<AtomicUsize>,
    paths: Arc<Mutex<Vec<String>>>,
}

fn server(does: Does) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/notes-ietf-126-quic?both", listener.local_addr().unwrap());
    let server = Server { address, does: Arc::new(Mutex::new(does)), asked: Arc::default(), paths: Arc::default() };
    let (does, asked, paths) = (server.does.clone(), server.asked.clone(), server.paths.clone());
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            asked.fetch_add(1, Ordering::SeqCst);
            let (does, paths) = (does.lock().unwrap().clone(), paths.clone());
            thread::spawn(move || answer(stream, &does, &paths));
        }
    });
    server
}

fn answer(mut stream: TcpStream, does: &Does, paths: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    paths.lock().unwrap().push(lines.next().unwrap_or_default());
    let _ = lines.find(String::is_empty);
    let _ = match does {
        Does::Answers(status, kind, body) => {
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body))
        }
        Does::SaysNothing => {
            thread::sleep(Duration::from_secs(20));
            Ok(())
        }
        Does::GoesOnForEver => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/markdown\r\n\r\n");
            while stream.write_all(&[b'x'; 8192]).is_ok() {}
            Ok(())
        }
        Does::HangsUp => Ok(()),
    };
}

fn text(text: &str) -> Does {
    Does::Answers("200 OK", "text/markdown; charset=UTF-8", text.into())
}

const SHORT: Patience = Patience {
    connect: Duration::from_secs(2),
    silence: Duration::from_millis(300),
    whole: Duration::from_secs(2),
    tries: 1,
    first_wait: Duration::from_millis(10),
};

fn fetch(server: &Server) -> Result<String, String> {
    NotesPage::of(&server.address).unwrap().fetch(SHORT, &Cancel::default()).map_err(|trouble| trouble.to_string())
}

#[test]
fn the_text_of_the_page_is_fetched_from_its_download() {
    let server = server(text("# QUIC\n\n* hello\n"));
    assert_eq!(fetch(&server).unwrap(), "# QUIC\n\n* hello\n");
    assert_eq!(*server.paths.lock().unwrap(), ["GET /notes-ietf-126-quic/download HTTP/1.1"]);
}

#[test]
fn faults_are_said_in_words_and_in_time() {
    let page = b"<!DOCTYPE html><title>Sign in</title>".to_vec();
    for (does, words) in [
        (Does::Answers("404 Not Found", "text/html", page.clone()), "answered 404"),
        (Does::Answers("500 Internal Server Error", "text/plain", Vec::new()), "answered 500"),
        (Does::Answers("200 OK", "text/html", page), "it is a web page"),
        (Does::Answers("302 Found\r\nLocation: http://other.example/login", "text/plain", Vec::new()), "is not asked"),
        (Does::SaysNothing, "did not answer"),
        (Does::GoesOnForEver, "larger than 1 MiB"),
        (Does::HangsUp, "cannot be reached"),
    ] {
        let server = server(does.clone());
        let begun = Instant::now();
        let why = fetch(&server).unwrap_err();
        assert!(why.contains(words), "{does:?}: {why}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{does:?}: {:?}", begun.elapsed());
        assert_eq!(server.asked.load(Ordering::SeqCst), 1, "{does:?}: it tries again soon enough");
    }
}

#[test]
fn bytes_that_are_no_utf8_are_replaced() {
    let server = server(Does::Answers("200 OK", "text/markdown", vec![b'a', 0xff, b'b']));
    assert_eq!(fetch(&server).unwrap(), "a\u{fffd}b");
}

#[test]
fn each_version_is_kept_through_an_outage_until_the_end() {
    let server = server(text("one"));
    let folder = tempfile::tempdir().unwrap();
    let (sender, reports) = mpsc::channel();
    let report = move |seen| {
        let _ = sender.send(seen);
    };
    let page = NotesPage::of(&server.address).unwrap();
    let following = follow(page, folder.path().into(), Duration::from_millis(30), SHORT, report).unwrap();
    let wait_for = |words: &str| {
        let found = std::iter::from_fn(|| reports.recv_timeout(Duration::from_secs(5)).ok()).find(|seen| match seen {
            Seen::Copied { text, .. } => text == words,
            Seen::Emptied { .. } => words == "emptied",
            Seen::Failed { why, .. } => why.contains(words),
        });
        assert!(found.is_some(), "{words}");
    };
    let now = |does| *server.does.lock().unwrap() = does;
    wait_for("one");
    now(Does::HangsUp);
    wait_for("cannot be reached");
    now(text("two"));
    wait_for("two");
    now(Does::SaysNothing);
    wait_for("did not answer");
    drop(following);
    let asked = server.asked.load(Ordering::SeqCst);
    thread::sleep(Duration::from_millis(400));
    assert!(server.asked.load(Ordering::SeqCst) <= asked + 1, "it is asked no more");
    let mut kept: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    kept.sort();
    let texts: Vec<String> = kept.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    assert_eq!(texts, ["one", "two"]);
}
