//! The links of decks: those that the reader of Markdown has refused, and the web pages that others lead to.

use chairside_deck::pdf::LinkTarget;
use chairside_load::LoadedSession;
use chairside_session::Place;
use chairside_session::content::DeckInfo;
use chairside_session::snapshot::PageId;

use crate::seen::PageSeen;

/// Why a link that leads nowhere matters.
pub(crate) const WHY: &str = "whoever follows it, in the room or later in the materials, gets nowhere";

/// The web pages that a PDF links to.
pub(crate) fn of_pdf(pages: &[PageSeen]) -> Vec<(String, Vec<u32>)> {
    let links = (0..).zip(pages).flat_map(|(number, page)| {
        page.text.links.iter().filter_map(move |link| match &link.target {
            LinkTarget::Url(url) => Some((url.clone(), number)),
            LinkTarget::Page(_) => None,
        })
    });
    gathered(links)
}

/// The web pages that a Markdown deck links to.
pub(crate) fn of_markdown(session: &LoadedSession, deck: &DeckInfo) -> Vec<(String, Vec<u32>)> {
    let on_slides = (0..).zip(&deck.slides).flat_map(|(slide, _)| {
        let page = session.pages.page(&PageId::slide(&Place { deck: deck.id.clone(), slide }));
        let urls = page.map(|page| addresses(&page.html)).unwrap_or_default();
        urls.into_iter().map(move |url| (url, slide))
    });
    gathered(on_slides)
}

/// Each web address once, with its pages.
fn gathered(links: impl Iterator<Item = (String, u32)>) -> Vec<(String, Vec<u32>)> {
    let mut all: Vec<(String, Vec<u32>)> = Vec::new();
    for (url, page) in links {
        let Ok(address) = chairside_address::check(&url) else { continue };
        if !address.url.starts_with("http") {
            continue;
        }
        match all.iter_mut().find(|(known, _)| *known == address.url) {
            Some((_, pages)) if pages.last() == Some(&page) => {}
            Some((_, pages)) => pages.push(page),
            None => all.push((address.url, vec![page])),
        }
    }
    all
}

/// The addresses of links in HTML as Chairside writes it.
fn addresses(html: &str) -> Vec<String> {
    let quoted = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    quoted.map(|address| address.replace("&amp;", "&")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_gathered_with_their_pages_and_only_those_of_the_web() {
        let links = [
            ("https://a.example/x", 0),
            ("mailto:kim@example.org", 0),
            ("https://a.example/x", 0),
            ("https://a.example/x", 2),
            ("not an address", 2),
            ("http://b.example/", 2),
        ];
        let all = gathered(links.into_iter().map(|(url, page)| (url.to_owned(), page)));
        assert_eq!(all, [("https://a.example/x".to_owned(), vec![0, 2]), ("http://b.example/".to_owned(), vec![2])]);
        assert_eq!(
            addresses(r#"<p><a href="https://a.example/?a=1&amp;b=2">x</a></p>"#),
            ["https://a.example/?a=1&b=2"]
        );
    }
}
