//! Nothing of the originals is lost or reworded: the sample session and its editions hold every statement of the
//! `SecDispatch` chairs' slides of IETF 112, and today's Note Well is the IETF's file.

use std::collections::BTreeMap;

use chairside_ietf::{
    Edition, InterstitialKind, SAMPLE_SESSION, TEMPLATE_SESSION, body, default_open_with, edition, editions, links,
};
use jiff::civil::{Date, date};
use serde::Deserialize;

const SLIDES: &str = include_str!("data/ietf112-secdispatch-chairs.txt");
const NOTE_WELL_2025: &str = include_str!("data/note-well-2025.md");

/// What these tests need of a session file; the session crate reads the rest.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Session {
    start: String,
    agenda: Vec<Item>,
    #[serde(default)]
    outcomes: Vec<String>,
    links: BTreeMap<String, String>,
    open_with: Vec<InterstitialKind>,
}

#[derive(Deserialize)]
struct Item {
    title: String,
    presenter: Option<String>,
    time: Option<String>,
    kind: Option<String>,
    text: Option<String>,
    link: Option<String>,
}

/// The session's keys, and the rest of the file.
fn session(file: (&'static str, &'static str)) -> (Session, &'static str, &'static str) {
    let (front_matter, slides) = file.1.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    (serde_saphyr::from_str(front_matter).unwrap(), front_matter, slides)
}

/// The editions that a session file names.
fn named_editions(front_matter: &str) -> Vec<&'static Edition> {
    let value = |kind: InterstitialKind| {
        let lines = front_matter.lines().filter_map(|line| line.strip_prefix(kind.name())?.strip_prefix(": "));
        lines.map(|value| value.split('#').next().unwrap_or_default().trim()).next()
    };
    InterstitialKind::boilerplate()
        .filter_map(|kind| Some((kind, value(kind)?)))
        .map(|(kind, id)| edition(kind, id).unwrap())
        .collect()
}

/// The words of a Markdown text: without marks, link targets and line ends, with one kind of dash.
fn plain(markdown: &str) -> String {
    let mut words = Vec::new();
    for line in markdown.lines() {
        let line = line.trim().trim_start_matches('#').trim_start();
        let unnumbered = line.trim_start_matches(|character: char| character.is_ascii_digit());
        let line = unnumbered.strip_prefix(". ").filter(|_| unnumbered.len() < line.len()).unwrap_or(line);
        let line = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line);
        let mut text = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("](") {
            text += before;
            rest = after.split_once(')').unwrap().1;
        }
        text += rest;
        let text = text.replace(['[', ']', '\\', '*', '<', '>'], "").replace(['–', '—'], "-");
        words.extend(text.split_whitespace().map(String::from));
    }
    words.join(" ")
}

/// The part of the slides' text from the line with `from` up to the line with `to`.
fn part(from: &str, to: &str) -> String {
    let start = SLIDES.find(from).unwrap();
    let end = start + SLIDES[start..].find(to).unwrap();
    SLIDES[start..end].to_string()
}

#[test]
fn the_boilerplate_of_ietf_112_is_word_for_word() {
    for (kind, id, from, to, heading) in [
        (InterstitialKind::NoteWell, "ietf-2021", "Note Well –", "IETF Code of Conduct –", true),
        (InterstitialKind::CodeOfConduct, "ietf-2021", "IETF Code of Conduct –", "This session is", true),
        (InterstitialKind::Recording, "ietf-2021", "This session is", "IETF 111", false),
        (InterstitialKind::Tips, "ietf-2021", "IETF 111", "Links\n", true),
        (InterstitialKind::MicRules, "secdispatch-2021", "Participation Guidelines", "FYI:", true),
    ] {
        let edition = edition(kind, id).unwrap();
        let ours = if heading { format!("{}\n\n{}", edition.title, edition.body) } else { edition.body.clone() };
        assert_eq!(plain(&ours), plain(&part(from, to)), "{kind:?}");
    }
    assert_eq!(
        edition(InterstitialKind::Recording, "ietf-2021").unwrap().body,
        "This session is **still** being recorded"
    );
}

#[test]
fn todays_note_well_is_the_ietfs_file_to_the_letter() {
    let edition = edition(InterstitialKind::NoteWell, "ietf-2025").unwrap();
    assert_eq!(format!("# {}\n\n{}", edition.title, edition.body), NOTE_WELL_2025.trim_end());
    assert_eq!(edition.includes, [InterstitialKind::CodeOfConduct]);
}

#[test]
fn the_note_well_of_2021_leads_to_its_seven_documents() {
    let edition = edition(InterstitialKind::NoteWell, "ietf-2021").unwrap();
    let (_, documents) = edition.body.split_once("ADs:").unwrap();
    let targets: Vec<&str> = documents
        .lines()
        .filter_map(|line| line.split_once("](").map(|(_, rest)| rest.split_once(')').unwrap().0))
        .collect();
    let bcp = |number| format!("https://www.rfc-editor.org/info/bcp{number}");
    assert_eq!(targets, [9, 25, 25, 54, 78, 79].map(bcp));
    assert!(documents.contains("<https://www.ietf.org/privacy-policy/> (Privacy Policy)"));
    for edition in editions() {
        assert!(!edition.body.contains("](#)"), "{} has a link to nowhere", edition.id);
    }
}

