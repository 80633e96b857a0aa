//! 178 hostile PDFs, made here: cut off, changed, with wrong lengths, with parts that contain themselves, nested deep, of
//! absurd sizes. Each is opened, drawn and read in a process of its own; each gets an answer in time, and then
//! the renderer still draws the next deck.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use chairside_deck::pdf::PdfOptions;
use chairside_render::{Form, PageRequest, Renderer, Urgency, Viewer};

/// The example `process`, which Cargo builds before it runs the tests.
fn program() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    tests.parent().unwrap().parent().unwrap().join("examples/process")
}

fn seeds() -> Vec<Vec<u8>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deck/fuzz/corpus");
    let names = ["everything", "object-streams", "layers", "annotations", "plain-ietf103-01"];
    names.map(|name| std::fs::read(corpus.join(format!("{name}.pdf"))).unwrap()).to_vec()
}

/// A document with one page that draws `content`. `page`, `catalog` and `trailer` are added to those dictionaries, `more`
/// are further objects, from 20 on.
#[derive(Default)]
struct Document<'a> {
    content: &'a str,
    page: &'a str,
    catalog: &'a str,
    pages: &'a str,
    trailer: &'a str,
    more: &'a [&'a str],
}

impl Document<'_> {
    fn bytes(&self) -> Vec<u8> {
        let pages = if self.pages.is_empty() { "/Kids [3 0 R] /Count 1" } else { self.pages };
        let mut objects = vec![
            (1, format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog)),
            (2, format!("<< /Type /Pages {pages} >>")),
            (3, format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R {} >>", self.page)),
            (4, format!("<< /Length {} >> stream\n{}\nendstream", self.content.len(), self.content)),
            (5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned()),
        ];
        objects.extend((20..).zip(self.more.iter().map(|&object| object.to_owned())));
        let (mut file, mut table) = (String::from("%PDF-1.7\n"), String::from("xref\n0 1\n0000000000 65535 f \n"));
        for (id, body) in objects {
            let _ = write!(table, "{id} 1\n{:010} 00000 n \n", file.len());
            let _ = write!(file, "{id} 0 obj\n{body}\nendobj\n");
        }
        let start = file.len();
        let _ = write!(table, "trailer\n<< /Size 90 /Root 1 0 R {} >>\nstartxref\n{start}\n%%EOF\n", self.trailer);
        (file + &table).into_bytes()
    }
}

fn cut_off() -> Vec<Vec<u8>> {
    let cut = |seed: &Vec<u8>| (1..=8).map(|part| seed[..seed.len() * part / 9].to_vec()).collect::<Vec<_>>();
    seeds().iter().flat_map(cut).collect()
}

fn changed() -> Vec<Vec<u8>> {
    let mut random = 0x5eed_u64;
    let mut next = move |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % below
    };
    let mut all = Vec::new();
    for seed in seeds() {
        for changes in [1, 4, 16, 64, 128, 256, 512, 1024] {
            let mut bytes = seed.clone();
            for _ in 0..changes {
                let at = next(bytes.len());
                bytes[at] = u8::try_from(next(256)).unwrap();
            }
            all.push(bytes);
        }
    }
    all
}

fn wrong_lengths() -> Vec<Vec<u8>> {
    let wrong = ["0", "-1", "7", "2147483648", "18446744073709551615", "5 0 R"];
    let mut all = Vec::new();
    for seed in seeds() {
        for length in wrong {
            let mut out = Vec::new();
            let mut rest = seed.as_slice();
            while let Some(at) = rest.windows(8).position(|part| part == b"/Length ") {
                out.extend_from_slice(&rest[..at + 8]);
                out.extend_from_slice(length.as_bytes());
                rest = &rest[at + 8..];
                let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                rest = &rest[digits..];
            }
            out.extend_from_slice(rest);
            all.push(out);
        }
    }
    all
}

