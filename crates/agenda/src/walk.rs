//! Decides which entries are items, of which session, and what the other lines are.

use crate::head::{self, Whole};
use crate::inline::Inline;
use crate::item;
use crate::reading::{Action, ItemRead, Kind, LineRole, Reading, SessionRead, Unplaced};
use crate::row::{Row, is_permits, one_line};
use crate::source::{Mark, Source};
use crate::table::Columns;
use crate::tree::Tree;

/// Where in the agenda an entry stands.
#[derive(Clone, Debug, Default)]
struct Place {
    /// The heading above, when it has several items.
    part: Option<String>,
    /// What stands here is done only if there is time.
    permits: bool,
    section: Section,
    /// What stands here shares the time that others leave.
    balance: bool,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Section {
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
    let timed = timed(tree, &rows);
    let mut walk = Walk {
        source,
        tree,
        rows,
        timed,
        sessions: vec![SessionRead::default()],
        headings: vec![None],
        scopes: vec![(0, 0)],
        roles: source.roles.clone(),
        unplaced: Vec::new(),
        year: None,
        has_agenda: false,
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
            return Row::of(&node.text);
        }
        if let Some(columns) = &columns {
            return columns.row(&node.text);
        }
        columns = Columns::named(&node.text);
        Row::of(&node.text)
    });
    rows.collect()
}

/// For each node whether something titled below it has a time.
fn timed(tree: &Tree, rows: &[Row]) -> Vec<bool> {
    let mut timed = vec![false; rows.len()];
    for node in (0..rows.len()).rev() {
        timed[node] = tree.nodes[node].children.iter().any(|child| {
            let row = &rows[*child];
            timed[*child]
                || row.is_timed()
                    && !row.title.is_empty()
                    && !item::is_discussion(&row.title)
                    && !matches!(tree.nodes[*child].mark, Mark::Quote)
        });
    }
    timed
}

