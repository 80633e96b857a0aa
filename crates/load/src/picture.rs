//! Where the windows fetch pictures from: images of Markdown slides and pixels of PDF pages, by opaque names.

use chairside_render::DeckKey;

/// What the address of every picture begins with. The shell serves it (`deck://`).
pub const IMAGE_BASE: &str = if cfg!(windows) { "http://deck.localhost/" } else { "deck://localhost/" };

/// The opaque name of a page (from 0) of a PDF.
pub fn page_token(deck: DeckKey, page: u32) -> String {
    format!("{:016x}-{page}", deck.0)
}

/// The page that [`page_token`] gave this name; `None` when it gave no such name.
pub fn page_of_token(token: &str) -> Option<(DeckKey, u32)> {
    let (deck, page) = token.split_once('-')?;
    Some((DeckKey(u64::from_str_radix(deck, 16).ok()?), page.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_by_its_name_and_by_no_other() {
        let page = (DeckKey(0xab), 7);
        assert_eq!(page_of_token(&page_token(page.0, page.1)), Some(page));
        for name in ["", "-", "ab", "ab-", "-7", "xy-7", "ab--7", "../ab-7"] {
            assert_eq!(page_of_token(name), None, "{name}");
        }
    }
}
