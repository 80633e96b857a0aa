//! Shapes of agendas beside the real ones: each kind that was once misread, written in other ways, with invented names.

use chairside_agenda::read;
use told::{items, session, when};

mod told;

#[test]
fn minutes_that_stand_only_in_points_below_an_entry() {
    let text = "## Agenda\n\n### New work\n\n\
        * Oblivious Things Over Air\n    - https://datatracker.ietf.org/doc/draft-nobody-air/\n    - Authors\n    - 15 min\n\n\
        * Another Thing\n    - Nora Nobody, 20 min\n    - Action: adopt?\n\n\
        * Third Thing\n   * Nobody, 5+5 min\n   * Chairs action:\n\n\
        * Fourth Thing\n    - B. Nobody <b@example.org>, 10-15 min\n\
        \x20* Fifth Thing\n    - c@example.org, 10 min\n";
    assert_eq!(
        items(text),
        [
            "15 Oblivious Things Over Air (Authors)",
            "20 Another Thing (Nora Nobody)",
            "5+5 Third Thing (Nobody)",
            "15 Fourth Thing (B. Nobody)",
            "10 Fifth Thing",
        ]
    );
}

#[test]
fn points_below_an_entry_that_are_items_of_their_own() {
    let text = "## Agenda\n\n* Drafts\n  - 10 min - The First Draft - Nora Nobody\n  - 15 min - The Second Draft - B. Nobody\n\
        * Updates\n  - Huitema, 10 min\n  - Gilmor, 5 min\n";
    assert_eq!(
        items(text),
        ["10 The First Draft (Nora Nobody)", "15 The Second Draft (B. Nobody)", "10 Huitema", "5 Gilmor"]
    );
}

#[test]
fn forms_for_requests() {
    let empty = "## EXMPL Agenda Requests\n\n## Request template example\n\n* Draft name:\n  - Time requested:\n\n## Requests\n";
    assert!(items(empty).is_empty());
    let blank = "# Agenda requests\n\n## Requests\n\n* Draft name:\n  - Datatracker URL:\n  - Time Requested:\n  - Chairs Action:\n";
    assert!(items(blank).is_empty(), "{:?}", items(blank));
    let filled = "## IETF EXMPL Agenda Requests\n\n## Request Template Example\n\n*   Draft name:\n    - Time Requested:\n\n\
        ## Requests\n\n*   Draft name: draft-nobody-exmpl-one\n    - Datatracker URL: https://datatracker.ietf.org/doc/draft-nobody-exmpl-one/\n\
        \x20   - Requester Email: Nora Nobody <n@example.org>\n    - Time Requested (including Q&A): 10 min\n    - Chairs Action:\n\n\
        *   Draft name: The Second Thing\n    Datatracker URL: https://datatracker.ietf.org/doc/draft-b-c/\n    Requester Email:\n    Time Requested: 15\n";
    assert_eq!(items(filled), ["10 draft-nobody-exmpl-one", "15 The Second Thing"]);
    assert!(read(filled).unplaced.iter().all(|unplaced| unplaced.line < 9), "{:?}", read(filled).unplaced);
}

#[test]
fn day_and_time_below_a_heading_that_names_the_meeting() {
    for heading in ["## IETF 99, Prague", "### IETF 99", "## IETF-99 (Prague)"] {
        let text = format!(
            "# Examples Exchange (EXMPL) WG\n{heading}\n\n* Date: 18 July 2017\n* Time: 09:30-12:00 CEST\n* Room: Hall III\n\n\
             * Chair: Nora Nobody <n@example.org>\n\n## Agenda\n\n* Bashing, 10 min\n"
        );
        let session = session(&text);
        assert_eq!(when(&session), "2017-07-18 09:30-12:00 CEST Hall III", "{heading}");
        assert_eq!((session.group.as_deref(), session.meeting.as_deref()), (Some("exmpl"), Some("IETF 99")));
        assert_eq!(session.chairs[0].name, "Nora Nobody");
        let lost: Vec<u32> = read(&text).unplaced.iter().map(|line| line.line).collect();
        assert_eq!(lost, if heading.contains("Prague") { vec![2] } else { vec![] }, "the city has no place");
    }
}

#[test]
fn sessions_with_their_day_in_a_list() {
    let session = |name: &str, day: &str, time: &str| {
        format!("{name}\n\n* Date: {day} March 2019\n* Time: {time} CET\n* Room: Hall 1\n\n")
    };
    let below = format!(
        "# Examples (EXMPL) WG\n\n{}## Agenda\n\n* One, 10 min\n\n{}### Work\n\n* Two, 15 min\n",
        session("## Session I", "26", "13:50-15:50"),
        session("## Session II", "29", "09:00-10:30")
    );
    let above = format!(
        "# Examples (EXMPL) WG\n\n{}# Agenda\n\n* One, 10 min\n\n{}# Agenda\n\n* Two, 15 min\n",
        session("## First session", "26", "13:50-15:50"),
        session("## Second session", "29", "09:00-10:30")
    );
    for text in [below, above] {
        let reading = read(&text);
        let days: Vec<String> = reading.sessions.iter().map(when).collect();
        assert_eq!(days, ["2019-03-26 13:50-15:50 CET Hall 1", "2019-03-29 09:00-10:30 CET Hall 1"], "{text}");
        assert_eq!(items(&text), ["10 One", "15 Two"]);
    }
    let weekdays = "# EXMPL WG\n\n## Monday\n**13:30-15:30 Sophia**\n\n* Intro (10)\n\n## Tuesday\n**9:30-11:30 Bras Basah**\n\n* Other (20)\n";
    assert_eq!(read(weekdays).sessions.len(), 2);
    assert_eq!(items(weekdays), ["10 Intro", "20 Other"]);
}

