//! YAML as a tree of nodes with lines, so that every message can name its line.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

/// A node with its line in the YAML text, from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct At<T> {
    pub value: T,
    pub line: u32,
}

/// A YAML value.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Null,
    Bool(bool),
    Text(String),
    List(Vec<At<Node>>),
    Map(Vec<(At<String>, At<Node>)>),
}

impl Node {
    /// What messages call it.
    pub fn kind(&self) -> &'static str {
        match self {
            Node::Null => "empty",
            Node::Bool(_) => "yes or no",
            Node::Text(_) => "a text",
            Node::List(_) => "a list",
            Node::Map(_) => "a group of keys",
        }
    }
}

/// Why the YAML cannot be read.
pub struct YamlError {
    pub line: Option<u32>,
    pub what: String,
    pub instead: &'static str,
}

/// Reads a YAML document.
pub fn parse(yaml: &str) -> Result<At<Node>, YamlError> {
    if yaml.trim().is_empty() {
        return Ok(At { value: Node::Null, line: 1 });
    }
    let root: Spanned<Node> = serde_saphyr::from_str_with_options(yaml, options()).map_err(|error| {
        let line = error.location().map(|location| line_of(location.line()));
        let text = error.to_string();
        let first = text.lines().next().unwrap_or_default().trim();
        let what = without_place(first);
        let instead = if yaml.contains('\t') {
            "indent with spaces, not with tabs"
        } else {
            "put texts that contain `: `, `#` or quotes into double quotes, and close what is open"
        };
        YamlError { line, what, instead }
    })?;
    Ok(at(root))
}

/// As in YAML 1.2, `Y`, `no` and `on` are texts, because they can be titles or names.
fn options() -> serde_saphyr::Options {
    let mut options = serde_saphyr::Options::default();
    options.strict_booleans = true;
    options
}

/// Removes the position from the message: it counts lines from the start of the front matter, and we give the line in
/// the file.
fn without_place(message: &str) -> String {
    let message = message.trim_start_matches("error: ");
    let rest = message.strip_prefix("line ").and_then(|rest| rest.split_once(": ")).map(|(_, rest)| rest);
    let message = rest.unwrap_or(message);
    message.split(" at line ").next().unwrap_or(message).to_string()
}

fn at<T>(spanned: Spanned<T>) -> At<T> {
    At { line: line_of(spanned.referenced.line()), value: spanned.value }
}

fn line_of(line: impl TryInto<u32>) -> u32 {
    line.try_into().unwrap_or(1).max(1)
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = seq.next_element::<Spanned<Node>>()? {
            list.push(at(node));
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut pairs = Vec::new();
        while let Some((key, value)) = map.next_entry::<Spanned<String>, Spanned<Node>>()? {
            pairs.push((at(key), at(value)));
        }
        Ok(Node::Map(pairs))
    }
}
