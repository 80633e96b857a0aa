//! Nothing that a file can hold makes the program panic, hang or hand a webview anything that could run.

#![allow(clippy::format_collect, reason = "shorter to read in a list of cases")]

use std::time::{Duration, Instant};

use chairside_deck::{Content, Deck, Folder, fragment, parse, parse_deck, split_front_matter};
use proptest::prelude::*;

fn folder() -> Folder {
    Folder {
        root: std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decks"),
        image_base: "deck://localhost/".into(),
    }
}

fn deck(markdown: &str) -> Deck {
    parse("a.md", markdown, 1, &folder())
}

/// What must hold of every deck, whoever wrote it.
fn is_harmless(deck: &Deck, lines: usize) {
    for slide in &deck.slides {
        assert!(slide.line >= 1 && slide.line as usize <= lines + 1, "line {} of {lines}", slide.line);
        assert!((0.1..=1.0).contains(&slide.fit));
        let Content::Html(html) = &slide.content else { continue };
        for tag in html.split('<').skip(1) {
            let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
            let forbidden = [
                "script", "iframe", "form", "input", "object", "embed", "svg", "math", "meta", "link", "base", "style",
                "template",
            ];
            assert!(!name.is_empty() && !forbidden.contains(&name.as_str()), "{html}");
            let attributes = tag.split_once('>').map_or(tag, |(attributes, _)| attributes);
            for attribute in attributes
                .split('"')
                .step_by(2)
                .flat_map(|part| part.split_whitespace())
                .filter(|part| part.ends_with('='))
            {
                let allowed = [
                    "href=", "class=", "src=", "alt=", "width=", "id=", "align=", "start=", "lang=", "dir=", "title=",
                    "colspan=", "rowspan=",
                ];
                assert!(allowed.contains(&attribute), "{attribute} in {html}");
            }
            if let Some((_, address)) = attributes.split_once("href=\"") {
                assert!(
                    ["https:", "http:", "mailto:", "xmpp:", "#fn"]
                        .iter()
                        .any(|good| address.to_lowercase().starts_with(good)),
                    "{html}"
                );
            }
            if let Some((_, address)) = attributes.split_once("src=\"") {
                assert!(address.starts_with("deck://localhost/"), "{html}");
            }
        }
    }
    for problem in &deck.problems {
        if let Some(line) = problem.line {
            assert!(line >= 1 && line as usize <= lines + 1, "{problem} of {lines}");
        }
        assert!(!problem.to_string().contains(|c: char| c.is_control()), "{problem:?}");
    }
}

/// Pieces of Markdown, HTML and the dialects, to be strung together.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "---",
        "\n",
        "\n\n",
        "\n---\n",
        "# ",
        "- ",
        "  ",
        "> ",
        "1. ",
        "```",
        "~~~\n",
        "`",
        "<!--",
        "-->",
        "<!-- slide: ",
        "<aside class=\"notes\">",
        "<aside\nclass=notes>",
        "</aside>",
        "<v-clicks>\n- a\n",
        "[a]: b\n",
        "<pre>",
        "Notes: ",
        "```yaml\nlayout: x\n```\n",
        "layout: x\nno key\n---\n",
        "note-well",
        " again",
        "_class: lead",
        ".slide:",
        "::right::",
        "::left::\n",
        "<v-clicks>",
        "</v-clicks>",
        "<div class=\"grid grid-cols-2\">",
        "</div>",
        "<script>",
        "</script>",
        "<img src=",
        "queue.png",
        " onerror=x",
        "javascript:",
        "](",
        "![",
        "[",
        "]",
        ")",
        "\"",
        "'",
        "<",
        ">",
        "&",
        "&#58;",
        "\\",
        "|",
        "|---|\n",
        "[^1]",
        "[^1]: ",
        "*",
        "**",
        "~~",
        "- [x] ",
        "https://a.example",
        "www.a.example",
        "a",
        "é",
        "漢",
        "\u{202e}",
        "\t",
        "\r\n",
        "\0",
        "layout: center",
        "Note:",
        "bg ",
        "w:300 ",
        "<svg>",
        "<textarea>",
        "<table><tr><td>",
        "</p>",
        "<a href=\"",
        "style=\"x\"",
        "\u{feff}",
        "<<< @/x",
        "[click]",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Pieces of Markdown in which a comment is always one: no code, nothing escaped, no tag and no comment left open.
