//! One entry: an item, a part, a line about the session, or a remark.

use crate::clock::Slot;
use crate::detail;
use crate::head;
use crate::item;
use crate::kind::is_permits;
use crate::reading::{Action, ItemRead, Kind, LineRole};
use crate::source::Mark;
use crate::table::Columns;
use crate::walk::{Around, Place, Section, Walk, is_list_mark};
use crate::whole;

impl Walk<'_> {
    pub(crate) fn entry(&mut self, node: usize, place: &Place, around: Around) {
        let Around { above, items: before, timed: in_timed_list, talks, next } = around;
        let tree = self.tree;
        let this = &tree.nodes[node];
        match this.mark {
            Mark::Heading(level) => return self.heading(node, level, place),
            Mark::Task(done) => return self.action(node, done),
            Mark::Quote => return self.remark(node, before, "a quotation"),
            _ => {}
        }
        let year = self.year;
        let at_head = self.session().items.is_empty();
        let slot_line = at_head
            && self.session().start.is_none()
            && next.is_none_or(|next| self.is_slot_above(node, next))
            && self.rows[node].planned.is_none()
            && (head::is_slot_line(&self.rows[node].text) || self.is_bare_slot(node));
        if slot_line {
            self.take_slot(node);
            // "14:30-15:30 PDT", and the agenda below it, indented.
            if self.timed[node] {
                return self.list(&this.children, place, above);
            }
            return self.below_head(node, place);
        }
        // "… on Tue 2026-05-12 at 15:00 UTC:", and the agenda below.
        if at_head && self.timed[node] && this.mark == Mark::Text && head::says_when(&self.rows[node].text) {
            self.take_slot(node);
            return self.list(&this.children, place, above);
        }
        let timed_row = self.rows[node].is_planned()
            || self.below[node]
            || self.rows[node].slot.is_some_and(|slot| {
                head::minutes(slot).is_some_and(|minutes| minutes < 240) && !head::is_head_line(&self.rows[node].text)
            });
        if !timed_row
            && !self.timed[node]
            && (at_head || (place.section == Section::About) || !in_timed_list)
            && head::take_line(self.session(), &this.text, year)
        {
            self.role(node, LineRole::Session);
            return self.below_head(node, place);
        }
        if place.section == Section::About {
            return self.about(node);
        }
        if at_head
            && node < 4
            && this.mark == Mark::Text
            && !timed_row
            && !self.timed[node]
            && (whole::is_title(&this.text) || self.title == Some(node) && this.children.is_empty())
        {
            self.role(node, LineRole::Session);
            let text = self.rows[node].text.clone();
            if self.session().start.is_none() && crate::clock::find(&text).is_some() {
                head::take_when(self.session(), &text, year);
            }
            return;
        }
        let row = self.rows[node].clone();
        let title = row.title.clone();
        if let Some(columns) = Columns::named(&this.text).filter(|_| this.mark == Mark::TableRow) {
            // Names of columns that are known say nothing more.
            self.role(node, if columns.all_known() { LineRole::Blank } else { LineRole::Part });
        } else if self.timed[node] {
            self.role(node, LineRole::Part);
            let permits = place.permits || is_permits(&row.text);
            let part = if this.mark == Mark::Text && !this.children.is_empty() && title.len() > 60 {
                place.part.clone()
            } else {
                Some(title)
            };
            let below = Place { part, permits, ..place.clone() };
            self.list(&this.children, &below, Some(node));
        } else if detail::is_empty_form(&this.text) {
            self.unplace(node, "a form that nobody has filled in");
        } else if self.is_end(node) {
            let end = row.slot.map(|slot| slot.start);
            let session = self.session();
            session.end = session.end.or(end);
            if let Some(last) = session.items.last_mut().filter(|last| last.time.is_none()) {
                last.time = last.at.and_then(|start| head::minutes(Slot { start, end })).and_then(item::gap);
            }
            self.role(node, LineRole::Session);
        } else if self.is_total(node) && !self.session().items.is_empty() {
            self.remark(node, before, "the sum of the minutes");
        } else if self.has_time(node) {
            match above.filter(|_| title.is_empty()) {
                Some(above) => self.untitled(node, above, place),
                None if title.is_empty() && row.presenters.is_empty() => {
                    self.remark(node, before, "a time without a title");
                }
                None => self.item(node, place, place.permits),
            }
        } else if (in_timed_list || place.section == Section::Agenda) && talks && self.holds_talks(node, 1) {
            self.role(node, LineRole::Part);
            let below = Place { part: Some(title), permits: place.permits || is_permits(&row.text), ..place.clone() };
            for child in &this.children {
                self.item(*child, &below, below.permits);
            }
        } else if this.mark == Mark::TableRow && self.is_lone_draft(node) && self.session().items.len() > before {
            self.remark(node, before, "a draft without an item");
        } else if in_timed_list || place.section == Section::Agenda && self.is_untimed_item(node, above) {
            self.item(node, place, place.permits);
        } else if at_head && this.mark == Mark::Text && !this.children.is_empty() {
            self.unplaced.push((node, "a remark, not an item: it has no minutes"));
            self.list(&this.children, place, Some(node));
        } else {
            self.remark(node, before, "a remark, not an item: it has no minutes");
        }
    }

    /// Whether nothing but talks stands below an entry: so many or more, each with who presents it.
    pub(crate) fn holds_talks(&self, node: usize, least: usize) -> bool {
        let children = &self.tree.nodes[node].children;
        let is_talk = |child: &usize| {
            is_list_mark(self.tree.nodes[*child].mark)
                && !self.rows[*child].title.is_empty()
                && !self.rows[*child].presenters.is_empty()
        };
        is_list_mark(self.tree.nodes[node].mark)
            && self.rows[node].presenters.is_empty()
            && children.len() >= least
            && children.iter().all(is_talk)
    }

    /// Whether the times of an entry are those of the session, though times follow: it begins with the next and is longer.
    fn is_slot_above(&self, node: usize, next: usize) -> bool {
        let is_heading = matches!(self.tree.nodes[next].mark, Mark::Heading(_));
        let Some(below) = self.rows[next].slot.filter(|_| !is_heading) else { return true };
        let Some(own) = self.rows[node].slot else { return false };
        let longer = match (head::minutes(own), head::minutes(below)) {
            (Some(own), Some(below)) => own > below,
            (own, _) => own.is_some(),
        };
        own.start == below.start && longer
    }

    /// "17:00 Adjourn": when the session ends, and no item.
    fn is_end(&self, node: usize) -> bool {
        let row = &self.rows[node];
        let title = row.title.to_lowercase();
        let ends = [
            "adjourn",
            "adjournment",
            "adjourned",
            "end",
            "close",
            "end of day",
            "end of session",
            "end of meeting",
            "meeting ends",
            "session ends",
            "end of the session",
            "end of the meeting",
            "meeting adjourned",
            "close of meeting",
            "ende",
            "fin",
        ];
        row.slot.is_some_and(|slot| slot.end.is_none()) && row.planned.is_none() && ends.contains(&title.trim())
    }

    /// Whether an entry without minutes is an item: a break, or part of a list that has no heading of its own.
    fn is_untimed_item(&self, node: usize, above: Option<usize>) -> bool {
        let (this, row) = (&self.tree.nodes[node], &self.rows[node]);
        let known = matches!(row.kind, Kind::Break | Kind::Aob) && this.text.len() < 60;
        known || above.is_none() && is_list_mark(this.mark) && !row.title.is_empty()
    }

    /// "| | | draft-a-b | |": a row of a table that only says which draft the row above it is about.
    fn is_lone_draft(&self, node: usize) -> bool {
        let mut cells = crate::table::cells(&self.tree.nodes[node].text).into_iter().filter(|cell| !cell.is_empty());
        let (only, more) = (cells.next(), cells.next());
        more.is_none() && self.rows[node].has_draft && only.is_some_and(|cell| !cell.contains(' '))
    }

    /// "_9:30-12:00, Grand Ballroom I_" right below a day.
    fn is_bare_slot(&self, node: usize) -> bool {
        let this = &self.tree.nodes[node];
        let dated = self.scopes.len() > 1 || self.sessions[0].date.is_some();
        let text = this.text.trim_start_matches(['*', '_', '[']);
        let slot = crate::clock::at_start(text).map(|(slot, _)| slot);
        let long =
            slot.is_some_and(|slot| head::minutes(slot).map_or(text.len() < this.text.len(), |minutes| minutes >= 30));
        this.mark == Mark::Text && dated && long
    }

    /// What stands below a line about the session is about it too.
    fn below_head(&mut self, node: usize, place: &Place) {
        let place = Place { section: Section::About, ..place.clone() };
        self.list(&self.tree.nodes[node].children, &place, None);
    }

    /// An entry of a section about the session.
    fn about(&mut self, node: usize) {
        let row = self.rows[node].clone();
        let tree = self.tree;
        if !row.links.is_empty() || !row.slides.is_empty() {
            let inline = crate::inline::Inline::of(&tree.nodes[node].text);
            let links: Vec<_> = inline
                .links
                .iter()
                .map(|(label, url)| (crate::row::one_line(&inline.text[label.clone()]), url))
                .collect();
            head::take_links(
                self.session(),
                links.iter().map(|(label, url)| (label.as_str(), url.as_str())),
                &inline.text,
            );
            self.role(node, LineRole::Session);
        } else {
            self.unplaced.push((node, "in a section about the session, not about an item"));
        }
        let place = Place { section: Section::About, ..Place::default() };
        self.list(&tree.nodes[node].children, &place, None);
    }

    fn action(&mut self, node: usize, done: bool) {
        let action = Action { line: self.line(node), text: self.rows[node].text.clone(), done };
        self.session().actions.push(action);
        self.role(node, LineRole::Session);
        for child in &self.tree.nodes[node].children {
            self.unplace(*child, "below an action");
        }
    }

    /// A remark belongs to the item before it in the same section, else it has no place.
    fn remark(&mut self, node: usize, before: usize, why: &'static str) {
        if self.session().items.len() <= before {
            return self.unplace(node, why);
        }
        let Some(mut item) = self.session().items.pop() else { return };
        self.absorb(&mut item, node);
        self.session().items.push(item);
    }

    /// An entry with minutes but no title takes that of the heading above.
    fn untitled(&mut self, node: usize, above: usize, place: &Place) {
        self.rows[node].title = self.rows[above].title.clone();
        self.item(node, &Place { part: None, ..place.clone() }, place.permits);
    }

    /// The node is an item, and what stands below belongs to it.
    pub(crate) fn item(&mut self, node: usize, place: &Place, permits: bool) {
        let mut item = item::begin(&self.rows[node], self.line(node));
        item.part.clone_from(&place.part);
        item.balance |= place.balance && item.time.is_none();
        if permits && item.kind == Kind::Item {
            item.kind = Kind::AsTimePermits;
        }
        self.role(node, LineRole::Item);
        for child in &self.tree.nodes[node].children {
            self.absorb(&mut item, *child);
        }
        item::settle(&mut item, &self.source.abbreviations);
        self.session().items.push(item);
    }

    pub(crate) fn absorb(&mut self, item: &mut ItemRead, node: usize) {
        let tree = self.tree;
        self.role(node, LineRole::Item);
        let is_heading = matches!(tree.nodes[node].mark, Mark::Heading(_));
        item::absorb(item, &self.rows[node], &tree.nodes[node].text, self.line(node), is_heading);
        for child in &tree.nodes[node].children {
            self.absorb(item, *child);
        }
    }
}
