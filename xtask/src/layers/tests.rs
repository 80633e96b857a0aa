//! What the checker finds in small made-up crates, and that the crates declared clean are.

use super::*;

const ROOMS: [&str; 2] = ["low", "high"];

fn found(files: &[(&str, &str)], layers: Option<&'static [&'static str]>) -> Findings {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Findings::of_files("crates/made-up", &files, layers).unwrap()
}

/// The arrows of a crate as `from:line > to`.
fn arrows(files: &[(&str, &str)]) -> Vec<String> {
    found(files, None).arrows.iter().map(|arrow| format!("{}:{} > {}", arrow.from, arrow.line, arrow.to)).collect()
}

#[test]
fn crates_that_are_declared_clean_are_clean() {
    let workspace = Workspace::find().unwrap();
    for folder in CLEAN {
        let found = Findings::of_folder(&workspace.root, folder).unwrap();
        assert!(!found.files.is_empty(), "{folder} has no files");
        assert!(found.is_clean(), "\n{found}");
    }
}

#[test]
fn every_crate_can_be_read() {
    let workspace = Workspace::find().unwrap();
    let folders = folders(&workspace).unwrap();
    assert!(CLEAN.iter().all(|folder| folders.iter().any(|there| there == folder)));
    for folder in folders {
        Findings::of_folder(&workspace.root, &folder).unwrap();
    }
}

#[test]
fn finds_a_circle_and_names_its_lines() {
    let found = found(
        &[
            ("lib.rs", "mod a;\nmod b;\nmod c;\nmod d;"),
            ("a.rs", "use crate::b::Bee;\npub struct Ay(Bee);"),
            ("b.rs", "use crate::c::Sea;\npub struct Bee(Sea);"),
            ("c.rs", "pub struct Sea;\nfn f() {\n    let _: super::a::Ay;\n}"),
            ("d.rs", "use crate::a::Ay;\nfn f(_: Ay) {}"),
        ],
        None,
    );
    assert!(!found.is_clean());
    assert_eq!(
        found.to_string(),
        "3 files use one another in a circle; the shortest way round:\n  \
         crates/made-up/src/a.rs:1 uses b.rs (`crate::b::Bee`)\n  \
         crates/made-up/src/b.rs:1 uses c.rs (`crate::c::Sea`)\n  \
         crates/made-up/src/c.rs:3 uses a.rs (`super::a::Ay`)\n"
    );
}

#[test]
fn finds_arrows_back_and_files_in_no_layer() {
    let files = [
        ("lib.rs", "mod low;\nmod high;\nmod stray;\npub struct Top;"),
        ("low/mod.rs", "mod inner;\npub use inner::Inner;\npub struct Low;"),
        ("low/inner.rs", "use crate::high::High;\nuse crate::Top;\npub struct Inner(High, Top);"),
        ("high.rs", "use crate::low::{Inner, Low};\npub struct High(Inner, Low);"),
        ("stray.rs", ""),
    ];
    let found = found(&files, Some(&ROOMS));
    assert!(!found.is_clean());
    let lines: Vec<String> = found.back().iter().map(|arrow| found.line(arrow)).collect();
    assert_eq!(
        lines,
        [
            "crates/made-up/src/low/inner.rs:1 uses high.rs (`crate::high::High`)",
            "crates/made-up/src/low/inner.rs:2 uses lib.rs (`crate::Top`)",
        ]
    );
    assert!(found.to_string().contains("(`crate::high::High`), which is in a later layer\n"), "{found}");
    assert!(found.to_string().contains("(`crate::Top`), which is in the root of the crate\n"), "{found}");
    assert_eq!(found.outside(), BTreeSet::from(["stray.rs"]));
    assert!(found.to_string().contains("crates/made-up/src/stray.rs is in no layer of the crate"), "{found}");
}

#[test]
fn a_crate_that_keeps_its_layers_is_clean() {
    let files = [
        ("lib.rs", "mod low;\nmod high;\npub use high::High;"),
        ("low.rs", "pub struct Low;"),
        ("high.rs", "use crate::low::Low;\npub struct High(Low);"),
    ];
    assert!(found(&files, Some(&ROOMS)).is_clean());
    assert_eq!(found(&files, Some(&ROOMS)).to_string(), "");
}

#[test]
fn a_reexport_counts_as_a_use_of_the_file_it_comes_from() {
    let found = arrows(&[
        ("lib.rs", "mod fact;\nmod rows;\npub use fact::Fact;\npub use rows::*;\npub const OWN: u8 = 1;"),
        ("fact.rs", "pub enum Fact { Began }"),
        ("rows/mod.rs", "mod row;\npub use row::Row as Line;\nmod reader;"),
        ("rows/row.rs", "pub struct Row;"),
        (
            "rows/reader.rs",
            "use crate::Fact;\nuse super::Line;\nuse crate::{\n    Line as Again,\n    OWN,\n};\n\
             fn f(_: Line, _: Again) { let _ = (OWN, Fact::Began); }",
        ),
    ]);
    let reader: Vec<&str> = found.iter().filter_map(|arrow| arrow.strip_prefix("rows/reader.rs:")).collect();
    assert_eq!(reader, ["1 > fact.rs", "2 > rows/row.rs", "4 > rows/row.rs", "5 > lib.rs"]);
}

