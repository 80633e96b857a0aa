//! Decides which entries are items, of which session, and what the other lines are.

use crate::detail::{self, Detail};
use crate::head;
use crate::headings::is_agenda;
use crate::inline::Inline;
use crate::item;
use crate::kind::is_permits;
use crate::reading::{Action, ItemRead, Kind, LineRole, Reading, SessionRead};
use crate::row::{Row, one_line};
use crate::source::{Mark, Source};
use crate::table::Columns;
use crate::times::Times;
use crate::tree::Tree;
use crate::whole::{self, Whole};

/// Where in the agenda an entry stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    /// The heading above, when it has several items.
    pub(crate) part: Option<String>,
    /// What stands here is done only if there is time.
    pub(crate) permits: bool,
    pub(crate) section: Section,
    /// What stands here shares the time that others leave.
    pub(crate) balance: bool,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Section {
    /// Not known: only entries with minutes are items.
    #[default]
    Unknown,
    /// The agenda: entries without minutes count too.
    Agenda,
    /// The session: links, people, references.
    About,
}

/// What stands around an entry of a list.
#[derive(Clone, Copy, Debug)]
struct Around {
    /// The heading or the entry above.
    above: Option<usize>,
    /// How many items the session had when the section began.
    items: usize,
    /// Another entry of the list has a time.
    timed: bool,
    next: Option<usize>,
}

/// Reads a tree.
pub(crate) fn walk(source: &Source, tree: &Tree) -> Reading {
    let rows = rows(tree);
    let Times { timed, below } = Times::of(tree, &rows);
    let mut walk = Walk {
        source,
        tree,
        rows,
        timed,
        below,
        sessions: vec![SessionRead::default()],
        headings: vec![None],
        scopes: vec![(0, 0)],
        roles: source.roles.clone(),
        unplaced: Vec::new(),
        year: None,
        has_agenda: false,
        agenda_follows: false,
    };
    let whole = walk.whole();
    walk.year = whole.number.and_then(crate::date::year_of_meeting);
    let mut headings = tree.nodes.iter().filter(|node| matches!(node.mark, Mark::Heading(_)));
    walk.has_agenda = headings.any(|node| is_agenda(&node.text) || head::begins_session(&node.text));
    let section = if walk.has_agenda { Section::Unknown } else { Section::Agenda };
    let place = Place { section, ..Place::default() };
    walk.list(&tree.roots, &place, None);
    walk.finish(&whole)
}

/// Each node read as an entry.
fn rows(tree: &Tree) -> Vec<Row> {
    let mut columns: Option<Columns> = None;
    let rows = tree.nodes.iter().map(|node| {
        if node.mark != Mark::TableRow {
            columns = None;
            return row(&node.text);
        }
        if let Some(columns) = &columns {
            return columns.row(&node.text);
        }
        columns = Columns::named(&node.text);
        Row::of(&node.text)
    });
    rows.collect()
}

/// An entry; the title of a form's entry stands behind its key.
fn row(text: &str) -> Row {
    match detail::of(text) {
        Some((Detail::Title, value)) if !detail::is_empty_form(text) => Row::of(value),
        _ => Row::of(text),
    }
}

pub(crate) struct Walk<'w> {
    pub(crate) source: &'w Source,
    pub(crate) tree: &'w Tree,
    pub(crate) rows: Vec<Row>,
    /// See [`Times`].
    pub(crate) timed: Vec<bool>,
    pub(crate) below: Vec<bool>,
    pub(crate) sessions: Vec<SessionRead>,
    /// The heading of each session; the whole text has none.
    pub(crate) headings: Vec<Option<usize>>,
    /// Sessions that are open, with the level of their heading; the whole text is the first.
    pub(crate) scopes: Vec<(u8, usize)>,
    pub(crate) roles: Vec<LineRole>,
    pub(crate) unplaced: Vec<(usize, &'static str)>,
    pub(crate) year: Option<i16>,
    pub(crate) has_agenda: bool,
    /// "Agenda" stands over nothing: what follows is the agenda, whatever the level of its headings.
    pub(crate) agenda_follows: bool,
}