struct Walk<'w> {
    source: &'w Source,
    tree: &'w Tree,
    rows: Vec<Row>,
    timed: Vec<bool>,
    sessions: Vec<SessionRead>,
    /// The heading of each session; the whole text has none.
    headings: Vec<Option<usize>>,
    /// Sessions that are open, with the level of their heading; the whole text is the first.
    scopes: Vec<(u8, usize)>,
    roles: Vec<LineRole>,
    unplaced: Vec<(usize, &'static str)>,
    year: Option<i16>,
    has_agenda: bool,
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

    fn session(&mut self) -> &mut SessionRead {
        let open = self.scopes.last().map_or(0, |scope| scope.1);
        &mut self.sessions[open]
    }

    /// Says what the lines of a node are. HTML may have several entries in a line: an item counts most.
    fn role(&mut self, node: usize, role: LineRole) {
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

    fn line(&self, node: usize) -> u32 {
        self.source.lines[self.tree.nodes[node].lines.start].number
    }

    /// The node and all below it have no place.
    fn unplace(&mut self, node: usize, why: &'static str) {
        self.unplaced.push((node, why));
        for child in &self.tree.nodes[node].children {
            self.unplace(*child, why);
        }
    }

    fn heading(&mut self, node: usize, level: u8, place: &Place) {
        let text = one_line(&Inline::of(&self.tree.nodes[node].text).text);
        while self.scopes.last().is_some_and(|(scope, _)| *scope >= level) {
            self.scopes.pop();
        }
        let children = self.tree.nodes[node].children.clone();
        let first_slot = children.first().filter(|child| {
            self.tree.nodes[**child].mark == Mark::Text && head::is_slot_line(&self.tree.nodes[**child].text)
        });
        let holds_items = self.timed[node] && level < 6;
        if (head::begins_session(&text) && !self.rows[node].is_planned()) || (first_slot.is_some() && holds_items) {
            return self.begin_session(node, level, &text, first_slot.copied());
        }
        let title = self.rows[node].title.clone();
        if level == 1 && self.tree.roots.first() == Some(&node) && !self.rows[node].is_timed() {
            self.role(node, LineRole::Session);
            return self.list(&children, place, None);
        }
        if is_agenda(&text) {
            self.role(node, LineRole::Session);
            let place = Place { section: Section::Agenda, part: None, ..place.clone() };
            return self.list(&children, &place, None);
        }
        let about = is_about(&text) && (!self.timed[node] || is_when(&text));
        if about || place.section == Section::About {
            self.role(node, LineRole::Session);
            let place = Place { section: Section::About, ..place.clone() };
            return self.list(&children, &place, None);
        }
        self.section(node, &title, &children, place);
    }

    fn begin_session(&mut self, node: usize, level: u8, text: &str, slot: Option<usize>) {
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
        self.list(&children, &Place { section: Section::Agenda, ..Place::default() }, None);
    }

    fn take_slot(&mut self, node: usize) {
        let text = Inline::of(&self.tree.nodes[node].text).text;
        let year = self.year;
        head::take_when(self.session(), &text, year);
        self.role(node, LineRole::Session);
    }

    /// A heading that may be an item, or have some below it.
    fn section(&mut self, node: usize, title: &str, children: &[usize], place: &Place) {
        let own: Vec<usize> = children.iter().copied().filter(|child| self.is_own_time(*child)).collect();
        let permits = place.permits || is_permits(&self.rows[node].text);
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

    /// A heading without a time of its own or below it.
    fn untimed(&mut self, node: usize, title: &str, children: &[usize], entries: &[usize], place: &Place) {
        let headings = children.iter().any(|child| matches!(self.tree.nodes[*child].mark, Mark::Heading(_)));
        let talks = entries.iter().any(|child| self.is_talk(*child) || self.rows[*child].has_draft);
        let placed = place.section == Section::Agenda || is_closing(title) && !self.session().items.is_empty();
        if !placed {
            return self.unplace(node, "not under the agenda");
        }
        let only_permits = is_permits(title) && entries.is_empty();
        if headings || only_permits || (talks && !is_opening(title)) {
            self.role(node, LineRole::Part);
            let own: Vec<usize> = children.iter().copied().filter(|child| self.is_own_time(*child)).collect();
            for child in &own {
                self.role(*child, LineRole::Part);
            }
            let balance = own.iter().any(|child| self.rows[*child].balance) || self.rows[node].balance;
            let place = Place { part: Some(title.to_owned()), balance, ..place.clone() };
            let children: Vec<usize> = children.iter().copied().filter(|child| !own.contains(child)).collect();
            if talks {
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
        let is_entry = |node: usize| {
            matches!(self.tree.nodes[node].mark, Mark::Bullet | Mark::Numbered | Mark::TableRow)
                && !self.is_own_time(node)
        };
        let mut entries = Vec::new();
        for child in children {
            if is_entry(*child) {
                entries.push(*child);
            } else if self.tree.nodes[*child].mark == Mark::Text {
                entries.extend(self.tree.nodes[*child].children.iter().copied().filter(|child| is_entry(*child)));
            }
        }
        entries
    }

    fn is_talk(&self, node: usize) -> bool {
        let row = &self.rows[node];
        !row.title.is_empty() && (!row.presenters.is_empty() || !row.slides.is_empty())
    }

    /// A line that says how long what stands above it takes.
    fn is_own_time(&self, node: usize) -> bool {
        let row = &self.rows[node];
        row.title.is_empty() && row.is_timed() && !matches!(self.tree.nodes[node].mark, Mark::Heading(_) | Mark::Quote)
    }

    /// Entries below a heading (`above`) or below another entry.
    fn list(&mut self, nodes: &[usize], place: &Place, above: Option<usize>) {
        let is_list =
            |node: usize| matches!(self.tree.nodes[node].mark, Mark::Bullet | Mark::Numbered | Mark::TableRow);
        let before = self.session().items.len();
        let mut at = 0;
        while at < nodes.len() {
            // A run of entries of one list; whatever else stands here is a run of its own.
            let run = nodes[at..].iter().take_while(|node| is_list(**node)).count().max(1);
            let entries = &nodes[at..at + run];
            let any = entries.iter().any(|node| self.timed[*node] || self.rows[*node].is_timed());
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
            && head::is_title(&this.text)
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
        } else if row.is_timed() {
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
        let mut item = self.session().items.pop().expect("there is one");
        self.absorb(&mut item, node);
        self.session().items.push(item);
    }

    /// An entry with minutes but no title takes that of the heading above.
    fn untitled(&mut self, node: usize, above: usize, place: &Place) {
        self.rows[node].title = self.rows[above].title.clone();
        self.item(node, &Place { part: None, ..place.clone() }, place.permits);
    }

    /// The node is an item, and what stands below belongs to it.
    fn item(&mut self, node: usize, place: &Place, permits: bool) {
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

    fn finish(mut self, whole: &Whole) -> Reading {
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

fn is_list_mark(mark: Mark) -> bool {
    matches!(mark, Mark::Bullet | Mark::Numbered | Mark::TableRow)
}

fn is_table_head(mark: Mark, text: &str) -> bool {
    mark == Mark::TableRow && Columns::named(text).is_some()
}

fn words(text: &str) -> String {
    text.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// A heading over the items: "Agenda".
fn is_agenda(text: &str) -> bool {
    let text = words(text);
    matches!(
        text.as_str(),
        "agenda"
            | "topics"
            | "schedule"
            | "session agenda"
            | "meeting agenda"
            | "wg agenda"
            | "draft agenda"
            | "agenda items"
            | "detailed agenda"
            | "proposed agenda"
            | "preliminary agenda"
            | "final agenda"
    ) || text.starts_with("agenda")
        && text.len() < 40
        && !text.contains("bash")
        && !text.contains("request")
        && !text.contains("update")
}

/// The name that a session's heading has beside day and time: "Session I".
fn own_name(text: &str) -> Option<String> {
    let names = ["session", "meeting", "interim", "side"];
    let part = text.split([',', '(']).flat_map(|part| part.split(" - ")).map(str::trim).find(|part| {
        let lower = part.to_lowercase();
        names.iter().any(|name| lower.contains(name)) && crate::date::find(part).is_none()
    })?;
    Some(part.trim_matches(|c: char| !c.is_alphanumeric() && c != ')').to_owned())
        .filter(|name| !name.is_empty() && name.len() <= 80)
}

/// A section about the session, not about items.
fn is_about(text: &str) -> bool {
    let text = words(text);
    let whole = [
        "links",
        "link",
        "materials",
        "meeting materials",
        "references",
        "related documents",
        "resources",
        "logistics",
        "chairs",
        "wg chairs",
        "remote participation",
        "useful links",
        "meeting info",
        "meeting information",
        "session information",
        "documents",
        "about",
        "info",
        "location",
        "meeting details",
        "details",
        "participation",
        "proposed charter",
        "meetecho",
        "note takers",
        "notetakers",
        "minutes",
        "quick links",
        "request template example",
        "reading list",
        "background reading",
    ];
    let within = [
        "session link",
        "session time",
        "area director",
        "charter, documents",
        "time and date",
        "date and time",
        "about the working group",
        "participation info",
        "reference",
    ];
    whole.contains(&text.as_str())
        || within.iter().any(|words| text.contains(words))
        || text.starts_with("about ") && text.len() < 40
        || is_when(&text)
}

fn is_when(text: &str) -> bool {
    let text = words(text);
    [
        "time and date",
        "date and time",
        "when",
        "date",
        "time",
        "session times",
        "when and where",
        "date & time",
        "time & date",
    ]
    .contains(&text.as_str())
        || text.contains("session times")
}

/// Opening matters stay together as one item.
fn is_opening(title: &str) -> bool {
    let title = words(title);
    [
        "administriv",
        "welcome",
        "opening",
        "intro",
        "logistics",
        "preliminar",
        "chairs' intro",
        "chair intro",
        "note well",
        "housekeeping",
        "wg status",
        "agenda bash",
    ]
    .iter()
    .any(|start| title.starts_with(start))
}

fn is_closing(title: &str) -> bool {
    let title = words(title);
    [
        "wrap",
        "closing",
        "planning",
        "next steps",
        "aob",
        "any other business",
        "open mic",
        "conclusion",
        "summary",
        "open discussion",
    ]
    .iter()
    .any(|start| title.starts_with(start))
}
