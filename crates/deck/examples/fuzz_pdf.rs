//! Looks for PDFs that bring the reader down:
//! `cargo run --release -p chairside-deck --example fuzz_pdf [MINUTES] [SEED]`.
//!
//! The pages of `tests/pages` and the files of `fuzz/corpus` are changed at random and read in a process of their own
//! (this program again) that has five seconds and, on Unix, one GiB of memory. What panics, aborts or hangs is kept in
//! `fuzz/found`, named by what it did.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chairside_deck::pdf::{PdfDeck, PdfOptions};

const DEADLINE: Duration = Duration::from_secs(5);
const MEMORY: u64 = 1 << 30;
/// How many pages of a file are read; the seeds have one or a few.
const PAGES: u32 = 4;

fn main() -> std::io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [first, file] = &words[..]
        && first == "--read"
    {
        read(Path::new(file));
        return Ok(());
    }
    let minutes: u64 = words.first().and_then(|word| word.parse().ok()).unwrap_or(1);
    let seed: u64 = words.get(1).and_then(|word| word.parse().ok()).unwrap_or(1);
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let seeds = seeds(&home);
    let found = home.join("fuzz/found");
    let scratch = std::env::temp_dir().join(format!("chairside-fuzz-{}.pdf", std::process::id()));
    let mut random = Random(seed);
    let mut counts = Counts::default();
    let end = Instant::now() + Duration::from_secs(minutes * 60);
    while Instant::now() < end {
        let input = changed(&seeds, &mut random);
        std::fs::write(&scratch, &input)?;
        let outcome = run(&scratch)?;
        counts.add(outcome);
        if let Some(name) = outcome.name() {
            std::fs::create_dir_all(&found)?;
            let path = found.join(format!("{name}-{seed}-{}.pdf", counts.inputs));
            std::fs::write(&path, &input)?;
            println!("{name}: {}", path.display());
        }
        if counts.inputs.is_multiple_of(1_000) {
            println!("{counts:?}");
        }
    }
    std::fs::remove_file(&scratch)?;
    println!("{counts:?} with seed {seed}");
    Ok(())
}

/// What a child does: opens, reads and draws. A panic that was caught inside is found by the hook.
fn read(file: &Path) {
    limit_memory();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        before(panic);
        std::process::exit(PANICKED);
    }));
    let Ok(bytes) = std::fs::read(file) else { return };
    let Ok(deck) = PdfDeck::open(Arc::new(bytes), &PdfOptions::default()) else { return };
    let mut painter = deck.painter();
    for (page, _) in (0..PAGES).zip(&deck.info().pages) {
        painter.text(page);
        let _ = painter.render(page, 320, 320);
    }
}

const PANICKED: i32 = 101;

#[cfg(unix)]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) };
    if let Err(error) = setrlimit(Resource::As, limit) {
        eprintln!("no limit of memory: {error}");
    }
}

#[cfg(not(unix))]
fn limit_memory() {
    eprintln!("no limit of {MEMORY} bytes here");
}

#[derive(Debug, Clone, Copy)]
enum Outcome {
    Fine,
    Panicked,
    Aborted,
    Hung,
}

impl Outcome {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Fine => None,
            Self::Panicked => Some("panic"),
            Self::Aborted => Some("abort"),
            Self::Hung => Some("hang"),
        }
    }
}

#[derive(Debug, Default)]
struct Counts {
    inputs: u64,
    panicked: u64,
    aborted: u64,
    hung: u64,
}

impl Counts {
    fn add(&mut self, outcome: Outcome) {
        self.inputs += 1;
        match outcome {
            Outcome::Fine => {}
            Outcome::Panicked => self.panicked += 1,
            Outcome::Aborted => self.aborted += 1,
            Outcome::Hung => self.hung += 1,
        }
    }
}

fn run(file: &Path) -> std::io::Result<Outcome> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg("--read")
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let end = Instant::now() + DEADLINE;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(outcome(status));
        }
        if Instant::now() > end {
            child.kill()?;
            child.wait()?;
            return Ok(Outcome::Hung);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn outcome(status: ExitStatus) -> Outcome {
    match status.code() {
        Some(0) => Outcome::Fine,
        Some(PANICKED) => Outcome::Panicked,
        _ => Outcome::Aborted,
    }
}

fn seeds(home: &Path) -> Vec<Vec<u8>> {
    let folders = [home.join("tests/pages"), home.join("fuzz/corpus")];
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten().flatten());
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "pdf")).collect();
    files.sort();
    files.iter().filter_map(|path| std::fs::read(path).ok()).collect()
}

/// A seed with some of its bytes changed, left out, repeated, or taken from another seed.
fn changed(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    const NUMBERS: [&[u8]; 8] =
        [b"0", b"-1", b"65535", b"65536", b"2147483647", b"-2147483648", b"1e38", b"99999999999999999999"];
    let mut bytes = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(12) {
        let at = random.below(bytes.len().max(1));
        let length = random.below(64).min(bytes.len().saturating_sub(at));
        match random.below(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let again = bytes[at..at + length].to_vec();
                bytes.splice(at..at, again);
            }
            3 => {
                let other = &seeds[random.below(seeds.len())];
                let from = random.below(other.len());
                let piece = other[from..(from + random.below(512)).min(other.len())].to_vec();
                bytes.splice(at..at + length, piece);
            }
            4 => {
                // The digits of a number, where one begins after `at`.
                let digit = |byte: &u8| byte.is_ascii_digit();
                if let Some(start) = bytes[at..].iter().position(digit).map(|offset| at + offset) {
                    let end = bytes[start..].iter().position(|byte| !digit(byte)).map_or(bytes.len(), |n| start + n);
                    bytes.splice(start..end, NUMBERS[random.below(NUMBERS.len())].iter().copied());
                }
            }
            _ => {
                for _ in 0..=random.below(8) {
                    let at = random.below(bytes.len().max(1));
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = random.byte();
                    }
                }
            }
        }
    }
    bytes
}

/// `SplitMix64` (Steele, Lea and Flood, 2014): the same inputs for the same seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or(0)
    }
}
