//! The strip over the slide: what the room sees, in words.

use serde::Serialize;
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::intent::Intent;
use crate::model::keys::Action;
use crate::model::place::Place;
use crate::model::room_plan::ShownBy;
use crate::model::stamp::Moment;
use crate::queries::names::{number, position};
use crate::queries::turning::{opening_after, strayed};
use crate::snapshot::primary::Primary;
use crate::snapshot::shell::{Drawing, Saved, Shell};
use crate::snapshot::times::{Ticking, millis};
use crate::state::State;

/// How a statement is coloured; the words say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Tone {
    /// The room sees this slide.
    Good,
    /// The room sees something else.
    Other,
    /// Trouble: not drawing, not saved.
    Bad,
}

/// The strip over the slide: what the room sees, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RoomStatement {
    /// The colour.
    pub tone: Tone,
    /// "The room sees the Note Well".
    pub words: String,
    /// "text as of 9 Nov 2021, in force on that day".
    pub detail: String,
    /// "up for", ticking, when something covers the slide.
    pub up_for: Option<Ticking>,
    /// The button at its end, with its key: "Back to the slide", "N".
    pub action: Option<Primary>,
    /// Small buttons before that one: who shows the slides while the room looks elsewhere.
    pub others: Vec<Primary>,
}

/// The strip's statement.
pub fn statement(state: &State, shell: &Shell, now: &Moment) -> RoomStatement {
    let mut said = seen(state, now);
    if let (Drawing::No(since), false) = (shell.drawing, state.elsewhere) {
        said.tone = Tone::Bad;
        said.words = "The room's window is not drawing".into();
        said.detail = format!("nothing new for {} s; the room may see an older page", since.as_secs().max(1));
    }
    if let Saved::No { why } = &shell.saved {
        said.tone = Tone::Bad;
        let also = if said.detail.is_empty() { String::new() } else { format!(" · {}", said.detail) };
        said.detail = format!("not saved: {why}{also}");
    }
    said
}

/// Who else may show the slides of the item that is up, for the minutes; nobody while none is.
fn who_may_show(known: Option<ShownBy>) -> Vec<Primary> {
    let Some(known) = known else { return Vec::new() };
    let all = [
        (ShownBy::Presenter, "The presenter shows", Action::ShownByPresenter),
        (ShownBy::Meetecho, "Meetecho shows", Action::ShownByMeetecho),
    ];
    all.into_iter()
        .filter(|(by, ..)| *by != known)
        .filter_map(|(_, label, action)| Primary::new(label, action))
        .collect()
}

fn seen(state: &State, now: &Moment) -> RoomStatement {
    let other = |words: String, detail: String, action| RoomStatement {
        tone: Tone::Other,
        words,
        detail,
        up_for: None,
        action,
        others: Vec::new(),
    };
    if state.elsewhere {
        let up = state.item.as_ref().and_then(|id| state.content.item(id));
        let detail = match up.map(|item| (state.shown_by(item), item.presenter.as_deref())) {
            Some((ShownBy::Presenter, Some(presenter))) => {
                format!("{presenter} shows the slides; you are following along")
            }
            Some((ShownBy::Presenter, None)) => "the presenter shows the slides; you are following along".into(),
            Some((ShownBy::Meetecho, _)) => "Meetecho shows its own copy; you are following along".into(),
            _ => "somebody else shares; you are following along".into(),
        };
        let back = Primary::new("The room is back", Action::Elsewhere);
        let others = who_may_show(up.map(|item| state.shown_by(item)));
        return RoomStatement { others, ..other("The room isn't seeing this window".into(), detail, back) };
    }
    if let Some(colour) = state.blank {
        let (words, action) = match colour {
            Blank::Black => ("The room sees black", Action::Black),
            Blank::White => ("The room sees white", Action::White),
        };
        return other(words.into(), "nothing else is shown".into(), Primary::new("Back", action));
    }
    if let Some(card) = &state.card {
        let back = Primary::new("Hide", card.action());
        return other(format!("The room sees {}", card.words()), String::new(), back);
    }
    if let Some(cover) = &state.cover {
        let kind = cover.with.kind;
        let info = state.content.interstitial(kind);
        let mut detail: Vec<String> = info.map(|info| info.standing.clone()).into_iter().collect();
        detail.retain(|part| !part.is_empty());
        if let Some(pages) = info.map(|info| info.pages).filter(|pages| *pages > 1) {
            detail.push(format!("page {} of {pages}", cover.page + 1));
        }
        if let Some(at) = cover.opening {
            let known =
                |kind: &&crate::model::interstitial::InterstitialKind| state.content.interstitial(**kind).is_some();
            let total = state.content.open_with.iter().filter(known).count();
            let nth = state.content.open_with.iter().take(at as usize + 1).filter(known).count();
            let next = if opening_after(state, at).is_some() { "next" } else { "on with the slides" };
            detail.push(format!("{nth} of {total}, {} {next}", Action::Next.cap()));
        }
        let mut said = other(
            format!("The room sees {}", kind.words()),
            detail.join(" · "),
            Action::showing(kind).and_then(|action| Primary::new("Back to the slide", action)),
        );
        said.up_for = Some(Ticking { ms: millis(now.since(&cover.since)), rate: 1 });
        return said;
    }
    if let Some(frozen) = &state.frozen {
        let follow = Primary::new("Unfreeze", Action::Freeze);
        return if *frozen == state.place {
            other("The room is frozen on this slide".into(), "turning moves only your own view".into(), follow)
        } else {
            let one_deck = frozen.deck == state.place.deck;
            let number = |place| state.standing(place).map_or(0, |standing| standing.number);
            let one_slide = one_deck && number(frozen) == number(&state.place);
            let name = |place: &Place| match state.standing(place) {
                Some(standing) if one_slide => format!("{}, step {}", standing.number, standing.step),
                Some(standing) if one_deck => standing.number.to_string(),
                _ => position(&state.content, place),
            };
            let words = format!("The room is frozen on {}, you are on {}", name(frozen), name(&state.place));
            other(words, "turning moves only your own view".into(), follow)
        };
    }
    let mut said = RoomStatement {
        tone: Tone::Good,
        words: "The room sees this slide".into(),
        detail: String::new(),
        up_for: None,
        action: None,
        others: Vec::new(),
    };
    if let (Some((owner, to)), Some(up)) = (strayed(state), &state.item) {
        let number = |item| number(&state.content, item);
        said.detail = format!("These slides belong to item {}; item {} is up", number(&owner.id), number(up));
        let intent = Intent::GoTo { deck: Some(to.deck), slide: to.slide + 1 };
        said.action = Some(Primary { label: "To this item's slides".into(), action: Action::HistoryBack, intent });
    }
    said
}
