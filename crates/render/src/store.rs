//! Keeps drawn pages, packed, so that a jump to a page that was never shown finds it ready. A whole deck of slides takes
//! some 20 MiB. The size is bounded; the least recently used page is dropped first.

use std::collections::HashMap;

use crate::files::DeckKey;
use crate::page::{DrawnPage, Form, PageRequest};

/// How many bytes are kept.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// With this many bytes, nothing more is drawn ahead, since it would push out pages that somebody requested.
const AHEAD_BYTES: usize = MOST_BYTES / 4 * 3;

/// The pages that are kept, each with the turn of its last use.
#[derive(Debug, Default)]
pub(crate) struct Store {
    kept: HashMap<PageRequest, (u64, DrawnPage)>,
    bytes: usize,
    turn: u64,
}

impl Store {
    /// Keeps a page, unless it is a draft or a file.
    pub fn put(&mut self, wanted: PageRequest, drawing: &DrawnPage) {
        if drawing.is_draft || wanted.form == Form::Png || drawing.bytes.len() > MOST_BYTES {
            return;
        }
        self.remove(&wanted);
        self.turn += 1;
        self.bytes += drawing.bytes.len();
        self.kept.insert(wanted, (self.turn, drawing.clone()));
        while self.bytes > MOST_BYTES {
            let Some(oldest) = self.kept.iter().min_by_key(|(_, (turn, _))| *turn).map(|(wanted, _)| *wanted) else {
                return;
            };
            self.remove(&oldest);
        }
    }

    /// The page, if it is kept.
    pub fn get(&mut self, wanted: &PageRequest) -> Option<DrawnPage> {
        let (turn, drawing) = self.kept.get_mut(wanted)?;
        self.turn += 1;
        *turn = self.turn;
        Some(drawing.clone())
    }

    /// How many pages of this one's deck are kept in its size.
    pub fn pages_like(&self, one: PageRequest) -> usize {
        self.kept.keys().filter(|kept| PageRequest { page: one.page, ..**kept } == one).count()
    }

    /// Drops all pages for which `like` is false.
    pub fn retain(&mut self, like: impl Fn(&PageRequest) -> bool) {
        let others: Vec<PageRequest> = self.kept.keys().filter(|wanted| !like(wanted)).copied().collect();
        for wanted in others {
            self.remove(&wanted);
        }
    }

    fn remove(&mut self, wanted: &PageRequest) {
        if let Some((_, drawing)) = self.kept.remove(wanted) {
            self.bytes -= drawing.bytes.len();
        }
    }

    /// The page to draw ahead when a window shows `anchor`: the nearest that is not kept yet. Pages before it count as
    /// twice as far, and come last among equals. `None` when all are kept, or the memory for it is used up.
    pub fn ahead(&self, anchor: PageRequest, pages: u32, cannot: impl Fn(DeckKey, u32) -> bool) -> Option<PageRequest> {
        if self.bytes >= AHEAD_BYTES {
            return None;
        }
        let after = (anchor.page + 1..pages).map(|page| (page - anchor.page, false, page));
        let before = (0..anchor.page).map(|page| ((anchor.page - page) * 2, true, page));
        let missing = |page: &u32| {
            let wanted = PageRequest { page: *page, ..anchor };
            !self.kept.contains_key(&wanted) && !cannot(anchor.deck, *page)
        };
        let nearest = after.chain(before).filter(|(_, _, page)| missing(page)).min()?.2;
        Some(PageRequest { page: nearest, ..anchor })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;

    fn page(page: u32) -> PageRequest {
        PageRequest { deck: DeckKey(1), page, width: 1920, height: 1080, form: Form::Pixels }
    }

    fn of_bytes(bytes: usize) -> DrawnPage {
        DrawnPage { width: 1920, height: 1080, bytes: Arc::new(vec![0; bytes]), is_draft: false, work_ms: 0 }
    }

    #[test]
    fn the_nearest_pages_come_first_and_those_after_before_those_in_front() {
        let mut store = Store::default();
        let mut order = Vec::new();
        while let Some(wanted) = store.ahead(page(3), 8, |_, page| page == 5) {
            order.push(wanted.page);
            store.put(wanted, &of_bytes(10));
        }
        assert_eq!(order, [4, 2, 6, 7, 1, 0]);
    }

    #[test]
    fn nothing_is_drawn_ahead_when_the_memory_is_used_up() {
        let mut store = Store::default();
        store.put(page(0), &of_bytes(AHEAD_BYTES));
        assert_eq!(store.ahead(page(0), 8, |_, _| false), None);
    }

    #[test]
    fn drafts_and_files_are_not_kept() {
        let mut store = Store::default();
        store.put(page(0), &DrawnPage { is_draft: true, ..of_bytes(10) });
        store.put(page(2), &of_bytes(MOST_BYTES + 1));
        store.put(PageRequest { form: Form::Png, ..page(1) }, &of_bytes(10));
        assert_eq!((store.kept.len(), store.bytes), (0, 0));
        let small = PageRequest { form: Form::Small, ..page(1) };
        store.put(small, &of_bytes(10));
        assert_eq!(store.get(&page(1)), None, "the same page for a place in a window");
        assert_eq!((store.get(&small), store.get(&small)), (Some(of_bytes(10)), Some(of_bytes(10))));
    }

    proptest! {
        /// Never more than there may be; what was used last is there; bytes are counted right.
        #[test]
        fn the_least_lately_used_goes_first(steps in prop::collection::vec((0_u32..12, 1_usize..12, any::<bool>()), 1..60)) {
            let mut store = Store::default();
            let mut used: Vec<u32> = Vec::new();
            for (number, mebibytes, asks) in steps {
                if asks {
                    let found = store.get(&page(number)).is_some();
                    prop_assert_eq!(found, store.kept.contains_key(&page(number)));
                    if !found { continue; }
                } else {
                    store.put(page(number), &of_bytes(mebibytes * 1024 * 1024));
                }
                used.retain(|known| *known != number);
                used.push(number);
                let kept: Vec<bool> = used.iter().map(|number| store.kept.contains_key(&page(*number))).collect();
                prop_assert!(kept.is_sorted(), "{:?}", kept);
                prop_assert_eq!(kept.last(), Some(&true));
                let bytes: usize = store.kept.values().map(|(_, drawing)| drawing.bytes.len()).sum();
                prop_assert_eq!(bytes, store.bytes);
                prop_assert!(bytes <= MOST_BYTES);
            }
        }
    }
}
