//! What facts change about polls.

use crate::model::fact::Fact;
use crate::model::ids::RowId;
use crate::model::poll::{Poll, PollKind, PollResult};
use crate::model::stamp::{Moment, Stamp};
use crate::state::State;

impl State {
    pub(super) fn change_polls(&mut self, stamp: &Stamp, fact: &Fact) {
        change(&mut self.polls, &stamp.at, stamp.row, fact);
        self.card = self.card.take().filter(|card| self.knows_card(card));
    }
}

fn change(polls: &mut Vec<Poll>, at: &Moment, row: RowId, fact: &Fact) {
    match fact {
        Fact::PollAsked { poll, item, kind, question } if !polls.iter().any(|known| known.id == *poll) => {
            polls.push(Poll {
                id: poll.clone(),
                item: item.clone(),
                kind: *kind,
                question: question.clone(),
                from: at.clone(),
                until: None,
                result: None,
                row,
            });
        }
        Fact::PollCounted { poll, result } => {
            if let Some(known) = polls.iter_mut().find(|known| known.id == *poll) {
                known.until.get_or_insert_with(|| at.clone());
                known.result = Some(result.clone());
                known.row = row;
            }
        }
        Fact::PollTaken { poll, item, question, from, until, raised, not_raised } => {
            let moment = |wall| Moment { wall, ..at.clone() };
            polls.retain(|known| known.id != *poll);
            polls.push(Poll {
                id: poll.clone(),
                item: item.clone(),
                kind: PollKind::Hands,
                question: question.clone(),
                from: moment(*from),
                until: Some(moment(*until)),
                result: Some(PollResult::Hands { raised: *raised, not_raised: *not_raised, present: None }),
                row,
            });
            polls.sort_by_key(|poll| poll.from.wall);
        }
        Fact::PollWithdrawn { poll } => polls.retain(|known| known.id != *poll),
        _ => {}
    }
}
