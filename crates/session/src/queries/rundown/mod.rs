//! The agenda against the clock: when it ends, how much of the slot is free, and how far it is from its plan.
//!
//! There are two different statements. The *slot* is what the meeting gave ("Finishes 13:04 · 56 min spare"). The
//! *plan* is the items' minutes laid end to end from the slot's start ("4 min behind plan"). An agenda shorter than its
//! slot is never late.

pub mod agenda;
pub mod budget;
pub mod project;
pub mod ribbon;
pub mod slot;
pub mod time;
pub mod ways;
