//! Finding the sessions of a group.

use chairside_datatracker::{FoundSession, GroupKind, Meeting, Trouble, find_sessions};
use serde_json::{Value, json};

use crate::server::{Fake, Reply, text};

/// The schedule of a meeting at which QUIC meets twice, once is moved, and others meet too.
pub fn schedule(fake: &Fake) -> Value {
    let entry = |id: u64, group: &str, start: &str, duration: i64, status: &str| {
        json!({
            "id": id * 10, "sessionId": id, "room": "Hall A", "location": {}, "acronym": group, "duration": duration,
            "name": format!("{group} session"), "slotName": "Tuesday I", "startDateTime": start, "status": status,
            "type": "regular", "purpose": "regular", "isBoF": group == "newbof", "groupAcronym": group,
            "groupName": group.to_uppercase(), "groupParent": { "acronym": "wit" }, "note": "", "remoteInstructions": "",
            "flags": { "agenda": true, "showAgenda": true },
            "agenda": { "url": fake.url(&format!("meeting/126/materials/agenda-126-{group}-02")) },
            "links": { "chat": "https://zulip.example/quic", "chatArchive": null, "recordings": [],
                "videoStream": format!("https://meetecho.example/?session={id}"), "audioStream": "", "onsiteTool": null }
        })
    };
    json!({
        "meeting": { "number": "126", "city": "Vienna", "startDate": "2026-07-18", "timezone": "Europe/Vienna" },
        "usesNotes": true, "isCurrentMeeting": false, "categories": [], "floors": [],
        "schedule": [
            entry(4, "quic", "2026-07-24T07:00:00+00:00", 3600, "sched"),
            entry(3, "quic", "2026-07-22T14:00:00+00:00", 7200, "sched"),
            entry(2, "quic", "2026-07-21T14:00:00+00:00", 7200, "resched"),
            entry(5, "masque", "2026-07-21T14:00:00+00:00", 7200, "sched"),
            entry(6, "newbof", "2026-07-21T14:00:00+00:00", 7200, "sched"),
            { "id": "odd", "acronym": 7 },
            null,
        ],
    })
}

/// A server with that schedule, QUIC's materials, agenda and chairs.
pub fn quic() -> Fake {
    let fake = Fake::start();
    fake.on("/api/meeting/126/agenda-data", text(&schedule(&fake).to_string()));
    let deck = |name: &str, title: &str, rev: &str, extension: &str, order: u32| {
        json!({ "id": order + 100, "title": title, "rev": rev, "ext": extension, "order": order,
            "url": fake.url(&format!("meeting/126/materials/{name}-{rev}")) })
    };
    let materials = json!({
        "url": fake.url("meeting/126/materials/agenda-126-quic-02"),
        "slides": { "decks": [
            deck("slides-126-quic-qmux", "QMux", "02", "pdf", 1),
            deck("slides-126-quic-chair-slides", "Chair slides", "00", "pdf", 0),
            deck("slides-126-quic-notes", "Notes", "00", "txt", 2),
        ], "actions": [] },
        "minutes": null,
    });
    fake.on("/api/meeting/session/3/materials", text(&materials.to_string()));
    fake.on("/api/meeting/session/4/materials", text("{\"url\": null, \"slides\": null, \"minutes\": null}"));
    fake.on(
        "/meeting/126/materials/agenda-126-quic-02.md",
        text("# QUIC\n\nNotes: https://notes.ietf.org/notes-ietf-126-quic-2\n\n* 10 min - Administrivia - *Chairs*\n"),
    );
    let role = |number: u32, name: &str| {
        json!({ "id": number, "person": format!("/api/v1/person/person/{number}/"),
            "email": format!("/api/v1/person/email/{name}@example.com/"), "name": "/api/v1/name/rolename/chair/" })
    };
    let roles = json!({ "meta": { "limit": 20, "next": null, "offset": 0, "total_count": 2 },
        "objects": [role(11, "lars"), role(12, "matt")] });
    fake.on("/api/v1/group/role/?format=json&limit=20&name__slug=chair&group__acronym=quic", text(&roles.to_string()));
    fake.on("/api/v1/person/person/11/?format=json", text("{\"name\": \"Lars Example\", \"ascii\": \"Lars\"}"));
    fake.on("/api/v1/person/person/12/?format=json", text("{\"name\": \"Matt Example\"}"));
    fake
}

