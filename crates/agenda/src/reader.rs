//! Reads the segments of an entry one by one: time, minutes, names, links, and what is left for the title.

use std::ops::Range;

use crate::clock;
use crate::duration;
use crate::head;
use crate::inline::Inline;
use crate::kind::{is_permits, kind_of};
use crate::link;
use crate::names_first;
use crate::reading::Kind;
use crate::row::{Row, joined_names, one_line};
use crate::segment::{Segment, Sep, segments};
use crate::title::{clean, without_draft, without_kind, without_pointer};

impl Row {
    /// Reads an entry of one or more lines.
    pub(crate) fn of(source: &str) -> Row {
        let inline = Inline::of(source);
        let mut row = Row { text: one_line(&inline.text), ..Row::default() };
        row.take_links(&inline);
        let hidden: Vec<Range<usize>> = inline
            .links
            .iter()
            .map(|(range, _)| range.clone())
            .filter(|range| !range.is_empty() && link::is_slides_label(&inline.text[range.clone()]))
            // "[Chair slides](…) - Chairs": there it is the title.
            .filter(|range| {
                let leads = !inline.text[..range.start].contains(char::is_alphabetic);
                !(leads && inline.text[range.clone()].contains(' '))
            })
            .collect();
        Reader::new(row, &inline, hidden).read()
    }
}

pub(crate) struct Reader<'i> {
    pub(crate) row: Row,
    pub(crate) inline: &'i Inline,
    /// Labels that say only "slides".
    pub(crate) hidden: Vec<Range<usize>>,
    /// What is left for the title, with what stood before it.
    pub(crate) title: Vec<(Sep, String)>,
    /// Names that stand where a presenter is expected, but might be titles: place in `title`, names, emphasis.
    pub(crate) candidates: Vec<(usize, Vec<String>, bool)>,
}

