//! What the presenter window is sent once of a session.

use chairside_session::State;
use chairside_session::snapshot::{self, Advice, SessionCard};

use crate::session::LoadedSession;
use crate::source::file_name;

/// What the presenter window is sent once, and again whenever the content changes. The advice about the Note Well is the
/// IETF's.
pub fn session_card(state: &State, session: &LoadedSession) -> SessionCard {
    let rules = &chairside_ietf::body().note_well_use;
    let advice = Advice { dos: rules.dos.clone(), donts: rules.donts.clone(), source: rules.source.clone() };
    let file = session.files.first().map(|file| file_name(file)).unwrap_or_default();
    snapshot::session_card(state, advice, session.pages.decks_with_notes(&state.content), &file)
}
