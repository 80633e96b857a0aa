//! Reads YAML into a tree. Values keep the spelling of the file: `1e3`, `0x1F`, `1.10` and `no` stay as they are written.

use std::collections::BTreeMap;

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Span, StrInput, StructureStyle};

use crate::file::tree::{At, Node, Pairs};
use crate::file::yaml_cut::{self, Cut};
use crate::file::yaml_errors::{self, YamlError, line_of};

/// Aliases that repeat more nodes than this are refused.
const MOST_REPEATED: usize = 10_000;

/// Reads a YAML document whose first line is `first_line` in its file. `around` is the text that it may be a part of.
/// `doubts` gets what is wrong in one that can be read.
pub fn parse(yaml: &str, around: &str, first_line: u32, doubts: &mut Vec<YamlError>) -> Result<At<Node>, Stop> {
    if yaml.trim().is_empty() {
        return Ok(At { value: Node::Null, line: 1 });
    }
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.emit_unresolved_aliases = true;
    let events = Parser::new_from_str_with_options(yaml, options);
    let mut builder =
        Builder { events, yaml, around, first_line, anchors: BTreeMap::new(), repeated: 0, doubts, end: None };
    builder.document().map_err(|stop| match stop {
        Stop::Syntax(error) => Stop::Syntax(yaml_cut::refined(error, yaml)),
        refused @ Stop::Refused(_) => refused,
    })
}

/// Why a document is not read to its end.
pub enum Stop {
    /// It is no YAML.
    Syntax(YamlError),
    /// It is YAML that we do not read.
    Refused(YamlError),
}

impl From<ScanError> for Stop {
    fn from(error: ScanError) -> Self {
        Self::Syntax(yaml_errors::of_parser(&error))
    }
}

impl Stop {
    /// What is said of it.
    pub fn into_error(self) -> YamlError {
        let (Self::Syntax(error) | Self::Refused(error)) = self;
        error
    }
}

struct Builder<'a, 'doubts> {
    events: Parser<'a, StrInput<'a>>,
    yaml: &'a str,
    around: &'a str,
    first_line: u32,
    anchors: BTreeMap<usize, At<Node>>,
    /// How many nodes aliases have repeated.
    repeated: usize,
    doubts: &'doubts mut Vec<YamlError>,
    /// Where the latest value ends in `yaml`, in bytes, if it is written without quotes.
    end: Option<usize>,
}

