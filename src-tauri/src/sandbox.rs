//! WebKit's own sandbox around the process that draws the windows: whether this computer can have it, in words
//! (docs/decisions/0026-sandbox-on-request.md). `paint` turns it on.

/// How the process that draws the windows is confined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sandbox {
    /// Nobody asked for it.
    Off,
    /// It is, or will be once there are windows.
    On,
    /// Somebody asked for it, and it is not: the reason.
    Missing(String),
}

impl Sandbox {
    /// Finds out whether it can be had, if it is `wanted`.
    pub fn of(wanted: bool) -> Self {
        match wanted.then(works) {
            None => Self::Off,
            Some(Ok(())) => Self::On,
            Some(Err(why)) => Self::Missing(why),
        }
    }

    /// What to tell somebody who asked for it in vain.
    pub fn trouble(&self) -> Option<String> {
        let Self::Missing(why) = self else { return None };
        Some(format!("--sandbox does not work here: {why}. The windows are open without it"))
    }
}

/// Whether WebKit's sandbox works here; if not, why. Takes some 10 ms.
#[cfg(target_os = "linux")]
pub fn works() -> Result<(), String> {
    probe::works(&probe::Programs::OF_WEBKIT)
}

/// Only WebKitGTK has this sandbox.
#[cfg(not(target_os = "linux"))]
pub fn works() -> Result<(), String> {
    Err("only Linux has this sandbox".into())
}

#[cfg(target_os = "linux")]
mod probe {
    use std::io::{ErrorKind, Read as _};
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};

    use chairside_problem::marks::one_line;

    /// How long the attempt may take.
    const PATIENCE: Duration = Duration::from_secs(1);

    /// The two programs that the sandbox consists of.
    pub struct Programs {
        pub bwrap: &'static str,
        pub proxy: &'static str,
    }

    impl Programs {
        /// Where WebKitGTK looks for them. It ends the program if one of them cannot be started.
        pub const OF_WEBKIT: Self = Self { bwrap: "/usr/bin/bwrap", proxy: "/usr/bin/xdg-dbus-proxy" };
    }

    /// What WebKitGTK asks for that a system may refuse: namespaces, new file systems, and these folders.
    #[rustfmt::skip]
    const LIKE_WEBKIT: &[&str] = &[
        "--die-with-parent", "--unshare-pid", "--unshare-uts", "--unshare-net", "--unshare-ipc",
        "--ro-bind", "/etc", "/etc", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp",
        "--ro-bind", "/sys/block", "/sys/block", "--ro-bind", "/sys/bus", "/sys/bus", "--ro-bind", "/sys/class", "/sys/class",
        "--ro-bind", "/sys/dev", "/sys/dev", "--ro-bind", "/sys/devices", "/sys/devices",
        "--ro-bind", "/usr", "/usr", "--ro-bind-try", "/lib", "/lib", "--ro-bind-try", "/lib64", "/lib64",
    ];

    /// Runs the proxy in a sandbox like WebKit's, where it only says its version.
    pub fn works(programs: &Programs) -> Result<(), String> {
        let child = Command::new(programs.bwrap)
            .args(LIKE_WEBKIT)
            .args(["--", programs.proxy, "--version"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = child.map_err(|why| match why.kind() {
            ErrorKind::NotFound => format!("{} is missing: install the package bubblewrap", programs.bwrap),
            _ => format!("{} does not start: {why}", programs.bwrap),
        })?;
        let ended = wait(&mut child);
        if ended == Some(true) {
            return Ok(());
        }
        let _ = child.kill();
        let _ = child.wait();
        let Some(_) = ended else { return Err(format!("{} does not answer", programs.bwrap)) };
        let mut said = String::new();
        let _ = child.stderr.take().map(|errors| errors.take(500).read_to_string(&mut said));
        let first = said.lines().next().filter(|line| !line.is_empty()).unwrap_or("it says nothing");
        Err(format!("{} fails here: {}", programs.bwrap, one_line(first)))
    }

    /// Waits until the process has ended: whether well; `None` if that takes too long.
    fn wait(child: &mut Child) -> Option<bool> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            match child.try_wait() {
                Ok(Some(status)) => return Some(status.success()),
                Ok(None) => std::thread::sleep(Duration::from_micros(500)),
                Err(_) => return Some(false),
            }
        }
        None
    }

    #[cfg(test)]
    mod tests {
        use std::path::Path;

        use super::*;

        /// A program of this text, which stays until the test program ends.
        fn program(folder: &Path, name: &str, text: &str) -> &'static str {
            let path = folder.join(name);
            let path = path.to_str().unwrap();
            // Not written by this process: what another test starts meanwhile would hold the file open, and a file open for writing doesn't start.
            let write = r#"printf '#!/bin/sh\n%s\n' "$2" > "$1" && chmod 700 "$1""#;
            assert!(Command::new("sh").args(["-c", write, "sh", path, text]).status().unwrap().success());
            Box::leak(path.to_owned().into_boxed_str())
        }

        #[test]
        fn whatever_is_wrong_with_it_is_said_within_the_time() {
            let folder = tempfile::tempdir().unwrap();
            let why = |bwrap, proxy| works(&Programs { bwrap, proxy }).unwrap_err();
            let good = program(folder.path(), "good", "exit 0");
            let refused =
                program(folder.path(), "refused", "echo 'bwrap: setting up uid map: Permission denied' >&2; exit 1");
            let hangs = program(folder.path(), "hangs", "exec sleep 60");
            let mute = program(folder.path(), "mute", "exit 1");
            assert_eq!(works(&Programs { bwrap: good, proxy: good }), Ok(()));
            assert_eq!(why("/no/bwrap", good), "/no/bwrap is missing: install the package bubblewrap");
            assert_eq!(
                why(refused, good),
                format!("{refused} fails here: bwrap: setting up uid map: Permission denied")
            );
            assert_eq!(why(mute, good), format!("{mute} fails here: it says nothing"));
            let begun = Instant::now();
            assert_eq!(why(hangs, good), format!("{hangs} does not answer"));
            assert!(begun.elapsed() < 3 * PATIENCE);
        }

        #[test]
        fn a_proxy_that_does_not_run_in_it_is_no_sandbox() {
            if works(&Programs::OF_WEBKIT).is_ok() {
                for (proxy, says) in
                    [("/usr/bin/false", "it says nothing"), ("/no/xdg-dbus-proxy", "/no/xdg-dbus-proxy")]
                {
                    let why = works(&Programs { proxy, ..Programs::OF_WEBKIT }).unwrap_err();
                    assert!(why.contains("fails here") && why.contains(says), "{why}");
                }
            }
        }
    }
}
