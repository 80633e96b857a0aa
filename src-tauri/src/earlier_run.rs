//! The runs of a session that the journal has: which one may be resumed.

use std::path::Path;

use chairside_journal::{Database, JournalError, Report, RunId, RunInfo, SessionLock, Writer};
use chairside_load::LoadedSession;
use chairside_session::Run;
use chairside_session::pace::Rehearsal;
use jiff::{SignedDuration, Timestamp};

use crate::actor::{EarlierRun, Handle, Message, RunChoice};

/// How long after its last row a run is still found by the session file's hash, should the session go by another name
/// now.
const RECENTLY: SignedDuration = SignedDuration::from_hours(24);

/// The journal, opened for a session.
pub struct OpenedJournal {
    /// Writes it; without one, why not.
    pub writer: Result<Writer, String>,
    /// The run that may be resumed.
    pub resumable: Option<Resumable>,
    /// Runs of a plain talk that say something about its pace, the latest first.
    pub rehearsals: Vec<(RunId, Rehearsal)>,
}

/// The run that may be resumed.
pub struct Resumable {
    /// The run.
    pub earlier: EarlierRun,
    /// The claim to the name under which the run was opened, if its file now gives the session another one. To be held
    /// until the program ends.
    pub claim: Option<SessionLock>,
}

/// Refuses a run that the journal does not have, or that is another session's.
pub fn check_is_of_session(data: &Path, run: &RunId, session: &LoadedSession) -> Result<(), String> {
    let read = || -> Result<(RunInfo, bool), JournalError> {
        let database = Database::open(data)?;
        let of_file = database.run_of_file(&session.hash, Timestamp::UNIX_EPOCH)?;
        Ok((database.info(run)?, of_file.is_some_and(|found| found.run == *run)))
    };
    let (info, has_this_file) = read().map_err(|error| error.to_string())?;
    if info.session == session.key || has_this_file {
        return Ok(());
    }
    Err(format!(
        "run {} belongs to another session, {}: `chairside runs FILE` lists the runs of a file",
        run.0, info.title
    ))
}

/// Opens the journal: the thread that writes it, and the run that may be resumed. What is wrong with the journal goes
/// to `troubles`, for the chair.
pub fn open(
    data: &Path,
    session: &LoadedSession,
    choice: &RunChoice,
    handle: &Handle,
    troubles: &mut Vec<String>,
) -> OpenedJournal {
    let (database, resumable) = match read(data, session, choice, troubles) {
        Ok((database, resumable)) => (Some(database), resumable),
        // The writer opens it as soon as that is possible, and reports until then why nothing is saved.
        Err(error) => {
            handle.send(Message::Journal(Report::Failed(error.to_string())));
            (None, None)
        }
    };
    let rehearsals = database.as_ref().map(|database| rehearsals(database, session)).unwrap_or_default();
    let handle = handle.clone();
    let writer = Writer::start(data, database, move |report| handle.send(Message::Journal(report)));
    OpenedJournal { writer: writer.map_err(|error| error.to_string()), resumable, rehearsals }
}

fn read(
    data: &Path,
    session: &LoadedSession,
    choice: &RunChoice,
    troubles: &mut Vec<String>,
) -> Result<(Database, Option<Resumable>), JournalError> {
    let database = Database::open(data)?;
    if let Some(damage) = database.damage() {
        troubles.push(damage.to_string());
    }
    let info = match choice {
        RunChoice::This(run) => Some(database.info(run)?),
        RunChoice::Latest | RunChoice::New => latest_run(&database, session)?,
    };
    let Some(info) = info else { return Ok((database, None)) };
    let claim = match (info.session != session.key).then(|| SessionLock::acquire(data, &info.session)).transpose() {
        Ok(claim) => claim,
        // Another program has it open under its earlier name.
        Err(JournalError::InUse) => return Ok((database, None)),
        Err(error) => return Err(error),
    };
    let rows = database.rows(&info.run)?;
    if rows.damaged > 0 {
        troubles.push(format!("The journal of the earlier run is damaged: {} rows were left out", rows.damaged));
        // The numbers of its rows are taken, so what happens now needs a run of its own.
        return Ok((database, None));
    }
    let earlier = Run::replay(rows.rows).map(|run| EarlierRun { info, run });
    Ok((database, earlier.map(|earlier| Resumable { earlier, claim })))
}

