//! Saves a changed agenda in its session file. Only the agenda changes, and only what the chair changed in it;
//! comments, order, quotes and style stay byte for byte. The result is read again and must give exactly this agenda;
//! otherwise nothing is saved.

use std::collections::BTreeMap;

use chairside_problem::Problem;

use jiff::Timestamp;

use crate::file::front_matter::read;
use crate::file::item_spec::ItemSpec;
use crate::file::save::edit::{Wanted, edited, written_new};
use crate::file::save::layout::{Layout, layout};
use crate::file::session_file::SessionFile;
use crate::file::written::Written;
use crate::model::content::{SessionContent, Slot};
use crate::model::ids::ItemId;
use crate::model::item::{Item, ItemKind};
use crate::state::State;
use crate::typed::time_of_day::{Meant, next_at, time_of_day};

/// Returns the text of the session file with the agenda of `state`. `before` is the content that was last read from
/// this text; `decks` has the files of attached decks, as the file should name them.
///
/// # Errors
/// A [`Problem`] if the text is not what `before` was read from, or if its agenda is written in a way that cannot be
/// changed safely. Then leave the file as it is.
pub fn save_agenda(
    file: &str,
    text: &str,
    before: &SessionContent,
    state: &State,
    decks: &BTreeMap<ItemId, String>,
) -> Result<String, Problem> {
    let saving = Saving { file, before, agenda: &state.content.agenda, decks };
    saving.save(text)
}

struct Saving<'a> {
    file: &'a str,
    before: &'a SessionContent,
    agenda: &'a [Item],
    decks: &'a BTreeMap<ItemId, String>,
}

