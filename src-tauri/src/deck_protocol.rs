//! `deck://`: images of slides and pages of PDFs, and nothing else. Tauri trusts this origin, so it serves only listed
//! raster types and packed pixels, by opaque id and never by path, to our two windows, and never something that could
//! be a page.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chairside_deck::Image;
use chairside_deck::pdf::LARGEST_SIDE;
use chairside_load::page_of_token;
use chairside_render::{DeckKey, DrawnPage, Failure, Form, PageRequest, Renderer, Urgency, Viewer};
use tauri::http::{HeaderValue, Request, Response, StatusCode, header};

use crate::small_pictures;
use crate::window::Window;

/// The name of the scheme, without `://`.
pub const SCHEME: &str = "deck";

/// Width and height of a small picture of a page, in pixels.
const THUMBNAIL: (u32, u32) = (360, 203);

/// The same for the tiles under the room's slide, which are a third as wide as those of the overview.
const TILE: (u32, u32) = (180, 102);

/// What a small picture is drawn for where it is seen larger, as on a screen of scale 2.
const LARGE: (u32, u32) = (720, 405);

/// How many small pictures one answer has at most.
const MOST_SMALL: usize = 64;

/// The pictures that are served now. Clones serve the same ones.
#[derive(Debug, Clone)]
pub struct Served {
    images: Arc<Mutex<HashMap<String, Image>>>,
    renderer: Renderer,
}

impl Served {
    /// Serves these images, and the pages that `renderer` draws.
    pub fn new(images: HashMap<String, Image>, renderer: Renderer) -> Self {
        Self { images: Arc::new(Mutex::new(images)), renderer }
    }

    /// Serves these images instead of those before.
    pub fn set_images(&self, images: HashMap<String, Image>) {
        *self.images.lock().unwrap_or_else(PoisonError::into_inner) = images;
    }

    /// Serves these images as well.
    pub fn add_images(&self, images: HashMap<String, Image>) {
        self.images.lock().unwrap_or_else(PoisonError::into_inner).extend(images);
    }

    /// Answers a request of the window with this label: at once, or when the page is drawn.
    pub fn answer(
        &self,
        label: &str,
        request: &Request<Vec<u8>>,
        respond: impl FnOnce(Response<Vec<u8>>) + Send + 'static,
    ) {
        let viewer = match Window::of_label(label) {
            Some(Window::Audience) => Viewer::Room,
            Some(Window::Presenter) => Viewer::Chair,
            None => return respond(nothing()),
        };
        let path = request.uri().path().trim_start_matches('/');
        if let Some((wanted, urgency)) = page(path, request.uri().query(), viewer) {
            let form = wanted.form;
            self.renderer.draw(wanted, urgency, Box::new(move |drawing| respond(picture(drawing, form, viewer))));
            return;
        }
        if let Some((wanted, size)) = several(path, viewer) {
            let respond = |bytes| respond(response(StatusCode::OK, "application/octet-stream", bytes));
            small_pictures::draw(&self.renderer, &wanted, size, respond);
            return;
        }
        let images = self.images.lock().unwrap_or_else(PoisonError::into_inner);
        let response = match images.get(path) {
            Some(image) => response(StatusCode::OK, image.mime, image.bytes.to_vec()),
            None => nothing(),
        };
        drop(images);
        respond(response);
    }
}

/// Reads `page/TOKEN/WIDTHxHEIGHT?now` (or `?soon`; in the presenter window also `?next` and `?item`, for its small panes)
/// and `thumb/TOKEN`; `None` for any other path.
fn page(path: &str, query: Option<&str>, viewer: Viewer) -> Option<(PageRequest, Urgency)> {
    let mut parts = path.split('/');
    let kind = parts.next()?;
    let (deck, page) = page_of_token(parts.next()?)?;
    let size = parts.next();
    if parts.next().is_some() {
        return None;
    }
    match (kind, size) {
        ("page", Some(size)) => {
            let (width, height) = size.split_once('x')?;
            let pixels = |text: &str| text.parse().ok().filter(|pixels| (1..=LARGEST_SIDE).contains(pixels));
            let urgency = match (query, viewer) {
                (Some("now"), _) => Urgency::Now(viewer),
                (Some("next"), Viewer::Chair) => Urgency::Soon(Viewer::Next),
                (Some("item"), Viewer::Chair) => Urgency::Soon(Viewer::Item),
                _ => Urgency::Soon(viewer),
            };
            let (width, height) = (pixels(width)?, pixels(height)?);
            Some((PageRequest { deck, page, width, height, form: Form::Pixels }, urgency))
        }
        ("thumb", None) => Some((PageRequest { form: Form::Png, ..small(deck, page, THUMBNAIL) }, Urgency::Thumbnail)),
        _ => None,
    }
}

