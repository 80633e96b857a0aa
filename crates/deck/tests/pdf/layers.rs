//! Layers: what a document hides is hidden, in the picture and in the text, however it is hidden.
//!
//! In these documents a layer hides the word SECRET and a red ground.

use chairside_deck::pdf::PdfDeck;

use crate::support::{Document, Page, stream};

const SECRET: &str = "BT /F 20 Tf 40 200 Td (SECRET) Tj ET 1 0 0 rg 0 0 400 100 re f 0 g";

/// Whether the first page shows what it may hide. Picture and text must agree.
fn shows(deck: &PdfDeck) -> bool {
    let mut painter = deck.painter();
    let red = painter.render(0, 80, 60).unwrap().rgba.chunks(4).any(|pixel| pixel[..3] == [255, 0, 0]);
    let text = painter.text(0).text();
    assert!(text.contains("Public"), "{text}");
    assert_eq!(red, text.contains("SECRET"), "the picture and the text agree: {text}");
    red
}

/// A document with the groups 5001 (on), 5002 (off) and 5003 (of a usage), and what the page draws.
fn document(config: &str, page: Page) -> Document {
    let groups = "/OCGs [5001 0 R 5002 0 R 5003 0 R]";
    Document::of([page])
        .catalog(&format!("/OCProperties << {groups} /D << {config} >> >>"))
        .object(5001, "<< /Type /OCG /Name (on) >>")
        .object(5002, "<< /Type /OCG /Name (off) >>")
}

/// A page on which `content` is drawn besides a public word; `/L` is the layer 5000.
fn page(content: &str) -> Page {
    let public = Page::saying(&[(40.0, 250.0, 20.0, "Public")]);
    let page = Page { content: format!("{} {content}", public.content), ..public };
    page.with("/Resources << /Font << /F 3 0 R >> /Properties << /L 5000 0 R >> /XObject << /X 5010 0 R >> >>")
}

fn marked() -> Page {
    page(&format!("/OC /L BDC {SECRET} EMC"))
}

/// Whether a layer (object 5000) shows what is marked with it.
fn layer_shows(config: &str, layer: &str) -> bool {
    shows(&document(config, marked()).object(5000, layer).open().unwrap())
}

#[test]
fn a_group_is_on_or_off_as_the_configuration_says() {
    for (config, shown) in [
        ("", true),
        ("/OFF [5000 0 R]", false),
        ("/BaseState /ON /OFF [5002 0 R]", true),
        ("/BaseState /OFF", false),
        ("/BaseState /OFF /ON [5000 0 R]", true),
        ("/BaseState /OFF /ON [5001 0 R]", false),
        ("/BaseState /Unchanged", true),
        ("/BaseState /Unchanged /OFF [5000 0 R]", false),
    ] {
        assert_eq!(layer_shows(config, "<< /Type /OCG /Name (own) >>"), shown, "{config}");
    }
}

#[test]
fn a_membership_follows_its_policy() {
    for (member, shown) in [
        ("/OCGs 5001 0 R", true),
        ("/OCGs 5002 0 R", false),
        ("/OCGs [5001 0 R 5002 0 R]", true),
        ("/OCGs [5001 0 R 5002 0 R] /P /AnyOn", true),
        ("/OCGs [5001 0 R 5002 0 R] /P /AllOn", false),
        ("/OCGs [5001 0 R 5002 0 R] /P /AnyOff", true),
        ("/OCGs [5001 0 R 5002 0 R] /P /AllOff", false),
        ("/OCGs [5002 0 R] /P /AllOff", true),
        ("/OCGs 5009 0 R", false),
        ("", true),
        ("/OCGs []", true),
        ("/OCGs null /P /AllOff", true),
        ("/OCGs [null 5002 0 R 7777 0 R]", false),
        ("/OCGs 7777 0 R /P /AllOff", true),
    ] {
        let document = document("/OFF [5002 0 R]", marked()).object(5009, "[5002 0 R]");
        let document = document.object(5000, &format!("<< /Type /OCMD {member} >>"));
        assert_eq!(shows(&document.open().unwrap()), shown, "{member}");
    }
}

#[test]
fn a_visibility_expression_comes_before_a_policy() {
    for (expression, shown) in [
        ("[/And 5001 0 R 5002 0 R]", false),
        ("[/Or 5001 0 R 5002 0 R]", true),
        ("[/Not 5002 0 R]", true),
        ("[/Not 5001 0 R]", false),
        ("[/And 5001 0 R [/Not 5002 0 R]]", true),
        ("[/And [/Or 5001 0 R 5002 0 R] [/Not [/And 5001 0 R 5001 0 R]]]", false),
        ("[/Or 5002 0 R 5009 0 R]", true),
        // What is not an expression leaves it to the policy, by which this is hidden.
        ("[/Xor 5001 0 R 5002 0 R]", false),
        ("[/Not 5001 0 R 5002 0 R]", false),
        ("[]", false),
        ("42", false),
    ] {
        let member = format!("<< /Type /OCMD /OCGs 5002 0 R /VE {expression} >>");
        let document = document("/OFF [5002 0 R]", marked()).object(5009, "[/Not 5002 0 R]").object(5000, &member);
        assert_eq!(shows(&document.open().unwrap()), shown, "{expression}");
    }
}