#[test]
fn continued_lines() {
    let text = "## Agenda\n\n* draft-nobody-exmpl-one-02 (In adoption call until\n  2019-07-17) (10)\n\
        * A title that goes on\n  in the next line (15 min)\n\
        * [draft-nobody-two](https://x.org/draft-nobody-two/), Nobody, 5 min\n    action: adopt?\n\
        * Slides and [a link\n  that is broken](https://x.org/) - Nora Nobody, 20 min\n";
    assert_eq!(
        items(text),
        [
            "10 draft-nobody-exmpl-one-02 (In adoption call until 2019-07-17)",
            "15 A title that goes on in the next line",
            "5 draft-nobody-two (Nobody)",
            "20 Slides and a link that is broken (Nora Nobody)",
        ]
    );
}

#[test]
fn talk_and_discussion() {
    for (minutes, read) in [
        ("10 minutes + 10 minutes Q&A", "10+10"),
        ("10 min talk, 5 min discussion", "10+5"),
        ("10+5", "10+5"),
        ("5 minutes + Q&A", "5"),
        ("15'+10'", "15+10"),
    ] {
        let below = format!("## Agenda\n\n### 1. A Title\n* [draft-a-b](https://x.org/draft-a-b/)\n* {minutes}\n");
        let bracket = format!("## Agenda\n\n* A Title ({minutes})\n* Other (5 min)\n");
        if minutes != "10+5" {
            assert_eq!(items(&below), [format!("{read} A Title")], "{below}");
        }
        assert_eq!(items(&bracket)[0], format!("{read} A Title"), "{bracket}");
    }
}

#[test]
fn only_if_there_is_time() {
    let text = "## Agenda\n\n### Work\n* 10 min - One\n\n### Related work (time permitting)\n* [Two](https://x.org/two)\n\n### As time allows\n";
    assert_eq!(items(text), ["10 One", "- Two"]);
    assert_eq!(session(text).items[1].kind, chairside_agenda::Kind::AsTimePermits);
}

#[test]
fn names_in_brackets() {
    let text = "## Agenda\n\n* Review updates in draft-03 (Ian) - 15 min\n* Subscribe and Fetch (Ian/Cullen) - 30 min\n\
        * draft-nobody-exmpl-01 (15) Nobody\n* Named Groups (optional) - 5 min\n* Design of it (-01) - 5 min\n";
    assert_eq!(
        items(text),
        [
            "15 Review updates in draft-03 (Ian)",
            "30 Subscribe and Fetch (Ian, Cullen)",
            "15 draft-nobody-exmpl-01 (Nobody)",
            "5 Named Groups (optional)",
            "5 Design of it (-01)",
        ]
    );
}

#[test]
fn drafts_and_places_beside_the_presenter() {
    let text = "## Topics\n\n- [Chair Slides](https://x.org/slides-1) - _Chairs_, onsite, 10 minutes\n\
        - **5033bis**: New Algorithms - [draft-ietf-exmpl-a](https://datatracker.ietf.org/doc/draft-ietf-exmpl-a/), [slides](https://x.org/s.pdf) - _Nora Nobody_, remote, 15 minutes\n\
        - **C4**, [draft-b-spec](https://datatracker.ietf.org/doc/draft-b-spec/), [draft-b-design](https://datatracker.ietf.org/doc/draft-b-design/), _B. Nobody_, 10 minutes\n";
    assert_eq!(
        items(text),
        ["10 Chair Slides (Chairs)", "15 5033bis: New Algorithms (Nora Nobody)", "10 C4 (B. Nobody)"]
    );
}

#[test]
fn numbered_headings_and_an_agenda_above_its_headings() {
    let text = "# EXMPL\n\n## Agenda\n\n# 1 Recap (Chairs)\n\n# 2 Open issues of it (Nobody, Else)\n\nSee [it](https://x.org/1).\n\n# 3 AOB\n";
    assert_eq!(items(text), ["- Recap (Chairs)", "- Open issues of it (Nobody, Else)", "- AOB"]);
    let dotted = "# EXMPL\n\n## Agenda\n\n### 2.1 First thing (5 min)\n\n### 2.2. Second thing (10 min)\n";
    assert_eq!(items(dotted), ["5 First thing", "10 Second thing"]);
}

#[test]
fn what_is_a_break_and_what_only_sounds_like_one() {
    let text = "## Agenda\n\n* Coffee & tea break (15 min)\n* Make before break (20 min)\n* Lunch (60 min)\n";
    let kinds: Vec<bool> = session(text).items.iter().map(|item| item.kind == chairside_agenda::Kind::Break).collect();
    assert_eq!(kinds, [true, false, true]);
}

#[test]
fn a_frame_of_signs_makes_a_heading() {
    let text = "EXMPL virtual interim - 2024-12-18 - 15:00-16:30 UTC\n\n* Administrivia (5 min)\n* Work (25 min)\n\n\
        === Meeting Information ===\n\nMeetecho: https://meetings.conf.meetecho.com/interim/?group=x\n";
    assert_eq!(items(text), ["5 Administrivia", "25 Work"]);
    assert_eq!(when(&session(text)), "2024-12-18 15:00-16:30 UTC ?");
    assert_eq!(session(text).links.len(), 1);
}
