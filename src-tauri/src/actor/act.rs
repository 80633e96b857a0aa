//! An intent is carried out: facts are decided, recorded and saved.

use chairside_session::{Fact, Intent, decide};

use super::Actor;

impl Actor {
    /// Carries out an intent, unless the chair has to answer a question first.
    pub(super) fn act(&mut self, intent: &Intent) {
        if self.must_answer_first() {
            return;
        }
        let stamp = self.clocks.stamp();
        let decision = decide(&self.run, intent, &stamp);
        self.desk.notice = decision.notice;
        self.desk.asks_to_end = decision.asks_to_end;
        if intent.is_jump() && !decision.asks_to_end {
            self.desk.found();
        }
        let from = self.run.next_number();
        let question = decision.facts.iter().find_map(|fact| match fact {
            Fact::PollAsked { question, .. } => Some(question.clone()),
            _ => None,
        });
        let begins_item = decision.facts.iter().any(|fact| matches!(fact, Fact::ItemBegun { .. }));
        for (nth, fact) in (0..).zip(decision.facts) {
            self.run.record(stamp.nth(nth), fact);
        }
        if begins_item {
            self.ask_for_password();
        }
        self.save_from(from);
        // The room answers a poll in Meetecho, so that is where the question has to go.
        if let Some(question) = question
            && self.desktop.copy(question)
        {
            self.desk.notice = Some("Copied: paste it into Meetecho".into());
        }
    }
}
