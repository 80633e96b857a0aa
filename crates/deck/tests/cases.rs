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

fn titles(deck: &Deck) -> Vec<&str> {
    deck.slides.iter().map(|slide| slide.title.as_str()).collect()
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
        assert_eq!(titles(&deck), ["a", "b", "c"], "{markdown:?}");
        assert!(!html(&deck).contains("SECRET") && notes(&deck)[0].starts_with("SECRET"), "{markdown:?}");
        let what = "3: the comment that starts here is never closed, so the rest of its slide becomes notes";
        assert_eq!(problems(&deck), [what], "{markdown:?}");
    }
}

/// A comment that begins in the middle of a line or in a list ends for CommonMark with its paragraph: the rest of it would
/// be on the next slide.
#[test]
fn a_comment_that_goes_on_beyond_a_slide_break_is_hidden_to_its_end() {
    for (markdown, last) in [
        ("# a\n\nx <!-- SECRET\n\n---\n\nSECRET -->\n\n---\n\n# c", Some(7)),
        ("# a\n\nx <!-- SECRET\n\n---\n\n# SECRET\n\n---\n\nSECRET --> y\n\n---\n\n# c", Some(11)),
        ("# a\n\n- x <!-- SECRET\n\n---\n\nSECRET -->\n\n---\n\n# c", Some(7)),
        ("# a\n\n| x | y <!-- SECRET |\n|---|---|\n\n---\n\nSECRET -->\n\n---\n\n# c", Some(8)),
        ("# a\n\n> x <!-- SECRET\n---\nSECRET -->\n\n---\n\n# c", Some(5)),
        ("# a\n\n- x\n  <!-- SECRET\n\n---\n\nSECRET -->\n\n---\n\n# c", None),
        ("# a\n\nx <aside class=\"notes\">SECRET\n\n---\n\nSECRET</aside>\n\n---\n\n# c", None),
        ("# a\n\n<aside class=\"notes\">\n\nSECRET\n\n---\n\nSECRET\n\n</aside>\n\n---\n\n# c", None),
    ] {
        let deck = deck(markdown);
        assert_eq!(titles(&deck), ["a", "c"], "{markdown:?}");
        assert!(!html(&deck).contains("SECRET") && notes(&deck)[0].contains("SECRET"), "{markdown:?}: {}", html(&deck));
        let what = |last| {
            format!("3: this comment has a line of `---` in it and goes on to line {last}, so all of that is hidden")
        };
        assert_eq!(problems(&deck), last.map(what).into_iter().collect::<Vec<_>>(), "{markdown:?}");
    }
}