impl Walk<'_> {
    fn whole(&self) -> Whole {
        let mut heads: Vec<String> = Vec::new();
        let first = self.tree.nodes.iter().take(6).filter(|node| matches!(node.mark, Mark::Heading(_) | Mark::Text));
        heads.extend(first.map(|node| one_line(&Inline::of(node.text.split('\n').next().unwrap_or_default()).text)));
        let headings = self.tree.nodes.iter().skip(6).filter(|node| matches!(node.mark, Mark::Heading(_))).take(200);
        heads.extend(headings.map(|node| node.text.clone()));
        let urls: Vec<String> =
            self.rows.iter().flat_map(|row| row.links.iter().map(|link| link.url.clone())).take(2_000).collect();
        Whole::of(&heads, &urls)
    }

    pub(crate) fn session(&mut self) -> &mut SessionRead {
        let open = self.scopes.last().map_or(0, |scope| scope.1);
        &mut self.sessions[open]
    }

    /// Says what the lines of a node are. HTML may have several entries in a line: an item counts most.
    pub(crate) fn role(&mut self, node: usize, role: LineRole) {
        for line in self.tree.nodes[node].lines.clone() {
            let line = &self.source.lines[line];
            for number in line.number..=line.last {
                let known = &mut self.roles[number as usize - 1];
                if *known == LineRole::Unplaced || role == LineRole::Item {
                    *known = role;
                }
            }
        }
    }

    pub(crate) fn line(&self, node: usize) -> u32 {
        self.source.lines[self.tree.nodes[node].lines.start].number
    }

    /// The node and all below it have no place.
    pub(crate) fn unplace(&mut self, node: usize, why: &'static str) {
        self.unplaced.push((node, why));
        for child in &self.tree.nodes[node].children {
            self.unplace(*child, why);
        }
    }

    pub(crate) fn is_talk(&self, node: usize) -> bool {
        let row = &self.rows[node];
        !row.title.is_empty() && (!row.presenters.is_empty() || !row.slides.is_empty())
    }

    /// Whether an entry says when or how long, itself or in a line below it.
    pub(crate) fn has_time(&self, node: usize) -> bool {
        self.rows[node].is_timed() || self.below[node]
    }

    /// A line that says how long what stands above it takes.
    pub(crate) fn is_own_time(&self, node: usize) -> bool {
        let row = &self.rows[node];
        row.title.is_empty() && row.is_timed() && !matches!(self.tree.nodes[node].mark, Mark::Heading(_) | Mark::Quote)
    }

    /// Entries below a heading (`above`) or below another entry.
    pub(crate) fn list(&mut self, nodes: &[usize], place: &Place, above: Option<usize>) {
        let is_list =
            |node: usize| matches!(self.tree.nodes[node].mark, Mark::Bullet | Mark::Numbered | Mark::TableRow);
        let before = self.session().items.len();
        let mut at = 0;
        while at < nodes.len() {
            // A run of entries of one list; whatever else stands here is a run of its own.
            let run = nodes[at..].iter().take_while(|node| is_list(**node)).count().max(1);
            let entries = &nodes[at..at + run];
            let any = entries.iter().any(|node| self.timed[*node] || self.has_time(*node));
            for (index, node) in entries.iter().enumerate() {
                let next = entries.get(index + 1).or_else(|| nodes.get(at + run)).copied();
                let timed = any && is_list_mark(self.tree.nodes[*node].mark);
                self.entry(*node, place, Around { above, items: before, timed, next });
            }
            at += run;
        }
    }

    fn entry(&mut self, node: usize, place: &Place, around: Around) {
        let Around { above, items: before, timed: in_timed_list, next } = around;
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
        let next_is_slot = next
            .is_some_and(|next| self.rows[next].slot.is_some() && !matches!(tree.nodes[next].mark, Mark::Heading(_)));
        let slot_line = at_head
            && self.session().start.is_none()
            && !next_is_slot
            && self.rows[node].planned.is_none()
            && (head::is_slot_line(&this.text) || self.is_bare_slot(node));
        if slot_line {
            self.take_slot(node);
            return self.below_head(node, place);
        }
        let timed_row = self.rows[node].is_planned()
            || self.below[node]
            || self.rows[node].slot.is_some_and(|slot| {
                head::minutes(slot).is_some_and(|minutes| minutes < 240) && !head::is_head_line(&this.text)
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
            && whole::is_title(&this.text)
        {
            self.role(node, LineRole::Session);
            return;
        }
        let row = self.rows[node].clone();
        let title = row.title.clone();
        if is_table_head(this.mark, &this.text) {
            self.role(node, LineRole::Part);
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
        } else if self.has_time(node) {
            match above.filter(|_| title.is_empty()) {
                Some(above) => self.untitled(node, above, place),
                None if title.is_empty() && row.presenters.is_empty() => {
                    self.remark(node, before, "a time without a title");
                }
                None => self.item(node, place, place.permits),
            }
        } else if in_timed_list || place.section == Section::Agenda && self.is_untimed_item(node, above) {
            self.item(node, place, place.permits);
        } else {
            self.remark(node, before, "a remark, not an item: it has no minutes");
        }
    }

    /// Whether an entry without minutes is an item: a break, or part of a list that has no heading of its own.
    fn is_untimed_item(&self, node: usize, above: Option<usize>) -> bool {
        let (this, row) = (&self.tree.nodes[node], &self.rows[node]);
        let known = matches!(row.kind, Kind::Break | Kind::Aob) && this.text.len() < 60;
        known || above.is_none() && is_list_mark(this.mark) && !row.title.is_empty()
    }

    /// "_9:30-12:00, Grand Ballroom I_" right below a day.
    fn is_bare_slot(&self, node: usize) -> bool {
        let this = &self.tree.nodes[node];
        let dated = self.scopes.len() > 1 || self.sessions[0].date.is_some();
        let text = this.text.trim_start_matches(['*', '_']);
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
            let links = row.links.iter().map(|link| (link.label.as_str(), link.url.as_str()));
            head::take_links(self.session(), links, "");
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

    fn absorb(&mut self, item: &mut ItemRead, node: usize) {
        let tree = self.tree;
        self.role(node, LineRole::Item);
        let is_heading = matches!(tree.nodes[node].mark, Mark::Heading(_));
        item::absorb(item, &self.rows[node], &tree.nodes[node].text, self.line(node), is_heading);
        for child in &tree.nodes[node].children {
            self.absorb(item, *child);
        }
    }
}

fn is_list_mark(mark: Mark) -> bool {
    matches!(mark, Mark::Bullet | Mark::Numbered | Mark::TableRow)
}

fn is_table_head(mark: Mark, text: &str) -> bool {
    mark == Mark::TableRow && Columns::named(text).is_some()
}
