//! Facts as JSON: one golden line a kind, what this version cannot read, and docs/facts.md against the code.

use std::collections::BTreeMap;

use chairside_session::card::Card;
use chairside_session::content::{Item, ItemKind, SessionContent};
use chairside_session::outcome::Outcome;
use chairside_session::people::{Role, Seat};
use chairside_session::pointing::{Dot, Ink, Stroke};
use chairside_session::poll::{PollKind, PollResult};
use chairside_session::snapshot::PageId;
use chairside_session::{Blank, Fact, Interstitial, InterstitialKind, NotesPlace, RowId, Run, ShownBy};
use jiff::SignedDuration;

use crate::support::{Chair, Clock, chairs, deck, plain_run, sec_dispatch};

/// One of each kind.
fn one_of_each() -> Vec<Fact> {
    let mut clock = Clock::new("2021-11-09T12:05:00Z");
    let note_well = Interstitial { kind: InterstitialKind::NoteWell, edition: Some("ietf-2021".into()) };
    let content = Box::new(SessionContent::bare("Talk", 1));
    let item = || "pat".into();
    let outcome = Outcome {
        chosen: vec!["Direct to an existing WG".into()],
        wg: Some("privacypass".into()),
        ad: Some("Ben Kaduk".into()),
        willing: Some(true),
        sentence: None,
        free: false,
    };
    vec![
        Fact::Opened { content: content.clone(), hash: "a1".into(), rehearsal: false },
        Fact::Resumed,
        Fact::Closed,
        Fact::DeckRead { deck: deck("pat", 1) },
        Fact::NotesPlaced { deck: "pat.pdf".into(), file: "c3".into(), notes: NotesPlace::Right },
        Fact::ContentTaken { content: content.clone(), hash: "b2".into(), in_file: Some(content) },
        Fact::DeckAttached { item: item(), deck: deck("late:pat.pdf", 1), file: "pat.pdf".into() },
        Fact::Turned { to: chairs(7) },
        Fact::HoldingShown,
        Fact::Covered { with: note_well.clone(), page: 0, opening: Some(0) },
        Fact::Uncovered,
        Fact::Blanked { colour: Blank::Black },
        Fact::Unblanked,
        Fact::Frozen { at: chairs(6) },
        Fact::Thawed,
        Fact::RoomElsewhere,
        Fact::RoomBack,
        Fact::Drawn { what: note_well },
        Fact::ShownElsewhere { kind: InterstitialKind::CodeOfConduct },
        Fact::StrokeDrawn {
            on: PageId("chairs/6".into()),
            stroke: Stroke { id: "s1".into(), ink: Ink::Pen, dots: vec![Dot(2500, 5000, 50), Dot(2600, 5100, 55)] },
        },
        Fact::StrokesErased { on: PageId("chairs/6".into()), strokes: vec!["s1".into()] },
        Fact::StrokesShown { on: false },
        Fact::SpeakerTold { words: Some("Two minutes left".into()) },
        Fact::ItemBegun { item: item() },
        Fact::TimeStarted { item: item(), at: clock.stamp("chair").at },
        Fact::TimePaused { item: item() },
        Fact::TimeResumed { item: item() },
        Fact::TimeAdded { item: item(), by: SignedDuration::from_mins(-1) },
        Fact::TimeReset { item: item() },
        Fact::DiscussionBegun { item: item() },
        Fact::SpeakerBegan {
            number: 5,
            item: Some(item()),
            speaker: Some("a1".into()),
            name: Some("Ben Schwartz".into()),
        },
        Fact::MicFreed,
        Fact::Ticked { entry: "scribe".into() },
        Fact::Unticked { entry: "scribe".into() },
        Fact::Noted { text: "a note".into(), item: None, at: chairs(1) },
        Fact::NoteMended { note: "n1".into(), text: "a better note".into() },
        Fact::SessionEnded,
        Fact::ClockStepped { by: SignedDuration::from_hours(-1) },
        Fact::TakenBack { row: RowId(uuid::Uuid::from_u128(7)) },
        Fact::ItemMoved { item: item(), before: Some("intro".into()) },
        Fact::ItemAdded { item: Box::new(Item::titled("added-7".into(), "Late")), before: None },
        Fact::ItemRemoved { item: item() },
        Fact::ItemSkipped { item: item() },
        Fact::ItemBroughtBack { item: item() },
        Fact::ItemSplit {
            item: item(),
            time: SignedDuration::from_mins(10),
            second: Box::new(Item::titled("added-8".into(), "Rest")),
        },
        Fact::MinutesSet { item: item(), time: SignedDuration::from_mins(20) },
        Fact::TimeGiven { item: item(), time: SignedDuration::from_mins(19) },
        Fact::ItemRetitled { item: item(), title: "Privacy Pass".into() },
        Fact::PresenterSet { item: item(), presenter: Some("Chris Wood".into()) },
        Fact::KindSet { item: item(), kind: ItemKind::Aob },
        Fact::StartSet { item: item(), at: Some("2021-11-09T13:00:00Z".parse().unwrap()) },
        Fact::TalkSet { item: item(), talk: Some(SignedDuration::from_mins(15)) },
        Fact::QuestionSet { item: item(), question: Some("Adopt?".into()) },
        Fact::SeatExpected { item: item(), seat: Some(Seat::Remote) },
        Fact::OutcomesSet { item: item(), outcomes: Some(vec!["Adopt".into(), "Propose a new, focused WG".into()]) },
        Fact::SessionOutcomesSet { outcomes: Some(vec!["Adopt".into(), "Last call".into()]) },
        Fact::TextSet { item: item(), text: Some("Presented in dispatch".into()) },
        Fact::LinkSet {
            item: item(),
            link: Some("https://example.org".into()),
            more: vec!["https://example.org/2".into()],
        },
        Fact::AgendaAgreed,
        Fact::OverrunAccepted { until: "2021-11-09T14:06:00Z".parse().unwrap() },
        Fact::ShortTalkBegun { item: item(), number: 2 },
        Fact::PutBack { row: RowId(uuid::Uuid::from_u128(9)) },
        Fact::OutcomeRecorded { item: item(), outcome: outcome.clone() },
        Fact::CardShown { card: Card::Proposal { item: item(), outcome } },
        Fact::CardTakenAway,
        Fact::QueueJoined { item: item(), speaker: "a1".into(), name: "Ben Schwartz".into() },
        Fact::QueueOrdered { item: item(), order: vec!["a2".into(), "a1".into()] },
        Fact::QueueLeft { item: item(), speaker: "a1".into() },
        Fact::QueueClosed { item: item() },
        Fact::QueueReopened { item: item() },
        Fact::SpeakerNamed { item: Some(item()), number: 5, name: "Ben Schwartz".into() },
        Fact::PollAsked {
            poll: "b1".into(),
            item: Some(item()),
            kind: PollKind::Answers,
            question: "Is there interest?".into(),
        },
        Fact::PollCounted { poll: "b1".into(), result: PollResult::Answers { yes: 31, no: 4, no_opinion: 62 } },
        Fact::PollTaken {
            poll: "b2".into(),
            item: Some(item()),
            question: "Is there interest?".into(),
            from: "2021-11-09T12:31:00Z".parse().unwrap(),
            until: "2021-11-09T12:32:00Z".parse().unwrap(),
            raised: 31,
            not_raised: 4,
        },
        Fact::PollWithdrawn { poll: "b1".into() },
        Fact::TimeShown { minutes: 5 },
        Fact::TimeHidden,
        Fact::RoomTimer { on: true },
        Fact::RoleFilled { role: Role::NoteTakers, names: vec!["Robin".into()] },
        Fact::PresenterSeated { item: item(), seat: Seat::Remote, who: Some("Robin".into()) },
        Fact::ReminderSilenced { reminder: "audio-video".into(), on: true },
        Fact::SlidesShownBy { item: item(), by: ShownBy::Meetecho },
        Fact::MinutesCopied { row: 40 },
        Fact::AgendaSaved { hash: "a2".into() },
        Fact::ClockSimulated,
    ]
}

