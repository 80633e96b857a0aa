//! Which parts of an entry name its presenters: in brackets, emphasised, behind a dash, after "by".

use crate::duration;
use crate::link;
use crate::people::{self, Sure};
use crate::reader::Reader;
use crate::row::joined_names;
use crate::segment::{Segment, Sep};

impl Reader<'_> {
    /// What is in brackets: names, a remark with links, or part of the title. Returns whether it is dealt with.
    pub(crate) fn bracket(&mut self, text: &str, segment: &Segment) -> bool {
        if let Some((names, sure)) = people::names(text)
            && (sure == Sure::Likely
                || segment.bracket == Some('[')
                || self.ends_with(segment) && self.names_fit(text, &names))
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
            let after_time = segment.sep == Sep::Bracket && segment.bracket.is_none() && self.row.planned.is_some();
            let expected = !self.title.is_empty()
                && matches!(segment.sep, Sep::Dash | Sep::Gap | Sep::Cell | Sep::Line | Sep::Bracket | Sep::Glued);
            if emphasised
                || expected
                    && (sure == Sure::Likely || after_time || matches!(segment.sep, Sep::Dash | Sep::Gap | Sep::Cell))
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

    /// Names are presenters if something else can be the title, be it what looks like a name too ("Stateless Reset").
    /// Emphasised names are presenters in any case: then a heading above has the title.
    pub(crate) fn settle_candidates(&mut self) {
        let title = |at: &usize| !self.title[*at].1.starts_with(['(', '[']);
        let is_candidate = |at: &usize| self.candidates.iter().any(|candidate| candidate.0 == *at);
        let others = (0..self.title.len()).any(|at| title(&at) && !is_candidate(&at));
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

fn bracketed(text: &str, bracket: Option<char>) -> String {
    if bracket == Some('[') { format!("[{text}]") } else { format!("({text})") }
}