#[test]
fn an_expression_that_contains_itself_ends() {
    let member = "<< /Type /OCMD /VE 5009 0 R /OCGs 5002 0 R >>";
    let document = document("/OFF [5002 0 R]", marked()).object(5009, "[/And 5009 0 R 5009 0 R]").object(5000, member);
    assert!(!shows(&document.open().unwrap()));
}

#[test]
fn usage_counts_when_a_document_is_viewed() {
    let viewed = "/AS [<< /Event /View /OCGs [5000 0 R] /Category [/View] >>]";
    let printed = "/AS [<< /Event /Print /OCGs [5000 0 R] /Category [/Print] >>]";
    let zoomed = "/AS [<< /Event /View /OCGs [5000 0 R] /Category [/Zoom /View] >>]";
    for (config, usage, shown) in [
        (viewed, "/View << /ViewState /OFF >>", false),
        (viewed, "/View << /ViewState /ON >>", true),
        ("/OFF [5000 0 R]", "/View << /ViewState /ON >>", false),
        (
            "/AS [<< /Event /View /OCGs [5000 0 R] /Category [/View] >>] /OFF [5000 0 R]",
            "/View << /ViewState /ON >>",
            true,
        ),
        // For print or export alone: no matter on a screen.
        (printed, "/Print << /PrintState /OFF >>", true),
        (printed, "/Print << /PrintState /OFF >> /Export << /ExportState /OFF >>", true),
        // For print, and therefore not to be viewed.
        (viewed, "/Print << /PrintState /ON >> /View << /ViewState /OFF >>", false),
        // Without an automatic state: as PDFium and PDF.js read it.
        ("", "/View << /ViewState /OFF >>", false),
        ("", "/Print << /PrintState /OFF >>", true),
        (zoomed, "/Zoom << /min 2.0 >>", false),
        (zoomed, "/Zoom << /min 0.5 /max 2.0 >>", true),
        (zoomed, "/Zoom << /min 0.5 >> /View << /ViewState /OFF >>", false),
    ] {
        let layer = format!("<< /Type /OCG /Name (own) /Usage << {usage} >> >>");
        assert_eq!(layer_shows(config, &layer), shown, "{config} {usage}");
    }
}

#[test]
fn a_group_for_designers_is_not_off_in_a_configuration_for_viewers() {
    let group = "<< /Type /OCG /Name (own) /Intent /Design >>";
    assert!(layer_shows("/OFF [5000 0 R]", group));
    assert!(!layer_shows("/OFF [5000 0 R] /Intent /All", group));
    assert!(!layer_shows("/OFF [5000 0 R] /Intent [/View /Design]", group));
    assert!(!layer_shows("/OFF [5000 0 R]", "<< /Type /OCG /Name (own) /Intent [/Design /View] >>"));
}

#[test]
fn forms_and_pictures_are_hidden() {
    let red = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /ASCIIHexDecode";
    let form = |layer: &str| stream(&format!("/Subtype /Form /BBox [0 0 400 300] {layer}"), SECRET);
    for (layer, shown) in [
        ("/OC 5000 0 R", false),
        ("/OC << /Type /OCMD /OCGs 5000 0 R >>", false),
        ("/OC << /Type /OCMD /VE [/Not 5000 0 R] >>", true),
        ("/OC << /Type /OCMD /VE [/Not 5001 0 R] >>", false),
        ("/OC 5001 0 R", true),
        ("", true),
    ] {
        let base = document("/OFF [5000 0 R]", page("/X Do")).object(5000, "<< /Type /OCG /Name (own) >>");
        assert_eq!(shows(&base.clone().object(5010, &form(layer)).open().unwrap()), shown, "a form with {layer}");
        let picture = stream(&format!("{red} {layer}"), "FF0000>");
        let content =
            format!("q 400 0 0 100 0 0 cm /X Do Q {}", if shown { "BT /F 9 Tf 9 9 Td (SECRET) Tj ET" } else { "" });
        let base = Document { pages: vec![page(&content)], ..base };
        assert_eq!(shows(&base.object(5010, &picture).open().unwrap()), shown, "a picture with {layer}");
    }
}

