//! Each kind of finding: a deck that has it, and one beside it that almost has.

use std::time::Duration;

use chairside_deck::pdf::{
    Area, Bitmap, Finding as Known, FindingKind, NotesEvidence, NotesFinding, NotesPart, PageInfo, PageText, PdfInfo,
    TextLine,
};
use chairside_preflight::{DeckReport, Report};
use chairside_preflight::{DeckSeen, Finding, Kind, PageSeen, Talk, look, mail};
use jiff::SignedDuration;
use jiff::civil::date;

const WIDTH: u32 = 960;
const HEIGHT: u32 = 540;
const WHITE: [u8; 3] = [255, 255, 255];
const BLACK: [u8; 3] = [0, 0, 0];

/// A line: its text, the size of its type in points of 540, its colour, and where it stands from the top in points.
struct Line(&'static str, f32, [u8; 3], f32);

/// A page with lines, drawn as bars as high as the letters are.
fn page(lines: &[Line]) -> PageSeen {
    page_on(WHITE, lines)
}

fn page_on(paper: [u8; 3], lines: &[Line]) -> PageSeen {
    let mut picture = Bitmap {
        width: WIDTH,
        height: HEIGHT,
        rgba: (0..WIDTH * HEIGHT).flat_map(|_| [paper[0], paper[1], paper[2], 255]).collect(),
    };
    let mut text = PageText::default();
    for Line(words, size, colour, top) in lines {
        #[expect(clippy::cast_precision_loss, reason = "letters of a line")]
        let width = words.chars().count() as f32 * size / 2.0;
        text.lines.push(TextLine {
            text: (*words).into(),
            area: Area { x: 0.05, y: top / 540.0, width: (width / 960.0).min(0.9), height: size * 1.2 / 540.0 },
        });
        // Letters like "Hp" are 0.91 of an em high.
        bar(&mut picture, 48.0, top + size * 0.1, width.min(860.0), size * 0.91, *colour);
    }
    PageSeen::drawn(text, &picture, Duration::from_millis(30))
}

/// Every other pair of columns, as letters leave room between them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places on a small picture")]
fn bar(picture: &mut Bitmap, left: f32, top: f32, width: f32, height: f32, colour: [u8; 3]) {
    for y in top.round() as u32..(top + height).round() as u32 {
        for x in (left as u32..(left + width) as u32).filter(|x| x % 5 < 2) {
            let at = ((y * WIDTH + x) * 4) as usize;
            picture.rgba[at..at + 3].copy_from_slice(&colour);
        }
    }
}

fn info(pages: usize) -> PdfInfo {
    let page = PageInfo { width: 960.0, height: 540.0, ..PageInfo::default() };
    PdfInfo { pages: vec![page; pages], ..PdfInfo::default() }
}

fn found(info: &PdfInfo, pages: &[PageSeen], talk: Option<&Talk>) -> Vec<Finding> {
    look(&DeckSeen { date: date(2026, 7, 22), meeting: Some("IETF 126"), talk, info, pages })
}

fn kinds(findings: &[Finding]) -> Vec<Kind> {
    findings.iter().map(|finding| finding.kind).collect()
}

/// What is found in pages of a deck that the agenda says nothing of.
fn in_pages(pages: &[PageSeen]) -> Vec<Finding> {
    found(&info(pages.len()), pages, None)
}

fn talk(minutes: i64) -> Talk {
    Talk {
        title: "Main logging schema for qlog".into(),
        presenters: vec!["Robin Marx".into()],
        time: SignedDuration::from_mins(minutes),
        drafts: vec!["draft-ietf-quic-qlog-main-schema".into()],
    }
}

const LONG: &str = "Happy people type long lines of prose that nobody in the last row";

#[test]
fn type_under_sixteen_points_is_too_small_when_there_is_much_of_it() {
    let of = |size: f32| {
        let lines = [Line("Help", 40.0, BLACK, 40.0), Line(LONG, size, BLACK, 140.0), Line(LONG, size, BLACK, 200.0)];
        in_pages(&[page(&lines)])
    };
    for (size, is) in [(10.0, true), (14.0, true), (17.0, false), (24.0, false)] {
        assert_eq!(kinds(&of(size)).contains(&Kind::Small), is, "{size} points: {:?}", of(size));
    }
    let finding = &of(10.0)[0];
    assert!(finding.what.contains("page 1 is too small") && finding.what.contains("`Happy people"), "{}", finding.what);
    assert!(finding.instead.contains("16 points"), "{}", finding.instead);
    // A label is no text to read, and a footer is the template's.
    let label = page(&[Line(LONG, 24.0, BLACK, 140.0), Line("Hop by hop", 9.0, BLACK, 240.0)]);
    let footer = page(&[Line(LONG, 9.0, BLACK, 515.0)]);
    assert_eq!(kinds(&in_pages(&[label, footer])), []);
}

#[test]
fn colours_too_near_one_another_are_named_with_their_contrast() {
    for (ink, paper, size, words) in [
        ([0xaa, 0xaa, 0xaa], WHITE, 24.0, Some("light grey on white")),
        ([0x80, 0x80, 0x80], WHITE, 24.0, None),
        ([0x8c, 0x8c, 0x8c], WHITE, 17.5, Some("grey on white")),
        ([0xff, 0xff, 0x00], WHITE, 30.0, Some("yellow on white")),
        ([0x00, 0x00, 0x60], BLACK, 30.0, Some("dark blue on black")),
        (WHITE, [0x00, 0x30, 0x70], 24.0, None),
    ] {
        let findings = in_pages(&[page_on(paper, &[Line(LONG, size, ink, 140.0)])]);
        let contrast = findings.iter().find(|finding| finding.kind == Kind::Contrast);
        assert_eq!(contrast.is_some(), words.is_some(), "{ink:?} on {paper:?}: {findings:?}");
        if let (Some(finding), Some(words)) = (contrast, words) {
            assert!(finding.what.starts_with(words), "{}", finding.what);
        }
    }
    let dark = in_pages(&[page_on(BLACK, &[Line(LONG, 30.0, [0, 0, 0x60], 140.0)])]);
    assert!(dark[0].instead.contains("a lighter colour"), "{}", dark[0].instead);
}

#[test]
fn what_is_dimmed_on_purpose_is_clear_on_a_neighbouring_page() {
    const GREY: [u8; 3] = [0xbb, 0xbb, 0xbb];
    let slide = |title: &'static str, first: [u8; 3], second: [u8; 3]| {
        let lines =
            [Line("The first of the points", 24.0, first, 140.0), Line("Second of the points", 24.0, second, 200.0)];
        let mut page = page(&lines);
        page.text.title = title.into();
        page
    };
    let weak = |pages: &[PageSeen]| {
        in_pages(pages).into_iter().find(|finding| finding.kind == Kind::Contrast).map(|finding| finding.pages)
    };
    // Points that come later are dimmed, then those that were said; the third page is no neighbour of the first.
    let steps = [slide("Plan", BLACK, GREY), slide("Plan", GREY, GREY), slide("Plan", GREY, BLACK)];
    assert_eq!(weak(&steps), None);
    // A point that is never clear, and one that is clear only on a page of another slide, are found.
    assert_eq!(weak(&[slide("Plan", BLACK, GREY), slide("Plan", BLACK, GREY)]), Some(vec![0, 1]));
    let between = page(&[Line("Something else", 24.0, BLACK, 140.0)]);
    assert_eq!(weak(&[slide("Plan", GREY, BLACK), between, slide("Plan", BLACK, BLACK)]), Some(vec![0]));
    // The same words at another place are another line.
    let elsewhere = page(&[Line("The first of the points", 24.0, BLACK, 400.0)]);
    assert_eq!(weak(&[slide("Plan", GREY, BLACK), elsewhere]), Some(vec![0]));
}