impl<'a> Builder<'a, '_> {
    fn next(&mut self) -> Result<(Event<'a>, u32), Stop> {
        let Some(event) = self.events.next() else { return Ok((Event::StreamEnd, 1)) };
        let (event, span): (Event<'a>, Span) = event?;
        let is_plain = matches!(event, Event::Scalar(_, ScalarStyle::Plain, ..));
        self.end = span.end.byte_offset().filter(|end| is_plain && self.yaml.is_char_boundary(*end));
        Ok((event, line_of(span.start.line())))
    }

    /// What follows the latest value in the text; nothing if that has quotes.
    fn rest(&self) -> &'a str {
        self.end.map_or("", |end| &self.yaml[end..])
    }

    /// Reads the first document, and refuses what follows it.
    fn document(&mut self) -> Result<At<Node>, Stop> {
        let mut root = At { value: Node::Null, line: 1 };
        let mut seen = false;
        loop {
            let (event, line) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentEnd => {}
                Event::StreamEnd => return Ok(root),
                Event::DocumentStart(..) if seen => {
                    let instead = "take it away; `---` ends the front matter";
                    return Err(Stop::Refused(YamlError::new(line, "a second document begins here", instead)));
                }
                Event::DocumentStart(..) => seen = true,
                event => root = self.node(event, line)?,
            }
        }
    }

    fn node(&mut self, event: Event<'a>, line: u32) -> Result<At<Node>, Stop> {
        if let Event::Scalar(_, _, _, Some(tag))
        | Event::SequenceStart(_, _, Some(tag))
        | Event::MappingStart(_, _, Some(tag)) = &event
            && tag.is_custom()
        {
            self.doubts.push(yaml_errors::unknown_tag(line, &tag.to_string()));
        }
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_text = tag.is_some_and(|tag| tag.is_yaml_core_schema_tag("str"));
                let is_plain = style == ScalarStyle::Plain && !is_text;
                (if is_plain { plain(&text) } else { Node::Text(text.into_owned()) }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => (self.list()?, anchor),
            Event::MappingStart(style, anchor, _) => (self.map(style == StructureStyle::Flow)?, anchor),
            Event::Alias(anchor) => return self.repeats(anchor, line),
            Event::UnresolvedAlias(name) => {
                // In a part of a text, what it repeats may stand in another part.
                if !self.around.contains(&format!("&{name}")) {
                    self.doubts.push(yaml_errors::unknown_alias(line, &name));
                }
                (Node::Text(format!("*{name}")), 0)
            }
            _ => (Node::Null, 0),
        };
        let node = At { value, line };
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn list(&mut self) -> Result<Node, Stop> {
        let mut list = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd | Event::StreamEnd, _) => return Ok(Node::List(list)),
                (event, line) => {
                    let mut entry = self.node(event, line)?;
                    self.mend_comment("", &mut entry);
                    list.push(entry);
                }
            }
        }
    }

    fn map(&mut self, in_braces: bool) -> Result<Node, Stop> {
        let mut pairs = Pairs::new();
        let mut merged = Vec::new();
        let mut cut = None;
        loop {
            let (event, line) = self.next()?;
            if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                break;
            }
            let key = self.node(event, line)?;
            if in_braces && yaml_cut::ends_part(self.rest()) {
                let (event, line) = self.next()?;
                self.node(event, line)?;
                yaml_cut::join(&mut cut, &mut pairs, key);
                continue;
            }
            self.doubts.extend(cut.take().map(Cut::into_error));
            let (event, line) = self.next()?;
            let mut value = self.node(event, line)?;
            if let Node::Text(name) = &key.value {
                self.mend_comment(name, &mut value);
            }
            if value.value == Node::Null {
                // An empty value has no place of its own.
                value.line = key.line;
            }
            let name = match key.value {
                Node::Text(name) | Node::Bool(name) => At { value: name, line: key.line },
                other => {
                    self.doubts.push(yaml_errors::no_key(key.line, &other));
                    continue;
                }
            };
            if name.value == "<<" {
                merged.push(value);
            } else if let Some((first, _)) = pairs.iter().find(|(known, _)| known.value == name.value) {
                self.doubts.push(yaml_errors::twice(&name, first.line, self.first_line));
            } else {
                pairs.push((name, value));
            }
        }
        self.doubts.extend(cut.take().map(Cut::into_error));
        for value in merged {
            merge(&mut pairs, value);
        }
        Ok(Node::Map(pairs))
    }

    /// Reports a value that a `#` cut short, and takes the rest of its line as a part of it. `key` is empty in a list.
    fn mend_comment(&mut self, key: &str, value: &mut At<Node>) {
        if let (Node::Text(text), Some(rest)) = (&value.value, yaml_cut::cut_by_number(self.rest())) {
            let whole = format!("{text} {rest}");
            self.doubts.push(yaml_cut::number_cut(value.line, key, rest, &whole));
            value.value = Node::Text(whole);
        }
    }

    fn repeats(&mut self, anchor: usize, line: u32) -> Result<At<Node>, Stop> {
        let Some(node) = self.anchors.get(&anchor) else { return Ok(At { value: Node::Null, line }) };
        self.repeated = self.repeated.saturating_add(node.value.size());
        if self.repeated > MOST_REPEATED {
            let instead = "write out what is meant";
            return Err(Stop::Refused(YamlError::new(line, "aliases (`*`) repeat too much", instead)));
        }
        Ok(At { value: node.value.clone(), line })
    }
}

/// The value of an unquoted scalar. As in YAML 1.2, `Y`, `no` and `on` are texts, because they can be titles or names;
/// numbers are texts too. So is `Null`, unlike in YAML: it is a family name.
fn plain(text: &str) -> Node {
    match text {
        "" | "~" | "null" | "NULL" => Node::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Node::Bool(text.into()),
        _ => Node::Text(text.into()),
    }
}

/// Adds the keys of `<<: *other` that are not there.
fn merge(pairs: &mut Pairs, from: At<Node>) {
    match from.value {
        Node::Map(more) => {
            for (key, value) in more {
                if !pairs.iter().any(|(known, _)| known.value == key.value) {
                    pairs.push((key, value));
                }
            }
        }
        Node::List(maps) => maps.into_iter().for_each(|map| merge(pairs, map)),
        Node::Null | Node::Bool(_) | Node::Text(_) => {}
    }
}
