//! Writes a new session file, in block style: one key a line, so that a comma or a colon in a title needs no thought, with
//! comments for somebody who has never seen one. It is read again, and must give exactly what was wanted.

use std::fmt::Write as _;

use chairside_problem::Problem;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::file::front_matter::read;
use crate::file::item_spec::ItemSpec;
use crate::file::merge::{Minutes, Said};
use crate::file::save::comments::{comment, commented};
use crate::file::save::draft::{Draft, DraftItem};
use crate::file::save::edit::block_item;
use crate::file::save::keys::Keys;
use crate::file::save::scalar;
use crate::file::save::slides::slides;
use crate::file::session_file::SessionFile;
use crate::model::content::Person;
use crate::model::interstitial::InterstitialKind;
use crate::model::item::MOST_ITEMS;
use crate::typed::time_of_day::{Meant, instant_of};

/// Returns the text of a new session file.
///
/// # Errors
/// A [`Problem`] if what is wanted cannot be said in a session file: it has too many items, or reading it again would give
/// something else.
pub fn new_session(file: &str, draft: &Draft) -> Result<String, Problem> {
    if draft.items.len() > MOST_ITEMS {
        let what = format!("this session has {} items, and a session file has {MOST_ITEMS} at most", draft.items.len());
        return Err(Problem::error(file, None, what, "make several sessions of it"));
    }
    let front = front(draft);
    let (again, problems) = read(file, &front, 2);
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem);
    }
    if again.is_none_or(|again| !says(&again, draft)) {
        let (what, instead) = ("this session cannot be written to a file", "change its title or its agenda");
        return Err(Problem::error(file, None, what, instead));
    }
    Ok(format!("---\n{front}---\n\n{}", slides(draft)))
}

fn front(draft: &Draft) -> String {
    let mut yaml = comment(
        "",
        "Only you see lines that begin with #. Check this file with `chairside check`, and show it with `chairside`.",
    );
    yaml += &names(draft);
    yaml += &time(draft);
    yaml += &people(draft);
    yaml += &boilerplate(draft);
    yaml += &links(draft);
    yaml += &agenda(draft);
    yaml += &checklist(draft);
    if !draft.remarks.is_empty() {
        yaml += &comment("\n", "What the source says besides:");
        yaml += &commented("", &draft.remarks);
    }
    if draft.deck.is_none() {
        yaml += &comment(
            "\n",
            "The slides follow. A line of three dashes begins the next one, and <!-- such a comment --> is a note that only you see.",
        );
    }
    yaml
}

fn key(yaml: &mut String, key: &str, value: &str) {
    let _ = writeln!(yaml, "{key}: {}", scalar::text(value, ""));
}

fn names(draft: &Draft) -> String {
    let mut yaml = String::new();
    for (name, value, example) in [
        ("meeting", &draft.meeting, "IETF 126"),
        ("group", &draft.group, "quic"),
        ("title", &draft.title, "\"What the session is called\""),
    ] {
        match value {
            Some(value) => key(&mut yaml, name, value),
            None => yaml += &comment("", &format!("{name}: {example}")),
        }
    }
    if let Some(kind) = &draft.kind {
        key(&mut yaml, "kind", kind);
    }
    yaml
}

fn time(draft: &Draft) -> String {
    let mut yaml = String::new();
    let zone = TimeZone::get(&draft.zone).unwrap_or(TimeZone::UTC);
    if let Some(slot) = draft.slot {
        let [start, end] = [slot.start, slot.end].map(|at| local(at, &zone));
        let _ = writeln!(yaml, "\nstart: {start}\nend: {end}");
    } else {
        yaml += &comment("\n", "When it takes place, in the time zone below. Write your times and take the # away:");
        yaml += "# start: 2026-07-22T16:00\n# end: 2026-07-22T18:00\n";
    }
    let _ = writeln!(yaml, "time-zone: {}", draft.zone);
    yaml
}

/// In the session's zone, unless the clocks show that time twice.
pub(super) fn local(at: Timestamp, zone: &TimeZone) -> String {
    let local = at.to_zoned_datetime(zone.clone()).datetime();
    match instant_of(local, zone) {
        Ok(Meant { again: None, .. }) => local.strftime("%Y-%m-%dT%H:%M").to_string(),
        _ => at.to_string(),
    }
}

