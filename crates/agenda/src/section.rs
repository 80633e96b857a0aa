//! Headings: which begin a session, which hold items, which are items.

use crate::head;
use crate::headings::{is_about, is_agenda, is_closing, is_opening, is_session, is_when, own_name};
use crate::inline::Inline;
use crate::kind::is_permits;
use crate::reading::{LineRole, SessionRead};
use crate::row::one_line;
use crate::source::Mark;
use crate::walk::{Place, Section, Walk};
use crate::whole;

impl Walk<'_> {
    pub(crate) fn heading(&mut self, node: usize, level: u8, place: &Place) {
        let text = one_line(&Inline::of(&self.tree.nodes[node].text).text);
        let children = self.tree.nodes[node].children.clone();
        let begins =
            is_session(&text) && self.has_day(&children) || head::begins_session(&text) || head::is_weekday(&text);
        let mut ended = None;
        while let Some(scope) = self.scopes.last().copied().filter(|(scope, _)| *scope >= level) {
            if scope.0 == level && !begins && !is_agenda(&text) && self.join_flat(scope.1, node) {
                break;
            }
            self.scopes.pop();
            ended = ended.or(Some(scope));
        }
        // "## Session I" with its day and room, then "# Agenda": that of this session.
        if let Some((_, session)) = ended
            && is_agenda(&text)
            && self.sessions[session].items.is_empty()
        {
            self.scopes.push((level, session));
        }
        let first_slot = children.first().filter(|child| {
            let line = &self.tree.nodes[**child];
            let is_slot = || {
                head::is_slot_line(&self.rows[**child].text)
                    || head::is_weekday(&text) && head::begins_with_slot(&line.text)
            };
            line.mark == Mark::Text && is_slot()
        });
        let holds_items = self.timed[node] && level < 6;
        if is_session(&text) && self.has_day(&children)
            || head::is_weekday(&text) && first_slot.is_none() && holds_items
        {
            let section = if self.timed[node] { Section::Agenda } else { Section::Unknown };
            return self.begin_session(node, level, &text, None, section);
        }
        if (head::begins_session(&text) && !self.rows[node].is_planned()) || (first_slot.is_some() && holds_items) {
            return self.begin_session(node, level, &text, first_slot.copied(), Section::Agenda);
        }
        let title = self.rows[node].title.clone();
        if level == 1 && self.is_first_heading(node) && !self.rows[node].is_timed() {
            self.role(node, LineRole::Session);
            return self.list(&children, place, None);
        }
        let only = || {
            let same = |other: &crate::tree::Node| other.mark == Mark::Heading(level);
            level <= 2 && self.tree.nodes.iter().filter(|other| same(other)).take(2).count() == 1
        };
        if self.is_first_heading(node)
            && self.timed[node]
            && !self.rows[node].is_timed()
            && whole::is_title(&text)
            && only()
        {
            self.role(node, LineRole::Session);
            return self.list(&children, place, None);
        }
        let first = self.is_first_heading(node)
            && (whole::is_title(&text) || text.to_lowercase().contains("agenda") && text.contains(' '));
        if !self.timed[node] && !self.rows[node].is_timed() && (first || whole::is_meeting(&text)) {
            self.role(node, LineRole::Session);
            return self.list(&children, place, None);
        }
        if is_agenda(&text) {
            self.role(node, LineRole::Session);
            self.agenda_follows |= children.is_empty();
            let place = Place { section: Section::Agenda, part: None, ..place.clone() };
            return self.list(&children, &place, None);
        }
        let about = is_about(&text) && (!self.timed[node] || is_when(&text));
        if about || place.section == Section::About {
            self.role(node, LineRole::Session);
            let place = Place { section: Section::About, ..place.clone() };
            let people: Vec<usize> = children.into_iter().filter(|child| !self.person(*child, &text)).collect();
            return self.list(&people, &place, None);
        }
        self.section(node, &title, &children, place);
    }

    /// Takes a heading into the session whose heading stands beside it, if nothing stands below that one. Returns whether it did.
    fn join_flat(&mut self, session: usize, node: usize) -> bool {
        if self.flat.contains(&session) {
            return true;
        }
        let Some(heading) = self.headings[session] else { return false };
        let flat = self.sessions[session].items.is_empty()
            && !self.timed[heading]
            && (self.timed[node] || self.rows[node].is_timed());
        if flat {
            self.flat.push(session);
        }
        flat
    }

    /// Takes a line below "Chairs" or "Area directors". Returns whether it was one.
    fn person(&mut self, node: usize, heading: &str) -> bool {
        let tree = self.tree;
        let this = &tree.nodes[node];
        let is_line = matches!(this.mark, Mark::Bullet | Mark::Numbered | Mark::Text) && this.children.is_empty();
        let taken = is_line && head::take_person(self.session(), heading, &this.text);
        if taken {
            self.role(node, LineRole::Session);
        }
        taken
    }

    /// Whether one of the first lines below a heading says the day or the time: "Date: 26 March 2019".
    fn has_day(&self, children: &[usize]) -> bool {
        let lines = children.iter().take(4).map(|child| &self.tree.nodes[*child]);
        lines.take_while(|node| !matches!(node.mark, Mark::Heading(_))).any(|node| head::says_when(&node.text))
    }

    /// No other heading stands before it, and nothing else that could be an item.
    fn is_first_heading(&self, node: usize) -> bool {
        self.tree.nodes[..node].iter().all(|before| matches!(before.mark, Mark::Text | Mark::Quote))
    }

    fn begin_session(&mut self, node: usize, level: u8, text: &str, slot: Option<usize>, section: Section) {
        let mut session = SessionRead { line: self.line(node), ..SessionRead::default() };
        head::take_when(&mut session, text, self.year);
        session.title = own_name(text);
        self.sessions.push(session);
        self.headings.push(Some(node));
        self.scopes.push((level, self.sessions.len() - 1));
        self.role(node, LineRole::Session);
        let mut children = self.tree.nodes[node].children.clone();
        if let Some(slot) = slot {
            self.take_slot(slot);
            children.retain(|child| *child != slot);
        }
        self.list(&children, &Place { section, ..Place::default() }, None);
    }

    pub(crate) fn take_slot(&mut self, node: usize) {
        let text = Inline::of(&self.tree.nodes[node].text).text;
        let year = self.year;
        head::take_when(self.session(), &text, year);
        self.role(node, LineRole::Session);
    }

    /// A heading that may be an item, or have some below it.
    fn section(&mut self, node: usize, title: &str, children: &[usize], place: &Place) {
        if self.repeats(node, title, children) {
            return;
        }
        let own: Vec<usize> = children
            .iter()
            .copied()
            .filter(|child| self.is_own_time(*child) || self.lone[node] == Some(*child))
            .collect();
        let permits = place.permits || is_permits(&self.rows[node].text);
        if self.share_each(children, &own) {
            self.role(node, LineRole::Part);
            let rest: Vec<usize> = children.iter().copied().filter(|child| !own.contains(child)).collect();
            return self.list(&rest, &Place { part: Some(title.to_owned()), permits, ..place.clone() }, Some(node));
        }
        if own.iter().filter(|child| self.rows[**child].is_planned()).count() >= 2 {
            let place = Place { part: Some(title.to_owned()), permits, ..place.clone() };
            self.role(node, LineRole::Part);
            return self.list(children, &place, Some(node));
        }
        if self.timed[node] {
            self.role(node, LineRole::Part);
            let total: Vec<usize> =
                own.iter().copied().filter(|child| self.rows[*child].presenters.is_empty()).collect();
            for child in &total {
                self.role(*child, LineRole::Part);
            }
            let rest: Vec<usize> = children.iter().copied().filter(|child| !total.contains(child)).collect();
            let place = Place { part: Some(title.to_owned()), permits, ..place.clone() };
            return self.list(&rest, &place, Some(node));
        }
        let balance = own.iter().any(|child| self.rows[*child].balance) || self.rows[node].balance;
        let planned = self.rows[node].is_timed() || !own.is_empty();
        let entries = self.entries(children);
        if planned && !(balance && entries.iter().any(|child| self.is_talk(*child))) {
            return self.item(node, place, permits);
        }
        self.untimed(node, title, children, &entries, &Place { permits, ..place.clone() });
    }

    /// A section that says more of an item of that name ("Challenges", "Abstract", "Bio") belongs to it.
    fn repeats(&mut self, node: usize, title: &str, children: &[usize]) -> bool {
        if self.timed[node] || self.rows[node].is_timed() || children.is_empty() {
            return false;
        }
        let about_talk = ["abstract", "abstracts", "bio", "bios", "biography", "speaker bio", "about the speaker"];
        let lower = title.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let items = &self.session().items;
        // Only among the last: a long text stays quick to read.
        let from = items.len().saturating_sub(50);
        let found = items[from..]
            .iter()
            .position(|item| !lower.is_empty() && item.title.to_lowercase() == lower)
            .map(|at| at + from);
        let last = items.len().checked_sub(1).filter(|_| about_talk.contains(&lower.as_str()));
        let Some(at) = found.or(last) else { return false };
        let mut item = self.session().items.remove(at);
        self.absorb(&mut item, node);
        self.session().items.insert(at, item);
        true
    }

    /// "5 min each": the time of every entry below that has none of its own.
    pub(crate) fn share_each(&mut self, children: &[usize], own: &[usize]) -> bool {
        let says_each = |row: &crate::row::Row| row.text.to_lowercase().split(' ').any(|word| word == "each");
        let planned = own.iter().map(|child| &self.rows[*child]).find(|row| says_each(row)).and_then(|row| row.planned);
        let Some(planned) = planned else { return false };
        let mut shared = false;
        for child in children {
            if self.is_entry(*child) && !self.has_time(*child) {
                self.rows[*child].planned = Some(planned);
                shared = true;
            }
        }
        if shared {
            for child in own {
                self.role(*child, LineRole::Part);
            }
        }
        shared
    }

    fn is_entry(&self, node: usize) -> bool {
        matches!(self.tree.nodes[node].mark, Mark::Bullet | Mark::Numbered | Mark::TableRow) && !self.is_own_time(node)
    }

    /// A heading without a time of its own or below it.
    fn untimed(&mut self, node: usize, title: &str, children: &[usize], entries: &[usize], place: &Place) {
        let headings = children.iter().any(|child| matches!(self.tree.nodes[*child].mark, Mark::Heading(_)));
        let talks = entries.iter().any(|child| self.is_talk(*child) || self.rows[*child].has_draft);
        let placed = place.section == Section::Agenda
            || self.agenda_follows
            || is_opening(title) && !entries.is_empty()
            || is_closing(title) && !self.session().items.is_empty();
        if !placed {
            return self.unplace(node, "not under the agenda");
        }
        let permits = is_permits(title) || is_permits(&self.rows[node].text);
        if headings || permits || (talks && !is_opening(title)) {
            self.role(node, LineRole::Part);
            let own: Vec<usize> = children.iter().copied().filter(|child| self.is_own_time(*child)).collect();
            for child in &own {
                self.role(*child, LineRole::Part);
            }
            let balance = own.iter().any(|child| self.rows[*child].balance) || self.rows[node].balance;
            let place = Place { part: Some(title.to_owned()), balance, ..place.clone() };
            let children: Vec<usize> = children.iter().copied().filter(|child| !own.contains(child)).collect();
            if talks || permits {
                for child in &children {
                    if entries.contains(child) {
                        self.item(*child, &place, place.permits);
                    } else {
                        self.introduced(*child, entries, &place, node);
                    }
                }
            } else {
                self.list(&children, &place, Some(node));
            }
            return;
        }
        self.item(node, place, place.permits);
    }

    /// A sentence, and the entries that it introduces.
    fn introduced(&mut self, node: usize, entries: &[usize], place: &Place, above: usize) {
        let (items, others): (Vec<usize>, Vec<usize>) =
            self.tree.nodes[node].children.iter().partition(|child| entries.contains(child));
        if items.is_empty() {
            return self.list(&[node], place, Some(above));
        }
        self.unplaced.push((node, "a remark, not an item: it has no minutes"));
        for item in items {
            self.item(item, place, place.permits);
        }
        self.list(&others, place, Some(above));
    }

    /// The entries of a section's lists, also of those that a sentence introduces.
    fn entries(&self, children: &[usize]) -> Vec<usize> {
        let mut entries = Vec::new();
        for child in children {
            if self.is_entry(*child) {
                entries.push(*child);
            } else if self.tree.nodes[*child].mark == Mark::Text {
                entries.extend(self.tree.nodes[*child].children.iter().copied().filter(|child| self.is_entry(*child)));
            }
        }
        entries
    }
}
