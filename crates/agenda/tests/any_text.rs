//! What holds for every text: the reader ends, loses no line, and takes time in proportion to the length.

use chairside_agenda::{LineRole, Reading, read};
use proptest::prelude::*;

/// Pieces of agendas, and pieces that break readers.
const PIECES: &[&str] = &[
    "# ",
    "## ",
    "### Administrivia",
    "* ",
    "- ",
    "  - ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "1. ",
    "A. ",
    "D.1 ",
    "- [ ] ",
    "- [x] ",
    "> ",
    "|",
    "| a | b |",
    "|---|---|",
    "---",
    "===",
    "```",
    ":::info",
    "10 min",
    "(10 min)",
    "[15]",
    "(total: 5 min)",
    "5m",
    "5'",
    "15'+10'",
    "3 x 4 min",
    "1h30",
    "10 minutes + 10 minutes Q&A",
    "15:30-15:40",
    "1030-1045",
    "13.30 – 13.50",
    "9:30 am",
    "1400  ",
    "99999999999999999999",
    " - ",
    " – ",
    "—",
    "*Jane Doe*",
    "_x_",
    "**b**",
    "**",
    "[",
    "]",
    "(",
    ")",
    "](",
    "[a](b.c)",
    "[slides](x.pdf)",
    "<",
    ">",
    "<li>",
    "<ul>",
    "</p>",
    "<!--",
    "-->",
    "<script>",
    "&nbsp;",
    "&#x1F600;",
    "https://x.org/draft-a-b-00",
    "draft-ietf-quic-qlog-03",
    "draft-",
    "IETF 126",
    "QUIC WG",
    "Interim",
    "July 22 2026",
    "Wednesday",
    "UTC",
    "CEST",
    "(UTC-7)",
    "Chairs: A, B",
    "Time permitting",
    "AOB",
    "Break",
    "balance of time",
    "FYI",
    "no slides",
    "by ",
    "Jane Doe",
    "é",
    "日本語",
    "\u{202e}",
    "\u{0}",
    "\r\n",
    "\r",
    "\u{a0}",
    "ﷺ",
    "𝕏",
    "İ",
    "ß",
    "slides",
    "a",
    " ",
    "  ",
    ",",
    ":",
    ".",
    "[NN]: Nora Nobody",
    "[NN]",
];

/// Shapes of lines of agendas; `@` stands for a word.
const AROUND: &[&str] = &[
    "# @ WG\n",
    "## @\n",
    "### Administrivia @\n\n",
    "* @\n",
    "* 10 min - @ - Jane Doe\n",
    "* Title (@) (10 min)\n",
    "* Title, @, 10 min (5 min discussion)\n",
    "  - @\n",
    "    - 5 min @\n",
    "1) @\n",
    "   a) @ (Nora) - 10 min\n",
    "   b) @\n",
    "10:00-10:10 @\n",
    "9:30 am  @   Jane Doe\n",
    "| 10:00 | 10 | @ | Nora |\n",
    "Chairs: @\n",
    "Note taker: @\n",
    "Secretary: @\n",
    "_13:30-15:30 - Thursday - @_\n",
    "Tuesday, 16 March 2027, 10:00-11:00 UTC, @\n",
    "@ said this.\n\n",
    "> @\n",
    "Presenter: @\n",
    "Time: 10 min @\n",
    "[slides](https://example.org/@.pdf)\n",
    "@\tNora\t10\n",
    "@ / Nora / 10\n",
];

fn pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// Each line that says something is in an item, about the session, or listed; and what is listed is such a line.
fn nothing_is_lost(text: &str) -> Result<Reading, TestCaseError> {
    let reading = read(text);
    prop_assert_eq!(reading.lines.len(), count_lines(text));
    let listed: Vec<u32> = reading.unplaced.iter().map(|unplaced| unplaced.line).collect();
    for (number, role) in (1..).zip(&reading.lines) {
        prop_assert_eq!(*role == LineRole::Unplaced, listed.contains(&number), "line {}", number);
    }
    let items = reading.sessions.iter().flat_map(|session| &session.items);
    for item in items {
        prop_assert!(!item.title.trim().is_empty());
        let role = reading.lines[item.line as usize - 1];
        prop_assert!(role == LineRole::Item, "line {} begins an item and is {:?}", item.line, role);
        let parts = item.talk.unwrap_or_default() + item.discussion.unwrap_or_default();
        prop_assert!(item.time.is_none_or(|time| time.is_positive() && parts <= time));
    }
    Ok(reading)
}

