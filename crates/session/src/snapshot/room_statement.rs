//! The head of the pane "Room now": what the room sees, in words.

use serde::Serialize;
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::intent::Intent;
use crate::model::keys::Action;
use crate::model::place::Place;
use crate::model::room_plan::ShownBy;
use crate::model::stamp::Moment;
use crate::model::stand_in::StandIn;
use crate::queries::names::{number, position};
use crate::queries::turning::{opening_after, strayed};
use crate::snapshot::holding::{goes_on_words, until_words};
use crate::snapshot::primary::Primary;
use crate::snapshot::shell::{Drawing, Shell};
use crate::snapshot::times::{Ticking, millis};
use crate::state::State;
use crate::words::{capitalised, isolated};

/// How a statement is coloured; the words say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Tone {
    /// The room sees this slide.
    Good,
    /// The room sees something else.
    Other,
    /// Trouble: not drawing.
    Bad,
}

/// What kind of picture the room sees; the pane's frame and its words say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum RoomLook {
    /// The chair's slide.
    Slide,
    /// Something covers the slide, or the room is frozen.
    Cover,
    /// A black or white screen.
    Blank,
    /// The room looks at somebody else's share.
    Elsewhere,
    /// The room's window has not drawn what it was sent.
    NotDrawn,
}

/// The head of the pane "Room now": what the room sees, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RoomStatement {
    /// The colour.
    pub tone: Tone,
    /// What kind of picture it is.
    pub look: RoomLook,
    /// Its name in a heading: "Slide 8 of 13", "Note Well", "Frozen on slide 6".
    pub title: String,
    /// The deck that the slide is from: "qmux.pdf"; empty when the room sees no slide, and in a plain talk.
    pub deck: String,
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

