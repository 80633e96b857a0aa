//! Decides which entries are items, of which session, and what the other lines are.

use crate::detail::{self, Detail};
use crate::head;
use crate::headings::is_agenda;
use crate::inline::Inline;
use crate::names_first;
use crate::reading::{LineRole, Reading, SessionRead};
use crate::row::{Row, one_line};
use crate::source::{Mark, Source};
use crate::table::Columns;
use crate::times::Times;
use crate::tree::Tree;
use crate::whole::Whole;

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
pub(crate) struct Around {
    /// The heading or the entry above.
    pub(crate) above: Option<usize>,
    /// How many items the session had when the section began.
    pub(crate) items: usize,
    /// Another entry of the list has a time.
    pub(crate) timed: bool,
    /// Below another entry of the list, or below this one, stand nothing but talks.
    pub(crate) talks: bool,
    pub(crate) next: Option<usize>,
}

/// Reads a tree.
pub(crate) fn walk(source: &Source, tree: &Tree) -> Reading {
    let rows = rows(tree);
    let Times { timed, below, lone } = Times::of(tree, &rows);
    let mut walk = Walk {
        source,
        tree,
        rows,
        timed,
        below,
        lone,
        sessions: vec![SessionRead::default()],
        headings: vec![None],
        scopes: vec![(0, 0)],
        flat: Vec::new(),
        title: None,
        roles: source.roles.clone(),
        unplaced: Vec::new(),
        year: None,
        has_agenda: false,
        agenda_follows: false,
    };
    walk.title = walk.title_line();
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
            let mut row = row(&node.text);
            if node.mark == Mark::Text && only_says_how_long(&row) {
                row.title.clear();
            }
            return row;
        }
        if let Some(columns) = &columns {
            return columns.row(&node.text);
        }
        columns = Columns::named(&node.text);
        Row::of(&node.text)
    });
    let mut rows: Vec<Row> = rows.collect();
    let is_entry = |row: &Row, mark: Mark| {
        !matches!(mark, Mark::Heading(_))
            && (row.is_planned() || !head::is_head_line(&row.text) && !head::is_slot_line(&row.text))
    };
    let entries = rows.iter_mut().zip(&tree.nodes).filter(|(row, node)| is_entry(row, node.mark));
    names_first::settle(entries.map(|(row, _)| row));
    rows
}

/// An entry; the title of a form's entry stands behind its key.
fn row(text: &str) -> Row {
    match detail::of(text) {
        Some((Detail::Title, value)) if !detail::is_empty_form(text) => Row::of(value),
        _ => Row::of(text),
    }
}

/// "~30 minutes at end of meeting", "5m each max, FCFS": how long, and nothing that is a title.
fn only_says_how_long(row: &Row) -> bool {
    let words = [
        "at",
        "the",
        "end",
        "of",
        "meeting",
        "session",
        "total",
        "for",
        "this",
        "section",
        "in",
        "all",
        "each",
        "max",
        "maximum",
        "fcfs",
        "per",
        "talk",
        "talks",
        "presentation",
        "item",
        "slot",
        "slots",
        "first",
        "come",
        "served",
        "start",
        "beginning",
        "available",
        "allocated",
        "part",
        "remaining",
        "approximately",
    ];
    let title = row.title.to_lowercase();
    row.is_planned()
        && row.presenters.is_empty()
        && title.split(|c: char| !c.is_alphanumeric()).all(|word| word.is_empty() || words.contains(&word))
}

