//! Styles of agendas that were once misread, each in a few lines with invented names.

use chairside_agenda::{Kind, read};
use told::{items, session, when};

mod told;

#[test]
fn a_year_before_a_dash_is_no_time() {
    for day in [
        "EXMPL Agenda – IETF 118 – Thursday 9 November 2023 – 09:30-11:30",
        "EXMPL WG, IETF 118\nThursday, November 9, 2023 - 9:30-11:30",
        "EXMPL WG, IETF 118\nThursday, November 9, 2023 - 0930-1130",
    ] {
        let text = format!("{day}\n\n- One (10 min)\n- Two (20 min)\n");
        assert_eq!(when(&session(&text)), "2023-11-09 09:30-11:30 ? ?", "{day}");
        assert_eq!(items(&text), ["10 One", "20 Two"]);
    }
    assert_eq!(items("## Agenda\n\n2000-2030 One\n2030-2100 Two\n"), ["30 One", "30 Two"]);
}

#[test]
fn clocks_as_other_languages_write_them() {
    let german = "# Oberseminar\nDonnerstag, 12. Juni 2025, 13:15 - 15:00 Uhr\n\n13:15 - 13:30 Uhr: Begrüßung (Anna Weber)\n\
        13:30 - 14:00 Uhr: Vortrag über QUIC (Bo Li)\n";
    assert_eq!(when(&session(german)), "2025-06-12 13:15-15:00 ? ?");
    assert_eq!(items(german), ["15 Begrüßung (Anna Weber)", "30 Vortrag über QUIC (Bo Li)"]);
    let french = "# Réunion\nLundi 3 février 2025, 10h00 - 12h00\n\n- Ouverture (10 minutes)\n- Discussion (1h30)\n";
    assert_eq!(when(&session(french)), "2025-02-03 10:00-12:00 ? ?");
    assert_eq!(items(french), ["10 Ouverture", "90 Discussion"]);
}

#[test]
fn times_at_the_end_of_a_line() {
    let text = "EXMPL WG, IETF 117\nJuly 27, 2023\n12:00-13:30\n\n\
        Intro                          12:00-12:05\nRequirements (Nora Nobody)     12:05-12:25\nProfiles (12:25-13:00)\n";
    assert_eq!(items(text), ["5 Intro", "20 Requirements (Nora Nobody)", "35 Profiles"]);
    assert_eq!(when(&session(text)), "2023-07-27 12:00-13:30 ? ?");
}

#[test]
fn times_that_stand_to_the_right() {
    let text = "EXMPL WG\nTuesday July 17th 2018\n9:30-12:00\n\n 9:30  One (5 min)\n 9:35  Two (25 min)\n10:00  Three (20 min)\n";
    assert_eq!(items(text), ["5 One", "25 Two", "20 Three"]);
    assert_eq!(when(&session(text)), "2018-07-17 09:30-12:00 ? ?");
}

#[test]
fn names_before_every_title() {
    let text = "# EXMPL, IETF 117\n\n1. Chairs: Introduction (5 min)\n2. Nora Nobody: The first draft (25 min)\n\
        3. Bo Li & Ana Lima: The second (25 min)\n4. Open mic (5 min)\n";
    assert_eq!(
        items(text),
        [
            "5 Introduction (Chairs)",
            "25 The first draft (Nora Nobody)",
            "25 The second (Bo Li, Ana Lima)",
            "5 Open mic"
        ]
    );
    // One title with a colon among others stays whole.
    let lone = "# EXMPL, IETF 117\n\n1. Secure Things: a threat model (5 min)\n2. Bo Li: Two (5 min)\n3. Three (5 min)\n\
        4. Four (5 min)\n5. Five (5 min)\n";
    assert_eq!(items(lone)[0], "5 Secure Things: a threat model");
}

#[test]
fn title_draft_and_name_in_lines_that_end_with_a_comma() {
    let text = "EXMPL Working Group\nIETF 122\n\nIntroduction, Chairs, 10 min.\n\nDrafts\n\n   Node Requirements,\n   \
        draft-nobody-exmpl-nodes ,\n   Nora Nobody, 20 min.\n\n   Another Thing,\n   draft-nobody-exmpl-thing ,\n   \
        Bo Li, 15 min.\n";
    assert_eq!(
        items(text),
        ["10 Introduction (Chairs)", "20 Node Requirements (Nora Nobody)", "15 Another Thing (Bo Li)"]
    );
}

#[test]
fn dots_that_lead_to_the_next_column() {
    let text = "EXMPL WG IETF 97\n\nAgenda bashing .............. Chairs ........ 5 min\n\
        Status ...................... Nora Nobody ... 20 min\nA title... with dots ........ Bo Li ......... 5 min\n";
    assert_eq!(items(text), ["5 Agenda bashing (Chairs)", "20 Status (Nora Nobody)", "5 A title... with dots (Bo Li)"]);
}