fn found(fake: &Fake, meeting: &str, group: &str) -> Result<Vec<FoundSession>, Trouble> {
    find_sessions(&fake.client(), &meeting.parse::<Meeting>().unwrap(), group)
}

#[test]
fn both_sessions_of_a_group_come_in_order_with_all_that_is_known() {
    let sessions = found(&quic(), "IETF 126", " QUIC ").unwrap();
    let times: Vec<_> =
        sessions.iter().map(|s| format!("{} {} {}–{} {}", s.number, s.id, s.start, s.end, s.zone)).collect();
    assert_eq!(
        times,
        [
            "1 3 2026-07-22T14:00:00Z–2026-07-22T16:00:00Z Europe/Vienna",
            "2 4 2026-07-24T07:00:00Z–2026-07-24T08:00:00Z Europe/Vienna",
        ]
    );
    let first = &sessions[0];
    assert_eq!(
        (first.meeting.as_str(), first.group.as_str(), first.kind),
        ("IETF 126", "quic", GroupKind::WorkingGroup)
    );
    let chairs: Vec<_> =
        first.chairs.iter().map(|p| format!("{} <{}>", p.name, p.email.as_deref().unwrap_or(""))).collect();
    assert_eq!(chairs, ["Lars Example <lars@example.com>", "Matt Example <matt@example.com>"]);
    let decks: Vec<_> =
        first.decks.iter().map(|d| format!("{} {} {} {}", d.name, d.revision, d.extension, d.title)).collect();
    assert_eq!(
        decks,
        [
            "slides-126-quic-chair-slides 00 pdf Chair slides",
            "slides-126-quic-qmux 02 pdf QMux",
            "slides-126-quic-notes 00 txt Notes",
        ]
    );
    assert!(first.decks[1].url.ends_with("/meeting/126/materials/slides-126-quic-qmux-02.pdf"));
    assert!(first.agenda.as_deref().unwrap().contains("Administrivia"));
    let links: Vec<_> = first.links.iter().map(|link| link.label.as_str()).collect();
    assert_eq!(links, ["Meetecho", "Chat", "Minutes"], "the agenda is on plain HTTP here, so it is no link");
    assert!(first.links[2].url.ends_with("notes-ietf-126-quic-2"), "the agenda's own address of the notes");
    assert_eq!(first.missing, Vec::<String>::new());
}

#[test]
fn a_session_without_papers_says_what_is_missing() {
    let fake = quic();
    fake.on("/api/meeting/session/4/materials", Reply::Body(500, Vec::new()));
    fake.on("/meeting/126/materials/agenda-126-quic-02.md", Reply::Body(404, Vec::new()));
    fake.on("/api/v1/person/person/12/?format=json", text("<html>Sign in</html>"));
    let sessions = found(&fake, "126", "quic").unwrap();
    let missing = sessions[1].missing.join("\n");
    for part in [
        "The list of slides: ",
        "answered 500",
        "The agenda: ",
        "it does not exist",
        "The chairs: ",
        "it is a web page",
    ] {
        assert!(missing.contains(part), "{part} in {missing}");
    }
    assert_eq!(sessions[0].decks.len(), 3);
}

