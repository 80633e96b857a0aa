//! What the presenter window says of the program: where the room's window is, what is saved, where keys go.

use serde::Serialize;
use ts_rs::TS;

use crate::snapshot::shell::{Drawing, Saved, Shell};

/// What the presenter window says of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct StatusLine {
    /// Where the room's window is: "HDMI-1 · 1920 × 1080 · drawn", "behind this window · 1280 × 720 · not drawn".
    pub room_window: String,
    /// Whether what is shown is on disk.
    pub saved: Saved,
    /// One of our windows has the focus, so keys come here.
    pub focused: bool,
    /// The presenter window is kept above all others.
    pub on_top: bool,
    /// The agenda differs from the session's file, so it can be saved there.
    pub agenda_unsaved: bool,
    /// How the copies of the notes page stand: "Notes page copied 12:30"; `None` while none are made.
    pub notes_page: Option<String>,
}

pub(super) fn line(shell: &Shell) -> StatusLine {
    let drawing = match shell.drawing {
        Drawing::No(_) => "not drawn",
        Drawing::Yes | Drawing::Soon => "drawn",
        Drawing::Hidden(hidden) => hidden.word(),
    };
    StatusLine {
        room_window: format!("{} · {drawing}", shell.room_window),
        saved: shell.saved.clone(),
        focused: shell.focused,
        on_top: shell.on_top,
        agenda_unsaved: shell.agenda_unsaved,
        notes_page: shell.notes_page.clone(),
    }
}