#[test]
fn numbers_below_numbers_at_the_same_indent() {
    let text = "EXMPL WG\n\n1.  Administrivia\n1.1 Agenda bashing, 10 min, Chairs\n2.  WG items\n2.1 First, 20 min, Nora Nobody\n\
        \x20   http://tools.ietf.org/html/draft-nobody-exmpl-one-01\n2.2 Second, 15 min, Bo Li\n3.  Wrap up, 5 min\n";
    assert_eq!(items(text), ["10 Agenda bashing (Chairs)", "20 First (Nora Nobody)", "15 Second (Bo Li)", "5 Wrap up"]);
    assert_eq!(session(text).items[1].part.as_deref(), Some("WG items"));
}

#[test]
fn the_last_letter_of_the_alphabet() {
    let text = "EXMPL WG\n\nA. Welcome [5 min]\nB. Routing [20 min]\n   Ana Lima, EXMPL NCC\nZ. AOB [10 min]\n";
    assert_eq!(items(text), ["5 Welcome", "20 Routing (Ana Lima)", "10 AOB"]);
}

#[test]
fn a_title_that_is_also_a_word_for_time_or_people() {
    let text = "## Agenda\n\n- 5 min: Discussion (All)\n- **Chairs** (10 min)\n- 35 min: Open issues (Ana Lima)\n";
    assert_eq!(items(text), ["5 Discussion (All)", "10 Chairs (Chairs)", "35 Open issues (Ana Lima)"]);
}

#[test]
fn sums_are_no_items() {
    let text = "## Agenda\n\n- One (10 min)\n- Two (20 min)\n\nTotal: 30 min of 60 min\n";
    assert_eq!(items(text), ["10 One", "20 Two"]);
    let running = "EXMPL WG\n\nOne      Chairs      10 Minutes (Cumulative Time: 10 Minutes)\nTwo      Bo Li       15 Minutes (Cumulative Time: 25 Minutes)\n";
    assert_eq!(items(running), ["10 One (Chairs)", "15 Two (Bo Li)"]);
}

#[test]
fn who_in_brackets() {
    let text = "## Agenda\n\n- One (5 min, @nobody)\n- Two (Ana Lima, 5 min, time permitting)\n\
        - Three – Prof. Bo Li (TU München) (20 min)\n- BGP CAR      Nora Nobody     8 min\n  draft-nobody-exmpl-car\n";
    assert_eq!(
        items(text),
        ["5 One (@nobody)", "5 Two (Ana Lima)", "20 Three (Prof. Bo Li)", "8 BGP CAR (Nora Nobody)"]
    );
    assert_eq!(session(text).items[1].kind, Kind::AsTimePermits);
}

#[test]
fn one_talk_below_an_entry_whose_neighbour_has_several() {
    let text = "EXMPL WG\n\n0)  Scribes\n\n1)  Documents\n    a)  One (Nora Nobody)\n    b)  Two (Bo Li)\n\n\
        2)  New work\n    a)  Three (Ana Lima)\n\n3)  Wrap Up\n";
    assert_eq!(items(text), ["- Scribes", "- One (Nora Nobody)", "- Two (Bo Li)", "- Three (Ana Lima)", "- Wrap Up"]);
}

#[test]
fn the_day_of_a_mail_is_not_that_of_the_session() {
    let text = "On Mon, 1 Mar 2021, Nora Nobody wrote:\n\n> EXMPL @ IETF 110\n> Wednesday, 10 March 2021, 17:00-18:00 UTC\n>\n\
        > 1. One (5 min)\n> 2. Two (Bo Li, 20 min)\n\nLooks good to me!\n";
    assert_eq!(when(&session(text)), "2021-03-10 17:00-18:00 UTC ?");
    assert_eq!(items(text), ["5 One", "20 Two (Bo Li)"]);
    assert_eq!(read(text).unplaced[0].why, "says who wrote what is quoted");
}

