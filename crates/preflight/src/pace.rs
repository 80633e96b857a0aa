//! More slides than there is time for.

use chairside_session::words::counted;
use jiff::SignedDuration;

use crate::finding::{Finding, Kind};
use crate::lines::Repeated;
use crate::seen::DeckSeen;

/// A slide that is talked about takes longer than this, in seconds. Speakers need one to two minutes.
const SHORTEST: i64 = 40;
/// With so few slides, nothing is said.
const FEW: usize = 4;
/// Words with which the slides begin that are only for questions.
const BACKUP: [&str; 8] =
    ["backup", "back-up", "back up", "appendix", "extra slides", "additional slides", "spare slides", "bonus"];
/// Words on a slide that needs no time.
const SHORT: [&str; 6] = ["questions", "question?", "thank you", "thanks", "q&a", "discussion"];

pub(crate) fn find(deck: &DeckSeen<'_>) -> Option<Finding> {
    let time = deck.talk?.time;
    if time <= SignedDuration::ZERO {
        return None;
    }
    let slides = told(deck);
    let fit = usize::try_from(time.as_secs() / SHORTEST).unwrap_or(usize::MAX);
    if slides <= FEW || slides <= fit {
        return None;
    }
    let number = |seconds: i64| usize::try_from(seconds).unwrap_or(0);
    let minutes = number((time.as_secs() + 30) / 60);
    let each = number(time.as_secs()) / slides.max(1);
    Some(Finding {
        kind: Kind::Pace,
        pages: Vec::new(),
        what: format!("{slides} slides for {}: {} each", counted(minutes, "minute"), counted(each, "second")),
        why: "most speakers need one to two minutes for a slide, and the discussion is what the session is for".into(),
        instead: "leave out slides, or put some after one that says “Backup”".into(),
    })
}

/// How many slides the speaker talks about: not the title, not those for questions, and nothing after "Backup".
fn told(deck: &DeckSeen<'_>) -> usize {
    let repeated = Repeated::of(deck);
    let heading = |at: usize| {
        let page = deck.pages.get(at)?;
        let own = crate::lines::own(page, &repeated);
        let title = if page.text.title.is_empty() { own.first()?.0.text.as_str() } else { page.text.title.as_str() };
        Some((title.trim().to_lowercase(), own.len()))
    };
    let pages = 0..deck.info.pages.len();
    let backup = pages
        .clone()
        .find(|at| *at > 0 && heading(*at).is_some_and(|(title, _)| BACKUP.iter().any(|word| title.starts_with(word))));
    let is_short = |at: usize| {
        heading(at).is_some_and(|(title, lines)| lines <= 4 && SHORT.iter().any(|word| title.starts_with(word)))
    };
    let told = pages.take(backup.unwrap_or(usize::MAX)).skip(1);
    told.filter(|at| !deck.info.pages[*at].continues && !is_short(*at)).count()
}
