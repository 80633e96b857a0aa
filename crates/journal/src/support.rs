//! Rows for tests.

use chairside_session::{BootId, DeckId, Fact, Moment, Row, RowId, SessionContent, Stamp};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::run::{RunId, RunInfo};

pub fn info(run: &str) -> RunInfo {
    RunInfo { run: RunId(run.into()), session: "s".into(), title: "S".into(), opened: "2021".into() }
}

/// The row with this number: in row 1 the run is opened, in all others a slide is turned.
pub fn row(run: &str, number: u64) -> Row {
    let seconds = i64::try_from(number).unwrap();
    let at = Moment {
        wall: Timestamp::from_second(1_636_459_200 + seconds).unwrap(),
        steady: SignedDuration::from_secs(seconds),
        boot: BootId("boot".into()),
    };
    let of_run = run.bytes().fold(0_u128, |id, byte| id << 8 | u128::from(byte));
    let stamp = Stamp { at, row: RowId(Uuid::from_u128(of_run << 64 | u128::from(number))), author: "chair".into() };
    let fact = if number == 1 {
        Fact::Opened { content: Box::new(SessionContent::bare("S", 90)), hash: String::new(), rehearsal: false }
    } else {
        Fact::turned(&DeckId::chairs(), u32::try_from(number % 90).unwrap())
    };
    Row { number, stamp, fact }
}

pub fn rows(run: &str, numbers: std::ops::RangeInclusive<u64>) -> Vec<Row> {
    numbers.map(|number| row(run, number)).collect()
}
