//! Which parts of an entry name its presenters: in brackets, emphasised, behind a dash, after "by".

use crate::duration;
use crate::kind::is_permits;
use crate::link;
use crate::people::{self, Sure};
use crate::reader::Reader;
use crate::reading::Kind;
use crate::row::joined_names;
use crate::segment::{self, Segment, Sep};

/// Words before the names of presenters.
const BY: &[&str] = &[
    "presented by ",
    "presentation by ",
    "moderated by ",
    "moderator: ",
    "moderators: ",
    "chaired by ",
    "hosted by ",
    "by ",
    "speaker: ",
    "speakers: ",
    "presenter: ",
    "presenters: ",
    "slides by ",
    "led by ",
    "talk by ",
    "lead: ",
    "with ",
];

/// The names behind "by" and the like.
fn named_after(text: &str) -> Option<Vec<String>> {
    let lower = text.to_lowercase();
    let by = BY.iter().find(|by| lower.starts_with(**by))?;
    let (names, sure) = text.get(by.len()..).and_then(people::names)?;
    (*by != "with " || sure == Sure::Likely).then_some(names)
}

impl Reader<'_> {
    /// What is in brackets: names, a remark with links, or part of the title. Returns whether it is dealt with.
    pub(crate) fn bracket(&mut self, text: &str, segment: &Segment) -> bool {
        // "…, Ana Lima (TU München)": for whom she works.
        let after_name =
            self.title.len() > 1 && self.candidates.last().is_some_and(|(at, ..)| at + 1 == self.title.len());
        if after_name && segment.bracket == Some('(') && segment.sep == Sep::Bracket && people::names(text).is_some() {
            return true;
        }
        if let Some((names, sure)) = people::names(text)
            && (sure == Sure::Likely
                || segment.bracket == Some('[')
                || self.ends_with(segment) && self.names_fit(text, &names))
            && !self.title.is_empty()
        {
            self.row.presenters.extend(names);
            return true;
        }
        if !self.title.is_empty()
            && let Some(names) = named_after(text)
        {
            self.row.presenters.extend(names);
            return true;
        }
        if let Some(names) = self.mixed(text) {
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

    /// "Alice Example; draft-example-foo; remote": names among other things that are no part of a title.
    fn mixed(&mut self, text: &str) -> Option<Vec<String>> {
        let mut names = Vec::new();
        let mut others = 0;
        for part in text.split([';', ',']).map(str::trim).filter(|part| !part.is_empty()) {
            let is_draft = link::drafts(part).next().is_some_and(|(range, _)| range.start == 0) && !part.contains(' ');
            let planned = duration::whole(part, false);
            if is_permits(part) {
                self.row.kind = Kind::AsTimePermits;
                others += 1;
                continue;
            }
            if is_draft || link::is_slides_label(part) || planned.is_some() {
                self.row.planned = self.row.planned.or(planned);
                others += 1;
            } else {
                names.extend(people::names(part).filter(|(_, sure)| *sure == Sure::Likely)?.0);
            }
        }
        (others > 0 && !names.is_empty() && !self.title.is_empty()).then_some(names)
    }

    /// Whether nothing but a time and links follow.
    fn ends_with(&self, segment: &Segment) -> bool {
        let rest = &self.inline.text[(segment.range.end + 1).min(self.inline.text.len())..];
        let rest = rest.trim_matches(|c: char| c.is_whitespace() || "()[].,;:?-–—".contains(c));
        rest.is_empty() || link::is_slides_label(rest) || duration::whole(rest, true).is_some()
    }

    /// Single words in brackets are names if there are several, or if the title before them is of several words or a draft.
    fn names_fit(&self, text: &str, names: &[String]) -> bool {
        let words =
            ["optional", "continued", "cont", "tentative", "virtual", "hybrid", "short", "joint", "again", "if"];
        let lower = text.to_lowercase();
        let title: usize = self.title.iter().map(|(_, text)| text.split_whitespace().count()).sum();
        !words.iter().any(|word| lower.starts_with(word))
            && (names.len() > 1 || title > 1 || self.row.has_draft || self.row.is_timed())
    }

    pub(crate) fn names_or_title(&mut self, text: &str, segment: &Segment) {
        let trimmed = text.trim_matches(|c: char| c.is_whitespace() || ",;:".contains(c));
        if let Some(names) = named_after(trimmed) {
            self.row.presenters.extend(names);
            return;
        }
        // "Comparison - J/M"
        if segment.sep == Sep::Dash && !self.title.is_empty() && is_initials(trimmed) {
            self.row.presenters.extend(trimmed.split('/').map(str::to_owned));
            return;
        }
        let emphasised = self.inline.is_emphasised(&segment.range);
        // "**Jane Doe**: Title"
        let is_title = segment.sep == Sep::Name && text.starts_with(':');
        if let Some((names, sure)) = people::names(trimmed).filter(|_| !is_title) {
            let after_time = segment.sep == Sep::Bracket && segment.bracket.is_none() && self.row.planned.is_some();
            let expected = !self.title.is_empty() && segment.sep != Sep::Start;
            if emphasised
                || expected
                    && (sure == Sure::Likely
                        || after_time
                        || matches!(segment.sep, Sep::Dash | Sep::Gap | Sep::Cell | Sep::Name)
                        || self.own_line(segment))
            {
                self.candidates.push((self.title.len(), names, emphasised));
                self.title.push((segment.sep, text.to_owned()));
                return;
            }
            if sure == Sure::Likely && self.title.is_empty() && !matches!(segment.sep, Sep::Bracket | Sep::Glued) {
                self.candidates.push((self.title.len(), names, emphasised));
            }
        }
        // A line that ends with the minutes ends the title.
        if segment.sep == Sep::Line && !self.title.is_empty() && segment::ends_with_minutes(&self.inline.text) {
            return;
        }
        let text = if segment.bracket.is_some() { bracketed(text, segment.bracket) } else { text.to_owned() };
        self.title.push((segment.sep, text));
    }

    /// Names are presenters if something else can be the title, be it what looks like a name too ("Stateless Reset").
    /// Emphasised names are presenters in any case: then a heading above has the title.
    pub(crate) fn settle_candidates(&mut self) {
        let title = |at: &usize| !self.title[*at].1.starts_with(['(', '[']);
        let is_candidate = |at: &usize| self.candidates.iter().any(|candidate| candidate.0 == *at);
        let others = (0..self.title.len()).any(|at| title(&at) && !is_candidate(&at));
        let mut taken: Vec<usize> = Vec::new();
        // "**Preliminaries** - *Chairs*": one word before a dash is the title.
        let titled = match &self.candidates[..] {
            [(0, names, _), (second, ..)] => {
                !people::is_role(&names.join(" "))
                    && !names.join(" ").contains(' ')
                    && self.title.get(*second).is_some_and(|(sep, _)| matches!(sep, Sep::Dash | Sep::Name))
            }
            _ => false,
        };
        for (nth, (at, names, emphasised)) in std::mem::take(&mut self.candidates).into_iter().enumerate() {
            let (sep, _) = &self.title[at];
            let over = self.title.get(at + 1).is_some_and(|(sep, _)| *sep == Sep::Line);
            let leads = at == 0 && (*sep == Sep::Start || self.leads_emphasised(at, emphasised));
            let is_presenter = if others {
                !leads || self.row.has_draft && !over
            } else {
                nth > 0 || emphasised && self.row.is_timed() && !titled
            };
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

    /// A single name that begins a line of its own below a title of several words: "Rob - 15 mins".
    fn own_line(&self, segment: &Segment) -> bool {
        let before = self.title.last().map_or("", |(_, text)| text.as_str());
        segment.sep == Sep::Line && before.split_whitespace().count() >= 2
    }

    /// "**Jane Doe**: Title", "**Chairs** Welcome": the names before the title, and not a title before names.
    fn leads_emphasised(&self, at: usize, emphasised: bool) -> bool {
        at == 0 && !(emphasised && self.title.get(at + 1).is_some_and(|(sep, _)| *sep == Sep::Name))
    }

    /// "Jane Doe, on draft-a-b"
    pub(crate) fn name_at_the_start(&mut self, title: &mut String) {
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
    pub(crate) fn names_at_the_end(&mut self, title: &mut String) {
        if !self.row.presenters.is_empty() {
            return;
        }
        let found = title.rfind(" by ").map(|at| (at, at + 4)).or_else(|| title.rfind(", ").map(|at| (at, at + 2)));
        let found = found.filter(|(at, _)| title[..*at].matches('(').count() == title[..*at].matches(')').count());
        let Some((start, names_at)) = found else { return };
        let Some((names, sure)) = people::names(&title[names_at..]) else { return };
        let by = names_at - start == 4;
        let initial = title[names_at..].contains(". ") || title[names_at..].chars().all(char::is_lowercase);
        let timed = self.row.planned.is_some();
        let likely = sure == Sure::Likely && (by || timed);
        // "Hackathon Results, Dickinson, 10 min"
        let lone = !by && timed && title[..start].contains(' ') && !title[..start].contains(',');
        if likely || self.row.has_draft || !by && initial || lone {
            self.row.presenters = names;
            title.truncate(start);
        }
    }
}

/// "J/M"
fn is_initials(text: &str) -> bool {
    text.contains('/')
        && text.split('/').all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase()))
}

fn bracketed(text: &str, bracket: Option<char>) -> String {
    if bracket == Some('[') { format!("[{text}]") } else { format!("({text})") }
}
