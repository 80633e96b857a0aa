//! Runs the tests in the program's windows. They wait most of the time, so some of them run at once, each on a screen
//! and a session bus of its own: they need no display, do not disturb whoever uses this machine, and not each other.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Because, Failure, Outcome};
use crate::program::{self, Program};
use crate::screen::Screen;
use crate::workspace::{Workspace, json_string};

/// What the tests in the windows are called in Cargo.toml.
const NAME: &str = "end_to_end";

/// How many tests run at once, on two cores: a test takes about half a core.
const AT_ONCE: usize = 3;
/// And how many while something is compiled beside them.
const BESIDE_OTHERS: usize = 2;

/// How many of the slowest tests are named at the end.
const SLOWEST: usize = 10;

/// Builds the program and the tests in its windows. Cargo is not asked for anything again: it would wait minutes for whatever
/// else compiles meanwhile.
pub fn build(workspace: &Workspace) -> Outcome<Built> {
    test_with_cargo(workspace, &["--no-run"]).run()?;
    if cfg!(target_os = "linux") { found(workspace).map(Built::Found) } else { Ok(Built::ByCargo) }
}

fn test_with_cargo(workspace: &Workspace, more: &[&str]) -> Program {
    let what = ["test", "--release", "--package", "chairside", "--test", NAME];
    Program::new("cargo").args(what).args(more).folder(&workspace.root)
}

/// The tests in the windows, built if need be.
fn found(workspace: &Workspace) -> Outcome<Tests> {
    let said = test_with_cargo(workspace, &["--no-run", "--message-format", "json"]).read()?;
    let found = executables(&said).find(|(name, _)| name == NAME);
    let (_, program) = found.ok_or_else(|| Failure::new(format!("Cargo does not say where {NAME} is")))?;
    Tests::of(program)
}

/// The tests in the windows, ready to run.
pub enum Built {
    /// Some at a time, each on a screen of its own.
    Found(Tests),
    /// As Cargo runs tests, where there are no virtual screens.
    ByCargo,
}

impl Built {
    /// Runs them all, and writes what they print to a file. Whatever else runs has ended when the sender of `others` is gone.
    pub fn run(self, workspace: &Workspace, output: &File, others: Receiver<()>) -> Outcome {
        match self {
            Self::Found(tests) => tests.run(&workspace.root, output, others),
            Self::ByCargo => test_with_cargo(workspace, &["--no-fail-fast"]).run_into(output),
        }
    }
}

/// Runs only the tests in the windows whose names have this in them, and prints what they print.
pub fn some(workspace: &Workspace, part: &str) -> Outcome {
    let mut tests = found(workspace)?;
    tests.names.retain(|name| name.contains(part));
    if tests.names.is_empty() {
        return Err(Failure::new(format!("no test in the windows has {part:?} in its name")));
    }
    let path = workspace.target.join("some-tests-in-windows.log");
    let file = File::create(&path).because(format!("write {}", path.display()))?;
    let nothing_else = mpsc::channel().1;
    let outcome = tests.run(&workspace.root, &file, nothing_else);
    print!("{}", std::fs::read_to_string(&path).because(format!("read {}", path.display()))?);
    outcome
}

/// The tests in the windows: their program and their names.
pub struct Tests {
    program: PathBuf,
    names: Vec<String>,
    ignored: usize,
}

/// How a test went.
struct Ended {
    name: String,
    time: Duration,
    /// What it printed, if it failed.
    printed: Option<String>,
}

impl Tests {
    fn of(program: PathBuf) -> Outcome<Self> {
        let list = |more: &[&str]| -> Outcome<Vec<String>> {
            let name = program.to_string_lossy();
            Ok(names(&Program::new(&name).args(["--list", "--format", "terse"]).args(more).read()?))
        };
        let ignored = list(&["--ignored"])?;
        let names: Vec<String> = list(&[])?.into_iter().filter(|name| !ignored.contains(name)).collect();
        if names.is_empty() {
            return Err(Failure::new(format!("{} has no test", program.display())));
        }
        Ok(Self { program, names, ignored: ignored.len() })
    }

    /// Runs all of them, and prints in the form that Rust's own test harness has.
    fn run(self, root: &Path, mut output: &File, others: Receiver<()>) -> Outcome {
        let begun = Instant::now();
        let count = self.names.len();
        writeln!(output, "\nrunning {count} tests").because("write what a test printed")?;
        let waiting = Mutex::new(VecDeque::from(self.names));
        let next = || waiting.lock().ok().and_then(|mut waiting| waiting.pop_front());
        let seats = || -> Outcome<Vec<Seat>> { (0..AT_ONCE).map(|_| Seat::take()).collect() };
        let others = Mutex::new(others);
        let ended: Vec<Outcome<Vec<Ended>>> = thread::scope(|scope| {
            let workers: Vec<_> = seats()?
                .into_iter()
                .enumerate()
                .map(|(number, seat)| {
                    let (program, others) = (&self.program, &others);
                    let work = move || {
                        if number >= BESIDE_OTHERS {
                            wait_for(others);
                        }
                        let tests = std::iter::from_fn(next);
                        tests.map(|name| seat.run(program, name, root, output)).collect()
                    };
                    scope.spawn(work)
                })
                .collect();
            Ok(workers
                .into_iter()
                .map(|worker| worker.join().unwrap_or_else(|_| Err(Failure::new("it panicked; see above"))))
                .collect::<Vec<_>>())
        })?;
        let mut ended: Vec<Ended> = ended.into_iter().collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect();
        ended.sort_by_key(|test| std::cmp::Reverse(test.time));
        summary(&ended, self.ignored, begun.elapsed(), output).because("write what a test printed")?;
        let failed = ended.iter().filter(|test| test.printed.is_some()).count();
        match failed {
            0 if ended.len() == count => Ok(()),
            0 => Err(Failure::new(format!("{} of {count} tests in the windows were run", ended.len()))),
            _ => Err(Failure::new(format!("{failed} of {count} tests in the windows failed"))),
        }
    }
}

