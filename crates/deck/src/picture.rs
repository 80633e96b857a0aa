//! Finds the pictures of a deck. They must lie in the deck's folder, are recognised by content, and get a digest as their
//! name.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chairside_file::ReadError;
use sha2::{Digest, Sha256};

use crate::picture_name::{existing, leads_out, scheme};
use crate::raster;
use crate::report::shown;

/// The folder that images may come from, and what their addresses in the HTML start with.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The folder of the deck's file.
    pub root: PathBuf,
    /// The part of `src` before an image's id, such as `deck://localhost/`.
    pub image_base: String,
}

/// A picture that a slide shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The first 32 hexadecimal digits of the SHA-256 of `bytes`. It tells nothing about the file's place.
    pub id: String,
    /// One of `image/png`, `image/jpeg`, `image/gif`, `image/webp`, `image/avif`, by the first bytes.
    pub mime: &'static str,
    /// The whole file, at most 32 MiB.
    pub bytes: Arc<[u8]>,
}

/// The largest image file that is shown: 32 MiB.
pub const LARGEST_IMAGE: u64 = 32 * 1024 * 1024;
/// The limit for all images of a deck together: 256 MiB.
pub const LARGEST_IMAGES: u64 = 256 * 1024 * 1024;
/// The largest number of pixels, 400 MB when decoded. More could bring the webview down.
const MOST_PIXELS: u64 = 100_000_000;

/// A picture that was found, as the slide's HTML needs it.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) src: String,
    /// Width and height in pixels; `None` when the start of the file does not tell.
    pub(crate) size: Option<(u32, u32)>,
}

/// Why a picture is not shown, and what to do about it.
#[derive(Debug, Clone)]
pub(crate) struct Refused {
    pub(crate) what: String,
    pub(crate) instead: &'static str,
}

/// Finds and reads pictures, each file once.
pub(crate) struct Gallery<'a> {
    folder: Option<&'a Folder>,
    root: Option<PathBuf>,
    by_name: HashMap<String, Result<Found, Refused>>,
    by_path: HashMap<PathBuf, Result<Found, Refused>>,
    images: Vec<Image>,
    sizes: HashMap<String, (u32, u32)>,
    total: u64,
}

impl<'a> Gallery<'a> {
    /// Without a folder, every picture is refused.
    pub(crate) fn new(folder: Option<&'a Folder>) -> Self {
        let root = folder.and_then(|folder| {
            // A file named without a folder is in the current one.
            let root = if folder.root.as_os_str().is_empty() { Path::new(".") } else { &folder.root };
            chairside_file::canonical(root).ok()
        });
        Self {
            folder,
            root,
            by_name: HashMap::new(),
            by_path: HashMap::new(),
            images: Vec::new(),
            sizes: HashMap::new(),
            total: 0,
        }
    }

    /// The width and height of a picture that was found before, by its `src`.
    pub(crate) fn size_of(&self, src: &str) -> Option<(u32, u32)> {
        self.sizes.get(src).copied()
    }

    pub(crate) fn into_images(self) -> Vec<Image> {
        self.images
    }

    /// Finds the picture that a slide names.
    pub(crate) fn find(&mut self, written: &str) -> Result<Found, Refused> {
        if let Some(known) = self.by_name.get(written) {
            return known.clone();
        }
        let result = self.look_for(written);
        self.by_name.insert(written.to_owned(), result.clone());
        result
    }

    fn look_for(&mut self, written: &str) -> Result<Found, Refused> {
        let name = written.trim();
        let as_written = format!("`{}`", shown(name));
        let path = self.path_of(name, &as_written)?;
        if let Some(known) = self.by_path.get(&path) {
            return known.clone();
        }
        let result = bytes_of(&path, &as_written).and_then(|bytes| self.take(bytes, &as_written));
        self.by_path.insert(path, result.clone());
        result
    }