#[test]
fn names_in_a_column_before_the_titles() {
    let text = "EXMPL meeting\n\n15:30-15:35   Chairs           Note Well, Agenda\n15:35-15:50   Chairs           Status\n\
        15:50-16:05   Nora Nobody      The first scheme\n16:05-16:25   Bo Li            CPace\n";
    assert_eq!(
        items(text),
        ["5 Note Well, Agenda (Chairs)", "15 Status (Chairs)", "15 The first scheme (Nora Nobody)", "20 CPace (Bo Li)"]
    );
    let dashes = "## Agenda\n\n- Nora Nobody - The first scheme - 10 min\n- Bo Li - Something else - 15 min\n";
    assert_eq!(items(dashes), ["10 The first scheme (Nora Nobody)", "15 Something else (Bo Li)"]);
    let titles = "## Agenda\n\n- Stateless Reset - Nora Nobody - 10 min\n- Green Metrics - Bo Li - 15 min\n";
    assert_eq!(items(titles), ["10 Stateless Reset (Nora Nobody)", "15 Green Metrics (Bo Li)"]);
}

#[test]
fn a_number_of_minutes_after_the_time() {
    let text = "EXMPL WG\n\nStart   Min   Title / Draft              Presenter\n\
        09:00   10    Administrivia              Chairs\n09:10   10    First requirements         Nora Nobody\n\
        \x20             draft-nobody-exmpl-00\n09:20   12    Second one                 Bo Li\n";
    assert_eq!(
        items(text),
        ["10 Administrivia (Chairs)", "10 First requirements (Nora Nobody)", "12 Second one (Bo Li)"]
    );
    let keyed = "EXMPL WG\n\n1  12:00    9    Title:     Administrivia\n                 Presenter: Chairs\n\
        2  12:09   10    Title:     First requirements\n                 Draft:     draft-nobody-exmpl\n\
        \x20                Presenter: Nora Nobody\n";
    assert_eq!(items(keyed), ["9 Administrivia (Chairs)", "10 First requirements (Nora Nobody)"]);
    // Numbers that do not lead from one time to the next are no minutes.
    let issues = "EXMPL WG\n\n12:00  10  Issues are open\n12:30  12  Issues are closed\n12:45  3  Issues remain\n";
    assert!(!items(issues)[0].starts_with("10 "), "{:?}", items(issues));
}

#[test]
fn tables() {
    let text = "## Agenda\n\n| # | Start | Dur. | Topic | Presenter | Links |\n|--|--|--|--|--|--|\n\
        | 1 | 9:30 | 5 | Agenda bash | chairs | [slides](https://x.org/a.pdf) |\n| 2 | 9:35 | 15 | Things | Bo Li | |\n\
        | | | | draft-nobody-exmpl-things | | |\n| 3 | 9:50 | | Open mic | | |\n| | 10:05 | | *adjourn* | | |\n";
    assert_eq!(items(text), ["5 Agenda bash (chairs)", "15 Things (Bo Li)", "15 Open mic"]);
    assert_eq!(session(text).items[1].links[0].label, "draft-nobody-exmpl-things");
    let bash = "## Agenda\n\n| Time | Item | Presenters | Links |\n|--|--|--|--|\n\
        | 9:30 | Status and agenda bash | Chairs and ADs | [slides](https://x.org/a.pdf) |\n| 9:40 | Two | Bo Li | |\n";
    assert_eq!(items(bash)[0], "10 Status and agenda bash (Chairs, ADs)");
}

#[test]
fn five_minutes_each_above_a_list_in_plain_text() {
    let text =
        "Lightning talks, IETF 118\n4 min each\n\n1. One\n   Presenter: Nora Nobody\n2. Two\n   Presenter: Bo Li\n";
    assert_eq!(items(text), ["4 One (Nora Nobody)", "4 Two (Bo Li)"]);
}

#[test]
fn minutes_between_backticks_or_slashes() {
    let code = "## Agenda\n\n1. Welcome `5 min`\n2. Identity `15 min` Nora Nobody\n";
    assert_eq!(items(code), ["5 Welcome", "15 Identity (Nora Nobody)"]);
    let slashes = "EXMPL WG\n\n10m / Chair slides\n30m / Oblivious things / Nora Nobody\n";
    assert_eq!(items(slashes), ["10 Chair slides", "30 Oblivious things (Nora Nobody)"]);
}

#[test]
fn tabs_and_no_blank_lines() {
    let text = "EXMPL WG\n\nAdministrative\n\tNote well (5 min)\nChartered items\n\tThe first one (20 min)\n\t\tNora Nobody\n\
        \t\tdraft-nobody-exmpl-02\n\tSecond (20 min)\n\t\tBo Li\nOther items\n\tThe third one (10 min)\n";
    assert_eq!(items(text), ["5 Note well", "20 The first one (Nora Nobody)", "20 Second (Bo Li)", "10 The third one"]);
    assert_eq!(session(text).items[1].part.as_deref(), Some("Chartered items"));
}