impl Saving<'_> {
    fn save(&self, text: &str) -> Result<String, Problem> {
        let Some((head, yaml, tail)) = front_matter(text) else {
            return Err(
                self.problem("the file has no front matter to write the agenda to", "begin it with a line of `---`")
            );
        };
        let said = self.read(yaml)?;
        let as_read = |(spec, item): (&ItemSpec, &Item)| spec.title == item.title && spec.time == item.time;
        if said.agenda.len() != self.before.agenda.len() || !said.agenda.iter().zip(&self.before.agenda).all(as_read) {
            return Err(self.problem(
                "the file's agenda is not the one that this session was opened with",
                "take over the changed file first, then save again",
            ));
        }
        let Some(layout) = layout(yaml, said.agenda.len()) else { return Err(self.unsafe_to_edit()) };
        // Items are matched by title. If that would match the wrong one, the id is written too.
        let mut with_id = vec![false; self.agenda.len()];
        for _ in 0..2 {
            let Some(new) = self.written(&layout, &said.agenda, &with_id) else { return Err(self.unsafe_to_edit()) };
            let Ok(again) = self.read(&new) else { return Err(self.unsafe_to_edit()) };
            if !self.is_what_was_wanted(&said, &again) {
                return Err(self.unsafe_to_edit());
            }
            let ids = self.ids_when_read(&again.agenda);
            let same: Vec<bool> = ids.iter().zip(self.agenda).map(|(id, item)| *id == item.id).collect();
            if same.iter().all(|same| *same) {
                return Ok(format!("{head}{new}{tail}"));
            }
            with_id = same.into_iter().zip(with_id).map(|(same, before)| !same || before).collect();
        }
        Err(self.unsafe_to_edit())
    }

    fn problem(&self, what: &str, instead: &str) -> Problem {
        Problem::error(self.file, None, what, instead)
    }

    fn unsafe_to_edit(&self) -> Problem {
        self.problem(
            "the agenda is written in a way that cannot be changed without risk",
            "change it by hand: the file was left as it is",
        )
    }

    fn read(&self, yaml: &str) -> Result<SessionFile, Problem> {
        let (said, problems) = read(self.file, yaml, 2);
        if let Some(error) = problems.into_iter().find(Problem::is_error) {
            return Err(error);
        }
        said.ok_or_else(|| self.unsafe_to_edit())
    }

    fn written(&self, layout: &Layout<'_>, specs: &[ItemSpec], with_id: &[bool]) -> Option<String> {
        let mut pieces = Vec::new();
        for (item, with_id) in self.agenda.iter().zip(with_id) {
            let known = self.before.agenda.iter().position(|before| before.id == item.id);
            let text = if let Some(at) = known {
                let wanted = self.changes(&self.before.agenda[at], specs.get(at)?, item, *with_id);
                edited(layout.items.get(at)?, &wanted)?
            } else {
                let like = layout.items.get(pieces.len().min(layout.items.len().saturating_sub(1)));
                written_new(like, &self.all_of(item, *with_id))
            };
            pieces.push((known, text));
        }
        layout.written(&pieces)
    }

    /// The keys that have to change. A value of `None` removes the key.
    fn changes(&self, before: &Item, spec: &ItemSpec, now: &Item, with_id: bool) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        if with_id {
            wanted.push(Wanted::text("id", now.id.as_str()));
        }
        if before.title != now.title {
            wanted.push(Wanted::text("title", &now.title));
        }
        if spec.presenter != now.presenter {
            wanted.push(Wanted { key: "presenter", value: now.presenter.clone(), is_time: false });
        }
        if spec.kind != now.kind {
            wanted.push(Wanted::text("kind", now.kind.name()));
        }
        if spec.time != now.time {
            wanted.push(Wanted::time("time", now.time));
        }
        if spec.fixed_start != now.fixed_start {
            wanted.push(Wanted { key: "at", value: now.fixed_start.map(|at| self.instant(at)), is_time: false });
        }
        if let (true, Some(talk)) = (spec.talk != now.talk, now.talk) {
            wanted.push(Wanted::time("talk", talk));
        }
        if let Some(deck) =
            self.decks.get(&now.id).filter(|deck| spec.deck.as_ref().is_none_or(|is| is.value != **deck))
        {
            wanted.push(Wanted::text("deck", deck));
        }
        wanted
    }

    /// As a time of day if that is unambiguous, otherwise with its date.
    fn instant(&self, at: Timestamp) -> String {
        let zone = self.before.time_zone();
        let local = at.to_zoned_datetime(zone.clone());
        let short = local.strftime("%H:%M").to_string();
        let read = |slot: Slot| next_at(&time_of_day(&short)?, slot.start, Some(slot.end), &zone).ok();
        let same = Meant { at, again: None };
        if self.before.slot.and_then(read) == Some(same) { short } else { at.to_string() }
    }

    fn all_of(&self, item: &Item, with_id: bool) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        if with_id {
            wanted.push(Wanted::text("id", item.id.as_str()));
        }
        if item.kind != ItemKind::Talk {
            wanted.push(Wanted::text("kind", item.kind.name()));
        }
        wanted.push(Wanted::text("title", &item.title));
        wanted.extend(item.presenter.as_deref().map(|presenter| Wanted::text("presenter", presenter)));
        if item.time.is_positive() {
            wanted.push(Wanted::time("time", item.time));
        }
        wanted.extend(item.fixed_start.map(|at| Wanted::text("at", &self.instant(at))));
        wanted.extend(self.decks.get(&item.id).map(|deck| Wanted::text("deck", deck)));
        wanted
    }

    /// Whether only the agenda differs, and it is exactly the wanted one.
    fn is_what_was_wanted(&self, before: &SessionFile, again: &SessionFile) -> bool {
        let same = |(spec, item): (&ItemSpec, &Item)| {
            (spec.kind, &spec.title, &spec.presenter, spec.time, spec.talk)
                == (item.kind, &item.title, &item.presenter, item.time, item.talk)
                && (&spec.question, &spec.text, &spec.link) == (&item.question, &item.text, &item.link)
                && (spec.fixed_start, &spec.talks) == (item.fixed_start, &item.talks)
                && spec.shown_by == item.shown_by
                && spec.seat == item.seat
                && self.deck_is_right(before, spec, item)
        };
        rest(before) == rest(again)
            && again.agenda.len() == self.agenda.len()
            && again.agenda.iter().zip(self.agenda).all(same)
    }

    fn deck_is_right(&self, before: &SessionFile, spec: &ItemSpec, item: &Item) -> bool {
        let known = self.before.agenda.iter().position(|before| before.id == item.id);
        let was = known.and_then(|at| before.agenda[at].deck.as_ref()).map(|deck| &deck.value);
        spec.deck.as_ref().map(|deck| &deck.value) == self.decks.get(&item.id).or(was)
            && spec.notes == known.and_then(|at| before.agenda[at].notes)
    }

    /// The ids that items will get when the file is read again: by `id:`, then by title (see `with_known_ids`).
    fn ids_when_read(&self, specs: &[ItemSpec]) -> Vec<ItemId> {
        let known = |id: &ItemId| self.agenda.iter().any(|item| item.id == *id);
        let mut taken: Vec<ItemId> = specs.iter().map(|spec| spec.id.clone()).filter(known).collect();
        let mut ids = Vec::with_capacity(specs.len());
        for spec in specs {
            let by_title = |taken: &[ItemId]| {
                self.agenda.iter().find(|item| !taken.contains(&item.id) && item.title == spec.title)
            };
            let id = match by_title(&taken) {
                Some(item) if !known(&spec.id) => {
                    taken.push(item.id.clone());
                    item.id.clone()
                }
                _ => spec.id.clone(),
            };
            ids.push(id);
        }
        ids
    }
}

/// Everything but the agenda, without line numbers, because lines move.
fn rest(said: &SessionFile) -> SessionFile {
    let without_line = |written: &Written<String>| Written { line: 0, ..written.clone() };
    SessionFile {
        agenda: Vec::new(),
        is_session: true,
        deck: said.deck.as_ref().map(without_line),
        participants: said.participants.as_ref().map(without_line),
        editions: said.editions.iter().map(|(kind, edition)| (*kind, without_line(edition))).collect(),
        ..said.clone()
    }
}

/// Splits the file into what precedes the front matter's text, that text, and the rest. Empty lines and comments may
/// come first.
fn front_matter(text: &str) -> Option<(&str, &str, &str)> {
    let lead = text.len() - without_lead(text).len();
    let mut lines = text[lead..].split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_start_matches('\u{feff}').trim_end() != "---" {
        return None;
    }
    let start = lead + first.len();
    let mut at = start;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[..start], &text[start..at], &text[at..]));
        }
        at += line.len();
    }
    None
}

/// The text without a byte order mark, empty lines and comments at its start.
fn without_lead(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{feff}');
    loop {
        let (line, after) = rest.split_at(rest.find('\n').map_or(rest.len(), |newline| newline + 1));
        rest = match rest.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
            _ if line.trim().is_empty() && !after.is_empty() => after,
            Some((_, after)) => after,
            None => return rest,
        };
    }
}
