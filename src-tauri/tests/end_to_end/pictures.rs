//! `chairside render` on Markdown: the slides as the webview draws them.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::process::Command;

use crate::driver::Screen;

/// Width, height, and the pixels as red, green and blue.
fn read(path: &Path) -> (u32, u32, Vec<[u8; 3]>) {
    let mut decoder = png::Decoder::new(std::io::BufReader::new(File::open(path).unwrap()));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let samples = info.color_type.samples();
    let pixels = bytes[..info.buffer_size()].chunks_exact(samples).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    (info.width, info.height, pixels.collect())
}

fn red_picture(path: &Path) {
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(path).unwrap()), 640, 360);
    encoder.set_color(png::ColorType::Rgb);
    let pixels = vec![[0xd0, 0x10, 0x10]; 640 * 360];
    encoder.write_header().unwrap().write_image_data(pixels.as_flattened()).unwrap();
}

#[test]
fn markdown_slides_are_rendered_with_their_images() {
    let folder = tempfile::tempdir().unwrap();
    let deck = folder.path().join("deck.md");
    red_picture(&folder.path().join("red.png"));
    fs::write(&deck, "# First\n\n---\n\n![red](red.png)\n\n---\n\n# Third\n").unwrap();
    let out = folder.path().join("out");
    let render = |arguments: &[&str], output: &Path| {
        Command::new(env!("CARGO_BIN_EXE_chairside"))
            .arg("render")
            .arg(&deck)
            .args(arguments)
            .arg("-o")
            .arg(output)
            .env("DISPLAY", Screen::display().unwrap())
            .output()
            .unwrap()
    };
    let all = render(&["--all", "--width", "640"], &out);
    assert!(all.status.success(), "{}", String::from_utf8_lossy(&all.stderr));
    let slides: Vec<_> = (1..=3).map(|number| read(&out.join(format!("{number}.png")))).collect();
    assert!(slides.iter().all(|(width, height, _)| (*width, *height) == (640, 360)));
    let reds = |slide: usize| slides[slide].2.iter().filter(|[r, g, b]| *r > 0xc0 && *g < 0x40 && *b < 0x40).count();
    assert!(reds(1) > 40_000, "{} red pixels", reds(1));
    assert_eq!((reds(0), reds(2)), (0, 0));
    assert_ne!(slides[0].2, slides[2].2, "each slide is its own");

    let one = folder.path().join("one.png");
    assert!(render(&["--page", "3", "--width", "640"], &one).status.success());
    assert_eq!(read(&one).2, slides[2].2);
    let none = render(&["--page", "4"], &one);
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("there is no slide 4; it has 3"));
}

/// The share of a rectangle's sides that has ink; the rectangle is the smallest around the first letter that is drawn.
fn frame_of_first_letter((width, height, pixels): &(u32, u32, Vec<[u8; 3]>)) -> Option<f64> {
    let (width, height) = (*width as usize, *height as usize);
    let ground = pixels[height / 8 * width + width / 2];
    // Away from the bar at the left and the slide's number below.
    let (from, height) = (width / 20, height * 4 / 5);
    let is_ink =
        |x: usize, y: usize| pixels[y * width + x].iter().zip(ground).any(|(one, other)| one.abs_diff(other) > 90);
    let has_ink = |x: &usize| (0..height).any(|y| is_ink(*x, y));
    let left = (from..width).find(has_ink)?;
    let right = (left..width).take_while(has_ink).last()?;
    let of_letter = |y: &usize| (left..=right).any(|x| is_ink(x, *y));
    let (top, bottom) = ((0..height).find(of_letter)?, (0..height).rfind(of_letter)?);
    // A line of one or two pixels may lie a pixel further in.
    let near = |x: usize, y: usize| {
        (0..3).any(|by| is_ink((x + by).min(right), y) || is_ink(x.saturating_sub(by).max(left), y))
    };
    let above = |x: usize, y: usize| {
        (0..3).any(|by| is_ink(x, (y + by).min(bottom)) || is_ink(x, y.saturating_sub(by).max(top)))
    };
    let sides = (top..=bottom).filter(|y| near(left, *y)).count() + (top..=bottom).filter(|y| near(right, *y)).count();
    let ends = (left..=right).filter(|x| above(*x, top)).count() + (left..=right).filter(|x| above(*x, bottom)).count();
    let around = 2 * (right - left + 1) + 2 * (bottom - top + 1);
    #[allow(clippy::cast_precision_loss, reason = "a few thousand pixels")]
    Some((sides + ends) as f64 / around as f64)
}

#[test]
fn a_letter_that_no_font_has_is_a_box_on_a_markdown_slide() {
    let folder = tempfile::tempdir().unwrap();
    let drawn = |name: &str, letter: &str| {
        let (deck, out) = (folder.path().join(format!("{name}.md")), folder.path().join(format!("{name}.png")));
        fs::write(&deck, format!("# {letter}\n")).unwrap();
        let mut render = Command::new(env!("CARGO_BIN_EXE_chairside"));
        render.arg("render").arg(&deck).args(["--page", "1", "--width", "1280", "-o"]).arg(&out);
        let done = render.env("DISPLAY", Screen::display().unwrap()).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        frame_of_first_letter(&read(&out))
    };
    // No font has a letter of the second private plane.
    let missing = drawn("missing", "\u{F0000}").expect("nothing is drawn");
    assert!(missing > 0.8, "no box: {missing}");
    let known = drawn("known", "O").expect("nothing is drawn");
    assert!(known < 0.8, "an O would be a box too: {known}");
}
