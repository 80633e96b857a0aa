//! One entry of an agenda: a list item, a row of text or of a table, a heading. Which part of it is the title, who
//! presents, how long, what it links to.

use std::ops::Range;

use crate::clock::{self, Slot};
use crate::duration::{self, Planned};
use crate::inline::Inline;
use crate::link::{self, For};
use crate::people::{self, Sure};
use crate::reading::{Kind, Link};
use crate::segment::{Segment, Sep, segments};

/// An entry, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub title: String,
    pub presenters: Vec<String>,
    pub planned: Option<Planned>,
    pub slot: Option<Slot>,
    pub balance: bool,
    pub kind: Kind,
    pub slides: Vec<String>,
    pub links: Vec<Link>,
    /// It names a draft.
    pub has_draft: bool,
    /// All that a reader sees, in one line.
    pub text: String,
}

impl Row {
    /// Whether it says when, or how long.
    pub(crate) fn is_timed(&self) -> bool {
        self.planned.is_some() || self.slot.is_some() || self.balance
    }

    /// Whether it says how long.
    pub(crate) fn is_planned(&self) -> bool {
        self.planned.is_some()
    }

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
            .collect();
        let mut reader = Reader { row, inline: &inline, hidden, title: Vec::new(), candidates: Vec::new() };
        for segment in segments(&inline) {
            reader.segment(&segment);
        }
        reader.finish()
    }

    fn take_links(&mut self, inline: &Inline) {
        for (range, url) in &inline.links {
            let label = one_line(&inline.text[range.clone()]);
            match link::purpose(&label, url) {
                For::Slides => push_new(&mut self.slides, url.clone()),
                For::Draft(name) => self.add_draft(&name),
                For::Other => {
                    let label = if label.is_empty() { url.clone() } else { label };
                    push_new(&mut self.links, Link { label, url: url.clone() });
                }
            }
        }
        // A draft's name that is broken at a hyphen at the end of a line is put together first.
        let joined = joined_names(&inline.text);
        for (_, name) in link::drafts(&joined) {
            self.add_draft(&name);
        }
    }

    fn add_draft(&mut self, name: &str) {
        self.has_draft = true;
        push_new(&mut self.links, link::draft(name));
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, new: T) {
    if list.len() < 100 && !list.contains(&new) {
        list.push(new);
    }
}

/// "draft-nobody-exmpl-long-\n   path-05" in one piece.
pub(crate) fn joined_names(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let ends_name =
            out.ends_with('-') && out.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("draft-"));
        if !out.is_empty() && !ends_name {
            out.push('\n');
        }
        out += if ends_name { line.trim_start() } else { line };
    }
    out
}

/// A text in one line, with single blanks.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Reader<'i> {
    row: Row,
    inline: &'i Inline,
    /// Labels that say only "slides".
    hidden: Vec<Range<usize>>,
    /// What is left for the title, with what stood before it.
    title: Vec<(Sep, String)>,
    /// Names that stand where a presenter is expected, but might be titles: place in `title`, names, emphasis.
    candidates: Vec<(usize, Vec<String>, bool)>,
}

