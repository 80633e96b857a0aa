//! The queue of jobs, the most urgent first. Pure.

/// Where a page is looked at. Each place has one size at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Viewer {
    /// The room's window, which comes first.
    Room,
    /// The presenter window's copy of it.
    Chair,
    /// The presenter window's pane with what comes next.
    Next,
    /// The page with which an item begins, beside the item.
    Item,
}

/// How soon something is needed. Earlier variants go first; within one, the room goes before all others; among equals, the
/// earlier request goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// A deck is being opened, and none of its pages can be drawn before that.
    Open,
    /// The window should show the page now. It shows only one, so a later request replaces an earlier one.
    Now(Viewer),
    /// The window may show the page next.
    Soon(Viewer),
    /// A small picture in an overview.
    Thumbnail,
    /// The text of a page.
    Text,
    /// Nobody has asked for the page, but somebody may jump to it.
    Ahead,
}

impl Urgency {
    /// Whether somebody looks at an empty place until it is done.
    pub(crate) const fn is_now(self) -> bool {
        matches!(self, Self::Open | Self::Now(_))
    }
}

/// The jobs that wait.
#[derive(Debug)]
pub(crate) struct Queue<Job> {
    /// Each job with its urgency and its turn, which counts up.
    waiting: Vec<(Urgency, u64, Job)>,
    turn: u64,
}

impl<Job> Queue<Job> {
    pub fn new() -> Self {
        Self { waiting: Vec::new(), turn: 0 }
    }

    /// Adds a job. Returns the job that it replaces, if any: the page that the same window was to show before.
    #[must_use]
    pub fn put(&mut self, urgency: Urgency, job: Job) -> Option<Job> {
        let replaced = match urgency {
            Urgency::Now(_) => self.waiting.iter().position(|(waiting, ..)| *waiting == urgency),
            _ => None,
        };
        let needless = replaced.map(|at| self.waiting.remove(at).2);
        self.turn += 1;
        self.waiting.push((urgency, self.turn, job));
        needless
    }

    /// Removes and returns the most urgent job.
    pub fn take(&mut self) -> Option<(Urgency, Job)> {
        let keys = self.waiting.iter().enumerate().map(|(at, (urgency, turn, _))| (*urgency, *turn, at));
        let (urgency, _, at) = keys.min()?;
        Some((urgency, self.waiting.remove(at).2))
    }

    /// The urgency of the most urgent job; `None` when none waits.
    pub fn most_urgent(&self) -> Option<Urgency> {
        self.waiting.iter().map(|(urgency, ..)| *urgency).min()
    }

    /// Removes and returns the first job for which `like` is true.
    pub fn take_where(&mut self, like: impl Fn(&Job) -> bool) -> Option<(Urgency, Job)> {
        let at = self.waiting.iter().position(|(_, _, job)| like(job))?;
        let (urgency, _, job) = self.waiting.remove(at);
        Some((urgency, job))
    }

    /// Removes and returns all jobs for which `unwanted` is true.
    pub fn take_all_where(&mut self, unwanted: impl Fn(&Job) -> bool) -> Vec<Job> {
        self.waiting.extract_if(.., |(_, _, job)| unwanted(job)).map(|(_, _, job)| job).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn urgency() -> impl Strategy<Value = Urgency> {
        let window = prop_oneof![Just(Viewer::Room), Just(Viewer::Chair), Just(Viewer::Next), Just(Viewer::Item)];
        prop_oneof![
            Just(Urgency::Open),
            window.clone().prop_map(Urgency::Now),
            window.prop_map(Urgency::Soon),
            Just(Urgency::Thumbnail),
            Just(Urgency::Text),
        ]
    }

    #[test]
    fn the_room_comes_before_the_chair_and_now_before_soon() {
        let mut queue = Queue::new();
        for (urgency, name) in [
            (Urgency::Text, "text"),
            (Urgency::Thumbnail, "thumbnail"),
            (Urgency::Soon(Viewer::Next), "the next pane's"),
            (Urgency::Soon(Viewer::Chair), "chair's next"),
            (Urgency::Soon(Viewer::Room), "room's next"),
            (Urgency::Now(Viewer::Chair), "chair's"),
            (Urgency::Now(Viewer::Room), "room's"),
            (Urgency::Open, "deck"),
        ] {
            assert_eq!(queue.put(urgency, name), None);
        }
        let order: Vec<_> = std::iter::from_fn(|| queue.take()).map(|(_, name)| name).collect();
        assert_eq!(
            order,
            ["deck", "room's", "chair's", "room's next", "chair's next", "the next pane's", "thumbnail", "text"]
        );
    }

    #[test]
    fn while_a_key_is_held_only_the_latest_slide_waits() {
        let mut queue = Queue::new();
        assert_eq!(queue.put(Urgency::Now(Viewer::Room), 1), None);
        assert_eq!(queue.put(Urgency::Now(Viewer::Chair), 1), None);
        assert_eq!(queue.put(Urgency::Now(Viewer::Room), 2), Some(1));
        assert_eq!(queue.put(Urgency::Now(Viewer::Room), 3), Some(2));
        assert_eq!(queue.take(), Some((Urgency::Now(Viewer::Room), 3)));
        assert_eq!(queue.take(), Some((Urgency::Now(Viewer::Chair), 1)));
        assert_eq!(queue.take(), None);
    }

    proptest! {
        /// Nothing is lost and nothing comes twice; what comes is never less urgent than what waits, and equals keep
        /// their order.
        #[test]
        fn everything_comes_once_in_the_order_of_urgency(
            steps in proptest::collection::vec(proptest::option::weighted(0.6, urgency()), 0..200)
        ) {
            let mut queue = Queue::new();
            let mut inside: Vec<(Urgency, usize)> = Vec::new();
            for (number, step) in steps.into_iter().enumerate() {
                if let Some(urgency) = step {
                    let needless = queue.put(urgency, number);
                    if let Some(needless) = needless {
                        let at = inside.iter().position(|(_, job)| *job == needless).unwrap();
                        prop_assert_eq!(inside.remove(at).0, urgency);
                        prop_assert!(matches!(urgency, Urgency::Now(_)));
                    }
                    inside.push((urgency, number));
                } else {
                    let expected = inside.iter().min().copied();
                    prop_assert_eq!(queue.most_urgent(), expected.map(|(urgency, _)| urgency));
                    prop_assert_eq!(queue.take(), expected);
                    inside.retain(|job| Some(*job) != expected);
                }
            }
            for window in [Viewer::Room, Viewer::Chair, Viewer::Next, Viewer::Item] {
                prop_assert!(inside.iter().filter(|(urgency, _)| *urgency == Urgency::Now(window)).count() <= 1);
            }
        }
    }
}
