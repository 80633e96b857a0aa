//! PDF decks: a PDF in, what the chair and the room see of it out.

mod damage;
mod decks;
mod golden;
mod info;
mod notes;
mod page;
mod support;
