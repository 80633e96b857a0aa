//! A note on disk that some work was done, and on what, so that it is done again only when that has changed.

use std::fs;
use std::path::PathBuf;

use crate::failure::{Because, Outcome};
use crate::workspace::Workspace;

/// The note about one kind of work.
pub struct Stamp {
    path: PathBuf,
    content: String,
}

impl Stamp {
    /// The note called `name` about work on `content`, a fingerprint. It also names the checkout, because several may share
    /// a target folder.
    pub fn new(workspace: &Workspace, name: &str, content: &str) -> Self {
        let content = format!("{} {content}", workspace.root.display());
        Self { path: workspace.memory().join(name), content }
    }

    /// Whether this work has already succeeded on the same content.
    pub fn is_fresh(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|noted| noted == self.content)
    }

    /// Notes that the work has succeeded.
    pub fn note(&self) -> Outcome {
        let doing = format!("write {}", self.path.display());
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).because(&doing)?;
        }
        fs::write(&self.path, &self.content).because(&doing)
    }
}
