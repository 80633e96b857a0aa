//! The rules of decks as tables: Markdown in; slides, notes and problems out.

use chairside_deck::{Content, Deck, Folder, fragment, parse};

fn deck(markdown: &str) -> Deck {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decks");
    parse("a.md", markdown, 1, &Folder { root, image_base: "deck://localhost/".into() })
}

/// The text of each slide, newlines as ` / `.
fn slides(markdown: &str) -> Vec<String> {
    deck(markdown).slides.iter().map(|slide| slide.text.replace('\n', " / ")).collect()
}

fn html(markdown: &str) -> String {
    match &deck(markdown).slides[0].content {
        Content::Html(html) => html.clone(),
        Content::Generated { name, .. } => panic!("generated {name}"),
    }
}

#[test]
fn slides_are_split_at_lines_of_dashes() {
    for (markdown, expected) in [
        ("", &[][..]),
        ("\n\n", &[]),
        ("---\n---\n", &[""]),
        ("a\n\n---\n\nb", &["a", "b"]),
        ("# a\n---\n# b\n---\n", &["a", "b"]),
        ("---\n# a", &["a"]),
        ("a\n\n---\n\n---\n\nb", &["a", "", "b"]),
        ("a\n\n------   \n\nb", &["a", "b"]),
        ("a\r\n\r\n---\r\n\r\nb\r\n", &["a", "b"]),
        // Right under text three dashes divide, as in Slidev and reveal-md; more of them underline, as in CommonMark.
        ("a\n---\nb", &["a", "b"]),
        ("a title\n-------\nb", &["a title / b"]),
        ("- a\n----\nb", &["a", "b"]),
        ("# a\n----\nb", &["a", "b"]),
        ("| a |\n|---|\n| b |\n---\nc", &["a / b", "c"]),
        // Not lines between slides.
        ("a\n\n***\n\nb", &["a / b"]),
        ("a\n\n___\n\nb", &["a / b"]),
        ("a\n\n- - -\n\nb", &["a / b"]),
        ("a\n\n --- \n\nb", &["a / b"]),
        ("a\n\n--\n\nb", &["a / -- / b"]),
        ("a\n\n--- x\n\nb", &["a / --- x / b"]),
        ("```\n---\n```\n\n---\n\nb", &["---", "b"]),
        ("~~~~ x\n~~~\n---\n~~~~\n---\nb", &["~~~ / ---", "b"]),
        ("   ```\n---\n   ```\n---\nb", &["---", "b"]),
        ("<!-- a\n---\nb -->\n\nc", &["c"]),
        ("a `<!--` b\n\n---\n\nc", &["a <!-- b", "c"]),
        // Slidev's front matter of one slide.
        ("a\n\n---\nlayout: center\n---\n\nb", &["a", "b"]),
        ("a\n\n---\nhide: true\n---\n\nb\n\n---\n\nc", &["a", "c"]),
        ("a\n\n---\nnot: a key of Slidev\n\n---\n\nb", &["a", "not: a key of Slidev", "b"]),
    ] {
        assert_eq!(slides(markdown), expected, "{markdown:?}");
    }
}

#[test]
fn comments_are_notes_and_keep_their_newlines() {
    for (markdown, notes, text) in [
        ("# a\n<!-- note -->", "note", "a"),
        ("# a\n<!-- one -->\n<!-- two -->", "one\n\ntwo", "a"),
        ("# a\n<!--\n  one\n    two\n\n  three\n-->\n", "one\n  two\n\nthree", "a"),
        ("a <!-- note --> b", "note", "a b"),
        ("a <!-- over\nlines --> b", "over\nlines", "a b"),
        ("a <!-- over\n\nparagraphs --> b", "over\n\nparagraphs", "a b"),
        ("<!-- note --> # Title", "note", "Title"),
        ("# a\n<!-->\n<!--->\nb", "", "a / b"),
        ("# a\n<!-- -- - -->", "-- -", "a"),
        ("`<!-- code -->`", "", "<!-- code -->"),
        (r"\<!-- escaped -->", "", "<!-- escaped -->"),
        ("```\n<!-- code -->\n```", "", "<!-- code -->"),
        ("# a\n<!-- .slide: x -->\nNote: said\n\nand more", "said\n\nand more", "a"),
        ("# a <!-- .slide: x -->\nNOTES:\n- said", "- said", "a"),
        ("# a <!-- .slide: x -->\nNote well: shown", "", "a / Note well: shown"),
        ("# a\n<!-- *kept* as [written](x) -->", "*kept* as [written](x)", "a"),
        ("# a\n<!-- markdownlint-disable -->", "", "a"),
    ] {
        let slide = &deck(markdown).slides[0];
        assert_eq!((slide.notes.as_str(), slide.text.replace('\n', " / ").as_str()), (notes, text), "{markdown:?}");
    }
}

