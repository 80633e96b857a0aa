//! Whatever the server answers, reading it ends, and what is made of it is a session file or a reason.

use std::collections::HashMap;

use chairside_datatracker::{FoundSession, Meeting, Trouble, sessions_in};
use chairside_import::{Choices, DeckPlace, folder_name, from_datatracker, session_name};
use chairside_session::file::new_session;
use proptest::prelude::*;
use serde_json::{Value, json};

const HOST: &str = "https://datatracker.ietf.org";

/// Good answers, by path.
fn good() -> HashMap<String, Value> {
    let entry = json!({ "sessionId": 3, "acronym": "quic", "groupAcronym": "quic", "groupName": "QUIC", "name": "", "room": "Hall A",
        "duration": 7200, "startDateTime": "2026-07-22T14:00:00+00:00", "status": "sched", "isBoF": false,
        "groupParent": { "acronym": "wit" }, "agenda": { "url": format!("{HOST}/agenda.md") },
        "links": { "chat": "https://zulip.ietf.org/", "videoStream": "https://meetecho.example/", "webex": "", "onsiteTool": null } });
    let old = json!({ "objtype": "session", "session_id": 3, "group": { "acronym": "quic", "name": "QUIC", "type": "wg", "parent": "wit" },
        "name": "", "start": "2026-02-08T21:00:00Z", "duration": "1 day, 1:30:00", "location": "x", "status": "sched",
        "remote_instructions": "Join https://webex.example/1", "agenda": format!("{HOST}/agenda.md"),
        "presentations": [{ "name": "slides-a", "title": "A", "order": 1, "rev": "01" }] });
    let decks = json!([
        { "title": "Chair slides", "rev": "02", "ext": "pdf", "order": 0, "url": format!("{HOST}/m/slides-126-quic-chairs-02") },
        { "title": "Open issues", "rev": "00", "ext": "pdf", "order": 1, "url": format!("{HOST}/m/slides-126-quic-open-00") },
        { "title": "Text", "rev": "00", "ext": "txt", "order": 2, "url": format!("{HOST}/m/slides-126-quic-text-00") },
    ]);
    let role = json!({ "person": "/api/v1/person/person/11/", "email": "/api/v1/person/email/lars@example.com/" });
    let roles = "/api/v1/group/role/?format=json&limit=20&name__slug=chair&group__acronym=quic";
    HashMap::from([
        (
            "/api/meeting/126/agenda-data".into(),
            json!({ "meeting": { "timezone": "Europe/Vienna" }, "schedule": [entry] }),
        ),
        ("/meeting/interim-2026-quic-01/agenda.json".into(), json!({ "interim-2026-quic-01": [old] })),
        (
            "/api/v1/meeting/meeting/?format=json&number=interim-2026-quic-01".into(),
            json!({ "objects": [{ "time_zone": "America/New_York" }] }),
        ),
        (
            "/api/meeting/session/3/materials".into(),
            json!({ "url": null, "slides": { "decks": decks }, "minutes": null }),
        ),
        (roles.into(), json!({ "objects": [role] })),
        ("/api/v1/person/person/11/?format=json".into(), json!({ "name": "Lars Example" })),
    ])
}

/// What a hostile or broken server may write in the place of a value.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop_oneof![Just(u64::MAX), Just(1 << 53), any::<u64>()].prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        prop::sample::select(vec![
            "9999-12-31T23:59:59Z",
            "-009999-01-01T00:00:00Z",
            "2026-07-22T14:00:00+25:99",
            "99999999999999999999:00:00",
            "../../etc/passwd",
            "a\0b",
            "\u{1b}[31m\u{202e}",
            "file:///etc/passwd",
            "https://user:secret@datatracker.ietf.org/x",
            "https://127.0.0.1/x",
            "<!DOCTYPE html>",
            "CON.pdf",
            "Mars/Olympus",
        ])
        .prop_map(Value::from),
        (1_usize..5000).prop_map(|length| Value::from("x".repeat(length))),
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map("[a-zA-Z_]{0,12}", inner, 0..6).prop_map(|map| json!(map)),
        ]
    })
}

/// Replaces, removes or doubles the node at a place of the tree.
fn change(value: &mut Value, place: &mut usize, what: &Value, how: u8) {
    if *place == 0 {
        *value = match how {
            0 => what.clone(),
            1 => Value::Null,
            2 => json!([value.clone(), what, value.clone()]),
            _ => json!({ "x": value.clone() }),
        };
        *place = usize::MAX;
        return;
    }
    *place = place.wrapping_sub(1);
    match value {
        Value::Array(list) => list.iter_mut().for_each(|inner| {
            if *place != usize::MAX {
                change(inner, place, what, how);
            }
        }),
        Value::Object(map) => map.values_mut().for_each(|inner| {
            if *place != usize::MAX {
                change(inner, place, what, how);
            }
        }),
        _ => {}
    }
}

