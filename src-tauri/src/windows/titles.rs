//! The titles of the windows, by which a person picks the right one.

use chairside_session::SessionContent;

/// The windows' titles.
#[derive(Debug, Clone)]
pub struct Titles {
    pub audience: String,
    pub presenter: String,
    pub speaker: String,
}

impl Titles {
    /// Titles by which a person can pick the right window in a share dialog.
    pub fn of(content: &SessionContent) -> Self {
        let name = content.group_name().unwrap_or_else(|| content.title.as_str().into());
        let view = if content.plain { "presenter view" } else { "for the chair only" };
        Self {
            audience: format!("Slides for the room: {name}"),
            presenter: format!("Chairside: {name}, {view}"),
            speaker: format!("Timer for the speaker: {name}"),
        }
    }
}