fn people(draft: &Draft) -> String {
    let mut yaml = String::from("\n");
    if draft.chairs.is_empty() {
        yaml += "# chairs:\n#   - Ana Lopez\n#   - name: Bo Li\n#     email: bo@example.org\n";
    }
    for (name, people) in [("chairs", &draft.chairs), ("area-directors", &draft.area_directors)] {
        if people.is_empty() {
            continue;
        }
        let _ = writeln!(yaml, "{name}:");
        for Person { name, email } in people {
            let name = scalar::text(name, "");
            match email {
                Some(email) => {
                    let _ = writeln!(yaml, "  - name: {name}\n    email: {}", scalar::text(email, ""));
                }
                None => {
                    let _ = writeln!(yaml, "  - {name}");
                }
            }
        }
    }
    yaml
}

fn boilerplate(draft: &Draft) -> String {
    let mut yaml = String::new();
    if let Some(deck) = &draft.deck {
        yaml += &comment("\n", "The chairs' slides.");
        key(&mut yaml, "deck", deck);
    }
    if !draft.editions.is_empty() {
        yaml += &comment(
            "\n",
            "The boilerplate in force that day. Take a line away, and the edition in force on the session's date is shown.",
        );
    }
    for (kind, edition) in &draft.editions {
        key(&mut yaml, kind.name(), edition);
    }
    yaml
}

fn links(draft: &Draft) -> String {
    let mut yaml = comment(
        "\n",
        "Pages that people need, each with a QR code on the links slide. The group's own pages follow by themselves.",
    );
    if draft.links.is_empty() {
        return yaml + "# links:\n#   Minutes: https://notes.ietf.org/notes-ietf-126-quic\n";
    }
    yaml += "links:\n";
    for link in &draft.links {
        let _ = writeln!(yaml, "  {}: {}", scalar::text(&link.label, ""), scalar::text(&link.url, ""));
    }
    yaml
}

fn agenda(draft: &Draft) -> String {
    let zone = TimeZone::get(&draft.zone).unwrap_or(TimeZone::UTC);
    let keys = Keys { slot: draft.slot, zone };
    let mut yaml = comment("\n", AGENDA);
    if draft.items.len() < FEW {
        yaml += EXAMPLE;
    }
    yaml += "agenda:\n";
    for item in &draft.items {
        yaml += &commented("  ", &item.remarks);
        yaml += &block_item(&keys.all(&said(item), None));
    }
    if draft.items.is_empty() {
        yaml += "  []\n";
    }
    yaml
}

/// What the keys of an item mean.
const AGENDA: &str = "The agenda. `time` is talk and discussion together, `talk` the talk's part of it. `deck` is a PDF or \
                      Markdown file beside this one; `chairs` stays with your slides, and without it the room sees a \
                      slide with title, presenter and question. A text with a comma, a colon or a # stands in double \
                      quotes.";

/// An agenda with fewer items gets an example of one.
const FEW: usize = 3;

const EXAMPLE: &str = "# An item, to copy and change:\n#   - title: \"Open issues, part 1\"\n#     presenter: Jana Iyengar\n#     time: 15m\n#     talk: 10m\n\
                       #     deck: open-issues.pdf\n#     question: \"Adopt this draft?\"\n#   - kind: aob\n#     title: Any other business\n";

fn said(item: &DraftItem) -> Said {
    Said {
        title: item.title.clone(),
        presenter: item.presenter.clone(),
        minutes: Minutes { time: item.time, talk: item.talk },
        kind: item.kind,
        deck: item.deck.clone(),
        question: item.question.clone(),
        text: item.text.clone(),
        links: item.link.iter().cloned().collect(),
        ..Said::default()
    }
}

fn checklist(draft: &Draft) -> String {
    if draft.checklist.is_empty() {
        return String::new();
    }
    let mut yaml = comment("\n", "Your own entries. People in place, recording and decks are on the list anyway.");
    yaml += "checklist:\n";
    for entry in &draft.checklist {
        let _ = writeln!(yaml, "  - {}", scalar::text(entry, ""));
    }
    yaml
}

