//! What is wrong with YAML, in our words: what stands there, and what to write instead.

use granit_parser::{ErrorKind, ScanError};

use crate::file::tree::{At, Node};

/// One thing that is wrong with YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlError {
    /// Its line in the YAML text, from 1.
    pub line: u32,
    pub what: String,
    pub instead: String,
}

impl YamlError {
    pub fn new(line: u32, what: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { line, what: what.into(), instead: instead.into() }
    }
}

const QUOTE_IT: &str = "put the whole value into double quotes";
const CLOSE_QUOTE: &str = "close it with the quote that it began with";
const ALIGN: &str = "indent the entries of a list alike, and the keys of one item alike";

pub fn line_of(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX).max(1)
}

/// What the parser found.
pub fn of_parser(error: &ScanError) -> YamlError {
    let (what, instead): (String, &str) = match error.kind() {
        ErrorKind::UnclosedFlowCollection { open } => (format!("a `{open}` is not closed"), closing(*open)),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            (format!("a `{open}` is closed by `{close}`"), closing(*open))
        }
        kind => {
            let (what, instead) = words(kind);
            (what.into(), instead)
        }
    };
    YamlError::new(line_of(error.marker().line()), what, instead)
}

fn closing(bracket: char) -> &'static str {
    match bracket {
        '{' => "close it with `}`, and put commas between its keys",
        _ => "close it with `]`, and put commas between its entries",
    }
}

fn words(kind: &ErrorKind) -> (&'static str, &'static str) {
    use ErrorKind as Kind;
    match kind {
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabAtBlockScalarStart
        | Kind::TabInIndentation
        | Kind::InvalidBlockEntryWhitespace
        | Kind::InvalidMappingValueWhitespace
        | Kind::TabInPlainScalar => ("a tab stands where spaces are needed", "indent with spaces, not with tabs"),
        Kind::UnexpectedEofFlowSequence | Kind::ExpectedFlowSequenceSeparator => {
            ("a `[` is not closed, or a comma is missing", closing('['))
        }
        Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping
        | Kind::ExpectedFlowMappingSeparator => ("a `{` is not closed, or a comma is missing", closing('{')),
        Kind::MisplacedFlowCollectionEnd => {
            ("a `]` or `}` closes nothing", "take it away, or put the whole value into double quotes")
        }
        Kind::BlockEntryInFlowCollection => ("a `-` begins an entry within brackets", "put commas between the entries"),
        Kind::UnclosedQuotedScalar | Kind::DocumentIndicatorInQuotedScalar | Kind::InvalidQuotedScalarIndent => {
            ("a quote is not closed", CLOSE_QUOTE)
        }
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
            ("something follows a closing quote", QUOTE_IT)
        }
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => {
            ("a `\\` in double quotes stands for nothing", "write `\\\\`, or use single quotes")
        }
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement | Kind::FlowMappingValueAdjacentCollection => {
            ("a value has a `: ` in it, or a key stands where none can", QUOTE_IT)
        }
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey | Kind::MappingKeyNotAllowed | Kind::ExpectedNodeContent => {
            ("the line is no `key: value`", "write a key and `: ` before the value, or indent it below its key")
        }
        Kind::ExpectedBlockMappingKey
        | Kind::ExpectedBlockSequenceEntry
        | Kind::BlockSequenceEntryNotAllowed
        | Kind::InvalidIndentation
        | Kind::InvalidFlowScalarIndent
        | Kind::InvalidBlockScalarIndent
        | Kind::UnexpectedEofBlockSequence
        | Kind::UnexpectedEofBlockMapping => ("its indentation does not fit the lines before it", ALIGN),
        Kind::MissingAnchorOrAliasName | Kind::UnexpectedCharacter { .. } => {
            ("a value begins with a sign that has a meaning of its own", QUOTE_IT)
        }
        Kind::CommentNotSeparated | Kind::CommentInterceptedScalar => {
            ("a `#` begins a comment in the middle of a value", QUOTE_IT)
        }
        Kind::ExpectedTagBang
        | Kind::UndeclaredTagHandle
        | Kind::InvalidTagTerminator
        | Kind::UnclosedVerbatimTag
        | Kind::InvalidTagEscape => ("a value begins with `!`, which means a type", QUOTE_IT),
        Kind::RecursionLimitExceeded => ("lists and keys are nested more than 255 deep", "nest them less"),
        Kind::InvalidBlockScalarHeader | Kind::ZeroBlockScalarIndent => {
            ("something follows a `|` or `>`", "begin the text on the next line, or put it into double quotes")
        }
        Kind::BomInsideDocument => ("a byte order mark stands within the text", "take it away"),
        _ => {
            ("the line cannot be read", "put texts with `: `, `#` or quotes into double quotes, and close what is open")
        }
    }
}

/// A key that its group has already.
pub fn twice(key: &At<String>, first: u32, first_line: u32) -> YamlError {
    let what = format!("the key `{}` stands twice, first on line {}", key.value, first_line + first - 1);
    YamlError::new(key.line, what, "take one of them away")
}

/// A value such as `*x`, where nothing is named `&x`.
pub fn unknown_alias(line: u32, name: &str) -> YamlError {
    let what = format!("`*{name}` repeats what is named `&{name}`, and nothing is");
    YamlError::new(line, what, QUOTE_IT)
}

/// A type that a value is said to have: `!include other.yaml`.
pub fn unknown_tag(line: u32, tag: &str) -> YamlError {
    let what = format!("`{tag}` before a value means a type, which is not read");
    YamlError::new(line, what, "write the value itself, in double quotes if it begins with `!`")
}

/// A key that is no single word.
pub fn no_key(line: u32, node: &Node) -> YamlError {
    YamlError::new(line, format!("a key is {}", node.kind()), "write a word before the `: `")
}