/// Reads `tiles/WIDTH/TOKEN,TOKEN,…` and `thumbs/WIDTH/TOKEN,TOKEN,…` of the presenter window: the pages, and the size of the box that
/// they are seen in; `None` for any other path.
fn several(path: &str, viewer: Viewer) -> Option<(Vec<PageRequest>, (u32, u32))> {
    let (kind, rest) = path.split_once('/')?;
    let (width, tokens) = rest.split_once('/')?;
    let width = width.parse().ok().filter(|width| (1..=LARGEST_SIDE).contains(width))?;
    let sizes: &[(u32, u32)] = match (kind, viewer) {
        ("tiles", Viewer::Chair) => &[TILE, THUMBNAIL],
        ("thumbs", Viewer::Chair) => &[THUMBNAIL],
        _ => return None,
    };
    let size = sizes.iter().copied().find(|size| size.0 >= width).unwrap_or(LARGE);
    let pages = tokens.split(',').map(|token| page_of_token(token).map(|(deck, page)| small(deck, page, size)));
    let pages = pages.collect::<Option<Vec<_>>>().filter(|pages| pages.len() <= MOST_SMALL)?;
    Some((pages, (width, (width * 9).div_ceil(16))))
}

/// What `tiles/` serves a page from.
pub fn tile(deck: DeckKey, page: u32) -> PageRequest {
    small(deck, page, TILE)
}

fn small(deck: DeckKey, page: u32, (width, height): (u32, u32)) -> PageRequest {
    PageRequest { deck, page, width, height, form: Form::Small }
}

