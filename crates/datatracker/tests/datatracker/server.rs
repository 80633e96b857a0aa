//! A server that answers as the Datatracker does, and misbehaves where a test wants it to.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chairside_datatracker::{Cancel, Client, Patience, Server};

/// What the server does with a request.
#[derive(Clone)]
pub enum Reply {
    /// Answers with a status and a body.
    Body(u16, Vec<u8>),
    /// Redirects.
    To(String),
    /// Answers with 200 and sends the first bytes only, then closes the connection.
    Cut(usize, Vec<u8>),
    /// Answers with 200 and this, without its length, then closes the connection.
    Unsized(Vec<u8>),
    /// Asked for a part, sends this with this line about which part it is; else all of it.
    OtherPart(&'static str, Vec<u8>),
    /// Answers with 200 and never ends.
    Endless,
    /// Takes the request and says nothing.
    Silent,
    /// Sends one byte every so often.
    Drip(Duration, Vec<u8>),
    /// The replies one after another; the last one stays.
    InTurn(Vec<Reply>),
}

/// Answers with 200 and this text.
pub fn text(body: &str) -> Reply {
    Reply::Body(200, body.as_bytes().to_vec())
}

/// The server. It ends with the test.
pub struct Fake {
    address: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    replies: HashMap<String, Reply>,
    requests: Vec<String>,
}

impl Fake {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || serve(stream, &shared));
            }
        });
        Self { address, state }
    }

    /// What a path (with its query) is answered with.
    pub fn on(&self, path: &str, reply: Reply) -> &Self {
        self.state.lock().unwrap().replies.insert(path.to_owned(), reply);
        self
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}", self.address, path.trim_start_matches('/'))
    }

    /// The requests so far: "/path" or "/path from 100".
    pub fn requests(&self) -> Vec<String> {
        self.state.lock().unwrap().requests.clone()
    }

    /// A client without much patience.
    pub fn client(&self) -> Client {
        self.client_with(Cancel::default())
    }

    pub fn client_with(&self, cancel: Cancel) -> Client {
        let patience = Patience {
            connect: Duration::from_secs(2),
            silence: Duration::from_millis(400),
            whole: Duration::from_millis(1500),
            tries: 3,
            first_wait: Duration::from_millis(10),
        };
        Client::new(Server::at(&self.address).unwrap(), patience, cancel)
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let Some(request) = lines.next() else { return };
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut from = 0;
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        let lower = line.to_lowercase();
        assert!(!lower.starts_with("cookie:") && !lower.starts_with("authorization:"), "{line}");
        if let Some(range) = lower.strip_prefix("range: bytes=") {
            from = range.trim_end_matches('-').parse().unwrap();
        }
    }
    let reply = {
        let mut state = state.lock().unwrap();
        state.requests.push(if from > 0 { format!("{path} from {from}") } else { path.clone() });
        match state.replies.get_mut(&path) {
            Some(Reply::InTurn(replies)) if replies.len() > 1 => replies.remove(0),
            Some(Reply::InTurn(replies)) => replies[0].clone(),
            Some(reply) => reply.clone(),
            None => Reply::Body(404, b"<!DOCTYPE html><html>Not found</html>".to_vec()),
        }
    };
    // The client may hang up at any time; that is its right.
    let _ = answer(&mut stream, &reply, from);
}

fn answer(stream: &mut TcpStream, reply: &Reply, from: usize) -> std::io::Result<()> {
    match reply {
        Reply::Body(200, body) if from > 0 => {
            let rest = &body[from.min(body.len())..];
            let range = format!("Content-Range: bytes {from}-{}/{}", body.len().max(1) - 1, body.len());
            write!(stream, "HTTP/1.1 206 x\r\nConnection: close\r\n{range}\r\nContent-Length: {}\r\n\r\n", rest.len())?;
            stream.write_all(rest)
        }
        Reply::OtherPart(range, body) => {
            let (status, range) = if from > 0 { (206, format!("{range}\r\n")) } else { (200, String::new()) };
            write!(
                stream,
                "HTTP/1.1 {status} x\r\nConnection: close\r\n{range}Content-Length: {}\r\n\r\n",
                body.len()
            )?;
            stream.write_all(body)
        }
        Reply::Unsized(body) => {
            write!(stream, "HTTP/1.1 200 x\r\nConnection: close\r\n\r\n")?;
            stream.write_all(body)
        }
        Reply::Body(status, body) => {
            write!(stream, "HTTP/1.1 {status} x\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len())?;
            stream.write_all(body)
        }
        Reply::To(address) => {
            write!(stream, "HTTP/1.1 302 x\r\nConnection: close\r\nContent-Length: 0\r\nLocation: {address}\r\n\r\n")
        }
        Reply::Cut(bytes, body) => {
            write!(stream, "HTTP/1.1 200 x\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len())?;
            stream.write_all(&body[..*bytes])
        }
        Reply::Endless => {
            write!(stream, "HTTP/1.1 200 x\r\nConnection: close\r\n\r\n")?;
            loop {
                stream.write_all(&[b' '; 1 << 12])?;
            }
        }
        Reply::Silent => {
            std::thread::sleep(Duration::from_secs(20));
            Ok(())
        }
        Reply::Drip(pause, body) => {
            write!(stream, "HTTP/1.1 200 x\r\nConnection: close\r\n\r\n")?;
            for byte in body {
                stream.write_all(&[*byte])?;
                std::thread::sleep(*pause);
            }
            Ok(())
        }
        Reply::InTurn(_) => unreachable!("one of them was taken"),
    }
}
