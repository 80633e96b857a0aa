//! What facts change about the queue and speakers.

use crate::model::fact::Fact;
use crate::model::floor::{Floor, Mic, Speech, Waiting};
use crate::model::ids::{ItemId, SpeakerId};
use crate::model::stamp::Moment;
use crate::state::State;

impl Floor {
    pub(super) fn begins(&mut self, speech: Speech, speaker: Option<&SpeakerId>) {
        self.ends(&speech.from);
        if let (Some(item), Some(speaker)) = (&speech.item, speaker)
            && let Some(queue) = self.queues.get_mut(item)
        {
            queue.waiting.retain(|waiting| waiting.id != *speaker);
        }
        self.speeches.push(speech);
    }

    pub(super) fn ends(&mut self, at: &Moment) {
        if let Some(last) = self.speeches.last_mut() {
            last.until.get_or_insert_with(|| at.clone());
        }
    }

    /// Applies a fact about queues and names.
    pub(super) fn change(&mut self, fact: &Fact) {
        match fact {
            Fact::QueueJoined { item, speaker, name } => {
                let waiting = &mut self.queues.entry(item.clone()).or_default().waiting;
                if !waiting.iter().any(|known| known.id == *speaker) {
                    waiting.push(Waiting { id: speaker.clone(), name: name.clone() });
                }
            }
            Fact::QueueOrdered { item, order } => {
                if let Some(queue) = self.queues.get_mut(item) {
                    // Whoever is not named comes after those who are.
                    let place = |waiting: &Waiting| order.iter().position(|id| *id == waiting.id);
                    queue.waiting.sort_by_key(|waiting| place(waiting).unwrap_or(usize::MAX));
                }
            }
            Fact::QueueLeft { item, speaker } => {
                if let Some(queue) = self.queues.get_mut(item) {
                    queue.waiting.retain(|waiting| waiting.id != *speaker);
                }
            }
            Fact::QueueClosed { item } => self.queues.entry(item.clone()).or_default().closed = true,
            Fact::QueueReopened { item } => self.queues.entry(item.clone()).or_default().closed = false,
            Fact::SpeakerNamed { item, number, name } => {
                let theirs = |speech: &&mut Speech| speech.item == *item && speech.number == *number;
                self.speeches.iter_mut().filter(theirs).for_each(|speech| speech.name = Some(name.clone()));
            }
            _ => {}
        }
    }
}

impl State {
    /// Somebody begins to speak. If the fact names an item that is not up, nothing changes.
    pub(super) fn begin_speech(
        &mut self,
        number: u32,
        item: Option<&ItemId>,
        speaker: Option<&SpeakerId>,
        name: Option<&String>,
        at: &Moment,
    ) {
        if let Some(item) = item {
            if self.item.as_ref() != Some(item) {
                return;
            }
            self.with_item(item, |run| run.speakers = run.speakers.max(number));
        }
        let speech = Speech { item: item.cloned(), number, name: name.cloned(), from: at.clone(), until: None };
        self.floor.begins(speech, speaker);
        self.mic = Some(Mic { number, since: at.clone() });
    }

    pub(super) fn free_mic(&mut self, at: &Moment) {
        self.mic = None;
        self.floor.ends(at);
    }
}
