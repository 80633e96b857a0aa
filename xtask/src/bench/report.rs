//! Writes docs/performance.md: the figures, what they mean, the machine and the date.

use std::fmt::Write as _;
use std::fs;

use super::goals::{self, quantile};
use super::measure::{Figures, Turns};
use super::subject::Part;
use super::{Results, hold::Hold};
use crate::failure::{Because, Outcome};
use crate::program::Program;
use crate::workspace::Workspace;

/// The section that people write by hand; the bench keeps it.
const TRIED: &str = "## What was tried";
/// Figures from earlier experiments: why pages of a PDF are drawn as they are.
const WAYS: &str = "\
## Ways to the screen for a page of a PDF

Tried on two cores without a GPU, at full HD, inside the view: from the key to the painted page.

| way | p50 / p95 ms |
|---|---|
| an `ImageBitmap` made in advance, drawn whole (its first use converts 8 MiB on the main thread) | 71 / 102 |
| `ImageData` kept as it arrived, `putImageData` of the boxes that differ | 22 / 28 |
| the same with nothing painted under the canvas and no image smoothing | 18 / 21 |
";

/// Prints the tables.
pub fn print(results: &Results) {
    let (pdf, markdown) = tables(results);
    println!("\n{pdf}\n{markdown}");
    for failure in &results.rendering.failures {
        println!("Not rendered: {failure}");
    }
}

/// Writes the page.
pub fn write(workspace: &Workspace, results: &Results) -> Outcome {
    let path = workspace.root.join("docs/performance.md");
    let tried = fs::read_to_string(&path).ok().and_then(|page| section(&page, TRIED)).unwrap_or_default();
    let (pdf, markdown) = tables(results);
    let (file, pages) = &results.talk;
    let page = format!(
        "# Performance\n\n\
         `cargo xtask bench` writes this page; run it again instead of editing. Ratios hold on other machines, absolute \
         times do not.\n\n\
         {}\n\n\
         ## PDF\n\n\
         `{file}`, {pages} pages, the same for all programs.\n\n{pdf}\n\
         ## Markdown\n\n\
         40 slides of text: Markdown for Chairside, the same slides as PDF for the others.\n\n{markdown}\n\
         ## How it is measured\n\n\
         Each program runs alone on a virtual screen (Xvfb, 1920 × 1080, no GPU). Both its windows fill the whole screen, \
         with the room's window in front. Keys are pressed through X11's XTEST, and every sixth row of the frame buffer is \
         read about once a millisecond, at the start every eighth. So we time what a person would see, and the rule needs to know nothing about the \
         program.\n\n\
         - *Start*: from starting the program to the last large change (1 % of the screen) before 1.5 s of rest; the \
         median of seven starts.\n\
         - *The room's first page*: the same, with the two windows side by side on a screen of twice the width, each in the \
         size in which its program opens it (Chairside's for the room: 1280 × 720), and only what changes in the room's \
         counts.\n\
         - *Key to settled*: from the key press to the last changed pixel before 0.3 s of rest. The key is → (mupdf: Page \
         Down), pressed every 0.8 s: for PDF from the first page to the last, for Markdown 30 times. *First change* is the \
         first changed pixel. A press is *missed* if nothing changes for 1.5 s.\n\
         - *With a time card and the timer*: the same in a session, with both in the corners of the page. The timer's \
         digits do not count: their box is found beforehand, as what changes within 11 s by itself, and may be 1 % of the \
         screen at most. All else around them counts.\n\
         - *A key held*: 150 presses in 5 s, → to the last page, ← to the first, → again. A picture is blank if it has \
         less than half the ink of the emptiest slide. The last picture is right if it equals that of the same slide \
         reached slowly. *Whole slides seen* counts the pictures that were one slide from edge to edge.\n\
         - *Jump*: the program is started anew, a page's number is typed, and the time counts from Enter as above; 15 \
         pages, none close to the one before.\n\
         - *Memory*: proportional set size of the program and all its processes, after the slides.\n\
         - *Idle*: processor time of the same processes over 30 s of rest with the timer running, in percent of one core. \
         With a PDF the first turn starts the timer of Chairside, pympress and pdfpc; with Markdown a key starts \
         Chairside's. Chairside has no earlier run to compare with. mupdf, a bare viewer with one window, has no timer.\n\
         - *1,000 pages*: two PDFs made of the same slides, started as above.\n\
         - *Pages rendered*: `chairside render --all --width 1920`, including writing the PNG files.\n\n\
         {WAYS}{}{tried}",
        machine(),
        if tried.is_empty() { "" } else { "\n" },
    );
    fs::write(&path, page).because(format!("write {}", path.display()))?;
    println!("Wrote {}.", path.display());
    Ok(())
}

