//! Which edition of each boilerplate text the session shows.

use std::collections::HashMap;

use chairside_ietf as ietf;
use chairside_problem::Problem;
use chairside_session::InterstitialKind;
use chairside_session::file::SessionFile;
use jiff::civil::Date;

/// The edition of each kind that has one.
pub(crate) type Editions = HashMap<InterstitialKind, &'static ietf::Edition>;

/// The edition of each boilerplate text: the one that the file names, else the one in force on the date, else the
/// nearest (which the presenter window warns about). `shown_as` is the file's name in messages.
pub(crate) fn of_session(file: &SessionFile, date: Date, shown_as: &str, problems: &mut Vec<Problem>) -> Editions {
    let variant = variant(file, shown_as, problems);
    let mut editions = Editions::new();
    for kind in InterstitialKind::boilerplate() {
        let edition = named(file, kind, shown_as, problems).or_else(|| ietf::nearest(kind, date, variant));
        if let Some(edition) = edition {
            editions.insert(kind, edition);
        }
    }
    editions
}

/// Which participants the meeting tips are for.
fn variant(file: &SessionFile, shown_as: &str, problems: &mut Vec<Problem>) -> ietf::Variant {
    let Some(participants) = &file.participants else { return ietf::Variant::All };
    match participants.value.as_str() {
        "on-site" => ietf::Variant::OnSite,
        "remote" => ietf::Variant::Remote,
        "all" => ietf::Variant::All,
        other => {
            let what = format!("`participants: {other}` is unknown");
            let instead = "write `on-site`, `remote` or `all`";
            problems.push(Problem::error(shown_as, Some(participants.line), what, instead));
            ietf::Variant::All
        }
    }
}

/// The edition that the file names; `None` when it names none, or one that does not exist.
fn named(
    file: &SessionFile,
    kind: InterstitialKind,
    shown_as: &str,
    problems: &mut Vec<Problem>,
) -> Option<&'static ietf::Edition> {
    let named = file.editions.get(&kind)?;
    let found = ietf::edition(kind, &named.value);
    if found.is_none() {
        let of_kind = ietf::editions().iter().filter(|edition| edition.kind == kind);
        let known: Vec<_> = of_kind.map(|edition| edition.id.as_str()).collect();
        let what = format!("there is no edition `{}` of {}", named.value, kind.words());
        let instead = format!("write one of {}", known.join(", "));
        problems.push(Problem::error(shown_as, Some(named.line), what, instead));
    }
    found
}
