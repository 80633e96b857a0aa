//! The limits of a render process.

/// How much memory a render process may map, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 1024 * 1024 * 1024;

/// Limits the memory of this process and lowers its priority, so that drawing a page never delays showing one. Where the
/// system can do it, the process ends with the program that started it.
pub(crate) fn set() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let known = getrlimit(Resource::As);
        let most = known.maximum.map_or(MEMORY, |most| most.min(MEMORY));
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        // If the system refuses, the deadline still holds.
        let _ = setrlimit(Resource::As, limit);
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        let _ = setrlimit(Resource::Core, none);
        let _ = rustix::process::nice(5);
    }
    #[cfg(target_os = "linux")]
    {
        let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    }
}