/// Whether a file says what the draft wants.
fn says(file: &SessionFile, draft: &Draft) -> bool {
    let editions: Vec<(InterstitialKind, &str)> =
        draft.editions.iter().map(|(kind, edition)| (*kind, edition.as_str())).collect();
    let named = |kind: &InterstitialKind| file.editions.get(kind).map(|edition| edition.value.as_str());
    file.is_session
        && (&file.meeting, &file.group, &file.title) == (&draft.meeting, &draft.group, &draft.title)
        && file.kind.as_ref().map(|kind| &kind.value) == draft.kind.as_ref()
        && (file.slot, &file.zone) == (draft.slot, &draft.zone)
        && (&file.chairs, &file.area_directors) == (&draft.chairs, &draft.area_directors)
        && file.deck.as_ref().map(|deck| &deck.value) == draft.deck.as_ref()
        && file.editions.len() == editions.len()
        && editions.iter().all(|(kind, edition)| named(kind) == Some(edition))
        && file.links == draft.links
        && file.checklist == draft.checklist
        && file.agenda.len() == draft.items.len()
        && file.agenda.iter().zip(&draft.items).all(|(spec, item)| is_said(spec, item))
}

fn is_said(spec: &ItemSpec, item: &DraftItem) -> bool {
    (&spec.title, &spec.presenter, spec.time, spec.talk, spec.kind)
        == (&item.title, &item.presenter, item.time, item.talk, item.kind)
        && spec.deck.as_ref().map(|deck| &deck.value) == item.deck.as_ref()
        && (&spec.question, &spec.text) == (&item.question, &item.text)
        && spec.links.iter().eq(&item.link)
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::model::content::{Link, Slot};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn person(name: &str, email: Option<&str>) -> Person {
        Person { name: name.into(), email: email.map(Into::into) }
    }

    fn item(title: &str, presenter: &str, minutes: i64) -> DraftItem {
        DraftItem {
            title: title.into(),
            presenter: (!presenter.is_empty()).then(|| presenter.into()),
            time: SignedDuration::from_mins(minutes),
            talk: (minutes > 10).then_some(SignedDuration::from_mins(10)),
            ..DraftItem::default()
        }
    }

    fn quic() -> Draft {
        Draft {
            meeting: Some("IETF 126".into()),
            group: Some("quic".into()),
            title: Some("QUIC".into()),
            slot: Some(Slot { start: at("2026-07-22T14:00:00Z"), end: at("2026-07-22T16:00:00Z") }),
            zone: "Europe/Vienna".into(),
            items: vec![item("Administrivia", "Chairs", 5)],
            ..Draft::default()
        }
    }

    #[test]
    fn names_that_mean_something_in_yaml_stay_as_they_are() {
        for title in ["no", "1e3", "- x", "{a}", "a: b # c", "\"", "'", "é", "#1", "*a*", "  x".trim(), "[]", "👩‍💻"]
        {
            let draft = Draft {
                title: Some(title.into()),
                chairs: vec![person(title, None)],
                items: vec![DraftItem { question: Some(title.into()), ..item(title, "", 5) }],
                links: vec![Link { label: title.into(), url: "https://example.org/".into() }],
                ..quic()
            };
            assert!(new_session("a.md", &draft).is_ok(), "{title}");
        }
    }

    #[test]
    fn a_slot_in_the_hour_that_comes_twice_is_written_without_doubt() {
        let slot = Slot { start: at("2027-10-31T01:30:00Z"), end: at("2027-10-31T03:00:00Z") };
        let text = new_session("a.md", &Draft { slot: Some(slot), ..quic() }).unwrap();
        assert!(text.contains("start: 2027-10-31T01:30:00Z\nend: 2027-10-31T04:00\n"), "{text}");
    }

    #[test]
    fn too_many_items_are_refused_before_they_are_written() {
        let problem = new_session("a.md", &Draft { items: vec![item("x", "", 1); 5000], ..quic() }).unwrap_err();
        assert_eq!(problem.what, "this session has 5000 items, and a session file has 500 at most");
    }

    #[test]
    fn what_a_session_file_cannot_say_is_refused() {
        let link = |url: &str| Draft { links: vec![Link { label: "A".into(), url: url.into() }], ..quic() };
        assert!(new_session("a.md", &link("file:///etc/passwd")).is_err());
        let chair = |email: &str| Draft { chairs: vec![person("Ana", Some(email))], ..quic() };
        assert!(new_session("a.md", &chair("not an address")).is_err());
        let talk = DraftItem { talk: Some(SignedDuration::from_mins(9)), ..item("x", "", 5) };
        assert!(new_session("a.md", &Draft { items: vec![talk], ..quic() }).is_err());
    }
}
