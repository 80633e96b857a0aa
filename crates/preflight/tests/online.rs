//! Links that are tried: a small server on this computer answers as servers of the web do.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use chairside_preflight::{DeckReport, Kind, Online, Reach, Report, TriedLinks};

/// A server, with what it was asked and how many asked at the same time.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
    most: Arc<AtomicUsize>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (asked, most, now) = (Arc::<Mutex<Vec<String>>>::default(), Arc::default(), Arc::new(AtomicUsize::new(0)));
        let server = Self { address, asked: Arc::clone(&asked), most: Arc::clone(&most) };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (asked, most, now) = (Arc::clone(&asked), Arc::clone(&most), Arc::clone(&now));
                thread::spawn(move || answer(stream, &asked, &most, &now));
            }
        });
        server
    }

    fn asked(&self, path: &str) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked.iter().filter(|line| line.split(' ').nth(1) == Some(path)).cloned().collect()
    }
}

fn answer(mut stream: TcpStream, asked: &Mutex<Vec<String>>, most: &AtomicUsize, now: &AtomicUsize) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let Some(request) = lines.next() else { return };
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let secrets = ["cookie", "authorization"];
    let sends_secrets = headers.iter().any(|line| secrets.iter().any(|name| line.to_lowercase().starts_with(name)));
    assert!(!sends_secrets, "{headers:?}");
    asked.lock().unwrap().push(request.clone());
    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
    let (method, path) = (request.split(' ').next().unwrap(), request.split(' ').nth(1).unwrap());
    let (status, location) = match path {
        "/there" | "/landed" => ("200 OK", ""),
        "/only-get" if method == "GET" => ("200 OK", ""),
        "/only-get" => ("405 Method Not Allowed", ""),
        "/log-in" => ("401 Unauthorized", ""),
        "/gone" => ("410 Gone", ""),
        "/broken" => ("503 Service Unavailable", ""),
        "/moved" => ("302 Found", "Location: /landed\r\n"),
        "/moved-to-nothing" => ("301 Moved Permanently", "Location: /nothing\r\n"),
        "/round" => ("302 Found", "Location: /round\r\n"),
        path if path.starts_with("/slow") => {
            thread::sleep(Duration::from_millis(150));
            ("200 OK", "")
        }
        _ => ("404 Not Found", ""),
    };
    now.fetch_sub(1, Ordering::SeqCst);
    let _ = write!(stream, "HTTP/1.1 {status}\r\n{location}Content-Length: 0\r\nConnection: close\r\n\r\n");
}

fn report(links: &[&str]) -> Report {
    let links = (0_u32..).zip(links).map(|(page, url)| ((*url).to_owned(), vec![page])).collect();
    let deck = DeckReport {
        deck: "item-1".into(),
        file: "qlog.pdf".into(),
        item: None,
        talk: None,
        pages: 9,
        findings: Vec::new(),
        not_looked_at: None,
        links,
        pictures: Vec::new(),
    };
    Report { decks: vec![deck] }
}

/// What is said of links, and what came of trying them.
fn tried(reach: Reach, links: &[&str]) -> (Vec<String>, TriedLinks) {
    let mut report = report(links);
    let tried = Online::new(reach).try_links(&mut report, |_, _| {});
    let findings = report.decks.remove(0).findings;
    assert!(findings.iter().all(|finding| finding.kind == Kind::Link));
    (findings.into_iter().map(|finding| finding.what).collect(), tried)
}

#[test]
fn pages_that_are_gone_are_found_and_others_are_not() {
    let server = Server::start();
    let of = |path: &str| tried(Reach::Anywhere, &[&format!("{}{path}", server.address)]).0;
    for path in ["/there", "/there#part", "/only-get", "/log-in", "/moved"] {
        assert_eq!(of(path), [""; 0], "{path}");
    }
    for (path, why) in [
        ("/nothing", "the server says that there is no such page (404)"),
        ("/gone", "the server says that there is no such page (410)"),
        ("/broken", "the server answers with an error (503)"),
        ("/moved-to-nothing", "the server says that there is no such page (404)"),
        ("/round", "it redirects more than 5 times"),
    ] {
        let said = format!("the link to `{}{path}` on page 1 leads nowhere: {why}", server.address);
        assert_eq!(of(path), [said], "{path}");
    }
    assert_eq!(server.asked("/there"), ["HEAD /there HTTP/1.1"; 2], "one request is enough, without the fragment");
    assert_eq!(server.asked("/only-get"), ["HEAD /only-get HTTP/1.1", "GET /only-get HTTP/1.1"]);
}

#[test]
fn each_link_is_tried_once_and_four_at_a_time() {
    let server = Server::start();
    let links: Vec<String> = (0..16).map(|at| format!("{}/slow{at}", server.address)).collect();
    let mut twice: Vec<&str> = links.iter().map(String::as_str).collect();
    twice.extend(links.iter().map(String::as_str));
    let (said, tried) = tried(Reach::Anywhere, &twice);
    assert_eq!((said.len(), tried), (0, TriedLinks { tried: 16, judged: 16, left_out: 0 }));
    assert_eq!(server.asked.lock().unwrap().len(), 16);
    let most = server.most.load(Ordering::SeqCst);
    assert!((2..=4).contains(&most), "{most} at a time");
}

#[test]
fn a_server_that_does_not_answer_is_named_if_another_does() {
    let server = Server::start();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let dead = format!("http://{closed}/");
    let (said, _) = tried(Reach::Anywhere, &[&dead, &format!("{}/there", server.address)]);
    assert!(
        said.len() == 1 && said[0].contains(&format!("`{dead}` on page 1 leads nowhere: 127.0.0.1 cannot")),
        "{said:?}"
    );
    // Alone, it is this computer that may have no network.
    let (said, tried) = tried(Reach::Anywhere, &[&dead]);
    assert_eq!((said.len(), tried), (0, TriedLinks { tried: 1, judged: 0, left_out: 0 }));
}

#[test]
fn nothing_within_a_private_network_is_asked() {
    let server = Server::start();
    let port = server.address.rsplit(':').next().unwrap();
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let link = format!("http://user:secret@{host}:{port}/there");
        let (said, tried) = tried(Reach::Public, &[&link]);
        assert_eq!(tried.judged, 1);
        assert!(
            said[0].ends_with("leads nowhere: it is an address within a computer or a private network"),
            "{said:?}"
        );
    }
    assert!(server.asked.lock().unwrap().is_empty());
}
