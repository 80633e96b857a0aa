//! A full disk and a read-only folder are reported at once. Rows are kept in memory, in order, and saved as soon as
//! possible.

use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use chairside_journal::{Database, Report, Writer};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::child::{self, say};
use crate::story::Story;

/// How soon a report counts as "at once".
const SOON: Duration = Duration::from_secs(2);
/// How soon saving must resume; the longest pause between two attempts is 4 s.
const RESUMES: Duration = Duration::from_secs(10);

fn writer(directory: &Path, database: Option<Database>) -> (Writer, Receiver<Report>) {
    let (told, reports) = mpsc::channel();
    let tell = move |report| told.send(report).unwrap_or(());
    (Writer::start(directory, database, tell).unwrap(), reports)
}

/// Writes until the disk is full, continues the session, makes room, and checks that everything is saved. Returns how long
/// it took to report the trouble, and to save everything once there was room.
fn until_full_and_on(directory: &Path, story: Story, make_room: impl FnOnce()) -> (Duration, Duration) {
    let told = story.told(3_000);
    let mut rows = told.rows().iter().cloned();
    let (writer, reports) = writer(directory, Some(Database::open(directory).unwrap()));
    let mut saved = 0;
    let mut said_after = Duration::ZERO;
    loop {
        writer.write(&story.info(), vec![rows.next().expect("the disk is full before the story ends")]);
        let start = Instant::now();
        match reports.recv_timeout(SOON).expect("each row is reported as saved or as not saved") {
            Report::Saved(number) => saved = number,
            Report::Failed(why) => {
                said_after = said_after.max(start.elapsed());
                // Opening the database again empties the log, so there may be room again.
                let again = || reports.recv_timeout(Duration::from_millis(700)).ok();
                match std::iter::from_fn(again).find(|report| !matches!(report, Report::Failed(_))) {
                    Some(Report::Saved(number)) => saved = number,
                    Some(other) => panic!("{other:?}"),
                    None => {
                        say(&format!("why {why}"));
                        break;
                    }
                }
            }
            Report::Repaired(words) => panic!("{words}"),
        }
    }
    assert!(saved > 10, "{saved}");
    // The session continues.
    let mut last = saved + 1;
    for row in rows.by_ref().take(200) {
        last = row.number;
        writer.write(&story.info(), vec![row]);
    }
    std::thread::sleep(Duration::from_millis(600));
    assert!(reports.try_iter().all(|report| matches!(report, Report::Failed(_))), "nothing more is saved");
    make_room();
    let start = Instant::now();
    let all = loop {
        match reports.recv_timeout(RESUMES).expect("saving resumes by itself") {
            Report::Saved(number) if number == last => break start.elapsed(),
            _ => {}
        }
    };
    writer.finish();
    let database = Database::open(directory).unwrap();
    assert_eq!(database.damage(), None);
    let kept = database.rows(&story.info().run).unwrap();
    assert_eq!(kept.rows, told.rows()[..usize::try_from(last).unwrap()]);
    (said_after, all)
}

/// What the child does: no file may grow beyond 120 kB, until room is made.
pub fn fills(directory: &Path, story: Story) {
    let limit = getrlimit(Resource::Fsize);
    setrlimit(Resource::Fsize, Rlimit { current: Some(120_000), ..limit }).unwrap();
    let (said, saved) = until_full_and_on(directory, story, || setrlimit(Resource::Fsize, limit).unwrap());
    say(&format!("said after {said:?}, all saved {saved:?} after there was room again"));
}

#[test]
fn a_file_that_may_not_grow_is_said_and_saving_goes_on_by_itself() {
    let directory = tempfile::tempdir().unwrap();
    let said = child::start("fills", directory.path(), 21).wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("\nsaid after "), "{said}");
    println!("{said}");
}

/// A small disk in memory, unmounted when this is dropped.
struct Disk(tempfile::TempDir);

