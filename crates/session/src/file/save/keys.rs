//! Which keys of an item have to be written, with which values.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::file::merge::{Field, Said};
use crate::file::save::edit::Wanted;
use crate::model::content::Slot;
use crate::model::ids::ItemId;
use crate::model::item::ItemKind;
use crate::model::people::Seat;
use crate::typed::time_of_day::{Meant, next_at, time_of_day};

/// What times of day depend on.
pub(super) struct Keys {
    pub slot: Option<Slot>,
    pub zone: TimeZone,
}

impl Keys {
    /// The keys that have to change. With an `id`, that is written too.
    pub fn changed(&self, before: &Said, now: &Said, id: Option<&ItemId>) -> Vec<Wanted> {
        let mut wanted: Vec<Wanted> = id.map(|id| Wanted::text("id", Some(id.as_str()))).into_iter().collect();
        let differs = |field| before.differs(field, now);
        for field in Field::ALL.iter().copied().filter(|field| differs(*field)) {
            if field == Field::Minutes {
                if before.minutes.time != now.minutes.time {
                    wanted.push(Wanted::time("time", Some(now.minutes.time)));
                }
                if before.minutes.talk != now.minutes.talk {
                    wanted.push(Wanted::time("talk", now.minutes.talk));
                }
            } else {
                wanted.push(self.key(now, field));
            }
        }
        wanted
    }

    /// All keys of a new item.
    pub fn all(&self, said: &Said, id: Option<&ItemId>) -> Vec<Wanted> {
        let mut wanted: Vec<Wanted> = id.map(|id| Wanted::text("id", Some(id.as_str()))).into_iter().collect();
        if said.kind != ItemKind::Talk {
            wanted.push(self.key(said, Field::Kind));
        }
        wanted.extend([Field::Title, Field::Presenter].map(|field| self.key(said, field)));
        wanted.push(Wanted::time("time", Some(said.minutes.time).filter(SignedDuration::is_positive)));
        wanted.push(Wanted::time("talk", said.minutes.talk));
        let usual = Said::default();
        let others = Field::ALL.iter().copied().filter(|field| {
            !matches!(field, Field::Kind | Field::Title | Field::Presenter | Field::Minutes)
                && said.differs(*field, &usual)
        });
        wanted.extend(others.map(|field| self.key(said, field)));
        wanted.retain(|wanted| wanted.value.is_some());
        wanted
    }

    fn key(&self, said: &Said, field: Field) -> Wanted {
        match field {
            Field::Title => Wanted::text("title", Some(&said.title)),
            Field::Presenter => Wanted::text("presenter", said.presenter.as_deref()),
            Field::Minutes => Wanted::time("time", Some(said.minutes.time)),
            Field::FixedStart => Wanted::text("at", said.fixed_start.map(|at| self.instant(at)).as_deref()),
            Field::Kind => Wanted::text("kind", Some(said.kind.name())),
            Field::Deck => Wanted::text("deck", said.deck.as_deref()),
            Field::Question => Wanted::text("question", said.question.as_deref()),
            Field::Outcomes => Wanted::texts("outcomes", said.outcomes.as_deref()),
            Field::Talks => Wanted::talks(&said.talks),
            Field::Text => Wanted::text("text", said.text.as_deref()),
            Field::Links => match said.links.as_slice() {
                [] | [_] => Wanted::text("link", said.links.first().map(String::as_str)),
                several => Wanted::texts("link", Some(several)),
            },
            Field::ShownBy => Wanted::text("shown-by", Some(said.shown_by.name())),
            Field::Seat => Wanted::text("seat", said.seat.map(Seat::name)),
        }
    }

    /// As a time of day if that is unambiguous, otherwise with its date.
    fn instant(&self, at: Timestamp) -> String {
        let local = at.to_zoned_datetime(self.zone.clone());
        let short = local.strftime("%H:%M").to_string();
        let read = |slot: Slot| next_at(&time_of_day(&short)?, slot.start, Some(slot.end), &self.zone).ok();
        let same = Meant { at, again: None };
        if self.slot.and_then(read) == Some(same) { short } else { at.to_string() }
    }
}
