//! A friendly letter to each presenter about what to mend.

use std::fmt::Write as _;

use chairside_problem::marks::one_line;
use chairside_session::SessionContent;

use crate::finding::{Finding, Kind};
use crate::report::{DeckReport, Report};

/// A draft of a letter for each deck of a session with something that its speaker can mend; empty if there is none.
pub fn letters(report: &Report, content: &SessionContent) -> String {
    let session = match (content.group_name(), &content.meeting) {
        (Some(group), Some(meeting)) => format!("{group} at {meeting}"),
        (Some(group), None) => group.into_owned(),
        (None, Some(meeting)) => meeting.clone(),
        (None, None) => content.title.clone(),
    };
    let chairs: Vec<String> = content.chairs.iter().map(|chair| chair.name.clone()).collect();
    mail(report, &session, &chairs)
}

/// A draft of a letter for each deck with something that its speaker can mend. `session` is what the session is called:
/// "quic at IETF 126". `chairs` sign it.
pub fn mail(report: &Report, session: &str, chairs: &[String]) -> String {
    let letters = report.decks.iter().filter_map(|deck| letter(deck, session, chairs));
    letters.collect::<Vec<_>>().join("\n-- \n\n")
}

fn letter(deck: &DeckReport, session: &str, chairs: &[String]) -> Option<String> {
    let talk = deck.talk.as_ref()?;
    let findings: Vec<&Finding> = deck.findings.iter().filter(|finding| is_for_speaker(finding.kind)).collect();
    if findings.is_empty() {
        return None;
    }
    let (to, greeting) = match talk.presenters.as_slice() {
        [] => ("the presenter".to_owned(), "Hello,".to_owned()),
        all => (all.join(", "), format!("Dear {},", all.join(" and "))),
    };
    let mut text = String::new();
    let _ = writeln!(text, "To: {}", one_line(&to));
    let _ = writeln!(text, "Subject: Your slides for {}: {}", one_line(session), one_line(&talk.title));
    let _ = writeln!(text, "\n{}\n", one_line(&greeting));
    let _ = writeln!(
        text,
        "thank you for your slides ({}). I looked at them as the room will see them, and found {}:\n",
        one_line(&deck.file),
        if findings.len() == 1 { "one thing" } else { "a few things" }
    );
    for finding in findings {
        let _ = writeln!(text, "- {}.", sentence(&finding.what));
        let _ = writeln!(text, "  {}, so please {}.", capital(&one_line(&finding.why)), request(finding));
    }
    let _ = writeln!(
        text,
        "\nIf you send a new version, please keep the name of the file. Thank you, and see you in the session!\n"
    );
    let _ = writeln!(
        text,
        "{}",
        if chairs.is_empty() { "The chairs".into() } else { one_line(&chairs.join(", ")).into_owned() }
    );
    Some(text)
}

/// What the speaker can mend. The rest is for the chair: fonts of this machine, the wrong deck at an item.
fn is_for_speaker(kind: Kind) -> bool {
    !matches!(kind, Kind::OtherTalk)
}

/// What the speaker is asked to do: the same, said to the speaker rather than to the chair.
fn request(finding: &Finding) -> String {
    let words = match finding.kind {
        Kind::Notes => "send a file without the notes",
        Kind::Name => "check that the slides and the agenda say the same",
        Kind::Unreadable => "print the deck to a new PDF and send that",
        Kind::Slow => "make the pictures as large as a screen, and figures simpler",
        Kind::Shape if finding.pages.is_empty() => "send slides in landscape format",
        Kind::NoteWell => "leave that page out: the chairs show the one that is in force",
        Kind::Hidden => "send a file in which the room sees all that it should, and nothing else is hidden",
        Kind::Link => "check where it leads",
        Kind::Font => "embed all fonts in the PDF",
        Kind::Template if finding.what.contains("this is IETF") => "check that this is the version for this meeting",
        _ => return one_line(&finding.instead).into_owned(),
    };
    words.into()
}

fn sentence(text: &str) -> String {
    capital(one_line(text).trim_end_matches('.'))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
