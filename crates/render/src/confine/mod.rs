//! Confines a render process before it reads anything of a stranger's: nothing but fonts can be opened, nothing written,
//! no socket made and no program run. What a system cannot do is left out; [`crate::confinement`] finds out what holds.

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod calls;
#[cfg(target_os = "linux")]
mod descriptors;
#[cfg(target_os = "linux")]
mod files;

use std::path::PathBuf;

/// Confines this process, which may go on reading the files in `fonts`. It must not have started a thread yet, since a
/// thread that runs already would stay free.
pub(crate) fn confine(fonts: &[PathBuf]) {
    #[cfg(target_os = "linux")]
    {
        descriptors::close();
        // An old kernel does without Landlock. The list of system calls holds all the same.
        let _ = files::confine(fonts);
    }
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    {
        let _ = calls::confine();
    }
    #[cfg(not(target_os = "linux"))]
    let _ = fonts;
}
