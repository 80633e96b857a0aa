//! Agenda bashing: what the chair may change of the agenda while the session runs, and what each change does to it.

mod apply;
mod decide;

pub(crate) use decide::decide;
