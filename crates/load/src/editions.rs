//! Which edition of each boilerplate text the session shows.

use std::collections::HashMap;

use chairside_ietf as ietf;
use chairside_problem::Problem;
use chairside_session::InterstitialKind;
use chairside_session::file::SessionFile;
use jiff::civil::Date;

/// The edition of each kind that has one.
pub(crate) type Editions = HashMap<InterstitialKind, &'static ietf::Edition>;

fn kind_of(kind: InterstitialKind) -> Option<ietf::Kind> {
    Some(match kind {
        InterstitialKind::NoteWell => ietf::Kind::NoteWell,
        InterstitialKind::CodeOfConduct => ietf::Kind::CodeOfConduct,
        InterstitialKind::Recording => ietf::Kind::Recording,
        InterstitialKind::Tips => ietf::Kind::Tips,
        InterstitialKind::MicRules => ietf::Kind::MicRules,
        InterstitialKind::Links | InterstitialKind::Agenda => return None,
    })
}

/// The kind of interstitial that shows texts of this kind.
pub(crate) fn kind_from(kind: ietf::Kind) -> InterstitialKind {
    match kind {
        ietf::Kind::NoteWell => InterstitialKind::NoteWell,
        ietf::Kind::CodeOfConduct => InterstitialKind::CodeOfConduct,
        ietf::Kind::Recording => InterstitialKind::Recording,
        ietf::Kind::Tips => InterstitialKind::Tips,
        ietf::Kind::MicRules => InterstitialKind::MicRules,
    }
}

/// The edition of each boilerplate text: the one that the file names, else the one in force on the date, else the
/// nearest (which the presenter window warns about). `shown_as` is the file's name in messages.
pub(crate) fn of_session(file: &SessionFile, date: Date, shown_as: &str, problems: &mut Vec<Problem>) -> Editions {
    let variant = variant(file, shown_as, problems);
    let mut editions = Editions::new();
    for kind in InterstitialKind::ALL {
        let Some(source) = kind_of(kind) else { continue };
        let edition = named(file, kind, source, shown_as, problems)
            .or_else(|| ietf::in_force(source, date, variant))
            .or_else(|| ietf::nearest(source, date, variant));
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
    source: ietf::Kind,
    shown_as: &str,
    problems: &mut Vec<Problem>,
) -> Option<&'static ietf::Edition> {
    let named = file.editions.get(&kind)?;
    let found = ietf::edition(source, &named.value);
    if found.is_none() {
        let of_kind = ietf::editions().iter().filter(|edition| edition.kind == source);
        let known: Vec<_> = of_kind.map(|edition| edition.id.as_str()).collect();
        let what = format!("there is no edition `{}` of {}", named.value, kind.words());
        let instead = format!("write one of {}", known.join(", "));
        problems.push(Problem::error(shown_as, Some(named.line), what, instead));
    }
    found
}
