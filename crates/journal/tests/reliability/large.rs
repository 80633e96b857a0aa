//! A journal of 100,000 events opens within a second.

use std::time::{Duration, Instant};

use chairside_journal::Database;
use chairside_session::Run;

use crate::story::Story;

const EVENTS: usize = 100_000;

#[test]
#[ignore = "a figure, in a release build; docs/reliability.md"]
fn a_journal_of_100_000_events_opens_within_a_second() {
    // An undo applies all rows again, so it is rare here. A session has some dozens.
    let story = Story { undo: 1_000, ..Story::of(5) };
    let mut run = story.begin();
    for n in 1.. {
        if run.rows().len() >= EVENTS {
            break;
        }
        story.happen(&mut run, n);
    }
    let rows = &run.rows()[..EVENTS];
    let directory = tempfile::tempdir().unwrap();
    let mut database = Database::open(directory.path()).unwrap();
    for some in rows.chunks(1_000) {
        database.append(&story.info(), some).unwrap();
    }
    drop(database);
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        let database = Database::open(directory.path()).unwrap();
        let opened = start.elapsed();
        let info = database.latest_run(&story.info().session).unwrap().unwrap();
        let read = database.rows(&info.run).unwrap();
        let after_reading = Instant::now();
        let replayed = Run::replay(read.rows).unwrap();
        let all = start.elapsed();
        assert_eq!((replayed.rows().len(), database.damage()), (EVENTS, None));
        println!(
            "opened and checked after {opened:?}, all done after {all:?}, of which the replay took {:?}",
            after_reading.elapsed()
        );
        best = best.min(all);
    }
    assert!(best < Duration::from_secs(1), "{best:?}");
}
