//! Programs that share a database lose nothing, and never overwrite one another's rows.

use chairside_journal::{Database, JournalError};

use crate::child;
use crate::story::Story;

#[test]
fn two_programs_that_write_at_once_lose_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let programs: Vec<_> = (1..=3).map(|seed| child::start("appends", directory.path(), seed)).collect();
    for program in programs {
        let said = program.wait_with_output().unwrap();
        assert!(String::from_utf8_lossy(&said.stdout).contains("\ndone\n"), "{said:?}");
    }
    let database = Database::open(directory.path()).unwrap();
    assert_eq!(database.damage(), None);
    for story in (1..=3).map(Story::of) {
        assert_eq!(database.rows(&story.info().run).unwrap().rows, story.told(400).rows()[..150]);
    }
}

#[test]
fn two_that_go_on_with_one_run_never_take_each_others_numbers() {
    let directory = tempfile::tempdir().unwrap();
    Database::open(directory.path()).unwrap().append(&Story::of(1).info(), Story::of(1).begin().rows()).unwrap();
    let writes = |by: u64| {
        let mut database = Database::open(directory.path()).unwrap();
        let mut written = Vec::new();
        for n in 1..=60 {
            // Each appends as if the run were its own, until it learns that the other has added a row.
            let mut row = Story::of(by).told(0).rows()[0].clone();
            row.stamp = Story::of(by).stamp(n);
            row.fact = chairside_session::Fact::Resumed;
            loop {
                let rows = database.rows(&Story::of(1).info().run).unwrap().rows;
                row.number = rows.len() as u64 + 1;
                match database.append(&Story::of(1).info(), std::slice::from_ref(&row)) {
                    Ok(()) => break,
                    Err(JournalError::Taken { .. }) => {}
                    Err(other) => panic!("{other}"),
                }
            }
            written.push(row);
        }
        written
    };
    let both = std::thread::scope(|scope| {
        let threads = [scope.spawn(|| writes(7)), scope.spawn(|| writes(8))];
        threads.map(|thread| thread.join().unwrap()).concat()
    });
    let database = Database::open(directory.path()).unwrap();
    assert_eq!(database.damage(), None);
    let rows = database.rows(&Story::of(1).info().run).unwrap();
    assert_eq!((rows.rows.len(), rows.damaged), (121, 0));
    assert!(both.iter().all(|row| rows.rows[usize::try_from(row.number).unwrap() - 1] == *row));
}