fn open_pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\n",
        "\n\n",
        "# ",
        "- ",
        "> ",
        "1. ",
        "::right::\n",
        "<v-clicks>",
        "</v-clicks>",
        "<div>",
        "</div>",
        "<b>",
        "<br>",
        "![",
        "]",
        ")",
        "&lt;",
        "|",
        "|---|\n",
        "[^1]",
        "[^1]: ",
        "[a]: https://a.example\n",
        "*",
        "**",
        "a~b",
        "~~ ",
        "- [x] ",
        "https://a.example",
        "a",
        "語",
        "layout: center\n",
        "\n***\n",
        "Note:",
        "<p>",
        "</p>",
        "===\n",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pieces_are_harmless(markdown in pieces()) {
        is_harmless(&deck(&markdown), markdown.replace("\r\n", "\n").split(['\n', '\r']).count());
        fragment(&markdown);
    }

    #[test]
    fn no_comment_is_ever_shown(before in open_pieces(), inside in open_pieces(), after in open_pieces()) {
        let markdown = format!("{before}<!-- SECRET {inside} SECRET -->{after}");
        for slide in deck(&markdown).slides {
            prop_assert!(!format!("{:?}{}{}", slide.content, slide.text, slide.title).contains("SECRET"), "{:?}", markdown);
        }
    }

    #[test]
    fn no_comment_is_shown_beyond_a_slide_break(
        before in open_pieces(), inside in open_pieces(), more in open_pieces(), after in open_pieces()
    ) {
        let markdown = format!("{before}<!-- SECRET {inside}\n\n---\n\n{more} SECRET -->{after}");
        for slide in deck(&markdown).slides {
            prop_assert!(!format!("{:?}{}{}", slide.content, slide.text, slide.title).contains("SECRET"), "{:?}", markdown);
        }
    }

    #[test]
    fn any_text_is_harmless(markdown in "(?s).{0,400}") {
        is_harmless(&deck(&markdown), markdown.split(['\n', '\r']).count());
        let _ = parse_deck("a.md", &markdown, &folder());
    }

    #[test]
    fn a_split_file_is_whole(text in "(---\n|a: b\n|\\.\\.\\.\n|x\n|\n){0,8}") {
        if let Ok(split) = split_front_matter("a.md", &text) {
            prop_assert!(text.ends_with(split.body));
            let before = text.len() - split.body.len();
            prop_assert_eq!(text[..before].matches('\n').count() + 1, split.body_line as usize);
        }
    }

    #[test]
    fn text_is_never_lost(words in prop::collection::vec("[a-z]{1,8}", 1..20)) {
        let markdown = words.iter().map(|word| format!("- {word}")).collect::<Vec<_>>().join("\n");
        prop_assert_eq!(&deck(&markdown).slides[0].text, &words.join("\n"));
    }
}

