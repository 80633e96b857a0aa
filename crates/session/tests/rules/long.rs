//! A day that goes wrong: twelve hours across the end of daylight saving time, on a machine that is put to sleep, whose
//! clock is set wrong and right again, and on which the program is started anew now and then.

use std::collections::BTreeMap;

use chairside_session::content::SessionContent;
use chairside_session::{Fact, Intent, ItemId, Run};
use jiff::SignedDuration;

use crate::support::{Chair, item, sec_dispatch};

const ITEMS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];

/// What an attentive person with a stopwatch for each item knows.
#[derive(Default)]
struct Stopwatches {
    seconds: BTreeMap<&'static str, i64>,
    up: Option<&'static str>,
    running: bool,
}

impl Stopwatches {
    fn pass(&mut self, seconds: i64) {
        if let (Some(up), true) = (self.up, self.running) {
            *self.seconds.entry(up).or_default() += seconds;
        }
    }

    fn begin(&mut self, item: &'static str) {
        if self.up != Some(item) {
            (self.up, self.running) = (Some(item), false);
            self.seconds.entry(item).or_default();
        }
    }
}

/// Numbers that look random and are the same each time.
fn random(state: &mut u64, below: u64) -> i64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    i64::try_from((*state >> 33) % below).unwrap()
}

fn twelve_hours(seed: u64) -> (usize, usize, usize) {
    let agenda = ITEMS.iter().map(|id| item(id, 120)).collect();
    let content = SessionContent { zone: "Europe/Prague".into(), slot: None, agenda, ..sec_dispatch() };
    let mut chair = Chair::opens(content);
    // Clocks in Prague go back from 3:00 to 2:00 at 1:00 UTC.
    chair.clock.at_instant("2021-10-30T19:00:00Z");
    let offset = |chair: &Chair| chair.offset();
    assert_eq!(offset(&chair), 7_200);
    let mut watches = Stopwatches::default();
    let (mut state, mut passed) = (seed, 0);
    let (mut sleeps, mut steps, mut restarts) = (0, 0, 0);
    let mut wrong = 0;
    while passed < 12 * 3_600 {
        let happens = random(&mut state, 20);
        match happens {
            0..=6 => {
                chair.wants(&Intent::StartOrPause);
                watches.running ^= watches.up.is_some();
            }
            7..=9 => {
                let item = ITEMS[usize::try_from(random(&mut state, 6)).unwrap()];
                chair.wants(&Intent::BeginItem { item: item.into() });
                watches.begin(item);
            }
            10 => {
                let asleep = 60 + random(&mut state, 2_400);
                chair.clock.passes(SignedDuration::from_secs(asleep));
                watches.pass(asleep);
                (passed, sleeps) = (passed + asleep, sleeps + 1);
            }
            11 | 12 => {
                // An hour wrong, one way or the other, and right again the next time.
                let hours = if wrong == 0 { 1 - 2 * random(&mut state, 2) } else { -wrong };
                wrong += hours;
                let by = SignedDuration::from_hours(hours);
                chair.clock.step_wall(by);
                chair.happens(Fact::ClockStepped { by });
                steps += 1;
            }
            13 => {
                chair.run = Run::replay(chair.run.rows().to_vec()).unwrap();
                chair.happens(Fact::Resumed);
                restarts += 1;
            }
            _ => {}
        }
        let seconds = 1 + random(&mut state, 110);
        chair.clock.passes(SignedDuration::from_secs(seconds));
        watches.pass(seconds);
        passed += seconds;
        let now = chair.clock.now();
        for (id, seconds) in &watches.seconds {
            let run = &chair.state().items[&ItemId::from(*id)];
            assert_eq!(
                run.clock.spent(&now),
                SignedDuration::from_secs(*seconds),
                "seed {seed}, {id} after {passed} s"
            );
        }
        assert_eq!(chair.item(), watches.up.unwrap_or_default());
    }
    chair.clock.step_wall(SignedDuration::from_hours(-wrong));
    assert_eq!(offset(&chair), 3_600);
    let all: i64 = watches.seconds.values().sum();
    assert!(all > 3_600, "{all} s ran at all");
    (sleeps, steps, restarts)
}

#[test]
fn twelve_hours_of_sleep_and_wrong_clocks_keep_item_times_to_the_second() {
    let mut all = (0, 0, 0);
    for seed in 1..=20 {
        let (sleeps, steps, restarts) = twelve_hours(seed);
        all = (all.0 + sleeps, all.1 + steps, all.2 + restarts);
    }
    println!("20 days of 12 hours: {} suspends, {} steps of the clock, {} restarts", all.0, all.1, all.2);
    assert!(all.0 > 20 && all.1 > 40 && all.2 > 20, "{all:?}");
}
