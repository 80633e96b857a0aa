//! Starts this test program again as a child process, which a test can kill.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use chairside_journal::{Database, Report, Writer};
use chairside_session::Run;

use crate::random::Random;
use crate::story::Story;

const ROLE: &str = "CHAIRSIDE_TEST_CHILD";
const DIRECTORY: &str = "CHAIRSIDE_TEST_DIRECTORY";
const SEED: &str = "CHAIRSIDE_TEST_SEED";

/// Starts this program as a child with a role.
pub fn start(role: &str, directory: &Path, seed: u64) -> Child {
    // The shell ignores the signal for a file that is too large, so that the write fails as on a full disk.
    Command::new("sh")
        .args(["-c", "trap '' XFSZ; exec \"$0\" child::as_child --exact --nocapture"])
        .arg(std::env::current_exe().unwrap())
        .env(ROLE, role)
        .env(DIRECTORY, directory)
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// Prints a line for the parent to read.
pub fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n{words}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// What the child does. In the parent, this test does nothing.
#[test]
fn as_child() {
    let Ok(role) = std::env::var(ROLE) else { return };
    let directory = PathBuf::from(std::env::var(DIRECTORY).unwrap());
    let story = Story::of(std::env::var(SEED).unwrap().parse().unwrap());
    match role.as_str() {
        "tells" => tells(&directory, story),
        "appends" => appends(&directory, story),
        "opens" => drop(Database::open(&directory).unwrap()),
        "fills" => crate::disk::fills(&directory, story),
        other => panic!("{other}"),
    }
}

/// Continues the story from where the journal ends, and prints what the writer reports as saved.
fn tells(directory: &Path, story: Story) {
    let database = Database::open(directory).unwrap();
    if let Some(damage) = database.damage() {
        say(&format!("damage {damage}"));
    }
    let rows = database.rows(&story.info().run).unwrap();
    assert_eq!(rows.damaged, 0);
    let is_new = rows.rows.is_empty();
    let mut run = Run::replay(rows.rows).unwrap_or_else(|| story.begin());
    let writer = Writer::start(directory, Some(database), |report| match report {
        Report::Saved(number) => say(&format!("saved {number}")),
        other => say(&format!("{other:?}")),
    })
    .unwrap();
    if is_new {
        writer.write(&story.info(), run.rows().to_vec());
    }
    let from = run.rows().last().map_or(0, Story::intent_of) + 1;
    let mut pace = Random::of(from);
    for n in from.. {
        let rows = story.happen(&mut run, n);
        if !rows.is_empty() {
            writer.write(&story.info(), rows);
        }
        say(&format!("applied {}", run.next_number() - 1));
        std::thread::sleep(Duration::from_micros(pace.below(1_500)));
    }
}

/// Appends 150 rows, each in a commit of its own.
fn appends(directory: &Path, story: Story) {
    let mut database = Database::open(directory).unwrap();
    for row in &story.told(400).rows()[..150] {
        database.append(&story.info(), std::slice::from_ref(row)).unwrap();
    }
    say("done");
}