#[test]
fn layers_within_layers_are_hidden_with_them() {
    let layers = |outer: &str, inner: &str| {
        let content = format!("/OC /{outer} BDC /P BMC /OC /{inner} BDC {SECRET} EMC EMC EMC");
        let page = page("").with(
            "/Resources << /Font << /F 3 0 R >> /Properties << /On 5001 0 R /Off 5002 0 R \
             /No << /Type /OCMD /VE [/Not 5001 0 R] >> >> >>",
        );
        let page = Page { content: format!("{} {content}", page.content), ..page };
        shows(&document("/OFF [5002 0 R]", page).open().unwrap())
    };
    assert!(layers("On", "On"));
    assert!(!layers("Off", "On") && !layers("On", "Off") && !layers("Off", "Off"));
    assert!(!layers("On", "No") && !layers("No", "On"));
}

#[test]
fn marked_content_in_forms_patterns_and_appearances_is_hidden() {
    let inner = format!("/OC /L BDC {SECRET} EMC");
    let resources = "/Resources << /Font << /F 3 0 R >> /Properties << /L << /Type /OCMD /VE [/Not 5001 0 R] >> >> >>";
    let form = stream(&format!("/Subtype /Form /BBox [0 0 400 300] {resources}"), &inner);
    let outer = "/Resources << /XObject << /Y 5011 0 R >> >>";
    let around = stream(&format!("/Subtype /Form /BBox [0 0 400 300] {outer}"), "/Y Do");
    let document = document("", page("/X Do")).object(5010, &around).object(5011, &form);
    assert!(!shows(&document.open().unwrap()), "a form in a form");
    let annotation = "/Annots [<< /Subtype /Stamp /Rect [0 0 400 300] /AP << /N 5011 0 R >> >>]";
    let document = Document { pages: vec![page("").with(annotation)], ..document };
    assert!(!shows(&document.open().unwrap()), "an appearance");
    let pattern = stream(
        "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 400 300] /XStep 400 /YStep 300 \
         /Resources << /Properties << /L << /Type /OCMD /VE [/Not 5001 0 R] >> >> >>",
        "/OC /L BDC 1 0 0 rg 0 0 400 300 re f EMC",
    );
    let painted = page("/Pattern cs /T scn 0 0 400 100 re f")
        .with("/Resources << /Font << /F 3 0 R >> /Pattern << /T 5012 0 R >> >>");
    let document = Document { pages: vec![painted], ..document }.object(5012, &pattern);
    assert!(!shows(&document.open().unwrap()), "a pattern");
}

#[test]
fn annotations_are_hidden_with_their_links() {
    let appearance = stream("/Subtype /Form /BBox [0 0 400 300] /Resources << /Font << /F 3 0 R >> >>", SECRET);
    for (layer, shown) in [
        ("/OC 5002 0 R", false),
        ("/OC 5001 0 R", true),
        ("/OC << /Type /OCMD /VE [/Not 5001 0 R] >>", false),
        ("/OC << /Type /OCMD /OCGs [5001 0 R 5002 0 R] /P /AllOn >>", false),
        ("", true),
    ] {
        let link = format!("<< /Subtype /Link /Rect [0 0 99 99] /A << /S /URI /URI (https://ietf.org/) >> {layer} >>");
        let stamp = format!("<< /Subtype /Stamp /Rect [0 0 400 300] /AP << /N 5011 0 R >> {layer} >>");
        let page = page("").with(&format!("/Annots [{stamp} 5020 0 R]"));
        let deck = document("/OFF [5002 0 R]", page).object(5011, &appearance).object(5020, &link).open().unwrap();
        assert_eq!(shows(&deck), shown, "{layer}");
        assert_eq!(!deck.painter().text(0).links.is_empty(), shown, "{layer}");
    }
}

#[test]
fn what_a_document_with_layers_says_besides_stays() {
    let document = document("/OFF [5002 0 R]", page("").with("/Annots [5020 0 R] /Rotate 90 /CropBox [0 0 400 200]"))
        .catalog(
            "/PageLabels << /Nums [0 << /S /r >>] >> /Outlines 5030 0 R /Dests << /there [10 0 R /Fit] >> \
             /Names << /Dests << /Names [(here) [10 0 R /Fit]] >> >>",
        )
        .info("/Title (Layers) /Creator (Somebody)")
        .object(5020, "<< /Subtype /Link /Rect [0 0 400 300] /Dest (here) >>")
        .object(5030, "<< /First 5031 0 R >>")
        .object(5031, "<< /Title (A part) /Dest /there /Next 5032 0 R >>")
        .object(5032, "<< /Title (Itself) /A << /S /GoTo /D [10 0 R /Fit] >> >>");
    let deck = document.open().unwrap();
    let info = deck.info();
    assert_eq!(info.title.as_deref(), Some("Layers"));
    assert_eq!((info.pages[0].width, info.pages[0].height), (200.0, 400.0));
    assert_eq!(info.pages[0].label.as_deref(), Some("i"));
    assert_eq!(info.outline.len(), 2);
    assert_eq!(deck.painter().text(0).links.len(), 1);
}
