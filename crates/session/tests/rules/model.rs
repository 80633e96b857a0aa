//! The rundown against a slow, obvious model: a clock that ticks second by second, and a session that simply takes
//! place. What the model then says has happened is what the rundown must have foretold.

use chairside_session::content::{Item, SessionContent};
use chairside_session::{Intent, ItemId};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::support::{Chair, item, minutes, sec_dispatch};

const IDS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// The slot starts at 12:00; all times of the model are seconds from then, by the clock on the wall.
const STARTS: &str = "2021-11-09T12:00:00Z";

#[derive(Debug, Clone)]
struct Entry {
    id: &'static str,
    planned: i64,
    time: i64,
    spent: i64,
    fixed: Option<i64>,
    was_up: bool,
    skipped: bool,
}

#[derive(Debug, Clone)]
struct Model {
    now: i64,
    agenda: Vec<Entry>,
    up: Option<&'static str>,
    runs: bool,
}

#[derive(Debug, Clone)]
enum Act {
    Wait(u16),
    Next,
    Back,
    Begin(usize),
    StartOrPause,
    Add(i32),
    Skip(usize),
    BringBack(usize),
    Set(usize, u8),
    Move(usize, Option<usize>),
    StepWall(i16),
}

fn act() -> impl Strategy<Value = Act> {
    let one = || 0..IDS.len();
    prop_oneof![
        6 => (0..900_u16).prop_map(Act::Wait),
        4 => Just(Act::Next),
        1 => Just(Act::Back),
        1 => one().prop_map(Act::Begin),
        4 => Just(Act::StartOrPause),
        2 => (-2..4).prop_map(Act::Add),
        1 => one().prop_map(Act::Skip),
        1 => one().prop_map(Act::BringBack),
        1 => (one(), 0..30_u8).prop_map(|(at, time)| Act::Set(at, time)),
        1 => (one(), prop::option::of(one())).prop_map(|(at, before)| Act::Move(at, before)),
        1 => (-600..600_i16).prop_map(Act::StepWall),
    ]
}

/// What a session that simply takes place from now on leads to.
#[derive(Debug, PartialEq, Eq)]
struct Played {
    /// Start and end of each item to come, and of the one that is up.
    times: Vec<(&'static str, i64, i64)>,
    ends: i64,
}

impl Model {
    fn at(&self, id: &str) -> usize {
        self.agenda.iter().position(|entry| entry.id == id).unwrap()
    }

    fn tick(&mut self, seconds: i64) {
        for _ in 0..seconds {
            self.now += 1;
            if let (true, Some(up)) = (self.runs, self.up) {
                let at = self.at(up);
                self.agenda[at].spent += 1;
            }
        }
    }

    fn begin(&mut self, id: &'static str) {
        if self.up != Some(id) {
            self.runs = false;
            self.up = Some(id);
            let at = self.at(id);
            self.agenda[at].was_up = true;
            self.agenda[at].skipped = false;
        }
    }

    /// What comes next: after the one that is up, else the first that was never up.
    fn next(&self) -> Option<&'static str> {
        let from = self.up.map_or(0, |up| self.at(up) + 1);
        let mut later = self.agenda[from..].iter().filter(|entry| !entry.skipped);
        later.find(|entry| self.up.is_some() || !entry.was_up).map(|entry| entry.id)
    }