fn read(answers: &HashMap<String, Vec<u8>>, meeting: &str) -> Result<Vec<FoundSession>, Trouble> {
    let answer = |address: &str| answers.get(address.strip_prefix(HOST).unwrap_or(address)).cloned();
    sessions_in(&answer, &meeting.parse::<Meeting>().unwrap(), "quic")
}

/// Whatever was read, it is sound, and a session file can be made of it or not.
fn is_sound(meeting: &str, found: &[FoundSession]) {
    for session in found {
        assert!(session.end > session.start, "{session:?}");
        assert!(jiff::tz::TimeZone::get(&session.zone).is_ok(), "{}", session.zone);
        assert!(session.links.iter().all(|link| link.url.starts_with("https://") || link.url.starts_with("xmpp:")));
        let folder = folder_name(&meeting.parse().unwrap(), session, true);
        assert!(!folder.contains(['/', '\\', '\0']) && !folder.starts_with('.') && folder.len() < 256, "{folder:?}");
        let _ = session_name(session);
        let mut chosen = Choices::default();
        chosen.choose(0, DeckPlace::Item(0));
        for choices in [Choices::default(), chosen] {
            let (imported, decks) = from_datatracker(session, &choices, None);
            let names: std::collections::BTreeSet<_> = decks.iter().map(|deck| deck.file.to_lowercase()).collect();
            assert_eq!(names.len(), decks.len(), "two decks would be one file: {decks:?}");
            for deck in &decks {
                assert!(!deck.file.contains(['/', '\\', '\0']) && deck.file.len() < 256, "{:?}", deck.file);
            }
            match new_session("session.md", &imported.draft) {
                Ok(text) => assert!(!text.contains(['\u{1b}', '\0']), "{text:?}"),
                Err(problem) => assert!(!problem.to_string().contains(['\n', '\u{1b}']), "{problem:?}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn one_odd_value_anywhere_ends_in_sessions_or_a_reason(
        which in any::<prop::sample::Index>(), place in 0_usize..60, what in any_value(), how in 0_u8..4, agenda in ".{0,200}",
    ) {
        let mut answers = good();
        let mut paths: Vec<_> = answers.keys().cloned().collect();
        paths.sort();
        let mut place = place;
        change(answers.get_mut(which.get(&paths)).unwrap(), &mut place, &what, how);
        let mut answers: HashMap<_, _> = answers.into_iter().map(|(path, value)| (path, value.to_string().into_bytes())).collect();
        answers.insert("/agenda.md".into(), agenda.into_bytes());
        for meeting in ["126", "interim-2026-quic-01"] {
            if let Ok(found) = read(&answers, meeting) {
                is_sound(meeting, &found);
            }
        }
    }

    #[test]
    fn any_bytes_in_the_place_of_an_answer_are_refused_in_words(
        which in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let answers = good();
        let mut paths: Vec<_> = answers.keys().cloned().collect();
        paths.sort();
        let mut answers: HashMap<_, _> = answers.into_iter().map(|(path, value)| (path, value.to_string().into_bytes())).collect();
        answers.insert(which.get(&paths).clone(), bytes);
        for meeting in ["126", "interim-2026-quic-01"] {
            match read(&answers, meeting) {
                Ok(found) => is_sound(meeting, &found),
                Err(trouble) => prop_assert!(!trouble.to_string().contains(['\n', '\u{1b}']), "{trouble:?}"),
            }
        }
    }
}

#[test]
fn the_good_answers_are_read_indeed() {
    let mut answers: HashMap<_, _> =
        good().into_iter().map(|(path, value)| (path, value.to_string().into_bytes())).collect();
    answers.insert("/agenda.md".into(), b"* 10 min - Open issues - *Ana Lopez*\n".to_vec());
    for (meeting, zone, decks) in [("126", "Europe/Vienna", 3), ("interim-2026-quic-01", "America/New_York", 3)] {
        let found = read(&answers, meeting).unwrap();
        assert_eq!((found.len(), found[0].zone.as_str(), found[0].decks.len()), (1, zone, decks));
        assert_eq!((found[0].missing.len(), found[0].chairs.len()), (0, 1), "{:?}", found[0].missing);
        is_sound(meeting, &found);
    }
    // A slot at the end of time has no end in time.
    let late = String::from_utf8(answers["/api/meeting/126/agenda-data"].clone()).unwrap();
    let late = late.replace("2026-07-22T14:00:00+00:00", "9999-12-30T22:00:00Z");
    answers.insert("/api/meeting/126/agenda-data".into(), late.into_bytes());
    let _ = read(&answers, "126");
}
