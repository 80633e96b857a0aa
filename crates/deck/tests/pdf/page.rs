//! What a page says and how it is drawn.

use chairside_deck::pdf::{Area, LinkTarget, RenderError};

use crate::support::{Document, Page};

fn near(area: Area, x: f32, y: f32, width: f32, height: f32) -> bool {
    [area.x - x, area.y - y, area.width - width, area.height - height].iter().all(|off| off.abs() < 0.02)
}

#[test]
fn lines_are_read_from_the_top_and_boxed() {
    let page = Page::saying(&[
        (40.0, 100.0, 12.0, "second line"),
        (200.0, 20.0, 8.0, "3"),
        (40.0, 150.0, 12.0, "first line, with words"),
        (40.0, 250.0, 30.0, "The title"),
    ]);
    let text = Document::of([page]).open().unwrap().painter().text(0);
    assert_eq!(text.text(), "The title\nfirst line, with words\nsecond line\n3");
    assert_eq!(text.title, "The title");
    assert!(near(text.lines[0].area, 0.1, 1.0 / 3.0 - 0.245, 0.28, 0.1), "{:?}", text.lines[0].area);
}

#[test]
fn a_turned_page_is_read_as_it_is_shown() {
    let page = Page::saying(&[(0.0, 0.0, 20.0, "x")]);
    let turned = Page { content: "BT /F 20 Tf 0 1 -1 0 60 20 Tm (Upright now) Tj ET".to_owned(), ..page };
    let text = Document::of([turned.with("/Rotate 90")]).open().unwrap().painter().text(0);
    assert_eq!(text.title, "Upright now");
    assert!(near(text.lines[0].area, 20.0 / 300.0, 0.11, 0.37, 0.05), "{:?}", text.lines[0].area);
}

#[test]
fn invisible_text_of_a_scan_is_read() {
    let scan = Page { content: "BT 3 Tr /F 20 Tf 40 200 Td (Recognised) Tj ET".to_owned(), ..Page::saying(&[]) };
    let deck = Document::of([scan]).open().unwrap();
    let mut painter = deck.painter();
    assert_eq!(painter.text(0).text(), "Recognised");
    assert!(painter.render(0, 400, 300).unwrap().rgba.iter().all(|byte| *byte == 255));
}

#[test]
fn gaps_of_an_array_are_spaces_and_kerns_are_not() {
    let kerned = Page {
        content: "BT /F 20 Tf 40 200 Td [(K) 60 (erned) -333 (and) -333 (spaced)] TJ ET".to_owned(),
        ..Page::saying(&[])
    };
    assert_eq!(Document::of([kerned]).open().unwrap().painter().text(0).text(), "Kerned and spaced");
}

#[test]
fn links_lead_where_they_may_and_nowhere_else() {
    let annotations = (0..9).map(|at| format!("{} 0 R", 5000 + at)).collect::<Vec<_>>().join(" ");
    let page = Page::saying(&[]).with(&format!("/Annots [{annotations}]"));
    let link = |action: &str| format!("<< /Subtype /Link /Rect [40 30 80 60] {action} >>");
    let document = Document::of([page, Page::saying(&[])])
        .object(5000, &link("/A << /S /URI /URI (https://www.ietf.org/) >>"))
        .object(5001, &link("/Dest [12 0 R /Fit]"))
        .object(5002, &link("/A << /S /GoTo /D [12 0 R /Fit] >>"))
        .object(5003, &link("/A << /S /URI /URI (file:///etc/passwd) >>"))
        .object(5004, &link("/A << /S /JavaScript /JS (app.alert\\(1\\)) >>"))
        .object(5005, &link("/A << /S /Launch /F (calc.exe) >>"))
        .object(5006, &link("/A << /S /GoToR /F (other.pdf) /D [0 /Fit] >>"))
        .object(5007, &link("/A << /S /SubmitForm /F (https://example.com/) >>"))
        .object(5008, "<< /Subtype /Link /Rect [900 900 950 950] /Dest [12 0 R /Fit] >>");
    let links = document.open().unwrap().painter().text(0).links;
    let targets: Vec<&LinkTarget> = links.iter().map(|link| &link.target).collect();
    let url = LinkTarget::Url("https://www.ietf.org/".to_owned());
    assert_eq!(targets, [&url, &LinkTarget::Page(1), &LinkTarget::Page(1)]);
    assert!(near(links[0].area, 0.1, 0.8, 0.1, 0.1), "{:?}", links[0].area);
}

#[test]
fn a_page_without_size_is_an_error_and_the_others_are_drawn() {
    let nothing = Page::saying(&[]).sized(0.0, 0.0);
    let outside = Page::saying(&[]).with("/CropBox [900 900 950 950]");
    let deck = Document::of([nothing, outside, Page::saying(&[])]).open().unwrap();
    assert!(deck.info().pages.iter().all(|page| page.width > 0.0 && page.height > 0.0));
    let mut painter = deck.painter();
    assert_eq!(painter.render(0, 100, 100), Err(RenderError::NoSize));
    assert_eq!(painter.render(1, 100, 100), Err(RenderError::NoSize));
    assert!(painter.render(2, 100, 100).is_ok());
    assert_eq!(painter.render(3, 100, 100), Err(RenderError::NoSuchPage));
    assert_eq!(painter.text(3).text(), "");
}

#[test]
fn pages_of_any_size_are_drawn() {
    for (width, height, drawn) in [
        (14_400.0, 14_400.0, (1080, 1080)),
        (4_608.0, 2_592.0, (1920, 1080)),
        (14_400.0, 2.0, (1920, 1)),
        (2.0, 14_400.0, (1, 1080)),
        (3.0, 3.0, (1080, 1080)),
    ] {
        let deck = Document::of([Page::saying(&[]).sized(width, height)]).open().unwrap();
        let bitmap = deck.painter().render(0, 1920, 1080).unwrap();
        assert_eq!((bitmap.width, bitmap.height), drawn);
        assert_eq!(bitmap.rgba.len(), (drawn.0 * drawn.1 * 4) as usize);
    }
}

#[test]
fn text_without_its_font_is_drawn_and_read() {
    let chinese = "/Font << /F 5000 0 R >>";
    let page = Page { content: "BT /F 40 Tf 40 100 Td <4F60597D> Tj ET".to_owned(), ..Page::saying(&[]) };
    let document = Document::of([page.with(&format!("/Resources << {chinese} >>"))])
        .object(
            5000,
            "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [5001 0 R] >>",
        )
        .object(
            5001,
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /FontDescriptor 5002 0 R \
             /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        )
        .object(5002, "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 >>");
    let deck = document.open().unwrap();
    let mut painter = deck.painter();
    assert!(painter.render(0, 400, 300).is_ok());
    assert_eq!(painter.text(0).text(), "你好");
}