impl Disk {
    fn of_a_megabyte() -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(place.path()).output();
        let mounted = mount.is_ok_and(|output| output.status.success());
        if !mounted {
            println!("skipped: this user cannot mount a disk");
        }
        mounted.then_some(Self(place))
    }

    fn remount(&self, how: &str) {
        let status = Command::new("mount").args(["-o", how]).arg(self.0.path()).status().unwrap();
        assert!(status.success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn on_a_full_disk_saving_goes_on_once_there_is_room() {
    let Some(disk) = Disk::of_a_megabyte() else { return };
    let filler = disk.0.path().join("filler");
    std::fs::write(&filler, vec![0; 600_000]).unwrap();
    let data = disk.0.path().join("data");
    let (said, saved) = until_full_and_on(&data, Story::of(22), || std::fs::remove_file(filler).unwrap());
    println!("full disk: said after {said:?}, all saved {saved:?} after there was room again");
}

#[test]
fn a_read_only_folder_is_said_and_saving_begins_once_it_can_be_written() {
    let Some(disk) = Disk::of_a_megabyte() else { return };
    let story = Story::of(23);
    let rows = story.told(30).rows().to_vec();
    drop(Database::open(disk.0.path()).unwrap());
    disk.remount("remount,ro");
    assert!(Database::open(disk.0.path()).is_err());
    let (writer, reports) = writer(disk.0.path(), None);
    let last = rows.last().unwrap().number;
    writer.write(&story.info(), rows.clone());
    match reports.recv_timeout(SOON).unwrap() {
        Report::Failed(why) => println!("read-only folder: {why}"),
        other => panic!("{other:?}"),
    }
    disk.remount("remount,rw");
    let saved = std::iter::from_fn(|| reports.recv_timeout(RESUMES).ok()).find(|report| *report == Report::Saved(last));
    assert!(saved.is_some());
    writer.finish();
    assert_eq!(Database::open(disk.0.path()).unwrap().rows(&story.info().run).unwrap().rows, rows);
}

#[test]
fn a_journal_whose_folder_is_deleted_is_begun_anew_with_all_rows() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let story = Story::of(25);
    let rows = story.told(40).rows().to_vec();
    let (first, rest) = rows.split_at(30);
    let (writer, reports) = writer(&data, Some(Database::open(&data).unwrap()));
    writer.write(&story.info(), first.to_vec());
    assert_eq!(reports.recv_timeout(SOON), Ok(Report::Saved(30)));
    std::fs::remove_dir_all(&data).unwrap();
    writer.write(&story.info(), rest.to_vec());
    assert!(matches!(reports.recv_timeout(SOON), Ok(Report::Failed(why)) if why.contains("deleted or replaced")));
    let repaired = reports.recv_timeout(RESUMES).unwrap();
    assert!(matches!(&repaired, Report::Repaired(words) if words.contains("deleted")), "{repaired:?}");
    // The program still has all rows, and writes them again.
    writer.write(&story.info(), rows.clone());
    let last = rows.last().unwrap().number;
    let after: Vec<Report> = std::iter::from_fn(|| reports.recv_timeout(RESUMES).ok())
        .take_while(|report| *report != Report::Saved(last))
        .collect();
    assert!(!after.iter().any(|report| matches!(report, Report::Repaired(_))), "said once: {after:?}");
    writer.finish();
    assert_eq!(Database::open(&data).unwrap().rows(&story.info().run).unwrap().rows, rows);
}

#[test]
fn a_journal_that_is_deleted_while_it_is_open_is_said_and_written_again() {
    let directory = tempfile::tempdir().unwrap();
    let story = Story::of(24);
    let rows = story.told(60).rows().to_vec();
    let (first, rest) = rows.split_at(30);
    let (writer, reports) = writer(directory.path(), Some(Database::open(directory.path()).unwrap()));
    writer.write(&story.info(), first.to_vec());
    assert_eq!(reports.recv_timeout(SOON), Ok(Report::Saved(30)));
    for end in ["", "-wal", "-shm"] {
        std::fs::remove_file(directory.path().join(format!("journal.sqlite3{end}"))).unwrap();
    }
    writer.write(&story.info(), rest.to_vec());
    assert!(matches!(reports.recv_timeout(SOON), Ok(Report::Failed(why)) if why.contains("deleted or replaced")));
    let repaired = reports.recv_timeout(RESUMES).unwrap();
    assert!(matches!(&repaired, Report::Repaired(words) if words.contains("30 rows")), "{repaired:?}");
    // The program still has all rows, and writes them again.
    writer.write(&story.info(), rows.clone());
    let last = rows.last().unwrap().number;
    let saved = std::iter::from_fn(|| reports.recv_timeout(RESUMES).ok()).find(|report| *report == Report::Saved(last));
    assert!(saved.is_some());
    writer.finish();
    let database = Database::open(directory.path()).unwrap();
    assert_eq!((database.damage(), database.rows(&story.info().run).unwrap().rows), (None, rows));
}