/// The latest runs of a plain talk that say something about its pace, the latest first: one of them may be the run that goes on.
fn rehearsals(database: &Database, session: &LoadedSession) -> Vec<(RunId, Rehearsal)> {
    /// So many are looked at, since most talks are rehearsed a few times and opened often.
    const LOOKED_AT: usize = 20;
    /// The run that goes on, and the one before it.
    const NEEDED: usize = 2;
    if !session.content.plain {
        return Vec::new();
    }
    let runs = database.runs(Some(&session.key)).unwrap_or_default();
    let rehearsal = |info: RunInfo| {
        let rows = database.rows(&info.run).ok()?;
        let run = Run::replay(rows.rows)?;
        Some((info.run, Rehearsal::of(&run)?))
    };
    runs.into_iter().rev().take(LOOKED_AT).filter_map(rehearsal).take(NEEDED).collect()
}

/// The latest run of the session, else a recent one that has taken over this very file: its meeting, group or start may
/// have been changed during the run.
fn latest_run(database: &Database, session: &LoadedSession) -> Result<Option<RunInfo>, JournalError> {
    if let Some(info) = database.latest_run(&session.key)? {
        return Ok(Some(info));
    }
    let now = Timestamp::now();
    database.run_of_file(&session.hash, now.saturating_sub(RECENTLY).unwrap_or(now))
}

#[cfg(test)]
mod tests {
    use chairside_load::{PdfCache, Source};
    use chairside_render::Renderer;
    use chairside_session::Fact;
    use tokio::sync::mpsc;

    use super::*;
    use crate::clock::Clock;

    fn loaded(file: &Path, start: &str) -> LoadedSession {
        let text = format!(
            "---\nmeeting: IETF 112\ngroup: tls\nstart: {start}\nend: 2021-11-09T14:00:00Z\nagenda:\n  - {{ title: One, time: 5m }}\n---\n# TLS\n"
        );
        std::fs::write(file, text).unwrap();
        let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
        LoadedSession::load(&Source::of(file), Timestamp::now(), &pdfs).unwrap()
    }

    #[test]
    fn a_run_whose_start_was_changed_in_the_file_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let (file, data) = (folder.path().join("s.md"), folder.path().join("data"));
        let [before, after] = ["2021-11-09T12:00:00Z", "2021-11-09T12:30:00Z"].map(|start| loaded(&file, start));
        assert_ne!(before.key, after.key);
        let clock = Clock::new();
        let mut run = Run::opened(clock.stamp(), before.content.clone(), before.hash.clone(), true);
        let content = Box::new(after.content.clone());
        run.record(clock.stamp(), Fact::ContentTaken { content, hash: after.hash.clone(), in_file: None });
        let info = RunInfo {
            run: RunId("run".into()),
            session: before.key.clone(),
            title: "TLS".into(),
            opened: "2021".into(),
        };
        Database::open(&data).unwrap().append(&info, run.rows()).unwrap();
        let find = || {
            let handle = Handle(mpsc::unbounded_channel().0);
            let opened = open(&data, &after, &RunChoice::Latest, &handle, &mut Vec::new());
            opened.writer.unwrap().finish();
            opened.resumable
        };
        let found = find().unwrap();
        assert_eq!((&found.earlier.info, found.claim.is_some()), (&info, true));
        assert!(check_is_of_session(&data, &info.run, &after).is_ok());
        // The run is open in one program alone, whatever its session is called.
        assert!(find().is_none());
        drop(found);
        // A process that another test is just starting may hold the lock for a moment longer.
        let again = (0..50).any(|_| {
            let is_free = find().is_some();
            if !is_free {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            is_free
        });
        assert!(again);
    }
}
