//! Session files of several styles, and what chairs want of their agendas.

use std::fmt::Write;

use chairside_session::content::{Item, ItemKind, SessionContent};
use chairside_session::file::merge::{base, ours};
use chairside_session::file::{ItemSpec, Saved, read, save_agenda};
use chairside_session::people::Seat;
use chairside_session::{Intent, ItemId};
use proptest::prelude::*;

use crate::support::Chair;

/// The content that the shell makes of a file, as far as the agenda goes.
pub fn content(text: &str) -> SessionContent {
    let front = text.strip_prefix("---").unwrap().split_inclusive('\n').skip(1);
    let yaml: String = front.take_while(|line| line.trim_end() != "---").collect();
    let (said, problems) = read("s.md", &yaml, 2);
    assert!(problems.iter().all(|problem| !problem.is_error()), "{problems:?}\n{text}");
    let said = said.unwrap();
    let agenda: Vec<Item> = said.agenda.iter().map(as_item).collect();
    let mut content = SessionContent { agenda, slot: said.slot, zone: said.zone, ..SessionContent::bare("S", 3) };
    content.set_outcomes(said.outcomes);
    let decks: Vec<_> = content.agenda.iter().map(Item::generated_deck).collect();
    content.decks.extend(decks);
    content
}

fn as_item(spec: &ItemSpec) -> Item {
    Item {
        kind: spec.kind,
        presenter: spec.presenter.clone(),
        time: spec.time,
        talk: spec.talk,
        question: spec.question.clone(),
        text: spec.text.clone(),
        link: spec.links.first().cloned(),
        more_links: spec.links.iter().skip(1).cloned().collect(),
        shown_by: spec.shown_by,
        seat: spec.seat,
        fixed_start: spec.fixed_start,
        talks: spec.talks.clone(),
        outcomes: spec.outcomes.clone(),
        ..Item::titled(spec.id.clone(), spec.title.clone())
    }
}

pub fn saved(text: &str, intents: &[Intent]) -> Result<String, String> {
    let before = content(text);
    let mut chair = Chair::opens(before.clone());
    for intent in intents {
        let decision = chair.wants(intent);
        assert!(!decision.facts.is_empty(), "{intent:?}: {:?}", decision.notice);
    }
    save(text, &chair)
}

/// The text of the file after the agenda was saved in it.
pub fn save(text: &str, chair: &Chair) -> Result<String, String> {
    let named = |file: &str| Some(file.to_string());
    let (base, ours) = (base(&chair.run, named), ours(chair.state(), named));
    match save_agenda("s.md", text, None, &base, &ours, &[]) {
        Ok(Saved::Text(text)) => Ok(text),
        Ok(Saved::Conflicts(conflicts)) => panic!("{conflicts:#?}"),
        Err(problem) => Err(problem.to_string()),
    }
}

/// The lines that went and came: "-line", "+line".
pub fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    // Longest common subsequence, from the back.
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] =
                if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, String::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || common[i + 1][j] >= common[i][j + 1]) {
            writeln!(out, "-{}", old[i]).unwrap();
            i += 1;
        } else {
            writeln!(out, "+{}", new[j]).unwrap();
            j += 1;
        }
    }
    out
}

pub const MIXED: &str = r#"---
# The chairs' own comment.
title:   "Security Dispatch"   # with room
start: 2021-11-09T12:00:00Z
end: 2021-11-09T14:00:00Z
agenda:
  # First of all.
  - { id: intro, title: Intro, presenter: Chairs, time: 5m }   # short

  # The tokens.
  - title: 'Private Access Tokens'
    presenter: Tommy Pauly   # remote
    time: 25 min
    talk: 15m
    question: "Interest? # where: should it go?"
  - { title: "Multicast, and more", presenter: [Jake Holland, Max Franke], time: 25,
      link: "https://example.org/a?b=c" }
  - Any words
  - kind: fyi
    title: Credential Transfer
    text: |
      - dispatch had consensus
      # to initiate a BoF
  # For the rest.
checklist: [Water]
---
# Slides
agenda:
  - not this one
"#;

pub fn id(item: &str) -> ItemId {
    item.into()
}

pub fn set(item: &str, minutes: &str) -> Intent {
    Intent::SetMinutes { item: id(item), minutes: minutes.into() }
}

pub fn title(item: &str, title: &str) -> Intent {
    Intent::SetTitle { item: id(item), title: title.into() }
}

pub fn presenter(item: &str, presenter: &str) -> Intent {
    Intent::SetPresenter { item: id(item), presenter: presenter.into() }
}