#[test]
fn what_an_edition_links_to_is_in_its_list_of_links() {
    for edition in editions() {
        let targets = edition.body.split(['(', '<']).skip(1).filter(|text| text.starts_with("http"));
        for target in targets.map(|text| text.split([')', '>']).next().unwrap()) {
            assert!(edition.links.iter().any(|link| link == target), "{}: {target}", edition.id);
        }
    }
}

/// The measure of the sample: every line of the chairs' slides stands in the session file or in an edition it names.
#[test]
fn no_statement_of_the_slides_is_lost() {
    let (_, front_matter, slides) = session(SAMPLE_SESSION);
    let mut ours = plain(&format!("{front_matter}\n{slides}"));
    for edition in named_editions(front_matter) {
        ours = [ours, plain(&edition.title), plain(&edition.body)].join(" ");
    }
    let lost: Vec<_> = SLIDES
        .lines()
        .map(|line| plain(line).trim_end_matches(':').to_string())
        .filter(|line| !line.is_empty() && !is_agenda_line(line) && !ours.contains(line.as_str()))
        .collect();
    assert_eq!(lost, [] as [String; 0]);
}

/// The four lines of the agenda, which the next test reads item by item.
fn is_agenda_line(line: &str) -> bool {
    line.ends_with("minutes") && !line.starts_with("Keep your comment")
}

#[test]
fn the_agenda_is_that_of_the_slides() {
    let (session, ..) = session(SAMPLE_SESSION);
    let line = |item: &Item| {
        let minutes = item.time.as_deref().unwrap().trim_end_matches('m');
        match (item.presenter.as_deref().unwrap(), item.title.as_str()) {
            ("Chairs", title @ "Intro/Administrivia") => format!("{title} - chairs, {minutes} minutes"),
            (presenter, title) => format!("{title} ({presenter}) - {minutes} minutes"),
        }
    };
    let ours: Vec<_> = session.agenda.iter().filter(|item| item.kind.is_none()).map(line).collect();
    let theirs: Vec<_> = SLIDES.lines().map(plain).filter(|line| is_agenda_line(line)).collect();
    assert_eq!(ours, theirs);

    let fyi = session.agenda.iter().find(|item| item.kind.as_deref() == Some("fyi")).unwrap();
    assert_eq!(fyi.title, "Draft on Secure Credential Transfer");
    assert!(fyi.text.as_deref().unwrap().ends_with("dispatch had consensus to initiate a BoF"));
    assert!(SLIDES.contains(fyi.link.as_deref().unwrap()));
}

#[test]
fn the_five_outcomes_are_those_of_the_slides() {
    let slides: Vec<_> =
        body().kind("dispatch").unwrap().outcomes.iter().map(|outcome| outcome.slide.as_str()).collect();
    let written = part("Possible Outcomes", "Participation Guidelines");
    let theirs: Vec<_> = written.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    assert_eq!(slides, theirs);
    assert_eq!(session(SAMPLE_SESSION).0.outcomes, theirs);
}

#[test]
fn the_links_are_those_of_the_slides_and_those_made_by_rule() {
    let (session, ..) = session(SAMPLE_SESSION);
    for (label, address) in [
        ("Meetecho", "https://meetings.conf.meetecho.com/ietf112/?group=secdispatch&short=&item=1"),
        ("Jabber", "xmpp:secdispatch@jabber.ietf.org?join"),
        ("Minutes", "https://notes.ietf.org/notes-ietf-112-secdispatch"),
        ("Slides", "https://datatracker.ietf.org/meeting/112/session/secdispatch"),
        ("Mailing List", "mailto:secdispatch@ietf.org"),
        ("Charter", "https://datatracker.ietf.org/wg/secdispatch/about/"),
        ("Wiki", "https://trac.ietf.org/trac/secdispatch/wiki/"),
    ] {
        assert_eq!(session.links[label], address);
        let bare = address.trim_start_matches("xmpp:").trim_start_matches("mailto:").trim_end_matches("?join");
        assert!(SLIDES.contains(bare), "{bare}");
    }
    let mut ours: Vec<_> = session.links.into_values().collect();
    let made = links("secdispatch", Some("112"), date(2021, 11, 9));
    let mut made: Vec<_> = made.into_iter().map(|link| link.url).collect();
    ours.sort();
    made.sort();
    assert_eq!(ours, made);
}

#[test]
fn both_sessions_name_the_editions_of_their_day() {
    for (file, kinds) in [(SAMPLE_SESSION, 5), (TEMPLATE_SESSION, 4)] {
        let (session, front_matter, slides) = session(file);
        let day: Date = session.start[..10].parse().unwrap();
        let editions = named_editions(front_matter);
        assert_eq!(editions.len(), kinds, "{}", file.0);
        for edition in editions {
            assert!(edition.in_force_on(day), "{}: {} on {day}", file.0, edition.id);
            let slide = format!("<!-- slide: {} -->", edition.kind.name());
            assert!(slides.contains(&slide) || edition.kind == InterstitialKind::MicRules, "{}: {slide}", file.0);
        }
        assert_eq!(session.open_with, default_open_with(day));
    }
}