#[test]
fn no_note_is_ever_shown() {
    for markdown in [
        "# a\n<!-- SECRET\n\n---\n\n# b",
        "# a <!-- SECRET -->",
        "- a\n  <!-- SECRET\n\n  SECRET -->\n- b",
        "> <!-- SECRET -->",
        "<div><!-- SECRET --></div>",
        "<div title=\"<!-- SECRET -->\">",
        "| a |\n|---|\n| b <!-- SECRET --> |",
        "[a <!-- SECRET -->](https://a.example)",
        "![a <!-- SECRET -->](queue.png)",
        "<!-- .slide: x -->\n\nNote: SECRET",
        "a <!-- SECRET\n\nSECRET --> b",
        "- a\n  <!-- SECRET\n\nSECRET -->\n- b",
        "<div>\n<!-- SECRET\n\nSECRET -->\n</div>",
        "> a <!-- SECRET\n\nSECRET",
        "[x]: https://x.example\nb <!-- SECRET\n\nSECRET",
        "# a\n\n1. <!-- SECRET\n\n   ---\n\n   SECRET",
        "<!-- SECRET\n---\n```\na --> b\n```",
        "<!-- SECRET <!-- SECRET --> x",
        "<!-- slide: nonsense -->\n<!-- SECRET -->",
    ] {
        for slide in deck(markdown).slides {
            assert!(!format!("{:?}{}{}", slide.content, slide.text, slide.title).contains("SECRET"), "{markdown:?}");
        }
    }
}

#[test]
fn titles_are_the_first_heading_or_line() {
    for (markdown, title, lead) in [
        ("# A *title* `b`\n\nText", "A title b", true),
        ("# A\n\nOne<br>two<br>three", "A", true),
        ("# A\n\nOne<br>two<br>three<br>four", "A", false),
        ("# A\n\n- item", "A", false),
        ("# A\n\n# B", "A", false),
        ("## A", "A", false),
        ("text\n\n## A", "A", false),
        ("first *line*\n\nsecond", "first line", false),
        ("<h1>Raw</h1>", "Raw", true),
        ("![](queue.png)", "", false),
        ("# A\n\n![](queue.png)", "A", false),
        ("<!-- _class: lead -->\n## A\n\n- b", "A", true),
        ("<!-- _class:\n  - lead\n-->\n## A\n\n- b", "A", false),
    ] {
        let slide = &deck(markdown).slides[0];
        assert_eq!((slide.title.as_str(), slide.lead), (title, lead), "{markdown:?}");
    }
}

#[test]
fn problems_have_the_line_in_the_file() {
    let of = |markdown: &str| {
        let root = std::env::temp_dir();
        let deck = parse("a.md", markdown, 11, &Folder { root, image_base: String::new() });
        deck.problems.iter().map(|problem| problem.line.unwrap()).collect::<Vec<_>>()
    };
    for (markdown, lines) in [
        ("a\n\n<!-- note\nover\nlines -->\n\n[x](javascript:1)", &[17][..]),
        ("a\n\n---\n\n![x](no-such.png)\n\ntext\n![x](no-such.png)", &[15, 18]),
        ("<div>\n\n<div>\n<script>\n</script>\n<b onclick=x>\n</div>", &[14, 16]),
        ("a\n<v-click>\n\n[x](y)", &[12, 14]),
        ("- a\n  <!-- x -->\n- b\n\n  [x](y)", &[15]),
        ("---\nlayout: nonsense\n---\n\n[x](y)", &[12, 15]),
        ("```\n\nnever closed", &[11]),
        ("text <i\nonclick=x>a</i>", &[11]),
    ] {
        assert_eq!(of(markdown), lines, "{markdown:?}");
    }
}

