//! No keycap is typed by hand: what a message or a button says of a key comes from the table of keys
//! (`crates/session/src/model/keys`), so that it stays right when the key changes. This looks for those that are.

use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};
use regex::{Captures, Regex, RegexSet};
use syn::LitStr;

use crate::fingerprint::entries;
use crate::workspace::Workspace;

/// Keycaps in words that somebody reads: modifiers, Esc and Enter, arrows, and a letter that does something.
const IN_WORDS: &[&str] = &[
    r"\b(Ctrl|Alt|Shift)\+",
    r"⇧|[←↑↓]",
    r"\bEsc\b",
    r"\bEnter\b",
    r"\bF\d+\b",
    r"\b[Pp]ress [A-Z0-9?/+−](\s|[.,;:]|$)",
    // "X when it is back", "; M begins the discussion", "H again goes back".
    r"(^|[:;,.?!]\s|\s)[B-HJ-Z] [a-z]",
];

/// A text that is nothing but a keycap.
const ALONE: &str = r"^([A-Z]|⇧.|Esc|[→←↑↓−])$";

/// A component that is given a keycap.
const IN_MARKUP: &[&str] =
    &[r#"(^|\s)(key|keys|cap|shortcut)="[^"]"#, r#"aria-keyshortcuts="[^"]"#, r"<kbd[^>]*>[^<{]"];

/// The folders in which something is said of keys.
const READ: &[&str] = &["crates/session/src", "crates/pages/src", "crates/load/src", "src-tauri/src", "ui/src"];

/// Where keycaps may stand: the table itself, what is made of it, what reads a key that is chosen, and what plays a keyboard, or the
/// program, in tests.
const EXEMPT: &[&str] = &[
    "crates/session/src/model/keys/",
    "ui/src/own-keys.ts",
    "ui/src/gen/",
    "ui/src/dev/",
    "src-tauri/src/actor/tests/",
    "crates/session/src/model/key_press.rs",
];

/// Words that look like a keycap and are none, with their file.
const NO_KEYCAPS: &[(&str, &str)] = &[("src-tauri/src/cli.rs", "N"), ("src-tauri/src/cli.rs", "W")];

/// A text in a source file that somebody may read.
struct Text {
    line: usize,
    words: String,
}

/// The string literals of a Rust file, without comments and what only tests compile.
fn texts_of_rust(source: &str) -> Vec<Text> {
    let mut found = Vec::new();
    collect(source.parse().expect("Rust"), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<Text>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(hash) if hash.as_char() == '#' => {
                if tokens.peek().is_some_and(|next| matches!(next, TokenTree::Punct(punct) if punct.as_char() == '!')) {
                    tokens.next();
                }
                let Some(TokenTree::Group(attribute)) = tokens.next() else { continue };
                let attribute = attribute.stream().to_string();
                if attribute.starts_with("cfg (test)") || attribute == "test" {
                    // Up to the end of the item.
                    let ends = |token: &TokenTree| match token {
                        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                        TokenTree::Punct(punct) => punct.as_char() == ';',
                        _ => false,
                    };
                    tokens.find(ends);
                }
            }
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Literal(literal) => found.extend(text(&literal)),
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn text(literal: &Literal) -> Option<Text> {
    let words = syn::parse_str::<LitStr>(&literal.to_string()).ok()?.value();
    Some(Text { line: literal.span().start().line, words })
}

/// What a line of a TypeScript or Svelte file is rid of before it is looked at: comments, styles, and names of keys as the
/// DOM has them, which are compared with what was pressed.
const NOT_READ: &str = r#"(?sx) <!--.*?--> | /\*.*?\*/ | <style>.*?</style> | (?-s:(^|\s)//.*) | "(Enter|F\d+)" "#;

/// The patterns, compiled.
struct Keycaps {
    in_words: RegexSet,
    in_markup: RegexSet,
    alone: Regex,
    not_read: Regex,
}

impl Keycaps {
    fn new() -> Self {
        Self {
            in_words: RegexSet::new(IN_WORDS).unwrap(),
            in_markup: RegexSet::new(IN_MARKUP).unwrap(),
            alone: Regex::new(ALONE).unwrap(),
            not_read: Regex::new(NOT_READ).unwrap(),
        }
    }

    /// A line for each keycap typed by hand: where it is, and the text.
    fn typed_by_hand(&self, file: &str, source: &str) -> Vec<String> {
        let in_rust = has_ending(file, "rs");
        let texts = if in_rust { texts_of_rust(source) } else { self.texts_of_view(source) };
        let is_keycap = |Text { words, .. }: &Text| {
            self.in_words.is_match(words)
                || if in_rust {
                    self.alone.is_match(words) && !NO_KEYCAPS.contains(&(file, words))
                } else {
                    self.in_markup.is_match(words) || quoted(words).any(|text| self.alone.is_match(text))
                }
        };
        let found = texts.iter().filter(|text| is_keycap(text));
        found.map(|Text { line, words }| format!("{file}:{line}: {}", words.trim())).collect()
    }

    /// The lines of a TypeScript or Svelte file.
    fn texts_of_view(&self, source: &str) -> Vec<Text> {
        let lines = |found: &Captures<'_>| "\n".repeat(found[0].matches('\n').count());
        let source = self.not_read.replace_all(source, lines);
        (1..).zip(source.lines()).map(|(line, words)| Text { line, words: words.to_owned() }).collect()
    }
}

/// What stands between quotes in a line of code.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split(['"', '`', '\'']).skip(1).step_by(2)
}

fn has_ending(file: &str, ending: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == ending)
}

/// The files under a folder that are read here, by path from the root of the workspace.
fn sources(root: &Path, folder: &str, found: &mut Vec<String>) {
    for entry in entries(&root.join(folder)).unwrap() {
        let name = entry.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        if entry.is_dir() {
            sources(root, &name, found);
        } else if ["rs", "ts", "svelte"].iter().any(|ending| has_ending(&name, ending)) {
            found.push(name);
        }
    }
}

#[test]
fn no_keycap_is_typed_by_hand() {
    let workspace = Workspace::find().unwrap();
    let mut files = Vec::new();
    for folder in READ {
        sources(&workspace.root, folder, &mut files);
    }
    files.retain(|file| !file.ends_with(".test.ts") && !EXEMPT.iter().any(|exempt| file.starts_with(exempt)));
    let keycaps = Keycaps::new();
    let text = |file: &String| fs::read_to_string(workspace.root.join(file)).unwrap();
    let found: Vec<String> = files.iter().flat_map(|file| keycaps.typed_by_hand(file, &text(file))).collect();
    assert!(found.is_empty(), "take these from the table (`Action::…cap()`, `capOf(…)`):\n{}", found.join("\n"));
}

#[test]
fn finds_keycaps_in_rust() {
    let source = r#"
        //! Shift+→ in a comment.
        /// "X" in another.
        fn say() {
            let words = format!("The room is back: X when {it}", it = "now");
            button("End", "M");
            say("Press N to go on"); say("Undone; Ctrl+Z takes that back"); say("Enter or Esc");
            say("10 → 4 min"); say("A poll needs a question"); say("I am here"); say("%H:%M"); say("R&D");
        }
        #[cfg(test)]
        mod tests { fn press() { key("Shift+P"); } }
    "#;
    let lines: Vec<String> = Keycaps::new().typed_by_hand("a.rs", source);
    assert_eq!(
        lines,
        [
            "a.rs:5: The room is back: X when {it}",
            "a.rs:6: M",
            "a.rs:7: Press N to go on",
            "a.rs:7: Undone; Ctrl+Z takes that back",
            "a.rs:7: Enter or Esc",
        ]
    );
}

#[test]
fn finds_keycaps_in_views() {
    let source = r#"
        <!-- Enter saves, Esc leaves. -->
        <script lang="ts">
          // Shift+M closes it.
          if (event.key === "Enter" || /^F\d+$/.test(key)) go(1);
          const words = `Press ${capOf("note")} to write`;
          const key = plain ? "S" : "P";
        </script>
        <Key key="Ctrl+M" />
        <button aria-keyshortcuts="Q">Press J to write one, Enter to save</button>
        <kbd>{cap}</kbd><kbd>N</kbd>
        <path d="M5 .6 9.8 9.4H.2Z" />
        <style>
          .Esc { content: "X"; }
        </style>
    "#;
    let lines: Vec<String> = Keycaps::new().typed_by_hand("a.svelte", source);
    let numbers: Vec<&str> = lines.iter().map(|line| line.split(':').nth(1).unwrap()).collect();
    assert_eq!(numbers, ["7", "9", "10", "11"]);
}
