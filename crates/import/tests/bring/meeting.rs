//! IETF 126 as the fake Datatracker has it: QUIC meets twice, MASQUE once with thirty decks, another group without papers; and an
//! interim of HTTP.

use serde_json::{Value, json};

use super::server::{Fake, Reply, text};

/// The agenda of QUIC's two sessions.
pub const AGENDA: &str = "# IETF 126 QUIC WG Agenda\n\n* [Notes](https://notes.ietf.org/notes-ietf-126-quic)\n\n\
    ## Wednesday, July 22 2026\n\n16:00-18:00 Europe/Vienna\n\nBlue sheets are automatic, says the secretariat\n\n\
    * 5 min - Administrivia - *Chairs*\n\
    * 15 min - Open issues, updates to qmux - *Lucas Pardue*\n\
      \x20   * [draft-ietf-quic-qmux](https://datatracker.ietf.org/doc/draft-ietf-quic-qmux/)\n\
    * 20 min - Multipath deployment - *Quentin De Coninck*\n\
    * 10 min - Reverso for QUIC - *Florentin Rochet*\n\n\
    ## Friday, July 24 2026\n\n09:00-10:00 Europe/Vienna\n\n* 30 min - Extended key update - *Yaroslav Rosomakho*\n";

/// Decks of QUIC's first session: name, title, extension. All have revision 02.
pub const DECKS: [(&str, &str, &str); 5] = [
    ("slides-126-quic-chair-slides", "Chair slides", "pdf"),
    ("slides-126-quic-qmux", "draft-ietf-quic-qmux", "pdf"),
    ("slides-126-quic-multipath", "Multipath in the wild, a deployment", "pdf"),
    ("slides-126-quic-other", "Unrelated", "pdf"),
    ("slides-126-quic-reverso", "Reverso for QUIC", "txt"),
];

/// How many decks MASQUE has.
pub const MANY: usize = 30;

/// A PDF of one page that says `words`, followed by so many bytes that mean nothing.
pub fn pdf(words: &str, filling: usize) -> Vec<u8> {
    let page = format!("BT /F1 40 Tf 60 200 Td ({words}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 640 360] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    pdf.extend(b"% ");
    pdf.extend((0..filling).map(|n| b'a' + u8::try_from((n + words.len()) % 26).unwrap()));
    let xref = pdf.len() + 1;
    pdf.extend(format!("\nxref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        pdf.extend(format!("{place:010} 00000 n \n").bytes());
    }
    pdf.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n", objects.len() + 1).bytes());
    pdf
}

fn entry(fake: &Fake, id: u64, group: &str, start: &str, seconds: i64) -> Value {
    json!({
        "id": id * 10, "sessionId": id, "room": "Hall A", "acronym": group, "duration": seconds, "name": group,
        "startDateTime": start, "status": "sched", "isBoF": group == "newbof", "groupAcronym": group,
        "groupName": group.to_uppercase(), "groupParent": { "acronym": "wit" },
        "agenda": { "url": fake.url(&format!("meeting/126/materials/agenda-126-{group}-02")) },
        "links": { "chat": format!("https://zulip.example/{group}"), "videoStream": format!("https://meetecho.example/?session={id}"),
            "webex": "", "onsiteTool": null }
    })
}

fn materials(fake: &Fake, decks: &[(String, String, String)]) -> Value {
    let deck = |(order, (name, title, extension)): (usize, &(String, String, String))| {
        json!({ "id": order + 100, "title": title, "rev": "02", "ext": extension, "order": order,
            "url": fake.url(&format!("meeting/126/materials/{name}-02")) })
    };
    json!({ "url": null, "slides": { "decks": decks.iter().enumerate().map(deck).collect::<Vec<_>>() }, "minutes": null })
}

/// The path of a deck on the server.
pub fn path_of(name: &str) -> String {
    format!("/meeting/126/materials/{name}-02.pdf")
}

/// The server with all of it.
pub fn datatracker() -> Fake {
    let fake = Fake::start();
    let schedule = json!({
        "meeting": { "number": "126", "city": "Vienna", "timezone": "Europe/Vienna" },
        "schedule": [
            entry(&fake, 3, "quic", "2026-07-22T14:00:00+00:00", 7200),
            entry(&fake, 4, "quic", "2026-07-24T07:00:00+00:00", 3600),
            entry(&fake, 5, "masque", "2026-07-21T14:00:00+00:00", 7200),
            entry(&fake, 6, "newbof", "2026-07-21T14:00:00+00:00", 3600),
        ],
    });
    fake.on("/api/meeting/126/agenda-data", text(&schedule.to_string()));
    let owned = |(name, title, extension): &(&str, &str, &str)| ((*name).into(), (*title).into(), (*extension).into());
    let decks: Vec<_> = DECKS.iter().map(owned).collect();
    fake.on("/api/meeting/session/3/materials", text(&materials(&fake, &decks).to_string()));
    fake.on("/api/meeting/session/4/materials", text(&materials(&fake, &[]).to_string()));
    let many: Vec<_> = (0..MANY).map(many).collect();
    fake.on("/api/meeting/session/5/materials", text(&materials(&fake, &many).to_string()));
    fake.on("/meeting/126/materials/agenda-126-quic-02.md", text(AGENDA));
    let lines = (0..MANY).map(|n| format!("* 4 min - Topic number {n} - *Ana Lopez*")).collect::<Vec<_>>().join("\n");
    fake.on("/meeting/126/materials/agenda-126-masque-02.md", text(&format!("# MASQUE, IETF 126\n\n{lines}")));
    for (name, title, extension) in decks.iter().chain(&many) {
        if extension == "pdf" {
            fake.on(&path_of(name), Reply::Body(200, pdf(title, 2000)));
        }
    }
    let role = json!({ "objects": [{ "id": 1, "person": "/api/v1/person/person/11/", "email": "/api/v1/person/email/lars@example.com/" }] });
    for group in ["quic", "masque", "newbof", "httpbis"] {
        fake.on(
            &format!("/api/v1/group/role/?format=json&limit=20&name__slug=chair&group__acronym={group}"),
            text(&role.to_string()),
        );
    }
    fake.on("/api/v1/person/person/11/?format=json", text("{\"name\": \"Lars Example\"}"));
    interim(&fake);
    fake
}

/// A deck of MASQUE.
pub fn many(number: usize) -> (String, String, String) {
    (format!("slides-126-masque-topic-{number:02}"), format!("Topic number {number}"), "pdf".into())
}

fn interim(fake: &Fake) {
    let meeting = "interim-2026-httpbis-01";
    let session = json!({ "objtype": "session", "session_id": 77, "group": { "acronym": "httpbis", "name": "HTTP", "type": "wg", "parent": "wit" },
        "name": "", "start": "2026-02-08T21:00:00Z", "duration": "1:30:00", "location": "", "status": "sched",
        "agenda": fake.url("materials/agenda-interim.md"), "presentations": [] });
    fake.on(&format!("/meeting/{meeting}/agenda.json"), text(&json!({ meeting: [session] }).to_string()));
    fake.on(
        &format!("/api/v1/meeting/meeting/?format=json&number={meeting}"),
        text("{\"objects\": [{\"time_zone\": \"America/New_York\"}]}"),
    );
    fake.on(
        "/api/meeting/session/77/materials",
        text("{\"url\": null, \"slides\": { \"decks\": [] }, \"minutes\": null}"),
    );
    fake.on("/materials/agenda-interim.md", text("# HTTP interim\n\n* 30 min - Signatures - *Justin Richer*\n"));
}
