//! Which edition of each boilerplate text the session shows.

use std::collections::HashMap;

use chairside_ietf as ietf;
use chairside_problem::Problem;
use chairside_session::InterstitialKind;
use chairside_session::file::SessionFile;
use jiff::civil::Date;

/// The edition of each kind that has one.
pub type Editions = HashMap<InterstitialKind, &'static ietf::Edition>;

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

pub fn kind_from(kind: ietf::Kind) -> InterstitialKind {
    match kind {
        ietf::Kind::NoteWell => InterstitialKind::NoteWell,
        ietf::Kind::CodeOfConduct => InterstitialKind::CodeOfConduct,
        ietf::Kind::Recording => InterstitialKind::Recording,
        ietf::Kind::Tips => InterstitialKind::Tips,
        ietf::Kind::MicRules => InterstitialKind::MicRules,
    }
}

/// The edition of each boilerplate text: the one that the file names, else the one in force on the date, else the
/// nearest (which the presenter window warns about).
pub fn of_session(said: &SessionFile, date: Date, shown_as: &str, problems: &mut Vec<Problem>) -> Editions {
    let mut editions = Editions::new();
    let variant = match said.participants.as_ref().map(|written| written.value.as_str()) {
        Some("on-site") => ietf::Variant::OnSite,
        Some("remote") => ietf::Variant::Remote,
        Some("all") | None => ietf::Variant::All,
        Some(other) => {
            let line = said.participants.as_ref().map(|written| written.line);
            let what = format!("`participants: {other}` is unknown");
            problems.push(Problem::error(shown_as, line, what, "write `on-site`, `remote` or `all`"));
            ietf::Variant::All
        }
    };
    for kind in InterstitialKind::ALL {
        let Some(source) = kind_of(kind) else { continue };
        let named = said.editions.get(&kind);
        let edition = match named {
            Some(named) => {
                let found = ietf::edition(source, &named.value);
                if found.is_none() {
                    let known: Vec<_> = ietf::editions()
                        .iter()
                        .filter(|edition| edition.kind == source)
                        .map(|edition| edition.id.as_str())
                        .collect();
                    let what = format!("there is no edition `{}` of {}", named.value, kind.words());
                    problems.push(Problem::error(
                        shown_as,
                        Some(named.line),
                        what,
                        format!("write one of {}", known.join(", ")),
                    ));
                }
                found
            }
            None => None,
        };
        let edition =
            edition.or_else(|| ietf::in_force(source, date, variant)).or_else(|| ietf::nearest(source, date, variant));
        if let Some(edition) = edition {
            editions.insert(kind, edition);
        }
    }
    editions
}
