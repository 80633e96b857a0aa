//! What is known of pages that the web page draws unseen (`rehearsing`).

use chairside_session::snapshot::PageId;
use gtk::glib;

use super::over::Lying;

/// A page that the web page draws unseen.
#[derive(Debug)]
pub struct Rehearsal {
    /// Counts up.
    pub number: u64,
    /// `None` while the web page goes back to what the room is to see.
    pub page: Option<PageId>,
}

/// What is known of rehearsals.
#[derive(Debug, Default)]
pub struct Rehearsals {
    /// The one that the web page has yet to answer.
    pub now: Option<Rehearsal>,
    /// How many there have been.
    pub count: u64,
    /// Begins the next.
    pub timer: Option<glib::SourceId>,
    /// What lies over the page. From the begin of a rehearsal until the web page has drawn what is to be seen, it has nothing
    /// there.
    pub lying: Option<Vec<Lying>>,
    /// The window shows a picture of what the web page had before.
    pub holds_web: bool,
}

impl Rehearsals {
    /// Whether the web page may have something else than what it was told to show.
    pub fn is_astray(&self) -> bool {
        self.lying.is_some()
    }

    /// The web page is new, or has drawn what it was told.
    pub fn are_over(&mut self) {
        self.now = None;
        self.lying = None;
        self.holds_web = false;
    }

    /// Nothing begins for now.
    pub fn stop_timer(&mut self) {
        if let Some(timer) = self.timer.take() {
            timer.remove();
        }
    }
}
