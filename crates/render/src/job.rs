//! What a worker can be asked to do, and where the answer goes.

use std::sync::{Arc, mpsc};

use chairside_deck::pdf::{PageText, PdfInfo, PdfOptions};

use crate::failure::{Failure, OpenFailure};
use crate::files::DeckKey;
use crate::page::{DrawnPage, PageRequest};

pub(crate) type DrawReply = Box<dyn FnOnce(Result<DrawnPage, Failure>) + Send>;
pub(crate) type TextReply = Box<dyn FnOnce(Result<PageText, Failure>) + Send>;
pub(crate) type OpenReply = mpsc::SyncSender<Result<PdfInfo, OpenFailure>>;

/// A job for a worker.
pub(crate) enum Job {
    /// Reads what is in a file.
    Open { deck: DeckKey, bytes: Arc<Vec<u8>>, options: PdfOptions, reply: OpenReply },
    /// Draws a page for all who wait for it. A draft is a small version for those who wait for the full page.
    Draw { wanted: PageRequest, waiting: Vec<DrawReply>, is_draft_of: Option<PageRequest> },
    /// Reads the text of a page.
    Text { deck: DeckKey, page: u32, reply: TextReply },
}

impl Job {
    /// Answers everyone who waits that the job failed.
    pub fn answer_failure(self, failure: &Failure) {
        match self {
            Self::Open { reply, .. } => {
                let _ = reply.send(Err(failure.clone().into()));
            }
            Self::Draw { waiting, .. } => waiting.into_iter().for_each(|reply| reply(Err(failure.clone()))),
            Self::Text { reply, .. } => reply(Err(failure.clone())),
        }
    }

    /// The deck that the job is about.
    pub fn deck(&self) -> DeckKey {
        match self {
            Self::Open { deck, .. } | Self::Text { deck, .. } => *deck,
            Self::Draw { wanted, .. } => wanted.deck,
        }
    }
}