#[test]
fn a_module_that_is_imported_counts_where_it_is_used() {
    let found = arrows(&[
        ("lib.rs", "mod words;\nmod card;\nmod times;"),
        ("words.rs", "mod clock;\npub use clock::clock_time;\npub fn spoken() {}"),
        ("words/clock.rs", "pub fn clock_time() {}"),
        ("card.rs", "use crate::words::{self, clock_time};\nfn f() {\n    words::spoken();\n    clock_time();\n}"),
        ("times.rs", "use crate::words as said;\nfn f() {\n    said::clock_time();\n}"),
    ]);
    assert_eq!(
        found,
        [
            "card.rs:1 > words/clock.rs",
            "card.rs:3 > words.rs",
            "times.rs:3 > words/clock.rs",
            "words.rs:2 > words/clock.rs"
        ]
    );
}

#[test]
fn an_item_and_a_module_may_share_a_name() {
    let found = arrows(&[
        ("lib.rs", "mod snapshot;\nmod user;"),
        ("snapshot/mod.rs", "mod build;\npub mod presenter;\npub use build::presenter;"),
        ("snapshot/build.rs", "use super::presenter::Card;\npub fn presenter() -> Card { Card }"),
        ("snapshot/presenter.rs", "pub struct Card;"),
        ("user.rs", "use crate::snapshot::presenter;\nfn f(_: presenter::Card) {\n    presenter();\n}"),
    ]);
    assert_eq!(
        found,
        [
            "snapshot/build.rs:1 > snapshot/presenter.rs",
            "snapshot/mod.rs:3 > snapshot/build.rs",
            "user.rs:1 > snapshot/build.rs",
            "user.rs:2 > snapshot/presenter.rs",
        ]
    );
}

#[test]
fn paths_in_macros_globs_signatures_and_inline_modules_count() {
    let found = arrows(&[
        ("lib.rs", "mod a;\nmod b;"),
        (
            "a.rs",
            "fn f(x: &crate::b::Bee) -> String {\n    format!(\"{} {}\", 1, [crate::b::spoken(x)][0])\n}\n\
             fn g() {\n    use crate::b::*;\n    spoken(&Bee);\n}\n\
             mod inside {\n    pub fn g() { super::super::b::Bee::new(); super::f(); }\n}\n\
             ids! {\n    One: crate::b::Bee,\n}",
        ),
        ("b.rs", "pub struct Bee;\npub fn spoken(_: &Bee) {}"),
    ]);
    assert_eq!(found, ["a.rs:1 > b.rs", "a.rs:2 > b.rs", "a.rs:5 > b.rs", "a.rs:9 > b.rs", "a.rs:12 > b.rs"]);
}

#[test]
fn what_a_macro_makes_counts_as_its_module() {
    let found = arrows(&[
        ("lib.rs", "mod ids;\nmod a;\npub use ids::{ItemId, RowId};"),
        ("ids.rs", "macro_rules! id { ($name:ident) => { pub struct $name; } }\nid!(ItemId);\nid!(RowId);"),
        ("a.rs", "use crate::ItemId;\nfn f(_: ItemId, _: crate::ids::RowId) {}"),
    ]);
    assert_eq!(found, ["a.rs:1 > ids.rs", "a.rs:2 > ids.rs", "lib.rs:3 > ids.rs"]);
}

#[test]
fn what_only_tests_compile_and_other_crates_do_not_count() {
    let found = arrows(&[
        ("lib.rs", "mod a;\nmod b;\n#[cfg(test)]\nmod support;\nmod missing_nothing {}"),
        (
            "a.rs",
            "use std::fmt;\nuse serde_json::b::Value;\npub struct Ay;\nfn f(_: fmt::Error, _: Value, _: uuid::Uuid) {}\n\
             #[cfg(test)]\nuse crate::b::Bee;\n\
             impl Ay {\n    #[cfg(all(test, unix))]\n    fn for_tests(bee: crate::b::Bee) {}\n}\n\
             #[cfg(test)]\nmod tests {\n    use crate::b::Bee;\n}\n\
             pub(in crate::a) fn h() {}",
        ),
        ("b.rs", "use crate::a::Ay;\n#[cfg(any(test, unix))]\nfn f() { crate::a::h(); }\npub struct Bee(Ay);"),
    ]);
    assert_eq!(found, ["b.rs:1 > a.rs", "b.rs:3 > a.rs"]);
}

#[test]
fn an_import_that_leads_to_itself_ends() {
    let files = [("lib.rs", "mod a;\nuse a::x;"), ("a.rs", "pub use super::x;\npub use super::*;")];
    assert_eq!(arrows(&files), ["a.rs:1 > lib.rs", "a.rs:2 > lib.rs", "lib.rs:2 > a.rs"]);
}

#[test]
fn the_program_s_own_roots_are_crates_of_their_own() {
    let found = found(
        &[
            ("lib.rs", "mod a;\npub fn run() { a::go(); }"),
            ("a.rs", "pub fn go() {}"),
            ("main.rs", "fn main() { chairside::run(); }"),
            ("bin/render.rs", "fn main() {}"),
        ],
        None,
    );
    assert_eq!(found.files.len(), 4);
    assert_eq!(found.pairs(), BTreeSet::from([("lib.rs", "a.rs")]));
}

#[test]
fn a_missing_file_is_named() {
    let files = Files::from([("lib.rs".to_owned(), "mod gone;".to_owned())]);
    let failure = Findings::of_files("crates/made-up", &files, None).err().unwrap().to_string();
    assert!(failure.contains("lib.rs declares `mod gone`"), "{failure}");
}