#[test]
fn slides_are_counted_against_the_minutes() {
    let pages =
        |count: usize| (0..count).map(|_| page(&[Line("Robin Marx on qlog", 30.0, BLACK, 60.0)])).collect::<Vec<_>>();
    let found = |info: &PdfInfo, minutes| {
        let pages = pages(info.pages.len());
        kinds(&found(info, &pages, Some(&talk(minutes)))).contains(&Kind::Pace)
    };
    assert!(found(&info(20), 10));
    assert!(!found(&info(14), 10));
    assert!(!found(&info(20), 0), "nothing is planned");
    // Steps of one slide are one slide.
    let mut steps = info(40);
    for (number, page) in steps.pages.iter_mut().enumerate() {
        page.continues = number % 4 != 0;
    }
    assert!(!found(&steps, 10));
}

#[test]
fn what_comes_after_backup_takes_no_time() {
    let mut pages: Vec<PageSeen> = (0..8).map(|_| page(&[Line("Robin Marx", 30.0, BLACK, 60.0)])).collect();
    pages.push(page(&[Line("Backup", 30.0, BLACK, 60.0)]));
    pages.extend((0..20).map(|_| page(&[Line("More about qlog", 30.0, BLACK, 60.0)])));
    assert!(!kinds(&found(&info(pages.len()), &pages, Some(&talk(10)))).contains(&Kind::Pace));
}

