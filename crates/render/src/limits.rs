//! What a render process may take.

/// The most memory that a render process may map, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 1024 * 1024 * 1024;

/// Lowers what this process may take: memory, and its share of the processor, so that painting what is ready always
/// comes before drawing what may be wanted next. It ends with the program that started it.
pub(crate) fn lower() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let known = getrlimit(Resource::As);
        let most = known.maximum.map_or(MEMORY, |most| most.min(MEMORY));
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        // Where this is refused the deadline still holds.
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
