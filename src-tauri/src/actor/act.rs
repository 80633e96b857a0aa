//! An intent is carried out: facts are decided, recorded and saved.

use chairside_session::desk::Refused;
use chairside_session::keys::Action;
use chairside_session::snapshot::capitalised;
use chairside_session::{Fact, Intent, decide};

use super::Actor;

impl Actor {
    /// Carries out an intent that a click in the presenter window sent under this number. If it is refused and comes from a
    /// form, the form says why, instead of a notice. What can be undone can be undone with another click.
    pub(super) fn act_and_answer(&mut self, number: u64, intent: &Intent) {
        let before = self.run.next_number();
        self.act(intent);
        if intent.is_from_form() {
            let is_refused = self.run.next_number() == before;
            let words = if is_refused { self.desk.notice.take() } else { None };
            self.desk.refused = words.map(|words| Refused { number, words });
        }
        self.offer_undo_since(before);
    }

    /// What a click decided in the rows from this one on can be undone with another.
    pub(super) fn offer_undo_since(&mut self, row: u64) {
        if let Some(words) = self.run.decided_since(row) {
            self.desk.offer_with_notice(Action::Undo, || capitalised(&words));
        }
    }

    /// Carries out an intent, unless the chair has to answer a question first.
    pub(super) fn act(&mut self, intent: &Intent) {
        if !self.must_answer_first() {
            self.carry_out(intent);
        }
    }

    /// Carries out an intent, whatever the chair is asked.
    pub(super) fn carry_out(&mut self, intent: &Intent) {
        let stamp = self.clocks.stamp();
        let decision = decide(&self.run, intent, &stamp);
        self.notice_time.begin_anew();
        self.desk.notice = decision.notice;
        self.desk.asks_to_end = decision.asks_to_end;
        self.desk.ahead = None;
        // Whoever goes on does not want to close.
        self.desk.asks_to_close = None;
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
            self.ask_for_password_again();
        }
        self.save_from(from);
        if self.run.next_number() > from {
            self.offer_the_way_back(intent, &stamp.author);
        }
        // The room answers a poll in Meetecho, so that is where the question has to go.
        if let Some(question) = question
            && self.desktop.copy(question)
        {
            self.desk.notice = Some("Copied: paste it into Meetecho".into());
        }
    }

    /// After an undo the notice offers to redo, and the other way round.
    fn offer_the_way_back(&mut self, intent: &Intent, author: &str) {
        let action = match intent {
            Intent::Undo => self.run.latest_taken_back(author).map(|_| Action::Redo),
            Intent::Redo => self.run.latest_decision(author).map(|_| Action::Undo),
            _ => None,
        };
        if let (Some(action), Some(words)) = (action, self.desk.notice.clone()) {
            self.desk.offer_with_notice(action, || words);
        }
    }
}
