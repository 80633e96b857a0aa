//! What is added to a PDF of two empty pages.

use chairside_export::{About, FinishError, LinkBox, OutlineLine, Paper, Segment, Stroke, finish};
use lopdf::{Dictionary, Document, Object, dictionary};

/// Two empty pages of 960 by 540 points, as the webview prints them.
fn printed() -> Vec<u8> {
    let mut document = Document::with_version("1.4");
    let tree = document.new_object_id();
    let kids: Vec<Object> = (0..2)
        .map(|_| {
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "MediaBox" => vec![0.into(), 0.into(), 960.into(), 540.into()],
            };
            document.add_object(page).into()
        })
        .collect();
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 2 });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let stray = dictionary! { "Title" => Object::string_literal("Slides to print"), "ModDate" => Object::string_literal("D:1") };
    let stray = document.add_object(stray);
    document.trailer.set("Info", stray);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn about() -> About {
    let link =
        LinkBox { url: "https://example.org/ä?q=a b".into(), left: 10.0, top: 20.0, width: 100.0, height: 30.0 };
    About {
        title: "Sécurité — 112".into(),
        author: Some("Nora Nobody".into()),
        creator: "Chairside 1.0".into(),
        date: "2021-11-09T12:00:00Z".parse().unwrap(),
        outline: vec![
            OutlineLine { level: 0, title: "Erste Folie".into(), page: 0 },
            OutlineLine { level: 0, title: "二".into(), page: 1 },
        ],
        links: vec![(0, link)],
        strokes: Vec::new(),
        paper: None,
    }
}