pub(crate) struct Walk<'w> {
    pub(crate) source: &'w Source,
    pub(crate) tree: &'w Tree,
    pub(crate) rows: Vec<Row>,
    /// See [`Times`].
    pub(crate) timed: Vec<bool>,
    pub(crate) below: Vec<bool>,
    pub(crate) lone: Vec<Option<usize>>,
    pub(crate) sessions: Vec<SessionRead>,
    /// The heading of each session; the whole text has none.
    pub(crate) headings: Vec<Option<usize>>,
    /// Sessions that are open, with the level of their heading; the whole text is the first.
    pub(crate) scopes: Vec<(u8, usize)>,
    /// Sessions whose heading stands beside their parts, not above them.
    pub(crate) flat: Vec<usize>,
    /// The line that names the whole.
    pub(crate) title: Option<usize>,
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
        heads.extend(first.flat_map(|node| node.text.split('\n').take(4).map(first_line)));
        let headings = self.tree.nodes.iter().skip(6).filter(|node| matches!(node.mark, Mark::Heading(_))).take(200);
        heads.extend(headings.map(|node| node.text.clone()));
        let urls: Vec<String> =
            self.rows.iter().flat_map(|row| row.links.iter().map(|link| link.url.clone())).take(2_000).collect();
        let title = self.title.map(|node| first_line(&self.tree.nodes[node].text));
        Whole::of(&heads, title.as_deref(), &urls)
    }

    /// The first heading, or a first line that is no sentence and no item.
    fn title_line(&self) -> Option<usize> {
        let (node, first) =
            self.tree.nodes.iter().enumerate().take(6).find(|(_, node)| !matches!(node.mark, Mark::Quote))?;
        let text = first_line(&first.text);
        let heading = matches!(first.mark, Mark::Heading(_));
        let plain = first.mark == Mark::Text
            && !self.rows[node].is_timed()
            && !text.ends_with(['.', ':', ','])
            && text.split_whitespace().count() <= 14
            && !head::is_head_line(&text);
        (heading || plain).then_some(node)
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
    /// "Total: 45 min of 60 min": no item, whatever it is counted with.
    pub(crate) fn is_total(&self, node: usize) -> bool {
        let row = &self.rows[node];
        let text = row.text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let total = ["total", "sum", "summe", "gesamt"].iter().any(|word| {
            text.strip_prefix(word).is_some_and(|rest| {
                let rest = rest.strip_prefix(" time").unwrap_or(rest);
                rest.starts_with([':', '=']) || rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
            })
        });
        total && row.is_planned() && row.presenters.is_empty()
    }

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
            if at > 0 && run > 1 && self.is_own_time(nodes[at - 1]) && self.share_each(entries, &nodes[at - 1..at]) {
                self.unplaced.retain(|(node, _)| *node != nodes[at - 1]);
            }
            let any =
                !self.is_head_run(entries) && entries.iter().any(|node| self.timed[*node] || self.has_time(*node));
            let talks = entries.iter().any(|node| self.holds_talks(*node, 2));
            for (index, node) in entries.iter().enumerate() {
                let next = entries.get(index + 1).or_else(|| nodes.get(at + run)).copied();
                let timed = any && is_list_mark(self.tree.nodes[*node].mark);
                self.entry(*node, place, Around { above, items: before, timed, talks, next });
            }
            at += run;
        }
    }

    /// Whether a list before all items says what the session is, when and where: most of its entries do.
    fn is_head_run(&self, entries: &[usize]) -> bool {
        let open = self.scopes.last().map_or(0, |scope| scope.1);
        if entries.len() < 2 || !self.sessions[open].items.is_empty() {
            return false;
        }
        let says = |node: &&usize| {
            let row = &self.rows[**node];
            let long = row.slot.and_then(head::minutes).is_some_and(|minutes| minutes >= 30);
            let bare = row.title.is_empty() || head::is_slot_line(&row.text);
            row.planned.is_none() && (head::is_head_line(&row.text) || long && bare)
        };
        let when = entries.iter().any(|node| head::says_when(&self.rows[*node].text));
        when && entries.iter().filter(says).count() * 2 >= entries.len()
            && entries.iter().all(|node| self.rows[*node].planned.is_none())
    }
}

/// The first line of a text, without markup.
fn first_line(text: &str) -> String {
    one_line(&Inline::of(text.split('\n').next().unwrap_or_default()).text)
}

pub(crate) fn is_list_mark(mark: Mark) -> bool {
    matches!(mark, Mark::Bullet | Mark::Numbered | Mark::TableRow)
}
