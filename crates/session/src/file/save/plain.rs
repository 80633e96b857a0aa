//! A plain deck written as a session file.

use jiff::SignedDuration;

use crate::file::save::scalar;

/// The text of a session whose chairs' slides are `deck`, a file beside it, with the talk as its only item. A talk without
/// minutes has no `time:`.
pub fn as_session(title: &str, deck: &str, time: SignedDuration) -> String {
    let text = |text: &str| scalar::text(text, "");
    let time = if time.is_positive() { format!("    time: {}\n", scalar::time(time, "")) } else { String::new() };
    format!(
        "---\ntitle: {title}\ndeck: {deck}\nagenda:\n  - title: {title}\n{time}    deck: chairs\n---\n",
        title = text(title),
        deck = text(deck),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::front_matter::read;

    #[test]
    fn it_reads_back_as_the_talk_it_was() {
        let text = as_session("QUIC: the sequel, part 2", "talk #2.pdf", SignedDuration::from_mins(20));
        let yaml = text.trim_start_matches("---\n").trim_end_matches("---\n");
        let (said, problems) = read("s.md", yaml, 2);
        let said = said.unwrap();
        assert!(problems.is_empty() && said.is_session, "{problems:?}");
        assert_eq!(
            (said.title.as_deref(), said.deck.unwrap().value.as_str()),
            (Some("QUIC: the sequel, part 2"), "talk #2.pdf")
        );
        assert_eq!((said.agenda.len(), said.agenda[0].time.as_mins()), (1, 20));
    }
}
