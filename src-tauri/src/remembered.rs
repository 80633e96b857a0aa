//! What the start window offers again: the files that were opened, and what a session was saved as.

use std::path::{Path, PathBuf};

use chairside_journal::{OpenedFile, forget_opened, note_opened};
use chairside_load::{Source, TalkTime};
use chairside_session::SessionContent;
use jiff::Timestamp;

/// Notes that the file was opened. `session` is what it is known by in the journal. Without the note it is not offered.
pub fn opened(data: &Path, source: &Source, content: &SessionContent, session: &str) {
    if let Some(file) = noted(source, content, session) {
        let _ = note_opened(data, file);
    }
}

/// Notes that the session goes on in the file that `source` names now: that one is offered, and not the one from before.
pub fn moved(data: &Path, from: &Path, source: &Source, content: &SessionContent, session: &str) {
    let from: PathBuf = chairside_file::canonical(from).unwrap_or_else(|_| from.into());
    if let Some(file) = noted(source, content, session)
        && note_opened(data, file).is_ok()
    {
        let _ = forget_opened(data, &from);
    }
}

fn noted(source: &Source, content: &SessionContent, session: &str) -> Option<OpenedFile> {
    let path = chairside_file::canonical(&source.path).ok()?;
    Some(OpenedFile {
        name: name(content, &path),
        path,
        session: session.into(),
        start: content.slot.map(|slot| slot.start),
        zone: content.zone.clone(),
        is_talk: content.plain,
        minutes: match source.talk {
            TalkTime::Lasts(time) => Some(time),
            TalkTime::Unlimited | TalkTime::Ends(_) => None,
        },
        at: Timestamp::now(),
    })
}

/// What the file is called in a list: "QUIC · IETF 126"; for a talk the file's name.
fn name(content: &SessionContent, path: &Path) -> String {
    match path.file_name() {
        Some(name) if content.plain => name.to_string_lossy().into_owned(),
        _ => content.name().unwrap_or_else(|| content.title.clone()),
    }
}
