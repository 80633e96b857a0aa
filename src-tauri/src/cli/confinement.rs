//! The lines of `check --ready` on the page renderer and on the windows: how far the system confines them.

use std::path::Path;

use chairside_load::PdfCache;
use chairside_render::{Confinement, Failure};

use crate::sandbox::Sandbox;

/// The line, and whether the renderer works. How far it is confined is no matter of being ready, since nobody can change
/// it before a session. `file` is one that this user can read.
pub fn line(file: &Path, pdfs: &PdfCache) -> (String, bool) {
    words(pdfs.renderer().confinement(file))
}

fn words(found: Result<Confinement, Failure>) -> (String, bool) {
    let found = match found {
        Ok(found) => found,
        Err(Failure::NoProcess(why)) => return (format!("-- The page renderer does not start: {why}\n"), false),
        Err(why) => return (format!("-- The page renderer was asked whether it is confined, but this {why}\n"), false),
    };
    let [files, calls] = [found.of_files(), found.of_calls()];
    let mark = if files && calls { "ok " } else { "-- " };
    let word = |holds: bool| if holds { "yes" } else { "no" };
    (format!("{mark}The page renderer is confined: files {}, system calls {}\n", word(files), word(calls)), true)
}

/// The line on the process that draws the windows. `works` tells whether it could be confined.
pub fn of_windows(sandbox: &Sandbox, works: impl FnOnce() -> Result<(), String>) -> String {
    match sandbox {
        Sandbox::On => "ok The windows are confined\n".into(),
        Sandbox::Missing(why) => format!("-- The windows are not confined: {why}\n"),
        Sandbox::Off => match works() {
            Ok(()) => "-- The windows are not confined: --sandbox does that (start a screen reader before it)\n".into(),
            Err(why) => format!("-- The windows are not confined, and --sandbox cannot do it: {why}\n"),
        },
    }
}

#[cfg(test)]
mod tests {
    use chairside_render::Attempt;

    use super::*;

    #[test]
    fn the_windows_line_says_what_holds_and_what_could() {
        let works = || Ok(());
        let fails = || Err("no bwrap".to_owned());
        assert_eq!(of_windows(&Sandbox::On, || panic!("asked for nothing")), "ok The windows are confined\n");
        let missing = Sandbox::Missing("no bwrap".into());
        assert_eq!(of_windows(&missing, works), "-- The windows are not confined: no bwrap\n");
        assert!(of_windows(&Sandbox::Off, works).contains("--sandbox does that"));
        let both = of_windows(&Sandbox::Off, fails);
        assert_eq!(both, "-- The windows are not confined, and --sandbox cannot do it: no bwrap\n");
    }

    #[test]
    fn it_says_what_holds_and_is_unready_only_without_a_renderer() {
        let found = |files, calls| {
            let refused = |attempt: Attempt| if attempt.is_of_files() { files } else { calls };
            words(Ok(Confinement(Attempt::ALL.map(|attempt| (attempt, refused(attempt))).into())))
        };
        let line = |words: &str| (format!("{words}\n"), true);
        assert_eq!(found(true, true), line("ok The page renderer is confined: files yes, system calls yes"));
        assert_eq!(found(false, true), line("-- The page renderer is confined: files no, system calls yes"));
        assert_eq!(found(false, false), line("-- The page renderer is confined: files no, system calls no"));
        let missing = words(Err(Failure::NoProcess("not there".into())));
        assert_eq!(missing, ("-- The page renderer does not start: not there\n".into(), false));
    }
}
