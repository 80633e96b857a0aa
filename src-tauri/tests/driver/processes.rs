//! The processes of the program under test, as Linux shows them in /proc. One in a sandbox is there too, below the
//! sandbox's own processes, with the number that it has outside.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::trouble::Trouble;

/// All processes that a process has started, directly or through others.
pub fn descendants(pid: u32) -> Vec<u32> {
    let mut found = Vec::new();
    let mut waiting = vec![pid];
    let all = with_parents();
    while let Some(parent) = waiting.pop() {
        for (child, _) in all.iter().filter(|(_, of)| *of == parent) {
            found.push(*child);
            waiting.push(*child);
        }
    }
    found
}

fn with_parents() -> Vec<(u32, u32)> {
    let pids = fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
    pids.filter_map(|entry| {
        let pid = entry.file_name().to_str()?.parse().ok()?;
        let parent = status(pid)?.1;
        Some((pid, parent))
    })
    .collect()
}

/// State and parent. The name before them is in brackets and may itself contain brackets and spaces.
fn status(pid: u32) -> Option<(char, u32)> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let mut fields = text.rsplit_once(')')?.1.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

/// The name of a process; the kernel cuts it after 15 letters.
pub fn name(pid: u32) -> String {
    fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default().trim().to_owned()
}

/// Whether a process runs this program file.
pub fn runs(pid: u32, binary: &Path) -> bool {
    let running = fs::read_link(format!("/proc/{pid}/exe"));
    running.is_ok_and(|running| binary.canonicalize().is_ok_and(|binary| running == binary))
}

/// What of the system a process shares with others (`pid`, `net`, `mnt`): equal for two that share it.
pub fn namespace(pid: u32, kind: &str) -> Result<String, Trouble> {
    let link = fs::read_link(format!("/proc/{pid}/ns/{kind}"));
    link.map(|link| link.display().to_string()).map_err(|why| Trouble::new(format!("process {pid}: {why}")))
}

/// Sends a signal (`KILL`, `TERM`). The shell does it, since not every system has a `kill` program.
pub fn signal(pid: u32, name: &str) -> Result<(), Trouble> {
    let status = Command::new("sh").arg("-c").arg(format!("kill -{name} {pid}")).stderr(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Trouble::new(format!("could not send SIG{name} to process {pid}"))),
    }
}

/// Waits until a process is gone, or is a zombie.
pub fn wait_until_gone(pid: u32, patience: Duration) -> Result<(), Trouble> {
    let begun = Instant::now();
    while status(pid).is_some_and(|(state, _)| state != 'Z') {
        if begun.elapsed() > patience {
            return Err(Trouble::new(format!("process {pid} does not end")));
        }
        sleep(Duration::from_millis(10));
    }
    Ok(())
}