impl Reader<'_> {
    fn segment(&mut self, segment: &Segment) {
        let text = self.visible(&segment.range);
        let mut text = text.trim().to_owned();
        let bracket = segment.bracket.is_some();
        if text.trim_matches(|c: char| c.is_whitespace() || ".,;:()[]-–—|/&+".contains(c)).is_empty() {
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
        } else if segment.sep == Sep::Cell
            && self.row.slot.is_none()
            && let Some(slot) = clock::whole(&text)
        {
            self.row.slot = Some(slot);
            return;
        }
        if self.duration(&mut text, segment, first) {
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
        if is_permits(text) && text.len() < 40 {
            self.row.kind = Kind::AsTimePermits;
            return !self.title.is_empty() || text.starts_with("time permit");
        }
        let slides =
            link::is_slides_label(text) || ["no slides", "slides tbd", "no presentation", "slides tba"].contains(&text);
        slides
            || ["tbd", "tba", "remote", "remotely", "on-site", "onsite", "n/a", "no slides yet"].contains(&text)
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
        if self.row.planned.is_some() {
            // The second of two: "(5 min) (5 min discussion)" is too rare to add up; keep the text out of the title.
            return duration::whole(text, false).is_some();
        }
        if let Some(planned) = duration::whole(text, alone) {
            self.row.planned = Some(planned);
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

    /// What is in brackets: names, a remark with links, or part of the title. Returns whether it is dealt with.
    fn bracket(&mut self, text: &str, segment: &Segment) -> bool {
        if let Some((names, sure)) = people::names(text)
            && (sure == Sure::Likely || segment.bracket == Some('['))
            && !self.title.is_empty()
        {
            self.row.presenters.extend(names);
            return true;
        }
        let links_within = self
            .inline
            .links
            .iter()
            .filter(|(range, _)| segment.range.start <= range.start && range.end <= segment.range.end);
        let linked: usize = links_within.map(|(range, _)| range.len()).sum();
        let is_draft = link::drafts(&joined_names(text)).next().is_some_and(|(range, _)| range.start == 0);
        linked * 2 > segment.range.len() || is_draft || text.is_empty()
    }

    fn names_or_title(&mut self, text: &str, segment: &Segment) {
        let trimmed = text.trim_matches(|c: char| c.is_whitespace() || ",;:".contains(c));
        let lower = trimmed.to_lowercase();
        let by = [
            "presented by ",
            "presentation by ",
            "by ",
            "speaker: ",
            "speakers: ",
            "presenter: ",
            "presenters: ",
            "slides by ",
            "led by ",
            "talk by ",
        ];
        if let Some(by) = by.iter().find(|by| lower.starts_with(**by))
            && let Some((names, _)) = trimmed.get(by.len()..).and_then(people::names)
        {
            self.row.presenters.extend(names);
            return;
        }
        let emphasised = self.inline.is_emphasised(&segment.range);
        if let Some((names, sure)) = people::names(trimmed) {
            let expected = !self.title.is_empty()
                && matches!(segment.sep, Sep::Dash | Sep::Gap | Sep::Cell | Sep::Line | Sep::Bracket | Sep::Glued);
            if emphasised
                || expected && (sure == Sure::Likely || matches!(segment.sep, Sep::Dash | Sep::Gap | Sep::Cell))
            {
                self.candidates.push((self.title.len(), names, emphasised));
                self.title.push((segment.sep, text.to_owned()));
                return;
            }
            if sure == Sure::Likely && self.title.is_empty() && !matches!(segment.sep, Sep::Bracket | Sep::Glued) {
                self.candidates.push((self.title.len(), names, emphasised));
            }
        }
        let text = if segment.bracket.is_some() { bracketed(text, segment.bracket) } else { text.to_owned() };
        self.title.push((segment.sep, text));
    }

    fn finish(mut self) -> Row {
        self.settle_candidates();
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
        self.row.title = without_draft(clean(&title));
        match kind_of(&self.row.title) {
            Kind::Item => {}
            kind if kind == Kind::Aob || self.row.kind == Kind::Item => self.row.kind = kind,
            _ => {}
        }
        self.row
    }

    /// Names are presenters if something else can be the title, be it what looks like a name too ("Stateless Reset").
    /// Emphasised names are presenters in any case: then a heading above has the title.
    fn settle_candidates(&mut self) {
        let others = self.title.len() > self.candidates.len();
        let mut taken: Vec<usize> = Vec::new();
        for (nth, (at, names, emphasised)) in std::mem::take(&mut self.candidates).into_iter().enumerate() {
            let (sep, _) = &self.title[at];
            let leads = at == 0 && *sep == Sep::Start;
            let is_presenter =
                if others { !leads || self.row.has_draft } else { nth > 0 || emphasised && self.row.is_timed() };
            if is_presenter {
                self.row.presenters.extend(names);
                taken.push(at);
            }
        }
        let mut at = 0;
        self.title.retain(|_| {
            at += 1;
            !taken.contains(&(at - 1))
        });
    }

    /// "Jane Doe, on draft-a-b"
    fn name_at_the_start(&mut self, title: &mut String) {
        if !self.row.presenters.is_empty() {
            return;
        }
        let Some((name, rest)) = title.split_once(", ") else { return };
        let Some((names, Sure::Likely)) = people::names(name) else { return };
        let rest = rest
            .strip_prefix("on ")
            .or_else(|| rest.strip_prefix("about "))
            .or_else(|| rest.starts_with("draft-").then_some(rest));
        if let Some(rest) = rest.filter(|rest| !rest.trim().is_empty()) {
            self.row.presenters = names;
            *title = rest.trim_start().to_owned();
        }
    }

    /// "Title by Jane Doe", "draft-a-b, Doe", "Title, J. Doe".
    fn names_at_the_end(&mut self, title: &mut String) {
        if !self.row.presenters.is_empty() {
            return;
        }
        let found = title.rfind(" by ").map(|at| (at, at + 4)).or_else(|| title.rfind(", ").map(|at| (at, at + 2)));
        let Some((start, names_at)) = found else { return };
        let Some((names, sure)) = people::names(&title[names_at..]) else { return };
        let by = names_at - start == 4;
        let initial = title[names_at..].contains(". ") || title[names_at..].chars().all(char::is_lowercase);
        let timed = self.row.planned.is_some();
        let likely = sure == Sure::Likely && (by || timed);
        if likely || self.row.has_draft || !by && initial {
            self.row.presenters = names;
            title.truncate(start);
        }
    }
}

fn bracketed(text: &str, bracket: Option<char>) -> String {
    if bracket == Some('[') { format!("[{text}]") } else { format!("({text})") }
}

/// A title without signs around it and without words that only led to slides.
fn clean(title: &str) -> String {
    let mut title = one_line(title);
    for _ in 0..8 {
        let before = title.len();
        let trimmed = title.trim_matches(|c: char| c.is_whitespace() || ",;:-–—|/&+~*_".contains(c));
        let mut trimmed = trimmed.trim_start_matches(['.', ')', ']']).to_owned();
        let lower = trimmed.to_lowercase();
        for tail in [" (no slides)", "no slides.", "no slides", "slides:", "slides"] {
            let whole = lower.len() == trimmed.len() && lower.ends_with(tail);
            let before = trimmed.get(..trimmed.len().saturating_sub(tail.len())).unwrap_or_default();
            let starts_word = before.ends_with([' ', '.']) || tail.starts_with(' ');
            if whole && starts_word && (tail != "slides" || trimmed.contains(". ")) {
                trimmed.truncate(trimmed.len() - tail.len());
                break;
            }
        }
        if trimmed.ends_with('.') && !trimmed.ends_with("etc.") && !trimmed.ends_with("...") {
            trimmed.pop();
        }
        // An opening bracket whose inside was taken away.
        title = trimmed.replace(" ()", "").replace(" []", "");
        if title.len() == before {
            break;
        }
    }
    title
}

/// A title without the draft's name after it, which is among the links: "QUIC version too. draft-duke-quic-v2".
fn without_draft(title: String) -> String {
    let Some((before, last)) = title.rsplit_once(' ') else { return title };
    let name = last.trim_matches(['(', ')', '[', ']']);
    let is_draft = link::drafts(name).next().is_some_and(|(range, _)| range == (0..name.len()));
    let trimmed = before.trim_end_matches([' ', '.', ',', ';', ':', '-', '–']);
    let words = trimmed.split_whitespace().count();
    let leads = ["of", "the", "to", "on", "for", "in", "and", "with", "from", "adopt", "&", "by", "at"];
    let led = trimmed.rsplit(' ').next().is_some_and(|word| leads.contains(&word.to_lowercase().as_str()));
    if is_draft && !led && (words >= 3 || trimmed.len() < before.len()) { trimmed.to_owned() } else { title }
}

/// Whether a text says that something is done only if there is time.
pub(crate) fn is_permits(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["time permit", "time allow", "if time", "parking lot", "if there is time", "time-permit", "overflow"]
        .iter()
        .any(|words| lower.contains(words))
}

/// What a title says about its kind.
pub(crate) fn kind_of(title: &str) -> Kind {
    let lower = title.to_lowercase();
    let lower = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let breaks = [
        "break",
        "coffee break",
        "coffee",
        "lunch",
        "lunch break",
        "tea break",
        "reception",
        "dinner",
        "bio break",
        "short break",
        "pause",
        "breakfast",
    ];
    if breaks.contains(&lower)
        || lower.starts_with("break ")
        || lower.starts_with("lunch ")
        || lower.starts_with("coffee ")
        || lower.ends_with(" break") && lower.len() < 30
    {
        Kind::Break
    } else if ["aob", "any other business", "a.o.b", "other business", "aob / open mic"].contains(&lower)
        || lower.starts_with("aob ")
        || lower.starts_with("any other business")
    {
        Kind::Aob
    } else if is_permits(lower) {
        Kind::AsTimePermits
    } else {
        Kind::Item
    }
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
