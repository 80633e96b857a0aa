//! What happens to a fact: the run records it, the journal saves it.

use chairside_journal::Report;
use chairside_session::Fact;

use super::Actor;

impl Actor {
    /// Records a fact that happens now.
    pub(super) fn record(&mut self, fact: Fact) {
        let from = self.run.next_number();
        self.run.record(self.clocks.stamp(), fact);
        self.save_from(from);
    }

    /// Saves the rows from this number on.
    pub(super) fn save_from(&mut self, number: u64) {
        // While the chair is asked whether to resume an earlier run, this one does not count as a run yet.
        if self.offered.is_none() {
            self.saving.write(&self.run, number);
        }
    }

    /// The journal's writer reports.
    pub(super) fn journal_reports(&mut self, report: Report) {
        if let Some(words) = self.saving.report(report, &self.run, &self.clocks.now()) {
            self.desk.troubles.push(words);
            // What the journal has lost of this run is still here.
            self.save_from(1);
        }
        self.publisher.presenter_soon();
    }
}
