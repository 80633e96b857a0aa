//! A file dropped onto the presenter window: the window is asked which item's row it fell on.

use std::path::PathBuf;

use chairside_session::ItemId;
use chairside_session::desk::Dropped;

use super::Actor;

impl Actor {
    /// Asks the window what lies at the place of the drop. A drop before it only counts if it was answered.
    pub(super) fn ask_on_what(&mut self, path: PathBuf, (x, y): (i32, i32)) {
        let number = self.desk.drops.wrapping_add(1);
        self.desk.drops = number;
        self.desk.dropped = Some(Dropped { number, x, y });
        self.library.dropped = Some(path);
        self.publisher.presenter_soon();
    }

    /// The window has answered.
    pub(super) fn dropped_on(&mut self, number: u32, item: Option<ItemId>) {
        if self.desk.dropped.take_if(|dropped| dropped.number == number).is_none() {
            return;
        }
        if let Some(path) = self.library.dropped.take() {
            self.take_file(item, path);
        }
    }
}
