//! One item: from what an agenda says to what a session file can say. What has no key becomes a comment above the item.

use chairside_agenda::{ItemRead, Kind};
use chairside_session::content::{ItemKind, are_chairs};
use chairside_session::file::DraftItem;
use jiff::SignedDuration;

use crate::words::{address, text};

/// A session file has no longer times.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);
/// What chairs call the items that they present themselves.
const CHAIRS_OWN: &[&str] = &["administriv", "agenda bash", "note well", "welcome", "chairs' intro", "chair intro"];

/// Returns the item. `deck` is its deck if that is known; else its slides are named in a comment.
pub fn draft_item(read: &ItemRead, deck: Option<String>) -> DraftItem {
    let mut remarks = Vec::new();
    let presenter = presenter(read);
    let (time, talk) = times(read, &mut remarks);
    let link = link(read, &mut remarks);
    if deck.is_none() {
        remarks.extend(read.slides.iter().filter_map(|slides| text(&format!("Slides: {slides}"))));
    }
    if read.balance {
        remarks.push("It gets the time that the others leave.".into());
    }
    let mut notes: Vec<String> = read.notes.iter().filter_map(|(_, note)| text(note)).collect();
    let question = question(&mut notes);
    let kind = kind(read.kind);
    let about = (kind == ItemKind::Fyi && !notes.is_empty()).then(|| notes.join(" "));
    if about.is_none() {
        remarks.extend(notes);
    }
    let title = text(&read.title).unwrap_or_else(|| "Untitled".into());
    let deck = deck.or_else(|| is_chairs_own(&title, presenter.as_deref(), kind).then(|| "chairs".into()));
    DraftItem { title, presenter, time, talk, kind, deck, question, text: about, link, remarks }
}

/// "Question: adopt it?" below an item, taken out of the notes.
fn question(notes: &mut Vec<String>) -> Option<String> {
    let asks = |note: &String| note.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("question:"));
    let at = notes.iter().position(|note| asks(note) && !note[9..].trim().is_empty())?;
    text(&notes.remove(at)[9..])
}

fn presenter(read: &ItemRead) -> Option<String> {
    let name = |name: &String| match name.trim() {
        "chairs" | "the chairs" => Some("Chairs".into()),
        name => text(name),
    };
    text(&read.presenters.iter().filter_map(name).collect::<Vec<_>>().join(", "))
}

fn times(read: &ItemRead, remarks: &mut Vec<String>) -> (SignedDuration, Option<SignedDuration>) {
    let time = read.time.unwrap_or_default();
    if time > LONGEST || time.is_negative() {
        remarks.push(format!("Its time is {} min, which no session has.", time.as_mins()));
        return (SignedDuration::ZERO, None);
    }
    let whole = |time: SignedDuration| SignedDuration::from_secs(time.as_secs());
    let talk = read.talk.filter(|talk| *talk <= time && !talk.is_negative());
    (whole(time), talk.map(whole))
}

/// The first page to read more that a session file takes; the others are remarks.
fn link(read: &ItemRead, remarks: &mut Vec<String>) -> Option<String> {
    let mut first = None;
    for link in &read.links {
        match address(&link.url) {
            Some(url) if first.is_none() => first = Some(url),
            Some(url) if first.as_ref() == Some(&url) => {}
            _ => remarks.extend(text(&format!("{}: {}", link.label, link.url))),
        }
    }
    first
}

fn kind(kind: Kind) -> ItemKind {
    match kind {
        Kind::Item => ItemKind::Talk,
        Kind::Break => ItemKind::Break,
        Kind::AsTimePermits => ItemKind::AsTimePermits,
        Kind::Aob => ItemKind::Aob,
        Kind::Fyi => ItemKind::Fyi,
    }
}

/// Whether the chairs present it, so that their slides stay up.
fn is_chairs_own(title: &str, presenter: Option<&str>, kind: ItemKind) -> bool {
    let title = title.to_lowercase();
    kind == ItemKind::Talk
        && match presenter {
            Some(who) => are_chairs(who, &[]),
            None => CHAIRS_OWN.iter().any(|words| title.contains(words)),
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(line: &str) -> DraftItem {
        let reading = chairside_agenda::read(&format!("# QUIC\n\n* 5 min - First - Bo Li\n{line}\n"));
        draft_item(&reading.sessions[0].items[1], None)
    }

    #[test]
    fn what_has_a_key_gets_it_and_the_rest_is_a_comment() {
        let read = item(
            "* 10 min - QMux [slides](https://a.example/q.pdf) - *Lucas Pardue*\n  * \
             https://datatracker.ietf.org/doc/draft-ietf-quic-qmux/",
        );
        assert_eq!((read.title.as_str(), read.presenter.as_deref()), ("QMux", Some("Lucas Pardue")));
        assert_eq!(read.link.as_deref(), Some("https://datatracker.ietf.org/doc/draft-ietf-quic-qmux/"));
        assert_eq!((read.remarks.as_slice(), read.deck), (&["Slides: https://a.example/q.pdf".to_owned()][..], None));
    }

    #[test]
    fn a_question_below_an_item_is_its_question() {
        let read =
            item("* 10 min - QMux - Lucas Pardue\n  * Question: Is it ready?\n  * Question:\n  * Look at issue 3");
        assert_eq!(read.question.as_deref(), Some("Is it ready?"));
        assert_eq!(read.remarks, ["Question:", "Look at issue 3"]);
    }

    #[test]
    fn what_the_chairs_present_stays_with_their_slides() {
        assert_eq!(item("* 10 min - Wrap up - chairs").deck.as_deref(), Some("chairs"));
        assert_eq!(item("* 10 min - Administrivia").deck.as_deref(), Some("chairs"));
        assert_eq!(item("* 10 min - Administrivia of keys - Ana Lopez").deck, None);
    }
}