#[test]
fn the_last_time_is_the_end() {
    let text = "# Plugfest\n14 September 2023\n\n9:00 Opening\n10:00 Working session\n12:00 Lunch\n13:00 Plenary\n15:00 Close\n";
    assert_eq!(items(text), ["60 Opening", "120 Working session", "60 Lunch", "120 Plenary"]);
    assert_eq!(when(&session(text)), "2023-09-14 09:00-15:00 ? ?");
}

#[test]
fn lines_below_the_minutes_are_no_title() {
    let text = "EXMPL WG Agenda\nIETF 111, July 29 2021\n14:30-15:30 PDT\n\n   Introduction and draft status         [5 min]\n      \
        Nora/Bo\n      Agenda bashing; blue sheets; scribe\n\n   A radio thing                         [10 min]\n      \
        Ana Lima\n      https://tools.ietf.org/html/draft-nobody-exmpl-17\n";
    assert_eq!(items(text), ["5 Introduction and draft status (Nora, Bo)", "10 A radio thing (Ana Lima)"]);
    assert_eq!(when(&session(text)), "2021-07-29 14:30-15:30 PDT ?");
    assert!(session(text).items[0].notes.iter().any(|(_, note)| note.contains("blue sheets")));
}

#[test]
fn ranges_with_a_tilde() {
    let text = "# EXMPL@IETF122\n\n**Date:** 2025-03-18 (Tue)\n**Time:** 13:00~15:00\n\n| No. | Topics | Speaker | Time |\n|--|--|--|--|\n\
        | 1 | Update | Chairs | 10 min |\n| 2 | An architecture <br> draft-nobody-exmpl-arch | Bo Li | 20 min |\n";
    assert_eq!(items(text), ["10 Update (Chairs)", "20 An architecture (Bo Li)"]);
    assert_eq!(when(&session(text)), "2025-03-18 13:00-15:00 ? ?");
    assert_eq!(read(text).unplaced, []);
}

#[test]
fn a_number_between_the_times_and_the_title() {
    let text = "WG 5 meeting\n\n09.00 - 09.15  1  Opening (Convenor)\n09.15 - 10.00  2  N 1234 Comments (Dr. Li)\n10.00 - 10.15     Coffee\n";
    assert_eq!(items(text), ["15 Opening (Convenor)", "45 N 1234 Comments (Dr. Li)", "15 Coffee"]);
}

#[test]
fn colours_of_a_terminal() {
    let text = "# EXMPL WG\n\n- Intro (5 min)\n- A \u{1b}[31mred\u{1b}[0m thing\u{1b}[1;4m (10 min)\n";
    assert_eq!(items(text), ["5 Intro", "10 A red thing"]);
}

#[test]
fn people_and_groups_of_the_session() {
    let text = "# EXmPL — IETF 121\n\nFriday, November 8, 2024, 09:30 - 11:30\n\n## People\n- Chair(s): Nora Nobody, Bo Li\n- AD: Ana Lima\n\n\
        ## Agenda\n- Intro and WG status (chairs) 5 min\n- Updates, Ana Lima, 20 min\n";
    let session = session(text);
    let chairs: Vec<&str> = session.chairs.iter().map(|chair| chair.name.as_str()).collect();
    assert_eq!((session.group.as_deref(), &chairs[..]), (Some("exmpl"), &["Nora Nobody", "Bo Li"][..]));
    assert_eq!(session.area_directors[0].name, "Ana Lima");
}

#[test]
fn presenters_in_a_list_below_a_plain_line() {
    let text = "EXMPL @ IETF 119\nFriday 22 March 2024 13:00-15:00\n\n[13:00] Agenda bash [5min]\n[13:05] The rules [15min]\n\
        - Presenter: Ana Lima\n[13:20] The architecture [15min]\n- Presenters: Bo Li, Nora Nobody\n";
    assert_eq!(items(text), ["5 Agenda bash", "15 The rules (Ana Lima)", "15 The architecture (Bo Li, Nora Nobody)"]);
}

#[test]
fn a_zone_in_brackets_is_no_number_of_minutes() {
    let text =
        "EXMPL interim\n2020-11-16 14:30-15:30 (+07)\n\n14:30 - Opening\n14:35 - Steering (Bo Li)\n15:15 - adjourn\n";
    assert_eq!(items(text), ["5 Opening", "40 Steering (Bo Li)"]);
    assert_eq!(when(&session(text)), "2020-11-16 14:30-15:30 +07 ?");
}

#[test]
fn empty_rows_are_no_items() {
    let text = "# EXMPL demo\n\n| | |\n|---|---|\n| 17:00 | Welcome |\n| 17:05 | Mesh (Ngũgĩ wa Nobody) |\n| | |\n| 17:25 | End |\n";
    assert_eq!(items(text), ["5 Welcome", "20 Mesh (Ngũgĩ wa Nobody)"]);
}
