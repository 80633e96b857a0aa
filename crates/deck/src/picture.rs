//! Finds the pictures of a deck. They must lie in the deck's folder, are recognised by content, and get a digest as their
//! name.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

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
            root.canonicalize().ok()
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
        let refuse = |what: String, instead| Err(Refused { what, instead });
        let name = written.trim();
        let as_written = format!("`{}`", shown(name));
        match scheme(name) {
            Some("data") => {
                return refuse(
                    "an image written into the text (`data:`) is not shown".into(),
                    "save it as a file beside the deck",
                );
            }
            Some(_) => {
                let instead = "save it beside the deck: slides load nothing from the network";
                return refuse(format!("the remote image {as_written} is not shown"), instead);
            }
            None if name.starts_with("//") => {
                let instead = "save it beside the deck: slides load nothing from the network";
                return refuse(format!("the remote image {as_written} is not shown"), instead);
            }
            None if name.is_empty() => return refuse("an image has no file name".into(), "write `![text](file.png)`"),
            None => {}
        }
        let Some(root) = self.root.clone() else {
            return refuse(format!("the image {as_written} is not shown here"), "put it on a slide of a deck");
        };
        let outside = || Refused {
            what: format!("the image {as_written} is outside the deck's folder"),
            instead: "copy it into that folder",
        };
        let Some(path) = candidates(&root, name).into_iter().find_map(|path| path.canonicalize().ok()) else {
            if leads_out(name) {
                return Err(outside());
            }
            return refuse(
                format!("there is no image {as_written} in the deck's folder"),
                "check its name, or copy it there",
            );
        };
        if !path.starts_with(&root) {
            return Err(outside());
        }
        if let Some(known) = self.by_path.get(&path) {
            return known.clone();
        }
        let result = self.read(&path, &as_written);
        self.by_path.insert(path, result.clone());
        result
    }

    fn read(&mut self, path: &Path, as_written: &str) -> Result<Found, Refused> {
        let refuse = |what: String, instead| Err(Refused { what, instead });
        // Only plain files are opened: a pipe might never end.
        match std::fs::metadata(path) {
            Ok(about) if about.is_dir() => {
                return refuse(format!("the image {as_written} is a folder"), "name the file in it");
            }
            Ok(about) if !about.is_file() => {
                return refuse(format!("the image {as_written} is not a plain file"), "save it as a file");
            }
            _ => {}
        }
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(LARGEST_IMAGE + 1).read_to_end(&mut bytes));
        if let Err(problem) = read {
            return refuse(format!("the image {as_written} cannot be read ({problem})"), "check its permissions");
        }
        let length = bytes.len() as u64;
        if length > LARGEST_IMAGE {
            return refuse(format!("the image {as_written} is larger than 32 MiB"), "save it smaller");
        }
        if self.total + length > LARGEST_IMAGES {
            return refuse(
                format!("with {as_written} the images of this deck are larger than 256 MiB together"),
                "save them smaller",
            );
        }
        let Some(mime) = raster::mime(&bytes) else {
            if raster::is_svg(&bytes) {
                return refuse(format!("the image {as_written} is an SVG, which is not shown"), "convert it to PNG");
            }
            return refuse(
                format!("{as_written} is not a picture that can be shown"),
                "save it as PNG, JPEG, GIF, WebP or AVIF",
            );
        };
        let size = raster::size(&bytes);
        if size.is_some_and(|(width, height)| u64::from(width) * u64::from(height) > MOST_PIXELS) {
            return refuse(format!("the image {as_written} has more than 100 million pixels"), "save it smaller");
        }
        let mut id = String::with_capacity(32);
        for byte in &Sha256::digest(&bytes)[..16] {
            let _ = write!(id, "{byte:02x}");
        }
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

/// The scheme of an address. A Windows drive letter counts as one, so that `C:\x.png` is refused on every system.
fn scheme(name: &str) -> Option<&str> {
    let (scheme, _) = name.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| if scheme.eq_ignore_ascii_case("data") { "data" } else { scheme })
}

/// The paths that a name may mean: as written, with `%20` and the like decoded, and for `/x.png` also in Slidev's
/// `public/` folder.
fn candidates(root: &Path, name: &str) -> Vec<PathBuf> {
    let bare = name.split(['?', '#']).next().unwrap_or_default();
    let mut paths = Vec::new();
    for name in [bare.to_owned(), decoded(bare), name.to_owned()] {
        if name.contains('\0') {
            continue;
        }
        match name.strip_prefix('/') {
            Some(inside) => {
                paths.extend([root.join("public").join(inside), root.join(inside), PathBuf::from(&name)]);
            }
            None => paths.push(root.join(name)),
        }
    }
    paths
}

fn leads_out(name: &str) -> bool {
    name.starts_with(['/', '\\']) || decoded(name).split(['/', '\\']).any(|part| part == "..")
}

fn decoded(name: &str) -> String {
    percent_decode_str(name).decode_utf8_lossy().into_owned()
}
