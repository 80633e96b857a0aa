//! Cuts files and flips bytes, in the database and its log. Nothing may be lost or changed without being reported, and
//! everything before the damage must be restored.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chairside_journal::{Database, RunInfo};
use chairside_session::Row;
use tempfile::TempDir;

use crate::child;
use crate::random::Random;
use crate::story::Story;

const DATABASE: &str = "journal.sqlite3";
const LOG: &str = "journal.sqlite3-wal";
const MARKS: &str = "journal.marks";

/// A directory in memory, if there is one, because these tests are not about the disk.
fn scratch() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// The files of a journal as a killed program leaves them: some rows in the database, some in its log.
struct Left {
    files: BTreeMap<&'static str, Vec<u8>>,
    runs: BTreeMap<String, (RunInfo, Vec<Row>)>,
}

impl Left {
    fn by_a_killed_program() -> Self {
        let directory = scratch();
        let mut runs = BTreeMap::new();
        let stories: Vec<Story> = (1..=4).map(Story::of).collect();
        let told: Vec<Vec<Row>> = stories.iter().map(|story| story.told(160).rows().to_vec()).collect();
        let append = |database: &mut Database, parts: [std::ops::Range<usize>; 4]| {
            for ((story, rows), part) in stories.iter().zip(&told).zip(parts) {
                for some in rows[part].chunks(7) {
                    database.append(&story.info(), some).unwrap();
                }
            }
        };
        // The third run is in both, the fourth only in the log.
        append(&mut Database::open(directory.path()).unwrap(), [0..100, 0..60, 0..40, 0..0]);
        let mut database = Database::open(directory.path()).unwrap();
        append(&mut database, [0..0, 60..64, 40..90, 0..50]);
        let mut files = BTreeMap::new();
        for name in [DATABASE, LOG, MARKS] {
            files.insert(name, std::fs::read(directory.path().join(name)).unwrap());
        }
        for (story, rows, count) in [(0, 0, 100), (1, 1, 64), (2, 2, 90), (3, 3, 50)] {
            let info = stories[story].info();
            runs.insert(info.run.0.clone(), (info, told[rows][..count].to_vec()));
        }
        Self { files, runs }
    }

    fn put(&self, directory: &Path) {
        for (name, bytes) in &self.files {
            std::fs::write(directory.join(name), bytes).unwrap();
        }
    }
}

/// How many damages did no harm, and how many were repaired.
#[derive(Debug, Default)]
struct Outcome {
    harmless: u32,
    repaired: u32,
    with_loss: u32,
    rows_lost: u64,
}

/// Damages one file, opens the journal, and compares it with what was saved.
fn damaged(left: &Left, what: &str, name: &'static str, bytes: &[u8], outcome: &mut Outcome) {
    let directory = scratch();
    left.put(directory.path());
    std::fs::write(directory.path().join(name), bytes).unwrap();
    let mut database = Database::open(directory.path()).unwrap_or_else(|error| panic!("{what}: {error}"));
    let damage = database.damage().cloned();
    let mut lost: BTreeMap<String, (u64, u64)> = damage
        .iter()
        .flat_map(|damage| &damage.lost)
        .map(|loss| (loss.run.0.clone(), (loss.from, loss.rows)))
        .collect();
    let known = database.runs(None).unwrap();
    assert!(known.iter().all(|info| left.runs[&info.run.0].0 == *info), "{what}: {known:?}");
    for (run, (info, saved)) in &left.runs {
        let rows = database.rows(&info.run).unwrap();
        assert_eq!(rows.damaged, 0, "{what}");
        let kept = rows.rows.len();
        assert_eq!(rows.rows, saved[..kept], "{what}: an event was changed");
        let missing = (saved.len() - kept) as u64;
        let said = lost.remove(run).map_or(0, |(from, rows)| {
            assert_eq!(from, kept as u64 + 1, "{what}");
            rows
        });
        assert_eq!(missing, said, "{what}: {run} lost {missing} rows, and the report says {said}");
        outcome.rows_lost += missing;
    }
    assert!(lost.is_empty(), "{what}: {lost:?}");
    match &damage {
        None => outcome.harmless += 1,
        Some(damage) => {
            outcome.repaired += 1;
            outcome.with_loss += u32::from(!damage.lost.is_empty());
            let aside = damage.aside.as_ref().expect("a file that is kept");
            let parts = [(DATABASE, ""), (LOG, "-wal")];
            for (name, end) in parts.into_iter().filter(|(name, _)| left.files.contains_key(name)) {
                let kept = PathBuf::from(format!("{}{end}", aside.display()));
                let was = std::fs::read(kept).unwrap();
                let expected = if name == what.split(' ').next().unwrap() { bytes } else { &left.files[name] };
                assert!(was == expected, "{what}: {name} was not kept as it was");
            }
        }
    }
    // The session continues: the next row is saved, and the next start finds no damage.
    let (info, saved) = &left.runs.values().next().unwrap();
    let kept = database.rows(&info.run).unwrap().rows.len();
    let mut next = saved[0].clone();
    next.number = kept as u64 + 1;
    next.stamp = Story::of(99).stamp(1);
    database.append(info, &[next]).unwrap();
    drop(database);
    let again = Database::open(directory.path()).unwrap();
    assert_eq!(again.damage(), None, "{what}: the next start");
    assert_eq!(again.rows(&info.run).unwrap().rows.len(), kept + 1);
}

