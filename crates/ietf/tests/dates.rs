//! Which edition is shown on which day.

use chairside_ietf::{Edition, InterstitialKind, Variant, default_open_with, edition, editions, in_force, nearest};
use jiff::civil::{Date, date};

use InterstitialKind::{CodeOfConduct, MicRules, NoteWell, Recording, Tips};
use Variant::{All, OnSite, Remote};

fn ids(kind: InterstitialKind, day: Date, variant: Variant) -> (Option<&'static str>, Option<&'static str>) {
    let id = |edition: Option<&'static Edition>| edition.map(|edition| edition.id.as_str());
    (id(in_force(kind, day, variant)), id(nearest(kind, day, variant)))
}

#[test]
fn on_each_day_the_edition_of_that_day() {
    for (kind, day, variant, expected, nearby) in [
        // The Note Well of IETF 112 stood until the IESG's new one was published.
        (NoteWell, date(2021, 11, 7), All, None, "ietf-2021"),
        (NoteWell, date(2021, 11, 9), All, Some("ietf-2021"), "ietf-2021"),
        (NoteWell, date(2025, 10, 23), All, Some("ietf-2021"), "ietf-2021"),
        (NoteWell, date(2025, 10, 24), All, Some("ietf-2025"), "ietf-2025"),
        (NoteWell, date(2026, 11, 24), Remote, Some("ietf-2025"), "ietf-2025"),
        (NoteWell, date(1998, 12, 7), All, None, "ietf-2021"),
        (CodeOfConduct, date(2021, 11, 9), All, Some("ietf-2021"), "ietf-2021"),
        (CodeOfConduct, date(2026, 11, 24), All, Some("ietf-2021"), "ietf-2021"),
        (Recording, date(2021, 11, 9), All, Some("ietf-2021"), "ietf-2021"),
        // A gap: between IETF 112 and 114 nothing is known.
        (Recording, date(2021, 12, 1), All, None, "ietf-2021"),
        (Recording, date(2022, 7, 22), All, None, "ietf-2022"),
        (Recording, date(2026, 11, 24), All, Some("ietf-2022"), "ietf-2022"),
        // The tips of IETF 111 are for those online; there was no room.
        (Tips, date(2021, 11, 9), All, Some("ietf-2021"), "ietf-2021"),
        (Tips, date(2021, 11, 9), Remote, Some("ietf-2021"), "ietf-2021"),
        (Tips, date(2021, 11, 9), OnSite, None, "ietf-2023"),
        (Tips, date(2023, 11, 8), OnSite, Some("ietf-2023"), "ietf-2023"),
        (Tips, date(2024, 7, 27), All, None, "ietf-2023"),
        (Tips, date(2026, 7, 22), All, Some("ietf-2026"), "ietf-2026"),
        (Tips, date(2026, 7, 22), OnSite, Some("ietf-2026-on-site"), "ietf-2026-on-site"),
        (Tips, date(2026, 7, 22), Remote, Some("ietf-2026-remote"), "ietf-2026-remote"),
        (MicRules, date(2021, 11, 9), All, Some("secdispatch-2021"), "secdispatch-2021"),
        (MicRules, date(2024, 1, 1), All, None, "secdispatch-2021"),
        (MicRules, date(2026, 7, 17), All, None, "ietf-2026"),
        (MicRules, date(2026, 7, 18), All, Some("ietf-2026"), "ietf-2026"),
    ] {
        assert_eq!(ids(kind, day, variant), (expected, Some(nearby)), "{kind:?} on {day} for {variant:?}");
    }
}

#[test]
fn a_new_edition_begins_where_the_old_one_ends() {
    let (old, new) = (edition(NoteWell, "ietf-2021").unwrap(), edition(NoteWell, "ietf-2025").unwrap());
    assert_eq!(old.to, Some(new.from));
    assert!(!old.in_force_on(new.from) && new.in_force_on(new.from));
}

#[test]
fn for_the_same_participants_only_one_is_in_force() {
    for one in editions() {
        for other in editions().iter().filter(|other| other.id != one.id) {
            let alike = one.kind == other.kind && one.variant == other.variant;
            assert!(!(alike && other.in_force_on(one.from)), "{} and {} on {}", one.id, other.id, one.from);
        }
    }
}

#[test]
fn conduct_is_shown_by_itself_until_the_note_well_holds_it() {
    assert_eq!(default_open_with(date(2021, 11, 9)), [NoteWell, CodeOfConduct, Recording]);
    assert_eq!(default_open_with(date(2026, 7, 22)), [NoteWell, Recording]);
    assert_eq!(default_open_with(date(2010, 1, 1)), [NoteWell, CodeOfConduct, Recording]);
}

#[test]
fn names_are_the_same_in_files_and_in_the_program() {
    for kind in InterstitialKind::boilerplate() {
        assert_eq!(InterstitialKind::from_name(kind.name()), Some(kind));
        assert_eq!(serde_saphyr::from_str::<InterstitialKind>(kind.name()).unwrap(), kind);
    }
    for variant in Variant::ALL {
        assert_eq!(Variant::from_name(variant.name()), Some(variant));
        assert_eq!(serde_saphyr::from_str::<Variant>(variant.name()).unwrap(), variant);
    }
    assert_eq!(edition(NoteWell, "ietf-1066"), None);
}

#[test]
fn every_shipped_text_fits_one_page() {
    for edition in editions() {
        assert_eq!(edition.pages(), [edition.body.as_str()], "{} {}", edition.kind.name(), edition.id);
    }
}

#[test]
fn a_bad_file_is_named_with_its_line() {
    const GOOD: &str = "kind: tips\nid: a\ntitle: A\nfrom: 2021-01-01\nsource: s\nsource-date: 2021-01-01\n";
    let cases = [
        ("no front matter".to_string(), "x.md:1: there is no front matter"),
        (format!("---\n{GOOD}---\n"), "x.md:1: the edition has no text"),
        (format!("---\n{GOOD}to: 2021-01-01\n---\ntext"), "x.md:1: the edition ends before it begins"),
        (format!("---\n{GOOD}colour: red\n---\ntext"), "x.md:8: "),
        (format!("---\n{}---\ntext", GOOD.replace("2021-01-01\nsource:", "soon\nsource:")), "x.md:5: "),
    ];
    for (content, start) in cases {
        let error = Edition::parse("x.md", &content).unwrap_err().to_string();
        assert!(error.starts_with(start), "{content}\n got {error}\nwant {start}");
    }
    assert!(Edition::parse("x.md", &format!("---\r\n{}---\r\ntext", GOOD.replace('\n', "\r\n"))).is_ok());
}
