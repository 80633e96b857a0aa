//! A tree of YAML nodes with lines, so that every message can name its line.

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
    /// `true` or `false`, as it is spelled.
    Bool(String),
    /// Anything else that is one value, as it is spelled: `1e3`, `0x1F`, `no`.
    Text(String),
    List(Vec<At<Node>>),
    Map(Pairs),
}

/// The keys of a map with their values, in the order of the file.
pub type Pairs = Vec<(At<String>, At<Node>)>;

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

    /// How many nodes it consists of.
    pub fn size(&self) -> usize {
        1 + match self {
            Node::List(list) => list.iter().map(|entry| entry.value.size()).sum(),
            Node::Map(pairs) => pairs.iter().map(|(_, value)| 1 + value.value.size()).sum(),
            Node::Null | Node::Bool(_) | Node::Text(_) => 0,
        }
    }
}
