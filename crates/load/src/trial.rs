//! Draws the pages of PDFs before the room does, to find those that open and then cannot be drawn. The renderer remembers
//! them; here they are put into words.

use std::collections::{BTreeSet, HashMap};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use chairside_deck::pdf::{FindingKind, pages_in_words};
use chairside_problem::Problem;
use chairside_render::{Failure, Form, PageRequest, Renderer, Urgency};
use chairside_session::DeckId;
use chairside_session::content::DeckInfo;

use crate::{LoadedSession, PdfPage};

/// How pages are tried.
#[derive(Debug, Clone, Copy)]
pub struct Trial {
    /// The box that each page is fitted into, in pixels.
    pub size: (u32, u32),
    /// How many pages are on their way to the renderer at once.
    pub at_once: usize,
    /// Pages that are not drawn after this time stay untried.
    pub within: Duration,
}

impl Trial {
    /// As most rooms see the pages, by both render processes.
    pub const LARGE: Self = Self { size: (1920, 1080), at_once: 2, within: Duration::from_secs(20) };
    /// In the size of the coarse picture that a room sees first of a slow page. One render process stays free.
    pub const SMALL: Self = Self { size: (480, 270), at_once: 1, within: Duration::from_mins(2) };

    /// Draws each of `pages` and calls `failed` after each that cannot be drawn. What is more urgent goes first. Returns
    /// the pages that were not tried.
    pub fn draw<'a>(&self, pages: &'a [PdfPage], renderer: &Renderer, mut failed: impl FnMut()) -> Vec<&'a PdfPage> {
        let end = Instant::now() + self.within;
        let (sender, answers) = mpsc::channel();
        let ask = |number: usize, page: &PdfPage| {
            let (width, height) = self.size;
            let wanted = PageRequest { deck: page.deck, page: page.page, width, height, form: Form::Pixels };
            let sender = sender.clone();
            let reply = move |drawn: Result<_, Failure>| drop(sender.send((number, drawn.err())));
            renderer.draw(wanted, Urgency::Text, Box::new(reply));
        };
        let mut waiting = BTreeSet::new();
        let mut next = 0;
        while next < pages.len() || !waiting.is_empty() {
            while next < pages.len() && waiting.len() < self.at_once && Instant::now() < end {
                waiting.insert(next);
                ask(next, &pages[next]);
                next += 1;
            }
            let answer = answers.recv_timeout(end.saturating_duration_since(Instant::now()));
            let Ok((number, failure)) = answer else { break };
            if failure == Some(Failure::Superseded) {
                ask(number, &pages[number]);
                continue;
            }
            waiting.remove(&number);
            if failure.is_some() {
                failed();
            }
        }
        waiting.into_iter().chain(next..pages.len()).map(|number| &pages[number]).collect()
    }
}

impl LoadedSession {
    /// The pages that were found not to be drawable so far, a problem for each deck and reason.
    pub fn pages_not_drawn(&self, renderer: &Renderer) -> Vec<Problem> {
        let mut problems = Vec::new();
        for deck in &self.content.decks {
            let Some(name) = self.pdf_names.get(&deck.id) else { continue };
            let shown: HashMap<u32, &PdfPage> = self.pages.pdf_pages_of(deck).map(|page| (page.page, page)).collect();
            let Some(key) = shown.values().next().map(|page| page.deck) else { continue };
            let known = self.pages_without_size(deck);
            let mut reasons: Vec<(String, Vec<usize>)> = Vec::new();
            for (page, why) in renderer.failures(key) {
                if !shown.contains_key(&page) || known.contains(&page) {
                    continue;
                }
                let why = why.to_string();
                match reasons.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, pages)) => pages.push(page as usize),
                    None => reasons.push((why, vec![page as usize])),
                }
            }
            problems.extend(reasons.into_iter().map(|(why, pages)| {
                let subject = if pages.len() == 1 { "the page" } else { "each of them" };
                let what = format!("{} cannot be shown: {subject} {why}", pages_in_words(&pages));
                Problem::warning(name, None, what, "print the deck to a new PDF, or ask the speaker for one")
            }));
        }
        problems
    }

    /// The pages of a PDF that are named already, since they have no size.
    fn pages_without_size(&self, deck: &DeckInfo) -> BTreeSet<u32> {
        let key = self.pages.pdf_pages_of(deck).next().map(|page| page.deck);
        let open = self.pdfs.iter().find(|open| Some(open.key) == key);
        let findings = open.iter().flat_map(|open| &open.info.findings);
        findings.filter(|finding| finding.kind == FindingKind::Page).flat_map(|finding| finding.pages.clone()).collect()
    }

    /// The pages that there was no time to draw, a problem for each deck.
    pub fn pages_not_tried(&self, untried: &[&PdfPage], trial: Trial) -> Vec<Problem> {
        let in_deck = |deck: &DeckId| {
            let info = self.content.deck(deck)?;
            let untried = self.pages.pdf_pages_of(info).filter(|page| untried.contains(page));
            let pages: Vec<usize> = untried.map(|page| page.page as usize).collect();
            if pages.is_empty() {
                return None;
            }
            let verb = if pages.len() == 1 { "was" } else { "were" };
            let (words, seconds) = (pages_in_words(&pages), trial.within.as_secs());
            let what = format!("{words} {verb} not drawn for this check, which ended after {seconds} s");
            let instead = "`chairside preflight` draws all pages, however long it takes";
            Some(Problem::warning(self.pdf_names.get(deck)?, None, what, instead))
        };
        self.content.decks.iter().filter_map(|deck| in_deck(&deck.id)).collect()
    }
}
