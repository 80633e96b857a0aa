//! Cards for the room: words over the slide, made of the session's data when they are drawn, so they are always right.

use serde::Serialize;
use ts_rs::TS;

use crate::model::card::Card;
use crate::model::outcome::Outcome;
use crate::model::poll::NOT_A_VOTE;
use crate::queries::names;
use crate::queries::outcomes;
use crate::state::State;
use crate::words::{isolated, minutes_left};

/// What kind of card it is, for its looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum CardKind {
    /// An item's question.
    Question,
    /// A proposed outcome.
    Proposal,
    /// The outcomes so far.
    Summary,
    /// The result of a poll.
    Poll,
    /// The queue is closed.
    QueueClosed,
    /// How much time is left.
    Time,
}

/// A card for the room, all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RoomCard {
    /// Its kind.
    pub kind: CardKind,
    /// A line over the heading: "2 · Private Access Tokens"; empty when there is none.
    pub kicker: String,
    /// The heading.
    pub heading: String,
    /// What stands below.
    pub lines: Vec<CardLine>,
    /// A line at the foot: "not a vote, to be confirmed on the list"; empty when there is none.
    pub foot: String,
}

/// A line of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CardLine {
    /// What stands before it: a number, a count; empty when nothing does.
    pub mark: String,
    /// The line.
    pub text: String,
}

/// The card as the room sees it; `None` when the session has not any more what it shows.
pub(crate) fn room_card(state: &State, card: &Card) -> Option<RoomCard> {
    let line = |mark: String, text: &str| CardLine { mark, text: text.into() };
    let plain = |text: &String| CardLine { mark: String::new(), text: text.clone() };
    let blank = |kind, heading: String| RoomCard {
        kind,
        kicker: String::new(),
        heading,
        lines: Vec::new(),
        foot: String::new(),
    };
    Some(match card {
        Card::Question { item } => {
            let found = state.content.item(item)?;
            let possible = if state.content.room.decides || found.outcomes.is_some() {
                state.content.outcomes_of(item)
            } else {
                &[]
            };
            RoomCard {
                kicker: names::name(&state.content, item),
                lines: possible.iter().map(plain).collect(),
                ..blank(CardKind::Question, found.question_asked()?.into())
            }
        }
        Card::Proposal { item, outcome } => RoomCard {
            kicker: format!("Proposed outcome · {}", names::name(&state.content, item)),
            lines: outcome.details().iter().map(plain).collect(),
            ..blank(CardKind::Proposal, outcome.conclusion())
        },
        Card::Summary => {
            let rows = outcomes::summary(state).into_iter().map(|row| {
                let words = row.outcome.map_or_else(|| "no outcome yet".into(), Outcome::words);
                let number = names::number(&state.content, &row.item.id);
                line(number, &format!("{}: {words}", isolated(&row.item.title)))
            });
            RoomCard { lines: rows.collect(), ..blank(CardKind::Summary, "Summary".into()) }
        }
        Card::Poll { poll } => {
            let known = state.polls.iter().find(|known| known.id == *poll)?;
            let result = known.result.as_ref()?;
            let counts = result.counts().into_iter().map(|(count, what)| line(count.to_string(), what));
            let mut lines: Vec<CardLine> = counts.collect();
            if lines.is_empty() {
                lines.push(line(String::new(), &result.words()));
            }
            RoomCard { lines, foot: NOT_A_VOTE.into(), ..blank(CardKind::Poll, known.question.clone()) }
        }
        Card::QueueClosed => blank(CardKind::QueueClosed, "The queue is closed".into()),
        Card::Time { minutes } => blank(CardKind::Time, minutes_left(*minutes)),
    })
}