#[test]
fn a_wrong_group_is_answered_with_the_nearest_and_a_wrong_meeting_in_words() {
    let fake = quic();
    let answer = found(&fake, "126", "quci").unwrap_err().to_string();
    assert_eq!(answer, "quci has no session at IETF 126. Did you mean quic?");
    let answer = found(&fake, "127", "quic").unwrap_err().to_string();
    assert_eq!(answer, "The Datatracker has no agenda of IETF 127", "a server that does not list its meetings");
    let list = |query: &str| format!("/api/v1/meeting/meeting/?format=json&limit=200&order_by=-date&{query}");
    let numbers: Vec<_> =
        (65..=126).map(|number| json!({ "number": number.to_string(), "time_zone": "UTC" })).collect();
    fake.on(&list("type__slug=ietf"), text(&json!({ "objects": numbers }).to_string()));
    let answer = found(&fake, "127", "quic").unwrap_err().to_string();
    assert_eq!(answer, "The Datatracker has no agenda of IETF 127. Did you mean IETF 126 or IETF 125?");
    let names = ["interim-2026-quic-01", "interim-2026-quic-02", "interim-2026-\u{1b}[31m-03"];
    let interims: Vec<_> = names.iter().map(|name| json!({ "number": name })).collect();
    fake.on(&list("type__slug=interim&number__contains=-quic-"), text(&json!({ "objects": interims }).to_string()));
    let answer = found(&fake, "interim-2026-quic-03", "quic").unwrap_err().to_string();
    assert!(answer.ends_with("Did you mean interim-2026-quic-01 or interim-2026-quic-02?"), "{answer}");
    let hostile = found(&fake, "126", "../\u{1b}[31m").unwrap_err().to_string();
    assert!(!hostile.contains('\u{1b}'), "{hostile:?}");
}

#[test]
fn an_interim_comes_from_the_older_list_with_its_own_zone() {
    let fake = Fake::start();
    let meeting = "interim-2022-httpbis-01";
    let session = json!({ "objtype": "session", "id": 1, "session_id": 77, "is_bof": false,
        "group": { "acronym": "httpbis", "name": "HTTP", "type": "wg", "state": "active", "parent": "art" },
        "name": "", "start": "2022-02-08T21:00:00Z", "duration": "1:30:00", "location": "Online", "status": "sched",
        "remote_instructions": "Join at https://webex.example/1 please", "agenda": null,
        "presentations": [
            { "name": "slides-interim-2022-httpbis-01-sessa-b", "title": "B", "order": 5, "rev": "01", "resource_uri": "" },
            { "name": "slides-interim-2022-httpbis-01-sessa-a", "title": "A", "order": 2, "rev": null },
            { "name": "agenda-interim-2022-httpbis-01", "title": "Agenda", "order": 1, "rev": "00" },
            { "name": "slides-../../x", "title": "Bad", "order": 9, "rev": "00" },
        ] });
    let list = json!({ meeting: [{ "objtype": "parent", "id": 9 }, session, { "objtype": "location" }] });
    fake.on(&format!("/meeting/{meeting}/agenda.json"), text(&list.to_string()));
    fake.on(
        &format!("/api/v1/meeting/meeting/?format=json&number={meeting}"),
        text("{\"objects\": [{\"time_zone\": \"America/New_York\"}]}"),
    );
    let sessions = found(&fake, meeting, "httpbis").unwrap();
    let only = &sessions[0];
    assert_eq!(
        (sessions.len(), only.zone.as_str(), only.end.to_string().as_str()),
        (1, "America/New_York", "2022-02-08T22:30:00Z")
    );
    let decks: Vec<_> = only.decks.iter().map(|deck| deck.url.rsplit('/').next().unwrap()).collect();
    assert_eq!(decks, ["slides-interim-2022-httpbis-01-sessa-a.pdf", "slides-interim-2022-httpbis-01-sessa-b-01.pdf"]);
    assert_eq!(only.links[0].url, "https://webex.example/1");
}

#[test]
fn odd_values_are_none_and_spoil_nothing() {
    let fake = quic();
    let mut schedule = schedule(&fake);
    let odd = json!({ "sessionId": 9, "acronym": "odd", "groupAcronym": null, "groupName": ["x"], "room": null, "status": "sched",
        "duration": -5, "startDateTime": "2026-07-20T00:00:00+00:00", "isBoF": "yes", "groupParent": "sec", "agenda": "none",
        "links": { "chat": "javascript:alert(1)", "videoStream": { "x": 1 } } });
    schedule["schedule"].as_array_mut().unwrap().push(odd);
    schedule["meeting"]["timezone"] = json!("Middle/Earth");
    fake.on("/api/meeting/126/agenda-data", text(&schedule.to_string()));
    let only = found(&fake, "126", "odd").unwrap().remove(0);
    assert_eq!((only.group_name.as_str(), only.zone.as_str(), only.kind), ("", "UTC", GroupKind::Other));
    assert_eq!((only.end - only.start).to_string(), "PT1H");
    assert_eq!(only.links, []);
}