/// A page as it is sent: a PNG file, or the packed pixels and the numbers of their tiles, followed by width and height
/// in four bytes each, little-endian. Why a page cannot be drawn is for the chair alone.
fn picture(drawing: Result<DrawnPage, Failure>, form: Form, viewer: Viewer) -> Response<Vec<u8>> {
    match drawing {
        Ok(drawing) if form == Form::Png => response(StatusCode::OK, "image/png", drawing.bytes.to_vec()),
        Ok(DrawnPage { width, height, bytes, is_draft, .. }) => {
            let mut bytes = bytes.to_vec();
            bytes.extend(width.to_le_bytes());
            bytes.extend(height.to_le_bytes());
            let status = if is_draft { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
            response(status, "application/octet-stream", bytes)
        }
        Err(Failure::Superseded) => response(StatusCode::CONFLICT, "text/plain", Vec::new()),
        Err(Failure::Unknown) => nothing(),
        Err(failure) => {
            let why = match viewer {
                Viewer::Room => Vec::new(),
                Viewer::Chair | Viewer::Next | Viewer::Item => failure.to_string().into_bytes(),
            };
            response(StatusCode::UNPROCESSABLE_ENTITY, "text/plain", why)
        }
    }
}

pub fn nothing() -> Response<Vec<u8>> {
    response(StatusCode::NOT_FOUND, "application/octet-stream", Vec::new())
}

fn response(status: StatusCode, mime: &'static str, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, mime),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
        (header::CACHE_CONTROL, "no-store"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, OWN_ORIGIN),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Only our own pages may read pixels.
const OWN_ORIGIN: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

#[cfg(test)]
mod tests {
    use chairside_load::{LoadedSession, PdfCache, Source};

    use super::*;

    const PNG: &[u8] = &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];

    fn served() -> (Served, String) {
        let folder = tempfile::tempdir().unwrap();
        let mut picture = PNG.to_vec();
        // The header (IHDR) of a picture of one pixel.
        picture.extend([0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0]);
        std::fs::write(folder.path().join("a.png"), picture).unwrap();
        std::fs::write(folder.path().join("page.html"), "<h1>x</h1>").unwrap();
        std::fs::write(folder.path().join("d.md"), "# x\n\n![a](a.png)\n\n![b](page.html)\n").unwrap();
        let pdfs = PdfCache::new(Renderer::new("/nowhere".into()));
        let source = Source::of(&folder.path().join("d.md"));
        let session = LoadedSession::load(&source, jiff::Timestamp::now(), &pdfs).unwrap();
        let images = session.pages.images;
        let id = images.keys().next().unwrap().clone();
        assert_eq!(images.len(), 1);
        (Served::new(images, pdfs.renderer().clone()), id)
    }

    fn get(served: &Served, label: &str, path: &str) -> Response<Vec<u8>> {
        let request = Request::builder().uri(format!("deck://localhost/{path}")).body(Vec::new()).unwrap();
        let (sender, answer) = std::sync::mpsc::channel();
        served.answer(label, &request, move |response| sender.send(response).unwrap());
        answer.recv().unwrap()
    }

    #[test]
    fn a_listed_picture_is_served_to_our_windows_as_a_picture_and_nothing_else() {
        let (served, id) = served();
        for label in Window::BOTH.map(Window::label) {
            let response = get(&served, label, &id);
            assert_eq!(response.status(), StatusCode::OK);
            assert_eq!(response.headers()[header::CONTENT_TYPE], "image/png");
            assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert!(response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().starts_with("sandbox"));
        }
        assert_eq!(get(&served, "other", &id).status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn each_pane_is_a_place_of_its_own_and_the_room_has_one() {
        let of = |query, viewer| page("page/0000000000000001-2/30x20", Some(query), viewer).unwrap().1;
        assert_eq!(of("now", Viewer::Room), Urgency::Now(Viewer::Room));
        assert_eq!(of("now", Viewer::Chair), Urgency::Now(Viewer::Chair));
        assert_eq!(of("soon", Viewer::Chair), Urgency::Soon(Viewer::Chair));
        assert_eq!(of("next", Viewer::Chair), Urgency::Soon(Viewer::Next));
        assert_eq!(of("item", Viewer::Chair), Urgency::Soon(Viewer::Item));
        assert_eq!(of("next", Viewer::Room), Urgency::Soon(Viewer::Room));
    }

    #[test]
    fn why_a_page_cannot_be_drawn_is_for_the_chair_alone() {
        let failures = || [Failure::TooSlow, Failure::Crashed, Failure::NoProcess("/usr/lib/x: os error 2".into())];
        for failure in failures() {
            let room = picture(Err(failure.clone()), Form::Pixels, Viewer::Room);
            assert_eq!((room.status(), room.body().len()), (StatusCode::UNPROCESSABLE_ENTITY, 0), "{failure:?}");
            let chair = picture(Err(failure.clone()), Form::Pixels, Viewer::Chair);
            assert_eq!(chair.body(), failure.to_string().as_bytes());
        }
    }

    #[test]
    fn small_pictures_come_several_at_a_time_and_to_the_chair_alone() {
        let of = |path: &str, viewer| several(path, viewer).map(|(pages, size)| (pages.len(), size));
        let drawn = |path: &str| several(&format!("{path}/0000000000000001-2"), Viewer::Chair).unwrap().0[0].width;
        let widths = ["tiles/113", "tiles/180", "tiles/226", "tiles/500", "thumbs/163", "thumbs/361"].map(drawn);
        assert_eq!(widths, [180, 180, 360, 720, 360, 720]);
        let page = "0000000000000001-2";
        assert_eq!(of(&format!("tiles/113/{page}"), Viewer::Chair), Some((1, (113, 64))));
        assert_eq!(of(&format!("thumbs/320/{page},{page}"), Viewer::Chair), Some((2, (320, 180))));
        assert_eq!(of(&format!("tiles/113/{page}"), Viewer::Room), None);
        let many = |count: usize| format!("tiles/1/{}", vec![page; count].join(","));
        assert_eq!((of(&many(64), Viewer::Chair), of(&many(65), Viewer::Chair)), (Some((64, (1, 1))), None));
        for path in [
            "tiles",
            "tiles/",
            "tiles/113/",
            "tiles/113/,",
            "tiles/113/x",
            "tiles/0000000000000001-2",
            "tiles/0/0000000000000001-2",
            "tiles/-1/0000000000000001-2",
            "tiles/99999999999/0000000000000001-2",
            "tiles/8193/0000000000000001-2",
            "tile/113/0000000000000001-2",
            "thumbs/113/0000000000000001-2,../a",
        ] {
            assert_eq!(of(path, Viewer::Chair), None, "{path}");
        }
    }

    #[test]
    fn no_path_and_no_page_is_served() {
        let (served, _) = served();
        for path in [
            "",
            "a.png",
            "page.html",
            "d.md",
            "../a.png",
            "%2e%2e/a.png",
            "presenter.html",
            "/etc/passwd",
            "index.html",
            "page/0000000000000001-0/100x100",
            "page/0000000000000001-0/0x100",
            "page/0000000000000001-0/100x100/d.md",
            "page/../d.md/1x1",
            "thumb/0000000000000001-0",
            "tiles/113/0000000000000001-0",
            "thumb/0000000000000001",
        ] {
            let response = get(&served, Window::Audience.label(), path);
            assert_eq!((response.status(), response.body().len()), (StatusCode::NOT_FOUND, 0), "{path}");
        }
    }
}
