//! A server that is slow, cut, wrong or hostile.

use std::time::{Duration, Instant};

use chairside_datatracker::{Cancel, Meeting, Trouble, find_sessions};

use crate::server::{Fake, Reply, text};
use crate::sessions::{quic, schedule};

const DATA: &str = "/api/meeting/126/agenda-data";

fn ask(fake: &Fake) -> Result<usize, Trouble> {
    find_sessions(&fake.client(), &Meeting::Ietf(126), "quic").map(|sessions| sessions.len())
}

#[test]
fn a_fault_that_passes_is_waited_out() {
    let fake = quic();
    let good = text(&schedule(&fake).to_string());
    for fault in [Reply::Body(500, vec![]), Reply::Body(503, vec![]), Reply::Body(429, vec![]), Reply::Silent] {
        fake.on(DATA, Reply::InTurn(vec![fault.clone(), fault, good.clone()]));
        assert_eq!(ask(&fake), Ok(2));
    }
    fake.on(DATA, Reply::Body(500, vec![]));
    let before = fake.requests().len();
    assert!(ask(&fake).unwrap_err().to_string().contains("the server has a fault"));
    assert_eq!(fake.requests().len() - before, 3, "three tries");
}

#[test]
fn what_is_no_answer_is_refused_in_words_and_in_time() {
    let nested = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let cases = [
        (text("<!DOCTYPE html><html>Maintenance</html>"), "it is a web page"),
        (text("{\"meeting\": {}, \"schedule\": "), "EOF"),
        (text("[]"), "invalid"),
        (text(&nested), "recursion limit"),
        (text("{\"meeting\": 5}"), "invalid"),
        (text("null"), "invalid type: null, expected an object at line 1"),
        (Reply::Body(403, vec![]), "it is not public"),
        (Reply::Silent, "did not answer within"),
        (Reply::Drip(Duration::from_millis(50), vec![b'['; 10_000]), "did not answer within"),
        (Reply::To("/api/meeting/126/agenda-data".into()), "redirects more than 5 times"),
        (Reply::To("http://datatracker.ietf.org/".into()), "it is not encrypted"),
        (Reply::To("file:///etc/passwd".into()), "only https:// is asked"),
        (Reply::To("https://me:secret@x.example/".into()), "a user name or a password"),
    ];
    for (reply, words) in cases {
        let fake = quic();
        fake.on(DATA, reply);
        let start = Instant::now();
        let trouble = ask(&fake).unwrap_err().to_string();
        assert!(trouble.contains(words), "{words:?} in {trouble:?}");
        assert!(start.elapsed() < Duration::from_secs(8), "{words}: {:?}", start.elapsed());
    }
}

#[test]
fn an_answer_that_drips_is_not_asked_for_again() {
    let fake = quic();
    fake.on(DATA, Reply::Drip(Duration::from_millis(50), vec![b'['; 10_000]));
    let before = fake.requests().len();
    ask(&fake).unwrap_err();
    assert_eq!(fake.requests().len() - before, 1);
}

#[test]
fn an_entry_that_cannot_be_read_is_said_rather_than_that_there_is_none() {
    let fake = quic();
    let mut data = schedule(&fake);
    for entry in data["schedule"].as_array_mut().unwrap() {
        if entry["acronym"] == "quic" {
            entry["startDateTime"] = serde_json::Value::Null;
        }
    }
    fake.on(DATA, text(&data.to_string()));
    let trouble = ask(&fake).unwrap_err().to_string();
    assert!(trouble.contains("is not an agenda that can be read: the entry of quic: "), "{trouble}");
}

#[test]
fn an_endless_answer_ends_at_its_limit_or_its_time() {
    let fake = quic();
    fake.on(DATA, Reply::Endless);
    let start = Instant::now();
    let trouble = ask(&fake).unwrap_err();
    assert!(matches!(trouble, Trouble::TooLarge { .. } | Trouble::TooSlow { .. }), "{trouble}");
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn nobody_there_is_said_with_the_name_of_the_host() {
    let server = chairside_datatracker::Server::at("http://127.0.0.1:9/").unwrap();
    let patience = chairside_datatracker::Patience { tries: 1, ..Default::default() };
    let client = chairside_datatracker::Client::new(server, patience, Cancel::default());
    let trouble = find_sessions(&client, &Meeting::Ietf(126), "quic").unwrap_err().to_string();
    assert!(trouble.starts_with("127.0.0.1 cannot be reached ("), "{trouble}");
}

#[test]
fn cancelling_ends_it_soon() {
    let fake = quic();
    fake.on(DATA, Reply::Drip(Duration::from_millis(20), vec![b' '; 100_000]));
    let cancel = Cancel::default();
    let client = fake.client_with(cancel.clone());
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(150));
        cancel.cancel();
    });
    let start = Instant::now();
    assert_eq!(find_sessions(&client, &Meeting::Ietf(126), "quic"), Err(Trouble::Cancelled));
    assert!(start.elapsed() < Duration::from_secs(1));
}
