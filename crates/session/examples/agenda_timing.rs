//! How long a key takes with an agenda of many items that runs late, which is the slowest there is: the decision, the
//! presenter window's snapshot and when it changes next. `cargo run --release -p chairside-session --example
//! agenda_timing [ITEMS…]`.

use std::time::Instant;

use chairside_session::content::{Item, SessionContent, Slot};
use chairside_session::desk::Desk;
use chairside_session::rundown::next_change;
use chairside_session::search::Index;
use chairside_session::snapshot::{Shell, presenter};
use chairside_session::{BootId, Fact, Intent, ItemId, Moment, Row, RowId, Run, Stamp, decide};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|count| count.parse().ok()).collect();
    let counts = if asked.is_empty() { vec![50, 200, 500, 1_000, 5_000] } else { asked };
    println!("items   slowest key of 10   of it deciding   snapshot   next change");
    for count in counts {
        let keys: Vec<[f64; 3]> = keys(count, 10);
        let slowest = keys.into_iter().max_by(|one, other| one.iter().sum::<f64>().total_cmp(&other.iter().sum()));
        let [decided, shown, changes] = slowest.unwrap_or_default();
        let whole = decided + shown + changes;
        println!("{count:5}   {whole:16.2} ms   {decided:11.2} ms   {shown:5.2} ms   {changes:8.2} ms");
    }
}

/// Presses so many keys; the milliseconds of each part.
fn keys(items: usize, presses: usize) -> Vec<[f64; 3]> {
    let start: Timestamp = "2021-11-09T12:00:00Z".parse().expect("a time");
    let item = |number: usize| Item {
        time: SignedDuration::from_mins(1),
        presenter: Some(format!("Speaker {number}")),
        ..Item::titled(ItemId::from(format!("item-{number}")), format!("Item {number}"))
    };
    let mut content = SessionContent::bare("Many items", 10);
    content.agenda = (0..items).map(item).collect();
    content.decks.extend(content.agenda.iter().map(Item::generated_deck).collect::<Vec<_>>());
    content.slot = Some(Slot { start, end: start + SignedDuration::from_mins(30) });
    let stamp = |second: i64| Stamp {
        at: Moment {
            wall: start + SignedDuration::from_secs(second),
            steady: SignedDuration::from_secs(second),
            boot: BootId("boot".into()),
        },
        row: RowId(uuid::Uuid::from_u128((1 + u128::from(second.unsigned_abs())) << 16)),
        author: "chair".into(),
    };
    let opened = Fact::Opened { content: Box::new(content), hash: "aa".into(), rehearsal: false };
    let mut run = Run::replay(vec![Row { number: 1, stamp: stamp(0), fact: opened }]).expect("a run");
    let shell = Shell::in_order(TimeZone::UTC);
    let mut out = Vec::new();
    for (press, second) in (0..presses).zip(1..) {
        let stamp = stamp(second);
        let intent = if press % 2 == 0 { Intent::NextItem } else { Intent::StartOrPause };
        let begun = Instant::now();
        let decision = decide(&run, &intent, &stamp);
        for (nth, fact) in (0..).zip(decision.facts) {
            run.record(stamp.nth(nth), fact);
        }
        let decided = begun.elapsed();
        let begun = Instant::now();
        let snapshot = presenter(&run, &Desk::default(), &shell, &stamp.at, "", &Index::default(), 1, 0);
        let shown = begun.elapsed();
        let begun = Instant::now();
        std::hint::black_box((snapshot, next_change(run.state(), &stamp.at)));
        let changes = begun.elapsed();
        out.push([decided, shown, changes].map(|time| time.as_secs_f64() * 1e3));
    }
    out
}
