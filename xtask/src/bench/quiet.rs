//! Whether anything else runs on this machine. Figures of a busy machine are not written down.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use crate::failure::{Because, Failure, Outcome};

/// How long to look.
const LOOK: Duration = Duration::from_secs(3);
/// More than this share of all processors is not quiet.
const BUSY: f64 = 0.08;

/// Fails if something else keeps the processors busy. Call it while nothing is being measured.
pub fn expect() -> Outcome {
    let before = ticks()?;
    sleep(LOOK);
    let busy = share(before, ticks()?);
    if busy > BUSY {
        let percent = busy * 100.0;
        return Err(Failure::new(format!(
            "something else keeps {percent:.0} % of the processors busy, so docs/performance.md stays as it was: try again \
             when this machine is quiet"
        )));
    }
    Ok(())
}

/// The time of all processors, busy and in all, in the system's ticks.
fn ticks() -> Outcome<(u64, u64)> {
    let text = fs::read_to_string("/proc/stat").because("read /proc/stat")?;
    Ok(of_line(text.lines().next().unwrap_or_default()))
}

/// `cpu  user nice system idle iowait …`, as in proc(5).
fn of_line(line: &str) -> (u64, u64) {
    let times: Vec<u64> = line.split_whitespace().skip(1).take(8).filter_map(|time| time.parse().ok()).collect();
    let all: u64 = times.iter().sum();
    let idle: u64 = times.iter().skip(3).take(2).sum();
    (all - idle, all)
}

fn share(before: (u64, u64), after: (u64, u64)) -> f64 {
    let (busy, all) = (after.0.saturating_sub(before.0), after.1.saturating_sub(before.1));
    #[expect(clippy::cast_precision_loss, reason = "a few hundred ticks")]
    let share = busy as f64 / all.max(1) as f64;
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_is_not_busy() {
        assert_eq!(of_line("cpu  10 0 20 60 10 0 0 0 0 0"), (30, 100));
        assert!((share((30, 100), (40, 200)) - 0.1).abs() < 1e-9);
        assert!(share((30, 100), (30, 100)).abs() < 1e-9);
    }
}
