//! Highlights code with a dozen classes. The grammars (syntect's and two-face's) are unpacked for the first code block
//! with a language, so that a deck without code does not wait for them.

use std::fmt::Write as _;
use std::sync::OnceLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use crate::code_text::code_text;
pub(crate) use crate::code_text::escaped;

/// Every class that highlighted code can have. `<code>` itself has `language-NAME`.
pub const HIGHLIGHT_CLASSES: &[&str] = &[
    "hl-attribute",
    "hl-comment",
    "hl-constant",
    "hl-deleted",
    "hl-function",
    "hl-inserted",
    "hl-keyword",
    "hl-number",
    "hl-operator",
    "hl-punctuation",
    "hl-string",
    "hl-tag",
    "hl-type",
];

/// The most bytes of code that are highlighted in a block and in a deck. More than that fits on no slide.
const LARGEST_BLOCK: usize = 16 * 1024;
const LARGEST_DECK: usize = 256 * 1024;
/// The longest line that is highlighted, in bytes: grammars take quadratic time on long lines.
const LONGEST_LINE: usize = 1000;

/// Highlights the code of one deck, up to [`LARGEST_DECK`].
pub(crate) struct Highlighter {
    left: usize,
}

impl Highlighter {
    pub(crate) fn new() -> Self {
        Self { left: LARGEST_DECK }
    }

    /// Returns the inside of `<code>`: escaped, and with spans when the language is known.
    pub(crate) fn html(&mut self, code: &str, language: &str) -> String {
        let is_small =
            code.len() <= LARGEST_BLOCK.min(self.left) && code.lines().all(|line| line.len() <= LONGEST_LINE);
        if is_small && !matches!(language, "" | "text" | "txt" | "plain" | "plaintext" | "mermaid") {
            let grammars = grammars();
            if let Some(grammar) = find(grammars, language) {
                self.left -= code.len();
                return spans(code, grammar, grammars).unwrap_or_else(|| code_text(code));
            }
        }
        code_text(code)
    }
}

fn grammars() -> &'static SyntaxSet {
    static GRAMMARS: OnceLock<SyntaxSet> = OnceLock::new();
    GRAMMARS.get_or_init(two_face::syntax::extra_newlines)
}

fn find<'a>(grammars: &'a SyntaxSet, language: &str) -> Option<&'a SyntaxReference> {
    let language = match language.to_lowercase().as_str() {
        "shell" | "console" | "terminal" | "zsh" => "bash".to_owned(),
        "jsonc" | "json5" => "json".to_owned(),
        "c#" => "cs".to_owned(),
        other => other.to_owned(),
    };
    grammars.find_syntax_by_token(&language).filter(|grammar| grammar.name != "Plain Text")
}

/// Code as spans; `None` when the grammar fails on it.
fn spans(code: &str, grammar: &SyntaxReference, grammars: &SyntaxSet) -> Option<String> {
    let mut state = ParseState::new(grammar);
    let mut stack = ScopeStack::new();
    let mut pieces: Vec<(Option<&'static str>, String)> = Vec::new();
    let mut add = |class, text: &str| match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some((last, before)) if *last == class || text.trim().is_empty() => before.push_str(text),
        _ => pieces.push((class, text.to_owned())),
    };
    for line in code.split_inclusive('\n') {
        let mut from = 0;
        for (at, change) in state.parse_line(line, grammars).ok()? {
            add(class(&stack), line.get(from..at)?);
            stack.apply(&change).ok()?;
            from = at;
        }
        add(class(&stack), line.get(from..)?);
    }
    let mut html = String::with_capacity(code.len() * 2);
    for (class, text) in pieces {
        match class {
            Some(class) => {
                let (word, blank) = text.split_at(text.trim_end().len());
                let _ = write!(html, "<span class=\"{class}\">{}</span>{blank}", code_text(word));
            }
            None => html.push_str(&code_text(&text)),
        }
    }
    Some(html)
}

