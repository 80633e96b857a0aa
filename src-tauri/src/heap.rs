//! How the C library keeps memory that is free again. By default it has an arena for every thread and keeps what large
//! pictures took; a talk of 51 pages took 15 MiB more.

/// Sets the heap up: two arenas, and large blocks go back to the system when they are free.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "the C library's own settings")]
pub fn choose() {
    const LARGE: libc::c_int = 512 * 1024;
    // SAFETY: called at the top of `main`, before any other thread. mallopt(3) sets three numbers.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 2);
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
        libc::mallopt(libc::M_TRIM_THRESHOLD, LARGE);
    }
}

/// There is nothing to set up elsewhere.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn choose() {}