    /// What is brought up: the next one, after the last the first that was skipped for now.
    fn brought_up(&self) -> Option<&'static str> {
        let before = &self.agenda[..self.up.map_or(0, |up| self.at(up))];
        let skipped_for_now = before.iter().find(|entry| !entry.skipped && !entry.was_up);
        self.next().or(skipped_for_now.map(|entry| entry.id))
    }

    fn does(&mut self, act: &Act) {
        match act {
            Act::Wait(seconds) => self.tick((*seconds).into()),
            Act::Next => {
                if let Some(next) = self.brought_up() {
                    self.begin(next);
                }
            }
            Act::Back => {
                let Some(up) = self.up else { return };
                let before = self.agenda[..self.at(up)].iter().rev().find(|entry| !entry.skipped);
                if let Some(id) = before.map(|entry| entry.id) {
                    self.begin(id);
                }
            }
            Act::Begin(which) => self.begin(IDS[*which]),
            Act::StartOrPause => self.runs = self.up.is_some() && !self.runs,
            Act::Add(minutes) => {
                let Some(up) = self.up else { return };
                let at = self.at(up);
                let time = self.agenda[at].time + i64::from(*minutes) * 60;
                if time >= 0 {
                    self.agenda[at].time = time;
                }
            }
            Act::Skip(which) | Act::BringBack(which) => {
                let at = self.at(IDS[*which]);
                if !self.agenda[at].was_up {
                    self.agenda[at].skipped = matches!(act, Act::Skip(_));
                }
            }
            Act::Set(which, minutes) => {
                let at = self.at(IDS[*which]);
                if !self.agenda[at].was_up || self.up == Some(IDS[*which]) {
                    self.agenda[at].time = i64::from(*minutes) * 60;
                    self.agenda[at].planned = i64::from(*minutes) * 60;
                }
            }
            Act::Move(which, before) => {
                let moved = self.agenda.remove(self.at(IDS[*which]));
                let to = match before {
                    Some(before) if before == which => self.agenda.len(),
                    Some(before) => self.at(IDS[*before]),
                    None => self.agenda.len(),
                };
                self.agenda.insert(to, moved);
            }
            Act::StepWall(by) => self.now += i64::from(*by),
        }
    }

    /// Lets the session take place, second by second: the item that is up takes what it has left, each after it what
    /// it has, none before its fixed start and none before the session's.
    fn plays(&self) -> Played {
        let mut times = Vec::new();
        let mut clock = self.now;
        let mut queue: Vec<Entry> = Vec::new();
        if let Some(up) = self.up {
            queue.push(Entry { fixed: None, ..self.agenda[self.at(up)].clone() });
        } else {
            while clock < 0 {
                clock += 1;
            }
        }
        if let Some(next) = self.next() {
            queue.extend(self.agenda[self.at(next)..].iter().filter(|entry| !entry.skipped).cloned());
        }
        for mut entry in queue {
            while entry.fixed.is_some_and(|start| clock < start) {
                clock += 1;
            }
            let start = clock;
            while entry.spent < entry.time {
                entry.spent += 1;
                clock += 1;
            }
            times.push((entry.id, start, clock));
        }
        Played { times, ends: clock }
    }

    /// The end of the plan: each item for its planned time from the slot's start.
    fn plan_ends(&self) -> i64 {
        let mut clock = 0;
        for entry in &self.agenda {
            while entry.fixed.is_some_and(|start| clock < start) {
                clock += 1;
            }
            clock += entry.planned;
        }
        clock
    }
}

fn intent(act: &Act, model: &Model) -> Option<Intent> {
    let id = |which: &usize| ItemId::from(IDS[*which]);
    Some(match act {
        Act::Wait(_) | Act::StepWall(_) => return None,
        Act::Next => model.brought_up().map(|_| Intent::NextItem)?,
        Act::Back => Intent::PreviousItem,
        Act::Begin(which) => Intent::BeginItem { item: id(which) },
        Act::StartOrPause => Intent::StartOrPause,
        Act::Add(minutes) => Intent::AddMinutes { minutes: *minutes },
        Act::Skip(which) => Intent::SkipItem { item: id(which) },
        Act::BringBack(which) => Intent::BringItemBack { item: id(which) },
        Act::Set(which, minutes) => Intent::SetMinutes { item: id(which), minutes: minutes.to_string() },
        Act::Move(which, before) => {
            Intent::MoveItem { item: id(which), before: before.as_ref().filter(|before| *before != which).map(id) }
        }
    })
}

fn seconds(at: Timestamp) -> i64 {
    at.duration_since(STARTS.parse().unwrap()).as_secs()
}