impl<'i> Reader<'i> {
    pub(crate) fn new(row: Row, inline: &'i Inline, hidden: Vec<Range<usize>>) -> Reader<'i> {
        Reader { row, inline, hidden, title: Vec::new(), candidates: Vec::new() }
    }

    /// Reads all segments.
    pub(crate) fn read(mut self) -> Row {
        let from = self.leading_slot();
        for segment in segments(self.inline, from) {
            self.segment(&segment);
        }
        self.finish()
    }

    /// "9:30 am - 9:40 am Welcome": takes the times at the start, and returns where the rest begins.
    fn leading_slot(&mut self) -> usize {
        let text = &self.inline.text;
        let Some((slot, len)) = clock::at_start(text).filter(|(slot, _)| slot.end.is_some()) else { return 0 };
        self.row.slot = Some(slot);
        let rest = text[len..].trim_start_matches(|c: char| c.is_whitespace() || ":-–—.,)]|".contains(c));
        text.len() - rest.len()
    }

    fn segment(&mut self, segment: &Segment) {
        let text = self.visible(&segment.range);
        let mut text = text.trim().to_owned();
        let bracket = segment.bracket.is_some();
        if text.trim_matches(|c: char| c.is_whitespace() || ".,;:()[]-–—|/&+?".contains(c)).is_empty() {
            return;
        }
        if self.is_remark(&text) {
            return;
        }
        if self.balance(&text) {
            return;
        }
        let first = self.title.is_empty() && self.row.presenters.is_empty();
        let alone = segment.sep == Sep::Start && segment.range.end < self.inline.text.len();
        if self.row.slot.is_none()
            && alone
            && !bracket
            && text.len() >= 4
            && let Some(slot) = clock::whole(&text)
        {
            self.row.slot = Some(slot);
            return;
        }
        if self.row.slot.is_none()
            && (first || segment.sep == Sep::Cell)
            && let Some((slot, len)) =
                clock::at_start(&text).filter(|(_, len)| !bracket || text[*len..].trim().is_empty())
        {
            self.row.slot = Some(slot);
            text = text[len..].trim_start_matches(|c: char| c.is_whitespace() || ":-–—.,)]|".contains(c)).to_owned();
            if text.is_empty() {
                return;
            }
        } else if self.row.slot.is_none()
            && let Some(slot) = clock::whole(&text).filter(|slot| segment.sep == Sep::Cell || slot.end.is_some())
        {
            self.row.slot = Some(slot);
            return;
        }
        // "Intro, 12:00-12:05"
        if self.row.slot.is_none()
            && let Some((slot, start)) = clock::at_end(&text)
            && text[..start].trim_end().ends_with([',', ':', ';'])
        {
            self.row.slot = Some(slot);
            text.truncate(text[..start].trim_end_matches(|c: char| c.is_whitespace() || ",:;".contains(c)).len());
        }
        if self.duration(&mut text, segment, first) || self.is_remark(&text) {
            return;
        }
        if bracket && self.bracket(&text, segment) {
            return;
        }
        self.names_or_title(&text, segment);
    }

    /// The text of a range without the labels of slides.
    fn visible(&self, range: &Range<usize>) -> String {
        let mut out = String::new();
        let mut at = range.start;
        let from = self.hidden.partition_point(|hidden| hidden.end <= range.start);
        for hidden in self.hidden[from..].iter().take_while(|hidden| hidden.start < range.end) {
            out += &self.inline.text[at..hidden.start.max(at)];
            at = hidden.end;
        }
        out += &self.inline.text[at.min(range.end)..range.end];
        out
    }

    /// Remarks that are no part of a title.
    fn is_remark(&mut self, text: &str) -> bool {
        let text = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let text = text.as_str();
        if text == "fyi" || text == "fyi only" || text.starts_with("fyi,") || text.starts_with("fyi: no") {
            self.row.kind = Kind::Fyi;
            return true;
        }
        // "Nora Nobody, 5 min, time permitting" says more.
        let more = text.split_once(", ").is_some_and(|(before, _)| !is_permits(before));
        if is_permits(text) && text.len() < 40 && !more {
            self.row.kind = Kind::AsTimePermits;
            return !self.title.is_empty() || text.starts_with("time permit");
        }
        // "Chair slides" at the start is a title.
        let is_title = self.title.is_empty() && text.contains(' ');
        let slides = link::is_slides_label(text) && !is_title
            || ["no slides", "slides tbd", "no presentation", "slides tba"].contains(&text);
        slides
            || [
                "tbd",
                "tba",
                "remote",
                "remotely",
                "on-site",
                "onsite",
                "on site",
                "in person",
                "virtual",
                "n/a",
                "no slides yet",
            ]
            .contains(&text)
            || text.starts_with("cumulative ")
            || text.starts_with("no presentation, ")
            || text.starts_with("no slides, ")
    }

    fn balance(&mut self, text: &str) -> bool {
        let lower = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is = matches!(
            lower.as_str(),
            "balance"
                | "balance of time"
                | "balance of the time"
                | "remaining time"
                | "remainder"
                | "rest of time"
                | "rest of the time"
                | "rest"
                | "as needed"
                | "remaining"
                | "time remaining"
                | "any remaining time"
                | "remainder of time"
                | "all remaining time"
                | "remainder of the time"
                | "rest of session"
                | "rest of the session"
        );
        self.row.balance |= is;
        is
    }

    /// Takes a duration out of the text. Returns whether nothing else is in it.
    fn duration(&mut self, text: &mut String, segment: &Segment, first: bool) -> bool {
        let bracket = segment.bracket.is_some();
        let alone = bracket
            || first && segment.sep == Sep::Start && segment.range.end < self.inline.text.len()
            || matches!(segment.sep, Sep::Cell);
        if let Some(first) = self.row.planned {
            // The second of two: "20 min (15+5)", "(10 min) (5 min discussion)".
            let second = duration::whole(text, bracket && text.contains(['+', '/']));
            self.row.planned = second.map(|second| first.and(second)).or(self.row.planned);
            return second.is_some();
        }
        if let Some(planned) = duration::whole(text, alone) {
            // "9:00 - 9:15   1   Opening": the number of the row.
            let ends = self.row.slot.and_then(head::minutes).is_some_and(|minutes| minutes != planned.time.as_mins());
            let is_count = ends && !bracket && text.bytes().all(|b| b.is_ascii_digit());
            self.row.planned = Some(planned).filter(|_| !is_count);
            return true;
        }
        if let Some((planned, len)) = duration::at_start(text, false) {
            let rest = &text[len..];
            let bounded =
                rest.starts_with([':', ',', ')', ';', '.']) || rest.starts_with("  ") || rest.starts_with('\t');
            // "10 min Title" begins an entry; "5 minute tests" does not, but inside of one it is words.
            if bounded || (first && !bracket) {
                self.row.planned = Some(planned);
                *text = rest.trim_start_matches(|c: char| c.is_whitespace() || ":,);.-".contains(c)).to_owned();
                return text.is_empty();
            }
        }
        // "Title, 10 min, Jane Doe"
        let middle =
            text.split(", ").skip(1).find_map(|part| duration::whole(part, false).map(|planned| (planned, part)));
        if let Some((planned, part)) = middle
            && let Some((before, after)) = text.split_once(&format!(", {part}"))
        {
            self.row.planned = Some(planned);
            *text = format!("{before}{after}");
            return false;
        }
        if let Some((planned, start)) = duration::at_end(text) {
            let before = text[..start].trim_end();
            let bounded = before.ends_with([',', ';', ':', '(', '[', '/', '.'])
                || segment.sep != Sep::Start
                || text.len() - start < 12;
            if bounded {
                self.row.planned = Some(planned);
                *text = before.trim_end_matches(|c: char| c.is_whitespace() || ",;:(/~[".contains(c)).to_owned();
                let lower = text.to_lowercase();
                if let Some(word) = ["total", "time", "duration", "about"].iter().find(|word| lower.ends_with(**word)) {
                    text.truncate(text.len() - word.len());
                }
                return text.trim().is_empty();
            }
        }
        false
    }

    fn finish(mut self) -> Row {
        self.row.names_first = names_first::of(&self.title).filter(|_| self.row.presenters.is_empty());
        self.settle_candidates();
        // A draft after the title is among the links.
        let mut leads = true;
        // "Adopt" on the line before is no title without it.
        let titled = self.title.first().is_some_and(|(_, text)| text.split_whitespace().count() > 1);
        self.title.retain(|(sep, text)| {
            let cut = *sep == Sep::Dash || *sep == Sep::Line && titled;
            std::mem::take(&mut leads) || !cut || !is_draft(text)
        });
        let mut title = String::new();
        for (sep, text) in &self.title {
            match sep {
                _ if title.is_empty() => {}
                Sep::Dash => title += " - ",
                Sep::Glued => {}
                _ => title.push(' '),
            }
            title += text;
        }
        let mut title = clean(&joined_names(&title));
        self.name_at_the_start(&mut title);
        self.names_at_the_end(&mut title);
        if self.inline.links.iter().any(|(label, _)| label.is_empty()) {
            title.truncate(without_pointer(&title).len());
        }
        let title = without_draft(clean(&title));
        let kind = kind_of(&title);
        self.row.title = without_kind(&title).into();
        match kind {
            Kind::Item => {}
            kind if kind == Kind::Aob || self.row.kind == Kind::Item => self.row.kind = kind,
            _ => {}
        }
        self.row
    }
}

/// Whether a text is a draft's name and nothing else.
fn is_draft(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || ",;:.".contains(c));
    link::drafts(text).next().is_some_and(|(range, _)| range == (0..text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(row: &Row) -> Option<i64> {
        row.planned.map(|planned| planned.time.as_secs() / 60)
    }

    #[test]
    fn entries_as_chairs_write_them() {
        let table: &[(&str, &str, Option<i64>, &[&str])] = &[
            ("15 min - Title. [slides](https://x.org/a.pdf) - *Jane Doe*", "Title", Some(15), &["Jane Doe"]),
            ("Introduction and rules of engagement (5 minutes)", "Introduction and rules of engagement", Some(5), &[]),
            ("10 minutes + 10 minutes Q&A", "", Some(20), &[]),
            ("[15] Title of it", "Title of it", Some(15), &[]),
            ("Title of it [5']", "Title of it", Some(5), &[]),
            (
                "5 - QUIC version too. [draft-duke-quic-v2](https://x.org/draft-duke-quic-v2/). [slides] (tbd) - *Martin Duke*",
                "QUIC version too",
                Some(5),
                &["Martin Duke"],
            ),
            ("30 min - *Martin Thomson* -  [presentation](https://x.org/p)", "", Some(30), &["Martin Thomson"]),
            ("15:30-15:40 Wrap up", "Wrap up", None, &[]),
            (
                "1305 - 1330  Something for the Long Path (draft-nobody-exmpl-long-\n  path-05, 2027)      A. Nobody 15'+10'",
                "Something for the Long Path",
                Some(25),
                &["A. Nobody"],
            ),
            (
                "+10min       Update on 5 minute tests [FYI, no slides]       D. Nobody",
                "Update on 5 minute tests",
                Some(10),
                &["D. Nobody"],
            ),
            (
                "1400         Version 2.0: 30 questions, 1 answer (20 min + 5 min Q&A)\n             E. Nobody (remote)",
                "Version 2.0: 30 questions, 1 answer",
                Some(25),
                &["E. Nobody"],
            ),
            ("Lightning talks, 3 x 4 min             various", "Lightning talks", Some(12), &["various"]),
            (
                "[draft-huitema-quic-dnsoquic](https://x.org/draft-huitema-quic-dnsoquic/), Huitema, 15min",
                "draft-huitema-quic-dnsoquic",
                Some(15),
                &["Huitema"],
            ),
            ("Long Path, 10 + 5 min, Nora Nobody", "Long Path", Some(15), &["Nora Nobody"]),
            (
                "10 min - Accurate ECN (Marten Seemann) [slides](https://x.org/E.pdf)",
                "Accurate ECN",
                Some(10),
                &["Marten Seemann"],
            ),
            (
                "[draft-a-b](https://x.org/draft-a-b/) - presentation by Jana Iyengar (15 minutes)",
                "draft-a-b",
                Some(15),
                &["Jana Iyengar"],
            ),
            (
                "5 min - Open issues, updates to [address](https://x.org). No slides.",
                "Open issues, updates to address",
                Some(5),
                &[],
            ),
            ("Agenda Bashing, Blue Sheets, etc,  10 min", "Agenda Bashing, Blue Sheets, etc", Some(10), &[]),
            (
                "15 min - Streams for QUIC - Tony John. [slides](https://x.org/d.pdf)",
                "Streams for QUIC",
                Some(15),
                &["Tony John"],
            ),
            ("Meyer's page numbers          Meyer         (10 min)", "Meyer's page numbers", Some(10), &["Meyer"]),
            (
                "Meeting Administrivia                 chairs        (total: 5 min)",
                "Meeting Administrivia",
                Some(5),
                &["chairs"],
            ),
            ("10:00 (15 min) RFC 9999 bis – B. Nobody", "RFC 9999 bis", Some(15), &["B. Nobody"]),
        ];
        for (text, title, time, presenters) in table {
            let row = Row::of(text);
            assert_eq!(
                (row.title.as_str(), minutes(&row), row.presenters.as_slice()),
                (*title, *time, &presenters.iter().map(ToString::to_string).collect::<Vec<_>>()[..]),
                "{text}"
            );
        }
    }
}