/// The class of the innermost scope that has a meaning here.
fn class(stack: &ScopeStack) -> Option<&'static str> {
    static RULES: OnceLock<Vec<(Scope, Option<&'static str>)>> = OnceLock::new();
    let rules = RULES.get_or_init(|| {
        let scoped = |(scope, class): &(&str, &'static str)| {
            Some((Scope::new(scope).ok()?, (!class.is_empty()).then_some(*class)))
        };
        MEANINGS.iter().filter_map(scoped).collect()
    });
    let mut scopes = stack.as_slice().iter().rev();
    scopes.find_map(|scope| rules.iter().find(|(rule, _)| rule.is_prefix_of(*scope))).and_then(|(_, class)| *class)
}

/// Scopes of the grammars and their classes. The first match counts, so special ones come before general ones.
const MEANINGS: &[(&str, &str)] = &[
    ("punctuation.definition.comment", "hl-comment"),
    ("comment", "hl-comment"),
    ("punctuation.definition.string", "hl-string"),
    ("punctuation.section.interpolation", "hl-punctuation"),
    ("meta.interpolation", ""),
    ("constant.character.escape", "hl-constant"),
    ("string", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant", "hl-constant"),
    ("keyword.operator.word", "hl-keyword"),
    ("keyword.operator", "hl-operator"),
    ("keyword", "hl-keyword"),
    ("storage", "hl-keyword"),
    ("variable.language", "hl-keyword"),
    ("variable.function", "hl-function"),
    ("variable.annotation", "hl-attribute"),
    ("meta.annotation", "hl-attribute"),
    ("entity.name.function", "hl-function"),
    ("support.function", "hl-function"),
    ("support.macro", "hl-function"),
    ("entity.name.macro", "hl-function"),
    ("entity.name.tag", "hl-tag"),
    ("punctuation.definition.tag", "hl-tag"),
    ("entity.other.attribute-name", "hl-attribute"),
    ("support.type.property-name", "hl-attribute"),
    ("entity.other.inherited-class", "hl-type"),
    ("entity.name", "hl-type"),
    ("support.type", "hl-type"),
    ("support.class", "hl-type"),
    ("support.constant", "hl-constant"),
    ("markup.inserted", "hl-inserted"),
    ("markup.deleted", "hl-deleted"),
    ("markup.heading", "hl-keyword"),
    ("punctuation", "hl-punctuation"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_gets_its_classes() {
        for (language, code, expected) in [
            ("rust", "let x = 1; // one", vec!["hl-keyword", "hl-number", "hl-comment"]),
            ("TypeScript", "const a: string = \"b\"", vec!["hl-keyword", "hl-string"]),
            ("toml", "[a]\nb = true", vec!["hl-constant"]),
            ("diff", "-a\n+b", vec!["hl-deleted", "hl-inserted"]),
            ("html", "<p class=\"a\">", vec!["hl-tag", "hl-attribute", "hl-string"]),
            ("python", "def f(): return None", vec!["hl-function", "hl-constant"]),
        ] {
            let html = Highlighter::new().html(code, language);
            for class in expected {
                assert!(html.contains(class), "{language}: {class} not in {html}");
            }
        }
    }

    #[test]
    fn every_class_is_listed() {
        for (scope, class) in MEANINGS {
            assert!(class.is_empty() || HIGHLIGHT_CLASSES.contains(class), "{scope}");
            assert!(Scope::new(scope).is_ok(), "{scope}");
        }
    }

    #[test]
    fn unknown_or_endless_code_is_plain() {
        assert_eq!(Highlighter::new().html("<b>&\"", "no-such-language"), "&lt;b&gt;&amp;&quot;");
        let long = "x = 1;\n".repeat(LARGEST_BLOCK);
        assert_eq!(Highlighter::new().html(&long, "rust"), long);
        let line = "x = 1;".repeat(LONGEST_LINE);
        assert_eq!(Highlighter::new().html(&line, "rust"), line);
    }
}