fn in_themselves() -> Vec<Vec<u8>> {
    let plain = Document { content: "/X Do BT /F 20 Tf 20 20 Td (text) Tj ET", ..Document::default() };
    let page = |page| Document { page, ..plain };
    let with = |page, more| Document { page, more, ..plain };
    let catalog = |catalog, more| Document { catalog, more, ..plain };
    let form = "/Resources << /XObject << /X 20 0 R >> /Font << /F 20 0 R >> /ExtGState << /G 20 0 R >> >>";
    [
        Document { pages: "/Kids [2 0 R] /Count 1", ..plain },
        Document { pages: "/Kids [1 0 R 2 0 R 3 0 R] /Count 3", ..plain },
        Document { pages: "/Kids 2 0 R /Count 2 0 R", ..plain },
        Document { pages: "/Kids [20 0 R] /Count 1", more: &["<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R >>"], ..plain },
        page("/Parent 3 0 R /Resources 3 0 R"),
        page("/Contents 3 0 R /MediaBox 3 0 R"),
        with("/Contents 20 0 R", &["[20 0 R 20 0 R 4 0 R]"]),
        with(form, &["<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 20 0 R >> >> /Length 5 >> stream\n/X Do\nendstream"]),
        with(form, &["<< /Type /Font /Subtype /Type0 /BaseFont /A /DescendantFonts [20 0 R] /Encoding 20 0 R >>"]),
        with(form, &["<< /Type /XObject /Subtype /Image /Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace [/Indexed 20 0 R 9 20 0 R] /SMask 20 0 R /Length 20 0 R >> stream\nx\nendstream"]),
        with("/Annots 20 0 R", &["[20 0 R 21 0 R]", "<< /Subtype /Widget /Parent 21 0 R /Kids [21 0 R] /AP << /N 21 0 R >> /Rect 21 0 R >>"]),
        catalog("/Outlines 20 0 R", &["<< /First 20 0 R /Next 20 0 R /Last 20 0 R /Title 20 0 R /Dest 20 0 R >>"]),
        catalog("/Names << /Dests 20 0 R >> /Dests 20 0 R", &["<< /Kids [20 0 R 20 0 R] /Names 20 0 R >>"]),
        catalog("/PageLabels 20 0 R", &["<< /Kids [20 0 R] /Nums 20 0 R >>"]),
        catalog("/AcroForm 20 0 R", &["<< /Fields [20 0 R] /Kids [20 0 R] /Parent 20 0 R /DR 20 0 R >>"]),
        catalog("/OCProperties << /D << /ON 20 0 R /Order 20 0 R >> /OCGs 20 0 R >>", &["[20 0 R [20 0 R]]"]),
        Document { trailer: "/Prev 9 /Encrypt 1 0 R /Info 20 0 R", more: &["20 0 R"], ..plain },
        Document { more: &["<< /Type /ObjStm /N 1 /First 4 /Extends 20 0 R /Length 20 0 R >> stream\n20 0\nendstream"], ..plain },
    ]
    .map(|document| document.bytes())
    .to_vec()
}

fn nested_deep() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for depth in [1_000, 200_000] {
        let pairs = |open: &str, inner: &str, close: &str| open.repeat(depth) + inner + &close.repeat(depth);
        let (lists, groups) = (pairs("[", "1", "]"), pairs("<< /A ", "1", " >>"));
        let strings = format!("({}) ", pairs("(", "a", ")"));
        let kids: Vec<String> =
            (0..depth.min(20_000)).map(|at| format!("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", 21 + at)).collect();
        let kids: Vec<&str> = kids.iter().map(String::as_str).collect();
        let outline: Vec<String> =
            (0..depth.min(20_000)).map(|at| format!("<< /Title (x) /First {} 0 R >>", 21 + at)).collect();
        let outline: Vec<&str> = outline.iter().map(String::as_str).collect();
        let plain = Document::default();
        all.extend([
            Document { page: &format!("/A {lists}"), ..plain }.bytes(),
            Document { catalog: &format!("/A {groups}"), ..plain }.bytes(),
            Document { catalog: &format!("/Title {strings}"), ..plain }.bytes(),
            Document { pages: "/Kids [20 0 R] /Count 1", more: &kids, ..plain }.bytes(),
            Document { catalog: "/Outlines 20 0 R", more: &outline, ..plain }.bytes(),
            Document { content: &pairs("q ", "1 0 0 rg 0 0 9 9 re f", " Q"), ..plain }.bytes(),
            Document { content: &format!("{lists} TJ {groups} gs"), ..plain }.bytes(),
            Document { content: &pairs("/Span BMC ", "0 0 9 9 re f", " EMC"), ..plain }.bytes(),
            Document { content: &"0 0 400 300 re W n ".repeat(depth), ..plain }.bytes(),
            Document { content: &format!("0 0 m {} S", "9 9 l ".repeat(depth)), ..plain }.bytes(),
        ]);
    }
    all
}

