//! Chairs and links of the session.

use chairside_datatracker::FoundSession;
use chairside_session::content::{Link, Person};
use chairside_session::file::Draft;

use super::before::Before;
use super::change::{Change, KnownSession, LinkChange};
use crate::words::person;

/// Other chairs. Where the Datatracker names none, it did not answer that question.
pub(super) fn chairs(known: &KnownSession, found: &FoundSession, before: Option<&Before>) -> Option<Change> {
    let chairs: Vec<Person> =
        found.chairs.iter().filter_map(|chair| person(&chair.name, chair.email.as_deref())).collect();
    let then = before.filter(|before| before.has_chairs()).map(Before::chairs);
    let is_new = then.as_ref().is_none_or(|then| *then != chairs);
    let differs = !chairs.is_empty() && chairs != known.chairs;
    (differs && is_new).then(|| Change::Chairs { chairs, is_likely: then.is_some_and(|then| then == known.chairs) })
}

/// New and changed links, then those that are gone, unless something of the session could not be had.
pub(super) fn links(known: &KnownSession, found: &FoundSession, now: &Draft, then: Option<&Draft>) -> Vec<Change> {
    let here = |label: &str| known.links.iter().find(|link| link.label.eq_ignore_ascii_case(label));
    let mut changes = Vec::new();
    for link in &now.links {
        let was_there = then.is_some_and(|then| then.links.contains(link));
        if was_there || known.links.iter().any(|known| known.url == link.url) {
            continue;
        }
        let ours = here(&link.label);
        let base = then.and_then(|then| then.links.iter().find(|base| base.label.eq_ignore_ascii_case(&link.label)));
        let is_likely = then.is_some() && ours.map(|ours| &ours.url) == base.map(|base| &base.url);
        let before = ours.map(|ours| ours.url.clone());
        // The name stays as it is written here.
        let label = ours.map_or_else(|| link.label.clone(), |ours| ours.label.clone());
        let to = Link { label, url: link.url.clone() };
        changes.push(Change::Link { link: LinkChange::Leads { to, before }, is_likely });
    }
    let is_whole = found.missing.is_empty() && found.agenda.is_some();
    for base in then.filter(|_| is_whole).into_iter().flat_map(|then| &then.links) {
        let is_there = |link: &Link| link.url == base.url || link.label.eq_ignore_ascii_case(&base.label);
        if !now.links.iter().any(is_there)
            && let Some(ours) = known.links.iter().find(|ours| ours.url == base.url)
        {
            changes.push(Change::Link { link: LinkChange::Gone { link: ours.clone() }, is_likely: true });
        }
    }
    changes
}