pub fn moved(item: &str, before: Option<&str>) -> Intent {
    Intent::MoveItem { item: id(item), before: before.map(id) }
}

pub fn added(title: &str, minutes: &str, kind: ItemKind, before: Option<&str>) -> Intent {
    let (title, minutes) = (title.into(), minutes.into());
    Intent::AddItem { title, presenter: "Ann Example".into(), minutes, kind, before: before.map(id) }
}

pub fn removed(item: &str) -> Intent {
    Intent::RemoveItem { item: id(item) }
}

pub const STYLES: &[&str] = &[
    MIXED,
    "---\nagenda:\n- title: A\n  time: 5m\n- title: B\n  time: 10\n\n# third\n- title: C\n- D\n---\n",
    "---\nagenda: [A, { title: B, time: 5m }, 'C', { title: \"D\", presenter: [X, Y], time: 7 }]\nmeeting: x\n---\n",
    "---\r\nagenda:\r\n  - title: A\r\n    time: 5m\r\n  # two\r\n  - { title: B }\r\n---\r\n# S\r\n",
    "---\nagenda: [\n  { title: A, time: 5m },\n  { title: B, talks: [X, { title: Y, time: 3m }] },\n]\n---\n",
    "---\nmeeting: x\n---\n",
    "---\noutcomes:\n- Adopt\n- Not yet\n# Ours\nagenda:\n- A\n- title: B\n---\n",
    "---\nmeeting: x\noutcomes: [Adopt, 'Not yet'] # what we do\nagenda: [A, B]\n---\n",
];

pub fn bash() -> impl Strategy<Value = (u8, usize, usize, String)> {
    let words = prop_oneof![
        "[A-Z][a-z]{1,6}( [a-z]{1,6}){0,2}",
        "[-:#'\"{}\\[\\],&*!|>%@`a-z0-9 ]{1,10}",
        "\\PC{1,8}",
        Just("null".to_string()),
        Just("5".to_string()),
    ];
    (0..18_u8, 0..8_usize, 0..8_usize, words)
}

pub fn as_intent((what, one, other, words): &(u8, usize, usize, String), agenda: &[Item]) -> Option<Intent> {
    let at = |n: usize| agenda.get(n % agenda.len().max(1)).map(|item| item.id.clone());
    let minutes = format!("{}", one * 10 + other + 1);
    let words = words.clone();
    Some(match what {
        0 | 1 => Intent::MoveItem { item: at(*one)?, before: at(*other).filter(|_| other % 4 > 0) },
        2 => Intent::RemoveItem { item: at(*one)? },
        3 => Intent::SetMinutes { item: at(*one)?, minutes },
        4 => Intent::SetTitle { item: at(*one)?, title: words },
        5 => Intent::SetPresenter { item: at(*one)?, presenter: if other % 3 == 0 { String::new() } else { words } },
        6 => Intent::SplitItem { item: at(*one)?, minutes: "3".into() },
        7 => Intent::SkipItem { item: at(*one)? },
        8 => Intent::SetKind { item: at(*one)?, kind: [ItemKind::Aob, ItemKind::Talk][other % 2] },
        9 => Intent::SetStart { item: at(*one)?, at: ["13:00", "", "12:07"][other % 3].into() },
        10 => Intent::SetTalk { item: at(*one)?, minutes: ["2", "", "99"][other % 3].into() },
        11 => Intent::SetQuestion { item: at(*one)?, question: words },
        12 => Intent::SetSeat { item: at(*one)?, seat: [None, Some(Seat::Remote)][other % 2] },
        13 => Intent::SetOutcomes { item: at(*one)?, outcomes: format!("{words};Adopt it, now") },
        14 => Intent::SetText { item: at(*one)?, text: words },
        15 => Intent::SetLinks {
            item: at(*one)?,
            urls: ["https://example.org/a?b=c", "", "kim@example.org", "https://example.org/[1], 2#3"]
                .into_iter()
                .skip(other % 4)
                .map(String::from)
                .collect(),
        },
        16 if other % 3 == 0 => Intent::SetSessionOutcomes { outcomes: String::new() },
        16 => Intent::SetSessionOutcomes { outcomes: format!("{words};Adopt it, now") },
        _ => Intent::AddItem {
            title: words,
            presenter: String::new(),
            minutes,
            kind: if other % 2 == 0 { ItemKind::Talk } else { ItemKind::Break },
            before: at(*other),
        },
    })
}
