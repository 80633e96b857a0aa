//! PDF decks: a PDF in, what the chair and the room see of it out.

mod annotations;
mod cases;
mod damage;
mod decks;
mod findings;
mod golden;
mod info;
mod knockout;
mod layers;
mod notes;
mod page;
mod steps;
mod support;