fn absurd_sizes() -> Vec<Vec<u8>> {
    let plain = Document { content: "BT /F 20 Tf 20 20 Td (text) Tj ET", ..Document::default() };
    let boxes = [
        "/MediaBox [0 0 1000000000 1000000000]",
        "/MediaBox [0 0 1e38 1e38]",
        "/MediaBox [0 0 0 0]",
        "/MediaBox [0 0 -400 -300]",
        "/MediaBox [0 0 0.0000001 99999999]",
        "/MediaBox [99999999999999999999 0 99999999999999999999 1]",
        "/MediaBox [0 0 400]",
        "/MediaBox [(a) /b null true]",
        "/CropBox [500 500 501 501] /UserUnit 1000000000",
        "/Rotate 9223372036854775807 /UserUnit -1",
    ];
    let contents = [
        "BT /F 1000000000 Tf 1 0 0 1 0 0 Tm (wwww) Tj ET",
        "1000000000 w 0 0 m 9 9 l S",
        "[0.00001 0.00001] 0 d 0 0 m 400 300 l S",
        "1e30 0 0 1e30 0 0 cm 0 0 1 1 re f",
        "0 0 0 0 0 0 cm 0 0 9 9 re B",
        "0 0 m 1e38 1e38 -1e38 1e38 0 0 c f",
        "BI /W 65535 /H 65535 /BPC 8 /CS /RGB ID x EI",
        "BI /W 2147483647 /H 2147483647 /BPC 1 ID x EI",
        "999999999999999999999999999999 0 0 1 0 0 cm 0 0 9 9 re f",
        "/P sh /P scn 0 0 400 300 re f",
    ];
    let images = [
        "/Width 4294967296 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
        "/Width -1 /Height -1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        "/Width 30000 /Height 30000 /BitsPerComponent 16 /ColorSpace /DeviceCMYK",
        "/Width 9 /Height 9 /BitsPerComponent 255 /ColorSpace /DeviceRGB",
        "/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 255 >>",
        "/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter [/A85 /LZW /RL /Fl /CCF /DCT /JPX /JBIG2Decode]",
    ];
    let mut all = Vec::new();
    all.extend(boxes.map(|page| Document { page, ..plain }.bytes()));
    all.extend(
        contents.map(|content| Document { content, page: "/Resources << /Font << /F 5 0 R >> >>", ..plain }.bytes()),
    );
    for image in images {
        let object = format!("<< /Type /XObject /Subtype /Image {image} /Length 9 >> stream\nxxxxxxxxx\nendstream");
        let page = "/Resources << /XObject << /X 20 0 R >> >>";
        all.push(Document { content: "400 0 0 300 0 0 cm /X Do", page, more: &[&object], ..plain }.bytes());
    }
    for pages in ["/Kids [3 0 R] /Count 2147483647", "/Kids [3 0 R] /Count -1"] {
        all.push(Document { pages, ..plain }.bytes());
    }
    all.push(Document { trailer: "/Size 18446744073709551615 /XRefStm 99999999999", ..plain }.bytes());
    let table = String::from_utf8(plain.bytes()).unwrap().replace("xref\n0 1\n", "xref\n0 4294967295\n");
    all.push(table.into_bytes());
    all
}

#[test]
fn every_hostile_pdf_gets_an_answer_and_costs_no_other() {
    let kinds: [(&str, Vec<Vec<u8>>); 6] = [
        ("cut off", cut_off()),
        ("bytes changed", changed()),
        ("wrong lengths", wrong_lengths()),
        ("parts in themselves", in_themselves()),
        ("nested deep", nested_deep()),
        ("absurd sizes", absurd_sizes()),
    ];
    let renderer = Renderer::new(program());
    let good = Arc::new(Document { content: "1 0 0 rg 0 0 400 300 re f", ..Document::default() }.bytes());
    let mut files = 0;
    for (kind, pdfs) in kinds {
        let (mut opened, mut drawn, mut read) = (0, 0, 0);
        let count = pdfs.len();
        let mut slowest = Duration::ZERO;
        for (number, bytes) in pdfs.into_iter().enumerate() {
            let begun = Instant::now();
            if let Ok(deck) = renderer.open(Arc::new(bytes), PdfOptions::default()) {
                opened += 1;
                drawn += usize::from(draws(&renderer, deck.key));
                let (sender, text) = mpsc::channel();
                renderer.text(deck.key, 0, Box::new(move |text| sender.send(text.is_ok()).unwrap()));
                read += usize::from(text.recv_timeout(Duration::from_secs(20)).expect("an answer about its text"));
                renderer.close(deck.key);
            }
            let took = begun.elapsed();
            assert!(took < Duration::from_secs(30), "{kind} {number}: {took:?}");
            slowest = slowest.max(took);
        }
        let deck = renderer.open(good.clone(), PdfOptions::default()).expect("a deck after those");
        assert!(draws(&renderer, deck.key), "a deck after those of kind “{kind}”");
        renderer.close(deck.key);
        println!(
            "{kind}: {count} tried, {count} answered ({opened} opened, {drawn} drawn, {read} read), slowest {slowest:.1?}"
        );
        files += count;
    }
    assert_eq!(files, 178);
}

/// Whether the first page is drawn; there is always an answer.
fn draws(renderer: &Renderer, deck: chairside_render::DeckKey) -> bool {
    let wanted = PageRequest { deck, page: 0, width: 320, height: 240, form: Form::Pixels };
    let (sender, answer) = mpsc::channel();
    renderer.draw(wanted, Urgency::Now(Viewer::Room), Box::new(move |drawing| sender.send(drawing.is_ok()).unwrap()));
    answer.recv_timeout(Duration::from_secs(20)).expect("an answer about its page")
}
