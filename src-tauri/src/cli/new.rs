//! `chairside new`: a session file to begin with.

use std::path::Path;
use std::process::ExitCode;

use chairside_import::{TemplateKind, new_talk, template, write_new, zone_of_meeting};
use chairside_problem::marks::path;
use chairside_session::file::{Draft, new_session};
use chairside_session::typed::names::tidied;
use clap::ValueEnum;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::output::{fail, print};

/// A kind of session, on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NewKind {
    /// A working group's session
    Wg,
    /// A dispatch group: possible outcomes, mic rules
    Dispatch,
    /// A session before there is a group: the questions of RFC 5434
    Bof,
    /// A research group of the IRTF
    Rg,
    /// An online meeting between two IETF meetings
    Interim,
    /// Slides alone, without a session
    Talk,
}

impl NewKind {
    fn template(self) -> Option<TemplateKind> {
        match self {
            Self::Wg => Some(TemplateKind::WorkingGroup),
            Self::Dispatch => Some(TemplateKind::Dispatch),
            Self::Bof => Some(TemplateKind::Bof),
            Self::Rg => Some(TemplateKind::ResearchGroup),
            Self::Interim => Some(TemplateKind::Interim),
            Self::Talk => None,
        }
    }
}

/// What the new file is for.
#[derive(Debug)]
pub struct NewFile<'a> {
    /// "IETF 126".
    pub meeting: Option<&'a str>,
    /// "quic".
    pub group: Option<&'a str>,
    /// "QUIC".
    pub title: Option<&'a str>,
    /// The kind; told by the names without one.
    pub kind: Option<NewKind>,
    /// The file to write; standard output without one.
    pub output: Option<&'a Path>,
}

/// Writes or prints the file.
pub fn new(file: &NewFile<'_>) -> ExitCode {
    let text = match text(file) {
        Ok(text) => text,
        Err(why) => return fail(why),
    };
    let Some(output) = file.output else {
        print(&text);
        return ExitCode::SUCCESS;
    };
    match write_new(output, &text) {
        Ok(()) => {
            let name = path(output);
            print(&format!("{name} is ready to be edited. Check it: chairside check {name}\n"));
            ExitCode::SUCCESS
        }
        Err(why) => fail(why),
    }
}

fn text(file: &NewFile<'_>) -> Result<String, String> {
    let [meeting, group, title] = [file.meeting, file.group, file.title].map(|words| words.and_then(tidied));
    let kind = match file.kind {
        Some(kind) => kind.template(),
        None => Some(TemplateKind::of(meeting.as_deref(), group.as_deref())),
    };
    let Some(kind) = kind else {
        let event = [meeting, group].into_iter().flatten().collect::<Vec<_>>().join(", ");
        return Ok(new_talk(title.as_deref().unwrap_or("The title of my talk"), &event));
    };
    if group.is_none() && title.is_none() {
        return Err("say whose session it is: --group quic, or --title \"Side meeting\"".into());
    }
    let zone = meeting.as_deref().and_then(zone_of_meeting).unwrap_or("UTC").to_owned();
    let draft = Draft { meeting, group, title, zone, ..Draft::default() };
    let today = Timestamp::now().to_zoned_datetime(TimeZone::system()).date();
    let draft = template(draft, kind, today);
    new_session("the new file", &draft).map_err(|problem| problem.to_string())
}
