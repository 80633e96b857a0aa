//! Small decks made after faults that users of other presenters have reported. Each file in tests/cases has what right
//! looks like here; beside it stand more inputs of the same kind.

use std::path::Path;

use chairside_deck::{Content, Deck, Folder, parse_deck, read_text};

fn folder() -> Folder {
    Folder { root: Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"), image_base: "deck://localhost/".into() }
}

fn case(name: &str) -> Deck {
    let text = read_text(&folder().root.join(name), name).unwrap();
    deck(&text)
}

fn deck(text: &str) -> Deck {
    parse_deck("a.md", text, &folder()).unwrap()
}

fn texts(deck: &Deck) -> Vec<&str> {
    deck.slides.iter().map(|slide| slide.text.as_str()).collect()
}

fn notes(deck: &Deck) -> Vec<&str> {
    deck.slides.iter().map(|slide| slide.notes.as_str()).collect()
}

fn html(deck: &Deck) -> String {
    let html = |content: &Content| match content {
        Content::Html(html) => html.clone(),
        Content::Generated { name, .. } => format!("generated {name}"),
    };
    deck.slides.iter().map(|slide| html(&slide.content)).collect::<Vec<_>>().join("\n---\n")
}

/// Each problem as `line: what`.
fn problems(deck: &Deck) -> Vec<String> {
    deck.problems.iter().map(|problem| format!("{}: {}", problem.line.unwrap_or(0), problem.what)).collect()
}

#[test]
fn code_keeps_all_its_text() {
    let deck = case("md-code-in-lists.md");
    let slides = texts(&deck);
    assert_eq!(slides.len(), 5);
    for (slide, keeps) in
        [(1, &["KEEP-1", "KEEP-2"][..]), (2, &["KEEP-3", "KEEP-4", "KEEP-5"]), (4, &["KEEP-6", "KEEP-7"])]
    {
        for keep in keeps {
            assert!(slides[slide].contains(keep), "{keep} in {:?}", slides[slide]);
        }
    }
    assert_eq!(notes(&deck)[..3], ["", "", ""]);
    assert_eq!(notes(&deck)[3], "```", "the comment on the fourth slide is one");
    assert_eq!((notes(&deck)[4], deck.problems.len()), ("", 0));
}

#[test]
fn code_of_every_form_keeps_comments_rules_and_notes() {
    for markdown in [
        "```\nK <!-- a -->\n---\nNote: K\n```",
        "~~~~\nK <!-- a -->\n~~~\n---\nNote: K\n~~~~",
        "- a\n\n  ```\n  K <!-- a -->\n  ---\n  Note: K\n  ```",
        "1. a\n   - b\n\n     ```\n     K <!-- a -->\n     ---\n     Note: K\n     ```",
        "> ```\n> K <!-- a -->\n> ---\n> Note: K\n> ```",
        "> - a\n>\n>   ```\n>   K <!-- a -->\n>   ---\n>   Note: K\n>   ```",
        "a\n\n    K <!-- a -->\n    ---\n    Note: K",
        "- a\n\n      K <!-- a -->\n      ---\n      Note: K",
        "```` md\n```\nK <!-- a -->\n```\n---\nNote: K\n````",
        "`` K <!-- a --> ` `` K --- Note: K",
        "| a |\n|---|\n| `K <!-- a --> --- Note: K` K |",
        "[^1]\n\n[^1]: b\n\n    ```\n    K <!-- a -->\n    ---\n    Note: K\n    ```",
    ] {
        let deck = deck(&format!("<!-- .slide: x -->\n\n{markdown}\n\n---\n\nlast"));
        let slides = texts(&deck);
        assert_eq!(slides.len(), 2, "{markdown:?}");
        for kept in ["K", "<!-- a -->", "---", "Note: K"] {
            assert!(slides[0].contains(kept), "{kept} of {markdown:?} in {:?}", slides[0]);
        }
        assert_eq!((slides[1], notes(&deck)), ("last", vec!["", ""]), "{markdown:?}");
    }
}

#[test]
fn html_keeps_its_text() {
    for (markdown, slides) in [
        ("<pre>\na\n---\nb\n</pre>\n\n---\n\nlast", &["a\n---\nb", "last"][..]),
        ("<div>\na\n---\nb\n</div>\n\n---\n\nlast", &["a --- b", "last"]),
        ("<div>a</div>\n---\nlast", &["a", "last"]),
        ("<div>\n\na\n\n---\n\n</div>\n\nlast", &["a", "last"]),
        ("<b\n---\nlast", &["<b", "last"]),
    ] {
        assert_eq!(texts(&deck(markdown)), slides, "{markdown:?}");
    }
}

#[test]
fn a_comment_that_is_not_closed_ends_at_its_slide_and_is_named() {
    for markdown in [
        "# a\n\n<!-- SECRET\n\n---\n\n# b\n\n---\n\n# c",
        "# a\n\n- x <!-- SECRET\n- SECRET\n\n---\n\n# b\n\n---\n\n# c",
        "# a\n\n> <!-- SECRET\n\nSECRET\n\n---\n\n# b\n\n---\n\n# c",
        "# a\n\n<!-- SECRET\n\n---\n\n# b\n<!-- of b -->\n\n---\n\n# c",
        "# a\n\n<!-- SECRET\n\n---\n\n# b\n\n```\nx --> y\n```\n\n---\n\n# c",
        "# a\n\n<div><!-- SECRET\n\n---\n\n# b\n\n---\n\n# c",
    ] {
        let deck = deck(markdown);
        let titles: Vec<&str> = deck.slides.iter().map(|slide| slide.title.as_str()).collect();
        assert_eq!(titles, ["a", "b", "c"], "{markdown:?}");
        assert!(!html(&deck).contains("SECRET") && notes(&deck)[0].starts_with("SECRET"), "{markdown:?}");
        let what = "3: the comment that starts here is never closed, so the rest of its slide becomes notes";
        assert_eq!(problems(&deck), [what], "{markdown:?}");
    }
}

#[test]
fn a_note_in_the_text_is_one_only_in_decks_for_reveal_md() {
    let deck = case("md-note-in-prose.md");
    let room = html(&deck);
    for shown in ["LISTENS-ON-443", "SHOWN-AS-WELL", "nothing special", "a list entry stays too"] {
        assert!(room.contains(shown), "{shown}");
    }
    assert!(!room.contains("SECRET"));
    assert_eq!(notes(&deck), ["", "", "SECRET: this one is for the speaker."]);
    let lines: Vec<_> = deck.problems.iter().map(|problem| problem.line.unwrap()).collect();
    assert_eq!(lines, [11, 13]);
}

#[test]
fn what_makes_a_deck_one_for_reveal_md() {
    let of = |markdown: &str| notes(&deck(markdown)).concat();
    for reveal in [
        "# a\n<!-- .slide: data-background=\"#fff\" -->\n\nNote: N",
        "# a\n\n- b <!-- .element: class=\"fragment\" -->\n\n---\n\nNotes: N",
        "---\nseparator: '---'\nverticalSeparator: '--'\n---\n# a\n\nNote: N",
        "---\nrevealOptions:\n  transition: fade\n---\n# a\n\nsome text\n  note: N",
    ] {
        assert_eq!(of(reveal), "N", "{reveal:?}");
    }
    for other in [
        "# a\n\nNote: N",
        "---\nmarp: true\n---\n# a\n<!-- .slide: x -->\n\nNote: N",
        "---\nlayout: cover\n---\n# a\n\nNote: N",
        "# a\n<!-- .slide: x -->\n\n- Note: N",
        "# a\n<!-- .slide: x -->\n\n> Note: N",
        "# a\n<!-- .slide: x -->\n\nPlease note: N",
    ] {
        assert_eq!(of(other), "", "{other:?}");
        assert!(html(&deck(other)).contains('N'), "{other:?}");
    }
}
