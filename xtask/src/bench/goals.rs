//! The goals for PDF and Markdown decks, and whether they are met. Ratios compare figures from the same run.

use std::fmt::Write as _;
use std::time::Duration;

use super::Results;
use super::measure::Figures;
use super::subject::{Kind, Part};

/// One goal.
struct Goal {
    what: String,
    limit: String,
    reached: String,
    met: bool,
}

impl Goal {
    /// A figure that may not exceed `limit`.
    fn number(what: &str, reached: f64, limit: f64, unit: &str) -> Self {
        Self {
            what: what.into(),
            limit: format!("{limit:.1} {unit}"),
            reached: format!("{reached:.1} {unit}"),
            met: reached <= limit,
        }
    }

    /// A figure that may not exceed `factor` times another one.
    fn ratio(what: &str, reached: f64, factor: f64, other: f64, unit: &str) -> Self {
        let places = if unit == "s" { 2 } else { 1 };
        Self {
            what: what.into(),
            limit: format!("{factor} × {other:.places$} {unit}"),
            reached: format!("{:.2} × ({reached:.places$} {unit})", reached / other),
            met: reached <= factor * other,
        }
    }
}

fn table(title: &str, goals: &[Goal]) -> String {
    let mut text = format!("| {title} | at most | reached | |\n|---|---|---|---|\n");
    for Goal { what, limit, reached, met } in goals {
        let verdict = if *met { "yes" } else { "**no**" };
        let _ = writeln!(text, "| {what} | {limit} | {reached} | {verdict} |");
    }
    text
}

/// The quantile of sorted durations, in milliseconds; NaN when there are none.
pub fn quantile(ordered: &[Duration], percent: usize) -> f64 {
    let last = ordered.len().saturating_sub(1);
    ordered.get((ordered.len() * percent / 100).min(last)).map_or(f64::NAN, |time| milliseconds(*time))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn settled(figures: &Figures, percent: usize) -> f64 {
    quantile(&figures.turns.settled, percent)
}

/// The table of goals for PDF decks.
pub fn pdf(results: &Results) -> String {
    let Some(ours) = results.find(Part::Pdf, Kind::Ours) else { return String::new() };
    let pympress = results.find(Part::Pdf, Kind::Pympress);
    let pdfpc = results.find(Part::Pdf, Kind::Pdfpc);
    let mut goals = Vec::new();
    if let Some(peer) = pympress {
        goals.push(Goal::ratio("key to settled, p50, vs pympress", settled(ours, 50), 0.25, settled(peer, 50), "ms"));
        goals.push(Goal::ratio("key to settled, p95, vs pympress", settled(ours, 95), 0.35, settled(peer, 95), "ms"));
        if let Some(over) = results.find(Part::Over, Kind::Ours) {
            let what = "with a time card and the timer over the page, vs pympress without";
            for (percent, factor) in [(50, 0.4), (95, 0.5)] {
                let (reached, other) = (settled(over, percent), settled(peer, percent));
                goals.push(Goal::ratio(&format!("p{percent} {what}"), reached, factor, other, "ms"));
            }
        }
    }
    if let Some(peer) = pdfpc {
        goals.push(Goal::ratio("key to settled, p50, vs pdfpc", settled(ours, 50), 0.06, settled(peer, 50), "ms"));
    }
    goals.push(Goal {
        what: "presses that changed nothing".into(),
        limit: "0".into(),
        reached: ours.turns.missed.to_string(),
        met: ours.turns.missed == 0,
    });
    if let Some(hold) = &ours.hold {
        goals.push(Goal {
            what: "a key held: blank pictures".into(),
            limit: "0".into(),
            reached: hold.blank.to_string(),
            met: hold.blank == 0,
        });
        goals.push(Goal::number("a key held: last press to last change", milliseconds(hold.after), 25.0, "ms"));
        goals.push(Goal {
            what: "a key held: the last picture is the right slide".into(),
            limit: "every pixel".into(),
            reached: if hold.right { "the same" } else { "another" }.into(),
            met: hold.right,
        });
    }
    let jumps = &results.jumps;
    goals.push(Goal::number(
        &format!("jump to a page never seen, p95 of {}", jumps.settled.len()),
        if jumps.missed == 0 { quantile(&jumps.settled, 95) } else { f64::INFINITY },
        60.0,
        "ms",
    ));
    if let Some(peer) = pdfpc {
        let (ours, theirs) = (ours.start.as_secs_f64(), peer.start.as_secs_f64());
        goals.push(Goal::ratio("start to settled first slide, vs pdfpc", ours, 1.0, theirs, "s"));
        let first_page = results.first_page.as_secs_f64();
        goals.push(Goal::ratio("start to the room's first page, vs pdfpc's start", first_page, 0.6, theirs, "s"));
    }
    if let Some(peer) = pympress {
        goals.push(Goal::ratio("memory, vs pympress", ours.memory, 1.0, peer.memory, "MiB"));
        goals.push(Goal::ratio("memory, vs pympress: what we aim for", ours.memory, 0.9, peer.memory, "MiB"));
        goals.push(Goal::ratio("idle with the timer running, vs pympress", ours.idle, 1.0, peer.idle, "%"));
    }
    goals.push(Goal::number("idle with the timer running", ours.idle, 0.5, "%"));
    let (long, short) = (results.long.as_secs_f64(), results.short.as_secs_f64());
    goals.push(Goal::ratio("first slide of 1,000 pages, vs 10 pages", long, 1.2, short, "s"));
    let rendering = &results.rendering;
    goals.push(Goal {
        what: format!("pages of {} decks that were not rendered", rendering.decks),
        limit: "0".into(),
        reached: format!("{} of {}", rendering.failures.len(), rendering.pages + rendering.failures.len()),
        met: rendering.failures.is_empty() && rendering.pages > 0,
    });
    table("goal for PDF", &goals)
}

/// The table of goals for Markdown decks.
pub fn markdown(results: &Results) -> String {
    let Some(ours) = results.find(Part::Markdown, Kind::Ours) else { return String::new() };
    let mut goals = Vec::new();
    if let Some(peer) = results.find(Part::Markdown, Kind::Pympress) {
        goals.push(Goal::ratio("key to settled, p50, vs pympress", settled(ours, 50), 0.7, settled(peer, 50), "ms"));
        goals.push(Goal::ratio("key to settled, p95, vs pympress", settled(ours, 95), 0.8, settled(peer, 95), "ms"));
    }
    if let Some(peer) = results.find(Part::Markdown, Kind::Pdfpc) {
        goals.push(Goal::ratio("key to settled, p50, vs pdfpc", settled(ours, 50), 0.3, settled(peer, 50), "ms"));
    }
    goals.push(Goal::number("start to settled first slide", ours.start.as_secs_f64(), 1.0, "s"));
    goals.push(Goal::number("idle with a timer running", ours.idle, 1.0, "%"));
    goals.push(Goal::number("memory with both windows open", ours.memory, 350.0, "MiB"));
    table("goal for Markdown", &goals)
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

    #[test]
    fn a_goal_is_met_at_its_limit_and_never_without_a_figure() {
        assert!(Goal::ratio("", 12.0, 1.2, 10.0, "ms").met);
        assert!(!Goal::ratio("", 12.1, 1.2, 10.0, "ms").met);
        assert!(!Goal::number("", f64::NAN, 50.0, "ms").met);
    }
}
