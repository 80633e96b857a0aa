//! Files of polls: what can be read is taken, and the rest is named entry by entry.

use chairside_session::Intent;
use chairside_session::poll::{LONGEST_QUESTION, MOST_POLLS, from_datatracker};

use crate::support::{Chair, sec_dispatch};

const GOOD: &str = r#"{"start_time":"2021-11-09T12:10:00Z","end_time":"2021-11-09T12:11:00Z","text":"Adopt?","raise_hand":31,"do_not_raise_hand":4}"#;

fn with(was: &str, is: &str) -> String {
    assert!(GOOD.contains(was));
    GOOD.replacen(was, is, 1)
}

#[test]
fn an_entry_that_cannot_be_read_is_left_out_and_named() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let cases = [
        (with(r#""text":"Adopt?","#, ""), "it has no `text`"),
        (with(r#""Adopt?""#, "7"), "its `text` is not a text"),
        (with(r#""Adopt?""#, "null"), "its `text` is not a text"),
        (with("Adopt?", r" \n "), "its `text` is empty"),
        (with("2021-11-09T12:10:00Z", "noon"), "its `start_time` is not a time such as 2021-11-09T12:00:00Z"),
        (
            with("2021-11-09T12:11:00Z", "+999999-01-01T00:00:00Z"),
            "its `end_time` is not a time such as 2021-11-09T12:00:00Z",
        ),
        (with("31", "-1"), "its `raise_hand` is not a number of hands"),
        (with("31", "4294967296"), "its `raise_hand` is not a number of hands"),
        (with("31", "3.5"), "its `raise_hand` is not a number of hands"),
        (with("31", "\"31\""), "its `raise_hand` is not a number of hands"),
        (with("31", "1e999"), "it cannot be read (a number is too large)"),
        (with("31", &"9".repeat(10_000)), "it cannot be read (a number is too large)"),
        (with("31", &"9".repeat(100)), "its `raise_hand` is not a number of hands"),
        (with("12:11:00Z", "12:09:59Z"), "it ends before it begins"),
        (with(r#","do_not_raise_hand":4"#, ""), "it has no `do_not_raise_hand`"),
        (with("31", &deep), "it cannot be read (it is nested too deep)"),
        (deep.clone(), "it cannot be read (it is nested too deep)"),
        ("[]".into(), "it is not a group of keys"),
        ("null".into(), "it is not a group of keys"),
        ("\"poll\"".into(), "it is not a group of keys"),
    ];
    for (bad, why) in cases {
        let read = from_datatracker(&format!("[{GOOD},\n{bad},{GOOD}]")).unwrap();
        let start: String = bad.chars().take(200).collect();
        assert_eq!(read.left_out, [format!("poll 2: {why}")], "{start}");
        assert_eq!(read.counted.len(), 2, "{start}");
        assert_eq!((read.counted[0].question.as_str(), read.counted[0].raised), ("Adopt?", 31));
    }
}

#[test]
fn what_comes_before_a_cut_is_taken() {
    let whole = format!("[{GOOD},\n{GOOD},\n{GOOD}]");
    let cut = &whole[..whole.len() - 40];
    let read = from_datatracker(cut).unwrap();
    assert_eq!(read.counted.len(), 2);
    assert_eq!(read.left_out, ["what follows poll 2 cannot be read (line 3: it ends too early)"]);
    let comma = from_datatracker(&format!("[{GOOD},]")).unwrap();
    assert_eq!(
        comma.left_out,
        ["what follows poll 1 cannot be read (line 1: a comma stands before the end of a list or a group)"]
    );
    let marked = from_datatracker(&format!("\u{feff}[{GOOD}]")).unwrap();
    assert_eq!((marked.counted.len(), marked.left_out.len()), (1, 0));
    let after = from_datatracker(&format!("[{GOOD}] and more")).unwrap();
    assert_eq!((after.counted.len(), after.left_out.len()), (1, 1));
}

#[test]
fn what_is_no_list_of_polls_is_refused_whole() {
    for json in ["", "{", "7", "\"polls\"", GOOD, "[{]", "[1e", "\u{0}", &"[".repeat(1_000_000)] {
        let start: String = json.chars().take(20).collect();
        let bad = from_datatracker(json).expect_err(&start).to_string();
        assert!(bad.starts_with("These are not the Datatracker's polls (line "), "{bad}");
    }
    assert_eq!(from_datatracker("[]").unwrap().counted, []);
}

#[test]
fn there_is_an_end_to_polls_and_to_questions() {
    let many = vec![GOOD; MOST_POLLS + 3].join(",");
    let read = from_datatracker(&format!("[{many}]")).unwrap();
    assert_eq!(read.counted.len(), MOST_POLLS);
    assert_eq!(read.left_out, ["3 more: a file has at most 500 polls"]);
    assert_eq!(
        from_datatracker(&format!("[{}]", vec![GOOD; MOST_POLLS].join(","))).unwrap().left_out,
        Vec::<String>::new()
    );
    for (length, left_out) in [(LONGEST_QUESTION, 0), (LONGEST_QUESTION + 1, 1), (100_000, 1)] {
        let read = from_datatracker(&format!("[{}]", with("Adopt?", &"é".repeat(length)))).unwrap();
        assert_eq!((read.counted[0].question.chars().count(), read.left_out.len()), (length.min(1000), left_out));
    }
    let long = from_datatracker(&format!("[{}]", with("Adopt?", &"é".repeat(1001)))).unwrap();
    assert_eq!(long.left_out, ["poll 1: its question is longer than 1000 characters and was cut"]);
}

#[test]
fn the_others_are_taken_over_into_the_session() {
    let mut chair = Chair::opens(sec_dispatch());
    let json = format!("[{GOOD}, {{}}, {}]", with("Adopt?", "Merge?"));
    assert_eq!(chair.wants(&Intent::TakePolls { json }).notice.as_deref(), Some("2 polls taken over"));
    assert_eq!(chair.state().polls.len(), 2);
}
