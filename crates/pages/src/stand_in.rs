//! The page in the place of a slide that cannot be shown. The room sees it, so all that it can say is a title of the
//! session's own and one of two sentences: no path and no reason reaches it.

use chairside_session::{DeckId, SessionContent};
use maud::html;

use crate::drawn::{Drawn, drawn};

/// Why slides aren't shown, in as much detail as the room may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotShown {
    /// They will be shown once the chair has answered something.
    Yet,
    /// They cannot be read.
    Now,
}

impl NotShown {
    const fn words(self) -> &'static str {
        match self {
            Self::Yet => "The slides will be here in a moment.",
            Self::Now => "These slides cannot be shown just now.",
        }
    }
}

/// The page in the place of a slide of this deck: the title of the item that brings the deck, else the session's.
pub fn stand_in(content: &SessionContent, deck: &DeckId, not_shown: NotShown) -> Drawn {
    let item = content.agenda.iter().find(|item| item.deck == *deck && !content.plain);
    let title = item.map_or(&content.title, |item| &item.title);
    let markup = html! {
        h1 { (title) }
        p { (not_shown.words()) }
    };
    drawn(markup, &["lead"])
}