#[test]
fn notes_of_other_programs_that_go_on_beyond_a_slide_break_are_hidden_to_their_end() {
    for markdown in [
        "# a\n\n%% SECRET\n\n---\n\n# SECRET %%\n\n---\n\n# c",
        "# a\n\n%%\nSECRET\n---\nSECRET\n%%\n\n---\n\n# c",
        "# a\n\n::: notes\n\nSECRET\n\n---\n\nSECRET\n\n:::\n\n---\n\n# c",
        "# a\n\n::: {.notes}\nSECRET\n---\n# SECRET\n:::\n\n---\n\n# c",
    ] {
        let deck = deck(markdown);
        assert_eq!(titles(&deck), ["a", "c"], "{markdown:?}");
        assert!(!html(&deck).contains("SECRET") && notes(&deck)[0].contains("SECRET"), "{markdown:?}: {}", html(&deck));
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

#[test]
fn japanese_and_chinese_have_no_blanks_at_line_ends_and_their_emphasis() {
    let deck = case("md-cjk.md");
    let slides = texts(&deck);
    assert!(slides[0].contains("議題は全部で四つあり、一行に収まらないのでここで折り返している。"), "{}", slides[0]);
    assert!(slides[0].contains("「時間」を守ることと、重要。これは太字。"), "{}", slides[0]);
    assert!(slides[0].contains("使用code时，注意：后面紧跟文字。"), "{}", slides[0]);
    assert!(slides[1].contains("의제는 모두 넷이고 한 줄에 들어가지 않는다."), "{}", slides[1]);
    assert!(!html(&deck).contains("**"));
    for strong in ["「時間」", "重要。", "注意："] {
        assert!(html(&deck).contains(&format!("<strong>{strong}</strong>")), "{strong}");
    }
}

#[test]
fn lines_join_by_the_characters_on_their_two_sides() {
    for (markdown, text) in [
        ("第一行\n第二行", "第一行第二行"),
        ("- 一つ目、\n  続き\n- 二つ目", "一つ目、続き\n二つ目"),
        ("> 引用。\n> 続き", "引用。続き"),
        ("**強調**\n続き", "強調続き"),
        ("語 <!-- note -->\n続き", "語 続き"),
        ("カナ\nkana\nカナ", "カナ kana カナ"),
        ("한국어\n한국어", "한국어 한국어"),
        ("語\\\n続き", "語\n続き"),
        ("one\ntwo", "one two"),
    ] {
        assert_eq!(texts(&deck(markdown)), [text], "{markdown:?}");
    }
}

#[test]
fn a_lone_tilde_strikes_nothing_out() {
    let all = case("md-dollars-and-tildes.md");
    let room = html(&all);
    assert_eq!(room.matches("<del>").count(), 1, "{room}");
    assert!(room.contains("<del>This alone</del>") && !room.contains("<sub>"));
    for kept in ["~$1,550", "3~5 minutes and talks 10~15 minutes", "~/talks and ~root", "---", "<!-- in code -->"] {
        assert!(texts(&all)[0].contains(kept), "{kept}");
    }
    assert_eq!((notes(&all), all.slides.len()), (vec![""], 1));
    for (markdown, expected) in [
        ("~a~", "<p>~a~</p>"),
        ("~~a~~", "<p><del>a</del></p>"),
        ("~~a ~b~ c~~", "<p><del>a ~b~ c</del></p>"),
        ("10~15 **and ~20** 3~4", "<p>10~15 <strong>and ~20</strong> 3~4</p>"),
        ("~a *b*~", "<p>~a <em>b</em>~</p>"),
    ] {
        assert_eq!(html(&deck(markdown)), expected, "{markdown:?}");
    }
}

#[test]
fn pictures_with_difficult_names_are_found_or_explained() {
    let deck = case("md-pictures.md");
    let mut pictures = Vec::new();
    for image in html(&deck).split("src=\"deck://localhost/").skip(1) {
        let id = &image[..32];
        let at = deck.images.iter().position(|known| known.id == id).unwrap();
        pictures.push(at);
    }
    // Red twice, green twice, blue, orange, then purple four times.
    assert_eq!(pictures, [0, 0, 1, 1, 2, 3, 4, 4, 4, 4]);
    assert!(texts(&deck)[5].contains("![](md-pictures/plain name.png)"));
    assert_eq!(
        problems(&deck),
        [
            "25: `![](md-pictures/plain name.png)` is not an image, because its address has blanks",
            "31: a background image (`![bg …]`) is shown as an ordinary image",
            "37: `h:50` has no effect beside a width, because pictures keep their shape",
            "38: the width `50%` of an image has no effect",
        ]
    );
    assert_eq!(deck.problems[0].instead, "write `![](<md-pictures/plain name.png>)`");
}

#[test]
fn sizes_that_are_not_understood_are_named() {
    for (markdown, what) in [
        ("![w:50%](md-pictures/UPPER.PNG)", "1: `w:50%` in an image's text has no effect"),
        ("![height:10em](md-pictures/UPPER.PNG)", "1: `height:10em` in an image's text has no effect"),
        ("a\n\n<img src=\"md-pictures/UPPER.PNG\" width=\"10em\">", "3: the width `10em` of an image has no effect"),
        ("![a b](my photo.jpg)", "1: `![a b](my photo.jpg)` is not an image, because its address has blanks"),
    ] {
        assert_eq!(problems(&deck(markdown)), [what], "{markdown:?}");
    }
}

#[test]
fn emoji_and_marks_stay_as_they_are() {
    let deck = case("md-emoji-and-marks.md");
    let text = texts(&deck)[0];
    for kept in ["👩🏽‍💻", "☎︎ ☎️ 1️⃣", "👨‍👩‍👧‍👦", "a -> b", "x != y", "<!--", "é", "∀x∈ℝ", "नमस्ते", "ሰላም"]
    {
        assert!(text.contains(kept), "{kept}");
    }
    let said: Vec<&str> = deck.problems.iter().map(|problem| problem.what.as_str()).collect();
    assert_eq!((notes(&deck), said), (vec![""], vec!["names of emoji are shown as text (`tada`)"]));
}

#[test]
fn front_matter_after_empty_lines_or_a_comment_is_never_on_a_slide() {
    for markdown in [
        "\n---\nmarp: true\ntitle: KEYS\n---\n# A",
        "\u{feff}\n\n---\ntitle: KEYS\n---\n# A",
        "<!-- ours -->\n---\ntitle: KEYS\n---\n# A",
    ] {
        assert_eq!(texts(&deck(markdown)), ["A"], "{markdown:?}");
    }
    let lost = parse_deck("a.md", "marp: true\ntitle: KEYS\n---\n# A", &folder()).unwrap_err();
    assert_eq!(lost.line, Some(1));
}

#[test]
fn notes_in_html_are_never_shown() {
    for markdown in [
        "# a\n\n<aside class=\"notes\">SECRET</aside>\n\n---\n\nlast",
        "# a\n\n<aside class=\"notes\">\n\nSECRET\n\n- *SECRET*\n\n</aside>\n\n---\n\nlast",
        "# a\n\ntext <aside class='big notes'>SECRET</aside>\n\n---\n\nlast",
        "# a\n\n> <aside class=notes>\n> SECRET\n> </ASIDE>\n\n---\n\nlast",
        "# a\n\n<div>\n<aside\n  class=\"notes\">SECRET\n\nSECRET</aside>\n</div>\n\n---\n\nlast",
        "# a\n\n<aside class=\"notes\">\nSECRET, never closed\n\nSECRET\n\n---\n\nlast",
    ] {
        let deck = deck(markdown);
        assert_eq!(deck.slides.len(), 2, "{markdown:?}");
        assert!(!html(&deck).contains("SECRET") && notes(&deck)[0].contains("SECRET"), "{markdown:?}");
        assert_eq!(deck.slides[1].text, "last", "{markdown:?}");
    }
    let shown = deck("<aside>shown</aside>\n\n```html\n<aside class=\"notes\">shown too</aside>\n```");
    assert_eq!((texts(&shown), notes(&shown)), (vec!["shown\n<aside class=\"notes\">shown too</aside>"], vec![""]));
}

#[test]
fn slidev_keys_are_never_shown_and_what_is_not_one_is_named() {
    let deck = case("md-slidev.md");
    assert_eq!(titles(&deck), ["Getting started", "Centred by a block of YAML", "Left", "Last"]);
    let leads: Vec<bool> = deck.slides.iter().map(|slide| slide.lead).collect();
    assert_eq!(leads, [true, true, false, true]);
    assert!(!html(&deck).contains("layout"));
    assert_eq!(notes(&deck), ["", "", "", "first\nsecond"]);
    let comment = "<!-- a comment that is not YAML: so careful -->";
    assert_eq!(
        problems(&deck),
        [
            "2: `theme` has no effect here".to_owned(),
            format!("5: `{comment}` in the front matter is not `key: value`, so it is ignored"),
            "38: the slides in `./other.md` are not included".to_owned(),
        ]
    );
}

#[test]
fn a_block_of_yaml_is_keys_only_in_a_deck_for_slidev() {
    let block = "```yaml\nlayout: center\n```\n\ntext";
    let slidev = deck(&format!("---\nlayout: cover\n---\n# A\n\n---\n\n{block}"));
    assert_eq!((texts(&slidev)[1], slidev.slides[1].lead), ("text", true));
    for other in [
        format!("# A\n\n---\n\n{block}"),
        format!("---\nlayout: cover\n---\n# A\n\n---\n\nfirst\n\n{block}"),
        "---\nlayout: cover\n---\n# A\n\n---\n\n```yaml\nname: x\nlist:\n  - y\n```".to_owned(),
        "---\nlayout: cover\n---\n# A\n\n---\n\n```yaml\nlayout: x\nthis is no key\n```".to_owned(),
    ] {
        assert!(texts(&deck(&other))[1].contains(": "), "{other:?}");
    }
}

#[test]
fn columns_begin_at_one_height() {
    let columns = |left: &str, right: &str| {
        let deck = deck(&format!("---\nlayout: two-cols\n---\n{left}\n\n::right::\n\n{right}"));
        html(&deck).split_whitespace().collect::<String>()
    };
    // A heading in each column is at its top; one alone is above both.
    assert_eq!(
        columns("# Left\n\na", "# Right\n\nb"),
        "<divclass=\"columns\"><divclass=\"column\"><h1>Left</h1><p>a</p></div><divclass=\"column\"><h1>Right</h1><p>b</p></div></div>"
    );
    assert_eq!(
        columns("# Over both\n\na", "b"),
        "<h1>Overboth</h1><divclass=\"columns\"><divclass=\"column\"><p>a</p></div><divclass=\"column\"><p>b</p></div></div>"
    );
    assert_eq!(
        columns("a", "## Right\n\nb"),
        "<divclass=\"columns\"><divclass=\"column\"><p>a</p></div><divclass=\"column\"><h2>Right</h2><p>b</p></div></div>"
    );
}

#[test]
fn whatever_is_too_much_for_a_slide_is_named_by_its_line() {
    let deck = case("md-too-much.md");
    let said: Vec<(u32, &str)> =
        deck.problems.iter().map(|problem| (problem.line.unwrap(), problem.what.as_str())).collect();
    for (line, words) in [(1, "too full"), (28, "a word of 272 characters"), (32, "too full"), (84, "too full")] {
        assert!(said.iter().any(|(at, what)| *at == line && what.contains(words)), "{line} {words}: {said:#?}");
    }
    assert_eq!(said.len(), 4, "{said:#?}");
}

#[test]
fn a_word_is_too_long_when_two_lines_do_not_hold_it() {
    let count =
        |markdown: &str| deck(markdown).problems.iter().filter(|problem| problem.what.contains("a word of")).count();
    let long = "averylongwordwithoutanybreak".repeat(6);
    for markdown in [
        long.clone(),
        format!("- {long}"),
        format!("`{long}`"),
        format!("**{long}** x"),
        format!("<https://a.example/{long}>"),
    ] {
        assert_eq!(count(&markdown), 1, "{markdown}");
    }
    let short_text = format!("[here](https://a.example/{long})");
    let japanese = "長い見出しは改行できる位置がどこにもないように見える".repeat(4);
    for markdown in [&*short_text, &japanese, &"many short words ".repeat(20), &format!("```\n{long}\n```")] {
        assert_eq!(count(markdown), 0, "{markdown}");
    }
}
