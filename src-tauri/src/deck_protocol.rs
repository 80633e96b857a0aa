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