/// All that was printed, and nothing else.
const ALL: [Segment<'static>; 1] = [Segment::Printed { pages: 2 }];

fn finished() -> Document {
    Document::load_mem(&finish(&printed(), &ALL, &about()).unwrap()).unwrap()
}

fn text(dictionary: &Dictionary, key: &str) -> String {
    lopdf::decode_text_string(dictionary.get(key.as_bytes()).unwrap()).unwrap()
}

#[test]
fn title_author_and_date_are_said() {
    let document = finished();
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    assert_eq!(text(info, "Title"), "Sécurité — 112");
    assert_eq!(text(info, "Author"), "Nora Nobody");
    assert_eq!(text(info, "CreationDate"), "D:20211109120000Z");
    assert!(!info.has(b"ModDate"));
}

#[test]
fn a_link_lies_where_its_text_is() {
    let document = finished();
    let page = document.get_pages()[&1];
    let annotations = document.get_page_annotations(page).unwrap();
    let [link] = annotations[..] else { panic!("{annotations:?}") };
    let sides: Vec<f32> =
        link.get(b"Rect").unwrap().as_array().unwrap().iter().map(|side| side.as_float().unwrap()).collect();
    assert_eq!(sides, [10.0, 490.0, 110.0, 520.0]);
    let action = link.get(b"A").unwrap().as_dict().unwrap();
    assert_eq!(action.get(b"URI").unwrap().as_str().unwrap(), b"https://example.org/%C3%A4?q=a%20b");
    assert!(document.get_page_annotations(document.get_pages()[&2]).unwrap().is_empty());
}

#[test]
fn the_outline_names_each_page() {
    let document = finished();
    let catalog = document.catalog().unwrap();
    let outlines = document.get_dictionary(catalog.get(b"Outlines").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 2);
    let mut at = outlines.get(b"First").ok();
    let mut lines = Vec::new();
    while let Some(line) = at {
        let line = document.get_dictionary(line.as_reference().unwrap()).unwrap();
        let page = line.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        let number = document.get_pages().into_iter().find(|(_, id)| *id == page).unwrap().0;
        lines.push((text(line, "Title"), number));
        at = line.get(b"Next").ok();
    }
    assert_eq!(lines, [("Erste Folie".to_owned(), 1), ("二".to_owned(), 2)]);
}

#[test]
fn two_files_of_the_same_slides_differ_in_their_date_alone() {
    let made = |date: &str| finish(&printed(), &ALL, &About { date: date.parse().unwrap(), ..about() }).unwrap();
    let (first, again, later) =
        (made("2021-11-09T12:00:00Z"), made("2021-11-09T12:00:00Z"), made("2021-11-10T13:00:07Z"));
    assert_eq!(first, again);
    let differ = first.iter().zip(&later).filter(|(one, other)| one != other).count();
    assert_eq!(first.len(), later.len());
    assert!((1..=6).contains(&differ), "{differ}");
}

#[test]
fn another_number_of_pages_and_no_pdf_at_all_are_errors() {
    let one = [Segment::Printed { pages: 1 }];
    assert!(matches!(finish(&printed(), &one, &about()), Err(FinishError::Pages { printed: 2, expected: 1 })));
    for bytes in [&b""[..], b"%PDF-1.4", b"not a PDF"] {
        assert!(matches!(finish(bytes, &ALL, &about()), Err(FinishError::Unreadable(_))));
    }
}

#[test]
fn a_handout_is_a4_and_its_links_stay_where_their_text_is() {
    let about = About { paper: Some(Paper::A4), ..about() };
    let document = Document::load_mem(&finish(&printed(), &ALL, &about).unwrap()).unwrap();
    let numbers = |dictionary: &Dictionary, key: &[u8]| -> Vec<f32> {
        dictionary.get(key).unwrap().as_array().unwrap().iter().map(|side| side.as_float().unwrap()).collect()
    };
    for page in document.get_pages().values() {
        let sides = numbers(document.get_dictionary(*page).unwrap(), b"MediaBox");
        // 210 by 297 mm.
        assert!((sides[2] - 595.276).abs() < 0.01 && (sides[3] - 841.89).abs() < 0.01, "{sides:?}");
    }
    let link = document.get_page_annotations(document.get_pages()[&1]).unwrap();
    let scale = 595.276 / 960.0;
    let place = numbers(link[0], b"Rect");
    for (is, should) in place.iter().zip([10.0 * scale, 841.89 - 50.0 * scale, 110.0 * scale, 841.89 - 20.0 * scale]) {
        assert!((is - should).abs() < 0.05, "{place:?}");
    }
}

#[test]
fn an_outline_has_levels() {
    let line = |level, title: &str, page| OutlineLine { level, title: title.into(), page };
    let outline = vec![
        line(0, "Chairs", 0),
        line(3, "Note Well", 0),
        line(1, "Agenda", 1),
        line(1, " ", 1),
        line(1, "Nowhere", 7),
        line(0, "A talk", 1),
    ];
    let about = About { outline, ..about() };
    let document = Document::load_mem(&finish(&printed(), &ALL, &about).unwrap()).unwrap();
    let lines = document.get_toc().unwrap().toc;
    let lines: Vec<(usize, &str, usize)> =
        lines.iter().map(|line| (line.level, line.title.as_str(), line.page)).collect();
    assert_eq!(lines, [(1, "Chairs", 1), (2, "Note Well", 1), (2, "Agenda", 2), (1, "A talk", 2)]);
}

#[test]
fn strokes_are_drawn_over_their_page_alone() {
    let stroke = Stroke { colour: [1.0, 0.0, 0.0], opacity: 0.5, dots: vec![[0.25, 0.5, 0.01], [0.75, 0.5, 0.01]] };
    let about = About { strokes: vec![(1, stroke)], ..about() };
    let document = Document::load_mem(&finish(&printed(), &ALL, &about).unwrap()).unwrap();
    let content = |page: u32| {
        let content = document.get_page_content(document.get_pages()[&page]);
        String::from_utf8_lossy(&content).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(content(1), "");
    assert_eq!(content(2), "/Slide Do q /Ink0 gs 1.0 0.0 0.0 RG 1 J 1 j 5.4 w 240.0 270.0 m 720.0 270.0 l S Q");
}
