//! `cargo xtask test`: checks everything that CI checks, and prints the result and the time of each step.
//!
//! Tauri takes minutes to compile, so the order and the profiles are chosen to compile it only twice: the tests in the windows
//! build it in the release profile, and clippy checks it. Clippy uses that profile too, because the two then share build
//! scripts and procedural macros. The tests in the windows mostly wait, so the others are compiled and run beside them, with a
//! lower priority. These are of the whole workspace but xtask: without the program Cargo would choose other features for what all are
//! made of, and compile half of that once more; with xtask it would compile the program once more, while it is being tested.

use std::fs::{self, File};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::failure::{Because, Failure, Outcome};
use crate::program::Program;
use crate::workspace::Workspace;
use crate::{bindings, build, debian, deny, in_windows, licences, machine};

/// Runs all steps, even when one fails.
pub fn check(workspace: &Workspace) -> Outcome {
    let mut report = Report::new();
    report.step("Set-up", || {
        let node = machine::prepare(&[debian::BUILD, debian::SCREEN, debian::TEST])?;
        build::packages(workspace, node)
    });
    if report.has_failed() {
        return report.close();
    }
    report.step("Format of the Rust code", || cargo(workspace, &["fmt", "--all", "--check"]).run());
    report.step("Views: types and lints", || npm(workspace, &["run", "check"]));
    report.step("Views: tests", || npm(workspace, &["test"]));
    report.step("Views: build", || build::views(workspace));
    report.step("Packages: licences", || licences::check(workspace));
    report.step("Packages: sources", || deny::check(workspace));
    report.remarks.extend(deny::reminder(workspace));
    let mut built = None;
    report.step("Program and its tests in the windows: build", || {
        built = Some(in_windows::build(workspace)?);
        Ok(())
    });
    let (others, others_end) = mpsc::channel();
    let in_windows = built.map(|built| {
        let name = "Tests of the program, in its windows";
        let run = |workspace: &Workspace, output: &File| built.run(workspace, output, others_end);
        Aside::start(name, "tests-in-windows.log", workspace, run)
    });
    report.step("All other tests of the Rust code", || {
        let folder = bindings::fresh_folder(workspace);
        if folder.exists() {
            fs::remove_dir_all(&folder).because(format!("empty {}", folder.display()))?;
        }
        let tests =
            |packages: &[&str]| cargo_behind(workspace, &["test", "--release", "--no-fail-fast"]).args(packages);
        let of_all = tests(&["--workspace", "--exclude", "xtask"]).env(bindings::FOLDER_VARIABLE, folder).run();
        of_all.and(tests(&["--package", "xtask"]).run())
    });
    report.step("Clippy", || {
        let what = ["clippy", "--release", "--workspace", "--all-targets", "--features", "xtask/bench"];
        cargo_behind(workspace, &what).args(["--", "-D", "warnings"]).run()
    });
    report.step("TypeScript types are up to date", || bindings::compare(workspace));
    drop(others);
    if let Some(in_windows) = in_windows {
        report.join(in_windows);
    }
    report.close()
}

fn cargo(workspace: &Workspace, arguments: &[&str]) -> Program {
    Program::new("cargo").args(arguments).folder(&workspace.root)
}

fn npm(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    Program::npm().args(arguments).folder(&workspace.ui()).run()
}

/// The same with a lower priority, for what runs beside the tests in the windows.
fn cargo_behind(workspace: &Workspace, arguments: &[&str]) -> Program {
    if !cfg!(unix) {
        return cargo(workspace, arguments);
    }
    Program::new("nice").args(["-n", "15", "cargo"]).args(arguments).folder(&workspace.root)
}

/// A step that runs beside others. What it prints comes when it is joined.
struct Aside {
    name: &'static str,
    work: JoinHandle<(Duration, Outcome)>,
    output: Outcome<String>,
}

impl Aside {
    /// Begins a step. What it prints goes to the file `log` in the target folder.
    fn start(
        name: &'static str,
        log: &str,
        workspace: &Workspace,
        work: impl FnOnce(&Workspace, &File) -> Outcome + Send + 'static,
    ) -> Self {
        println!("\n== {name}: begun, and goes on beside the next steps");
        let workspace = workspace.clone();
        let path = workspace.target.join(log);
        let file = File::create(&path).because(format!("write {}", path.display()));
        let output = file.as_ref().map(|_| path.display().to_string()).map_err(|why| Failure::new(why.to_string()));
        let begun = Instant::now();
        let work = thread::spawn(move || {
            let outcome = file.and_then(|file| work(&workspace, &file));
            (begun.elapsed(), outcome)
        });
        Self { name, work, output }
    }
}

/// The result and time of each step.
struct Report {
    begun: Instant,
    steps: Vec<(&'static str, Duration, Outcome)>,
    /// What to know though nothing failed.
    remarks: Vec<String>,
}

impl Report {
    fn new() -> Self {
        Self { begun: Instant::now(), steps: Vec::new(), remarks: Vec::new() }
    }

    fn step(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) {
        println!("\n== {name}");
        let begun = Instant::now();
        let outcome = work();
        self.note(name, begun.elapsed(), outcome);
    }

    fn note(&mut self, name: &'static str, time: Duration, outcome: Outcome) {
        match &outcome {
            Ok(()) => println!("   {name}: passed, {:.1} s", time.as_secs_f64()),
            Err(failure) => println!("   {name}: FAILED after {:.1} s: {failure}", time.as_secs_f64()),
        }
        self.steps.push((name, time, outcome));
    }

    /// Waits for a step that runs beside others, and prints what it printed.
    fn join(&mut self, aside: Aside) {
        println!("\n== {}", aside.name);
        let (time, outcome) =
            aside.work.join().unwrap_or_else(|_| (Duration::ZERO, Err(Failure::new("it panicked; see above"))));
        match aside.output.and_then(|path| fs::read_to_string(&path).because(format!("read {path}"))) {
            Ok(printed) => println!("{printed}"),
            Err(failure) => println!("   {failure}"),
        }
        self.note(aside.name, time, outcome);
    }

    fn has_failed(&self) -> bool {
        self.steps.iter().any(|(_, _, outcome)| outcome.is_err())
    }

    /// Prints a line for each step and the total; fails when a step has failed.
    fn close(&self) -> Outcome {
        println!("\n== Summary");
        for (name, time, outcome) in &self.steps {
            let word = if outcome.is_ok() { "passed" } else { "FAILED" };
            println!("  {word:6} {:7.1} s  {name}", time.as_secs_f64());
        }
        for remark in &self.remarks {
            println!("  NOTE: {remark}");
        }
        let total = self.begun.elapsed();
        let failed: Vec<&str> =
            self.steps.iter().filter(|(_, _, outcome)| outcome.is_err()).map(|(name, _, _)| *name).collect();
        println!("  in all {:7.1} s", total.as_secs_f64());
        println!("Steps: {} passed, {} failed", self.steps.len() - failed.len(), failed.len());
        if failed.is_empty() { Ok(()) } else { Err(Failure::new(format!("failed: {}", failed.join(", ")))) }
    }
}
