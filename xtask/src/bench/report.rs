//! docs/performance.md: the figures, what they mean, and the machine and the day they hold for.

use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use super::measure::Figures;
use super::subject::{Kind, Subject};
use crate::failure::{Because, Outcome};
use crate::program::Program;
use crate::workspace::Workspace;

/// Prints the table and writes the page.
pub fn write(workspace: &Workspace, rows: &[(Subject, Figures)]) -> Outcome {
    let table = table(rows);
    println!("\n{table}");
    let verdicts = verdicts(rows);
    println!("{verdicts}");
    let page = format!(
        "# Performance\n\n\
         Written by `cargo xtask bench`; run it again rather than editing this page. Ratios travel from machine to \
         machine, absolute times do not.\n\n\
         {}\n\n{table}\n{verdicts}\n\
         ## How it is measured\n\n\
         Every program runs by itself on a screen in memory (Xvfb, 1920 × 1080, no GPU), its windows over the whole \
         screen, the window that the room sees in front. Keys are pressed through X11's XTEST and the frame buffer is \
         read about once a millisecond, so what is timed is what a person would see, and the rule knows nothing of the \
         program.\n\n\
         - *Start*: from starting the program to the last large change (1 % of the screen) before 1.5 s of rest.\n\
         - *Key to settled*: from the key press to the last changed pixel before 0.3 s of rest. 30 presses of → (mupdf: Page Down), \
         0.8 s apart. *First change* is the first changed pixel.\n\
         - *Memory*: proportional set size of the program and all its processes, after the slides.\n\
         - *Idle*: processor time of the same over 10 s of rest with its timer running, in percent of one core.\n\n\
         The deck is the same for all: 40 slides of text, as Markdown and as PDF. Chairside and pympress are told to \
         start their timer, pdfpc starts its own, and mupdf, a \
         bare viewer with one window, has none.\n",
        machine()
    );
    let path = workspace.root.join("docs/performance.md");
    fs::write(&path, page).because(format!("write {}", path.display()))?;
    println!("{} is written.", path.display());
    Ok(())
}

fn table(rows: &[(Subject, Figures)]) -> String {
    let mut text = String::from(
        "| program | start s | key to settled p50 / p95 / max ms | first change p50 ms | missed | memory MiB | idle % |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for (subject, figures) in rows {
        let _ = writeln!(
            text,
            "| {} | {:.2} | {:.0} / {:.0} / {:.0} | {:.0} | {} | {:.0} | {:.1} |",
            subject.name,
            figures.start.as_secs_f64(),
            quantile(&figures.settled, 50),
            quantile(&figures.settled, 95),
            quantile(&figures.settled, 100),
            quantile(&figures.first_change, 50),
            figures.missed,
            figures.memory,
            figures.idle
        );
    }
    text
}

/// The quantile of durations in order of size, in milliseconds; not a number when there are none.
fn quantile(ordered: &[Duration], percent: usize) -> f64 {
    let last = ordered.len().saturating_sub(1);
    ordered.get((ordered.len() * percent / 100).min(last)).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}

/// Each number that was to be reached, and whether it was.
fn verdicts(rows: &[(Subject, Figures)]) -> String {
    let find = |kind: Kind| rows.iter().find(|(subject, _)| subject.kind == kind).map(|(_, figures)| figures);
    let Some(ours) = find(Kind::Markdown) else { return String::new() };
    let (p50, p95) = (quantile(&ours.settled, 50), quantile(&ours.settled, 95));
    let mut goals: Vec<(String, f64, f64, &str)> = Vec::new();
    if let Some(peer) = find(Kind::Pympress) {
        goals.push(("key to settled, p50, not above pympress's".into(), p50, quantile(&peer.settled, 50), "ms"));
        goals.push(("key to settled, p95, not above pympress's".into(), p95, quantile(&peer.settled, 95), "ms"));
    }
    if let Some(peer) = find(Kind::Pdfpc) {
        goals.push((
            "key to settled, p50, at most 0.3 of pdfpc's".into(),
            p50,
            0.3 * quantile(&peer.settled, 50),
            "ms",
        ));
    }
    goals.push(("start to settled first slide".into(), ours.start.as_secs_f64(), 1.0, "s"));
    goals.push(("idle with a timer running".into(), ours.idle, 1.0, "%"));
    goals.push(("memory with both windows open".into(), ours.memory, 350.0, "MiB"));
    let mut text = String::from("| goal for Markdown | at most | reached | |\n|---|---|---|---|\n");
    for (name, reached, limit, unit) in goals {
        let verdict = if reached <= limit { "yes" } else { "**no**" };
        let _ = writeln!(text, "| {name} | {limit:.1} {unit} | {reached:.1} {unit} | {verdict} |");
    }
    text
}

/// The machine and the day, in one paragraph.
fn machine() -> String {
    let read = |path: &str, key: &str| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_once([':', '=']).map(|(_, value)| value.trim().trim_matches('"').to_owned()).unwrap_or_default()
    };
    let ask = |name: &str, arguments: &[&str]| {
        Program::new(name).args(arguments).ask().map(|answer| answer.trim().to_owned()).unwrap_or_default()
    };
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!(
        "{}, at commit {}. {}, {} cores, {}, WebKitGTK {}, release build. Load average after the run: {}.",
        ask("date", &["-u", "+%F"]),
        ask("git", &["rev-parse", "--short", "HEAD"]),
        read("/proc/cpuinfo", "model name"),
        std::thread::available_parallelism().map_or(0, std::num::NonZero::get),
        read("/etc/os-release", "PRETTY_NAME"),
        ask("pkg-config", &["--modversion", "webkit2gtk-4.1"]),
        load.split_whitespace().next().unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_few_and_of_none() {
        let times: Vec<Duration> = (1..=20).map(Duration::from_millis).collect();
        assert!((quantile(&times, 50) - 11.0).abs() < 1e-9);
        assert!((quantile(&times, 95) - 20.0).abs() < 1e-9);
        assert!((quantile(&times, 100) - 20.0).abs() < 1e-9);
        assert!(quantile(&[], 50).is_nan());
    }
}