fn tried(cuts: u64, flips: u64) {
    let left = Left::by_a_killed_program();
    let mut random = Random::of(11);
    let mut place = |bytes: &[u8]| usize::try_from(random.below(bytes.len() as u64)).unwrap();
    let file_of = |n: u64| if n.is_multiple_of(2) { DATABASE } else { LOG };
    let mut cut = Outcome::default();
    for n in 0..cuts {
        let bytes = &left.files[file_of(n)];
        let at = if n < 2 { 0 } else { place(bytes) };
        let what = format!("{} cut at {at}", file_of(n));
        damaged(&left, &what, file_of(n), &bytes[..at], &mut cut);
    }
    println!("{cuts} cuts: {cut:?}");
    let mut flipped = Outcome::default();
    for n in 0..flips {
        let mut bytes = left.files[file_of(n)].clone();
        // First each byte of the header, then random ones.
        let at = if n < 200 { usize::try_from(n / 2).unwrap() } else { place(&bytes) };
        let bit = place(&[0; 255]) + 1;
        bytes[at] ^= u8::try_from(bit).unwrap();
        let what = format!("{} flipped at {at} by {bit}", file_of(n));
        damaged(&left, &what, file_of(n), &bytes, &mut flipped);
    }
    println!("{flips} flips: {flipped:?}");
    assert!(cut.repaired > 0 && flipped.repaired > 0 && flipped.harmless > 0);
}

#[test]
fn a_cut_or_a_flipped_byte_loses_nothing_without_a_word() {
    tried(40, 260);
}

#[test]
#[ignore = "minutes; docs/reliability.md"]
fn whole_500_cuts_and_2_000_flips() {
    tried(500, 2_000);
}

#[test]
fn mending_that_is_killed_is_done_by_the_next_start() {
    let mut left = Left::by_a_killed_program();
    left.files.get_mut(DATABASE).unwrap()[0] ^= 1;
    let kept = |directory: &Path| -> Vec<usize> {
        let database = Database::open(directory).unwrap();
        left.runs.values().map(|(info, _)| database.rows(&info.run).unwrap().rows.len()).collect()
    };
    let whole = scratch();
    left.put(whole.path());
    let expected = kept(whole.path());
    let all: usize = left.runs.values().map(|(_, rows)| rows.len()).sum();
    println!("{} of {all} rows are restored", expected.iter().sum::<usize>());
    let mut random = Random::of(31);
    // A part of the name of the file that each step of the repair creates.
    let steps = [".aside", "journal-damaged-", ".restoring", ".sqlite3.restored"];
    let mut midway = 0;
    for n in 0..32 {
        let directory = scratch();
        left.put(directory.path());
        let mut program = child::start("opens", directory.path(), 1);
        let has = |part: &str| {
            let mut names = std::fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().file_name());
            names.any(|name| name.to_string_lossy().contains(part))
        };
        while !has(steps[n % 4]) && program.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(50));
        }
        std::thread::sleep(Duration::from_micros(random.below(4_000)));
        program.kill().unwrap();
        program.wait().unwrap();
        midway += u32::from(steps.iter().any(|step| *step != "journal-damaged-" && has(step)));
        let is_aside = |name: &Path| name.to_string_lossy().contains("journal-damaged-");
        assert_eq!(kept(directory.path()), expected, "{n}");
        for entry in std::fs::read_dir(directory.path()).unwrap() {
            let path = entry.unwrap().path();
            if is_aside(&path) && path.extension().is_some_and(|end| end == "db") {
                assert!(std::fs::read(path).unwrap() == left.files[DATABASE], "{n}");
            }
        }
    }
    println!("32 killed during the repair, {midway} of them with a step half done");
    assert!(midway > 3, "{midway}");
}

#[test]
fn a_journal_that_went_away_is_said() {
    let left = Left::by_a_killed_program();
    let directory = scratch();
    std::fs::write(directory.path().join(MARKS), &left.files[MARKS]).unwrap();
    let database = Database::open(directory.path()).unwrap();
    let words = database.damage().unwrap().to_string();
    assert!(words.contains("it is empty or gone") && words.contains("100 rows of “Dispatch” from row 1 on"), "{words}");
}

#[test]
fn marks_that_went_away_are_said_and_nothing_is_lost() {
    let left = Left::by_a_killed_program();
    let directory = scratch();
    left.put(directory.path());
    std::fs::remove_file(directory.path().join(MARKS)).unwrap();
    let database = Database::open(directory.path()).unwrap();
    let damage = database.damage().unwrap();
    assert!(
        damage.lost.is_empty() && damage.rows == 304 && damage.why[0].contains("journal.marks is missing"),
        "{damage}"
    );
}

