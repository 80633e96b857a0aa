//! What the room can be shown, as the show bar has it: the slide, each interstitial, the cards by family, blank, freeze.

use crate::model::card::Card;
use crate::model::interstitial::InterstitialKind;
use crate::model::keys::Action;

/// A source in the show bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The chair's slide.
    Slide,
    /// A page that covers it.
    Interstitial(InterstitialKind),
    /// The item's question, or a poll's result.
    Question,
    /// The outcomes, or a proposed one.
    Outcomes,
    /// A time card, or that the queue is closed.
    Time,
    /// A black or white screen.
    Blank,
    /// The slide that the room is frozen on.
    Freeze,
}

impl Source {
    /// All sources, in the order of the bar.
    pub fn all() -> impl Iterator<Item = Self> {
        let interstitials = InterstitialKind::ALL.into_iter().map(Self::Interstitial);
        let after = [Self::Question, Self::Outcomes, Self::Time, Self::Blank, Self::Freeze];
        [Self::Slide].into_iter().chain(interstitials).chain(after)
    }

    /// The source of a card.
    pub const fn of(card: &Card) -> Self {
        match card {
            Card::Question { .. } | Card::Poll { .. } => Self::Question,
            Card::Summary | Card::Proposal { .. } => Self::Outcomes,
            Card::Time { .. } | Card::QueueClosed => Self::Time,
        }
    }

    /// The source that has been shown once this card was: a poll's result is not the item's question, nor a proposal the
    /// summary of outcomes.
    pub const fn ticked_by(card: &Card) -> Option<Self> {
        match card {
            Card::Question { .. } => Some(Self::Question),
            Card::Summary => Some(Self::Outcomes),
            Card::Time { .. } => Some(Self::Time),
            Card::Proposal { .. } | Card::Poll { .. } | Card::QueueClosed => None,
        }
    }

    /// Whether a plain deck, without a session, has it.
    pub const fn is_in_plain_decks(self) -> bool {
        matches!(self, Self::Slide | Self::Blank | Self::Freeze)
    }

    /// What its button does; `None` of an interstitial without a key.
    pub fn action(self) -> Option<Action> {
        Some(match self {
            Self::Slide => Action::Uncover,
            Self::Interstitial(kind) => return Action::showing(kind),
            Self::Question => Action::Question,
            Self::Outcomes => Action::Summary,
            Self::Time => Action::TimeCard,
            Self::Blank => Action::Black,
            Self::Freeze => Action::Freeze,
        })
    }

    /// A second key for it.
    pub const fn also(self) -> Option<Action> {
        match self {
            Self::Blank => Some(Action::White),
            _ => None,
        }
    }

    /// Whether some space stands before it in the bar: boilerplate, what the session itself shows, and what hides it
    /// stand apart.
    pub const fn begins_group(self) -> bool {
        matches!(self, Self::Interstitial(InterstitialKind::NoteWell | InterstitialKind::Agenda) | Self::Blank)
    }

    /// What its button says. While a card is up, its family is called after it.
    pub fn label(self, up: Option<&Card>) -> &'static str {
        match (self, up) {
            (Self::Question, Some(Card::Poll { .. })) => "Poll",
            (Self::Outcomes, Some(Card::Proposal { .. })) => "Proposal",
            (Self::Time, Some(Card::QueueClosed)) => "Queue",
            (Self::Slide, _) => "Slide",
            (Self::Interstitial(kind), _) => kind.label(),
            (Self::Question, _) => "Question",
            (Self::Outcomes, _) => "Outcomes",
            (Self::Time, _) => "Time card",
            (Self::Blank, _) => "Blank",
            (Self::Freeze, _) => "Freeze",
        }
    }
}
