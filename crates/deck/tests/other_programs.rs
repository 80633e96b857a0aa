//! What other programs have for keys and for speaker notes is never shown to the room, and what is taken off a slide is
//! named. Each case is a deck, and what the room reads.

use chairside_deck::{Deck, Folder, parse_deck};

fn deck(text: &str) -> Deck {
    parse_deck("a.md", text, &Folder { root: std::env::temp_dir(), image_base: "deck://localhost/".into() }).unwrap()
}

fn slides(deck: &Deck) -> Vec<String> {
    deck.slides.iter().map(|slide| slide.text.replace('\n', " / ")).collect()
}

fn notes(deck: &Deck) -> Vec<String> {
    deck.slides.iter().map(|slide| slide.notes.replace('\n', " / ")).collect()
}

/// Each problem as `line: what`.
fn problems(deck: &Deck) -> Vec<String> {
    deck.problems.iter().map(|problem| format!("{}: {}", problem.line.unwrap_or(0), problem.what)).collect()
}

#[test]
fn the_keys_of_a_slide_are_never_text() {
    for (block, problem) in [
        ("---\nlayout: center\n---", ""),
        ("---\n\nlayout: center\ntransition: fade\n\n---", ""),
        ("---\n# a yaml comment\nlayout: center\n---", "`# a yaml comment` is a comment among the keys of a slide"),
        ("---\nlayout:center\n---", "`layout:center` is read as `layout: center`"),
        ("---\nLayout: center\n---", "`Layout: center` is read as `layout: center`"),
        ("---\nlayout: center\n----", "the keys of a slide end with `----` here"),
        ("---\nclass: center, middle", ""),
        ("---\n\nclass: center, middle", ""),
        ("---\nname: two\nclass: inverse\nbackground-image: url(a.png)", ""),
        ("---\nlayout: false\ncount: false", ""),
    ] {
        let deck = deck(&format!("# One\n\n{block}\n\n# Two\n\ntext\n"));
        assert_eq!(slides(&deck), ["One", "Two / text"], "{block}");
        let said = problems(&deck);
        assert!(problem.is_empty() || said.iter().any(|said| said.contains(problem)), "{block}: {said:?}");
    }
    let remark = deck("class: center, middle\n\n# One\n\n---\n\n# Two\n");
    assert_eq!((slides(&remark), remark.slides[0].line), (vec!["One".into(), "Two".into()], 3));
    assert_eq!(problems(&remark), ["1: `class` has no effect here"]);
}

#[test]
fn text_with_a_colon_is_text() {
    for text in [
        "Layout: two rooms, one screen",
        "Question: who decides?",
        "class: first and second",
        "name: a slide",
        "# Plan / transition: from v1 to v2",
        "# Layout / layout: open the door, then the window",
        "hide: and seek",
    ] {
        let written = text.replace(" / ", "\n\n");
        let deck = deck(&format!("# One\n\n---\n\n{written}\n\n---\n\n# Three\n"));
        assert_eq!(slides(&deck), ["One", text.trim_start_matches("# "), "Three"], "{text}");
    }
}

#[test]
fn the_notes_of_other_programs_are_notes() {
    let front = "---\nnotesSeparator: \"^SAY\"\n---\n";
    for (markdown, text, note, program) in [
        ("# A\n\n???\n\nnote", "A", "note", "remark"),
        ("# A\n- b\n???\nnote\n\n- more", "A / b", "note /  / - more", "remark"),
        ("# A\n\n::: notes\nnote\n\n- more\n:::\n\nb", "A / b", "note /  / - more", "Pandoc"),
        ("# A\n\n:::: {.notes}\n::: box\nnote\n:::\n::::\n\nb", "A / b", "::: box / note / :::", "Pandoc"),
        ("# A\n\n^ note\n^ more\n\nb", "A / b", "note / more", "Deckset"),
        ("# A\n^ note\n\nb", "A / b", "note", "Deckset"),
        ("# A\n\n```\nb\n```\n^ note", "A / b", "note", "Deckset"),
        ("# A\n\n.notes: note\nmore\n\nb", "A / b", "note / more", "landslide"),
        ("# A\n\n## Presenter Notes\n\nnote", "A", "note", "landslide"),
        ("# A\n\n%% note %%\n\nb", "A / b", "note", "Obsidian"),
        ("# A\n\nb %% note %% c", "A / b c", "note", "Obsidian"),
        ("# A\n\n%%\nnote\n\nmore\n%%\n\nb", "A / b", "note /  / more", "Obsidian"),
        ("# A\n\n%% note\nmore %% b", "A / b", "note / more", "Obsidian"),
        ("# A\n\n%% note\n\nmore", "A", "note /  / more", "never closed"),
        ("# A\n\n<div class=\"notes\">note</div>\n\nb", "A / b", "note", ""),
        ("# A\n\n<div class=\"notes\">\n<div>note</div>\nmore</div>\n\nb", "A / b", "<div>note</div> / more", ""),
        ("# A\n\n<Notes>\n\nnote\n\n</Notes>\n\nb", "A / b", "note", ""),
        ("# A\n\nb <aside class=\"notes\">note</aside> c", "A / b c", "note", ""),
    ] {
        let deck = deck(markdown);
        assert_eq!((slides(&deck), notes(&deck)), (vec![text.into()], vec![note.into()]), "{markdown}");
        let said = problems(&deck).join("; ");
        assert!(said.contains(program) && said.is_empty() == program.is_empty(), "{markdown}: {said}");
    }
    let own = deck(&format!("{front}# A\nSAY this\n\nand this\n\n---\n\n# B\n\nNote: that\n"));
    assert_eq!(
        (slides(&own), notes(&own)),
        (vec!["A".into(), "B".into()], vec!["this /  / and this".into(), "that".into()])
    );
    let bad = deck("---\nnotesSeparator: \"^(SAY\"\n---\n# A\nSAY this\n");
    assert_eq!(problems(&bad), ["2: `\"^(SAY\"` cannot be used to find speaker notes, so what follows it is shown"]);
}

#[test]
fn text_that_only_looks_like_notes_is_shown() {
    for (markdown, text) in [
        ("# Questions\n\n???\n", "Questions / ???"),
        ("# A\n\nreally???\n\nyes", "A / really??? / yes"),
        ("# A\n\n```\n???\n%% x %%\n::: notes\n^ y\n```", "A / ??? / %% x %% / ::: notes / ^ y"),
        ("# A\n\n100%% of 50%% x", "A / 100%% of 50%% x"),
        ("# A\n\n`%% d %%` is code", "A / %% d %% is code"),
        ("# A\n\nx\n^ y", "A / x ^ y"),
        ("# A\n\n## Notes\n\ntext", "A / Notes / text"),
        ("# A\n\n<div class=\"box\">b</div>", "A / b"),
    ] {
        let deck = deck(markdown);
        assert_eq!((slides(&deck), notes(&deck)), (vec![text.to_owned()], vec![String::new()]), "{markdown}");
    }
}