/// A journal that was closed properly has no log, so all of it is in the file that is cut.
#[test]
fn a_closed_journal_cut_at_any_length_keeps_every_row_before_the_cut() {
    let mut left = Left::by_a_killed_program();
    let closed = scratch();
    left.put(closed.path());
    drop(Database::open(closed.path()).unwrap());
    assert!(!closed.path().join(LOG).exists());
    left.files.remove(LOG);
    for name in [DATABASE, MARKS] {
        left.files.insert(name, std::fs::read(closed.path().join(name)).unwrap());
    }
    let whole = &left.files[DATABASE];
    let pages = (1..=whole.len() / 4096).flat_map(|page| [page * 4096 - 1, page * 4096, page * 4096 + 1]);
    let mut random = Random::of(5);
    let places = std::iter::repeat_with(|| usize::try_from(random.below(whole.len() as u64)).unwrap());
    let few = [0, 1, 15, 16, 32, 99, 100, 101, 512, 1_000, 4_000, 5_000, 6_000];
    let mut cuts: Vec<usize> = few.into_iter().chain(pages.step_by(7)).chain(places.take(20)).collect();
    cuts.retain(|cut| *cut < whole.len());
    cuts.sort_unstable();
    let mut outcome = Outcome::default();
    let mut kept_before = 0;
    for cut in &cuts {
        let what = format!("{DATABASE} cut at {cut}");
        let lost_before = outcome.rows_lost;
        damaged(&left, &what, DATABASE, &whole[..*cut], &mut outcome);
        let kept = 304 - (outcome.rows_lost - lost_before);
        assert!(kept >= kept_before, "{what}: a longer file keeps {kept} rows, a shorter one {kept_before}");
        kept_before = kept;
    }
    println!("{} cuts of a closed journal: {outcome:?}, the longest keeps {kept_before} rows", cuts.len());
    assert_eq!(outcome.harmless, 0);
}

#[test]
fn a_cut_journal_without_its_marks_is_restored_and_the_cut_is_said() {
    let left = Left::by_a_killed_program();
    let closed = scratch();
    left.put(closed.path());
    drop(Database::open(closed.path()).unwrap());
    let whole = std::fs::read(closed.path().join(DATABASE)).unwrap();
    for cut in [5_000, 20_000, 60_000, whole.len() - 1] {
        let directory = scratch();
        std::fs::write(directory.path().join(DATABASE), &whole[..cut]).unwrap();
        let database = Database::open(directory.path()).unwrap_or_else(|error| panic!("{cut}: {error}"));
        let damage = database.damage().unwrap();
        assert!(
            damage.to_string().contains(&format!("it is cut off after {cut} of {} bytes", whole.len())),
            "{damage}"
        );
        let rows: usize =
            database.runs(None).unwrap().iter().map(|info| database.rows(&info.run).unwrap().rows.len()).sum();
        assert_eq!(rows as u64, damage.rows);
        assert_eq!(std::fs::read(damage.aside.as_ref().unwrap()).unwrap(), whole[..cut]);
    }
}

#[test]
fn a_file_that_is_no_database_is_put_aside_and_never_written_over() {
    let directory = scratch();
    let path = directory.path().join(DATABASE);
    let mut kept = Vec::new();
    for n in 0..3 {
        let noise = format!("not a database {n}, but long enough to look like one").repeat(99);
        std::fs::write(&path, &noise).unwrap();
        let database = Database::open(directory.path()).unwrap();
        kept.push((database.damage().unwrap().aside.clone().unwrap(), noise));
    }
    for (aside, noise) in kept {
        assert_eq!(std::fs::read_to_string(aside).unwrap(), noise);
    }
}

#[test]
fn a_damaged_journal_that_another_program_has_open_is_not_touched() {
    let left = Left::by_a_killed_program();
    let directory = scratch();
    left.put(directory.path());
    let open = Database::open(directory.path()).unwrap();
    let path = directory.path().join(MARKS);
    let ahead = std::fs::read_to_string(&path).unwrap();
    // Make it look as if the last commits were lost.
    drop(open);
    let mut database = Database::open(directory.path()).unwrap();
    let (info, rows) = &left.runs.values().next().unwrap();
    let mut next = rows[0].clone();
    (next.number, next.stamp) = (rows.len() as u64 + 1, Story::of(99).stamp(1));
    database.append(info, &[next]).unwrap();
    let further = std::fs::read_to_string(&path).unwrap();
    drop(database);
    let elsewhere = scratch();
    left.put(elsewhere.path());
    let _open = Database::open(elsewhere.path()).unwrap();
    std::fs::write(elsewhere.path().join(MARKS), &further).unwrap();
    assert_ne!(ahead, further);
    let error = Database::open(elsewhere.path()).unwrap_err().to_string();
    assert!(error.contains("another Chairside has it open"), "{error}");
}
