//! `deck://`: images of slides, and nothing else. Tauri trusts this origin, so it serves only listed raster types, by
//! opaque id and never by path, to our two windows, and never something that could be a page.

use std::sync::Arc;

use tauri::http::{Request, Response, StatusCode, header};

use crate::opened::Opened;
use crate::windows::{AUDIENCE, PRESENTER};

/// The scheme's name.
pub const SCHEME: &str = "deck";

/// Answers a request of the window `label`.
pub fn answer(opened: &Arc<Opened>, label: &str, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let id = request.uri().path().trim_start_matches('/');
    let image = if label == AUDIENCE || label == PRESENTER { opened.images.get(id) } else { None };
    let (status, mime, body) = match image {
        Some(image) => (StatusCode::OK, image.mime, image.bytes.to_vec()),
        None => (StatusCode::NOT_FOUND, "application/octet-stream", Vec::new()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, mime),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, header::HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];

    fn opened() -> (Arc<Opened>, String) {
        let folder = tempfile::tempdir().unwrap();
        let mut picture = PNG.to_vec();
        // IHDR of a picture of one pixel.
        picture.extend([0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0]);
        std::fs::write(folder.path().join("a.png"), picture).unwrap();
        std::fs::write(folder.path().join("page.html"), "<h1>x</h1>").unwrap();
        std::fs::write(folder.path().join("d.md"), "# x\n\n![a](a.png)\n\n![b](page.html)\n").unwrap();
        let opened = Opened::open(&folder.path().join("d.md"), jiff::Timestamp::now()).unwrap();
        let id = opened.images.keys().next().unwrap().clone();
        assert_eq!(opened.images.len(), 1);
        (Arc::new(opened), id)
    }

    fn get(opened: &Arc<Opened>, label: &str, path: &str) -> Response<Vec<u8>> {
        let request = Request::builder().uri(format!("deck://localhost/{path}")).body(Vec::new()).unwrap();
        answer(opened, label, &request)
    }

    #[test]
    fn a_listed_picture_is_served_to_our_windows_as_a_picture_and_nothing_else() {
        let (opened, id) = opened();
        for label in [AUDIENCE, PRESENTER] {
            let response = get(&opened, label, &id);
            assert_eq!(response.status(), StatusCode::OK);
            assert_eq!(response.headers()[header::CONTENT_TYPE], "image/png");
            assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert!(response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().starts_with("sandbox"));
        }
        assert_eq!(get(&opened, "other", &id).status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn no_path_and_no_page_is_served() {
        let (opened, _) = opened();
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
        ] {
            let response = get(&opened, AUDIENCE, path);
            assert_eq!((response.status(), response.body().len()), (StatusCode::NOT_FOUND, 0), "{path}");
        }
    }
}
