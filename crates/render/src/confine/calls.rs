//! seccomp: which system calls this process may make. All others answer `ENOSYS`, as on a kernel that does not have them,
//! so that a C library falls back to an older call instead of giving up.

use std::collections::BTreeMap;

use libc::{c_int, c_long};
use seccompiler::{
    BackendError, BpfProgram, Error, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch,
};

/// Calls that may be made with any arguments. They concern this process alone, or descriptors that it already has.
const ANY: [c_long; 37] = [
    // The pipes, and fonts that are open.
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_pread64,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_lseek,
    libc::SYS_fstat,
    libc::SYS_newfstatat,
    libc::SYS_statx,
    libc::SYS_getdents64,
    // Memory.
    libc::SYS_brk,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    // Threads.
    libc::SYS_futex,
    libc::SYS_set_robust_list,
    libc::SYS_rseq,
    libc::SYS_gettid,
    libc::SYS_getpid,
    libc::SYS_sched_getaffinity,
    libc::SYS_sched_yield,
    libc::SYS_exit,
    libc::SYS_exit_group,
    // Signals that this process gets: a stack that overflows, the end of the program.
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    // Clocks and random numbers.
    libc::SYS_clock_gettime,
    libc::SYS_clock_getres,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_gettimeofday,
    libc::SYS_getrandom,
    libc::SYS_getuid,
    libc::SYS_geteuid,
];

const THREAD: c_int = libc::CLONE_VM | libc::CLONE_THREAD;
const CHANGES_FILES: c_int = libc::O_ACCMODE | libc::O_CREAT | libc::O_TRUNC | libc::O_APPEND;

/// Restricts this process, and all threads that it starts, to the calls in this file.
pub(super) fn confine() -> Result<(), Error> {
    seccompiler::apply_filter(&program()?)
}

fn program() -> Result<BpfProgram, BackendError> {
    let arch = TargetArch::try_from(std::env::consts::ARCH)?;
    let other = SeccompAction::Errno(libc::ENOSYS.unsigned_abs());
    SeccompFilter::new(rules()?, other, SeccompAction::Allow, arch)?.try_into()
}

fn rules() -> Result<BTreeMap<i64, Vec<SeccompRule>>, BackendError> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = ANY.into_iter().map(|call| (call, Vec::new())).collect();
    let mut when = |call: c_long, conditions: Vec<SeccompCondition>| {
        SeccompRule::new(conditions).map(|rule| rules.entry(call).or_default().push(rule))
    };
    when(libc::SYS_openat, vec![without(2, CHANGES_FILES)?])?;
    when(libc::SYS_mmap, vec![without(2, libc::PROT_EXEC)?])?;
    when(libc::SYS_mprotect, vec![without(2, libc::PROT_EXEC)?])?;
    // A thread, never a process. `clone3` is not there at all, since its flags are in memory, where no filter can look.
    when(libc::SYS_clone, vec![masked(0, THREAD, THREAD)?])?;
    when(libc::SYS_fcntl, vec![equal(1, libc::F_GETFD)?])?;
    when(libc::SYS_fcntl, vec![equal(1, libc::F_GETFL)?])?;
    when(libc::SYS_prctl, vec![equal(0, libc::PR_SET_NAME)?])?;
    when(libc::SYS_prctl, vec![equal(0, libc::PR_SET_VMA)?])?;
    // Reads a limit of this process, and sets none.
    let no_new_limit = SeccompCondition::new(2, SeccompCmpArgLen::Qword, SeccompCmpOp::Eq, 0)?;
    when(libc::SYS_prlimit64, vec![equal(0, 0)?, no_new_limit])?;
    // `abort` sends a signal to its own thread.
    let own = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, std::process::id().into())?;
    when(libc::SYS_tgkill, vec![own])?;
    Ok(rules)
}

/// Whether these bits of an argument have this value.
fn masked(argument: u8, mask: c_int, value: c_int) -> Result<SeccompCondition, BackendError> {
    let [mask, value] = [mask, value].map(|flags| u64::from(flags.cast_unsigned()));
    SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(mask), value)
}

/// Whether none of these flags is set.
fn without(argument: u8, flags: c_int) -> Result<SeccompCondition, BackendError> {
    masked(argument, flags, 0)
}

fn equal(argument: u8, value: c_int) -> Result<SeccompCondition, BackendError> {
    masked(argument, -1, value)
}
