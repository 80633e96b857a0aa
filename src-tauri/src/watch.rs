//! Watches the files of a session and reports when one of them may have changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};

/// A change is reported once no other has followed for this long, so that a file is not read while it is written.
const QUIET: Duration = Duration::from_millis(200);

/// Watches files. Looking at them can hang when a drive no longer answers, so a thread of its own does that.
pub struct Watch(Sender<Vec<PathBuf>>);

/// Watches files through their folders, because editors and LaTeX replace files rather than write them.
struct Watcher {
    debouncer: Debouncer<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
    files: Arc<Mutex<Files>>,
}

/// Each file as it was when last looked at. Reading a file is an event too; without this, reading after a change would
/// look like the next change.
type Files = BTreeMap<PathBuf, Option<Look>>;

/// What tells whether a file has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Look {
    length: u64,
    written: Option<SystemTime>,
    /// Which file it is: one that took the place of another within a tick of the clock can have the same time.
    number: u64,
}

impl Look {
    fn at(file: &Path) -> Option<Self> {
        let known = std::fs::metadata(file).ok()?;
        Some(Self { length: known.len(), written: known.modified().ok(), number: number(&known) })
    }
}

#[cfg(unix)]
fn number(known: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(known)
}

#[cfg(not(unix))]
fn number(_: &std::fs::Metadata) -> u64 {
    0
}

impl Watch {
    /// Calls `changed` when one of the files has changed. `None` where files cannot be watched.
    pub fn start(changed: impl Fn() + Send + 'static) -> Option<Self> {
        let files: Arc<Mutex<Files>> = Arc::default();
        let known = files.clone();
        let heard = move |events: DebounceEventResult| {
            let Ok(events) = events else { return };
            let mut has_changed = false;
            let mut files = lock(&known);
            for event in events {
                if let Some(known) = files.get_mut(&event.path) {
                    let now = Look::at(&event.path);
                    has_changed |= *known != now;
                    *known = now;
                }
            }
            drop(files);
            if has_changed {
                changed();
            }
        };
        let debouncer = new_debouncer(QUIET, heard).ok()?;
        let mut watcher = Watcher { debouncer, folders: BTreeSet::new(), files };
        let (sender, lists) = mpsc::channel::<Vec<PathBuf>>();
        let work = move || {
            while let Ok(list) = lists.recv() {
                watcher.set(&lists.try_iter().last().unwrap_or(list));
            }
        };
        thread::Builder::new().name("watch files".into()).spawn(work).ok()?;
        Some(Self(sender))
    }

    /// Watches these files from now on, whether they exist yet or not. Never waits.
    pub fn set(&self, files: &[PathBuf]) {
        // The thread ends only with this.
        let _ = self.0.send(files.to_vec());
    }
}

impl Watcher {
    fn set(&mut self, files: &[PathBuf]) {
        let whole: BTreeSet<PathBuf> = files.iter().flat_map(|file| with_targets(file)).collect();
        let folders: BTreeSet<PathBuf> = whole.iter().filter_map(|file| file.parent()).map(Path::to_path_buf).collect();
        for gone in self.folders.difference(&folders) {
            // If the folder is gone, it is not watched anyway.
            let _ = self.debouncer.watcher().unwatch(gone);
        }
        for new in folders.difference(&self.folders) {
            // Changes in a folder that cannot be watched are found at the next start.
            let _ = self.debouncer.watcher().watch(new, RecursiveMode::NonRecursive);
        }
        self.folders = folders;
        let mut known = lock(&self.files);
        // A file that was watched before keeps its look, so that a change since then is still noticed.
        let looks = whole.into_iter().map(|file| {
            let look = known.remove(&file).unwrap_or_else(|| Look::at(&file));
            (file, look)
        });
        *known = looks.collect();
    }
}

fn lock(files: &Mutex<Files>) -> MutexGuard<'_, Files> {
    files.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file's path, and those that it leads to if it is a symbolic link: a change of any of them changes what is read.
fn with_targets(file: &Path) -> Vec<PathBuf> {
    /// As many links as Linux follows.
    const MOST: usize = 40;
    let target = |link: &PathBuf| whole_path(&link.parent()?.join(std::fs::read_link(link).ok()?));
    std::iter::successors(whole_path(file), target).take(MOST).collect()
}

/// The file's path in its canonical folder. The file itself need not exist.
fn whole_path(file: &Path) -> Option<PathBuf> {
    let folder = file.parent().filter(|parent| *parent != Path::new("")).unwrap_or_else(|| Path::new("."));
    Some(folder.canonicalize().ok()?.join(file.file_name()?))
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// By then the thread watches what it was told to.
    const BEGUN: Duration = Duration::from_millis(300);

    #[test]
    fn a_file_that_is_replaced_written_or_made_is_heard_of_once_it_is_quiet_and_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let [deck, late] = ["talk.pdf", "late.pdf"].map(|name| folder.path().join(name));
        std::fs::write(&deck, "one").unwrap();
        let (sender, heard) = mpsc::channel();
        let watch = Watch::start(move || sender.send(()).unwrap()).unwrap();
        watch.set(&[deck.clone(), late.clone()]);
        std::thread::sleep(BEGUN);
        let soon = || heard.recv_timeout(Duration::from_secs(2)).is_ok();
        let quiet = || heard.recv_timeout(Duration::from_millis(600)).is_err();

        std::fs::write(folder.path().join("other.pdf"), "x").unwrap();
        assert!(quiet(), "a file that is not the session's");
        std::fs::read(&deck).unwrap();
        assert!(quiet(), "one that is only read");
        let begun = Instant::now();
        let new = folder.path().join("talk.pdf~");
        std::fs::write(&new, "two").unwrap();
        std::fs::rename(&new, &deck).unwrap();
        assert!(soon() && begun.elapsed() < Duration::from_secs(1), "replaced: {:?}", begun.elapsed());
        while heard.recv_timeout(Duration::from_millis(400)).is_ok() {}
        std::fs::write(&late, "three").unwrap();
        assert!(soon(), "one that was not there");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_heard_of_when_its_target_changes_and_when_it_leads_elsewhere() {
        use std::os::unix::fs::symlink;
        let [folder, elsewhere] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let [target, other] = ["one.md", "two.md"].map(|name| elsewhere.path().join(name));
        std::fs::write(&target, "one").unwrap();
        std::fs::write(&other, "two").unwrap();
        let (link, again) = (folder.path().join("link.md"), folder.path().join("again.md"));
        symlink(&target, &link).unwrap();
        symlink("link.md", &again).unwrap();
        let (sender, heard) = mpsc::channel();
        let watch = Watch::start(move || sender.send(()).unwrap()).unwrap();
        watch.set(std::slice::from_ref(&again));
        std::thread::sleep(BEGUN);
        let soon = || heard.recv_timeout(Duration::from_secs(2)).is_ok();
        std::fs::write(&target, "another").unwrap();
        assert!(soon(), "the target was written");
        while heard.recv_timeout(Duration::from_millis(400)).is_ok() {}
        std::fs::remove_file(&link).unwrap();
        symlink(&other, &link).unwrap();
        assert!(soon(), "the link in the middle leads elsewhere");
        // Links in a circle end somewhere.
        std::fs::remove_file(&link).unwrap();
        symlink(&again, &link).unwrap();
        assert!(with_targets(&again).len() <= 40);
    }
}