/// Each of these grows something without end; none may take long or overflow the stack.
#[test]
fn endless_things_end() {
    let many = |text: &str, bytes: usize| text.repeat(bytes / text.len().max(1));
    // What takes quadratic time shows at this size already, and a debug build is slow.
    let big = if cfg!(debug_assertions) { 24 * 1024 } else { 120 * 1024 };
    let whole = if cfg!(debug_assertions) { 1024 * 1024 } else { 4 * 1024 * 1024 };
    let nested: String = (0..400).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    let cases = [
        ("a line of 10 MB", "a ".repeat(5_000_000)),
        ("a word of 10 MB", "a".repeat(10_000_000)),
        ("quotes", many(">", big)),
        ("quotes with blanks", many("> ", big)),
        ("list markers", many("- ", big)),
        ("numbers", many("1. ", big)),
        ("nested lists", nested),
        ("quotes on many lines", many(">>>>>>>>>>>>>>>>>>>> a\n", big)),
        ("emphasis", format!("{}a{}", many("*a **b ", big / 2), many("** *", big / 2))),
        ("strokes", many("*a_ ", big)),
        ("brackets", many("[", big)),
        ("brackets both", format!("{}{}", many("[", big / 2), many("]", big / 2))),
        ("links", many("[a](", big)),
        ("images", many("![a](b)", big)),
        ("backticks", (1..450).map(|count| format!("{} ", "`".repeat(count))).collect()),
        ("divs", many("<div>", big)),
        ("divs on lines", many("<div>\n\n", big)),
        ("inline elements", many("a <b>", big)),
        ("open tags", many("<a b='", big)),
        ("open scripts", many("a <script>", big)),
        ("scripts", many("<script>\n</script>\n\n", big)),
        ("comments", many("<!--", big)),
        ("comment pairs", many("<!-- a -->", big)),
        ("open comments on lines", many("<!-- a\n", big)),
        ("open comments in paragraphs", many("a <!-- b\n\n", big)),
        ("comments over paragraphs", many("a <!-- b\n\nc -->\n\n", big)),
        ("comments in lists that end early", many("- a\n  <!-- b\n\nc -->\n", big)),
        ("comments in HTML", format!("<div>\n{}", many("<!-- a -->", big))),
        ("open comments in HTML", many("<div>\n<!-- a\n\nb -->\n</div>\n\n", big)),
        ("lines of dashes in code", format!("```\n{}", many("---\n", big))),
        ("lines of dashes in small code", many("```\n---\n```\n\n", big)),
        ("lines of dashes in HTML", format!("<div>\n{}", many("---\n", big))),
        ("lines of dashes in a script", format!("<script>\n{}</script>", many("---\n", big))),
        ("lines of dashes in a comment", format!("<!--\n{}-->", many("---\n", big))),
        ("lines of dashes in HTML of comments", format!("<div>\n{}-->", many("<!-- a\n---\n", big))),
        ("tables", format!("|{}\n|{}\n{}", many("a|", big / 6), many("-|", big / 6), many("|a\n", big / 6))),
        ("table rows", format!("|a|\n|-|\n{}", many("|a|\n", big))),
        ("footnotes", format!("{}\n\n[^a]: b", many("[^a]", big / 2))),
        ("footnote definitions", (0..4000).map(|at| format!("a[^{at}]\n\n[^{at}]: b\n\n")).collect()),
        ("definitions", (0..4000).map(|at| format!("[a{at}]: https://a.example\n")).collect()),
        ("entities", many("&#x26;", big)),
        ("autolinks", many("www.a.", big)),
        ("mail", many("a@", big)),
        ("fences", many("```\n", big)),
        ("code", format!("```rust\n{}\n```", many("/* \"'{[(<", 30_000))),
        ("code of brackets", format!("```js\n{}\n```", many("((((((((((\n", 30_000))),
        ("columns", many("::right::\n", big)),
        ("5000 slides", many("# A\n\n- b\n\n---\n\n", 5000 * 16)),
        ("steps", many("<v-click>", big)),
        ("data", format!("![a](data:image/png;base64,{})", many("A", 3_000_000))),
        ("4 MiB without dashes", many("- A point of a slide that never ends\n", whole)),
        ("4 MiB of big slides", many(&format!("{}\n\n---\n\n", many("*a **b [c](d) ", 100_000)), whole)),
    ];
    for (name, markdown) in cases {
        let start = Instant::now();
        let deck = deck(&markdown);
        let taken = start.elapsed();
        println!("{name}: {taken:?}, {} slides, {} problems", deck.slides.len(), deck.problems.len());
        // A debug build on a busy machine; a release build takes a tenth.
        assert!(taken < Duration::from_mins(1), "{name} took {taken:?}");
        assert!(deck.problems.len() <= 201);
    }
}

#[test]
fn a_small_stack_is_enough() {
    let markdown = format!("{}{}\n\n{}", "> ".repeat(5000), "<div>".repeat(5000), "*a **b ".repeat(5000));
    let thread = std::thread::Builder::new().stack_size(256 * 1024).spawn(move || deck(&markdown).slides.len());
    assert_eq!(thread.unwrap().join().unwrap(), 1);
}