/// How many lines a text has; every way to end a line counts.
fn count_lines(text: &str) -> usize {
    text.replace("\r\n", "\n").replace('\r', "\n").split('\n').count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_line_is_lost_of_what_looks_like_an_agenda(text in pieces()) {
        nothing_is_lost(&text)?;
    }

    #[test]
    fn no_line_is_lost_of_any_text(text in "(?s).{0,400}") {
        nothing_is_lost(&text)?;
    }

    /// Words that mean nothing are somewhere in what was read, wherever they stood.
    #[test]
    fn no_word_is_dropped_silently(pieces in proptest::collection::vec((proptest::sample::select(AROUND), "[b-df-hj-np-tv-z]{5}"), 1..20)) {
        let text: String = pieces.iter().map(|(around, word)| around.replace('@', &format!("Q{word}"))).collect();
        let reading = nothing_is_lost(&text)?;
        let read = format!("{:?}", (&reading.sessions, &reading.unplaced)).to_lowercase();
        for (around, word) in &pieces {
            prop_assert!(read.contains(word), "{word:?} of {around:?}\n{text}\n{read}");
        }
    }

    #[test]
    fn a_plain_list_is_read_whole(items in proptest::collection::vec((1_i64..200, "[A-Z][a-z]{2,9} of [a-z]{3,9}"), 1..40)) {
        let text = items.iter().map(|(minutes, title)| format!("* {minutes} min - {title}\n")).collect::<Vec<_>>().concat();
        let reading = nothing_is_lost(&format!("## Agenda\n\n{text}"))?;
        let read: Vec<(i64, String)> =
            reading.sessions[0].items.iter().map(|item| (item.time.map_or(0, |time| time.as_secs() / 60), item.title.clone())).collect();
        prop_assert_eq!(read, items);
    }
}

/// The work that reading a text is for the processor: unlike the time, the same however busy the machine is.
#[cfg(unix)]
fn work_of(text: &str) -> std::time::Duration {
    use rustix::time::{ClockId, clock_gettime};
    let work = || std::time::Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
    let before = work();
    let _ = read(text);
    work().saturating_sub(before)
}

#[cfg(unix)]
#[test]
fn time_grows_with_the_length_alone() {
    for piece in PIECES.iter().chain(&[
        "* 5 min - a title ([slides](x.pdf)) - *Jane Doe*\n",
        "((((((((",
        "[[[[](",
        "* * * *",
        "a\n",
        " slides slides",
        "\n  \n   -",
    ]) {
        let of_length = |length: usize| piece.repeat(length / piece.len());
        let (short, long) = (work_of(&of_length(40_000)), work_of(&of_length(400_000)));
        // Ten times the text may be up to thirty times the work while others use the caches; with squares it is a hundred times.
        assert!(long < short * 30 + std::time::Duration::from_millis(100), "{piece:?}: {short:?}, then {long:?}");
    }
}

#[test]
fn ten_megabytes_and_five_thousand_items_are_read() {
    let items = (0..5_000).map(|n| format!("* 5 min - Title {n} of many - *Jane Doe*\n")).collect::<Vec<_>>().concat();
    let reading = read(&format!("## Agenda\n\n{items}"));
    assert_eq!(reading.sessions[0].items.len(), 5_000);
    let deep = (0..3_000).map(|depth| format!("{}* 5 min - Item\n", " ".repeat(depth))).collect::<Vec<_>>().concat();
    assert!(!read(&deep).sessions.is_empty());
    assert!(read(&"x".repeat(10_000_000)).sessions.is_empty());
}