    /// The file in the deck's folder that a name means.
    fn path_of(&self, name: &str, as_written: &str) -> Result<PathBuf, Refused> {
        let remote = || {
            let instead = "save it beside the deck: slides load nothing from the network";
            refused(format!("the remote image {as_written} is not shown"), instead)
        };
        match scheme(name) {
            Some("data") => {
                let what = "an image written into the text (`data:`) is not shown";
                return Err(refused(what, "save it as a file beside the deck"));
            }
            Some(_) => return Err(remote()),
            None if name.starts_with("//") => return Err(remote()),
            None if name.is_empty() => return Err(refused("an image has no file name", "write `![text](file.png)`")),
            None => {}
        }
        let Some(root) = &self.root else {
            return Err(refused(format!("the image {as_written} is not shown here"), "put it on a slide of a deck"));
        };
        let outside =
            || refused(format!("the image {as_written} is outside the deck's folder"), "copy it into that folder");
        let (inside, wanted) = (root.clone(), name.to_owned());
        let found = chairside_file::within(chairside_file::DEADLINE, move || existing(&inside, &wanted));
        let silent =
            || refused(format!("the folder of the image {as_written} does not answer"), "copy it to a local one");
        match found.ok_or_else(silent)? {
            Some(path) if path.starts_with(root) => Ok(path),
            Some(_) => Err(outside()),
            None if leads_out(name) => Err(outside()),
            None => {
                let what = format!("there is no image {as_written} in the deck's folder");
                Err(refused(what, "check its name, or copy it there"))
            }
        }
    }

    /// Takes a file's bytes among the deck's images, unless they are not a picture that can be shown.
    fn take(&mut self, bytes: Vec<u8>, as_written: &str) -> Result<Found, Refused> {
        let length = bytes.len() as u64;
        if self.total + length > LARGEST_IMAGES {
            let what = format!("with {as_written} the images of this deck are larger than 256 MiB together");
            return Err(refused(what, "save them smaller"));
        }
        let Some(mime) = raster::mime(&bytes) else {
            return Err(if raster::is_svg(&bytes) {
                refused(format!("the image {as_written} is an SVG, which is not shown"), "convert it to PNG")
            } else {
                let what = format!("{as_written} is not a picture that can be shown");
                refused(what, "save it as PNG, JPEG, GIF, WebP or AVIF")
            });
        };
        let size = raster::size(&bytes);
        if size.is_some_and(|(width, height)| u64::from(width) * u64::from(height) > MOST_PIXELS) {
            return Err(refused(format!("the image {as_written} has more than 100 million pixels"), "save it smaller"));
        }
        let id = base16ct::lower::encode_string(&Sha256::digest(&bytes)[..16]);
        let src = format!("{}{id}", self.folder.map_or("", |folder| &folder.image_base));
        if let Some(size) = size {
            self.sizes.insert(src.clone(), size);
        }
        if !self.images.iter().any(|image| image.id == id) {
            self.total += length;
            self.images.push(Image { id, mime, bytes: bytes.into() });
        }
        Ok(Found { src, size })
    }
}

fn refused(what: impl Into<String>, instead: &'static str) -> Refused {
    Refused { what: what.into(), instead }
}

/// Reads a picture's file, unless it is too large.
fn bytes_of(path: &Path, as_written: &str) -> Result<Vec<u8>, Refused> {
    chairside_file::read(path, LARGEST_IMAGE).map_err(|problem| match problem {
        ReadError::Folder => refused(format!("the image {as_written} is a folder"), "name the file in it"),
        ReadError::NotPlain => refused(format!("the image {as_written} is not a plain file"), "save it as a file"),
        ReadError::TooLarge => refused(format!("the image {as_written} is larger than 32 MiB"), "save it smaller"),
        ReadError::TooSlow => refused(format!("the image {as_written} {problem}"), "copy it to a local folder"),
        ReadError::Io(error) => {
            let why = chairside_file::reason(&error);
            refused(format!("the image {as_written} cannot be read: {why}"), "check its permissions")
        }
    })
}
