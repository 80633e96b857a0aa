//! `chairside minutes`.

use std::path::Path;

use chairside_load::PdfCache;
use chairside_session::State;
use chairside_session::minutes::{self, Options};

use super::destination::{self, Made};
use super::past_run::{load, read_run};

/// Which minutes to print.
#[derive(Debug)]
pub struct MinutesOptions<'a> {
    /// The session file.
    pub session: &'a Path,
    /// The report to the area director and the outcomes for the list instead.
    pub brief: bool,
    /// Who spoke, and for how long, too.
    pub speakers: bool,
    /// The run's id; `None` for the run that best tells how the session went.
    pub run: Option<String>,
    /// Where they are written; standard output without it.
    pub output: Option<&'a Path>,
}

/// The minutes of a session, and warnings. Before the session has started they are a page to take notes in.
pub fn minutes(data: &Path, options: MinutesOptions<'_>, pdfs: &PdfCache) -> Result<(String, Vec<String>), String> {
    let session = load(options.session, pdfs)?;
    if let Some(output) = options.output {
        destination::check(output, &session.files, Made::Minutes)?;
    }
    let (run, mut warnings) = read_run(data, &session, options.run)?;
    let Some(run) = run.as_ref().filter(|run| run.state().started.is_some()) else {
        if options.brief {
            return Err("the session has not started yet: there is nothing to report".into());
        }
        let state = match &run {
            Some(run) => State::not_begun(session.content, run.state()),
            None => State::new(session.content, false),
        };
        return Ok((minutes::skeleton(&state), warnings));
    };
    if run.state().ended.is_some() {
        // Whether the agenda was saved in its file is known only while the session is open.
        let open = minutes::open_lines(run, false);
        warnings.extend(open.lines().map(|line| format!("still open: {}", line.trim_start_matches("- "))));
    }
    let parts = Options { speakers: options.speakers };
    let text = if options.brief {
        format!("{}\n{}", minutes::report(run), minutes::for_the_list(run))
    } else {
        minutes::minutes(run, parts)
    };
    Ok((text, warnings))
}