fn name(fact: &Fact) -> String {
    serde_json::to_value(fact).unwrap()["fact"].as_str().unwrap().into()
}

#[test]
fn each_kind_is_one_line_of_json_and_reads_back_as_it_was() {
    let lines: Vec<_> = one_of_each()
        .into_iter()
        .map(|fact| {
            let line = serde_json::to_string(&fact).unwrap();
            assert_eq!(serde_json::from_str::<Fact>(&line).unwrap(), fact);
            line
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_whole_session_reads_back_as_it_was() {
    let fact = Fact::Opened { content: Box::new(sec_dispatch()), hash: "a1".into(), rehearsal: true };
    assert_eq!(serde_json::from_str::<Fact>(&serde_json::to_string(&fact).unwrap()).unwrap(), fact);
}

#[test]
fn what_this_version_cannot_read_is_kept_counted_and_not_applied() {
    let unreadable = [
        ("a fact of a newer version", r#"{"fact":"polled","question":"Adopt?","raised":12}"#),
        ("a field missing", r#"{"fact":"turned"}"#),
        ("a field of a newer version", r#"{"fact":"turned","step":2,"to":{"deck":"chairs","slide":1}}"#),
        ("a field of another type", r#"{"fact":"turned","to":"chairs/1"}"#),
        ("a kind that is not known", r#"{"fact":"shown-elsewhere","kind":"weather"}"#),
        ("no name", r#"{"to":{"deck":"chairs","slide":1}}"#),
        ("no object", "17"),
    ];
    for (what, line) in unreadable {
        let fact: Fact = serde_json::from_str(line).unwrap();
        assert!(matches!(fact, Fact::Unknown(_)), "{what}: {fact:?}");
        assert_eq!(serde_json::to_string(&fact).unwrap(), line, "kept as it was written");
        assert_eq!(fact.decision(), None);
        let mut chair = Chair::opens(plain_run(3));
        let before = chair.state().clone();
        chair.happens(fact);
        assert_eq!(chair.state().unread, 1, "{what}");
        let after = chair.state().clone();
        assert_eq!(chairside_session::State { unread: 0, heard: before.heard.clone(), ..after }, before, "{what}");
    }
}

#[test]
fn a_fact_without_fields_is_read_whatever_else_stands_there() {
    // serde passes over what stands beside the name of a fact without fields. A newer version that adds a field to one
    // of these must give it a new name.
    let fact: Fact = serde_json::from_str(r#"{"fact":"room-elsewhere","who":"Meetecho"}"#).unwrap();
    assert_eq!(fact, Fact::RoomElsewhere);
}

#[test]
fn a_run_is_no_run_unless_its_first_row_opens_a_session() {
    let mut chair = Chair::opens(plain_run(3));
    chair.press("→");
    assert!(Run::replay(Vec::new()).is_none());
    assert!(Run::replay(chair.run.rows()[1..].to_vec()).is_none());
}

#[test]
fn the_table_in_the_docs_has_every_fact_with_its_fields_and_whether_it_can_be_taken_back() {
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/facts.md")).unwrap();
    // | `turned` | meaning | `to` | no |
    let rows: BTreeMap<String, (String, String)> = docs
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [name, _, fields, back] = cells[..] else { panic!("four cells: {line}") };
            let fields = fields.split('`').skip(1).step_by(2).collect::<Vec<_>>().join(" ");
            (name.trim_matches('`').to_string(), (fields, back.to_string()))
        })
        .collect();
    let mut known = BTreeMap::new();
    for fact in one_of_each() {
        let value = serde_json::to_value(&fact).unwrap();
        let fields: Vec<_> = value.as_object().unwrap().keys().filter(|key| *key != "fact").cloned().collect();
        let back = match &fact {
            Fact::TimeAdded { .. } => "yes: “a minute more”, “a minute less”, “minutes given”, “minutes taken”".into(),
            Fact::NoteMended { .. } => "yes: “note changed”, “note removed”".into(),
            Fact::SpeakerTold { .. } => "yes: “message to the speaker”, “message to the speaker removed”".into(),
            Fact::StrokesErased { .. } => "yes: “stroke erased”, “strokes erased”".into(),
            fact => fact.decision().map_or("no".into(), |words| format!("yes: “{words}”")),
        };
        known.insert(name(&fact), (fields.join(" "), back));
    }
    let sorted = |(fields, back): (String, String)| {
        let mut fields: Vec<_> = fields.split(' ').map(String::from).collect();
        fields.sort();
        (fields.join(" "), back)
    };
    let rows: BTreeMap<_, _> = rows.into_iter().map(|(name, row)| (name, sorted(row))).collect();
    let known: BTreeMap<_, _> = known.into_iter().map(|(name, row)| (name, sorted(row))).collect();
    assert_eq!(rows, known);
}

#[test]
fn none_is_missing_from_these_tests() {
    // Stops compiling when a kind is added; then add one to `one_of_each`.
    let kinds = |fact: &Fact| match fact {
        Fact::Opened { .. } | Fact::Resumed | Fact::Closed | Fact::DeckRead { .. } | Fact::ContentTaken { .. } => 5,
        Fact::Turned { .. } | Fact::Covered { .. } | Fact::Uncovered | Fact::Blanked { .. } | Fact::Unblanked => 10,
        Fact::Frozen { .. } | Fact::Thawed | Fact::RoomElsewhere | Fact::RoomBack | Fact::Drawn { .. } => 15,
        Fact::ShownElsewhere { .. } | Fact::ItemBegun { .. } | Fact::TimeStarted { .. } => 18,
        Fact::TimePaused { .. } | Fact::TimeResumed { .. } | Fact::TimeAdded { .. } | Fact::TimeReset { .. } => 22,
        Fact::DiscussionBegun { .. } | Fact::SpeakerBegan { .. } | Fact::MicFreed | Fact::Ticked { .. } => 26,
        Fact::Unticked { .. } | Fact::Noted { .. } | Fact::SessionEnded | Fact::ClockStepped { .. } => 30,
        Fact::TakenBack { .. } | Fact::DeckAttached { .. } => 32,
        Fact::ItemMoved { .. } | Fact::ItemAdded { .. } | Fact::ItemRemoved { .. } | Fact::ItemSkipped { .. } => 36,
        Fact::ItemBroughtBack { .. } | Fact::ItemSplit { .. } | Fact::MinutesSet { .. } | Fact::TimeGiven { .. } => 40,
        Fact::ItemRetitled { .. } | Fact::PresenterSet { .. } | Fact::AgendaAgreed | Fact::OverrunAccepted { .. } => 44,
        Fact::ShortTalkBegun { .. } | Fact::PutBack { .. } => 46,
        Fact::OutcomeRecorded { .. } | Fact::CardShown { .. } | Fact::CardTakenAway => 49,
        Fact::QueueJoined { .. } | Fact::QueueOrdered { .. } | Fact::QueueLeft { .. } | Fact::QueueClosed { .. } => 53,
        Fact::QueueReopened { .. } | Fact::SpeakerNamed { .. } | Fact::PollAsked { .. } | Fact::PollCounted { .. } => {
            57
        }
        Fact::PollTaken { .. } | Fact::TimeShown { .. } | Fact::TimeHidden | Fact::RoomTimer { .. } => 61,
        Fact::MinutesCopied { .. } | Fact::RoleFilled { .. } | Fact::AgendaSaved { .. } | Fact::ClockSimulated => 65,
        Fact::PresenterSeated { .. } | Fact::ReminderSilenced { .. } | Fact::SlidesShownBy { .. } => 68,
        Fact::KindSet { .. } | Fact::StartSet { .. } | Fact::PollWithdrawn { .. } => 71,
        Fact::NotesPlaced { .. } | Fact::NoteMended { .. } => 73,
        Fact::TalkSet { .. } | Fact::QuestionSet { .. } | Fact::SeatExpected { .. } | Fact::OutcomesSet { .. } => 77,
        Fact::TextSet { .. } | Fact::LinkSet { .. } | Fact::HoldingShown | Fact::SessionOutcomesSet { .. } => 81,
        Fact::StrokeDrawn { .. } | Fact::StrokesErased { .. } | Fact::StrokesShown { .. } => 84,
        Fact::SpeakerTold { .. } => 85,
        Fact::Unknown(_) => 0,
    };
    let names: std::collections::BTreeSet<_> = one_of_each().iter().map(name).collect();
    assert_eq!(names.len(), one_of_each().iter().map(kinds).max().unwrap());
}

#[test]
fn a_journal_of_an_earlier_version_is_read_as_it_was_meant() {
    let mut content = sec_dispatch();
    content.agenda[1].shown_by = ShownBy::Presenter;
    let fact = Fact::Opened { content: Box::new(content.clone()), hash: "a1".into(), rehearsal: false };
    let mut value = serde_json::to_value(&fact).unwrap();
    value["content"].as_object_mut().unwrap().remove("room").unwrap();
    for item in value["content"]["agenda"].as_array_mut().unwrap() {
        let item = item.as_object_mut().unwrap();
        let presenter = item.remove("shown_by").unwrap() == "presenter";
        item.insert("shown_by_presenter".into(), presenter.into());
    }
    assert_eq!(serde_json::from_value::<Fact>(value).unwrap(), fact);
    let earlier = r#"{"fact":"speaker-began","number":5,"item":"pat"}"#;
    let read: Fact = serde_json::from_str(earlier).unwrap();
    assert_eq!(read, Fact::SpeakerBegan { number: 5, item: Some("pat".into()), speaker: None, name: None });
    assert_eq!(serde_json::to_string(&read).unwrap(), earlier);
}