#[test]
fn another_speaker_another_draft_and_another_talk() {
    let of = |words: &[&'static str]| {
        let lines: Vec<Line> =
            (0_u8..).zip(words).map(|(row, words)| Line(words, 30.0, BLACK, 40.0 + 50.0 * f32::from(row))).collect();
        kinds(&found(&info(1), &[page(&lines)], Some(&talk(10))))
    };
    assert_eq!(of(&["The schema of qlog", "R. Marx"]), []);
    assert_eq!(of(&["The schema of qlog", "Lucas Pardue"]), [Kind::Name]);
    assert_eq!(of(&["The schema of qlog", "Robin Marx", "draft-ietf-quic-qlog-main-schema-09"]), []);
    assert_eq!(of(&["The schema of qlog", "Robin Marx", "draft-ietf-quic-multipath-09"]), [Kind::Name]);
    assert_eq!(of(&["Multipath QUIC", "Quentin De Coninck"]), [Kind::OtherTalk]);
    assert_eq!(of(&[]), [], "a deck of pictures says nothing");
}

#[test]
fn what_the_template_left_behind() {
    let of = |words: &'static str| in_pages(&[page(&[Line(words, 30.0, BLACK, 60.0)])]);
    assert_eq!(kinds(&of("Click to add title")), [Kind::Template]);
    assert_eq!(kinds(&of("Where people click to add routes")), []);
    let earlier = of("Updates at IETF 125");
    assert_eq!(kinds(&earlier), [Kind::Template]);
    assert!(earlier[0].what.contains("IETF 125, and this is IETF 126"), "{}", earlier[0].what);
    assert_eq!(kinds(&of("From IETF 125 to IETF 126")), []);
}

#[test]
fn pages_have_numbers_at_their_edge_or_not() {
    let with = |numbers: bool| {
        let pages: Vec<PageSeen> = ["1", "2", "3", "4", "5", "6"]
            .into_iter()
            .map(|number| {
                let place = if numbers { 515.0 } else { 300.0 };
                page(&[Line("Hop by hop", 30.0, BLACK, 60.0), Line(number, 12.0, BLACK, place)])
            })
            .collect();
        kinds(&in_pages(&pages)).contains(&Kind::Numbers)
    };
    assert!(!with(true) && with(false));
}

