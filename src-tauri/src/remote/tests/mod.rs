//! The socket: a session behind it that answers everything, and programs that mean no good.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

use super::client::running;
use super::request::{Refusal, Reply, Request};
use super::status::tests::status;
use super::{listen, socket};
use crate::actor::{Handle, Message};

const NAME: &str = "IETF 112 secdispatch";

/// Listens, and answers each request in a thread of its own.
fn session(data: &Path) {
    let (sender, mut inbox) = mpsc::unbounded_channel();
    listen(data, NAME, Handle(sender)).unwrap();
    std::thread::spawn(move || {
        let mut watchers = Vec::new();
        while let Some(message) = inbox.blocking_recv() {
            match message {
                Message::Remote(_, answer) => answer.send(Reply::of(Ok("done".into()), status())).unwrap(),
                Message::RemoteWatches(watcher) => {
                    watcher.send(status()).unwrap();
                    watchers.push(watcher);
                }
                other => panic!("{other:?}"),
            }
        }
    });
}

/// Held by a test that opens many connections, and by one that needs to be served in time.
static MANY: Mutex<()> = Mutex::new(());

fn connect(data: &Path) -> UnixStream {
    let stream = UnixStream::connect(socket(data, NAME)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
    stream
}

fn reply(stream: &UnixStream) -> Reply {
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).unwrap();
    serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

/// A well-meaning program is served, within a few seconds.
fn serves(data: &Path) {
    let begun = Instant::now();
    loop {
        let found = running(data);
        if let [one] = &found[..] {
            assert_eq!(one.ask(Request::GoTo(2)).unwrap().words, "done");
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(15), "nobody is served: {found:?}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn only_the_owner_can_reach_it_and_what_a_killed_program_left_is_passed_over() {
    let data = tempfile::tempdir().unwrap();
    assert!(running(data.path()).is_empty());
    session(data.path());
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data.path().join("remote")), 0o700);
    assert_eq!(mode(&socket(data.path(), NAME)), 0o600);
    drop(std::os::unix::net::UnixListener::bind(data.path().join("remote/left.sock")).unwrap());
    serves(data.path());
}

#[test]
fn a_connection_stays_open_for_more_and_watching_sends_a_line() {
    let data = tempfile::tempdir().unwrap();
    session(data.path());
    let mut stream = connect(data.path());
    for _ in 0..3 {
        stream.write_all(b"{\"do\":\"next\"}\n").unwrap();
        assert!(reply(&stream).ok);
    }
    stream.write_all(b"tea\n").unwrap();
    assert_eq!(reply(&stream).error, Some(Refusal::Malformed));
    stream.write_all(b"{\"do\":\"watch\"}\n").unwrap();
    let mut line = String::new();
    BufReader::new(&stream).read_line(&mut line).unwrap();
    assert!(line.starts_with("{\"version\":1,"), "{line}");
}

#[test]
fn garbage_and_endless_lines_are_answered_once_and_hung_up_on() {
    let data = tempfile::tempdir().unwrap();
    session(data.path());
    for hostile in [vec![b'x'; 1 << 20], b"\xff\xfe\xfd\n".to_vec(), [vec![0; 100], vec![b'\n']].concat()] {
        let mut stream = connect(data.path());
        // It hangs up in the middle.
        let _ = stream.write_all(&hostile);
        let mut answer = Vec::new();
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let _ = stream.read_to_end(&mut answer);
        let text = String::from_utf8(answer).unwrap();
        assert!((hostile.len() > 4096 && text.is_empty()) || text.contains("malformed"), "{text}");
        assert!(text.lines().count() <= 1, "{text}");
        serves(data.path());
    }
}

#[test]
fn a_thousand_connections_do_no_harm() {
    let _alone = MANY.lock().unwrap_or_else(PoisonError::into_inner);
    let data = tempfile::tempdir().unwrap();
    session(data.path());
    // Those of other tests that run meanwhile are counted too.
    let named = |task: &std::fs::DirEntry| std::fs::read_to_string(task.path().join("comm")).unwrap_or_default();
    let serving = || {
        let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().filter_map(Result::ok);
        tasks.filter(|task| named(task).trim() == "remote").count()
    };
    // Some at a time, as many as a test may have files open.
    for _ in 0..10 {
        let all: Vec<UnixStream> = (0..100).map(|_| connect(data.path())).collect();
        std::thread::sleep(Duration::from_millis(100));
        assert!(serving() <= 80, "{} threads", serving());
        drop(all);
    }
    serves(data.path());
}

#[test]
fn who_asks_nothing_is_hung_up_on() {
    let _alone = MANY.lock().unwrap_or_else(PoisonError::into_inner);
    let data = tempfile::tempdir().unwrap();
    session(data.path());
    let mut stream = connect(data.path());
    let begun = Instant::now();
    stream.write_all(b"{\"do\"").unwrap();
    // What was not read makes the hanging up a reset.
    let hung_up = stream.read_to_end(&mut Vec::new());
    assert!(
        matches!(&hung_up, Ok(0))
            || hung_up.as_ref().is_err_and(|why| why.kind() == std::io::ErrorKind::ConnectionReset),
        "{hung_up:?}"
    );
    // Late is the machine's affair, with every other test beside this one; early is not.
    let after = begun.elapsed();
    assert!((Duration::from_secs(4)..Duration::from_secs(30)).contains(&after), "{after:?}");
}
