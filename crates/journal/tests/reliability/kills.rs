//! Kills the program at random moments. Every row that was reported as saved must be there, and the state must be one that
//! the session really had.

use std::io::{BufRead as _, BufReader};
use std::time::Duration;

use chairside_journal::Database;
use chairside_session::Run;

use crate::child;
use crate::random::Random;
use crate::story::Story;

/// Kills the program `times` times and compares what it leaves with the story. Returns how many intents happened.
fn killed(times: u32, seed: u64, intents_a_kill: u64) -> u64 {
    let story = Story::of(seed);
    let directory = tempfile::tempdir().unwrap();
    let mut random = Random::of(seed);
    let mut told = story.begin();
    let mut intents = 0;
    for kill in 1..=times {
        let mut program = child::start("tells", directory.path(), seed);
        let mut saved = 0;
        let mut applied = 0;
        let after = random.below(2 * intents_a_kill) + 1;
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut take = |line: &str| match line.split_once(' ') {
            Some(("saved", number)) => saved = number.parse().unwrap(),
            Some(("applied", number)) => applied = number.parse().unwrap(),
            Some(("damage" | "Failed(", _)) => panic!("kill {kill}: {line}"),
            _ => {}
        };
        let mut count = 0;
        while count < after {
            let line = lines.next().expect("the child runs until it is killed");
            take(&line);
            count += u64::from(line.starts_with("applied"));
        }
        std::thread::sleep(Duration::from_micros(random.below(3_000)));
        program.kill().unwrap();
        program.wait().unwrap();
        // Read what it printed before it was killed.
        lines.for_each(|line| take(&line));

        let database = Database::open(directory.path()).unwrap();
        assert_eq!(database.damage(), None, "kill {kill}");
        let rows = database.rows(&story.info().run).unwrap();
        assert_eq!(rows.damaged, 0);
        let there = rows.rows.len();
        assert!(there as u64 >= saved, "kill {kill}: {saved} rows were reported as saved, {there} are there");
        intents = rows.rows.last().map_or(0, Story::intent_of);
        while told.rows().len() < there.max(applied) {
            let next = told.rows().last().map_or(0, Story::intent_of);
            let mut n = next + 1;
            while story.happen(&mut told, n).is_empty() {
                n += 1;
            }
        }
        assert_eq!(rows.rows, told.rows()[..there], "kill {kill}: not a prefix of what happened");
        let state = Run::replay(rows.rows).map(|run| run.state().clone());
        let then = Run::replay(told.rows()[..there].to_vec()).map(|run| run.state().clone());
        assert_eq!(state, then, "kill {kill}");
    }
    intents
}

#[test]
fn ten_kills_lose_nothing_that_was_said_to_be_saved() {
    killed(10, 1, 20);
}

#[test]
#[ignore = "minutes; docs/reliability.md"]
fn whole_200_kills_in_10_000_intents() {
    let intents = killed(200, 2, 52);
    println!("200 of 200 kills; {intents} intents");
    assert!(intents >= 10_000, "{intents}");
}
