//! Finds all errors of front matter that is no YAML: its keys, and the entries of its lists, are read one by one.

use crate::file::tree::{At, Node, Pairs};
use crate::file::yaml::{Stop, parse};
use crate::file::yaml_errors::YamlError;

/// Front matter read piece by piece: the keys that could be read, and what is wrong, in the order of the file.
pub struct Pieces {
    pub pairs: Pairs,
    pub errors: Vec<YamlError>,
}

/// A run of lines, with the number of the first, from 1.
struct Piece {
    line: u32,
    text: String,
}

/// Reads YAML that as a whole cannot be read.
pub fn read(yaml: &str, first_line: u32) -> Pieces {
    let mut errors = Vec::new();
    let yaml = without_tabs(yaml, &mut errors);
    let mut pairs = Pairs::new();
    if let Ok(At { value: Node::Map(read), .. }) = parse(&yaml, "", first_line, &mut errors) {
        pairs = read;
    } else {
        for piece in split(&yaml, begins_key) {
            pairs.extend(key(&piece, &yaml, first_line, &mut errors));
        }
    }
    errors.sort_by_key(|error| error.line);
    errors.dedup();
    Pieces { pairs, errors }
}

/// Indents with spaces what is indented with tabs, and reports it.
fn without_tabs(yaml: &str, errors: &mut Vec<YamlError>) -> String {
    let mut out = String::new();
    let mut before = Vec::<&str>::new();
    for (line, number) in yaml.lines().zip(1..) {
        let rest = line.trim_start_matches([' ', '\t']);
        let indent = &line[..line.len() - rest.len()];
        if indent.contains('\t') && !rest.is_empty() && !rest.starts_with('#') {
            errors.push(YamlError::new(number, "the line is indented with a tab", "indent with spaces"));
            // Most likely as far as the line before that begins alike.
            let alike = |line: &&&str| line.trim_start().starts_with("- ") == rest.starts_with("- ");
            let indent = before.iter().rev().find(alike).map_or(2, |line| line.len() - line.trim_start().len());
            out.extend(std::iter::repeat_n(' ', indent));
            out += rest;
        } else {
            out += line;
            if !rest.is_empty() {
                before.push(line);
            }
        }
        out.push('\n');
    }
    out
}

/// Splits text before each line that begins something.
fn split(text: &str, begins: impl Fn(&str) -> bool) -> Vec<Piece> {
    let mut pieces = Vec::<Piece>::new();
    for (line, number) in text.lines().zip(1..) {
        match pieces.last_mut() {
            Some(piece) if !begins(line) => piece.text += line,
            _ => pieces.push(Piece { line: number, text: line.into() }),
        }
        if let Some(piece) = pieces.last_mut() {
            piece.text.push('\n');
        }
    }
    pieces
}

/// Whether a line begins a key at the left margin.
fn begins_key(line: &str) -> bool {
    !line.starts_with([' ', '\t', '#', '-', ']', '}', ',']) && !line.trim().is_empty()
}

/// Reads one key with its value.
fn key(piece: &Piece, around: &str, first_line: u32, errors: &mut Vec<YamlError>) -> Pairs {
    let whole = match of_piece(piece, around, first_line, errors) {
        Ok(Node::Map(pairs)) => return pairs,
        Ok(Node::Null) => return Pairs::new(),
        Ok(_) => YamlError::new(
            piece.line,
            "the line is no `key: value`",
            "write a key and `: ` before the value, or indent it below its key",
        ),
        Err(error) => error,
    };
    let Some((head, list)) = piece.text.split_once('\n').filter(|(head, _)| head.trim_end().ends_with(':')) else {
        errors.push(whole);
        return Pairs::new();
    };
    let found = errors.len();
    let entries = entries(&Piece { line: piece.line + 1, text: list.into() }, around, first_line, errors);
    if errors.len() == found {
        // The entries are right one by one; together they are not.
        errors.push(whole);
    }
    let name = head.trim_end().trim_end_matches(':').to_string();
    vec![(At { value: name, line: piece.line }, At { value: Node::List(entries), line: piece.line + 1 })]
}

/// Reads the entries of a list one by one.
fn entries(list: &Piece, around: &str, first_line: u32, errors: &mut Vec<YamlError>) -> Vec<At<Node>> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_entry = |line: &str| line.trim_start().starts_with("- ");
    let Some(margin) = list.text.lines().filter(|line| is_entry(line)).map(indent).min() else { return Vec::new() };
    let mut read = Vec::new();
    for entry in split(&list.text, |line| is_entry(line) && indent(line) == margin) {
        let piece = Piece { line: list.line + entry.line - 1, ..entry };
        match of_piece(&piece, around, first_line, errors) {
            Ok(Node::List(mut nodes)) => read.append(&mut nodes),
            Ok(_) => {}
            Err(error) => errors.push(error),
        }
    }
    read
}

/// Reads a piece. Lines in its errors and keys are those of the whole text.
fn of_piece(piece: &Piece, around: &str, first_line: u32, errors: &mut Vec<YamlError>) -> Result<Node, YamlError> {
    let before = piece.line - 1;
    let mut doubts = Vec::new();
    let moved = |error: YamlError| YamlError { line: error.line + before, ..error };
    let node =
        parse(&piece.text, around, first_line + before, &mut doubts).map_err(|stop| moved(Stop::into_error(stop)))?;
    errors.extend(doubts.into_iter().map(moved));
    Ok(shifted(node.value, before))
}

/// The node with all its lines this many further down.
fn shifted(node: Node, by: u32) -> Node {
    let at = |at: At<Node>| At { line: at.line + by, value: shifted(at.value, by) };
    match node {
        Node::Map(pairs) => {
            let pair = |(key, value): (At<String>, At<Node>)| (At { line: key.line + by, ..key }, at(value));
            Node::Map(pairs.into_iter().map(pair).collect())
        }
        Node::List(list) => Node::List(list.into_iter().map(at).collect()),
        other => other,
    }
}