/// What the room sees, as of `now`.
pub fn statement(state: &State, shell: &Shell, now: &Moment) -> RoomStatement {
    let mut said = seen(state, now);
    if let (Drawing::No(since), false) = (shell.drawing, state.elsewhere) {
        let seconds = since.as_secs().max(1);
        said.tone = Tone::Bad;
        said.look = RoomLook::NotDrawn;
        said.title = format!("Not drawn for {seconds} s");
        said.words = "The room's window is not drawing".into();
        said.detail = format!("nothing new for {seconds} s; the room may see an older page");
    }
    if let (Drawing::Hidden(hidden), false) = (shell.drawing, state.elsewhere) {
        let (words, detail) = hidden.words(&state.cap(Action::FullScreen));
        said.tone = Tone::Bad;
        said.look = RoomLook::NotDrawn;
        said.title = capitalised(hidden.word());
        said.words = words.into();
        said.detail = detail;
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

/// A slide's number: "slide 8 of 13", with the step of an overlay. Where another number is printed on it, that comes
/// first: "slide 3 (8 of 13)".
fn slide_words(state: &State, place: &Place) -> String {
    let Some(standing) = state.standing(place) else { return "slide".into() };
    let step =
        if standing.steps > 1 { format!(", step {} of {}", standing.step, standing.steps) } else { String::new() };
    match state.printed_number(place) {
        Some(label) => format!("slide {} ({} of {}){step}", isolated(label), standing.number, standing.of),
        None => format!("slide {} of {}{step}", standing.number, standing.of),
    }
}

/// The deck of a slide. A plain talk has only one, which the header names.
fn deck_title(state: &State, place: &Place) -> String {
    if state.content.plain {
        return String::new();
    }
    state.content.deck(&place.deck).map_or_else(String::new, |deck| deck.title.clone())
}

/// The holding page stands in the place of the slide, so nothing is covered.
fn holding(state: &State, now: &Moment) -> RoomStatement {
    RoomStatement {
        tone: Tone::Good,
        look: RoomLook::Slide,
        title: "Holding page".into(),
        deck: String::new(),
        words: "The room sees the holding page".into(),
        detail: until_words(state, now),
        up_for: None,
        action: Primary::new("Chairs' slides", Action::ChairsSlides),
        others: Vec::new(),
    }
}

/// So does the break page.
fn in_break(state: &State, now: &Moment) -> RoomStatement {
    RoomStatement {
        title: "Break page".into(),
        words: "The room sees the break page".into(),
        detail: goes_on_words(state, now),
        action: Primary::new("Slide", Action::Next),
        ..holding(state, now)
    }
}

/// So does the closing page.
fn ended() -> RoomStatement {
    RoomStatement {
        tone: Tone::Good,
        look: RoomLook::Slide,
        title: "Session ended".into(),
        deck: String::new(),
        words: "The room sees that the session has ended".into(),
        detail: String::new(),
        up_for: None,
        action: Primary::new("Last slide", Action::Back),
        others: Vec::new(),
    }
}

fn seen(state: &State, now: &Moment) -> RoomStatement {
    let other = |title: String, words: String, detail: String, action| RoomStatement {
        tone: Tone::Other,
        look: RoomLook::Cover,
        title,
        deck: String::new(),
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
                format!("{} shows the slides; you are following along", isolated(presenter))
            }
            Some((ShownBy::Presenter, None)) => "the presenter shows the slides; you are following along".into(),
            Some((ShownBy::Meetecho, _)) => "Meetecho shows its own copy; you are following along".into(),
            _ => "somebody else shares; you are following along".into(),
        };
        let back = Primary::new("The room is back", Action::Elsewhere);
        let others = who_may_show(up.map(|item| state.shown_by(item)));
        let said = other("Elsewhere".into(), "The room isn't seeing this window".into(), detail, back);
        return RoomStatement { look: RoomLook::Elsewhere, others, ..said };
    }
    if let Some(colour) = state.blank {
        let (title, words, action) = match colour {
            Blank::Black => ("Black", "The room sees black", Action::Black),
            Blank::White => ("White", "The room sees white", Action::White),
        };
        let back = Primary::new("Back", action);
        let said = other(title.into(), words.into(), "nothing else is shown".into(), back);
        return RoomStatement { look: RoomLook::Blank, ..said };
    }
    if let Some(card) = &state.card {
        let back = Primary::new("Hide", card.action());
        return other(card.title().into(), format!("The room sees {}", card.words()), String::new(), back);
    }
    if let Some(cover) = &state.cover {
        let kind = cover.with.kind;
        let info = state.content.interstitial(kind);
        let mut detail: Vec<String> = info.map(|info| info.standing_words().to_owned()).into_iter().collect();
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
            detail.push(format!("{nth} of {total}, {} {next}", state.cap(Action::Next)));
        }
        let mut said = other(
            kind.title(),
            format!("The room sees {}", kind.words()),
            detail.join(" · "),
            Action::showing(kind).and_then(|action| Primary::new("Back to the slide", action)),
        );
        said.up_for = Some(Ticking { ms: millis(now.since(&cover.since)), rate: 1 });
        return said;
    }
    match state.stand_in() {
        Some(StandIn::Holding) => return holding(state, now),
        Some(StandIn::Break) => return in_break(state, now),
        Some(StandIn::Ended) => return ended(),
        None => {}
    }
    if let Some(frozen) = &state.frozen {
        let follow = Primary::new("Unfreeze", Action::Freeze);
        let title = format!("Frozen on {}", slide_words(state, frozen));
        let only_mine = "turning moves only your own view".to_owned();
        let said = if *frozen == state.place {
            other(title, "The room is frozen on this slide".into(), only_mine, follow)
        } else {
            let one_deck = frozen.deck == state.place.deck;
            let number = |place| state.standing(place).map_or(0, |standing| standing.number);
            let one_slide = one_deck && number(frozen) == number(&state.place);
            let name = |place: &Place| match state.standing(place) {
                Some(standing) if one_slide => format!("{}, step {}", state.shown_number(place), standing.step),
                Some(_) if one_deck => state.shown_number(place),
                _ => position(&state.content, place),
            };
            let words = format!("The room is frozen on {}, you are on {}", name(frozen), name(&state.place));
            other(title, words, only_mine, follow)
        };
        return RoomStatement { deck: deck_title(state, frozen), ..said };
    }
    let mut said = RoomStatement {
        tone: Tone::Good,
        look: RoomLook::Slide,
        title: capitalised(&slide_words(state, &state.place)),
        deck: deck_title(state, &state.place),
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