fn foretold(chair: &Chair) -> Played {
    let rundown = chair.rundown();
    let agenda = chair.state().content.agenda.iter();
    let mut times: Vec<_> = agenda
        .zip(&rundown.items)
        .filter_map(|(item, times)| {
            let times = times.projected?;
            let id = IDS.into_iter().find(|id| *id == item.id.as_str()).unwrap();
            // The one that is up has begun: the model plays it from now on.
            let is_up = chair.state().item.as_ref() == Some(&item.id);
            let start = if is_up { seconds(chair.clock.now().wall) } else { seconds(times.start.at) };
            Some((id, start, seconds(times.end.at)))
        })
        .collect();
    times.sort_by_key(|(id, ..)| chair.state().content.item_index(&ItemId::from(*id)));
    Played { times, ends: seconds(rundown.ends.at) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_rundown_foretells_what_a_session_that_simply_takes_place_comes_to(
        times in prop::collection::vec(0..20_i64, IDS.len()),
        fixed in prop::collection::vec(prop::option::weighted(0.25, 0..7_000_i64), IDS.len()),
        acts in prop::collection::vec(act(), 0..40),
    ) {
        let starts: Timestamp = STARTS.parse().unwrap();
        let agenda: Vec<Item> = IDS.iter().zip(&times).zip(&fixed).map(|((id, time), fixed)| Item {
            fixed_start: fixed.map(|after| starts + SignedDuration::from_secs(after)),
            ..item(id, *time)
        }).collect();
        let entries = IDS.iter().zip(&times).zip(&fixed).map(|((id, time), fixed)| Entry {
            id, planned: time * 60, time: time * 60, spent: 0, fixed: *fixed, was_up: false, skipped: false,
        });
        let mut model = Model { now: -300, agenda: entries.collect(), up: None, runs: false };
        let mut chair = Chair::opens(SessionContent { agenda, ..sec_dispatch() });
        for act in &acts {
            match (act, intent(act, &model)) {
                (Act::Wait(time), _) => chair.clock.passes(SignedDuration::from_secs((*time).into())),
                (Act::StepWall(by), _) => chair.clock.step_wall(SignedDuration::from_secs((*by).into())),
                (_, Some(intent)) => drop(chair.wants(&intent)),
                (_, None) => {}
            }
            model.does(act);
            let played = model.plays();
            prop_assert_eq!(&foretold(&chair), &played, "after {:?}", act);
            let rundown = chair.rundown();
            prop_assert_eq!(rundown.behind.as_secs(), played.ends - model.plan_ends());
            // It slips if it is later when a second has passed and nothing was done.
            let mut later = model.clone();
            later.tick(1);
            prop_assert_eq!(rundown.ends.slips, later.plays().ends > played.ends, "after {:?}", act);
            let free = 7_200 - played.ends;
            let cut = rundown.cut().map_or(0, |cut| cut.as_secs());
            prop_assert!(cut % 60 == 0 && (free >= 0) == (cut == 0) && cut >= -free && cut < 60.max(60 - free), "{} {}", cut, free);
        }
    }

    /// Every way that is offered leads, once it is taken, to the end that was promised.
    #[test]
    fn a_way_leads_where_it_says(
        times in prop::collection::vec(5..60_i64, IDS.len()),
        kinds in prop::collection::vec(0..3_u8, IDS.len()),
        late in 0..90_i64,
        begun in 0..3_usize,
        pick in any::<prop::sample::Index>(),
    ) {
        use chairside_session::content::ItemKind;
        let agenda: Vec<Item> = IDS.iter().zip(&times).zip(&kinds).map(|((id, time), kind)| Item {
            kind: match kind { 0 => ItemKind::Talk, 1 => ItemKind::Aob, _ => ItemKind::AsTimePermits },
            ..item(id, *time)
        }).collect();
        let mut chair = Chair::opens(SessionContent { agenda, ..sec_dispatch() });
        chair.at("12:00").clock.passes(minutes(late));
        for _ in 0..begun {
            chair.press("Shift+→ P").clock.passes(minutes(7));
        }
        let offers = chairside_session::rundown::ways(chair.state(), &chair.clock.now());
        prop_assert_eq!(offers.is_empty(), chair.rundown().cut().is_none());
        if offers.is_empty() {
            return Ok(());
        }
        let offer = pick.get(&offers);
        let was = chair.state().clone();
        let decision = chair.wants(&Intent::TakeWay { way: offer.way.clone() });
        prop_assert!(!decision.facts.is_empty());
        prop_assert_eq!(chair.rundown().ends, offer.ends);
        prop_assert_eq!(offer.on_time, chair.rundown().cut().is_none());
        chair.press("Ctrl+z");
        prop_assert_eq!(chair.state(), &was, "one key takes all of it back");
    }
}
