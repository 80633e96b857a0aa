//! A session of random intents. The same seed always gives the same rows, even when a process is killed and another
//! continues the session.

use chairside_journal::{RunId, RunInfo};
use chairside_session::{
    Blank, BootId, DeckId, Intent, InterstitialKind, Moment, Row, RowId, Run, SessionContent, Stamp, decide,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use uuid::Uuid;

use crate::random::Random;

pub const ITEMS: [&str; 4] = ["intro", "pat", "multicast", "summary"];

#[derive(Clone, Copy)]
pub struct Story {
    pub seed: u64,
    /// One in this many intents is an undo, which applies all rows again.
    pub undo: u64,
}

impl Story {
    pub fn of(seed: u64) -> Self {
        Self { seed, undo: 15 }
    }

    pub fn info(&self) -> RunInfo {
        let run = RunId(format!("run of the seed {}", self.seed));
        RunInfo {
            run,
            session: format!("session {}", self.seed),
            title: "Dispatch".into(),
            opened: "2021-11-09".into(),
        }
    }

    /// The `n`th intent happens a second or so after the one before.
    pub fn stamp(&self, n: u64) -> Stamp {
        let seconds = i64::try_from(n).unwrap();
        Stamp {
            at: Moment {
                wall: Timestamp::from_second(1_636_459_200 + seconds).unwrap(),
                steady: SignedDuration::from_secs(10_000 + seconds),
                boot: BootId("boot".into()),
            },
            row: RowId(Uuid::from_u128(u128::from(self.seed) << 80 | u128::from(n) << 16)),
            author: "chair".into(),
        }
    }

    /// The number of the intent that a row comes from.
    pub fn intent_of(row: &Row) -> u64 {
        u64::try_from(row.stamp.row.0.as_u128() >> 16 & u128::from(u64::MAX)).unwrap()
    }

    pub fn begin(&self) -> Run {
        Run::opened(self.stamp(0), content(), "aa".into(), false)
    }

    /// Lets the `n`th intent happen, counted from 1, and returns its rows, which are now the run's last.
    pub fn happen(&self, run: &mut Run, n: u64) -> Vec<Row> {
        let stamp = self.stamp(n);
        let decision = decide(run, &self.intent(n), &stamp);
        (0..).zip(decision.facts).map(|(nth, fact)| run.record(stamp.nth(nth), fact).clone()).collect()
    }

    /// A run with the first `count` intents.
    pub fn told(&self, count: u64) -> Run {
        let mut run = self.begin();
        for n in 1..=count {
            self.happen(&mut run, n);
        }
        run
    }

    fn intent(&self, n: u64) -> Intent {
        let mut random = Random::of(self.seed << 32 | n);
        if random.below(self.undo) == 0 {
            return Intent::Undo;
        }
        let kind = InterstitialKind::ALL[usize::try_from(random.below(7)).unwrap()];
        let item = ITEMS[usize::try_from(random.below(4)).unwrap()].into();
        let number = u32::try_from(random.below(40)).unwrap() + 1;
        match random.below(24) {
            0..=4 => Intent::Next,
            5 => Intent::Back,
            6 => Intent::GoTo { deck: Some(DeckId::chairs()), slide: number },
            7 => Intent::HistoryBack,
            8 => Intent::Show { kind },
            9 => Intent::Uncover,
            10 => Intent::Blank { colour: Blank::Black },
            11 => Intent::Freeze,
            12 => Intent::NextItem,
            13 => Intent::BeginItem { item },
            14 => Intent::StartOrPause,
            15 => Intent::StartAsOf { seconds: Some(number) },
            16 => Intent::AddMinutes { minutes: i32::try_from(number).unwrap() - 20 },
            17 => Intent::Mic,
            18 => Intent::MicFree,
            19 => Intent::ShownElsewhere { kind },
            20 => Intent::Tick { entry: "scribe".into(), on: number % 2 == 0 },
            21 if number < 4 => Intent::EndSession,
            _ => Intent::Note {
                text: format!("Note {n}: {}", "what was said. ".repeat(usize::try_from(number).unwrap())),
            },
        }
    }
}

/// A session from JSON as old journals have it, where fields that later versions added are missing.
fn content() -> SessionContent {
    let bare = SessionContent::bare("Dispatch", 40);
    let mut json = serde_json::to_value(bare).unwrap();
    json["agenda"] = ITEMS
        .iter()
        .map(|id| {
            json!({
                "id": id, "kind": "talk", "title": id, "presenter": null, "time": "PT25M", "talk": "PT15M",
                "deck": "chairs", "brings_deck": false, "question": null, "text": null, "link": null,
                "shown_by_presenter": false
            })
        })
        .collect();
    json["interstitials"] = InterstitialKind::ALL
        .iter()
        .map(|kind| {
            let edition = kind.is_boilerplate().then_some("ietf-2021");
            json!({
                "kind": kind, "edition": edition, "title": kind.label(), "pages": 2, "standing": "", "current": true
            })
        })
        .collect();
    json["checklist"] = json!([{ "id": "scribe", "section": "before", "text": "Note taker", "shown": null }]);
    serde_json::from_value(json).unwrap()
}

#[test]
fn a_story_gone_on_with_in_the_middle_is_the_same() {
    let story = Story::of(3);
    let whole = story.told(300);
    let rows = story.told(140).rows().to_vec();
    let last = Story::intent_of(rows.last().unwrap());
    let mut run = Run::replay(rows).unwrap();
    for n in last + 1..=300 {
        story.happen(&mut run, n);
    }
    assert_eq!(run.rows(), whole.rows());
    assert_eq!(run.state(), whole.state());
    let kinds: std::collections::BTreeSet<String> =
        whole.rows().iter().map(|row| serde_json::to_value(&row.fact).unwrap()["fact"].to_string()).collect();
    assert!(kinds.len() > 15, "{kinds:?}");
}