#[test]
fn odd_and_upright_pages() {
    let shaped = |sizes: &[(f32, f32)]| {
        let pages =
            sizes.iter().map(|(width, height)| PageInfo { width: *width, height: *height, ..PageInfo::default() });
        let info = PdfInfo { pages: pages.collect(), ..PdfInfo::default() };
        let pages: Vec<PageSeen> = sizes.iter().map(|_| PageSeen::default()).collect();
        found(&info, &pages, None)
    };
    assert_eq!(shaped(&[(960.0, 540.0), (1920.0, 1080.0)]), []);
    let odd = shaped(&[(960.0, 540.0), (720.0, 540.0), (960.0, 540.0)]);
    assert_eq!((kinds(&odd), odd[0].pages.as_slice()), (vec![Kind::Shape], &[1][..]));
    assert_eq!(kinds(&shaped(&[(595.0, 842.0); 3])), [Kind::Shape]);
}

#[test]
fn what_the_reader_knows_is_passed_on_with_why_it_matters() {
    let mut deck = info(1);
    deck.findings = vec![Known {
        kind: FindingKind::Media,
        pages: vec![0],
        what: "a film on page 1 is not played".into(),
        instead: "play it in another program".into(),
    }];
    let evidence =
        NotesEvidence { part: NotesPart::Right, reasons: vec!["each page is twice as wide as a slide".into()] };
    deck.notes = NotesFinding::Uncertain(evidence);
    let white = Bitmap { width: 1, height: 1, rgba: vec![255; 4] };
    let slow = PageSeen::drawn(PageText::default(), &white, Duration::from_millis(1700));
    let findings = found(&deck, &[slow], None);
    assert_eq!(kinds(&findings), [Kind::Notes, Kind::Media, Kind::Slow]);
    let failed = PageSeen::failed(PageText::default(), "took longer than 5 s to draw".into());
    assert_eq!(kinds(&found(&info(1), &[failed], None)), [Kind::Unreadable]);
}

#[test]
fn a_letter_is_written_to_each_presenter_whose_deck_needs_mending() {
    let findings = |kind| {
        vec![Finding {
            kind,
            pages: vec![0],
            what: "a thing".into(),
            why: "it matters".into(),
            instead: "mend it".into(),
        }]
    };
    let deck = |talk: Option<Talk>, findings| DeckReport {
        deck: "item-1".into(),
        file: "qlog.pdf".into(),
        item: None,
        talk,
        pages: 9,
        findings,
        not_looked_at: None,
        links: Vec::new(),
        pictures: Vec::new(),
    };
    let report = Report {
        decks: vec![
            deck(Some(talk(10)), findings(Kind::Small)),
            deck(Some(talk(10)), Vec::new()),
            deck(Some(talk(10)), findings(Kind::OtherTalk)),
            deck(None, findings(Kind::Small)),
        ],
    };
    let letters = mail(&report, "quic at IETF 126", &["Lucas".into(), "Matt".into()]);
    assert_eq!(letters.matches("To: ").count(), 1, "{letters}");
    for part in [
        "To: Robin Marx\n",
        "Subject: Your slides for quic at IETF 126: Main logging",
        "Dear Robin Marx,",
        "- A thing.",
        "It matters, so please mend it.",
        "\nLucas, Matt\n",
    ] {
        assert!(letters.contains(part), "{part} in {letters}");
    }
}

#[test]
fn pages_that_were_not_tried_are_named_beside_those_that_failed() {
    let slow = || PageSeen::failed(PageText::default(), "took longer than 5 s".into());
    let findings = in_pages(&[page(&[]), slow(), slow(), PageSeen::untried(), PageSeen::untried()]);
    let said: Vec<&str> = findings.iter().map(|finding| finding.what.as_str()).collect();
    assert_eq!(
        said,
        [
            "pages 2 and 3 cannot be shown: such a page took longer than 5 s",
            "pages 4 and 5 were not tried: others took longer than 5 s each",
        ]
    );
    assert!(kinds(&findings).iter().all(|kind| *kind == Kind::Unreadable));
}