#[test]
fn html_keeps_only_what_is_harmless() {
    for (markdown, expected) in [
        ("<b>a</b> <u>b</u>", "<p><b>a</b> <u>b</u></p>"),
        ("a <script>alert(1)</script> b", "<p>a  b</p>"),
        ("a <script>alert(1) b", "<p>a alert(1) b</p>"),
        ("<script>\n\nalert(1)\n\n</script>\n\nb", "<p>b</p>"),
        ("<iframe src=x>\n\nb\n\n</iframe>c", "c"),
        ("<p align=\"center\">a</p>", "<p class=\"center\">a</p>"),
        ("<center>a</center>", "<div class=\"center\">a</div>"),
        ("<details><summary>a</summary>b</details>", "<div><div>a</div>b</div>"),
        ("<a href='https://a.example'>a</a>", "<p><a href=\"https://a.example\">a</a></p>"),
        ("a < b <3 <", "<p>a &lt; b &lt;3 &lt;</p>"),
        ("<div>a < b <!x></div>", "<div>a &lt; b </div>"),
        ("</div></div>a", "a"),
        ("![](queue.png)", "<p><img src=\"deck://localhost/8460d39899b480619cb5cdd0c410218b\" alt=\"\"></p>"),
        (
            "<img src=\"public/img/wide%20one.png\" width=9999>",
            "<img src=\"deck://localhost/1c5747810418e06804bfcfd6c373a307\" alt=\"\" width=\"1100\">",
        ),
        (
            "![h:15 a](queue.png)",
            "<p><img src=\"deck://localhost/8460d39899b480619cb5cdd0c410218b\" alt=\"a\" width=\"20\"></p>",
        ),
        ("![A *b*](https://a.example/x.png)", "<p><span class=\"missing-image\">A b</span></p>"),
        (
            "- [ ] a\n\n- [x] b",
            "<ul>\n<li class=\"task\"><p><span class=\"check\">☐</span> a</p>\n</li>\n<li class=\"task done\"><p><span class=\"check\">☑</span> b</p>\n</li>\n</ul>",
        ),
    ] {
        assert_eq!(html(markdown), expected, "{markdown:?}");
    }
}

#[test]
fn definitions_hold_for_the_whole_file() {
    let deck = deck("[a][x] and [b]\n\n---\n\n[X]: https://x.example\n[b]: https://b.example");
    let Content::Html(html) = &deck.slides[0].content else { panic!() };
    assert_eq!(html, "<p><a href=\"https://x.example\">a</a> and <a href=\"https://b.example\">b</a></p>");
}

#[test]
fn footnotes_of_different_slides_have_different_ids() {
    let deck = deck("a[^1]\n\n[^1]: x\n\n---\n\nb[^1]\n\n[^1]: y");
    let ids: Vec<bool> = (1..)
        .zip(&deck.slides)
        .map(|(number, slide)| format!("{:?}", slide.content).contains(&format!("fn-{number}-1")))
        .collect();
    assert_eq!(ids, [true, true]);
}