/// All tables, of PDF and of Markdown.
fn tables(results: &Results) -> (String, String) {
    let pdf = format!(
        "{}\n{}\nWith a time card and the timer over each page:\n\n{}\n{}",
        goals::pdf(results),
        table(results, Part::Pdf),
        table(results, Part::Over),
        beside(results)
    );
    let markdown = format!("{}\n{}", goals::markdown(results), table(results, Part::Markdown));
    (pdf, markdown)
}

/// Turns, in one line.
pub fn turns(turns: &Turns) -> String {
    let [half, most] = [50, 95].map(|percent| quantile(&turns.settled, percent));
    let longest = turns.settled.iter().rev().take(5).map(|time| format!("{:.0}", time.as_secs_f64() * 1e3));
    let longest = longest.collect::<Vec<_>>().join(" ");
    format!("{half:.1} / {most:.1} ms settled, longest {longest}, {} missed", turns.missed)
}

/// All figures of a program, in one line.
pub fn line(figures: &Figures) -> String {
    let hold = figures.hold.as_ref().map(|hold| {
        let Hold { blank, whole, after, right } = hold;
        format!(", held: {blank} blank, {whole} whole, right: {right}, {:.0} ms after", after.as_secs_f64() * 1e3)
    });
    format!(
        "{}, start {:.2} s, {:.0} MiB, idle {:.1} %{}",
        turns(&figures.turns),
        figures.start.as_secs_f64(),
        figures.memory,
        figures.idle,
        hold.unwrap_or_default()
    )
}

/// A section of a Markdown page, from its heading to the next one of the same level.
fn section(page: &str, heading: &str) -> Option<String> {
    let text = &page[page.find(&format!("\n{heading}\n"))? + 1..];
    let end = text[heading.len()..].find("\n## ").map_or(text.len(), |end| heading.len() + end);
    Some(format!("{}\n", text[..end].trim_end()))
}

fn table(results: &Results, part: Part) -> String {
    let mut text = String::from(
        "| program | start s | key to settled p50 / p95 / max ms | first change p50 ms | missed | memory MiB | idle % |",
    );
    let holds = part == Part::Pdf;
    text.push_str(if holds { " held: blank / whole slides seen / last change ms / right |\n" } else { "\n" });
    text.push_str(if holds { "|---|---|---|---|---|---|---|---|\n" } else { "|---|---|---|---|---|---|---|\n" });
    for (subject, figures) in results.rows.iter().filter(|(subject, _)| subject.part == part) {
        let settled = &figures.turns.settled;
        let _ = write!(
            text,
            "| {} | {:.2} | {:.0} / {:.0} / {:.0} | {:.0} | {} | {:.0} | {:.1} |",
            subject.name,
            figures.start.as_secs_f64(),
            quantile(settled, 50),
            quantile(settled, 95),
            quantile(settled, 100),
            quantile(&figures.turns.first_change, 50),
            figures.turns.missed,
            figures.memory,
            figures.idle
        );
        if let Some(Hold { blank, whole, after, right }) = &figures.hold {
            let right = if *right { "yes" } else { "no" };
            let _ = write!(text, " {blank} / {whole} / {} / {right} |", after.as_millis());
        }
        text.push('\n');
    }
    text
}

/// The figures of Chairside alone.
fn beside(results: &Results) -> String {
    let (jumps, rendering) = (&results.jumps, &results.rendering);
    format!(
        "Jumps to pages never seen, p50 / p95 / max: {:.0} / {:.0} / {:.0} ms, {} missed. The room's first page after \
         {:.2} s, pdfpc's after {}. First slide of 10 pages after {:.2} s, of 1,000 after {:.2} s. {} pages of {} decks rendered in {:.1} s.\n",
        quantile(&jumps.settled, 50),
        quantile(&jumps.settled, 95),
        quantile(&jumps.settled, 100),
        jumps.missed,
        results.first_page.as_secs_f64(),
        results.first_page_of_pdfpc.map_or("?".to_owned(), |time| format!("{:.2} s", time.as_secs_f64())),
        results.short.as_secs_f64(),
        results.long.as_secs_f64(),
        rendering.pages,
        rendering.decks,
        rendering.time.as_secs_f64(),
    )
}

/// The date, the commit and the machine, in one paragraph.
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
    fn a_section_is_kept_whole_and_alone() {
        let page = "# Page\n\n## What was tried\n\nMuch.\n\n### More\n\n## Next\n\nText.\n";
        assert_eq!(section(page, TRIED).as_deref(), Some("## What was tried\n\nMuch.\n\n### More\n"));
        assert_eq!(section("# Page\n", TRIED), None);
    }
}
