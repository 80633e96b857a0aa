//! Puts the sessions in order once the whole text is read, and lists what has no place.

use crate::account::account;
use crate::item;
use crate::reading::{LineRole, Reading, SessionRead, Unplaced};
use crate::walk::Walk;
use crate::whole::Whole;

impl Walk<'_> {
    /// A day without items is no session: its lines have no place.
    fn withdraw(&mut self, node: usize) {
        for line in self.tree.nodes[node].lines.clone() {
            let line = &self.source.lines[line];
            for number in line.number..=line.last {
                let role = &mut self.roles[number as usize - 1];
                if *role != LineRole::Item {
                    *role = LineRole::Unplaced;
                }
            }
        }
        self.unplaced.push((node, "a day without items"));
        for child in &self.tree.nodes[node].children {
            let nested = self.headings.contains(&Some(*child));
            if !nested {
                self.withdraw(*child);
            }
        }
    }

    pub(crate) fn finish(mut self, whole: &Whole) -> Reading {
        let base = self.sessions[0].clone();
        let mut sessions: Vec<SessionRead> = Vec::new();
        for (index, mut session) in std::mem::take(&mut self.sessions).into_iter().enumerate() {
            if session.items.is_empty() {
                if let Some(heading) = self.headings[index] {
                    self.withdraw(heading);
                }
                continue;
            }
            if index > 0 {
                inherit(&mut session, &base);
            }
            session.group = session.group.or_else(|| whole.group.clone());
            session.meeting = session.meeting.or_else(|| whole.meeting.clone());
            session.title = session.title.or_else(|| whole.title.clone());
            session.line = if session.line == 0 { 1 } else { session.line };
            item::fill_times(&mut session);
            sessions.push(session);
        }
        sessions.sort_by_key(|session| session.items.first().map_or(0, |item| item.line));
        let lost = account(&self, &mut sessions);
        let mut why = vec!["not recognised"; self.roles.len()];
        for (line, reason) in &self.source.left_out {
            why[*line as usize - 1] = reason;
        }
        for (node, reason) in &self.unplaced {
            for line in self.tree.nodes[*node].lines.clone() {
                let line = &self.source.lines[line];
                for number in line.number..=line.last {
                    let at = number as usize - 1;
                    why[at] = reason;
                    // Something else may stand in the same line of HTML.
                    if self.roles[at] != LineRole::Item {
                        self.roles[at] = LineRole::Unplaced;
                    }
                }
            }
        }
        for line in lost {
            let at = line as usize - 1;
            if self.roles[at] == LineRole::Item {
                continue;
            }
            why[at] = "only a part of it has a place in a session file";
            self.roles[at] = LineRole::Unplaced;
        }
        let lines = (1..).zip(&self.roles).filter(|(_, role)| **role == LineRole::Unplaced);
        let unplaced = lines
            .map(|(line, _): (u32, _)| Unplaced {
                line,
                text: self.source.texts[line as usize - 1].clone(),
                why: why[line as usize - 1],
            })
            .collect();
        Reading { sessions, unplaced, lines: self.roles }
    }
}

/// What a session does not say of itself, the text as a whole does.
fn inherit(session: &mut SessionRead, base: &SessionRead) {
    if session.date.is_none() {
        session.date = base.date;
        if session.start.is_none() {
            (session.start, session.end) = (base.start, base.end);
        }
    }
    session.time_zone = session.time_zone.take().or_else(|| base.time_zone.clone());
    session.room = session.room.take().or_else(|| base.room.clone());
    if session.chairs.is_empty() {
        session.chairs.clone_from(&base.chairs);
    }
    if session.area_directors.is_empty() {
        session.area_directors.clone_from(&base.area_directors);
    }
    let links = base.links.iter().filter(|link| !session.links.contains(link)).cloned().collect::<Vec<_>>();
    session.links.splice(0..0, links);
}