/// Waits until nothing else runs.
fn wait_for(others: &Mutex<Receiver<()>>) {
    if let Ok(others) = others.lock() {
        // Nothing is ever sent: this ends when the sender is gone.
        let _ = others.recv();
    }
}

fn summary(ended: &[Ended], ignored: usize, time: Duration, mut output: &File) -> std::io::Result<()> {
    writeln!(output, "\nthe slowest:")?;
    for test in ended.iter().take(SLOWEST) {
        writeln!(output, "  {:5.1} s  {}", test.time.as_secs_f64(), test.name)?;
    }
    let failed: Vec<&Ended> = ended.iter().filter(|test| test.printed.is_some()).collect();
    if !failed.is_empty() {
        writeln!(output, "\nfailures:")?;
    }
    for test in &failed {
        writeln!(output, "\n{}", test.printed.as_deref().unwrap_or_default())?;
    }
    for test in &failed {
        writeln!(output, "    {}", test.name)?;
    }
    let word = if failed.is_empty() { "ok" } else { "FAILED" };
    let passed = ended.len() - failed.len();
    let seconds = time.as_secs_f64();
    let failed = failed.len();
    writeln!(
        output,
        "\ntest result: {word}. {passed} passed; {failed} failed; {ignored} ignored; finished in {seconds:.2}s\n"
    )
}

/// Where one test at a time runs: a screen and a session bus.
struct Seat {
    screen: Screen,
    bus: Child,
    address: String,
}

impl Seat {
    fn take() -> Outcome<Self> {
        let screen = Screen::start()?;
        let daemon = Program::new("dbus-daemon").args(["--session", "--nofork", "--print-address=1"]);
        let mut bus = daemon.env("DISPLAY", &screen.display).start(Stdio::piped(), Stdio::null())?;
        let mut address = String::new();
        if let Some(output) = bus.stdout.take() {
            BufReader::new(output).read_line(&mut address).because("read the address of the session bus")?;
        }
        let address = address.trim().to_owned();
        if address.is_empty() {
            program::end(&mut bus);
            return Err(Failure::new(
                "dbus-daemon did not start. Run `dbus-daemon --session --print-address` to see why",
            ));
        }
        Ok(Self { screen, bus, address })
    }

    /// Runs a test and says how it went.
    fn run(&self, program: &Path, name: String, root: &Path, mut output: &File) -> Outcome<Ended> {
        let begun = Instant::now();
        let test = Program::new(&program.to_string_lossy()).args(["--exact", &name]).folder(root);
        let test = test
            .env("DISPLAY", &self.screen.display)
            .env("GDK_BACKEND", "x11")
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        let (succeeded, printed) = test.all_output()?;
        // A name that no test has succeeds too.
        let passed = succeeded && printed.contains("1 passed");
        let word = if passed { "ok" } else { "FAILED" };
        writeln!(output, "test {name} ... {word}").because("write what a test printed")?;
        Ok(Ended { name, time: begun.elapsed(), printed: (!passed).then_some(printed) })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        program::end(&mut self.bus);
    }
}

/// The names and paths of the programs with tests, in what Cargo prints with `--message-format json`.
fn executables(said: &str) -> impl Iterator<Item = (String, PathBuf)> {
    said.lines().filter_map(|line| {
        let (_, profile) = line.split_once("\"profile\":{")?;
        let is_test = profile.split('}').next()?.contains("\"test\":true");
        let target = &line[line.find("\"target\":{")?..];
        let name = json_string(target, "name")?;
        is_test.then(|| json_string(line, "executable").map(|path| (name, PathBuf::from(path))))?
    })
}

/// The names in a list of tests: `module::name: test`.
fn names(list: &str) -> Vec<String> {
    list.lines().filter_map(|line| line.strip_suffix(": test")).map(ToOwned::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{executables, names};

    #[test]
    fn programs_with_tests_are_found_whatever_else_cargo_built() {
        let said = "{\"target\":{\"kind\":[\"lib\"],\"name\":\"serde\"},\"profile\":{\"test\":false},\"executable\":null}\n\
            {\"name\":\"x\",\"target\":{\"kind\":[\"test\"],\"name\":\"end_to_end\",\"test\":true},\
             \"profile\":{\"opt_level\":\"3\",\"test\":true},\"features\":[],\"executable\":\"/t/end_to_end-1\"}\n\
            {\"target\":{\"kind\":[\"bin\"],\"name\":\"chairside\",\"test\":true},\"profile\":{\"test\":false},\
             \"executable\":\"/t/chairside\"}\n\
            {\"target\":{\"kind\":[\"bin\"],\"name\":\"chairside\",\"test\":true},\"profile\":{\"test\":true},\
             \"executable\":\"/t/chairside-2\"}\n\
            {\"reason\":\"build-finished\",\"success\":true}";
        let found: Vec<_> = executables(said).collect();
        let expected = [("end_to_end", "/t/end_to_end-1"), ("chairside", "/t/chairside-2")];
        assert_eq!(found, expected.map(|(name, path)| (name.to_owned(), path.into())));
    }

    #[test]
    fn a_list_has_tests_and_no_benchmarks() {
        assert_eq!(names("a::b: test\nc: benchmark\nd: test\n"), ["a::b", "d"]);
    }
}
