//! `chairside new`.

use crate::run::Place;

#[test]
fn each_kind_of_session_is_a_file_that_check_has_nothing_to_say_of() {
    let place = Place::new();
    for kind in ["wg", "dispatch", "bof", "rg", "interim", "talk"] {
        let file = format!("{kind}.md");
        let ran = place.run(&["new", "--meeting", "IETF 126", "--group", "quic", "--kind", kind, "-o", &file]);
        assert_eq!(ran.status, Some(0), "{}", ran.err);
        assert!(ran.out.contains(&format!("chairside check {file}")), "{}", ran.out);
        let checked = place.run(&["check", "--strict", &file]);
        // A dispatch group's items are to have questions; there are no such items yet.
        assert_eq!((checked.status, checked.err.as_str()), (Some(0), ""), "{kind}\n{}", place.read(&file));
        let again = place.run(&["new", "--meeting", "IETF 126", "--group", "quic", "--kind", kind, "-o", &file]);
        assert!(again.status == Some(2) && again.err.contains("stays as it is"), "{}", again.err);
    }
    let printed = place.run(&["new", "--meeting", "IETF 126", "--group", "quic"]);
    assert_eq!(printed.out, place.read("wg.md"));
    assert!(
        place.read("bof.md").contains("\nkind: bof\n") && place.read("interim.md").contains("tips: ietf-2026-remote")
    );
    let nobody = place.run(&["new"]);
    assert!(nobody.status == Some(2) && nobody.err.contains("--group quic"), "{}", nobody.err);
}
