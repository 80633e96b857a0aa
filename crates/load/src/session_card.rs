//! What the presenter window is told once of a session.

use chairside_ietf as ietf;
use chairside_session::snapshot::{Advice, Header, SessionCard, overview};
use chairside_session::{SessionContent, State, keys};

/// What the presenter window is told once, and again whenever the content changes.
pub fn session_card(state: &State) -> SessionCard {
    let content = &state.content;
    let advice = if content.plain { Advice::default() } else { note_well_advice() };
    SessionCard {
        header: Header {
            name: [content.group.as_deref(), content.meeting.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
            slot: slot_words(content),
            rehearsal: state.rehearsal,
            plain: content.plain,
        },
        links: content.links.clone(),
        handouts: chairside_session::minutes::handout_rows(content),
        keys: keys::rows(content.plain),
        overview: overview(content),
        note_well_advice: advice,
    }
}

fn slot_words(content: &SessionContent) -> String {
    let Some(slot) = content.slot else { return content.title.clone() };
    let zone = content.time_zone();
    let start = slot.start.to_zoned_datetime(zone.clone());
    let end = slot.end.to_zoned_datetime(zone.clone());
    let name = zone.to_offset_info(slot.start).abbreviation().to_string();
    format!("{} · {}–{} {name}", content.title, start.strftime("%a %-d %b %Y · %H:%M"), end.strftime("%H:%M"))
}

fn note_well_advice() -> Advice {
    let rules = &ietf::body().note_well_use;
    Advice { dos: rules.dos.clone(), donts: rules.donts.clone(), source: rules.source.clone() }
}
