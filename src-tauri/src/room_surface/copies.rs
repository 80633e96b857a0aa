//! Copies of pages that only the web page can draw, Markdown slides and interstitials, taken while nobody saw it draw them.

use std::collections::HashSet;

use chairside_session::snapshot::PageId;
use gtk::cairo::ImageSurface;

use super::over::Over;
use super::pictures::Picture;

/// How many bytes of the window system's memory they may take: seven at full HD.
const MOST_BYTES: usize = 64_000_000;

/// How many are kept beside the page on show in a window of this size.
pub fn ahead((width, height): (u32, u32)) -> usize {
    const MOST: usize = 6;
    let bytes = usize::try_from(width.saturating_mul(height).saturating_mul(4)).unwrap_or(usize::MAX);
    (MOST_BYTES / bytes.max(1)).saturating_sub(1).clamp(1, MOST)
}

/// The copies that are kept.
#[derive(Debug, Default)]
pub struct Copies {
    kept: Vec<(PageId, Picture)>,
    /// Pages of which no copy is used: something in them moves, or is missing.
    unfit: HashSet<PageId>,
}

impl Copies {
    /// The copy of a page for a window of `size` pixels.
    pub fn get(&self, page: &PageId, size: (u32, u32)) -> Option<&Picture> {
        self.kept.iter().find(|(known, picture)| known == page && picture.size == size).map(|(_, picture)| picture)
    }

    /// Keeps a copy in the place of an earlier one.
    pub fn keep(&mut self, page: PageId, picture: Picture) {
        self.kept.retain(|(known, _)| *known != page);
        self.kept.push((page, picture));
    }

    /// Drops all but those of these pages in this size.
    pub fn keep_only(&mut self, pages: &[PageId], size: (u32, u32)) {
        self.kept.retain(|(known, picture)| picture.size == size && pages.contains(known));
    }

    /// This page does not look as its copy does.
    pub fn is_unfit(&mut self, page: &PageId) {
        self.kept.retain(|(known, _)| known != page);
        self.unfit.insert(page.clone());
    }

    /// This page has changed.
    pub fn forget(&mut self, page: &PageId) {
        self.kept.retain(|(known, _)| known != page);
        self.unfit.remove(page);
    }

    /// The first of these pages that a copy can be taken of and that has none.
    pub fn missing<'page>(&self, pages: &'page [PageId], size: (u32, u32)) -> Option<&'page PageId> {
        pages.iter().find(|page| !self.unfit.contains(page) && self.get(page, size).is_none())
    }
}

/// Whether two pictures are the same wherever nothing lies over them. `scale` is the window's.
pub fn are_the_same(mut one: ImageSurface, mut other: ImageSurface, over: &[Over], scale: f64) -> bool {
    let (width, height, stride) = (one.width(), one.height(), one.stride());
    if (other.width(), other.height(), other.stride()) != (width, height, stride) {
        return false;
    }
    let (Ok(one), Ok(other)) = (one.data(), other.data()) else { return false };
    let (Ok(stride), Ok(width)) = (usize::try_from(stride), usize::try_from(width)) else { return false };
    let rows = one.chunks_exact(stride).zip(other.chunks_exact(stride)).enumerate();
    rows.filter(|(_, (one, other))| one != other).all(|(row, (one, other))| {
        let pixels = one.chunks_exact(4).zip(other.chunks_exact(4)).take(width).enumerate();
        // The fourth byte of a pixel means nothing.
        let mut different = pixels.filter(|(_, (one, other))| one[..3] != other[..3]);
        different.all(|(column, _)| over.iter().any(|one| one.holds(column, row, scale)))
    })
}

#[cfg(test)]
mod tests {
    use gtk::cairo::{Content, Format, RecordingSurface};

    use super::*;

    const SIZE: (u32, u32) = (8, 4);

    fn picture(size: (u32, u32)) -> Picture {
        let surface = RecordingSurface::create(Content::Color, None).unwrap();
        Picture { size, is_draft: false, surface: (*surface).clone() }
    }

    fn page(name: &str) -> PageId {
        PageId(name.into())
    }

    #[test]
    fn a_copy_serves_until_the_page_or_the_windows_size_changes() {
        let mut copies = Copies::default();
        let pages = [page("a/0"), page("a/1")];
        assert_eq!(copies.missing(&pages, SIZE), Some(&pages[0]));
        copies.keep(pages[0].clone(), picture(SIZE));
        assert_eq!(copies.missing(&pages, SIZE), Some(&pages[1]));
        assert!(copies.get(&pages[0], SIZE).is_some() && copies.get(&pages[0], (9, 4)).is_none());
        copies.is_unfit(&pages[1]);
        assert_eq!(copies.missing(&pages, SIZE), None);
        copies.forget(&pages[0]);
        copies.forget(&pages[1]);
        assert_eq!(copies.missing(&pages, SIZE), Some(&pages[0]));
        copies.keep(pages[1].clone(), picture(SIZE));
        copies.keep_only(&pages[..1], SIZE);
        assert!(copies.get(&pages[1], SIZE).is_none());
    }

    #[test]
    fn a_larger_window_has_fewer() {
        let sizes = [(1280, 720), (1920, 1080), (2560, 1440), (3840, 2160), (0, 0)];
        assert_eq!(sizes.map(ahead), [6, 6, 3, 1, 6]);
    }

    #[test]
    fn pictures_are_the_same_if_they_differ_only_where_something_lies_over_them() {
        let image = |changed: Option<usize>| {
            let mut image = ImageSurface::create(Format::Rgb24, 8, 4).unwrap();
            if let Some(at) = changed {
                image.data().unwrap()[at] = 200;
            }
            image
        };
        let row = 8 * 4;
        let over = Over { left: 2.0, top: 1.0, width: 2.0, height: 1.0, radius: 0.0 };
        assert!(are_the_same(image(None), image(None), &[], 1.0));
        assert!(are_the_same(image(None), image(Some(row + 3)), &[], 1.0), "not a colour");
        assert!(!are_the_same(image(None), image(Some(row + 2 * 4)), &[], 1.0));
        assert!(are_the_same(image(None), image(Some(row + 2 * 4)), &[over], 1.0));
        assert!(!are_the_same(image(None), image(Some(row + 5 * 4)), &[over], 1.0));
        let smaller = ImageSurface::create(Format::Rgb24, 4, 4).unwrap();
        assert!(!are_the_same(image(None), smaller, &[], 1.0));
    }
}
