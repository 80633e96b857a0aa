//! What a worker can be asked to do, and where its answer goes.

use std::sync::{Arc, mpsc};

use chairside_deck::pdf::{OpenError, PageText, PdfInfo, PdfOptions};

use crate::failure::Failure;
use crate::files::DeckKey;
use crate::page::{Drawing, Wanted};

pub(crate) type DrawReply = Box<dyn FnOnce(Result<Drawing, Failure>) + Send>;
pub(crate) type TextReply = Box<dyn FnOnce(Result<PageText, Failure>) + Send>;
pub(crate) type OpenReply = mpsc::SyncSender<Result<PdfInfo, Result<OpenError, Failure>>>;

/// Something to do.
pub(crate) enum Job {
    Open { deck: DeckKey, bytes: Arc<Vec<u8>>, options: PdfOptions, reply: OpenReply },
    Draw { wanted: Wanted, waiting: Vec<DrawReply>, is_draft_of: Option<Wanted> },
    Text { deck: DeckKey, page: u32, reply: TextReply },
}

impl Job {
    pub fn answer_failure(self, failure: &Failure) {
        match self {
            Self::Open { reply, .. } => {
                let _ = reply.send(Err(Err(failure.clone())));
            }
            Self::Draw { waiting, .. } => waiting.into_iter().for_each(|reply| reply(Err(failure.clone()))),
            Self::Text { reply, .. } => reply(Err(failure.clone())),
        }
    }

    pub fn deck(&self) -> DeckKey {
        match self {
            Self::Open { deck, .. } | Self::Text { deck, .. } => *deck,
            Self::Draw { wanted, .. } => wanted.deck,
        }
    }
}