#[test]
fn a_fragment_is_one_piece() {
    assert_eq!(
        fragment("a *b*\n\n---\n\n<script>x</script>[c](https://c.example)"),
        "<p>a <em>b</em></p>\n<hr>\n<a href=\"https://c.example\">c</a>"
            .replace("<a href=\"https://c.example\">c</a>", "[c](https://c.example)")
    );
    assert_eq!(fragment("![a](b.png) <b onclick=x>c</b>"), "<p><span class=\"missing-image\">a</span> <b>c</b></p>");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused() {
    let outside = tempfile::tempdir().unwrap();
    let inside = tempfile::tempdir().unwrap();
    let picture = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decks/queue.png");
    std::fs::copy(&picture, outside.path().join("a.png")).unwrap();
    std::fs::copy(&picture, inside.path().join("b.png")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("a.png"), inside.path().join("a.png")).unwrap();
    std::os::unix::fs::symlink(inside.path().join("b.png"), inside.path().join("c.png")).unwrap();
    let deck = parse(
        "a.md",
        "![](a.png)\n![](b.png)\n![](c.png)",
        1,
        &Folder { root: inside.path().into(), image_base: "x/".into() },
    );
    assert_eq!(deck.images.len(), 1);
    assert_eq!(deck.problems.len(), 1);
    assert_eq!(
        deck.problems[0].to_string(),
        "a.md:1: warning: the image `a.png` is outside the deck's folder; copy it into that folder"
    );
}

#[test]
fn nothing_that_other_programs_show_is_lost_in_silence() {
    // Each with what is said of it and on which line; a film and a block are named wherever they stand.
    for (markdown, expected) in [
        (
            "![](film.mp4)\n\n---\n\n![bg](https://a.org/b.webm)",
            &["1: the film `film.mp4` is not played", "5: the film `https://a.org/b.webm`"][..],
        ),
        (
            "<video src=\"a.mp4\"></video>\n\n---\n\n<video>\n<source src=\"b.mp4\">\n</video>",
            &["1: the film in `<video>`", "5: the film in `<video>`"],
        ),
        (
            "<Youtube id=\"a\" />\n\n---\n\n<Youtube id=\"b\" />",
            &["1: the film in `<youtube>`", "5: the film in `<youtube>`"],
        ),
        (
            "<iframe src=\"https://a.org\"></iframe>\n\n---\n\n<iframe src=\"https://b.org\"></iframe>",
            &["1: `<iframe>` was removed", "5: `<iframe>` was removed"],
        ),
        ("![](queue.png){width=50%}", &["1: marks in braces are shown as text (`width=50%`)"]),
        ("![w:50vw](queue.png)", &["1: `w:50vw` in an image's text has no effect"]),
        (
            "<!-- .slide: data-background-video=\"a.mp4\" -->\n\n# A\n\n---\n\n<!-- .slide: data-background-iframe=\"https://a.org\" -->\n\n# B",
            &["1: the film behind this slide", "7: the page behind this slide"],
        ),
        (
            "<!-- backgroundImage: url(a.png) -->\n\n# A\n\n---\n\n<!-- _backgroundImage: url(b.png) -->\n\n# B",
            &["1: the picture behind this slide", "7: the picture behind this slide"],
        ),
        (
            "# A\n\n---\nlayout: two-columns\n---\n\n# B\n\n::right::\n\nC\n\n::bottom::\n\nD",
            &["4: the layout `two-columns`", "13: `::bottom::` is no part"],
        ),
        ("::: columns\na\n:::", &["1: `::: columns` is shown as text"]),
        ("$$\nx^2\n$$\n\nlet $a_b$ be", &["1: the formula `$$`", "5: the formula `a_b`"]),
        ("> [!NOTE]\n> Careful", &["1: `[!NOTE]` is shown as text"]),
        ("[TOC]", &["1: `[TOC]` is shown as text"]),
        ("````md magic-move\n```js\na\n```\n````", &["1: code that changes step by step"]),
        (
            "```ts {monaco-run}\na\n```\n\n```js [1|3-4]\nb\n```",
            &["1: code cannot be edited or run here", "5: `1|3-4` marks no lines"],
        ),
    ] {
        let said: Vec<String> = deck(markdown)
            .problems
            .iter()
            .map(|problem| format!("{}: {}", problem.line.unwrap_or(0), problem.what))
            .collect();
        for words in expected {
            assert!(
                said.iter().any(|said| said.starts_with(words)),
                "{markdown:?}: nothing says {words:?} in {said:#?}"
            );
        }
    }
}
