//! Which item of one agenda is which of another: by title, draft, words, presenter, in this order, and at last by its place.

use chairside_session::content::are_chairs;
use chairside_session::file::DraftItem;

/// For each item of `other` the index of the same item in `one`. None is named twice.
pub(super) fn pairs(one: &[&DraftItem], other: &[&DraftItem]) -> Vec<Option<usize>> {
    let mut found = vec![None; other.len()];
    let same_title = |one: &DraftItem, other: &DraftItem| letters(&one.title) == letters(&other.title);
    let same_link = |one: &DraftItem, other: &DraftItem| one.link.is_some() && one.link == other.link;
    // The chairs present several items.
    let is_one = |who: &String| !are_chairs(who, &[]);
    let same_people = |one: &DraftItem, other: &DraftItem| {
        one.presenter.as_ref().is_some_and(is_one) && one.presenter == other.presenter
    };
    for is_same in [&same_title as &dyn Fn(&DraftItem, &DraftItem) -> bool, &same_link, &share_words, &same_people] {
        // A title or a presenter that comes several times names none of them, but for those in order.
        pair_up(one, other, &mut found, is_same);
    }
    pair_by_place(one, other, &mut found);
    found
}

fn pair_up(
    one: &[&DraftItem],
    other: &[&DraftItem],
    found: &mut [Option<usize>],
    is_same: &dyn Fn(&DraftItem, &DraftItem) -> bool,
) {
    for (at, item) in other.iter().enumerate() {
        if found[at].is_some() {
            continue;
        }
        let is_free = |index: &usize| !found.contains(&Some(*index));
        found[at] = (0..one.len()).filter(is_free).find(|index| is_same(one[*index], item));
    }
}

/// Items between the same neighbours, as many there as here, that have the same presenter, or none and the same time: they
/// were renamed.
fn pair_by_place(one: &[&DraftItem], other: &[&DraftItem], found: &mut [Option<usize>]) {
    let before = |at: usize, found: &[Option<usize>]| match at.checked_sub(1) {
        Some(last) => found[last].map(|index| index + 1),
        None => Some(0),
    };
    for at in 0..other.len() {
        if found[at].is_some() {
            continue;
        }
        let Some(index) = before(at, found).filter(|index| *index < one.len() && !found.contains(&Some(*index))) else {
            continue;
        };
        let after = found[at..].iter().flatten().next().copied().unwrap_or(one.len());
        let left = found[at..].iter().take_while(|found| found.is_none()).count();
        let (one, other) = (one[index], other[at]);
        let fits = one.presenter == other.presenter && (one.presenter.is_some() || one.time == other.time);
        if after.checked_sub(index) == Some(left) && fits {
            found[at] = Some(index);
        }
    }
}

/// The letters and digits of a title, in small letters.
fn letters(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether most words of the two titles are the same.
fn share_words(one: &DraftItem, other: &DraftItem) -> bool {
    let words = |title: &str| {
        let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
        words.map(str::to_lowercase).collect::<std::collections::BTreeSet<_>>()
    };
    let (one, other) = (words(&one.title), words(&other.title));
    let (both, all) = (one.intersection(&other).count(), one.union(&other).count());
    all > 0 && both * 2 >= all
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    fn item(said: &str) -> DraftItem {
        let mut parts = said.split('/');
        let title = parts.next().unwrap_or_default().to_owned();
        let presenter = parts.next().filter(|who| !who.is_empty()).map(Into::into);
        let minutes = parts.next().and_then(|minutes| minutes.parse().ok()).unwrap_or(10);
        let link = parts.next().map(Into::into);
        DraftItem { title, presenter, time: SignedDuration::from_mins(minutes), link, ..DraftItem::default() }
    }

    fn paired(one: &[&str], other: &[&str]) -> Vec<Option<usize>> {
        let [one, other] = [one, other].map(|said| said.iter().map(|said| item(said)).collect::<Vec<_>>());
        pairs(&one.iter().collect::<Vec<_>>(), &other.iter().collect::<Vec<_>>())
    }

    #[test]
    fn items_are_known_again() {
        assert_eq!(paired(&["A", "B", "C"], &["C", "a", "New/x/5"]), [Some(2), Some(0), None]);
        assert_eq!(paired(&["QMux/Lucas/10/d", "B/x"], &["Streams over TCP/Bo/7/d"]), [Some(0)]);
        assert_eq!(paired(&["Multipath in the wild/Q"], &["Multipath, in the wild (part 2)/Bo"]), [Some(0)]);
        assert_eq!(
            paired(&["Intro/Chairs", "B/Bo", "C"], &["Welcome/Chairs", "B/Bo", "C"]),
            [Some(0), Some(1), Some(2)]
        );
        assert_eq!(paired(&["A", "Old/Ana/10", "C"], &["A", "Other/Kim/10", "C"]), [Some(0), None, Some(2)]);
        assert_eq!(paired(&["A", "Old//10", "C"], &["A", "Renamed//10", "C"]), [Some(0), Some(1), Some(2)]);
        assert_eq!(paired(&["Intro/Chairs", "B"], &["B", "Wrap up/Chairs"]), [Some(1), None]);
        assert_eq!(paired(&["A", "Old/Ana/10", "C"], &["A", "Other/Kim/25", "C"]), [Some(0), None, Some(2)]);
        assert_eq!(paired(&["Same/a", "Same/b"], &["Same/a", "Same/b", "Same/c"]), [Some(0), Some(1), None]);
        assert_eq!(paired(&[], &["A"]), [None]);
        assert_eq!(paired(&["A"], &[]), []);
    }
}
