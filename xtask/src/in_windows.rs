//! Runs the tests of the program. Those in its windows wait most of the time, so two of them run at once, each on a screen
//! and a session bus of its own: they need no display, do not disturb whoever uses this machine, and not each other.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Because, Failure, Outcome};
use crate::program::{self, Program};
use crate::screen::Screen;
use crate::workspace::Workspace;

/// What the tests in the windows are called in Cargo.toml.
const NAME: &str = "end_to_end";

/// How many tests run at once. A test takes about half a core.
const AT_ONCE: usize = 2;

/// How many of the slowest tests are named at the end.
const SLOWEST: usize = 10;

/// Runs the tests of the root package, and writes what they print to a file.
pub fn test(workspace: &Workspace, output: &File) -> Outcome {
    let cargo = || {
        let all = ["test", "--release", "--package", "chairside", "--no-fail-fast"];
        Program::new("cargo").args(all).folder(&workspace.root)
    };
    if !cfg!(target_os = "linux") {
        return cargo().run_into(output);
    }
    let others = cargo().args(["--lib", "--bins", "--test", "command_line"]).run_into(output);
    let documented = cargo().arg("--doc").run_into(output);
    let in_windows = Tests::find(workspace).and_then(|tests| tests.run(&workspace.root, output));
    others.and(documented).and(in_windows)
}

/// Runs only the tests in the windows whose names have this in them, and prints what they print.
pub fn some(workspace: &Workspace, part: &str) -> Outcome {
    let mut tests = Tests::find(workspace)?;
    tests.names.retain(|name| name.contains(part));
    if tests.names.is_empty() {
        return Err(Failure::new(format!("no test in the windows has {part:?} in its name")));
    }
    let path = workspace.target.join("some-tests-in-windows.log");
    let file = File::create(&path).because(format!("write {}", path.display()))?;
    let outcome = tests.run(&workspace.root, &file);
    print!("{}", std::fs::read_to_string(&path).because(format!("read {}", path.display()))?);
    outcome
}

/// The tests in the windows: their program and their names.
struct Tests {
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
    fn find(workspace: &Workspace) -> Outcome<Self> {
        let build =
            ["test", "--release", "--package", "chairside", "--test", NAME, "--no-run", "--message-format", "json"];
        let said = Program::new("cargo").args(build).folder(&workspace.root).read()?;
        let program = executable(&said).ok_or_else(|| Failure::new(format!("Cargo does not say where {NAME} is")))?;
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
    fn run(self, root: &Path, mut output: &File) -> Outcome {
        let begun = Instant::now();
        let count = self.names.len();
        writeln!(output, "\nrunning {count} tests").because("write what a test printed")?;
        let waiting = Mutex::new(VecDeque::from(self.names));
        let next = || waiting.lock().ok().and_then(|mut waiting| waiting.pop_front());
        let seats = || -> Outcome<Vec<Seat>> { (0..AT_ONCE).map(|_| Seat::take()).collect() };
        let ended: Vec<Outcome<Vec<Ended>>> = thread::scope(|scope| {
            let workers: Vec<_> = seats()?
                .into_iter()
                .map(|seat| {
                    let program = &self.program;
                    let work = move || {
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
        let screen = Screen::start(None, None)?;
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

/// The program with the tests, in what Cargo prints with `--message-format json`.
fn executable(said: &str) -> Option<PathBuf> {
    let mut lines = said.lines().filter(|line| line.contains("\"kind\":[\"test\"]"));
    lines.find_map(|line| crate::workspace::json_string(line, "executable")).map(PathBuf::from)
}

/// The names in a list of tests: `module::name: test`.
fn names(list: &str) -> Vec<String> {
    list.lines().filter_map(|line| line.strip_suffix(": test")).map(ToOwned::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{executable, names};

    #[test]
    fn the_program_with_the_tests_is_found_whatever_else_cargo_built() {
        let said = "{\"target\":{\"kind\":[\"lib\"]},\"executable\":null}\n\
                    {\"target\":{\"kind\":[\"test\"],\"name\":\"end_to_end\"},\"executable\":\"/t/end_to_end-1\"}\n\
                    {\"target\":{\"kind\":[\"bin\"],\"name\":\"chairside\"},\"executable\":\"/t/chairside\"}\n\
                    {\"reason\":\"build-finished\",\"success\":true}";
        assert_eq!(executable(said).unwrap().to_str(), Some("/t/end_to_end-1"));
        assert_eq!(executable("{\"reason\":\"build-finished\",\"success\":true}"), None);
    }

    #[test]
    fn a_list_has_tests_and_no_benchmarks() {
        assert_eq!(names("a::b: test\nc: benchmark\nd: test\n"), ["a::b", "d"]);
    }
}
